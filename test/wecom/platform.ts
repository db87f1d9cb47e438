// What would WeCom send us, written from wecom §1 alone and with nothing of ours?
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

export const CORP = 'ww1f2e3d4c5b6a7980';
export const PAIR = { token: 'TestTokenQ7', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
export const NEXT_PAIR = { token: 'NextTokenZ9', aesKey: 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvut' };

export type Pair = typeof PAIR;

export const sign = (token: string, timestamp: string, nonce: string, sealed: string): string =>
  createHash('sha1').update([token, timestamp, nonce, sealed].sort().join('')).digest('hex');

export const keyOf = (pair: Pair): Buffer => Buffer.from(`${pair.aesKey}=`, 'base64');

/** AES without any padding of its own: what is given is what is encrypted. */
export function encryptBlocks(pair: Pair, plain: Buffer): string {
  const key = keyOf(pair);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

export function plainOf(
  message: string | Buffer,
  { corp = CORP, length, pad }: { corp?: string; length?: number; pad?: (n: number) => Buffer } = {},
): Buffer {
  const body = Buffer.from(message);
  const head = Buffer.alloc(20, 'a');
  head.writeUInt32BE(length ?? body.length, 16);
  const unpadded = Buffer.concat([head, body, Buffer.from(corp)]);
  const n = 32 - (unpadded.length % 32);
  return Buffer.concat([unpadded, pad ? pad(n) : Buffer.alloc(n, n)]);
}

export const encrypt = (message: string | Buffer, pair: Pair = PAIR, corp = CORP): string =>
  encryptBlocks(pair, plainOf(message, { corp }));

export type Request = { readonly query: string; readonly body: Buffer };

/** Query string with percent-encoding, as WeCom writes it. */
export function queryOf(sealed: string, pair: Pair = PAIR, extra: Record<string, string> = {}): string {
  const [timestamp, nonce] = ['1700000000', '263014780'];
  return new URLSearchParams({
    msg_signature: sign(pair.token, timestamp, nonce, sealed),
    timestamp,
    nonce,
    ...extra,
  }).toString();
}

export const envelope = (sealed: string): string =>
  `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>`;

export function post(inner: string | Buffer, pair: Pair = PAIR): Request {
  const sealed = encrypt(inner, pair);
  return { query: queryOf(sealed, pair), body: Buffer.from(envelope(sealed)) };
}

export const message = (type: string, fields: string, { from = 'ZhangSan', id = '7300000000000000001' } = {}): string =>
  `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName><CreateTime>1700000000</CreateTime>` +
  `<MsgType><![CDATA[${type}]]></MsgType>${fields}${id === '' ? '' : `<MsgId>${id}</MsgId>`}<AgentID>1000002</AgentID></xml>`;

export const textMessage = (content: string, options: { from?: string; id?: string } = {}): string =>
  message('text', `<Content><![CDATA[${content}]]></Content>`, options);

export const event = (name: string, fields = '', options: { from?: string } = {}): string =>
  message('event', `<Event><![CDATA[${name}]]></Event>${fields}`, { ...options, id: '' });

/** Reads an answer as WeCom does; throws where WeCom would show nothing. */
export function readAnswer(body: string, pair: Pair = PAIR): { inner: string; content: string; corp: string } {
  const of = (xml: string, name: string): string => {
    const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(xml);
    if (found?.[1] === undefined) throw new Error(`no ${name}`);
    return found[1];
  };
  const sealed = of(body, 'Encrypt');
  if (of(body, 'MsgSignature') !== sign(pair.token, of(body, 'TimeStamp'), of(body, 'Nonce'), sealed))
    throw new Error('signature');
  const key = keyOf(pair);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
  const end = 20 + plain.readUInt32BE(16);
  const inner = plain.subarray(20, end).toString();
  return { inner, content: of(inner, 'Content').replaceAll(']]]]><![CDATA[>', ']]>'), corp: plain.subarray(end).toString() };
}
