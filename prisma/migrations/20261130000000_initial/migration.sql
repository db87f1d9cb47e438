-- The tables, as schema.prisma describes them; what Prisma cannot say stands at the end. Text is compared byte by byte (COLLATE "C"):
-- every text that is compared here is a code, an account, a week or a key.

CREATE TABLE "regions" (
    "city" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[] NOT NULL,
    "parent" TEXT COLLATE "C",
    "level" TEXT COLLATE "C" NOT NULL,
    "districts" TEXT[] NOT NULL DEFAULT '{}' NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "regions_pkey" PRIMARY KEY ("city","code")
);

CREATE TABLE "people" (
    "city" TEXT COLLATE "C" NOT NULL,
    "userid" TEXT COLLATE "C" NOT NULL,
    "account" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "region" TEXT COLLATE "C" NOT NULL,
    "active" BOOLEAN NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("city","userid")
);

CREATE TABLE "enterprises" (
    "city" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[] NOT NULL,
    "credit_code" TEXT COLLATE "C",
    "type" TEXT COLLATE "C" NOT NULL,
    "surveyed" BOOLEAN NOT NULL,
    "headcount" INTEGER,
    "place" INTEGER NOT NULL,

    CONSTRAINT "enterprises_pkey" PRIMARY KEY ("city","id")
);

CREATE TABLE "assignments" (
    "city" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "starts" DATE NOT NULL,
    "ends" DATE,
    "district" TEXT COLLATE "C" NOT NULL,
    "specialist" TEXT COLLATE "C",

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("city","enterprise","starts")
);

CREATE TABLE "calendar_days" (
    "city" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "workday" BOOLEAN NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "calendar_days_pkey" PRIMARY KEY ("city","day")
);

CREATE TABLE "moved_deadlines" (
    "city" TEXT COLLATE "C" NOT NULL,
    "period" TEXT COLLATE "C" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "moved_deadlines_pkey" PRIMARY KEY ("city","period")
);

CREATE TABLE "bureau_versions" (
    "city" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "bureau_versions_pkey" PRIMARY KEY ("city")
);

CREATE TABLE "stand_ins" (
    "city" TEXT COLLATE "C" NOT NULL,
    "specialist" TEXT COLLATE "C" NOT NULL,
    "starts" DATE NOT NULL,
    "ends" DATE,
    "set_by" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "stand_ins_pkey" PRIMARY KEY ("city","specialist","starts")
);

CREATE TABLE "leaves" (
    "city" TEXT COLLATE "C" NOT NULL,
    "person" TEXT COLLATE "C" NOT NULL,
    "starts" TIMESTAMPTZ(3) NOT NULL,
    "ends" TIMESTAMPTZ(3) NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "leaves_pkey" PRIMARY KEY ("city","person","starts")
);

CREATE TABLE "acts" (
    "city" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "seq" BIGINT GENERATED ALWAYS AS IDENTITY,
    "act" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "userid" TEXT COLLATE "C" NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "period" TEXT COLLATE "C",
    "closes_at" TIMESTAMPTZ(3),
    "answer" JSONB NOT NULL,

    CONSTRAINT "acts_pkey" PRIMARY KEY ("city","message")
);

CREATE TABLE "report_revisions" (
    "city" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "filed_by" TEXT COLLATE "C" NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "punctuality" TEXT COLLATE "C" NOT NULL,
    "thread" INTEGER NOT NULL,
    "overtaken" BOOLEAN NOT NULL DEFAULT false,
    "headcount" INTEGER NOT NULL,
    "shortage_general" INTEGER NOT NULL,
    "shortage_skilled" INTEGER NOT NULL,
    "shortage_senior" INTEGER NOT NULL,
    "resolved_general" INTEGER NOT NULL,
    "resolved_skilled" INTEGER NOT NULL,
    "resolved_senior" INTEGER NOT NULL,
    "doubts" JSONB NOT NULL,

    CONSTRAINT "report_revisions_pkey" PRIMARY KEY ("city","enterprise","week","revision")
);

CREATE TABLE "report_withdrawals" (
    "city" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "withdrawn_by" TEXT COLLATE "C" NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "report_withdrawals_pkey" PRIMARY KEY ("city","enterprise","week","revision")
);

CREATE TABLE "reports" (
    "city" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "specialist" TEXT COLLATE "C",
    "type" TEXT COLLATE "C" NOT NULL,
    "surveyed" BOOLEAN NOT NULL,
    "due" BOOLEAN NOT NULL,
    "revision" INTEGER NOT NULL,
    "headcount" INTEGER NOT NULL,
    "shortage_general" INTEGER NOT NULL,
    "shortage_skilled" INTEGER NOT NULL,
    "shortage_senior" INTEGER NOT NULL,
    "resolved_general" INTEGER NOT NULL,
    "resolved_skilled" INTEGER NOT NULL,
    "resolved_senior" INTEGER NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "filed_by" TEXT COLLATE "C" NOT NULL,
    "first_filed_at" TIMESTAMPTZ(3) NOT NULL,
    "punctuality" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("city","week","enterprise")
);

CREATE TABLE "week_sums" (
    "city" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "surveyed" BOOLEAN NOT NULL,
    "enterprises" INTEGER NOT NULL DEFAULT 0,
    "due" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "short_enterprises" INTEGER NOT NULL DEFAULT 0,
    "headcount" INTEGER NOT NULL DEFAULT 0,
    "shortage_general" INTEGER NOT NULL DEFAULT 0,
    "shortage_skilled" INTEGER NOT NULL DEFAULT 0,
    "shortage_senior" INTEGER NOT NULL DEFAULT 0,
    "resolved_general" INTEGER NOT NULL DEFAULT 0,
    "resolved_skilled" INTEGER NOT NULL DEFAULT 0,
    "resolved_senior" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "week_sums_pkey" PRIMARY KEY ("city","week","district","type","surveyed")
);

CREATE TABLE "reopenings" (
    "city" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "reopenings_pkey" PRIMARY KEY ("city","enterprise","week","opened_at")
);

CREATE TABLE "sign_offs" (
    "city" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "signed_by" TEXT COLLATE "C" NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "punctuality" TEXT COLLATE "C" NOT NULL,
    "opened" BOOLEAN NOT NULL DEFAULT false,
    "told" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sign_offs_pkey" PRIMARY KEY ("city","message")
);

CREATE TABLE "returned_reports" (
    "city" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "returned_by" TEXT COLLATE "C" NOT NULL,
    "returned_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT COLLATE "C",
    "answer" TEXT COLLATE "C",
    "told" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "returned_reports_pkey" PRIMARY KEY ("city","number")
);

CREATE TABLE "correction_requests" (
    "city" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "headcount" INTEGER NOT NULL,
    "shortage_general" INTEGER NOT NULL,
    "shortage_skilled" INTEGER NOT NULL,
    "shortage_senior" INTEGER NOT NULL,
    "resolved_general" INTEGER NOT NULL,
    "resolved_skilled" INTEGER NOT NULL,
    "resolved_senior" INTEGER NOT NULL,
    "doubts" JSONB NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "asked_by" TEXT COLLATE "C" NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'asked',
    "decision" TEXT COLLATE "C",
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_requests_pkey" PRIMARY KEY ("city","number")
);

CREATE TABLE "publications" (
    "city" TEXT COLLATE "C" NOT NULL,
    "period" TEXT COLLATE "C" NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("city","period")
);

CREATE TABLE "published_reports" (
    "city" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "published_reports_pkey" PRIMARY KEY ("city","week","enterprise")
);

CREATE TABLE "monthly_revisions" (
    "city" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "month" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "filed_by" TEXT COLLATE "C" NOT NULL,
    "signed_by" TEXT COLLATE "C" NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "punctuality" TEXT COLLATE "C" NOT NULL,
    "figures" JSONB NOT NULL,
    "doubts" JSONB NOT NULL,

    CONSTRAINT "monthly_revisions_pkey" PRIMARY KEY ("city","district","month","revision")
);

CREATE TABLE "monthly_withdrawals" (
    "city" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "month" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "withdrawn_by" TEXT COLLATE "C" NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "monthly_withdrawals_pkey" PRIMARY KEY ("city","district","month","revision")
);

CREATE TABLE "demands" (
    "city" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "cause" TEXT COLLATE "C" NOT NULL,
    "enterprise" TEXT COLLATE "C",
    "district" TEXT COLLATE "C" NOT NULL,
    "figures" JSONB NOT NULL,
    "needed_by" DATE,
    "reason" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "grown" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "at" TEXT COLLATE "C" NOT NULL,
    "holder" TEXT COLLATE "C",
    "message" TEXT COLLATE "C" NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demands_pkey" PRIMARY KEY ("city","number")
);

CREATE TABLE "demand_steps" (
    "city" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "step" TEXT COLLATE "C" NOT NULL,
    "was" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL,
    "taken_by" TEXT COLLATE "C" NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "message" TEXT COLLATE "C" NOT NULL,
    "said" TEXT COLLATE "C",
    "people" INTEGER,
    "given_to" TEXT COLLATE "C",
    "person" TEXT COLLATE "C",

    CONSTRAINT "demand_steps_pkey" PRIMARY KEY ("city","number","seq")
);

CREATE TABLE "practices" (
    "city" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "district" TEXT COLLATE "C" NOT NULL,
    "sent_by" TEXT COLLATE "C" NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    "adopted_by" TEXT COLLATE "C",
    "adopted_at" TIMESTAMPTZ(3),
    "spread_by" TEXT COLLATE "C",
    "spread_at" TIMESTAMPTZ(3),

    CONSTRAINT "practices_pkey" PRIMARY KEY ("city","number")
);

CREATE TABLE "audit" (
    "city" TEXT COLLATE "C" NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "corp" TEXT COLLATE "C" NOT NULL,
    "userid" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "region" TEXT COLLATE "C" NOT NULL,
    "act" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C",
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("city","id")
);

CREATE TABLE "audit_seals" (
    "seq" BIGINT NOT NULL,
    "audit" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "outgoing" (
    "city" TEXT COLLATE "C" NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "key" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "person" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "rank" INTEGER NOT NULL,
    "say" JSON NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "owed_week" TEXT COLLATE "C",
    "owed_enterprises" TEXT[] NOT NULL DEFAULT '{}' NOT NULL,
    "owed_month" TEXT COLLATE "C",
    "owed_districts" TEXT[] NOT NULL DEFAULT '{}' NOT NULL,
    "stage" TEXT COLLATE "C",
    "period" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'due',
    "claim" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "first_claimed_at" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "problem" TEXT COLLATE "C",
    "msgid" TEXT COLLATE "C",
    "settled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "stale" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "outgoing_pkey" PRIMARY KEY ("city","id")
);

CREATE TABLE "reminders" (
    "city" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "person" TEXT COLLATE "C" NOT NULL,
    "reminded_at" TIMESTAMPTZ(3) NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "asked_by" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("city","corp","person","reminded_at")
);

CREATE TABLE "marks" (
    "city" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marks_pkey" PRIMARY KEY ("city","name")
);

CREATE TABLE "files" (
    "city" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "bytes" BYTEA NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "files_pkey" PRIMARY KEY ("city","id")
);

CREATE TABLE "file_uploads" (
    "city" TEXT COLLATE "C" NOT NULL,
    "corp" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "media" TEXT COLLATE "C" NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_uploads_pkey" PRIMARY KEY ("city","corp","file","kind","name")
);

-- Deferred: one import may pass a code from one enterprise to another.
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_city_credit_code_key" UNIQUE ("city", "credit_code") DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX "assignments_city_district_idx" ON "assignments"("city", "district");

CREATE INDEX "assignments_city_specialist_idx" ON "assignments"("city", "specialist");

CREATE INDEX "acts_city_userid_arrived_at_idx" ON "acts"("city", "userid", "arrived_at");

CREATE INDEX "report_revisions_city_week_idx" ON "report_revisions"("city", "week");

CREATE UNIQUE INDEX "report_revisions_city_message_enterprise_week_key" ON "report_revisions"("city", "message", "enterprise", "week");

CREATE INDEX "reports_city_enterprise_week_idx" ON "reports"("city", "enterprise", "week");

CREATE INDEX "reports_city_week_district_idx" ON "reports"("city", "week", "district");

CREATE INDEX "reports_city_specialist_week_idx" ON "reports"("city", "specialist", "week");

CREATE INDEX "week_sums_city_district_week_idx" ON "week_sums"("city", "district", "week");

CREATE INDEX "sign_offs_city_week_district_idx" ON "sign_offs"("city", "week", "district");

CREATE UNIQUE INDEX "returned_reports_city_message_key" ON "returned_reports"("city", "message");

CREATE UNIQUE INDEX "correction_requests_city_message_key" ON "correction_requests"("city", "message");

CREATE INDEX "monthly_revisions_city_month_idx" ON "monthly_revisions"("city", "month");

CREATE UNIQUE INDEX "monthly_revisions_city_message_key" ON "monthly_revisions"("city", "message");

CREATE UNIQUE INDEX "monthly_withdrawals_city_message_key" ON "monthly_withdrawals"("city", "message");

CREATE INDEX "demands_city_raised_at_idx" ON "demands"("city", "raised_at");

CREATE INDEX "demand_steps_city_taken_at_idx" ON "demand_steps"("city", "taken_at");

CREATE UNIQUE INDEX "demand_steps_city_number_message_key" ON "demand_steps"("city", "number", "message");

CREATE UNIQUE INDEX "practices_city_message_key" ON "practices"("city", "message");

CREATE UNIQUE INDEX "audit_id_key" ON "audit"("id");

CREATE UNIQUE INDEX "audit_seals_audit_key" ON "audit_seals"("audit");

CREATE UNIQUE INDEX "outgoing_city_key_key" ON "outgoing"("city", "key");

CREATE UNIQUE INDEX "outgoing_city_corp_person_stage_period_key" ON "outgoing"("city", "corp", "person", "stage", "period");

ALTER TABLE "regions" ADD CONSTRAINT "regions_city_parent_fkey" FOREIGN KEY ("city", "parent") REFERENCES "regions"("city", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "people" ADD CONSTRAINT "people_city_region_fkey" FOREIGN KEY ("city", "region") REFERENCES "regions"("city", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assignments" ADD CONSTRAINT "assignments_city_enterprise_fkey" FOREIGN KEY ("city", "enterprise") REFERENCES "enterprises"("city", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assignments" ADD CONSTRAINT "assignments_city_district_fkey" FOREIGN KEY ("city", "district") REFERENCES "regions"("city", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assignments" ADD CONSTRAINT "assignments_city_specialist_fkey" FOREIGN KEY ("city", "specialist") REFERENCES "people"("city", "userid") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "stand_ins" ADD CONSTRAINT "stand_ins_city_specialist_fkey" FOREIGN KEY ("city", "specialist") REFERENCES "people"("city", "userid") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "leaves" ADD CONSTRAINT "leaves_city_person_fkey" FOREIGN KEY ("city", "person") REFERENCES "people"("city", "userid") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "report_revisions" ADD CONSTRAINT "report_revisions_city_enterprise_fkey" FOREIGN KEY ("city", "enterprise") REFERENCES "enterprises"("city", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "report_withdrawals" ADD CONSTRAINT "report_withdrawals_city_enterprise_week_revision_fkey" FOREIGN KEY ("city", "enterprise", "week", "revision") REFERENCES "report_revisions"("city", "enterprise", "week", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "reports" ADD CONSTRAINT "reports_city_enterprise_week_revision_fkey" FOREIGN KEY ("city", "enterprise", "week", "revision") REFERENCES "report_revisions"("city", "enterprise", "week", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_city_enterprise_fkey" FOREIGN KEY ("city", "enterprise") REFERENCES "enterprises"("city", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_city_district_fkey" FOREIGN KEY ("city", "district") REFERENCES "regions"("city", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "returned_reports" ADD CONSTRAINT "returned_reports_city_enterprise_fkey" FOREIGN KEY ("city", "enterprise") REFERENCES "enterprises"("city", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_city_enterprise_fkey" FOREIGN KEY ("city", "enterprise") REFERENCES "enterprises"("city", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "published_reports" ADD CONSTRAINT "published_reports_city_enterprise_week_revision_fkey" FOREIGN KEY ("city", "enterprise", "week", "revision") REFERENCES "report_revisions"("city", "enterprise", "week", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "monthly_revisions" ADD CONSTRAINT "monthly_revisions_city_district_fkey" FOREIGN KEY ("city", "district") REFERENCES "regions"("city", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "monthly_withdrawals" ADD CONSTRAINT "monthly_withdrawals_city_district_month_revision_fkey" FOREIGN KEY ("city", "district", "month", "revision") REFERENCES "monthly_revisions"("city", "district", "month", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "demands" ADD CONSTRAINT "demands_city_enterprise_fkey" FOREIGN KEY ("city", "enterprise") REFERENCES "enterprises"("city", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "demand_steps" ADD CONSTRAINT "demand_steps_city_number_fkey" FOREIGN KEY ("city", "number") REFERENCES "demands"("city", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "file_uploads" ADD CONSTRAINT "file_uploads_city_file_fkey" FOREIGN KEY ("city", "file") REFERENCES "files"("city", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What Prisma does not see ─────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "regions" ADD CHECK (level IN ('province', 'city', 'district'));
ALTER TABLE "people" ADD CHECK (userid = lower(userid)),
  ADD CHECK (role IN ('specialist', 'coordinator', 'taskForce', 'leader', 'auditor', 'admin'));
ALTER TABLE "enterprises" ADD CHECK (headcount >= 0);
-- A range of one is equal where it overlaps: so the rule below needs no extension for comparing text.
CREATE TYPE text_span AS RANGE (SUBTYPE = text, COLLATION = "C");
ALTER TABLE "assignments" ADD CHECK (ends > starts), ADD CONSTRAINT "assignments_one_at_a_time"
  EXCLUDE USING gist (text_span(city || ' ' || enterprise, city || ' ' || enterprise, '[]') WITH &&, daterange(starts, ends) WITH &&);
ALTER TABLE "stand_ins" ADD CHECK (ends >= starts);
ALTER TABLE "leaves" ADD CHECK (ends >= starts);

ALTER TABLE "report_revisions" ADD CHECK (week ~ '^[0-9]{4}-W[0-9]{2}$'), ADD CHECK (punctuality IN ('onTime', 'late')),
  ADD CHECK (least(headcount, shortage_general, shortage_skilled, shortage_senior, resolved_general, resolved_skilled, resolved_senior) >= 0);
ALTER TABLE "reports" ADD CHECK (punctuality IN ('onTime', 'late')),
  ADD CHECK (least(headcount, shortage_general, shortage_skilled, shortage_senior, resolved_general, resolved_skilled, resolved_senior) >= 0);
-- week_sums has no such check: a difference below 0 is proposed to its upsert, and checked before it meets the row it is added to.
ALTER TABLE "sign_offs" ADD CHECK (punctuality IN ('onTime', 'late'));
ALTER TABLE "returned_reports" ADD CHECK (outcome IN ('corrected', 'stands'));
CREATE UNIQUE INDEX "returned_reports_open_key" ON "returned_reports" (city, enterprise, week) WHERE outcome IS NULL;
ALTER TABLE "correction_requests" ADD CHECK (state IN ('asked', 'approved', 'refused', 'outdated', 'expired'));
ALTER TABLE "publications" ADD CHECK (period ~ '^[0-9]{4}(-(W[0-9]{2}|0[1-9]|1[0-2]))?$');

ALTER TABLE "monthly_revisions" ADD CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'), ADD CHECK (punctuality IN ('onTime', 'late'));

ALTER TABLE "demands" ADD CHECK (cause IN ('person', 'enterprise', 'district')), ADD CHECK ((enterprise IS NULL) = (cause = 'district')),
  ADD CHECK (state IN ('raised', 'accepted', 'transferred', 'resolved', 'confirmed', 'withdrawn'));
-- One open demand an enterprise, and one a district without one.
CREATE UNIQUE INDEX "demands_open_key" ON "demands" (city, coalesce(enterprise, ''), (CASE WHEN enterprise IS NULL THEN district ELSE '' END))
  WHERE state NOT IN ('confirmed', 'withdrawn');
-- The legal steps, whatever the program believes.
ALTER TABLE "demand_steps" ADD CHECK (people >= 0), ADD CONSTRAINT "demand_steps_legal" CHECK (CASE step
  WHEN 'raise' THEN was IS NULL AND seq = 1 AND state = 'raised'
  WHEN 'accept' THEN was IN ('raised', 'transferred') AND state = 'accepted'
  WHEN 'transfer' THEN was IN ('raised', 'transferred', 'accepted') AND state = 'transferred' AND given_to IS NOT NULL
  WHEN 'note' THEN was IN ('raised', 'transferred', 'accepted', 'resolved') AND state = was
  WHEN 'resolve' THEN was = 'accepted' AND state = 'resolved' AND people IS NOT NULL
  WHEN 'confirm' THEN was = 'resolved' AND state = 'confirmed'
  WHEN 'reopen' THEN was = 'resolved' AND state = 'accepted'
  WHEN 'withdraw' THEN was IN ('raised', 'transferred', 'accepted') AND state = 'withdrawn'
  ELSE false END);
ALTER TABLE "practices" ADD CHECK (spread_at IS NULL OR adopted_at IS NOT NULL);

ALTER TABLE "outgoing" ADD CHECK (kind IN ('reply', 'nudge', 'broadcast')), ADD CHECK (rank IN (1, 2, 3)),
  ADD CHECK (state IN ('due', 'sending', 'sent', 'dropped', 'failed', 'unknown'));
CREATE INDEX "outgoing_open_idx" ON "outgoing" (city, corp, person, rank, due_at, id) WHERE state IN ('due', 'sending');
CREATE INDEX "outgoing_troubled_idx" ON "outgoing" (city, settled_at) WHERE state IN ('failed', 'unknown');
ALTER TABLE "files" ADD CHECK (octet_length(bytes) <= 20971520);
ALTER TABLE "file_uploads" ADD CHECK (kind IN ('file', 'picture'));
