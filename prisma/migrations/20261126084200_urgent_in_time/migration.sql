-- What counts in the year's assessment: urgent demands accepted within the hour, of those raised, and practices that went out to everybody.

-- By the district they were raised in. Not of those withdrawn before anybody accepted them, nor of those whose hour was not over yet.
CREATE OR REPLACE FUNCTION urgent_in_time(_from timestamptz, _until timestamptz) RETURNS TABLE (district text, part bigint, whole bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    SELECT d.district, count(*) FILTER (WHERE f.accepted_at < d.raised_at + interval '1 hour'), count(*)
    FROM demands d
    LEFT JOIN LATERAL (SELECT min(s.taken_at) FILTER (WHERE s.step = 'accept') AS accepted_at,
        min(s.taken_at) FILTER (WHERE s.step = 'withdraw') AS withdrawn_at
      FROM demand_steps s WHERE s.number = d.number AND s.taken_at < _until) f ON true
    WHERE d.raised_at >= _from AND d.raised_at < _until
      AND (f.accepted_at IS NOT NULL OR f.withdrawn_at IS NULL AND d.raised_at + interval '1 hour' <= _until)
    GROUP BY d.district;
END $$;

CREATE OR REPLACE FUNCTION practices_praised(_from timestamptz, _until timestamptz) RETURNS TABLE (district text, part bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    SELECT p.district, count(*) FROM practices p WHERE p.spread_at >= _from AND p.spread_at < _until GROUP BY p.district;
END $$;
