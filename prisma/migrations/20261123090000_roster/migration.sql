-- What is the bureau? Its regions, people and enterprises, who serves which enterprise from when on, and its calendar.

CREATE TABLE regions (
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  aliases text[] NOT NULL,
  parent text COLLATE "C",
  level text NOT NULL CHECK (level IN ('province', 'city', 'district')),
  -- The districts at or below, kept by a trigger: what a role of this region covers.
  districts text[] NOT NULL DEFAULT '{}',
  -- Order on the roster.
  place integer NOT NULL,
  CONSTRAINT regions_pkey PRIMARY KEY (code),
  CONSTRAINT regions_parent_fkey FOREIGN KEY (parent) REFERENCES regions (code) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE people (
  userid text COLLATE "C" NOT NULL CHECK (userid = lower(userid)),
  account text NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('specialist', 'coordinator', 'taskForce', 'admin')),
  region text COLLATE "C" NOT NULL,
  active boolean NOT NULL,
  place integer NOT NULL,
  CONSTRAINT people_pkey PRIMARY KEY (userid),
  CONSTRAINT people_region_fkey FOREIGN KEY (region) REFERENCES regions (code) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE enterprises (
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  aliases text[] NOT NULL,
  credit_code text COLLATE "C",
  type text NOT NULL CHECK (type IN ('majorProject', 'unemploymentMonitored', 'employmentMonitored', 'other')),
  surveyed boolean NOT NULL,
  headcount integer CHECK (headcount >= 0),
  place integer NOT NULL,
  CONSTRAINT enterprises_pkey PRIMARY KEY (id),
  -- Deferred: one import may pass a code from one enterprise to another.
  CONSTRAINT enterprises_credit_code_key UNIQUE (credit_code) DEFERRABLE INITIALLY DEFERRED
);

-- A range of one is equal where it overlaps: so the rule below needs no extension for comparing text.
CREATE TYPE text_span AS RANGE (SUBTYPE = text, COLLATION = "C");

CREATE TABLE assignments (
  enterprise text COLLATE "C" NOT NULL,
  -- From this day on …
  starts date NOT NULL,
  -- … and before this one; null = open.
  ends date CHECK (ends > starts),
  district text COLLATE "C" NOT NULL,
  specialist text COLLATE "C",
  CONSTRAINT assignments_pkey PRIMARY KEY (enterprise, starts),
  CONSTRAINT assignments_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprises (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT assignments_district_fkey FOREIGN KEY (district) REFERENCES regions (code) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT assignments_specialist_fkey FOREIGN KEY (specialist) REFERENCES people (userid) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT assignments_one_at_a_time
    EXCLUDE USING gist (text_span(enterprise, enterprise, '[]') WITH &&, daterange(starts, ends) WITH &&)
);
CREATE INDEX assignments_district_idx ON assignments (district);
CREATE INDEX assignments_specialist_idx ON assignments (specialist);

CREATE TABLE calendar_days (
  day date NOT NULL,
  workday boolean NOT NULL,
  name text NOT NULL,
  CONSTRAINT calendar_days_pkey PRIMARY KEY (day)
);

-- Due instants moved by the task force, by period: `2021-W25` or `2021-05`.
CREATE TABLE moved_deadlines (
  period text COLLATE "C" NOT NULL,
  due_at timestamptz(3) NOT NULL,
  CONSTRAINT moved_deadlines_pkey PRIMARY KEY (period)
);

-- One row, whose version grows with every change to the tables above, by whatever hand; everybody who keeps them in memory is told.
CREATE TABLE bureau_version (
  single boolean NOT NULL DEFAULT true CHECK (single),
  version integer NOT NULL,
  CONSTRAINT bureau_version_pkey PRIMARY KEY (single)
);
INSERT INTO bureau_version (version) VALUES (0);

CREATE FUNCTION bureau_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE bureau_version SET version = version + 1;
  PERFORM pg_notify('bureau', '');
  RETURN NULL;
END $$;

CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON regions EXECUTE FUNCTION bureau_changed();
CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON people EXECUTE FUNCTION bureau_changed();
CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON enterprises EXECUTE FUNCTION bureau_changed();
CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON assignments EXECUTE FUNCTION bureau_changed();
CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON calendar_days EXECUTE FUNCTION bureau_changed();
CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON moved_deadlines EXECUTE FUNCTION bureau_changed();

CREATE FUNCTION regions_cover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE above AS (
    SELECT code AS district, code, parent FROM regions WHERE level = 'district'
    UNION
    SELECT a.district, r.code, r.parent FROM above a JOIN regions r ON r.code = a.parent
  ), covered AS (
    SELECT r.code, coalesce(array_agg(a.district ORDER BY a.district) FILTER (WHERE a.district IS NOT NULL), '{}') AS districts
    FROM regions r LEFT JOIN above a ON a.code = r.code GROUP BY r.code
  )
  UPDATE regions r SET districts = c.districts FROM covered c WHERE c.code = r.code AND r.districts <> c.districts;
  RETURN NULL;
END $$;

-- Not on the column it writes, or it would start itself.
CREATE TRIGGER regions_cover AFTER INSERT OR UPDATE OF code, parent, level OR DELETE ON regions EXECUTE FUNCTION regions_cover();
