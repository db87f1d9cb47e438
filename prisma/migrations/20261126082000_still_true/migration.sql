-- Is what we are about to say still true? Asked of weeks and months at the sending instant; a deadline that moves takes back what is not sent.

ALTER TABLE outgoing
  -- Sent only while one of these districts still owes its return of the month.
  ADD COLUMN owed_month text COLLATE "C",
  ADD COLUMN owed_districts text[] NOT NULL DEFAULT '{}',
  -- Goes out at night too.
  ADD COLUMN urgent boolean NOT NULL DEFAULT false,
  -- Part of what its words name was filed before anything was sent: they are written anew first.
  ADD COLUMN stale boolean NOT NULL DEFAULT false;

-- What is urgent goes with the replies: nothing that waits for the morning holds it back.
CREATE FUNCTION sending_order(kind text, urgent boolean) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN urgent THEN 1 ELSE kind_order(kind) END;

-- Answers how many rows are new; those listening on `outgoing` are told.
CREATE OR REPLACE FUNCTION plan_outgoing(_rows json) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  _new integer;
BEGIN
  INSERT INTO outgoing (key, corp, person, kind, say, due_at, expires_at, owed_week, owed_enterprises, owed_month, owed_districts, stage,
    period, urgent)
  SELECT r.key, r.corp, r.person, r.kind, r.say, r.due_at, r.expires_at, r.owed_week, coalesce(r.owed_enterprises, '{}'), r.owed_month,
    coalesce(r.owed_districts, '{}'), r.stage, r.period, coalesce(r.urgent, false)
  FROM json_array_elements(_rows) WITH ORDINALITY AS x (one, n)
  CROSS JOIN LATERAL json_to_record(x.one) AS r (key text, corp text, person text, kind text, say json, due_at timestamptz,
    expires_at timestamptz, owed_week text, owed_enterprises text[], owed_month text, owed_districts text[], stage text, period text,
    urgent boolean)
  ORDER BY x.n
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS _new = ROW_COUNT;
  IF _new > 0 THEN
    PERFORM pg_notify('outgoing', '');
  END IF;
  RETURN _new;
END $$;

-- Claims what is due: of each person the first in order, and nothing while one of theirs is being sent or waits to be tried again.
-- `_stale`: claimed first so long ago that the platform no longer hides a repetition.
CREATE OR REPLACE FUNCTION claim_outgoing(_now timestamptz, _limit integer, _lease interval, _stale interval)
RETURNS SETOF outgoing LANGUAGE plpgsql AS $$
DECLARE
  _heads bigint[];
  _claimed bigint[] := '{}';
  _more bigint[];
  -- Districts with a return, by month.
  _returned jsonb;
BEGIN
  -- One at a time: two who look at the same instant could each find another row of one person.
  PERFORM pg_advisory_xact_lock(2022, 0);

  UPDATE outgoing o SET
    state = CASE WHEN o.state = 'sending' OR o.first_claimed_at <= _now - _stale THEN 'unknown' ELSE 'dropped' END,
    problem = coalesce(o.problem, 'expired'), settled_at = _now
  WHERE o.id IN (
    SELECT id FROM outgoing
    WHERE (state = 'due' OR state = 'sending' AND lease_until <= _now) AND (expires_at <= _now OR first_claimed_at <= _now - _stale)
    FOR UPDATE SKIP LOCKED);

  LOOP
    SELECT array_agg(h.id) INTO _heads FROM (
      SELECT o.id FROM outgoing o
      WHERE o.id IN (
        SELECT DISTINCT ON (corp, person) id FROM outgoing
        WHERE state = 'sending' OR state = 'due' AND due_at <= _now
        ORDER BY corp, person, (state = 'sending' AND lease_until > _now) DESC, sending_order(kind, urgent), due_at, id
      ) AND (o.state = 'due' AND (o.retry_at IS NULL OR o.retry_at <= _now) OR o.state = 'sending' AND o.lease_until <= _now)
      ORDER BY sending_order(o.kind, o.urgent), o.due_at, o.id LIMIT _limit - cardinality(_claimed)
      FOR UPDATE SKIP LOCKED
    ) h;
    EXIT WHEN _heads IS NULL;

    -- Asked in this very transaction: who has reported meanwhile is left in peace, and what nobody can have seen yet names no more
    -- than is owed now.
    SELECT jsonb_object_agg(m.month, to_jsonb(returned_districts(m.month))) INTO _returned
    FROM (SELECT DISTINCT o.owed_month AS month FROM outgoing o WHERE o.id = ANY (_heads) AND o.owed_month IS NOT NULL) m;
    PERFORM set_config('bot.all', 'on', true);
    WITH asked AS (
      SELECT o.id,
        ARRAY(SELECT u.e FROM unnest(o.owed_enterprises) WITH ORDINALITY u (e, n)
          WHERE NOT EXISTS (SELECT FROM reports r WHERE r.enterprise = u.e AND r.week = o.owed_week) ORDER BY u.n) AS enterprises,
        ARRAY(SELECT u.d FROM unnest(o.owed_districts) WITH ORDINALITY u (d, n)
          WHERE NOT coalesce(_returned -> o.owed_month ? u.d, false) ORDER BY u.n) AS districts
      FROM outgoing o
      WHERE o.id = ANY (_heads) AND (o.owed_week IS NOT NULL OR o.owed_month IS NOT NULL)
    ), judged AS (
      SELECT a.*, cardinality(a.enterprises) + cardinality(a.districts) AS owed FROM asked a
    )
    UPDATE outgoing o SET
      state = CASE WHEN j.owed = 0 THEN 'dropped' ELSE o.state END,
      problem = CASE WHEN j.owed = 0 THEN 'notOwed' ELSE o.problem END,
      settled_at = CASE WHEN j.owed = 0 THEN _now END,
      owed_enterprises = j.enterprises, owed_districts = j.districts, stale = true
    FROM judged j
    WHERE o.id = j.id
      AND (j.owed = 0 OR o.first_claimed_at IS NULL AND j.owed < cardinality(o.owed_enterprises) + cardinality(o.owed_districts));

    WITH taken AS (
      UPDATE outgoing o SET state = 'sending', claim = o.claim + 1, lease_until = _now + _lease, retry_at = NULL,
        first_claimed_at = coalesce(o.first_claimed_at, _now)
      WHERE o.id = ANY (_heads) AND o.state IN ('due', 'sending')
      RETURNING o.id
    )
    SELECT array_agg(id) INTO _more FROM taken;
    _claimed := _claimed || coalesce(_more, '{}');
    EXIT WHEN cardinality(_claimed) >= _limit;
  END LOOP;

  PERFORM set_config('bot.all', '', true);
  RETURN QUERY SELECT * FROM outgoing o WHERE o.id = ANY (_claimed) ORDER BY sending_order(o.kind, o.urgent), o.due_at, o.id;
END $$;

-- A deadline that moves takes back the nudges of its period that nobody can have seen, and frees their place for the new instants.
CREATE FUNCTION deadline_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  _period text := coalesce(NEW.period, OLD.period);
BEGIN
  UPDATE outgoing SET state = 'dropped', problem = 'moved', settled_at = clock_timestamp(), stage = NULL, key = key || '/moved/' || id
  WHERE period = _period AND stage IS NOT NULL AND state = 'due' AND first_claimed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER deadline_moved AFTER INSERT OR UPDATE OR DELETE ON moved_deadlines FOR EACH ROW EXECUTE FUNCTION deadline_moved();
