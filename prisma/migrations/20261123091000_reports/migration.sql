-- Which figures were reported, and who may see or write them? Every filing is a row for good; what holds now stands beside.

-- The Monday a week such as `2021-W20` opens on.
CREATE FUNCTION monday_of(week text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  -- 4 January lies in the first week of every ISO year.
  RETURN date_trunc('week', make_date(left(week, 4)::integer, 1, 4)::timestamp)::date + 7 * (right(week, 2)::integer - 1);

-- The calendar day in Asia/Shanghai; no daylight saving since 1991.
CREATE FUNCTION day_of(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (at AT TIME ZONE INTERVAL '8 hours')::date;

-- What one message did to the reports, and the answer it was given: a second delivery gets the same and changes nothing.
CREATE TABLE acts (
  message text COLLATE "C" NOT NULL,
  act text NOT NULL CHECK (act IN ('file', 'withdraw')),
  corp text NOT NULL,
  userid text COLLATE "C" NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  week text COLLATE "C",
  closes_at timestamptz(3),
  answer jsonb NOT NULL,
  CONSTRAINT acts_pkey PRIMARY KEY (message)
);
CREATE INDEX acts_userid_arrived_at_idx ON acts (userid, arrived_at);

-- Append-only: what each filing said. The report that holds is the one of the latest arrival that was not taken back,
-- its punctuality that of the earliest.
CREATE TABLE report_revisions (
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL CHECK (week ~ '^[0-9]{4}-W[0-9]{2}$'),
  revision integer NOT NULL,
  district text COLLATE "C" NOT NULL,
  message text COLLATE "C" NOT NULL,
  corp text NOT NULL,
  filed_by text COLLATE "C" NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- What it would be as the first filing, by the due instant of then.
  punctuality text NOT NULL CHECK (punctuality IN ('onTime', 'late')),
  figures jsonb NOT NULL,
  doubts jsonb NOT NULL,
  CONSTRAINT report_revisions_pkey PRIMARY KEY (enterprise, week, revision),
  CONSTRAINT report_revisions_message_enterprise_week_key UNIQUE (message, enterprise, week),
  CONSTRAINT report_revisions_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprises (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Append-only: which filings were taken back (撤回).
CREATE TABLE report_withdrawals (
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  message text COLLATE "C" NOT NULL,
  corp text NOT NULL,
  withdrawn_by text COLLATE "C" NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT report_withdrawals_pkey PRIMARY KEY (enterprise, week, revision),
  CONSTRAINT report_withdrawals_enterprise_week_revision_fkey FOREIGN KEY (enterprise, week, revision)
    REFERENCES report_revisions (enterprise, week, revision) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What holds now: at most one report an enterprise and week.
CREATE TABLE reports (
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  -- Where the enterprise stood when the week opened; follows a roster that says otherwise from that Monday on.
  district text COLLATE "C" NOT NULL,
  -- Type on the roster when it was first filed.
  type text NOT NULL,
  revision integer NOT NULL,
  headcount integer NOT NULL CHECK (headcount >= 0),
  filed_at timestamptz(3) NOT NULL,
  first_filed_at timestamptz(3) NOT NULL,
  punctuality text NOT NULL,
  CONSTRAINT reports_pkey PRIMARY KEY (enterprise, week),
  CONSTRAINT reports_enterprise_week_revision_fkey FOREIGN KEY (enterprise, week, revision)
    REFERENCES report_revisions (enterprise, week, revision) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX reports_week_district_idx ON reports (week, district) INCLUDE (enterprise, type, headcount, punctuality);

-- The figures of what holds now, by tier. Week and district stand here too, so that totals read one narrow index and no join.
CREATE TABLE report_tiers (
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  tier text COLLATE "C" NOT NULL CHECK (tier IN ('general', 'skilled', 'senior')),
  district text COLLATE "C" NOT NULL,
  shortage integer NOT NULL CHECK (shortage >= 0),
  resolved integer NOT NULL CHECK (resolved >= 0),
  CONSTRAINT report_tiers_pkey PRIMARY KEY (enterprise, week, tier),
  CONSTRAINT report_tiers_enterprise_week_fkey FOREIGN KEY (enterprise, week)
    REFERENCES reports (enterprise, week) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX report_tiers_week_district_idx ON report_tiers (week, district) INCLUDE (enterprise, tier, shortage, resolved);

-- 补报: one enterprise and week is open again until then.
CREATE TABLE reopenings (
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  until timestamptz(3) NOT NULL,
  opened_by text COLLATE "C" NOT NULL,
  CONSTRAINT reopenings_pkey PRIMARY KEY (enterprise, week, opened_at),
  CONSTRAINT reopenings_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprises (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- 发布: from then on a report of the week is no longer corrected freely.
CREATE TABLE published_weeks (
  week text COLLATE "C" NOT NULL,
  published_at timestamptz(3) NOT NULL,
  published_by text COLLATE "C" NOT NULL,
  CONSTRAINT published_weeks_pkey PRIMARY KEY (week)
);

-- Append-only: one row for each act on figures, reading included, in the act's own transaction.
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- By the clock that stamps arrivals.
  at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  corp text NOT NULL,
  userid text NOT NULL,
  role text NOT NULL,
  region text NOT NULL,
  act text NOT NULL,
  message text,
  -- Which weeks, districts and enterprises; never a figure.
  details jsonb NOT NULL,
  CONSTRAINT audit_pkey PRIMARY KEY (id)
);

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_revisions EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_withdrawals EXECUTE FUNCTION append_only();

-- ── Who may see and write: decided from the roster here, whatever the program believes ──────────────────────────────

-- Says for whom the rest of the transaction works; the policies below read what is set here. False, and nothing can be seen or
-- written, where the roster knows no such active person.
--   bot.all   on = every district there is, which spares the comparison row by row
--   bot.held  the districts of a coordinator or the task force
--   bot.own   the enterprises a specialist serves on that day
CREATE FUNCTION ask(_userid text, _role text, _region text, _at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  _day date := day_of(_at);
  _known boolean := EXISTS (SELECT FROM people p WHERE p.userid = _userid AND p.role = _role AND p.region = _region AND p.active);
  _held text[];
  _own text[];
BEGIN
  IF _known AND _role IN ('coordinator', 'taskForce') THEN
    _held := (SELECT r.districts FROM regions r WHERE r.code = _region);
  ELSIF _known AND _role = 'specialist' THEN
    _own := ARRAY(SELECT a.enterprise FROM assignments a
      WHERE a.specialist = _userid AND a.starts <= _day AND (a.ends IS NULL OR _day < a.ends));
  END IF;
  PERFORM set_config('bot.userid', CASE WHEN _known THEN _userid ELSE '' END, true),
    set_config('bot.day', _day::text, true),
    set_config('bot.all', CASE WHEN cardinality(_held) = (SELECT count(*) FROM regions r WHERE r.level = 'district')
      THEN 'on' ELSE '' END, true),
    set_config('bot.held', coalesce(_held::text, ''), true),
    set_config('bot.own', coalesce(_own::text, ''), true);
  RETURN _known;
END $$;

CREATE FUNCTION held_districts() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('bot.held', true), '')::text[];

-- The enterprises the asker answers for: a specialist's own; a coordinator's all that stand in the district on that day, so that
-- their history comes with them though they stood elsewhere then. Asked only for rows of other districts.
CREATE FUNCTION own_enterprises() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  _own text := current_setting('bot.own', true);
  _held text[] := held_districts();
  _day date;
BEGIN
  IF _own <> '' THEN
    RETURN _own::text[];
  END IF;
  IF _held IS NOT NULL THEN
    _day := current_setting('bot.day');
    RETURN ARRAY(SELECT a.enterprise FROM assignments a
      WHERE a.district = ANY (_held) AND a.starts <= _day AND (a.ends IS NULL OR _day < a.ends));
  END IF;
  RETURN '{}';
END $$;

-- In which district may the asker report this enterprise for the week? The one it stood in when the week opened, or stands in now where
-- it joined later. Null: not the asker's, or it does not exist.
CREATE FUNCTION reportable_in(_enterprise text, _week text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  _monday date := monday_of(_week);
  _day date := nullif(current_setting('bot.day', true), '');
  _held text[] := held_districts();
  _today assignments;
  _opening text;
BEGIN
  SELECT * INTO _today FROM assignments a WHERE a.enterprise = _enterprise AND a.starts <= _day AND (a.ends IS NULL OR _day < a.ends);
  IF _today.starts <= _monday THEN
    _opening := _today.district;
  ELSE
    SELECT a.district INTO _opening FROM assignments a
    WHERE a.enterprise = _enterprise AND a.starts <= _monday AND (a.ends IS NULL OR _monday < a.ends);
  END IF;
  IF _held IS NULL AND _today.specialist = nullif(current_setting('bot.userid', true), '')
    OR _opening = ANY (_held) OR _today.district = ANY (_held) THEN
    RETURN coalesce(_opening, _today.district);
  END IF;
  RETURN NULL;
END $$;

-- FORCE: also where the application connects as the owner. Each setting stands in a SELECT of its own, so that it is read once a
-- statement and not once a row.
ALTER TABLE reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE report_tiers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE report_revisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE report_withdrawals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY asker ON reports USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[]));
CREATE POLICY asker ON report_tiers USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[]));
CREATE POLICY asker ON report_revisions USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[]));
CREATE POLICY asker ON report_withdrawals USING (
  EXISTS (SELECT FROM report_revisions v WHERE (v.enterprise, v.week, v.revision) =
    (report_withdrawals.enterprise, report_withdrawals.week, report_withdrawals.revision)));
