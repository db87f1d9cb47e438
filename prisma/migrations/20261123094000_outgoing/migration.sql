-- What do we owe whom? Each message to a phone is a row; sending it is booked here and nowhere else.

CREATE TABLE outgoing (
  id bigint GENERATED ALWAYS AS IDENTITY,
  key text COLLATE "C" NOT NULL,
  corp text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('reply', 'nudge', 'broadcast')),
  -- Frozen: json keeps the very characters, so that every try sends the same bytes.
  say json NOT NULL,
  due_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3),
  -- Sent only while one of these still owes its report of the week.
  owed_week text COLLATE "C",
  owed_enterprises text[] NOT NULL DEFAULT '{}',
  stage text COLLATE "C",
  period text COLLATE "C",
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sending', 'sent', 'dropped', 'failed', 'unknown')),
  -- The fence: grows with each claim; who settles an older one is too late.
  claim integer NOT NULL DEFAULT 0,
  lease_until timestamptz(3),
  first_claimed_at timestamptz(3),
  -- Not before, after a try that is to be repeated.
  retry_at timestamptz(3),
  problem text,
  msgid text,
  settled_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT outgoing_pkey PRIMARY KEY (id),
  CONSTRAINT outgoing_key_key UNIQUE (key),
  -- One nudge a person, stage and period; rows without a stage never meet.
  CONSTRAINT outgoing_corp_person_stage_period_key UNIQUE (corp, person, stage, period)
);

-- Replies go before nudges before broadcasts.
CREATE FUNCTION kind_order(kind text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE kind WHEN 'reply' THEN 1 WHEN 'nudge' THEN 2 ELSE 3 END;

CREATE INDEX outgoing_open_idx ON outgoing (corp, person, kind_order(kind), due_at, id) WHERE state IN ('due', 'sending');

CREATE INDEX outgoing_troubled_idx ON outgoing (settled_at) WHERE state IN ('failed', 'unknown');

-- Answers how many rows are new; those listening on `outgoing` are told.
CREATE FUNCTION plan_outgoing(_rows json) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  _new integer;
BEGIN
  INSERT INTO outgoing (key, corp, person, kind, say, due_at, expires_at, owed_week, owed_enterprises, stage, period)
  SELECT r.key, r.corp, r.person, r.kind, r.say, r.due_at, r.expires_at, r.owed_week, coalesce(r.owed_enterprises, '{}'), r.stage, r.period
  FROM json_array_elements(_rows) WITH ORDINALITY AS x (one, n)
  CROSS JOIN LATERAL json_to_record(x.one) AS r (key text, corp text, person text, kind text, say json, due_at timestamptz,
    expires_at timestamptz, owed_week text, owed_enterprises text[], stage text, period text)
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
CREATE FUNCTION claim_outgoing(_now timestamptz, _limit integer, _lease interval, _stale interval)
RETURNS SETOF outgoing LANGUAGE plpgsql AS $$
DECLARE
  _heads bigint[];
  _claimed bigint[] := '{}';
  _more bigint[];
BEGIN
  -- One at a time: two who look at the same instant could each find another row of one person.
  PERFORM pg_advisory_xact_lock(2022, 0);
  PERFORM set_config('bot.all', 'on', true);

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
        ORDER BY corp, person, (state = 'sending' AND lease_until > _now) DESC, kind_order(kind), due_at, id
      ) AND (o.state = 'due' AND (o.retry_at IS NULL OR o.retry_at <= _now) OR o.state = 'sending' AND o.lease_until <= _now)
      ORDER BY kind_order(o.kind), o.due_at, o.id LIMIT _limit - cardinality(_claimed)
      FOR UPDATE SKIP LOCKED
    ) h;
    EXIT WHEN _heads IS NULL;

    -- Asked in this very transaction: who has reported meanwhile is left in peace.
    UPDATE outgoing o SET state = 'dropped', problem = 'notOwed', settled_at = _now
    WHERE o.id = ANY (_heads) AND o.owed_week IS NOT NULL AND NOT EXISTS (
      SELECT FROM unnest(o.owed_enterprises) e
      WHERE NOT EXISTS (SELECT FROM reports r WHERE r.enterprise = e AND r.week = o.owed_week));

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
  RETURN QUERY SELECT * FROM outgoing o WHERE o.id = ANY (_claimed) ORDER BY kind_order(o.kind), o.due_at, o.id;
END $$;
