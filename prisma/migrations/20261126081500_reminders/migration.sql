-- 催报: who was reminded when? At once, and nobody twice within half an hour, whoever asks.

-- What one message of the task force's or a coordinator's desk did, and the answer it was given: a second delivery gets the same.
CREATE TABLE desk_acts (
  message text COLLATE "C" NOT NULL,
  act text NOT NULL,
  corp text NOT NULL,
  userid text COLLATE "C" NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  answer jsonb NOT NULL,
  CONSTRAINT desk_acts_pkey PRIMARY KEY (message)
);

CREATE FUNCTION keep_desk_act(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _act text, _answer jsonb, _details jsonb
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO desk_acts (message, act, corp, userid, arrived_at, answer) VALUES (_message, _act, _corp, _userid, _at, _answer);
  PERFORM write_audit(_at, _corp, _userid, _role, _region, _act, _message, _details || jsonb_build_object('outcome', _answer));
  RETURN _answer;
END $$;

CREATE TABLE reminders (
  corp text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL,
  reminded_at timestamptz(3) NOT NULL,
  week text COLLATE "C" NOT NULL,
  asked_by text COLLATE "C" NOT NULL,
  message text COLLATE "C" NOT NULL,
  CONSTRAINT reminders_pkey PRIMARY KEY (corp, person, reminded_at)
);

-- Plans those of the rows, one a person, that may go out: the asker holds every enterprise they name, one of these is still missing,
-- and the person was not reminded within `_pause`. Answers [{person, outcome: reminded | recent | filed | notYours}] in their order.
CREATE FUNCTION remind_people(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _week text, _pause interval, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _may boolean;
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM desk_acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  _may := ask(_userid, _role, _region, _at) AND _role IN ('coordinator', 'taskForce');
  -- Two who remind the same people at one instant: the second finds what the first did. In ascending order, so that they never wait for each other.
  PERFORM pg_advisory_xact_lock(2030, l.key)
  FROM (SELECT DISTINCT hashtext(_corp || '/' || (r ->> 'person')) AS key FROM json_array_elements(_rows) r ORDER BY key) l;

  WITH wanted AS (
    SELECT r.n, r.one ->> 'person' AS person, ARRAY(SELECT json_array_elements_text(r.one -> 'owed_enterprises')) AS enterprises
    FROM json_array_elements(_rows) WITH ORDINALITY AS r (one, n)
  )
  SELECT jsonb_agg(jsonb_build_object('person', w.person, 'outcome', CASE
    WHEN NOT _may OR EXISTS (SELECT FROM unnest(w.enterprises) e WHERE reportable_in(e, _week) IS NULL) THEN 'notYours'
    WHEN NOT EXISTS (SELECT FROM unnest(w.enterprises) e
      WHERE NOT EXISTS (SELECT FROM reports r WHERE r.enterprise = e AND r.week = _week)) THEN 'filed'
    WHEN EXISTS (SELECT FROM reminders m WHERE m.corp = _corp AND m.person = w.person
      AND m.reminded_at > _at - _pause AND m.reminded_at < _at + _pause) THEN 'recent'
    ELSE 'reminded' END) ORDER BY w.n)
  INTO _answer FROM wanted w;
  _answer := coalesce(_answer, '[]');

  INSERT INTO reminders (corp, person, reminded_at, week, asked_by, message)
  SELECT _corp, a ->> 'person', _at, _week, _userid, _message FROM jsonb_array_elements(_answer) a WHERE a ->> 'outcome' = 'reminded';
  PERFORM plan_outgoing(coalesce((
    SELECT json_agg(r.one ORDER BY r.n) FROM json_array_elements(_rows) WITH ORDINALITY AS r (one, n)
    WHERE _answer -> (r.n - 1)::integer ->> 'outcome' = 'reminded'), '[]'));
  RETURN keep_desk_act(_corp, _userid, _role, _region, _message, _at, 'people.remind', _answer, jsonb_build_object('week', _week));
END $$;
