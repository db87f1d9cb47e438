-- What may a command at the machine see (`npm run export`)? All figures, as whoever can read the database can; it reports and signs
-- nothing, and its audit rows name it.

CREATE OR REPLACE FUNCTION ask(_userid text, _role text, _region text, _at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  _day date := day_of(_at);
  _command boolean := _userid = 'command' AND _role = 'command';
  _known boolean := _command OR EXISTS (
    SELECT FROM people p WHERE p.userid = _userid AND p.role = _role AND p.region = _region AND p.active);
  _held text[];
  _own text[];
BEGIN
  IF _command THEN
    _held := ARRAY(SELECT r.code FROM regions r WHERE r.level = 'district');
  ELSIF _known AND _role IN ('coordinator', 'taskForce') THEN
    _held := (SELECT r.districts FROM regions r WHERE r.code = _region);
  ELSIF _known AND _role = 'specialist' THEN
    _own := ARRAY(SELECT a.enterprise FROM assignments a
      WHERE a.specialist = _userid AND a.starts <= _day AND (a.ends IS NULL OR _day < a.ends));
  END IF;
  PERFORM set_config('bot.userid', CASE WHEN _known THEN _userid ELSE '' END, true),
    set_config('bot.day', _day::text, true),
    set_config('bot.all', CASE WHEN cardinality(_held) = (SELECT count(*) FROM regions r WHERE r.level = 'district')
      THEN 'on' ELSE '' END, true),
    set_config('bot.held', coalesce(_held::text, ''), true),
    set_config('bot.own', coalesce(_own::text, ''), true);
  RETURN _known;
END $$;
