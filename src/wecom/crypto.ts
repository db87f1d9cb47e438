// Is a callback genuine, and how is an answer sealed so that WeCom accepts it?
import { isUtf8 } from 'node:buffer';
import { createDecipheriv, createSecretKey, type KeyObject, randomFillSync, timingSafeEqual } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import { Problem } from '../desk/problem.ts';
import { refused } from './refused.ts';

/** Token and EncodingAESKey as the admin console gives them (wecom §1.1). */
export type KeyPair = { readonly token: string; readonly aesKey: string };

const TOKEN_FORM = /^[A-Za-z0-9]{1,32}$/;
const AES_KEY_FORM = /^[A-Za-z0-9]{43}$/;

/** What stands beside a ciphertext in a query or an answer. */
export type SignedCallback = { readonly signature: string; readonly timestamp: string; readonly nonce: string };

export type Sealed = SignedCallback & { readonly sealed: string };

/** A ciphertext found genuine. `seal` answers with the key pair that this request used (rotation, wecom §9.4). */
type Unsealed = {
  readonly message: string;
  readonly seal: (message: string) => Sealed;
};

type Crypt = {
  /** Problems: callback.refused, for whatever is wrong. The signature is checked before anything is decrypted. */
  readonly unseal: (signed: SignedCallback, sealed: string) => Unsealed;
};

type Ring = { readonly pair: KeyPair; readonly key: KeyObject; readonly iv: Buffer };

const BLOCK = 32;
const HEAD = 20; // 16 random bytes, 4 of length
const SIGNATURE = /^[0-9a-f]{40}$/;
// Exactly ten digits: the signature sorts and joins its parts, and with any other length digits could wander between nonce and timestamp.
const TIMESTAMP = /^\d{10}$/;
const NONCE = /^[\x21-\x7e]{1,128}$/;

/**
 * `pairs`: the present one first, then the next while keys are changed. `receiveId`: the corpid (wecom §1.6).
 * `random` gives 16 fresh bytes a call. Problems: settings.faults for a pair of the wrong form.
 */
export function createCrypt(receiveId: string, pairs: readonly KeyPair[], random: () => Buffer = randomBlocks()): Crypt {
  const rings = pairs.map(ringOf);
  const owner = Buffer.from(receiveId);

  const seal = ({ pair }: Ring, { timestamp, nonce }: SignedCallback, message: string): Sealed => {
    const sealed = encrypt(pair.aesKey, message, receiveId, random());
    return { sealed, timestamp, nonce, signature: getSignature(pair.token, timestamp, nonce, sealed) };
  };

  const unseal = (signed: SignedCallback, sealed: string): Unsealed => {
    if (!SIGNATURE.test(signed.signature)) throw refused('signature form');
    if (!TIMESTAMP.test(signed.timestamp)) throw refused('timestamp form');
    if (!NONCE.test(signed.nonce)) throw refused('nonce form');
    let why = 'signature';
    for (const ring of rings) {
      if (!isSignedBy(ring, signed, sealed)) continue;
      const read = decrypt(ring, owner, sealed);
      if ('message' in read) return { message: read.message, seal: (answer) => seal(ring, signed, answer) };
      // Both pairs may share a token while only the key changes, so this is not yet the last word.
      why = read.why;
    }
    throw refused(why);
  };

  return { unseal };
}

/** Blocks of 16 random bytes, drawn from the system 256 at a time: the draw costs more than the encryption it serves. */
export function randomBlocks(fill: (pool: Buffer) => unknown = randomFillSync): () => Buffer {
  const pool = Buffer.alloc(4096);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      fill(pool);
      at = 0;
    }
    at += 16;
    return pool.subarray(at - 16, at);
  };
}

function ringOf(pair: KeyPair): Ring {
  if (!TOKEN_FORM.test(pair.token) || !AES_KEY_FORM.test(pair.aesKey)) {
    throw new Problem('settings.faults', { faults: ['WECOM_TOKEN 或 WECOM_ENCODING_AES_KEY 的格式不对。'] });
  }
  const key = Buffer.from(`${pair.aesKey}=`, 'base64');
  return { pair, key: createSecretKey(key), iv: key.subarray(0, 16) };
}

function isSignedBy({ pair }: Ring, { signature, timestamp, nonce }: SignedCallback, sealed: string): boolean {
  const expected = getSignature(pair.token, timestamp, nonce, sealed);
  return timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(expected, 'latin1'));
}

/** Not the package's `decrypt`: that drops the padding unseen, cuts silently at a wrong length and repairs broken UTF-8 (wecom §9.2). */
function decrypt({ key, iv }: Ring, owner: Buffer, sealed: string): { readonly message: string } | { readonly why: string } {
  const cipher = Buffer.from(sealed, 'base64');
  // Node skips what is no base64; writing it again and comparing accepts the one spelling there is.
  if (cipher.toString('base64') !== sealed) return { why: 'base64' };
  if (cipher.length === 0 || cipher.length % BLOCK !== 0) return { why: 'ciphertext length' };

  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = decipher.update(cipher);
  decipher.final();

  const pad = plain[plain.length - 1] ?? 0;
  if (pad < 1 || pad > BLOCK) return { why: 'padding' };
  const end = plain.length - pad;
  for (let i = end; i < plain.length; i++) if (plain[i] !== pad) return { why: 'padding' };

  if (end < HEAD) return { why: 'length' };
  const messageEnd = HEAD + plain.readUInt32BE(16);
  if (messageEnd > end) return { why: 'length' };
  if (!plain.subarray(messageEnd, end).equals(owner)) return { why: 'receiveid' };
  const message = plain.subarray(HEAD, messageEnd);
  if (!isUtf8(message)) return { why: 'utf-8' };
  return { message: message.toString('utf8') };
}
