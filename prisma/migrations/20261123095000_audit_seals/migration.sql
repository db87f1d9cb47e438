-- Has anybody changed what was done? Every audit row is sealed into one chain of hashes, a little after it was written.
-- A chain kept by the acts themselves would let only one of them commit at a time; so a worker seals what is new about every
-- minute, and only what it has not reached yet could be changed unseen.

CREATE TABLE audit_seals (
  seq bigint NOT NULL,
  audit bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_seals_pkey PRIMARY KEY (seq),
  CONSTRAINT audit_seals_audit_key UNIQUE (audit)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals EXECUTE FUNCTION append_only();

CREATE FUNCTION seal_of(previous bytea, a audit) RETURNS bytea LANGUAGE sql STABLE
  RETURN sha256(previous || convert_to(jsonb_build_array(a.id, extract(epoch FROM a.at), extract(epoch FROM a.recorded_at),
    a.corp, a.userid, a.role, a.region, a.act, a.message, a.details)::text, 'UTF8'));

-- Seals up to 20,000 rows; answers how many. Ids are given before a row is committed, so a lower one may turn up later: it is looked
-- for among the last 10,000 and sealed out of its order.
CREATE FUNCTION seal_audit() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
CREATE FUNCTION verify_audit() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  RETURN jsonb_build_object('sealed', (SELECT count(*) FROM audit_seals), 'head', (SELECT encode(s.hash, 'hex') FROM audit_seals s ORDER BY s.seq DESC LIMIT 1), 'bad', _bad);
END $$;

-- They work with the owner's rights: only for those the grants name.
REVOKE ALL ON FUNCTION seal_audit(), verify_audit() FROM PUBLIC;
