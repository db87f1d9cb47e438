// How is a file wrapped for media/upload? (wecom §3.7)
import { randomBytes } from 'node:crypto';

export type Upload = {
  /** Shown to the person. Quotes, backslashes and control characters are replaced: they would end the header. */
  readonly name: string;
  readonly bytes: Uint8Array;
};

type Multipart = { readonly body: Buffer; readonly contentType: string };

const NAME_CHARACTERS = 100;

export function multipart({ name, bytes }: Upload): Multipart {
  const boundary = `----${randomBytes(16).toString('hex')}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line end in a name would forge a header
  const safe = [...name.replace(/[\u0000-\u001f\u007f"\\/]|\p{Surrogate}/gu, '_')].slice(-NAME_CHARACTERS).join('');
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${safe}"; filelength=${bytes.length}\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
