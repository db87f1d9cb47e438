-- What was reported, and what does it add up to? Each question in one statement of the application, within the asker's rights.

CREATE FUNCTION milliseconds(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (extract(epoch FROM at) * 1000)::bigint;

CREATE FUNCTION report_json(r reports, v report_revisions) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN jsonb_build_object('enterprise', r.enterprise, 'week', r.week, 'district', r.district, 'revision', r.revision,
    'figures', v.figures, 'doubts', v.doubts, 'filedAt', milliseconds(r.filed_at), 'filedBy', v.filed_by,
    'firstFiledAt', milliseconds(r.first_filed_at), 'punctuality', r.punctuality);

-- Answers [{enterprise, reopenedUntil, reports: [newest first]}] of the weeks given, the one to be reported first.
-- The form somebody is filling in, and no act of its own: no audit row.
CREATE FUNCTION standings_of(
  _userid text, _role text, _region text, _weeks text[], _enterprises text[], _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb := '[]';
BEGIN
  IF ask(_userid, _role, _region, _at) THEN
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'enterprise', e,
      'reopenedUntil', (SELECT milliseconds(max(o.until)) FROM reopenings o
        WHERE o.enterprise = e AND o.week = _weeks[1] AND o.opened_at <= _at AND _at < o.until),
      'reports', (SELECT jsonb_agg(report_json(r, v) ORDER BY r.week DESC) FROM reports r JOIN report_revisions v USING (enterprise, week, revision)
        WHERE r.enterprise = e AND r.week = ANY (_weeks)))), '[]')
    INTO _answer FROM unnest(_enterprises) e WHERE reportable_in(e, _weeks[1]) IS NOT NULL;
  END IF;
  RETURN _answer;
END $$;

-- Answers the current reports of the week that stood in the districts.
CREATE FUNCTION reports_of_week(
  _corp text, _userid text, _role text, _region text, _week text, _districts text[], _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _known boolean := ask(_userid, _role, _region, _at);
  _held text[] := held_districts();
  _own text[] := CASE WHEN _held IS NULL THEN own_enterprises() END;
BEGIN
  IF _known THEN
    SELECT jsonb_agg(report_json(r, v)) INTO _answer FROM reports r JOIN report_revisions v USING (enterprise, week, revision)
    WHERE r.week = _week AND r.district = ANY (_districts)
      AND CASE WHEN _held IS NULL THEN r.enterprise = ANY (_own) ELSE r.district = ANY (_held) END;
  END IF;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'reports.ofWeek', NULL, jsonb_build_object('week', _week, 'districts', _districts));
  RETURN coalesce(_answer, '[]');
END $$;

-- Totals of one week. `_enterprises` null = all of the districts; `_since` is the first week of 累计.
-- Every figure is a sum over `due`, over `reported`, or over the tiers of those reported: an answer by district, type or tier groups
-- these by their columns.
CREATE FUNCTION totals_of(
  _corp text, _userid text, _role text, _region text, _week text, _districts text[], _enterprises text[], _since text, _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _tiers jsonb;
  _reported text[];
  _monday date := monday_of(_week);
  _known boolean := ask(_userid, _role, _region, _at);
  _held text[] := held_districts();
  _own text[] := CASE WHEN _held IS NULL THEN own_enterprises() END;
BEGIN
  WITH due AS (
    SELECT a.enterprise, a.district FROM assignments a
    WHERE _known AND a.starts <= _monday AND (a.ends IS NULL OR _monday < a.ends)
      AND a.district = ANY (_districts)
      AND CASE WHEN _held IS NULL THEN a.enterprise = ANY (_own) ELSE a.district = ANY (_held) END
      AND (_enterprises IS NULL OR a.enterprise = ANY (_enterprises))
  ), reported AS (
    SELECT r.enterprise, r.district, r.type, r.headcount FROM reports r
    WHERE _known AND r.week = _week AND r.district = ANY (_districts)
      AND CASE WHEN _held IS NULL THEN r.enterprise = ANY (_own) ELSE r.district = ANY (_held) END
      AND (_enterprises IS NULL OR r.enterprise = ANY (_enterprises))
  ), served AS (
    SELECT count(*) AS enterprises, coalesce(sum(headcount), 0) AS headcount,
      count(*) FILTER (WHERE type = 'majorProject') AS "majorProject",
      count(*) FILTER (WHERE type = 'unemploymentMonitored') AS "unemploymentMonitored",
      count(*) FILTER (WHERE type = 'employmentMonitored') AS "employmentMonitored",
      count(*) FILTER (WHERE type = 'other') AS "other"
    FROM reported
  ), coverage AS (
    SELECT count(d.enterprise) AS due, count(r.enterprise) FILTER (WHERE d.enterprise IS NOT NULL) AS filed,
      count(r.enterprise) FILTER (WHERE d.enterprise IS NULL) AS extra
    FROM due d FULL JOIN reported r ON r.enterprise = d.enterprise
  )
  SELECT jsonb_build_object('served', to_jsonb(s), 'coverage', to_jsonb(c)), ARRAY(SELECT enterprise FROM reported)
  INTO _answer, _reported FROM served s, coverage c;

  -- Who may see a report may add up the weeks that led to it, though the enterprise stood in another district then.
  IF current_setting('bot.all', true) <> 'on' THEN
    PERFORM set_config('bot.own', _reported::text, true);
  END IF;
  SELECT jsonb_object_agg(sums.tier, to_jsonb(sums)) INTO _tiers FROM (
    SELECT t.tier, sum(t.shortage) FILTER (WHERE t.week = _week) AS shortage, sum(t.resolved) FILTER (WHERE t.week = _week) AS resolved,
      sum(t.resolved) AS to_date
    FROM report_tiers t WHERE t.enterprise = ANY (_reported) AND t.week BETWEEN _since AND _week GROUP BY t.tier
  ) sums;

  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'reports.totals', NULL,
    jsonb_build_object('week', _week, 'districts', _districts, 'enterprises', _enterprises));
  RETURN _answer || jsonb_build_object('tiers', _tiers);
END $$;

-- Who has a report in the week? For nudges, which nobody asks for; names no figure.
CREATE FUNCTION reported_enterprises(_week text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  _answer text[];
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  SELECT array_agg(r.enterprise) INTO _answer FROM reports r WHERE r.week = _week;
  PERFORM set_config('bot.all', '', true);
  RETURN coalesce(_answer, '{}');
END $$;

-- An import counts from its Monday: the reports of these enterprises stand where the roster now says they stood when their week opened.
CREATE FUNCTION reports_follow_roster(_enterprises text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  WITH moved AS (
    UPDATE reports r SET district = a.district FROM assignments a
    WHERE r.enterprise = ANY (_enterprises) AND a.enterprise = r.enterprise
      AND a.starts <= monday_of(r.week) AND (a.ends IS NULL OR monday_of(r.week) < a.ends) AND a.district <> r.district
    RETURNING r.enterprise, r.week, r.district
  )
  UPDATE report_tiers t SET district = m.district FROM moved m WHERE t.enterprise = m.enterprise AND t.week = m.week;
  PERFORM set_config('bot.all', '', true);
END $$;
