-- 截止 and 广播: how does the task force move one period's deadline, and how does its word reach everybody? Each once for its message.

-- From `_was` (null: the notice's own instant) to `_due`; `_closes` is where the period closed until now. Everybody concerned is told by
-- `_rows`. Answers {kind: moved | changed | past | closed | notYours}; `changed`: somebody else moved it meanwhile.
CREATE FUNCTION move_deadline(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz,
  _period text, _was timestamptz, _due timestamptz, _closes timestamptz, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _kind text;
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM desk_acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  PERFORM pg_advisory_xact_lock(2031, hashtext(_period));
  _kind := CASE
    WHEN NOT (ask(_userid, _role, _region, _at) AND _role = 'taskForce') THEN 'notYours'
    WHEN _due <= _at THEN 'past'
    WHEN _closes <= _at THEN 'closed'
    WHEN (SELECT d.due_at FROM moved_deadlines d WHERE d.period = _period) IS DISTINCT FROM _was THEN 'changed'
    ELSE 'moved' END;
  IF _kind = 'moved' THEN
    INSERT INTO moved_deadlines AS d (period, due_at) VALUES (_period, _due) ON CONFLICT (period) DO UPDATE SET due_at = EXCLUDED.due_at;
    PERFORM plan_outgoing(_rows);
  END IF;
  RETURN keep_desk_act(_corp, _userid, _role, _region, _message, _at, 'deadline.move', jsonb_build_object('kind', _kind),
    jsonb_build_object('period', _period, 'was', _was, 'due', _due));
END $$;

-- Answers {kind: sent | notYours}.
CREATE FUNCTION broadcast_message(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _rows json
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
  _may := ask(_userid, _role, _region, _at) AND _role = 'taskForce';
  IF _may THEN
    PERFORM plan_outgoing(_rows);
  END IF;
  RETURN keep_desk_act(_corp, _userid, _role, _region, _message, _at, 'message.broadcast',
    jsonb_build_object('kind', CASE WHEN _may THEN 'sent' ELSE 'notYours' END),
    jsonb_build_object('people', json_array_length(_rows)));
END $$;
