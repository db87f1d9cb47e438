-- Which figures of annex 2 did a district return for a month, and which periods has the task force published?

-- Append-only: what each 确认 said. It is the district's sign-off: who and when stand in the annex's head. What holds is the latest
-- arrival that was not taken back, its punctuality that of the earliest.
CREATE TABLE monthly_revisions (
  district text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  revision integer NOT NULL,
  message text COLLATE "C" NOT NULL,
  corp text NOT NULL,
  filed_by text COLLATE "C" NOT NULL,
  -- The person's name as the roster gave it then.
  signed_by text NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- What it would be as the first filing, by the due instant of then.
  punctuality text NOT NULL CHECK (punctuality IN ('onTime', 'late')),
  figures jsonb NOT NULL,
  doubts jsonb NOT NULL,
  CONSTRAINT monthly_revisions_pkey PRIMARY KEY (district, month, revision),
  CONSTRAINT monthly_revisions_message_key UNIQUE (message),
  CONSTRAINT monthly_revisions_district_fkey FOREIGN KEY (district) REFERENCES regions (code) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX monthly_revisions_month_idx ON monthly_revisions (month);

-- Append-only: which filings were taken back (撤回).
CREATE TABLE monthly_withdrawals (
  district text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  message text COLLATE "C" NOT NULL,
  corp text NOT NULL,
  withdrawn_by text COLLATE "C" NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT monthly_withdrawals_pkey PRIMARY KEY (district, month, revision),
  CONSTRAINT monthly_withdrawals_message_key UNIQUE (message),
  CONSTRAINT monthly_withdrawals_district_month_revision_fkey FOREIGN KEY (district, month, revision)
    REFERENCES monthly_revisions (district, month, revision) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What one message did, and the answer it was given: a second delivery gets the same and changes nothing.
CREATE TABLE monthly_acts (
  message text COLLATE "C" NOT NULL,
  act text NOT NULL CHECK (act IN ('file', 'withdraw')),
  corp text NOT NULL,
  userid text COLLATE "C" NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  closes_at timestamptz(3),
  answer jsonb NOT NULL,
  CONSTRAINT monthly_acts_pkey PRIMARY KEY (message)
);
CREATE INDEX monthly_acts_userid_arrived_at_idx ON monthly_acts (userid, arrived_at);

-- Append-only: 发布 of a month (`2021-05`) or of a year's assessment (`2021`). What is published is what stood at that instant.
CREATE TABLE published_periods (
  period text COLLATE "C" NOT NULL CHECK (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2]))?$'),
  published_at timestamptz(3) NOT NULL,
  published_by text COLLATE "C" NOT NULL,
  message text COLLATE "C" NOT NULL,
  CONSTRAINT published_periods_pkey PRIMARY KEY (period)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON monthly_revisions EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON monthly_withdrawals EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON published_periods EXECUTE FUNCTION append_only();

ALTER TABLE monthly_revisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE monthly_withdrawals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY asker ON monthly_revisions USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[]));
CREATE POLICY asker ON monthly_withdrawals USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[]));

CREATE FUNCTION published_at_of(_period text) RETURNS timestamptz LANGUAGE sql STABLE
  RETURN (SELECT p.published_at FROM published_periods p WHERE p.period = _period);

-- The returns that hold, of the months and districts given, within the asker's rights: [{district, month, …}]. `_until`: as they stood then.
CREATE FUNCTION returns_of(_months text[], _districts text[], _until timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((
    WITH standing AS (
      SELECT v.* FROM monthly_revisions v LEFT JOIN monthly_withdrawals w
        ON (w.district, w.month, w.revision) = (v.district, v.month, v.revision) AND w.arrived_at <= _until
      WHERE v.month = ANY (_months) AND v.district = ANY (_districts) AND v.arrived_at <= _until AND w.district IS NULL
    ), latest AS (
      SELECT DISTINCT ON (district, month) * FROM standing ORDER BY district, month, arrived_at DESC, revision DESC
    ), earliest AS (
      SELECT DISTINCT ON (district, month) * FROM standing ORDER BY district, month, arrived_at, revision
    )
    SELECT jsonb_agg(jsonb_build_object('district', l.district, 'month', l.month, 'revision', l.revision, 'figures', l.figures,
      'doubts', l.doubts, 'filedAt', milliseconds(l.arrived_at), 'filedBy', l.filed_by, 'signedBy', l.signed_by, 'message', l.message,
      'firstFiledAt', milliseconds(e.arrived_at), 'punctuality', e.punctuality) ORDER BY l.month, l.district)
    FROM latest l JOIN earliest e USING (district, month)), '[]');
END $$;

-- Answers {kind: filed | closed | published | notYours, revision, punctuality}; the same for the same message, whatever is delivered again.
CREATE FUNCTION file_month(
  _corp text, _userid text, _role text, _region text, _message text, _arrived timestamptz, _month text, _district text, _name text,
  _opens timestamptz, _due timestamptz, _closes timestamptz, _figures jsonb, _doubts jsonb
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _revision integer;
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM monthly_acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  PERFORM pg_advisory_xact_lock(2024, hashtext(_district || _month));
  IF NOT (ask(_userid, _role, _region, _arrived) AND _role = 'coordinator' AND _district = ANY (coalesce(held_districts(), '{}'))) THEN
    _answer := jsonb_build_object('kind', 'notYours');
  ELSIF _arrived < _opens OR _arrived >= _closes THEN
    _answer := jsonb_build_object('kind', 'closed');
  ELSIF published_at_of(_month) <= _arrived AND returns_of(ARRAY[_month], ARRAY[_district], _arrived) <> '[]' THEN
    _answer := jsonb_build_object('kind', 'published');
  ELSE
    _revision := 1 + coalesce((SELECT max(v.revision) FROM monthly_revisions v WHERE v.district = _district AND v.month = _month), 0);
    INSERT INTO monthly_revisions (district, month, revision, message, corp, filed_by, signed_by, arrived_at, punctuality, figures, doubts)
    VALUES (_district, _month, _revision, _message, _corp, _userid, _name, _arrived,
      CASE WHEN _arrived < _due THEN 'onTime' ELSE 'late' END, _figures, _doubts);
    _answer := jsonb_build_object('kind', 'filed', 'revision', _revision,
      'punctuality', returns_of(ARRAY[_month], ARRAY[_district], _arrived) -> 0 -> 'punctuality');
  END IF;
  INSERT INTO monthly_acts (message, act, corp, userid, arrived_at, closes_at, answer)
  VALUES (_message, 'file', _corp, _userid, _arrived, _closes, _answer);
  PERFORM write_audit(_arrived, _corp, _userid, _role, _region, 'monthly.file', _message,
    jsonb_build_object('month', _month, 'district', _district, 'outcome', _answer));
  RETURN _answer;
END $$;

-- Takes back the asker's last return of a month, where nothing was filed after it. Answers {month, district, restored} or null.
CREATE FUNCTION withdraw_month(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _since timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _filing monthly_acts;
  _taken monthly_revisions;
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM monthly_acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  IF ask(_userid, _role, _region, _at) THEN
    SELECT a.* INTO _filing FROM monthly_acts a
    WHERE a.userid = _userid AND a.corp = _corp AND a.act = 'file' AND a.arrived_at BETWEEN _since AND _at
      AND EXISTS (SELECT FROM monthly_revisions v LEFT JOIN monthly_withdrawals w USING (district, month, revision)
        WHERE v.message = a.message AND w.district IS NULL)
      AND NOT EXISTS (SELECT FROM acts o WHERE o.userid = _userid AND o.corp = _corp AND o.act = 'file'
        AND o.arrived_at > a.arrived_at AND o.arrived_at <= _at)
    ORDER BY a.arrived_at DESC, a.message DESC LIMIT 1;
    SELECT v.* INTO _taken FROM monthly_revisions v
    WHERE v.message = _filing.message AND _at < _filing.closes_at AND NOT coalesce(published_at_of(v.month) <= _at, false);
  END IF;
  -- Not a month's: the message is left to whoever takes back a week's.
  IF _taken.district IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(2024, hashtext(_taken.district || _taken.month));
  INSERT INTO monthly_withdrawals (district, month, revision, message, corp, withdrawn_by, arrived_at)
  VALUES (_taken.district, _taken.month, _taken.revision, _message, _corp, _userid, _at);
  _answer := jsonb_build_object('month', _taken.month, 'district', _taken.district,
    'restored', returns_of(ARRAY[_taken.month], ARRAY[_taken.district], _at) <> '[]');
  INSERT INTO monthly_acts (message, act, corp, userid, arrived_at, answer) VALUES (_message, 'withdraw', _corp, _userid, _at, _answer);
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'monthly.withdraw', _message, _answer || jsonb_build_object('filing', _filing.message));
  RETURN _answer;
END $$;

-- What a coordinator fills the month's return in from: {returns of the months, published (ms or null), resolved of the weeks}.
-- The form somebody is filling in, and no act of its own: no audit row.
CREATE FUNCTION month_standing(
  _userid text, _role text, _region text, _district text, _months text[], _weeks text[], _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (ask(_userid, _role, _region, _at) AND _district = ANY (coalesce(held_districts(), '{}'))) THEN
    RETURN NULL;
  END IF;
  RETURN jsonb_build_object('returns', returns_of(_months, ARRAY[_district], _at), 'published', milliseconds(published_at_of(_months[1])),
    'resolved', (SELECT coalesce(sum(t.resolved), 0) FROM report_tiers t WHERE t.week = ANY (_weeks) AND t.district = _district));
END $$;

-- Answers {returns, published: {month: ms}}.
CREATE FUNCTION month_returns(
  _corp text, _userid text, _role text, _region text, _months text[], _districts text[], _until timestamptz, _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb := '[]';
BEGIN
  IF ask(_userid, _role, _region, _at) THEN
    _answer := returns_of(_months, ARRAY(SELECT unnest(_districts) INTERSECT SELECT unnest(held_districts())), _until);
  END IF;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'monthly.returns', NULL, jsonb_build_object('months', _months, 'districts', _districts));
  RETURN jsonb_build_object('returns', _answer, 'published',
    (SELECT coalesce(jsonb_object_agg(p.period, milliseconds(p.published_at)), '{}') FROM published_periods p WHERE p.period = ANY (_months)));
END $$;

-- Which districts have a return of the month? For nudges, which nobody asks for; names no figure.
CREATE FUNCTION returned_districts(_month text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  _answer text[];
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  SELECT array_agg(DISTINCT v.district) INTO _answer FROM monthly_revisions v
  LEFT JOIN monthly_withdrawals w USING (district, month, revision) WHERE v.month = _month AND w.district IS NULL;
  PERFORM set_config('bot.all', '', true);
  RETURN coalesce(_answer, '{}');
END $$;

-- 发布 of a month or a year: from then on it stands. `_rows` are the messages that tell it, planned with it. Answers {publishedAt, isNew},
-- or null where the asker may not.
CREATE FUNCTION publish_period(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _period text, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _known published_periods;
BEGIN
  IF NOT (ask(_userid, _role, _region, _at) AND _role = 'taskForce') THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(2025, hashtext(_period));
  SELECT p.* INTO _known FROM published_periods p WHERE p.period = _period;
  IF _known.period IS NULL THEN
    INSERT INTO published_periods (period, published_at, published_by, message) VALUES (_period, _at, _userid, _message);
    PERFORM plan_outgoing(_rows);
    PERFORM write_audit(_at, _corp, _userid, _role, _region, 'period.publish', _message, jsonb_build_object('period', _period));
  END IF;
  RETURN jsonb_build_object('publishedAt', milliseconds(coalesce(_known.published_at, _at)),
    'isNew', _known.period IS NULL OR _known.message = _message);
END $$;
