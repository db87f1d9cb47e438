-- 代班, 请假 and 交接: who reports for whom from when on, who is away, and who serves an enterprise from today?

-- The coordinators of the specialist's district report for them, from this day on and before `ends`; null = open.
CREATE TABLE stand_ins (
  specialist text COLLATE "C" NOT NULL,
  starts date NOT NULL,
  ends date CHECK (ends >= starts),
  set_by text COLLATE "C" NOT NULL,
  message text COLLATE "C" NOT NULL,
  CONSTRAINT stand_ins_pkey PRIMARY KEY (specialist, starts),
  CONSTRAINT stand_ins_specialist_fkey FOREIGN KEY (specialist) REFERENCES people (userid) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Nobody is reminded of anything while they are away.
CREATE TABLE leaves (
  person text COLLATE "C" NOT NULL,
  starts timestamptz(3) NOT NULL,
  ends timestamptz(3) NOT NULL CHECK (ends >= starts),
  message text COLLATE "C" NOT NULL,
  CONSTRAINT leaves_pkey PRIMARY KEY (person, starts),
  CONSTRAINT leaves_person_fkey FOREIGN KEY (person) REFERENCES people (userid) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON stand_ins EXECUTE FUNCTION bureau_changed();
CREATE TRIGGER bureau_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON leaves EXECUTE FUNCTION bureau_changed();

-- From today until before `_ends` (null = open); an end that is not after today ends what there is. Only one holds at a time.
-- Answers {kind: done | unchanged | notYours}; `unchanged`: there was nothing to end.
CREATE FUNCTION stand_in(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _specialist text, _ends date, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _kind text := 'notYours';
  _today date := day_of(_at);
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM desk_acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  PERFORM pg_advisory_xact_lock(2032, hashtext(_specialist));
  IF ask(_userid, _role, _region, _at) AND _role IN ('coordinator', 'taskForce') AND EXISTS (SELECT FROM people p
    WHERE p.userid = _specialist AND p.role = 'specialist' AND p.active AND p.region = ANY (held_districts())) THEN
    UPDATE stand_ins s SET ends = _today, set_by = _userid, message = _message
    WHERE s.specialist = _specialist AND (s.ends IS NULL OR s.ends > _today);
    _kind := CASE WHEN FOUND THEN 'done' ELSE 'unchanged' END;
    IF _ends IS NULL OR _ends > _today THEN
      INSERT INTO stand_ins AS s (specialist, starts, ends, set_by, message) VALUES (_specialist, _today, _ends, _userid, _message)
      ON CONFLICT (specialist, starts) DO UPDATE SET ends = EXCLUDED.ends, set_by = EXCLUDED.set_by, message = EXCLUDED.message;
      _kind := 'done';
    END IF;
    IF _kind = 'done' THEN
      PERFORM plan_outgoing(_rows);
    END IF;
  END IF;
  RETURN keep_desk_act(_corp, _userid, _role, _region, _message, _at, 'people.standIn', jsonb_build_object('kind', _kind),
    jsonb_build_object('specialist', _specialist, 'ends', _ends));
END $$;

-- The asker's own, from now until `_ends`; an end that is not after now ends what there is. What was to remind them and has not been
-- sent is taken back. Answers like stand_in.
CREATE FUNCTION take_leave(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _ends timestamptz, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _kind text := 'notYours';
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM desk_acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  PERFORM pg_advisory_xact_lock(2033, hashtext(_userid));
  IF ask(_userid, _role, _region, _at) AND _role IN ('specialist', 'coordinator') THEN
    UPDATE leaves l SET ends = greatest(l.starts, _at), message = _message WHERE l.person = _userid AND l.ends > _at;
    _kind := CASE WHEN FOUND THEN 'done' ELSE 'unchanged' END;
    IF _ends > _at THEN
      INSERT INTO leaves AS l (person, starts, ends, message) VALUES (_userid, _at, _ends, _message)
      ON CONFLICT (person, starts) DO UPDATE SET ends = EXCLUDED.ends, message = EXCLUDED.message;
      UPDATE outgoing o SET state = 'dropped', problem = 'leave', settled_at = _at
      WHERE o.corp = _corp AND o.person = _userid AND o.kind = 'nudge' AND o.stage IS NOT NULL AND o.state = 'due'
        AND o.first_claimed_at IS NULL AND o.due_at < _ends;
      _kind := 'done';
    END IF;
    IF _kind = 'done' THEN
      PERFORM plan_outgoing(_rows);
    END IF;
  END IF;
  RETURN keep_desk_act(_corp, _userid, _role, _region, _message, _at, 'people.leave', jsonb_build_object('kind', _kind),
    jsonb_build_object('ends', _ends));
END $$;

-- From today on, in the district where it stands and for as long as was planned; what was before stays as it was. `_from`: who serves it
-- until now (null = nobody). Answers {kind: handed | changed | notYours}.
CREATE FUNCTION hand_over(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _enterprise text, _from text, _to text, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
  _kind text := 'notYours';
  _today date := day_of(_at);
  _now assignments;
BEGIN
  PERFORM lock_message(_message);
  SELECT a.answer INTO _answer FROM desk_acts a WHERE a.message = _message;
  IF FOUND THEN
    RETURN _answer;
  END IF;
  -- An import and a handing over wait for each other.
  PERFORM 1 FROM bureau_version FOR UPDATE;
  IF ask(_userid, _role, _region, _at) AND _role IN ('coordinator', 'taskForce') THEN
    SELECT a.* INTO _now FROM assignments a WHERE a.enterprise = _enterprise AND a.starts <= _today
      AND (a.ends IS NULL OR _today < a.ends) AND a.district = ANY (held_districts());
    IF _now.enterprise IS NOT NULL AND EXISTS (SELECT FROM people p
      WHERE p.userid = _to AND p.role = 'specialist' AND p.active AND p.region = ANY (held_districts())) THEN
      _kind := CASE WHEN _now.specialist IS NOT DISTINCT FROM _from AND _now.specialist IS DISTINCT FROM _to THEN 'handed' ELSE 'changed' END;
    END IF;
  END IF;
  IF _kind = 'handed' THEN
    IF _now.starts = _today THEN
      UPDATE assignments a SET specialist = _to WHERE a.enterprise = _enterprise AND a.starts = _today;
    ELSE
      UPDATE assignments a SET ends = _today WHERE a.enterprise = _enterprise AND a.starts = _now.starts;
      INSERT INTO assignments (enterprise, starts, ends, district, specialist) VALUES (_enterprise, _today, _now.ends, _now.district, _to);
    END IF;
    PERFORM plan_outgoing(_rows);
  END IF;
  RETURN keep_desk_act(_corp, _userid, _role, _region, _message, _at, 'enterprise.handOver', jsonb_build_object('kind', _kind),
    jsonb_build_object('enterprise', _enterprise, 'from', _from, 'to', _to));
END $$;
