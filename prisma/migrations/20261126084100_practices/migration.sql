-- Which good practices were sent, which did the task force adopt, and which of them went out to everybody?

CREATE TABLE practices (
  number integer NOT NULL,
  corp text NOT NULL,
  district text COLLATE "C" NOT NULL,
  sent_by text COLLATE "C" NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  message text COLLATE "C" NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  adopted_by text COLLATE "C",
  adopted_at timestamptz(3),
  spread_by text COLLATE "C",
  spread_at timestamptz(3) CHECK (spread_at IS NULL OR adopted_at IS NOT NULL),
  CONSTRAINT practices_pkey PRIMARY KEY (number),
  CONSTRAINT practices_message_key UNIQUE (message)
);

ALTER TABLE practices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY asker ON practices USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR sent_by = (SELECT current_setting('bot.userid', true)));

CREATE FUNCTION practice_json(p practices) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN jsonb_build_object('number', p.number, 'district', p.district, 'by', p.sent_by, 'at', milliseconds(p.sent_at),
    'title', p.title, 'body', p.body, 'adoptedAt', milliseconds(p.adopted_at), 'spreadAt', milliseconds(p.spread_at));

-- Answers the practice; in `_rows`, messages to plan, `{number}` stands for its number. The same message sends nothing twice.
CREATE FUNCTION send_practice(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _title text, _body text, _rows json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _practice practices;
  _number integer;
BEGIN
  PERFORM pg_advisory_xact_lock(2025, 0);
  IF NOT ask(_userid, _role, _region, _at) OR _role NOT IN ('specialist', 'coordinator') THEN
    RETURN NULL;
  END IF;
  SELECT * INTO _practice FROM practices p WHERE p.message = _message;
  IF NOT FOUND THEN
    PERFORM set_config('bot.all', 'on', true);
    SELECT coalesce(max(p.number), 0) + 1 INTO _number FROM practices p;
    INSERT INTO practices (number, corp, district, sent_by, sent_at, message, title, body)
    VALUES (_number, _corp, _region, _userid, _at, _message, _title, _body)
    RETURNING * INTO _practice;
    PERFORM plan_outgoing(replace(_rows::text, '{number}', _number::text)::json);
    PERFORM write_audit(_at, _corp, _userid, _role, _region, 'practices.send', _message, jsonb_build_object('number', _number));
    PERFORM set_config('bot.all', '', true);
  END IF;
  RETURN practice_json(_practice);
END $$;

-- Those the asker may see; with `_number` that one, with `_waiting` those not adopted yet.
CREATE FUNCTION practices_of(
  _corp text, _userid text, _role text, _region text, _number integer, _waiting boolean, _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  IF ask(_userid, _role, _region, _at) THEN
    SELECT jsonb_agg(practice_json(p) ORDER BY p.number) INTO _answer FROM practices p
    WHERE (_number IS NULL OR p.number = _number) AND NOT (_waiting AND p.adopted_at IS NOT NULL);
  END IF;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'practices.list', NULL, jsonb_build_object('number', _number));
  RETURN coalesce(_answer, '[]');
END $$;

-- `adopt` or `spread`, by the task force; each once, with its messages. Answers whether it was done now.
CREATE FUNCTION praise_practice(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _number integer, _act text, _rows json
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  _practice practices;
BEGIN
  IF NOT ask(_userid, _role, _region, _at) OR _role <> 'taskForce' THEN
    RETURN false;
  END IF;
  SELECT * INTO _practice FROM practices p WHERE p.number = _number FOR UPDATE;
  IF NOT FOUND OR _act = 'adopt' AND _practice.adopted_at IS NOT NULL
    OR _act = 'spread' AND (_practice.adopted_at IS NULL OR _practice.spread_at IS NOT NULL) THEN
    RETURN false;
  END IF;
  IF _act = 'adopt' THEN
    UPDATE practices p SET adopted_at = _at, adopted_by = _userid WHERE p.number = _number;
  ELSE
    UPDATE practices p SET spread_at = _at, spread_by = _userid WHERE p.number = _number;
  END IF;
  PERFORM plan_outgoing(_rows);
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'practices.' || _act, _message, jsonb_build_object('number', _number));
  RETURN true;
END $$;

-- How many of each district went out to everybody, from `_from` (included) to `_until`: for the assessment, which names no text.
CREATE FUNCTION practices_spread(_from timestamptz, _until timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  SELECT jsonb_object_agg(s.district, s.spread) INTO _answer FROM (
    SELECT p.district, count(*) AS spread FROM practices p WHERE p.spread_at >= _from AND p.spread_at < _until GROUP BY p.district) s;
  PERFORM set_config('bot.all', '', true);
  RETURN coalesce(_answer, '{}');
END $$;
