// How does the WeCom side sign, seal and open what it exchanges with an app? Written from wecom §1.4, wecom §1.5 alone,
// and on purpose not with the bot's code: each side is the other's check.
import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { Corp } from './corp.ts';

const BLOCK = 32;

/** 40 lower-case hex over the sorted parts: token, timestamp, nonce, ciphertext. */
export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** Whether a signature is that of these parts, in constant time. */
export function isSignedBy(signature: string, ...parts: readonly string[]): boolean {
  const right = Buffer.from(signatureOf(...parts));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given);
}

const keyOf = (corp: Corp) => Buffer.from(`${corp.aesKey}=`, 'base64');

/** Encrypts for the corp. `random16` are the 16 leading bytes; WeCom writes lower-case hex there. */
export function seal(corp: Corp, message: string, random16: string): string {
  if (Buffer.byteLength(random16) !== 16) throw new RangeError('random16 must be 16 bytes');
  const body = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([Buffer.from(random16), length, body, Buffer.from(corp.corpId)]);
  const pad = BLOCK - (plain.length % BLOCK);
  const key = keyOf(corp);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64');
}

type OpenedEnvelope = { readonly ok: true; readonly message: string } | { readonly ok: false; readonly why: string };

/** Decrypts what an app sealed for this corp; every rule of wecom §1.5 is checked, and `why` says in Chinese which one broke. */
export function open(corp: Corp, sealed: string): OpenedEnvelope {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(sealed)) return { ok: false, why: '密文不是标准 base64' };
  const cipher = Buffer.from(sealed, 'base64');
  if (cipher.length === 0 || cipher.length % BLOCK !== 0) return { ok: false, why: '密文长度不是 32 字节的整数倍' };
  const key = keyOf(corp);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(cipher), decipher.final()]);
  const pad = padded[padded.length - 1] ?? 0;
  if (pad < 1 || pad > BLOCK || !padded.subarray(-pad).every((byte) => byte === pad)) return { ok: false, why: '填充不正确' };
  const plain = padded.subarray(0, -pad);
  if (plain.length < 20) return { ok: false, why: '明文过短' };
  const length = plain.readUInt32BE(16);
  if (20 + length > plain.length) return { ok: false, why: '长度字段超出明文' };
  if (plain.subarray(20 + length).toString() !== corp.corpId) return { ok: false, why: 'receiveid 不是本企业' };
  try {
    return {
      ok: true,
      message: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain.subarray(20, 20 + length)),
    };
  } catch {
    return { ok: false, why: '明文不是 UTF-8' };
  }
}
