-- What is the assessment of a year made of, as it stood at one instant? One statement of the application.

-- Weeks each district signed off (签发) before they were due.
CREATE FUNCTION signed_on_time(_weeks text[], _until timestamptz) RETURNS TABLE (district text, part bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY SELECT s.district, count(DISTINCT s.week) FROM sign_offs s
    WHERE s.week = ANY (_weeks) AND s.signed_at <= _until AND s.punctuality = 'onTime' GROUP BY s.district;
END $$;

-- Urgent demands raised from one instant on, but for those withdrawn before anybody accepted them; of these the ones resolved within so
-- many minutes and not reopened since.
CREATE FUNCTION urgent_in_time(_from timestamptz, _until timestamptz, _minutes integer)
RETURNS TABLE (district text, part bigint, whole bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    WITH told AS (
      SELECT d.number, d.district, min(s.taken_at) AS raised, max(s.taken_at) FILTER (WHERE s.step = 'resolve') AS resolved,
        bool_or(s.step = 'accept') AS accepted, (array_agg(s.state ORDER BY s.seq DESC))[1] AS state
      FROM demands d JOIN demand_steps s ON s.number = d.number WHERE s.taken_at <= _until GROUP BY d.number, d.district
    )
    SELECT t.district,
      count(*) FILTER (WHERE t.state IN ('resolved', 'confirmed') AND t.resolved < t.raised + make_interval(mins => _minutes)), count(*)
    FROM told t WHERE t.raised >= _from AND (t.state <> 'withdrawn' OR t.accepted) GROUP BY t.district;
END $$;

-- Good practices that went out to everybody.
CREATE FUNCTION practices_praised(_from timestamptz, _until timestamptz) RETURNS TABLE (district text, part bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY SELECT p.district, count(*) FROM practices p WHERE p.spread_at >= _from AND p.spread_at <= _until GROUP BY p.district;
END $$;

-- The reports of some weeks as they stood at `_until`, in the district the enterprise stood in when the week opened; `due`: it was on the
-- roster then. Within the asker's rights.
CREATE FUNCTION reports_as_of(_weeks text[], _until timestamptz)
RETURNS TABLE (enterprise text, week text, district text, due boolean, headcount bigint, shortage bigint, resolved bigint, on_time boolean)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    WITH standing AS (
      SELECT v.* FROM report_revisions v LEFT JOIN report_withdrawals w
        ON (w.enterprise, w.week, w.revision) = (v.enterprise, v.week, v.revision) AND w.arrived_at <= _until
      WHERE v.week = ANY (_weeks) AND v.arrived_at <= _until AND w.enterprise IS NULL
    ), latest AS (
      SELECT DISTINCT ON (s.enterprise, s.week) s.* FROM standing s ORDER BY s.enterprise, s.week, s.arrived_at DESC, s.revision DESC
    ), earliest AS (
      SELECT DISTINCT ON (s.enterprise, s.week) s.enterprise, s.week, s.punctuality FROM standing s
      ORDER BY s.enterprise, s.week, s.arrived_at, s.revision
    )
    SELECT l.enterprise, l.week, coalesce(a.district, l.district), a.enterprise IS NOT NULL, (l.figures ->> 'headcount')::bigint,
      (l.figures #>> '{shortage,general}')::bigint + (l.figures #>> '{shortage,skilled}')::bigint + (l.figures #>> '{shortage,senior}')::bigint,
      (l.figures #>> '{resolved,general}')::bigint + (l.figures #>> '{resolved,skilled}')::bigint + (l.figures #>> '{resolved,senior}')::bigint,
      e.punctuality = 'onTime'
    FROM latest l JOIN earliest e USING (enterprise, week)
    LEFT JOIN assignments a ON a.enterprise = l.enterprise AND a.starts <= monday_of(l.week) AND (a.ends IS NULL OR monday_of(l.week) < a.ends);
END $$;

-- `_weeks` and `_months` of the year in order, with the instants they close at: only what is closed at `_at`, or was when the year was
-- published, counts, from the first with a filing on. `_baseline` null = that first week; `_last`: how many weeks make the end.
-- `_urgent_minutes`: within which an urgent demand is to be resolved. Not compiled, which would cost more than answering.
CREATE FUNCTION year_rows(
  _corp text, _userid text, _role text, _region text, _year text, _weeks text[], _weeks_close timestamptz[],
  _months text[], _months_close timestamptz[], _baseline text, _last integer, _urgent_minutes integer, _districts text[],
  _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql SET jit = off AS $$
DECLARE
  _published timestamptz := published_at_of(_year);
  _until timestamptz := least(coalesce(_published, _at), _at);
  _first text;
  _first_month text;
  _counted text[];
  _months_counted text[];
  _end text[];
  _ends text[];
  _held text[];
  _answer jsonb;
BEGIN
  -- Asked beyond the asker's own: the first week decides everybody's.
  PERFORM set_config('bot.all', 'on', true);
  SELECT min(v.week) INTO _first FROM report_revisions v LEFT JOIN report_withdrawals w
    ON (w.enterprise, w.week, w.revision) = (v.enterprise, v.week, v.revision) AND w.arrived_at <= _until
  WHERE v.week = ANY (_weeks) AND v.arrived_at <= _until AND w.enterprise IS NULL;
  SELECT min(v.month) INTO _first_month FROM monthly_revisions v LEFT JOIN monthly_withdrawals w
    ON (w.district, w.month, w.revision) = (v.district, v.month, v.revision) AND w.arrived_at <= _until
  WHERE v.month = ANY (_months) AND v.arrived_at <= _until AND w.district IS NULL;
  PERFORM set_config('bot.all', '', true);

  _counted := ARRAY(SELECT u.week FROM unnest(_weeks, _weeks_close) AS u (week, closes)
    WHERE u.closes <= _until AND u.week >= _first ORDER BY u.week);
  _months_counted := ARRAY(SELECT u.month FROM unnest(_months, _months_close) AS u (month, closes)
    WHERE u.closes <= _until AND u.month >= _first_month ORDER BY u.month);
  _end := _counted[greatest(1, cardinality(_counted) - _last + 1):];
  _baseline := CASE WHEN cardinality(_counted) > 0 THEN coalesce(_baseline, _first) END;
  _ends := array_append(_end, _baseline);

  IF ask(_userid, _role, _region, _at) AND _role IN ('coordinator', 'taskForce') THEN
    _held := ARRAY(SELECT unnest(_districts) INTERSECT SELECT unnest(held_districts()));
  END IF;
  WITH filed AS MATERIALIZED (
    SELECT * FROM reports_as_of(_counted || _baseline, _until) r WHERE r.district = ANY (_held)
  ), due AS (
    SELECT a.enterprise, u.week, a.district FROM unnest(_counted) AS u (week)
    JOIN assignments a ON a.starts <= monday_of(u.week) AND (a.ends IS NULL OR monday_of(u.week) < a.ends) AND a.district = ANY (_held)
  ), stood AS MATERIALIZED (
    SELECT a.enterprise, u.week, a.district FROM (SELECT DISTINCT unnest(_ends)) AS u (week)
    JOIN assignments a ON a.starts <= monday_of(u.week) AND (a.ends IS NULL OR monday_of(u.week) < a.ends)
  ), placed AS (
    -- With where else they stood: who moved is left out for that.
    SELECT * FROM stood s WHERE s.enterprise IN (SELECT h.enterprise FROM stood h WHERE h.district = ANY (_held))
  ), returned AS (
    SELECT r ->> 'district' AS district FROM jsonb_array_elements(returns_of(_months_counted, _held, _until)) r
    WHERE r ->> 'punctuality' = 'onTime'
  ), tallies AS (
    SELECT jsonb_build_object('district', d,
      'reportsOnTime', jsonb_build_object(
        'part', (SELECT count(*) FROM filed f WHERE f.district = d AND f.due AND f.on_time AND f.week = ANY (_counted)),
        'whole', (SELECT count(*) FROM due x WHERE x.district = d)),
      'signOffsOnTime', jsonb_build_object(
        'part', coalesce((SELECT s.part FROM signed_on_time(_counted, _until) s WHERE s.district = d), 0), 'whole', cardinality(_counted)),
      'monthsOnTime', jsonb_build_object(
        'part', (SELECT count(*) FROM returned r WHERE r.district = d), 'whole', cardinality(_months_counted)),
      'resolved', (SELECT coalesce(sum(f.resolved), 0) FROM filed f WHERE f.district = d AND f.week = ANY (_counted)),
      'urgentInTime', jsonb_build_object('part', coalesce(u.part, 0), 'whole', coalesce(u.whole, 0)),
      'praised', coalesce((SELECT p.part FROM practices_praised(year_opens(_year), _until) p WHERE p.district = d), 0)) AS tally
    FROM unnest(_held) d LEFT JOIN urgent_in_time(year_opens(_year), _until, _urgent_minutes) u ON u.district = d
  )
  SELECT jsonb_build_object(
    'publishedAt', milliseconds(_published),
    'asOf', milliseconds(_until),
    'counted', CASE WHEN cardinality(_counted) > 0 THEN jsonb_build_object('from', _counted[1], 'to', _counted[cardinality(_counted)]) END,
    'baseline', _baseline, 'end', _end,
    'reports', (SELECT coalesce(jsonb_agg(jsonb_build_object('enterprise', f.enterprise, 'week', f.week, 'district', f.district,
      'headcount', f.headcount, 'shortage', f.shortage)), '[]') FROM filed f WHERE f.week = ANY (_ends)),
    'placed', (SELECT coalesce(jsonb_agg(to_jsonb(p)), '[]') FROM placed p),
    'tallies', (SELECT coalesce(jsonb_agg(t.tally), '[]') FROM tallies t))
  INTO _answer;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'assessment.rows', NULL, jsonb_build_object('year', _year, 'districts', _districts));
  RETURN _answer;
END $$;

-- The Monday the week-year opens on, in Asia/Shanghai.
CREATE FUNCTION year_opens(_year text) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (monday_of(_year || '-W01')::timestamp - INTERVAL '8 hours') AT TIME ZONE 'UTC';
