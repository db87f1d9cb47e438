-- How is a report filed or taken back? Each message in one statement of the application: rights, locks, figures and audit row together.

CREATE FUNCTION lock_message(_message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(2020, hashtext(_message));
END $$;

-- One writer at a time for each of these. Always taken in ascending order, so that two of them never wait for each other.
CREATE FUNCTION lock_enterprises(_enterprises text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(2021, l.key)
  FROM (SELECT DISTINCT hashtext(e) AS key FROM unnest(_enterprises) e ORDER BY key) l;
END $$;

CREATE FUNCTION is_reopened(_enterprise text, _week text, _at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM reopenings o
    WHERE o.enterprise = _enterprise AND o.week = _week AND o.opened_at <= _at AND _at < o.until);
END $$;

CREATE FUNCTION is_published(_week text, _at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM published_weeks p WHERE p.week = _week AND p.published_at <= _at);
END $$;

CREATE FUNCTION write_audit(_at timestamptz, _corp text, _userid text, _role text, _region text, _act text, _message text, _details jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit (at, corp, userid, role, region, act, message, details)
  VALUES (_at, _corp, _userid, _role, _region, _act, _message, _details);
END $$;

-- Appends a revision and makes the report what its revisions say. The enterprise is locked and the asker may report it.
-- Answers {enterprise, kind, revision, punctuality}, the punctuality being that of the first filing.
CREATE FUNCTION file_report(
  _corp text, _userid text, _message text, _arrived timestamptz, _week text, _due timestamptz, _district text, _standing reports, _entry jsonb
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _enterprise text := _entry ->> 'enterprise';
  _figures jsonb := _entry -> 'figures';
  _punctuality text := CASE WHEN _arrived < _due THEN 'onTime' ELSE 'late' END;
  _revision integer := 1 + coalesce((
    SELECT v.revision FROM report_revisions v WHERE v.enterprise = _enterprise AND v.week = _week ORDER BY v.revision DESC LIMIT 1), 0);
BEGIN
  INSERT INTO report_revisions (enterprise, week, revision, district, message, corp, filed_by, arrived_at, punctuality, figures, doubts)
  VALUES (_enterprise, _week, _revision, _district, _message, _corp, _userid, _arrived, _punctuality, _figures, _entry -> 'doubts');

  IF _standing.enterprise IS NULL THEN
    INSERT INTO reports (enterprise, week, district, type, revision, headcount, filed_at, first_filed_at, punctuality)
    VALUES (_enterprise, _week, _district, (SELECT e.type FROM enterprises e WHERE e.id = _enterprise), _revision,
      (_figures ->> 'headcount')::integer, _arrived, _arrived, _punctuality);
    INSERT INTO report_tiers (enterprise, week, tier, district, shortage, resolved)
    SELECT _enterprise, _week, tier, _district, (_figures -> 'shortage' ->> tier)::integer, (_figures -> 'resolved' ->> tier)::integer
    FROM unnest(ARRAY['general', 'skilled', 'senior']) tier;
  ELSE
    -- Kept while the database was away, it may have arrived before what holds by now: then it is history only, though perhaps the first.
    IF _arrived < _standing.first_filed_at THEN
      UPDATE reports r SET first_filed_at = _arrived, punctuality = _punctuality WHERE r.enterprise = _enterprise AND r.week = _week;
    ELSE
      _punctuality := _standing.punctuality;
    END IF;
    IF _arrived >= _standing.filed_at THEN
      UPDATE reports r SET revision = _revision, headcount = (_figures ->> 'headcount')::integer, filed_at = _arrived
      WHERE r.enterprise = _enterprise AND r.week = _week;
      UPDATE report_tiers t SET shortage = (_figures -> 'shortage' ->> t.tier)::integer, resolved = (_figures -> 'resolved' ->> t.tier)::integer
      WHERE t.enterprise = _enterprise AND t.week = _week;
    END IF;
  END IF;
  RETURN jsonb_build_object('enterprise', _enterprise, 'kind', 'filed', 'revision', _revision, 'punctuality', _punctuality);
END $$;

-- Entries: [{enterprise, figures: {headcount, shortage: {general, …}, resolved: {…}}, doubts: […]}], no enterprise twice.
-- Answers [{enterprise, kind: filed | closed | notYours, revision?, punctuality?}] in their order.
CREATE FUNCTION file_reports(
  _corp text, _userid text, _role text, _region text, _message text, _arrived timestamptz,
  _week text, _due timestamptz, _closes timestamptz, _entries jsonb
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb := '[]';
  _known jsonb;
  _may boolean;
  _locked boolean;
  _entry jsonb;
  _enterprise text;
  _district text;
  _standing reports;
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _known FROM acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _known;
  END IF;
  _may := ask(_userid, _role, _region, _arrived) AND _role IN ('specialist', 'coordinator');
  _locked := _arrived >= _closes OR day_of(_arrived) < monday_of(_week);
  PERFORM lock_enterprises(ARRAY(SELECT e ->> 'enterprise' FROM jsonb_array_elements(_entries) e));

  FOR _entry IN SELECT e FROM jsonb_array_elements(_entries) e LOOP
    _enterprise := _entry ->> 'enterprise';
    _district := CASE WHEN _may THEN reportable_in(_enterprise, _week) END;
    IF _district IS NULL THEN
      _answer := _answer || jsonb_build_object('enterprise', _enterprise, 'kind', 'notYours');
      CONTINUE;
    END IF;
    SELECT r.* INTO _standing FROM reports r WHERE r.enterprise = _enterprise AND r.week = _week;
    IF (_locked OR FOUND AND is_published(_week, _arrived)) AND NOT is_reopened(_enterprise, _week, _arrived) THEN
      _answer := _answer || jsonb_build_object('enterprise', _enterprise, 'kind', 'closed');
    ELSE
      _answer := _answer || file_report(_corp, _userid, _message, _arrived, _week, _due, _district, _standing, _entry);
    END IF;
  END LOOP;

  INSERT INTO acts (message, act, corp, userid, arrived_at, week, closes_at, answer)
  VALUES (_message, 'file', _corp, _userid, _arrived, _week, _closes, _answer);
  PERFORM write_audit(_arrived, _corp, _userid, _role, _region, 'reports.file', _message,
    jsonb_build_object('week', _week, 'entries', _answer));
  RETURN _answer;
END $$;

-- The filings of a message that were not taken back and that the asker may still report.
CREATE FUNCTION filings_of(_message text) RETURNS TABLE (enterprise text, week text, revision integer) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    SELECT v.enterprise, v.week, v.revision FROM report_revisions v LEFT JOIN report_withdrawals w USING (enterprise, week, revision)
    WHERE v.message = _message AND w.enterprise IS NULL AND reportable_in(v.enterprise, v.week) IS NOT NULL;
END $$;

-- Takes back what the asker's last filing message filed. Answers {week, entries: [{enterprise, restored}]} or null.
CREATE FUNCTION withdraw_reports(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _since timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb := 'null';
  _known jsonb;
  _filing acts;
  _enterprises text[];
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _known FROM acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _known;
  END IF;

  IF ask(_userid, _role, _region, _at) THEN
    SELECT a.* INTO _filing FROM acts a
    WHERE a.userid = _userid AND a.corp = _corp AND a.act = 'file' AND a.arrived_at BETWEEN _since AND _at
      AND EXISTS (SELECT FROM filings_of(a.message))
    ORDER BY a.arrived_at DESC, a.message DESC LIMIT 1;
  END IF;

  IF _filing.message IS NOT NULL THEN
    PERFORM lock_enterprises(ARRAY(SELECT f.enterprise FROM filings_of(_filing.message) f));
    WITH taken AS (
      INSERT INTO report_withdrawals (enterprise, week, revision, message, corp, withdrawn_by, arrived_at)
      SELECT f.enterprise, f.week, f.revision, _message, _corp, _userid, _at FROM filings_of(_filing.message) f
      WHERE _at < _filing.closes_at AND NOT is_published(f.week, _at) OR is_reopened(f.enterprise, f.week, _at)
      RETURNING enterprise
    )
    SELECT array_agg(enterprise) INTO _enterprises FROM taken;
  END IF;

  IF _enterprises IS NOT NULL THEN
    PERFORM hold_latest(_enterprises, _filing.week);
    SELECT jsonb_build_object('week', _filing.week, 'entries',
        jsonb_agg(jsonb_build_object('enterprise', e, 'restored', r.enterprise IS NOT NULL)))
    INTO _answer FROM unnest(_enterprises) e LEFT JOIN reports r ON r.enterprise = e AND r.week = _filing.week;
  END IF;

  INSERT INTO acts (message, act, corp, userid, arrived_at, week, answer)
  VALUES (_message, 'withdraw', _corp, _userid, _at, _filing.week, _answer);
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'reports.withdraw', _message,
    jsonb_build_object('week', _filing.week, 'filing', _filing.message, 'entries', coalesce(_answer -> 'entries', '[]')));
  RETURN _answer;
END $$;

-- Makes the reports what their revisions say after some were taken back.
CREATE FUNCTION hold_latest(_enterprises text[], _week text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM reports r WHERE r.week = _week AND r.enterprise = ANY (_enterprises) AND NOT EXISTS (
    SELECT FROM report_revisions v LEFT JOIN report_withdrawals w USING (enterprise, week, revision)
    WHERE v.enterprise = r.enterprise AND v.week = r.week AND w.enterprise IS NULL);

  WITH standing AS (
    SELECT v.* FROM report_revisions v LEFT JOIN report_withdrawals w USING (enterprise, week, revision)
    WHERE v.enterprise = ANY (_enterprises) AND v.week = _week AND w.enterprise IS NULL
  ), latest AS (
    SELECT DISTINCT ON (enterprise) * FROM standing ORDER BY enterprise, arrived_at DESC, revision DESC
  ), earliest AS (
    SELECT DISTINCT ON (enterprise) * FROM standing ORDER BY enterprise, arrived_at, revision
  ), held AS (
    UPDATE reports r SET
      revision = l.revision, headcount = (l.figures ->> 'headcount')::integer, filed_at = l.arrived_at,
      first_filed_at = e.arrived_at, punctuality = e.punctuality
    FROM latest l JOIN earliest e USING (enterprise)
    WHERE r.enterprise = l.enterprise AND r.week = _week
  )
  UPDATE report_tiers t SET
    shortage = (l.figures -> 'shortage' ->> t.tier)::integer, resolved = (l.figures -> 'resolved' ->> t.tier)::integer
  FROM latest l WHERE t.enterprise = l.enterprise AND t.week = _week;
END $$;
