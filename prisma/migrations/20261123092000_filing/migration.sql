-- How is a report filed or taken back? Each message in one statement of the application: rights, locks, figures and audit row together.

-- One writer at a time for what these name. Always taken in ascending order, so that two of them never wait for each other.
CREATE FUNCTION lock_enterprises(_enterprises text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(2021, l.key)
  FROM (SELECT DISTINCT hashtext(e) AS key FROM unnest(_enterprises) e ORDER BY key) l;
END $$;

CREATE FUNCTION lock_message(_message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(2020, hashtext(_message));
END $$;

-- Which of these enterprises may the asker report for the week, and in which district did each stand when it opened?
-- One that joined later counts where it stands on the day asked.
CREATE FUNCTION reportable(_enterprises text[], _week text) RETURNS TABLE (enterprise text, district text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _monday date := monday_of(_week);
  _day date := nullif(current_setting('bot.day', true), '')::date;
  _userid text := nullif(current_setting('bot.userid', true), '');
  _held text[] := held_districts();
BEGIN
  RETURN QUERY
    SELECT e, coalesce(opening.district, today.district)
    FROM unnest(_enterprises) e
    LEFT JOIN assignments opening ON opening.enterprise = e AND opening.starts <= _monday AND (opening.ends IS NULL OR _monday < opening.ends)
    LEFT JOIN assignments today ON today.enterprise = e AND today.starts <= _day AND (today.ends IS NULL OR _day < today.ends)
    WHERE CASE WHEN _held IS NULL THEN today.specialist = _userid ELSE opening.district = ANY (_held) OR today.district = ANY (_held) END;
END $$;

CREATE FUNCTION write_audit(_at timestamptz, _corp text, _userid text, _role text, _region text, _act text, _message text, _details jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit (at, corp, userid, role, region, act, message, details)
  VALUES (_at, _corp, _userid, _role, _region, _act, _message, _details);
END $$;

-- Entries: [{enterprise, figures: {headcount, shortage: {general, …}, resolved: {…}}, doubts: […]}], no enterprise twice.
-- Answers [{enterprise, kind: filed | closed | notYours, revision?, punctuality?}] in their order.
CREATE FUNCTION file_reports(
  _corp text, _userid text, _role text, _region text, _message text, _arrived timestamptz,
  _week text, _due timestamptz, _closes timestamptz, _entries jsonb
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _enterprises text[];
  _may boolean;
  _untimely boolean;
  _published boolean;
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  _may := ask(_userid, _role, _region, _arrived) AND _role IN ('specialist', 'coordinator');
  _enterprises := ARRAY(SELECT e ->> 'enterprise' FROM jsonb_array_elements(_entries) e);
  PERFORM lock_enterprises(_enterprises);
  _untimely := _arrived >= _closes OR day_of(_arrived) < monday_of(_week);
  _published := EXISTS (SELECT FROM published_weeks p WHERE p.week = _week AND p.published_at <= _arrived);

  WITH judged AS MATERIALIZED (
    SELECT x.n, x.e ->> 'enterprise' AS enterprise, x.e -> 'figures' AS figures, x.e -> 'doubts' AS doubts, r.district,
      CASE
        WHEN r.district IS NULL THEN 'notYours'
        WHEN (_untimely OR (_published AND standing.enterprise IS NOT NULL)) AND NOT EXISTS (
          SELECT FROM reopenings o
          WHERE o.enterprise = r.enterprise AND o.week = _week AND o.opened_at <= _arrived AND _arrived < o.until
        ) THEN 'closed'
        ELSE 'filed'
      END AS kind,
      CASE WHEN _arrived < _due THEN 'onTime' ELSE 'late' END AS punctuality,
      1 + coalesce((SELECT max(v.revision) FROM report_revisions v WHERE v.enterprise = r.enterprise AND v.week = _week), 0) AS revision
    FROM jsonb_array_elements(_entries) WITH ORDINALITY AS x (e, n)
    LEFT JOIN reportable(CASE WHEN _may THEN _enterprises END, _week) r ON r.enterprise = x.e ->> 'enterprise'
    LEFT JOIN reports standing ON standing.enterprise = r.enterprise AND standing.week = _week
  ), revised AS (
    INSERT INTO report_revisions (enterprise, week, revision, district, message, corp, filed_by, arrived_at, punctuality, figures, doubts)
    SELECT j.enterprise, _week, j.revision, j.district, _message, _corp, _userid, _arrived, j.punctuality, j.figures, j.doubts
    FROM judged j WHERE j.kind = 'filed'
  ), held AS (
    -- A filing kept while the database was away may be older than what holds by now: then it is history only, though perhaps the first.
    INSERT INTO reports AS r (enterprise, week, district, type, revision, headcount, filed_at, first_filed_at, punctuality)
    SELECT j.enterprise, _week, j.district, e.type, j.revision, (j.figures ->> 'headcount')::integer, _arrived, _arrived, j.punctuality
    FROM judged j JOIN enterprises e ON e.id = j.enterprise WHERE j.kind = 'filed'
    ON CONFLICT ON CONSTRAINT reports_pkey DO UPDATE SET
      revision = CASE WHEN excluded.filed_at >= r.filed_at THEN excluded.revision ELSE r.revision END,
      headcount = CASE WHEN excluded.filed_at >= r.filed_at THEN excluded.headcount ELSE r.headcount END,
      filed_at = greatest(excluded.filed_at, r.filed_at),
      first_filed_at = least(excluded.filed_at, r.first_filed_at),
      punctuality = CASE WHEN excluded.filed_at < r.first_filed_at THEN excluded.punctuality ELSE r.punctuality END
    RETURNING r.enterprise, r.district, r.revision, r.punctuality
  ), tiered AS (
    INSERT INTO report_tiers AS t (enterprise, week, tier, district, shortage, resolved)
    SELECT h.enterprise, _week, s.tier, h.district, s.people::integer, (j.figures -> 'resolved' ->> s.tier)::integer
    FROM judged j JOIN held h ON h.enterprise = j.enterprise AND h.revision = j.revision
    CROSS JOIN LATERAL jsonb_each_text(j.figures -> 'shortage') AS s (tier, people)
    ON CONFLICT ON CONSTRAINT report_tiers_pkey DO UPDATE SET shortage = excluded.shortage, resolved = excluded.resolved
  )
  SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('enterprise', j.enterprise, 'kind', j.kind,
      'revision', CASE WHEN j.kind = 'filed' THEN j.revision END, 'punctuality', h.punctuality)) ORDER BY j.n)
  INTO _answer FROM judged j LEFT JOIN held h ON h.enterprise = j.enterprise;

  _answer := coalesce(_answer, '[]');
  INSERT INTO acts (message, act, corp, userid, arrived_at, week, closes_at, answer)
  VALUES (_message, 'file', _corp, _userid, _arrived, _week, _closes, _answer);
  PERFORM write_audit(_arrived, _corp, _userid, _role, _region, 'reports.file', _message,
    jsonb_build_object('week', _week, 'entries', _answer));
  RETURN _answer;
END $$;

-- Takes back what the asker's last filing message filed. Answers {week, entries: [{enterprise, restored}]} or null.
CREATE FUNCTION withdraw_reports(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _since timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb := 'null';
  _filing acts;
  _enterprises text[];
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  _answer := 'null';

  IF ask(_userid, _role, _region, _at) THEN
    SELECT a.* INTO _filing FROM acts a
    WHERE a.userid = _userid AND a.corp = _corp AND a.act = 'file' AND a.arrived_at BETWEEN _since AND _at AND EXISTS (
      SELECT FROM report_revisions v LEFT JOIN report_withdrawals w USING (enterprise, week, revision)
      CROSS JOIN LATERAL reportable(ARRAY[v.enterprise], v.week)
      WHERE v.message = a.message AND w.enterprise IS NULL)
    ORDER BY a.arrived_at DESC, a.message DESC LIMIT 1;
  END IF;

  IF FOUND THEN
    PERFORM lock_enterprises(ARRAY(SELECT v.enterprise FROM report_revisions v WHERE v.message = _filing.message));
    WITH taken AS (
      INSERT INTO report_withdrawals (enterprise, week, revision, message, corp, withdrawn_by, arrived_at)
      SELECT v.enterprise, v.week, v.revision, _message, _corp, _userid, _at
      FROM report_revisions v CROSS JOIN LATERAL reportable(ARRAY[v.enterprise], v.week)
      WHERE v.message = _filing.message AND (
        (_at < _filing.closes_at AND NOT EXISTS (SELECT FROM published_weeks p WHERE p.week = v.week AND p.published_at <= _at))
        OR EXISTS (SELECT FROM reopenings o
          WHERE o.enterprise = v.enterprise AND o.week = v.week AND o.opened_at <= _at AND _at < o.until))
      ON CONFLICT DO NOTHING
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
