-- What do coordinators and the task force do with a week's reports: sign off, return, reopen, publish, and decide on late corrections?

-- 签发: a district's own report of a week. Rows stay; a figure that changes later opens the sign-off again.
CREATE TABLE sign_offs (
  message text COLLATE "C" NOT NULL,
  district text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  corp text NOT NULL,
  signed_by text COLLATE "C" NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  punctuality text NOT NULL CHECK (punctuality IN ('onTime', 'late')),
  -- A report of the district and week was filed, corrected or taken back since.
  opened boolean NOT NULL DEFAULT false,
  -- … and the coordinators know.
  told boolean NOT NULL DEFAULT false,
  CONSTRAINT sign_offs_pkey PRIMARY KEY (message),
  CONSTRAINT sign_offs_district_fkey FOREIGN KEY (district) REFERENCES regions (code) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX sign_offs_week_district_idx ON sign_offs (week, district);

-- 退回: a report sent back with a reason, until it is corrected or said to stand.
CREATE TABLE returned_reports (
  number integer GENERATED ALWAYS AS IDENTITY,
  message text COLLATE "C" NOT NULL,
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  district text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  corp text NOT NULL,
  returned_by text COLLATE "C" NOT NULL,
  returned_at timestamptz(3) NOT NULL,
  outcome text CHECK (outcome IN ('corrected', 'stands')),
  -- The message that said 属实.
  answer text COLLATE "C",
  told boolean NOT NULL DEFAULT false,
  CONSTRAINT returned_reports_pkey PRIMARY KEY (number),
  CONSTRAINT returned_reports_message_key UNIQUE (message),
  CONSTRAINT returned_reports_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprises (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX returned_reports_open_key ON returned_reports (enterprise, week) WHERE outcome IS NULL;

-- A correction after the close or the publication: asked for with a reason, decided by a coordinator or the task force.
CREATE TABLE correction_requests (
  number integer GENERATED ALWAYS AS IDENTITY,
  message text COLLATE "C" NOT NULL,
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  district text COLLATE "C" NOT NULL,
  -- The revision it would correct.
  revision integer NOT NULL,
  figures jsonb NOT NULL,
  doubts jsonb NOT NULL,
  reason text NOT NULL,
  corp text NOT NULL,
  asked_by text COLLATE "C" NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'refused', 'outdated')),
  decision text COLLATE "C",
  decided_by text COLLATE "C",
  decided_at timestamptz(3),
  CONSTRAINT correction_requests_pkey PRIMARY KEY (number),
  CONSTRAINT correction_requests_message_key UNIQUE (message),
  CONSTRAINT correction_requests_enterprise_fkey FOREIGN KEY (enterprise) REFERENCES enterprises (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Append-only: which revisions stood when the week was published.
CREATE TABLE published_reports (
  enterprise text COLLATE "C" NOT NULL,
  week text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  district text COLLATE "C" NOT NULL,
  CONSTRAINT published_reports_pkey PRIMARY KEY (week, enterprise),
  CONSTRAINT published_reports_enterprise_week_revision_fkey FOREIGN KEY (enterprise, week, revision)
    REFERENCES report_revisions (enterprise, week, revision) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON published_reports EXECUTE FUNCTION append_only();

ALTER TABLE returned_reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE correction_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE published_reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY asker ON returned_reports USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[]));
CREATE POLICY asker ON correction_requests USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[]));
CREATE POLICY asker ON published_reports USING (
  (SELECT current_setting('bot.all', true) = 'on') OR district = ANY ((SELECT held_districts())::text[])
  OR enterprise = ANY ((SELECT own_enterprises())::text[]));

-- Whatever changes a district's week opens its sign-off; a new revision answers the return of that report.
CREATE FUNCTION week_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE sign_offs s SET opened = true
  WHERE NOT s.opened AND s.week = coalesce(NEW.week, OLD.week) AND s.district IN (NEW.district, OLD.district);
  IF TG_OP <> 'DELETE' THEN
    UPDATE returned_reports b SET outcome = 'corrected'
    WHERE b.enterprise = NEW.enterprise AND b.week = NEW.week AND b.outcome IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER week_changed AFTER INSERT OR DELETE OR UPDATE OF revision, district ON reports
  FOR EACH ROW EXECUTE FUNCTION week_changed();

-- May the asker oversee this enterprise's report of the week? Its district, or null. Called after ask().
CREATE FUNCTION overseen_in(_role text, _enterprise text, _week text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE WHEN _role IN ('coordinator', 'taskForce') THEN reportable_in(_enterprise, _week) END;
END $$;

-- Answers signed | notYours; a second delivery the same.
CREATE FUNCTION sign_off(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _week text, _district text, _due timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ask(_userid, _role, _region, _at) OR NOT coalesce(_district = ANY (held_districts()), false) THEN
    RETURN '"notYours"';
  END IF;
  INSERT INTO sign_offs (message, district, week, corp, signed_by, signed_at, punctuality)
  VALUES (_message, _district, _week, _corp, _userid, _at, CASE WHEN _at < _due THEN 'onTime' ELSE 'late' END)
  ON CONFLICT DO NOTHING;
  IF FOUND THEN
    PERFORM write_audit(_at, _corp, _userid, _role, _region, 'week.signOff', _message,
      jsonb_build_object('week', _week, 'district', _district));
  END IF;
  RETURN '"signed"';
END $$;

-- The latest sign-off of each district: [{district, by, at, punctuality, opened}]. Names no figure; of the asker's districts.
CREATE FUNCTION signed_off(_userid text, _role text, _region text, _week text, _at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  IF ask(_userid, _role, _region, _at) THEN
    SELECT jsonb_agg(jsonb_build_object('district', s.district, 'by', s.signed_by, 'at', milliseconds(s.signed_at),
      'punctuality', s.punctuality, 'opened', s.opened)) INTO _answer
    FROM (SELECT DISTINCT ON (district) * FROM sign_offs WHERE week = _week AND district = ANY (held_districts())
      ORDER BY district, signed_at DESC, message DESC) s;
  END IF;
  RETURN coalesce(_answer, '[]');
END $$;

-- Answers returned | again (one is open) | notFiled | notYours.
CREATE FUNCTION return_report(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _enterprise text, _week text, _reason text,
  _reopened_until timestamptz, _outgoing json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _district text;
BEGIN
  PERFORM lock_enterprises(ARRAY[_enterprise]);
  _district := CASE WHEN ask(_userid, _role, _region, _at) THEN overseen_in(_role, _enterprise, _week) END;
  IF _district IS NULL THEN
    RETURN '"notYours"';
  END IF;
  IF EXISTS (SELECT FROM returned_reports b WHERE b.message = _message) THEN
    RETURN '"returned"';
  END IF;
  IF NOT EXISTS (SELECT FROM reports r WHERE r.enterprise = _enterprise AND r.week = _week) THEN
    RETURN '"notFiled"';
  END IF;
  INSERT INTO returned_reports (message, enterprise, week, district, reason, corp, returned_by, returned_at)
  VALUES (_message, _enterprise, _week, _district, _reason, _corp, _userid, _at) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN '"again"';
  END IF;
  -- What is closed or published already is open for this correction.
  IF _reopened_until IS NOT NULL THEN
    INSERT INTO reopenings (enterprise, week, opened_at, until, opened_by) VALUES (_enterprise, _week, _at, _reopened_until, _userid)
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'report.return', _message,
    jsonb_build_object('week', _week, 'enterprise', _enterprise));
  PERFORM plan_outgoing(_outgoing);
  RETURN '"returned"';
END $$;

-- The open returns of the enterprises the asker may report: [{number, enterprise, week, reason, by}].
CREATE FUNCTION returns_open(_userid text, _role text, _region text, _at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  IF ask(_userid, _role, _region, _at) THEN
    SELECT jsonb_agg(jsonb_build_object('number', b.number, 'enterprise', b.enterprise, 'week', b.week, 'reason', b.reason,
      'by', b.returned_by) ORDER BY b.number) INTO _answer
    FROM returned_reports b WHERE b.outcome IS NULL AND reportable_in(b.enterprise, b.week) IS NOT NULL;
  END IF;
  RETURN coalesce(_answer, '[]');
END $$;

-- 属实: the report stands. Answers told | gone.
CREATE FUNCTION report_stands(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _number integer, _outgoing json
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ask(_userid, _role, _region, _at) THEN
    RETURN '"gone"';
  END IF;
  UPDATE returned_reports b SET outcome = 'stands', told = true, answer = _message
  WHERE b.number = _number AND b.outcome IS NULL AND reportable_in(b.enterprise, b.week) IS NOT NULL;
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM returned_reports b WHERE b.answer = _message) THEN '"told"' ELSE '"gone"' END;
  END IF;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'report.stands', _message, jsonb_build_object('number', _number));
  PERFORM plan_outgoing(_outgoing);
  RETURN '"told"';
END $$;

-- 补报: one enterprise and week takes a report again until then. Answers opened | notYours.
CREATE FUNCTION reopen_report(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _enterprise text, _week text, _until timestamptz,
  _outgoing json
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ask(_userid, _role, _region, _at) OR overseen_in(_role, _enterprise, _week) IS NULL THEN
    RETURN '"notYours"';
  END IF;
  INSERT INTO reopenings (enterprise, week, opened_at, until, opened_by) VALUES (_enterprise, _week, _at, _until, _userid)
  ON CONFLICT DO NOTHING;
  IF FOUND THEN
    PERFORM write_audit(_at, _corp, _userid, _role, _region, 'report.reopen', _message,
      jsonb_build_object('week', _week, 'enterprise', _enterprise));
    PERFORM plan_outgoing(_outgoing);
  END IF;
  RETURN '"opened"';
END $$;

-- 发布: from now on the week's reports are no longer corrected freely, and what stands now is kept as published.
-- Answers published | already | notYours.
CREATE FUNCTION publish_week(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _week text, _outgoing json
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ask(_userid, _role, _region, _at) OR _role <> 'taskForce' THEN
    RETURN '"notYours"';
  END IF;
  INSERT INTO published_weeks (week, published_at, published_by, message) VALUES (_week, _at, _userid, _message) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM published_weeks p WHERE p.week = _week AND p.message = _message) THEN '"published"' ELSE '"already"' END;
  END IF;
  PERFORM set_config('bot.all', 'on', true);
  INSERT INTO published_reports (enterprise, week, revision, district)
  SELECT r.enterprise, r.week, r.revision, r.district FROM reports r WHERE r.week = _week;
  PERFORM set_config('bot.all', '', true);
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'week.publish', _message, jsonb_build_object('week', _week));
  PERFORM plan_outgoing(_outgoing);
  RETURN '"published"';
END $$;
ALTER TABLE published_weeks ADD COLUMN message text COLLATE "C";

-- When the week was published and what its reports added up to then, in the districts and within the asker's rights; null where it is
-- not published. `changed`: reports corrected, come or gone since.
CREATE FUNCTION published_totals(
  _corp text, _userid text, _role text, _region text, _week text, _districts text[], _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _published timestamptz := (SELECT p.published_at FROM published_weeks p WHERE p.week = _week AND p.published_at <= _at);
  _answer jsonb;
BEGIN
  IF _published IS NULL OR NOT ask(_userid, _role, _region, _at) THEN
    RETURN NULL;
  END IF;
  WITH then_stood AS (
    SELECT p.enterprise, p.revision, v.figures FROM published_reports p JOIN report_revisions v USING (enterprise, week, revision)
    WHERE p.week = _week AND p.district = ANY (_districts)
  ), now_stands AS (
    SELECT r.enterprise, r.revision FROM reports r WHERE r.week = _week AND r.district = ANY (_districts)
  ), tiers AS (
    SELECT tier, coalesce(sum((t.figures -> 'shortage' ->> tier)::integer), 0) AS shortage,
      coalesce(sum((t.figures -> 'resolved' ->> tier)::integer), 0) AS resolved
    FROM unnest(ARRAY['general', 'skilled', 'senior']) tier LEFT JOIN then_stood t ON true GROUP BY tier
  )
  SELECT jsonb_build_object('at', milliseconds(_published), 'enterprises', (SELECT count(*) FROM then_stood),
    'changed', (SELECT count(*) FROM then_stood t FULL JOIN now_stands n USING (enterprise) WHERE t.revision IS DISTINCT FROM n.revision),
    'shortage', (SELECT jsonb_object_agg(tier, shortage) FROM tiers), 'resolved', (SELECT jsonb_object_agg(tier, resolved) FROM tiers))
  INTO _answer;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'reports.published', NULL,
    jsonb_build_object('week', _week, 'districts', _districts));
  RETURN _answer;
END $$;

-- Which of these weeks are published, and when: no figure, everybody may know.
CREATE FUNCTION weeks_published(_weeks text[]) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((SELECT jsonb_object_agg(p.week, milliseconds(p.published_at)) FROM published_weeks p WHERE p.week = ANY (_weeks)), '{}');
END $$;

-- A correction asked for. Answers the request's number; null where there is no report or it is not the asker's.
CREATE FUNCTION ask_correction(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _enterprise text, _week text, _figures jsonb,
  _doubts jsonb, _reason text
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _standing reports;
  _number integer;
BEGIN
  IF NOT ask(_userid, _role, _region, _at) OR _role NOT IN ('specialist', 'coordinator') OR reportable_in(_enterprise, _week) IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT r.* INTO _standing FROM reports r WHERE r.enterprise = _enterprise AND r.week = _week;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO correction_requests (message, enterprise, week, district, revision, figures, doubts, reason, corp, asked_by, asked_at)
  VALUES (_message, _enterprise, _week, _standing.district, _standing.revision, _figures, _doubts, _reason, _corp, _userid, _at)
  ON CONFLICT DO NOTHING RETURNING number INTO _number;
  IF _number IS NULL THEN
    SELECT q.number INTO _number FROM correction_requests q WHERE q.message = _message;
  ELSE
    PERFORM write_audit(_at, _corp, _userid, _role, _region, 'correction.ask', _message,
      jsonb_build_object('week', _week, 'enterprise', _enterprise, 'number', _number));
  END IF;
  RETURN to_jsonb(_number);
END $$;

-- The requests the asker may decide: [{number, enterprise, week, figures, before, reason, by, at, state}], those asked first; `_number` null = all open ones.
CREATE FUNCTION corrections_asked(_userid text, _role text, _region text, _number integer, _at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  IF ask(_userid, _role, _region, _at) AND _role IN ('coordinator', 'taskForce') THEN
    SELECT jsonb_agg(jsonb_build_object('number', q.number, 'enterprise', q.enterprise, 'week', q.week, 'figures', q.figures,
      'before', v.figures, 'reason', q.reason, 'by', q.asked_by, 'at', milliseconds(q.asked_at), 'state', q.state) ORDER BY q.number)
    INTO _answer FROM correction_requests q JOIN report_revisions v USING (enterprise, week, revision)
    WHERE q.district = ANY (held_districts()) AND CASE WHEN _number IS NULL THEN q.state = 'asked' ELSE q.number = _number END;
  END IF;
  RETURN coalesce(_answer, '[]');
END $$;

-- Approved, a new revision in the name of who asked; its punctuality stays that of the first filing. Answers
-- approved | refused | outdated (the report was changed since it was asked) | decided | notYours.
CREATE FUNCTION decide_correction(
  _corp text, _userid text, _role text, _region text, _message text, _at timestamptz, _number integer, _approve boolean, _outgoing json
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _asked correction_requests;
  _standing reports;
  _state text := CASE WHEN _approve THEN 'approved' ELSE 'refused' END;
BEGIN
  IF NOT ask(_userid, _role, _region, _at) OR _role NOT IN ('coordinator', 'taskForce') THEN
    RETURN '"notYours"';
  END IF;
  SELECT q.* INTO _asked FROM correction_requests q WHERE q.number = _number AND q.district = ANY (held_districts());
  IF NOT FOUND THEN
    RETURN '"notYours"';
  END IF;
  PERFORM lock_enterprises(ARRAY[_asked.enterprise]);
  SELECT q.* INTO _asked FROM correction_requests q WHERE q.number = _number;
  IF _asked.state <> 'asked' THEN
    RETURN CASE WHEN _asked.decision = _message THEN to_jsonb(_asked.state) ELSE '"decided"' END;
  END IF;
  SELECT r.* INTO _standing FROM reports r WHERE r.enterprise = _asked.enterprise AND r.week = _asked.week;
  IF _approve AND _standing.revision IS DISTINCT FROM _asked.revision THEN
    _state := 'outdated';
  ELSIF _approve THEN
    PERFORM file_report(_asked.corp, _asked.asked_by, _message, _at, _asked.week, _at, _asked.district, _standing,
      jsonb_build_object('enterprise', _asked.enterprise, 'figures', _asked.figures, 'doubts', _asked.doubts));
  END IF;
  UPDATE correction_requests q SET state = _state, decision = _message, decided_by = _userid, decided_at = _at WHERE q.number = _number;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'correction.decide', _message,
    jsonb_build_object('number', _number, 'state', _state, 'week', _asked.week, 'enterprise', _asked.enterprise));
  IF _state <> 'outdated' THEN
    PERFORM plan_outgoing(_outgoing);
  END IF;
  RETURN to_jsonb(_state);
END $$;

-- What a filing did to sign-offs and returns and nobody was told of yet; asked by the worker for nobody, names no figure.
CREATE FUNCTION oversight_untold() RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _answer jsonb;
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  SELECT jsonb_build_object(
    'opened', coalesce((SELECT jsonb_agg(jsonb_build_object('message', s.message, 'district', s.district, 'week', s.week, 'by', s.signed_by))
      FROM sign_offs s WHERE s.opened AND NOT s.told), '[]'),
    'corrected', coalesce((SELECT jsonb_agg(jsonb_build_object('number', b.number, 'enterprise', b.enterprise, 'week', b.week, 'by', b.returned_by))
      FROM returned_reports b WHERE b.outcome = 'corrected' AND NOT b.told), '[]')) INTO _answer;
  PERFORM set_config('bot.all', '', true);
  RETURN _answer;
END $$;

-- Plans the rows that tell it, and books it as told, together.
CREATE FUNCTION oversight_tell(_sign_offs text[], _returns integer[], _outgoing json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  PERFORM plan_outgoing(_outgoing);
  UPDATE sign_offs s SET told = true WHERE s.message = ANY (_sign_offs);
  UPDATE returned_reports b SET told = true WHERE b.number = ANY (_returns);
  PERFORM set_config('bot.all', '', true);
END $$;
