-- What do the reports of some weeks add up to for a question, of what is it made, and who is missing? Each in one statement.
-- A question's filter: {districts, types, enterprises, specialist, surveyed}, null = all.

-- One row an enterprise and week that the asker may see, where a report was owed or is there; the figures stand in the order of the
-- tiers, and are null where there is no report. `_needs`: resolvedToDate and newDemand read other weeks as well; `_since` is the first
-- week of the cumulated figures of all weeks asked for, and `_yearly` starts them anew with each week-year. Planned for each question:
-- one enterprise's year and all enterprises' weeks need different ways, and what is put together here has no statistics to choose by.
-- Not compiled: a loop that is shunned and taken all the same costs so much on paper that each question would be.
CREATE FUNCTION figure_facts(_weeks text[], _filter jsonb, _needs text[], _since text, _yearly boolean) RETURNS TABLE (
  enterprise text, week text, district text, type text, specialist text, served boolean, due boolean, reported boolean, late boolean,
  headcount integer, s1 integer, s2 integer, s3 integer, r1 integer, r2 integer, r3 integer,
  c1 bigint, c2 bigint, c3 bigint, followed boolean, d1 integer, d2 integer, d3 integer
) LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan SET enable_nestloop = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  _held text[] := held_districts();
  _own text[] := CASE WHEN _held IS NULL THEN own_enterprises() END;
  _districts text[] := CASE WHEN jsonb_typeof(_filter -> 'districts') = 'array'
    THEN ARRAY(SELECT jsonb_array_elements_text(_filter -> 'districts')) END;
  _types text[] := CASE WHEN jsonb_typeof(_filter -> 'types') = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(_filter -> 'types')) END;
  _enterprises text[] := CASE WHEN jsonb_typeof(_filter -> 'enterprises') = 'array'
    THEN ARRAY(SELECT jsonb_array_elements_text(_filter -> 'enterprises')) END;
  _specialist text := _filter ->> 'specialist';
  _surveyed boolean := (_filter ->> 'surveyed')::boolean;
  _reported text[];
  _tier_weeks text[] := _weeks;
BEGIN
  SELECT array_agg(DISTINCT r.enterprise) INTO _reported FROM reports r
  WHERE r.week = ANY (_weeks) AND CASE WHEN _held IS NULL THEN r.enterprise = ANY (_own) ELSE r.district = ANY (_held) END
    AND (_districts IS NULL OR r.district = ANY (_districts)) AND (_enterprises IS NULL OR r.enterprise = ANY (_enterprises));
  -- Who may see a report may add up the weeks that led to it, though the enterprise stood in another district then.
  IF current_setting('bot.all', true) <> 'on' THEN
    PERFORM set_config('bot.own', coalesce(_reported, '{}')::text, true);
  END IF;
  IF 'newDemand' = ANY (_needs) THEN
    _tier_weeks := _weeks || ARRAY(SELECT to_char(monday_of(w) - 7, 'IYYY-"W"IW') FROM unnest(_weeks) w);
  END IF;

  RETURN QUERY
  WITH weeks AS (
    SELECT w AS week, monday_of(w) AS monday FROM unnest(_weeks) w
  ), owed AS (
    SELECT a.enterprise, w.week, a.district, a.specialist FROM weeks w
    JOIN assignments a ON a.starts <= w.monday AND (a.ends IS NULL OR w.monday < a.ends)
    WHERE CASE WHEN _held IS NULL THEN a.enterprise = ANY (_own) ELSE a.district = ANY (_held) END
      AND (_districts IS NULL OR a.district = ANY (_districts)) AND (_enterprises IS NULL OR a.enterprise = ANY (_enterprises))
  ), filed AS (
    SELECT r.enterprise, r.week, r.district, r.type, r.headcount, r.punctuality FROM reports r
    WHERE r.week = ANY (_weeks) AND CASE WHEN _held IS NULL THEN r.enterprise = ANY (_own) ELSE r.district = ANY (_held) END
      AND (_districts IS NULL OR r.district = ANY (_districts)) AND (_enterprises IS NULL OR r.enterprise = ANY (_enterprises))
  ), known AS (
    SELECT coalesce(f.enterprise, o.enterprise) AS enterprise, coalesce(f.week, o.week) AS week, coalesce(o.district, f.district) AS district,
      f.type, o.enterprise IS NOT NULL AS due, f.enterprise IS NOT NULL AS reported, f.punctuality = 'late' AS late, f.headcount,
      CASE WHEN o.enterprise IS NOT NULL THEN o.specialist ELSE (
        SELECT n.specialist FROM assignments n WHERE n.enterprise = f.enterprise AND n.starts > monday_of(f.week) ORDER BY n.starts LIMIT 1
      ) END AS specialist
    FROM owed o FULL JOIN filed f ON f.enterprise = o.enterprise AND f.week = o.week
  ), tiers AS (
    SELECT t.enterprise, t.week,
      max(t.shortage) FILTER (WHERE t.tier = 'general') AS s1, max(t.shortage) FILTER (WHERE t.tier = 'skilled') AS s2,
      max(t.shortage) FILTER (WHERE t.tier = 'senior') AS s3, max(t.resolved) FILTER (WHERE t.tier = 'general') AS r1,
      max(t.resolved) FILTER (WHERE t.tier = 'skilled') AS r2, max(t.resolved) FILTER (WHERE t.tier = 'senior') AS r3
    FROM report_tiers t WHERE t.week = ANY (_tier_weeks) AND t.enterprise = ANY (_reported) GROUP BY t.enterprise, t.week
  ), weekly AS (
    SELECT t.enterprise, t.week, sum(t.resolved) FILTER (WHERE t.tier = 'general') AS r1,
      sum(t.resolved) FILTER (WHERE t.tier = 'skilled') AS r2, sum(t.resolved) FILTER (WHERE t.tier = 'senior') AS r3
    FROM report_tiers t
    WHERE 'resolvedToDate' = ANY (_needs) AND t.enterprise = ANY (_reported) AND t.week BETWEEN _since AND (SELECT max(w) FROM unnest(_weeks) w)
    GROUP BY t.enterprise, t.week
  ), cumulated AS (
    SELECT y.enterprise, y.week, sum(y.r1) OVER so_far AS c1, sum(y.r2) OVER so_far AS c2, sum(y.r3) OVER so_far AS c3 FROM weekly y
    WINDOW so_far AS (PARTITION BY y.enterprise, CASE WHEN _yearly THEN left(y.week, 4) END ORDER BY y.week)
  )
  SELECT k.enterprise, k.week, k.district, coalesce(k.type, e.type), k.specialist, coalesce(p.active, false), k.due, k.reported, k.late,
    k.headcount, t.s1, t.s2, t.s3, t.r1, t.r2, t.r3, c.c1::bigint, c.c2::bigint, c.c3::bigint, k.reported AND b.week IS NOT NULL,
    t.s1 - b.s1 + t.r1, t.s2 - b.s2 + t.r2, t.s3 - b.s3 + t.r3
  FROM known k
  JOIN enterprises e ON e.id = k.enterprise
  LEFT JOIN people p ON p.userid = k.specialist
  LEFT JOIN tiers t ON k.reported AND t.enterprise = k.enterprise AND t.week = k.week
  LEFT JOIN cumulated c ON k.reported AND c.enterprise = k.enterprise AND c.week = k.week
  LEFT JOIN tiers b ON 'newDemand' = ANY (_needs) AND b.enterprise = k.enterprise AND b.week = to_char(monday_of(k.week) - 7, 'IYYY-"W"IW')
  WHERE (_types IS NULL OR coalesce(k.type, e.type) = ANY (_types)) AND (_specialist IS NULL OR k.specialist = _specialist)
    AND (NOT _surveyed OR e.surveyed);
END $$;

-- Sums for each span of weeks, in all and by up to two of: district, type, enterprise, specialist, period.
-- `_spans`: [{weeks, standing}]. What flows is summed over a span's weeks, what stands is that of its standing week, and what is cumulated
-- that of each enterprise's last report; in a group of one week all are that week's. Answers [{n, grouped, k1, k2, …}], n from 0.
CREATE FUNCTION figures_of(
  _corp text, _userid text, _role text, _region text, _spans jsonb, _filter jsonb, _by text[], _needs text[], _since text, _yearly boolean,
  _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _weeks text[] := ARRAY(SELECT DISTINCT w FROM jsonb_array_elements(_spans) s, jsonb_array_elements_text(s -> 'weeks') w);
BEGIN
  PERFORM ask(_userid, _role, _region, _at);
  WITH spans AS (
    SELECT s.n - 1 AS n, w AS week, w = s.span ->> 'standing' AS standing
    FROM jsonb_array_elements(_spans) WITH ORDINALITY s (span, n), jsonb_array_elements_text(s.span -> 'weeks') w
  ), facts AS (
    SELECT * FROM figure_facts(_weeks, _filter, _needs, _since, _yearly)
  ), meant AS (
    SELECT s.n, s.standing, f.*, f.reported
      AND row_number() OVER (PARTITION BY s.n, f.enterprise COLLATE "C" ORDER BY f.reported DESC, f.week COLLATE "C" DESC) = 1 AS latest
    FROM spans s JOIN facts f USING (week)
  ), lines AS (
    SELECT m.*, false AS grouped, NULL AS k1, NULL AS k2, false AS of_week FROM meant m
    UNION ALL
    SELECT m.*, true,
      CASE _by[1] WHEN 'district' THEN m.district WHEN 'type' THEN m.type WHEN 'enterprise' THEN m.enterprise
        WHEN 'specialist' THEN m.specialist WHEN 'period' THEN m.week END,
      CASE _by[2] WHEN 'district' THEN m.district WHEN 'type' THEN m.type WHEN 'enterprise' THEN m.enterprise
        WHEN 'specialist' THEN m.specialist WHEN 'period' THEN m.week END,
      'period' = ANY (_by)
    FROM meant m WHERE cardinality(_by) > 0
  )
  SELECT jsonb_build_object('sums', (SELECT coalesce(jsonb_agg(to_jsonb(sums)), '[]') FROM (
    SELECT n, grouped, k1, k2, count(*) FILTER (WHERE latest OR of_week AND reported) AS enterprises,
      count(*) FILTER (WHERE (latest OR of_week AND reported) AND type = 'majorProject') AS "majorProject",
      count(*) FILTER (WHERE (latest OR of_week AND reported) AND type = 'unemploymentMonitored') AS "unemploymentMonitored",
      count(*) FILTER (WHERE (latest OR of_week AND reported) AND type = 'employmentMonitored') AS "employmentMonitored",
      count(*) FILTER (WHERE (latest OR of_week AND reported) AND type = 'other') AS other,
      coalesce(sum(headcount) FILTER (WHERE standing OR of_week), 0) AS headcount,
      ARRAY[sum(s1) FILTER (WHERE standing OR of_week), sum(s2) FILTER (WHERE standing OR of_week), sum(s3) FILTER (WHERE standing OR of_week)] AS shortage,
      ARRAY[sum(r1), sum(r2), sum(r3)] AS resolved,
      ARRAY[sum(c1) FILTER (WHERE latest OR of_week), sum(c2) FILTER (WHERE latest OR of_week), sum(c3) FILTER (WHERE latest OR of_week)] AS to_date,
      ARRAY[sum(d1), sum(d2), sum(d3)] AS new_demand,
      count(*) FILTER (WHERE reported AND NOT followed AND 'newDemand' = ANY (_needs)) AS without_before,
      ARRAY[count(*) FILTER (WHERE due), count(*) FILTER (WHERE due AND reported), count(*) FILTER (WHERE reported AND NOT due)] AS coverage,
      ARRAY[count(*) FILTER (WHERE (standing OR of_week) AND due), count(*) FILTER (WHERE (standing OR of_week) AND due AND reported),
        count(*) FILTER (WHERE (standing OR of_week) AND reported AND NOT due)] AS standing,
      count(*) FILTER (WHERE due AND late) AS late
    FROM lines GROUP BY n, grouped, k1, k2
  ) sums), 'people', (SELECT coalesce(jsonb_agg(to_jsonb(people)), '[]') FROM (
    SELECT n, grouped, k1, k2, count(DISTINCT specialist) AS specialists
    FROM lines WHERE 'specialists' = ANY (_needs) AND (standing OR of_week) AND due AND served GROUP BY n, grouped, k1, k2
  ) people)) INTO _answer;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'figures', NULL,
    jsonb_build_object('spans', _spans, 'filter', _filter, 'by', _by));
  RETURN _answer;
END $$;

-- The reports a figure is made of, those that add most to it first. `_measure`: shortage, resolved, resolvedToDate, newDemand, which leave
-- out the reports that add nothing, and of resolvedToDate and enterprises all but each one's last; of late those that were, of any other measure all reports count. Answers {count, rows, sums, unmoved}: how many reports, the
-- first `_limit` of them, what all of them add up to in the order of the tiers, and how many were left out.
CREATE FUNCTION figure_sources(
  _corp text, _userid text, _role text, _region text, _weeks text[], _filter jsonb, _measure text, _tiers integer[], _since text, _yearly boolean,
  _limit integer, _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  PERFORM ask(_userid, _role, _region, _at);
  WITH facts AS (
    SELECT f.*, CASE _measure WHEN 'resolved' THEN ARRAY[r1, r2, r3] WHEN 'resolvedToDate' THEN ARRAY[c1, c2, c3]::integer[]
      WHEN 'newDemand' THEN ARRAY[d1, d2, d3] ELSE ARRAY[s1, s2, s3] END AS figures,
      row_number() OVER (PARTITION BY f.enterprise ORDER BY f.week DESC) AS back
    FROM figure_facts(_weeks, _filter, ARRAY[_measure], _since, _yearly) f WHERE reported AND (due AND late OR _measure <> 'late')
  ), valued AS (
    SELECT f.*, (SELECT sum(f.figures[t]) FROM unnest(_tiers) t) AS value FROM facts f
  ), adding AS (
    SELECT * FROM valued WHERE value IS NOT NULL AND (back = 1 OR _measure NOT IN ('resolvedToDate', 'enterprises'))
      AND (value <> 0 OR _measure NOT IN ('shortage', 'resolved', 'resolvedToDate', 'newDemand'))
  ), first AS (
    SELECT a.*, row_number() OVER (ORDER BY a.value DESC, a.week DESC, e.place) AS place
    FROM adding a JOIN enterprises e ON e.id = a.enterprise ORDER BY a.value DESC, a.week DESC, e.place LIMIT _limit
  )
  SELECT jsonb_build_object(
    'count', (SELECT count(*) FROM adding),
    'unmoved', (SELECT count(*) FROM facts WHERE back = 1 OR _measure NOT IN ('resolvedToDate', 'enterprises')) - (SELECT count(*) FROM adding),
    'sums', (SELECT ARRAY[sum(figures[1]), sum(figures[2]), sum(figures[3])] FROM adding),
    'headcount', (SELECT coalesce(sum(headcount), 0) FROM adding),
    'rows', (SELECT coalesce(jsonb_agg(jsonb_build_object('enterprise', f.enterprise, 'week', f.week, 'specialist', f.specialist,
        'figures', f.figures, 'headcount', f.headcount, 'revision', r.revision, 'filedAt', milliseconds(r.filed_at)) ORDER BY f.place), '[]')
      FROM first f JOIN reports r ON r.enterprise = f.enterprise AND r.week = f.week))
  INTO _answer;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'figures.sources', NULL,
    jsonb_build_object('weeks', to_jsonb(_weeks), 'filter', _filter, 'measure', _measure));
  RETURN _answer;
END $$;

-- Every filing of one enterprise and week, newest first, with what was taken back.
CREATE FUNCTION figure_history(_corp text, _userid text, _role text, _region text, _enterprise text, _week text, _at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  PERFORM ask(_userid, _role, _region, _at);
  SELECT jsonb_agg(jsonb_build_object('revision', v.revision, 'message', v.message, 'filedBy', v.filed_by,
      'arrivedAt', milliseconds(v.arrived_at), 'figures', v.figures, 'withdrawnAt', milliseconds(w.arrived_at)) ORDER BY v.revision DESC)
  INTO _answer FROM report_revisions v LEFT JOIN report_withdrawals w USING (enterprise, week, revision)
  WHERE v.enterprise = _enterprise AND v.week = _week;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'figures.history', NULL,
    jsonb_build_object('week', _week, 'enterprise', _enterprise));
  RETURN coalesce(_answer, '[]');
END $$;

-- Who has not reported the week, and when those who serve them today last filed anything: {due, filed, missing, contacts}.
CREATE FUNCTION figure_missing(_corp text, _userid text, _role text, _region text, _week text, _filter jsonb, _at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _day date := day_of(_at);
BEGIN
  PERFORM ask(_userid, _role, _region, _at);
  WITH owed AS (
    SELECT * FROM figure_facts(ARRAY[_week], _filter, '{}', _week, true) WHERE due
  ), missing AS (
    SELECT o.enterprise, o.district, a.specialist FROM owed o
    LEFT JOIN assignments a ON a.enterprise = o.enterprise AND a.starts <= _day AND (a.ends IS NULL OR _day < a.ends)
    WHERE NOT o.reported
  ), contacts AS (
    SELECT m.specialist, (SELECT max(t.arrived_at) FROM acts t WHERE t.userid = m.specialist AND t.arrived_at <= _at) AS at
    FROM (SELECT DISTINCT specialist FROM missing WHERE specialist IS NOT NULL) m
  )
  SELECT jsonb_build_object('due', (SELECT count(*) FROM owed), 'filed', (SELECT count(*) FROM owed WHERE reported),
    'missing', (SELECT coalesce(jsonb_agg(jsonb_build_object('enterprise', enterprise, 'district', district, 'specialist', specialist)), '[]')
      FROM missing),
    'contacts', (SELECT coalesce(jsonb_object_agg(specialist, milliseconds(at)), '{}') FROM contacts WHERE at IS NOT NULL))
  INTO _answer;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'figures.missing', NULL, jsonb_build_object('week', _week, 'filter', _filter));
  RETURN _answer;
END $$;
