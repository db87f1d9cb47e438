-- Which files does the bot send, and which of them does WeCom hold at present?

-- A workbook or a picture, known by what is in it: the same bytes are one row, whatever they are called.
CREATE TABLE files (
  -- sha256 in hex.
  id text COLLATE "C" NOT NULL,
  bytes bytea NOT NULL CHECK (octet_length(bytes) <= 20971520),
  kept_at timestamptz(3) NOT NULL,
  CONSTRAINT files_pkey PRIMARY KEY (id)
);

-- A media_id is good for three days, and the name a person sees goes up with the bytes: one upload a kind and name.
CREATE TABLE file_uploads (
  corp text COLLATE "C" NOT NULL,
  file text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('file', 'picture')),
  name text COLLATE "C" NOT NULL,
  media text NOT NULL,
  uploaded_at timestamptz(3) NOT NULL,
  CONSTRAINT file_uploads_pkey PRIMARY KEY (corp, file, kind, name),
  CONSTRAINT file_uploads_file_fkey FOREIGN KEY (file) REFERENCES files (id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- Files hold figures. Whoever may see all may read them; everybody else is sent theirs by the worker, and reads none here.
ALTER TABLE files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY carried ON files FOR SELECT USING (current_setting('bot.all', true) = 'on');
CREATE POLICY kept ON files FOR INSERT WITH CHECK (nullif(current_setting('bot.userid', true), '') IS NOT NULL);

-- Keeps what was made for the asker; answers its id, or null for somebody the roster does not know.
CREATE FUNCTION keep_file(
  _corp text, _userid text, _role text, _region text, _bytes bytea, _at timestamptz
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  _id text := encode(sha256(_bytes), 'hex');
BEGIN
  IF NOT ask(_userid, _role, _region, _at) THEN
    RETURN NULL;
  END IF;
  INSERT INTO files (id, bytes, kept_at) VALUES (_id, _bytes, _at) ON CONFLICT DO NOTHING;
  PERFORM write_audit(_at, _corp, _userid, _role, _region, 'files.keep', NULL,
    jsonb_build_object('file', _id, 'size', octet_length(_bytes)));
  RETURN _id;
END $$;

-- The bytes, for whoever carries them to a phone: a row of the ledger says to whom, and nobody asks.
CREATE FUNCTION carried_file(_id text) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
  _bytes bytea;
BEGIN
  PERFORM set_config('bot.all', 'on', true);
  SELECT f.bytes INTO _bytes FROM files f WHERE f.id = _id;
  PERFORM set_config('bot.all', '', true);
  RETURN _bytes;
END $$;

-- Books an upload, unless another made at `_since` or later is booked already: of two workers that upload the same at once the first
-- holds, so that what is sent again is the same request. Answers the media_id that holds.
CREATE FUNCTION keep_upload(
  _corp text, _file text, _kind text, _name text, _media text, _at timestamptz, _since timestamptz
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  _held text;
BEGIN
  INSERT INTO file_uploads AS u (corp, file, kind, name, media, uploaded_at) VALUES (_corp, _file, _kind, _name, _media, _at)
  ON CONFLICT (corp, file, kind, name) DO UPDATE SET media = EXCLUDED.media, uploaded_at = EXCLUDED.uploaded_at
    WHERE u.uploaded_at < _since;
  SELECT u.media INTO _held FROM file_uploads u WHERE (u.corp, u.file, u.kind, u.name) = (_corp, _file, _kind, _name);
  RETURN _held;
END $$;
