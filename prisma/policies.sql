-- Who sees which rows, which tables only grow, and what the application's role may do. Applied by the owner when this file or what it
-- made has changed; repeatable. `bot_app` stands for the role the application works as: the start replaces the name where it is another.

-- ── Whom a transaction works for ─────────────────────────────────────────────────────────────────────────────────────────

-- Says for whom the rest of the transaction works; the policies read what is set here. Decided from the roster, whatever the program
-- believes: false, and nothing can be seen or written, where the city's roster knows no such active person. `command` is no person
-- but a command at the machine: it sees all figures.
--   bot.city  the city
--   bot.all   on = every district of the city, which spares the comparison row by row
--   bot.held  the districts of a coordinator, a leader or the task force
--   bot.own   the enterprises a specialist serves on that day
CREATE OR REPLACE FUNCTION bind_asker(_city text, _userid text, _role text, _region text, _day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  _command boolean := _userid = 'command' AND _role = 'command';
  _known boolean := _command OR EXISTS (SELECT FROM people p
    WHERE p.city = _city AND p.userid = _userid AND p.role = _role AND p.region = _region AND p.active);
  _held text[];
  _own text[];
BEGIN
  IF _command THEN
    _held := ARRAY(SELECT r.code FROM regions r WHERE r.city = _city AND r.level = 'district');
  ELSIF _known AND _role IN ('coordinator', 'taskForce', 'leader') THEN
    _held := (SELECT r.districts FROM regions r WHERE r.city = _city AND r.code = _region);
  ELSIF _known AND _role = 'specialist' THEN
    _own := ARRAY(SELECT a.enterprise FROM assignments a
      WHERE a.city = _city AND a.specialist = _userid AND a.starts <= _day AND (a.ends IS NULL OR _day < a.ends));
  END IF;
  PERFORM set_config('bot.city', _city, true),
    set_config('bot.userid', CASE WHEN _known THEN _userid ELSE '' END, true),
    set_config('bot.day', _day::text, true),
    set_config('bot.all', CASE WHEN cardinality(_held) = (SELECT count(*) FROM regions r WHERE r.city = _city AND r.level = 'district')
      THEN 'on' ELSE '' END, true),
    set_config('bot.held', coalesce(_held::text, ''), true),
    set_config('bot.own', coalesce(_own::text, ''), true);
  RETURN _known;
END $$;

CREATE OR REPLACE FUNCTION held_districts() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('bot.held', true), '')::text[];

-- The enterprises the asker answers for: a specialist's own; a coordinator's all that stand in the district on that day, so that
-- their history comes with them though they stood elsewhere then. Asked only for rows of other districts.
CREATE OR REPLACE FUNCTION own_enterprises() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  _own text := current_setting('bot.own', true);
  _held text[] := held_districts();
  _day date := nullif(current_setting('bot.day', true), '');
BEGIN
  IF _own <> '' THEN
    RETURN _own::text[];
  END IF;
  IF _held IS NOT NULL THEN
    RETURN ARRAY(SELECT a.enterprise FROM assignments a WHERE a.city = current_setting('bot.city') AND a.district = ANY (_held)
      AND a.starts <= _day AND (a.ends IS NULL OR _day < a.ends));
  END IF;
  RETURN '{}';
END $$;

-- ── Rows of results are seen and written within the asker's rights ───────────────────────────────────────────────────────

-- FORCE: also where the application connects as the owner. Each setting stands in a SELECT of its own, so that it is read once a
-- statement and not once a row.
ALTER TABLE reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE report_revisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE report_withdrawals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE week_sums ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE published_reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE returned_reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE correction_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE monthly_revisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE monthly_withdrawals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE demands ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE demand_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE practices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS asker ON reports;
CREATE POLICY asker ON reports USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[])));
DROP POLICY IF EXISTS asker ON report_revisions;
CREATE POLICY asker ON report_revisions USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[])));
DROP POLICY IF EXISTS asker ON report_withdrawals;
CREATE POLICY asker ON report_withdrawals USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[])));
DROP POLICY IF EXISTS asker ON published_reports;
CREATE POLICY asker ON published_reports USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[])));
DROP POLICY IF EXISTS asker ON returned_reports;
CREATE POLICY asker ON returned_reports USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[])));
DROP POLICY IF EXISTS asker ON correction_requests;
CREATE POLICY asker ON correction_requests USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[])));

-- Sums are kept with each filing, whoever files (`bot.sums`, set in that transaction alone), and read by those who hold the district.
DROP POLICY IF EXISTS asker ON week_sums;
CREATE POLICY asker ON week_sums USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR (SELECT current_setting('bot.sums', true) = 'on')
  OR district = ANY ((SELECT held_districts())::text[])));

DROP POLICY IF EXISTS asker ON monthly_revisions;
CREATE POLICY asker ON monthly_revisions USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])));
DROP POLICY IF EXISTS asker ON monthly_withdrawals;
CREATE POLICY asker ON monthly_withdrawals USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])));

DROP POLICY IF EXISTS asker ON demands;
CREATE POLICY asker ON demands USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR at = ANY ((SELECT held_districts())::text[]) OR enterprise = ANY ((SELECT own_enterprises())::text[])));
DROP POLICY IF EXISTS asker ON demand_steps;
CREATE POLICY asker ON demand_steps USING (city = (SELECT current_setting('bot.city', true))
  AND EXISTS (SELECT FROM demands d WHERE d.city = demand_steps.city AND d.number = demand_steps.number));
DROP POLICY IF EXISTS asker ON practices;
CREATE POLICY asker ON practices USING (city = (SELECT current_setting('bot.city', true)) AND (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR sent_by = (SELECT current_setting('bot.userid', true))));

-- Files hold figures. Whoever may see all may read them; everybody else is sent theirs by the worker, and reads none here.
DROP POLICY IF EXISTS carried ON files;
CREATE POLICY carried ON files FOR SELECT USING (
  city = (SELECT current_setting('bot.city', true)) AND current_setting('bot.all', true) = 'on');
DROP POLICY IF EXISTS kept ON files;
CREATE POLICY kept ON files FOR INSERT WITH CHECK (
  city = (SELECT current_setting('bot.city', true)) AND nullif(current_setting('bot.userid', true), '') IS NOT NULL);

-- ── What was said stays said ─────────────────────────────────────────────────────────────────────────────────────────────

CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_revisions EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_withdrawals EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON published_reports EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publications EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON supplements EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON monthly_revisions EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON monthly_withdrawals EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON demand_steps EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals EXECUTE FUNCTION append_only();

-- ── Has anybody changed what was done? ───────────────────────────────────────────────────────────────────────────────────

-- Every audit row is sealed into one chain of hashes, a little after it was written: a chain kept by the acts themselves would let only
-- one of them commit at a time. A worker seals what is new about every minute; only what it has not reached could be changed unseen.
CREATE OR REPLACE FUNCTION seal_of(previous bytea, a audit) RETURNS bytea LANGUAGE sql STABLE
  RETURN sha256(previous || convert_to(jsonb_build_array(a.city, a.id, extract(epoch FROM a.at), extract(epoch FROM a.recorded_at),
    a.corp, a.userid, a.role, a.region, a.act, a.message, a.details)::text, 'UTF8'));

-- Seals up to 20,000 rows; answers how many. Ids are given before a row is committed, so a lower one may turn up later: it is looked
-- for among the last 10,000 and sealed out of its order.
CREATE OR REPLACE FUNCTION seal_audit() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  _row audit;
  _last audit_seals;
  _sealed integer := 0;
  _from bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(2023, 0) THEN
    RETURN 0;
  END IF;
  SELECT * INTO _last FROM audit_seals ORDER BY seq DESC LIMIT 1;
  SELECT coalesce(max(s.audit), 0) - 10000 INTO _from FROM audit_seals s;
  FOR _row IN
    SELECT a.* FROM audit a WHERE a.id > _from AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.audit = a.id) ORDER BY a.id LIMIT 20000
  LOOP
    _last.seq := coalesce(_last.seq, 0) + 1;
    _last.hash := seal_of(coalesce(_last.hash, ''), _row);
    INSERT INTO audit_seals (seq, audit, hash) VALUES (_last.seq, _row.id, _last.hash);
    _sealed := _sealed + 1;
  END LOOP;
  RETURN _sealed;
END $$;

-- Walks the chain. Answers {sealed, head, bad}: how many seals there are, the last hash, to be kept elsewhere, and the first audit row
-- that was changed, removed or slipped in; null where all is well.
CREATE OR REPLACE FUNCTION verify_audit() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  _one record;
  _hash bytea := '';
  _seq bigint := 0;
  _bad bigint;
BEGIN
  FOR _one IN SELECT s.seq, s.audit AS id, s.hash, a FROM audit_seals s LEFT JOIN audit a ON a.id = s.audit ORDER BY s.seq LOOP
    _seq := _seq + 1;
    _hash := CASE WHEN (_one.a).id IS NOT NULL THEN seal_of(_hash, _one.a) END;
    IF _one.seq <> _seq OR _hash IS DISTINCT FROM _one.hash THEN
      _bad := _one.id;
      EXIT;
    END IF;
  END LOOP;
  IF _bad IS NULL THEN
    SELECT min(a.id) INTO _bad FROM audit a
    WHERE a.id <= (SELECT max(s.audit) FROM audit_seals s) - 10000 AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.audit = a.id);
  END IF;
  RETURN jsonb_build_object('sealed', (SELECT count(*) FROM audit_seals),
    'head', (SELECT encode(s.hash, 'hex') FROM audit_seals s ORDER BY s.seq DESC LIMIT 1), 'bad', _bad);
END $$;
-- They work with the owner's rights: only for the application.
REVOKE ALL ON FUNCTION seal_audit(), verify_audit() FROM PUBLIC;

-- ── What the application may do; nothing is granted by default ───────────────────────────────────────────────────────────

GRANT USAGE ON SCHEMA public TO bot_app;
-- The bureau: written by imports and the desk.
GRANT SELECT, INSERT, UPDATE, DELETE ON regions, assignments, calendar_days, moved_deadlines TO bot_app;
GRANT SELECT, INSERT, UPDATE ON people, enterprises, bureau_versions, stand_ins, leaves TO bot_app;
-- Results: what holds now may change, what was said may not.
GRANT SELECT, INSERT, UPDATE, DELETE ON reports, week_sums TO bot_app;
GRANT SELECT, INSERT ON acts, report_revisions, report_withdrawals, reopenings, publications, supplements, published_reports TO bot_app;
GRANT SELECT, INSERT ON monthly_revisions, monthly_withdrawals TO bot_app;
GRANT SELECT, INSERT, UPDATE ON sign_offs, returned_reports, correction_requests TO bot_app;
GRANT SELECT, INSERT, UPDATE ON demands, practices TO bot_app;
GRANT SELECT, INSERT ON demand_steps, reminders TO bot_app;
-- Written to, sealed and verified, but not read.
GRANT INSERT ON audit TO bot_app;
GRANT EXECUTE ON FUNCTION seal_audit(), verify_audit() TO bot_app;
GRANT SELECT, INSERT, UPDATE ON outgoing, marks TO bot_app;
-- Files that were made stay what they are; what WeCom holds of them changes.
GRANT SELECT, INSERT ON files TO bot_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON file_uploads TO bot_app;
