// Which parts does a multipart/form-data body have?

type FormPart = { readonly name: string; readonly filename: string; readonly bytes: Buffer };

/** The parts in order; null where the body is not what its content type says. */
export function readMultipart(contentType: string, body: Buffer): readonly FormPart[] | null {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) return null;
  const line = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  // The first boundary has no line break before it.
  const all = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: FormPart[] = [];
  let at = all.indexOf(line);
  while (at !== -1) {
    const start = at + line.length;
    if (all.subarray(start, start + 2).toString() === '--') return parts;
    const end = all.indexOf(line, start);
    const headEnd = all.indexOf('\r\n\r\n', start);
    if (end === -1 || headEnd === -1 || headEnd > end) return null;
    const head = all.subarray(start, headEnd).toString();
    const quoted = (name: string) => new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(head)?.[1] ?? '';
    parts.push({ name: quoted('name'), filename: quoted('filename'), bytes: all.subarray(headEnd + 4, end) });
    at = end;
  }
  return null;
}
