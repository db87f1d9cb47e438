-- Which urgent demands are there, and what happened to each? Every step is a row for good; where a demand stands now stands beside.

CREATE TABLE demands (
  number integer NOT NULL,
  corp text NOT NULL,
  -- Somebody raised it, or a filed report of an enterprise or of a district's week did.
  cause text NOT NULL CHECK (cause IN ('person', 'enterprise', 'district')),
  -- Null: of the district as a whole.
  enterprise text COLLATE "C" CHECK ((enterprise IS NULL) = (cause = 'district')),
  district text COLLATE "C" NOT NULL,
  figures jsonb NOT NULL,
  -- Null: as soon as can be.
  needed_by date,
  reason text NOT NULL,
  week text COLLATE "C" NOT NULL,
  -- For how many it was raised: it is not raised by itself again in the week for as many.
  grown integer NOT NULL,
  state text NOT NULL CHECK (state IN ('raised', 'accepted', 'transferred', 'resolved', 'confirmed', 'withdrawn')),
  -- The region that deals with it: a district, or the task force's.
  at text COLLATE "C" NOT NULL,
  holder text COLLATE "C",
  message text COLLATE "C" NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  CONSTRAINT demands_pkey PRIMARY KEY (number),
  CONSTRAINT demands_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprises (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX demands_raised_at_idx ON demands (raised_at);
CREATE UNIQUE INDEX demands_open_key ON demands (coalesce(enterprise, ''), (CASE WHEN enterprise IS NULL THEN district ELSE '' END))
  WHERE state NOT IN ('confirmed', 'withdrawn');

-- Append-only: who, when, what was said, and what it led to.
CREATE TABLE demand_steps (
  number integer NOT NULL,
  seq integer NOT NULL,
  step text NOT NULL,
  was text,
  state text NOT NULL,
  taken_by text COLLATE "C" NOT NULL,
  taken_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  message text COLLATE "C" NOT NULL,
  said text,
  people integer CHECK (people >= 0),
  given_to text COLLATE "C",
  person text COLLATE "C",
  CONSTRAINT demand_steps_pkey PRIMARY KEY (number, seq),
  CONSTRAINT demand_steps_number_message_key UNIQUE (number, message),
  CONSTRAINT demand_steps_number_fkey FOREIGN KEY (number) REFERENCES demands (number) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- The legal steps, whatever the program believes.
  CONSTRAINT demand_steps_legal CHECK (CASE step
    WHEN 'raise' THEN was IS NULL AND seq = 1 AND state = 'raised'
    WHEN 'accept' THEN was IN ('raised', 'transferred') AND state = 'accepted'
    WHEN 'transfer' THEN was IN ('raised', 'transferred', 'accepted') AND state = 'transferred' AND given_to IS NOT NULL
    WHEN 'note' THEN was IN ('raised', 'transferred', 'accepted', 'resolved') AND state = was
    WHEN 'resolve' THEN was = 'accepted' AND state = 'resolved' AND people IS NOT NULL
    WHEN 'confirm' THEN was = 'resolved' AND state = 'confirmed'
    WHEN 'reopen' THEN was = 'resolved' AND state = 'accepted'
    WHEN 'withdraw' THEN was IN ('raised', 'transferred', 'accepted') AND state = 'withdrawn'
    ELSE false END)
);
CREATE INDEX demand_steps_taken_at_idx ON demand_steps (taken_at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON demand_steps EXECUTE FUNCTION append_only();

ALTER TABLE demands ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE demand_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY asker ON demands USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR at = ANY ((SELECT held_districts())::text[]) OR enterprise = ANY ((SELECT own_enterprises())::text[]));
CREATE POLICY asker ON demand_steps USING (EXISTS (SELECT FROM demands d WHERE d.number = demand_steps.number));

-- ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION demand_json(d demands) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN jsonb_build_object('number', d.number, 'cause', d.cause, 'enterprise', d.enterprise, 'district', d.district,
    'figures', d.figures, 'neededBy', d.needed_by, 'reason', d.reason, 'week', d.week, 'grown', d.grown, 'state', d.state,
    'at', d.at, 'holder', d.holder,
    'rows', (SELECT jsonb_agg(jsonb_build_object('step', s.step, 'state', s.state, 'by', s.taken_by, 'at', milliseconds(s.taken_at),
        'message', s.message, 'said', s.said, 'people', s.people, 'to', s.given_to, 'person', s.person) ORDER BY s.seq)
      FROM demand_steps s WHERE s.number = d.number));
END $$;

-- One demand with its history, or null where the asker may see none of that number.
CREATE FUNCTION demand_of(_corp text, _userid text, _role text, _region text, _number integer, _at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  IF ask(_userid, _role, _region, _at) THEN
    SELECT demand_json(d) INTO _answer FROM demands d WHERE d.number = _number;
  END IF;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'demands.one', NULL, jsonb_build_object('number', _number));
  RETURN _answer;
END $$;

-- Those the asker may see: raised from `_from` (included) to `_until`, or with null all that are open; by number.
CREATE FUNCTION demands_of(
  _corp text, _userid text, _role text, _region text, _from timestamptz, _until timestamptz, _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  IF ask(_userid, _role, _region, _at) THEN
    SELECT jsonb_agg(demand_json(d) ORDER BY d.number) INTO _answer FROM demands d
    WHERE CASE WHEN _from IS NULL THEN d.state NOT IN ('confirmed', 'withdrawn') ELSE d.raised_at >= _from AND d.raised_at < _until END;
  END IF;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'demands.list', NULL, jsonb_build_object('from', _from, 'until', _until));
  RETURN coalesce(_answer, '[]');
END $$;

-- All that are open or had a step since: for the clock, the summary and the assessment, which nobody asks for.
CREATE FUNCTION demands_since(_since timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  SELECT jsonb_agg(demand_json(d) ORDER BY d.number) INTO _answer FROM demands d
  WHERE d.state NOT IN ('confirmed', 'withdrawn')
    OR d.number IN (SELECT s.number FROM demand_steps s WHERE s.taken_at >= _since);
  PERFORM set_config('bot.all', '', true);
  RETURN coalesce(_answer, '[]');
END $$;

-- New demand of the weeks by enterprise, and where no enterprises are named also by district: shortage − the report before + resolved.
-- Only of `_least` people or more, and for which something is missing.
CREATE FUNCTION demand_growth(_weeks text[], _enterprises text[], _least integer) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  WITH filed AS (
    SELECT r.week, r.enterprise, r.district, r.headcount, r.filed_at, v.filed_by, v.message, v.figures -> 'shortage' AS shortage,
      n.shortage + n.resolved - coalesce(b.shortage, 0) AS grown, n.shortage AS missing
    FROM reports r JOIN report_revisions v USING (enterprise, week, revision)
    CROSS JOIN LATERAL (SELECT sum(t.shortage) AS shortage, sum(t.resolved) AS resolved FROM report_tiers t
      WHERE t.enterprise = r.enterprise AND t.week = r.week) n
    LEFT JOIN LATERAL (SELECT sum(t.shortage) AS shortage FROM report_tiers t WHERE t.enterprise = r.enterprise AND t.week = (
      SELECT max(p.week) FROM reports p WHERE p.enterprise = r.enterprise AND p.week < r.week)) b ON true
    WHERE r.week = ANY (_weeks) AND (_enterprises IS NULL OR r.enterprise = ANY (_enterprises))
  ), grown AS (
    SELECT week, enterprise, district, grown, missing, shortage, headcount, filed_by, message FROM filed
    UNION ALL
    SELECT week, NULL, district, sum(grown), sum(missing), jsonb_build_object('general', sum((shortage ->> 'general')::integer),
        'skilled', sum((shortage ->> 'skilled')::integer), 'senior', sum((shortage ->> 'senior')::integer)),
      sum(headcount), (array_agg(filed_by ORDER BY filed_at DESC))[1], (array_agg(message ORDER BY filed_at DESC))[1]
    FROM filed WHERE _enterprises IS NULL GROUP BY week, district
  )
  SELECT jsonb_agg(jsonb_build_object('week', g.week, 'enterprise', g.enterprise, 'district', g.district, 'grown', g.grown,
    'figures', g.shortage, 'headcount', g.headcount, 'filedBy', g.filed_by, 'message', g.message,
    'raisedFor', (SELECT max(d.grown) FROM demands d WHERE d.week = g.week AND d.enterprise IS NOT DISTINCT FROM g.enterprise
      AND (g.enterprise IS NOT NULL OR d.district = g.district)),
    'isOpen', EXISTS (SELECT FROM demands d WHERE d.state NOT IN ('confirmed', 'withdrawn')
      AND d.enterprise IS NOT DISTINCT FROM g.enterprise AND (g.enterprise IS NOT NULL OR d.district = g.district))
  ) ORDER BY g.week, g.district, g.enterprise) INTO _answer
  FROM grown g WHERE g.grown >= _least AND g.missing > 0;
  PERFORM set_config('bot.all', '', true);
  RETURN coalesce(_answer, '[]');
END $$;

-- ── Acts: rights, locks, rows, messages and audit row together ──────────────────────────────────────────────────────────

-- `_wish`: {cause, enterprise, district, figures, neededBy, reason, week, grown}; in `_rows`, messages to plan, `{number}` stands for its
-- number. Answers {kind: raised | open | notGrown | notYours, number?}; the same message raises nothing twice.
CREATE FUNCTION raise_demand(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _wish jsonb, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _number integer;
  _cause text := _wish ->> 'cause';
  _enterprise text := _wish ->> 'enterprise';
  _district text := _wish ->> 'district';
BEGIN
  -- One at a time: numbers have no gaps, and of two for one enterprise the second finds the first.
  PERFORM pg_advisory_xact_lock(2024, 0);
  IF _cause = 'person' THEN
    IF NOT ask(_userid, _role, _region, _at) OR _role NOT IN ('specialist', 'coordinator') OR _enterprise <> ALL (own_enterprises()) THEN
      RETURN jsonb_build_object('kind', 'notYours');
    END IF;
    SELECT a.district INTO _district FROM assignments a
    WHERE a.enterprise = _enterprise AND a.starts <= day_of(_at) AND (a.ends IS NULL OR day_of(_at) < a.ends);
  END IF;

  PERFORM set_config('bot.all', 'on', true);
  SELECT d.number INTO _number FROM demands d
  WHERE d.message = _message AND d.enterprise IS NOT DISTINCT FROM _enterprise AND d.district = _district;
  IF FOUND THEN
    RETURN jsonb_build_object('kind', 'raised', 'number', _number);
  END IF;
  SELECT d.number INTO _number FROM demands d WHERE d.state NOT IN ('confirmed', 'withdrawn')
    AND d.enterprise IS NOT DISTINCT FROM _enterprise AND (_enterprise IS NOT NULL OR d.district = _district);
  IF FOUND THEN
    RETURN jsonb_build_object('kind', 'open', 'number', _number);
  END IF;
  IF _cause <> 'person' AND EXISTS (SELECT FROM demands d WHERE d.week = _wish ->> 'week' AND d.grown >= (_wish ->> 'grown')::integer
      AND d.enterprise IS NOT DISTINCT FROM _enterprise AND (_enterprise IS NOT NULL OR d.district = _district)) THEN
    RETURN jsonb_build_object('kind', 'notGrown');
  END IF;

  SELECT coalesce(max(d.number), 0) + 1 INTO _number FROM demands d;
  INSERT INTO demands (number, corp, cause, enterprise, district, figures, needed_by, reason, week, grown, state, at, message, raised_at)
  VALUES (_number, _corp, _cause, _enterprise, _district, _wish -> 'figures', (_wish ->> 'neededBy')::date, _wish ->> 'reason',
    _wish ->> 'week', (_wish ->> 'grown')::integer, 'raised', _district, _message, _at);
  INSERT INTO demand_steps (number, seq, step, state, taken_by, taken_at, message, said)
  VALUES (_number, 1, 'raise', 'raised', _userid, _at, _message, _wish ->> 'reason');
  PERFORM plan_outgoing(replace(_rows::text, '{number}', _number::text)::json);
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'demands.raise', _message,
    jsonb_build_object('number', _number, 'cause', _cause, 'enterprise', _enterprise, 'district', _district));
  PERFORM set_config('bot.all', '', true);
  RETURN jsonb_build_object('kind', 'raised', 'number', _number);
END $$;

-- Takes a step that was decided when the demand had `_seen` rows. `_step`: {step, state, said, people, to, person}. Answers taken, crossed
-- (somebody took another step meanwhile: look again), or missing. A message takes its step once.
CREATE FUNCTION step_demand(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _number integer, _seen integer, _step jsonb, _rows json
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  _demand demands;
  _name text := _step ->> 'step';
BEGIN
  IF NOT ask(_userid, _role, _region, _at) THEN
    RETURN 'missing';
  END IF;
  -- Whoever comes second waits here for the first.
  SELECT * INTO _demand FROM demands d WHERE d.number = _number FOR UPDATE;
  IF NOT FOUND OR _role NOT IN ('specialist', 'coordinator', 'taskForce')
    OR _name IN ('accept', 'transfer', 'resolve') AND _role = 'specialist'
    OR _name IN ('confirm', 'reopen', 'withdraw') AND _role = 'taskForce'
    OR _name = 'accept' AND _role = 'coordinator' AND _demand.at <> ALL (held_districts()) THEN
    RETURN 'missing';
  END IF;
  PERFORM set_config('bot.all', 'on', true);
  IF EXISTS (SELECT FROM demand_steps s WHERE s.number = _number AND s.message = _message) THEN
    RETURN 'taken';
  END IF;
  IF (SELECT count(*) FROM demand_steps s WHERE s.number = _number) <> _seen THEN
    RETURN 'crossed';
  END IF;

  INSERT INTO demand_steps (number, seq, step, was, state, taken_by, taken_at, message, said, people, given_to, person)
  VALUES (_number, _seen + 1, _name, _demand.state, _step ->> 'state', _userid, _at, _message, _step ->> 'said',
    (_step ->> 'people')::integer, _step ->> 'to', _step ->> 'person');
  UPDATE demands d SET state = _step ->> 'state', at = coalesce(_step ->> 'to', d.at),
    holder = CASE _name WHEN 'accept' THEN _userid WHEN 'transfer' THEN NULL ELSE d.holder END
  WHERE d.number = _number;
  PERFORM plan_outgoing(_rows);
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'demands.' || _name, _message, jsonb_build_object('number', _number));
  PERFORM set_config('bot.all', '', true);
  RETURN 'taken';
END $$;
