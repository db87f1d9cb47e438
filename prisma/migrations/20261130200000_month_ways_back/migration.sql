-- A district's return of a month has the ways back of an enterprise's week: sent back, opened again, corrected by request. Without an
-- enterprise a row is of the district's month.
ALTER TABLE "returned_reports" RENAME COLUMN "week" TO "period";
ALTER TABLE "returned_reports" ALTER COLUMN "enterprise" DROP NOT NULL,
  ADD CONSTRAINT "returned_reports_subject" CHECK ((enterprise IS NULL) = (period ~ '^[0-9]{4}-[0-9]{2}$'));
CREATE UNIQUE INDEX "returned_reports_open_month_key" ON "returned_reports" (city, district, period)
  WHERE outcome IS NULL AND enterprise IS NULL;

ALTER TABLE "correction_requests" RENAME COLUMN "week" TO "period";
ALTER TABLE "correction_requests" ALTER COLUMN "enterprise" DROP NOT NULL, ALTER COLUMN "headcount" DROP NOT NULL,
  ALTER COLUMN "shortage_general" DROP NOT NULL, ALTER COLUMN "shortage_skilled" DROP NOT NULL, ALTER COLUMN "shortage_senior" DROP NOT NULL,
  ALTER COLUMN "resolved_general" DROP NOT NULL, ALTER COLUMN "resolved_skilled" DROP NOT NULL, ALTER COLUMN "resolved_senior" DROP NOT NULL,
  ADD COLUMN "figures" JSONB,
  ADD CONSTRAINT "correction_requests_subject" CHECK (CASE WHEN enterprise IS NULL
    THEN period ~ '^[0-9]{4}-[0-9]{2}$' AND figures IS NOT NULL AND headcount IS NULL
    ELSE period ~ '^[0-9]{4}-W[0-9]{2}$' AND figures IS NULL AND num_nulls(headcount, shortage_general, shortage_skilled, shortage_senior,
      resolved_general, resolved_skilled, resolved_senior) = 0 END);

ALTER TABLE "reopenings" RENAME COLUMN "week" TO "period";
ALTER TABLE "reopenings" DROP CONSTRAINT "reopenings_pkey", ALTER COLUMN "enterprise" DROP NOT NULL,
  ADD COLUMN "district" TEXT COLLATE "C",
  ADD CONSTRAINT "reopenings_pkey" PRIMARY KEY ("city", "message"),
  ADD CONSTRAINT "reopenings_subject" CHECK ((enterprise IS NULL) <> (district IS NULL));
CREATE INDEX "reopenings_city_period_enterprise_idx" ON "reopenings"("city", "period", "enterprise");
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_city_district_fkey" FOREIGN KEY ("city", "district")
  REFERENCES "regions"("city", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What of the known figures nobody changed when the return was filed: compared again when the month is published.
ALTER TABLE "monthly_revisions" ADD COLUMN "prefilled" JSONB;

CREATE TABLE "supplements" (
    "city" TEXT COLLATE "C" NOT NULL,
    "period" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "supplements_pkey" PRIMARY KEY ("city","period","number")
);
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_city_period_fkey" FOREIGN KEY ("city", "period")
  REFERENCES "publications"("city", "period") ON DELETE RESTRICT ON UPDATE CASCADE;
