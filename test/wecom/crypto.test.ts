import { readFileSync } from 'node:fs';
import { getSignature } from '@wecom/crypto';
import { describe, expect, test } from 'vitest';
import { isProblem } from '../../src/desk/problem.ts';
import { createCrypt, randomBlocks, type SignedCallback } from '../../src/wecom/crypto.ts';
import { CORP, encrypt, encryptBlocks, keyOf, NEXT_PAIR, PAIR, plainOf, sign } from './platform.ts';

type Vector = {
  readonly id: string;
  readonly kind: string;
  readonly token: string;
  readonly encodingAESKey: string;
  readonly receiveId: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly encrypt: string;
  readonly msgSignature?: string;
  readonly expected: { readonly signatureValid: boolean | null; readonly plaintext?: string; readonly random16Hex?: string };
};
const { vectors } = JSON.parse(readFileSync(new URL('../fixtures/wecom-vectors.json', import.meta.url), 'utf8')) as {
  vectors: readonly Vector[];
};

const whyOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (isProblem(error, 'callback.refused')) return String(error.details.why);
    throw error;
  }
  return 'accepted';
};

const signed = (sealed: string, pair = PAIR, timestamp = '1700000000', nonce = '263014780'): SignedCallback => ({
  timestamp,
  nonce,
  signature: sign(pair.token, timestamp, nonce, sealed),
});

/** The same bytes spelt another way: the last character before `==` holds four bits that nobody reads. */
function withSpareBits(sealed: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  if (!sealed.endsWith('==')) throw new Error('needs two signs of padding');
  return `${sealed.slice(0, -3)}${alphabet[alphabet.indexOf(sealed.at(-3) ?? '') + 1]}==`;
}

describe('published vectors', () => {
  test.each(vectors.map((v) => [v.id, v] as const))('%s', (_, v) => {
    const pair = { token: v.token, aesKey: v.encodingAESKey };
    const crypt = createCrypt(v.receiveId, [pair], () => Buffer.from(v.expected.random16Hex ?? '', 'hex'));
    const asSent = {
      timestamp: v.timestamp,
      nonce: v.nonce,
      signature: v.msgSignature ?? getSignature(v.token, v.timestamp, v.nonce, v.encrypt),
    };
    if (v.kind === 'must_reject') {
      expect(whyOf(() => crypt.unseal(asSent, v.encrypt))).toMatch(/^(padding|receiveid|length)$/);
      return;
    }
    if (v.expected.signatureValid === false) {
      expect(whyOf(() => crypt.unseal(asSent, v.encrypt))).toBe('signature');
      return;
    }
    const { message, seal } = crypt.unseal(asSent, v.encrypt);
    expect(message).toBe(v.expected.plaintext);
    // With the same 16 bytes in front, what we seal is the platform's own ciphertext.
    expect(seal(message)).toEqual({ ...asSent, sealed: v.encrypt });
  });
});

describe('what is not genuine is refused, before decrypting where the signature is wrong', () => {
  const crypt = createCrypt(CORP, [PAIR]);
  const good = encrypt('你好');
  const unseal = (sealed: string, change: Partial<SignedCallback> = {}) =>
    whyOf(() => crypt.unseal({ ...signed(sealed), ...change }, sealed));
  const unsealBlocks = (plain: Buffer) => unseal(encryptBlocks(PAIR, plain));

  test('the unchanged one is accepted', () => expect(unseal(good)).toBe('accepted'));

  test.each([
    ['empty', ''],
    ['other', 'f'.repeat(40)],
    ['short', 'f'.repeat(39)],
    ['long', 'f'.repeat(41)],
    ['upper case', signed(good).signature.toUpperCase()],
    ['with a BOM', `\ufeff${signed(good).signature}`],
    ['with a line end', `${signed(good).signature}\n`],
    ['wide characters', '７'.repeat(40)],
  ])('signature: %s', (_, signature) => expect(unseal(good, { signature })).toMatch(/^signature/));

  test.each(['', '170000000', '17000000000', '-170000000', '1e9', '1700000000\n', '１７００００００００'])(
    'timestamp %j',
    (timestamp) => expect(whyOf(() => crypt.unseal(signed(good, PAIR, timestamp), good))).toBe('timestamp form'),
  );

  test('digits cannot wander between nonce and timestamp under one signature', () => {
    // Sorted and joined, ("17000000001", "63014780") gives the same bytes as ("1700000000", "163014780").
    const one = signed(good, PAIR, '1700000000', '1700000000163014780');
    const shifted = { ...one, timestamp: '17000000001', nonce: '700000000163014780' };
    expect(whyOf(() => crypt.unseal(shifted, good))).toBe('timestamp form');
  });

  test.each(['', 'n'.repeat(129), 'a b', '数'])('nonce %j', (nonce) =>
    expect(whyOf(() => crypt.unseal(signed(good, PAIR, '1700000000', nonce), good))).toBe('nonce form'),
  );

  test.each([
    ['empty', ''],
    ['not base64', '数'.repeat(43)],
    ['blanks inside', `${good.slice(0, 8)} ${good.slice(8)}`],
    ['a line end', `${good}\n`],
    ['other alphabet', good.replaceAll('+', '-').replaceAll('/', '_').replace('A', '-')],
    ['more padding', `${good}=`],
    ['no padding', good.replace(/=+$/, '')],
    ['junk behind', `${good}AAAA`],
    ['spare bits set', withSpareBits(good)],
    ['1 MB of no whole blocks', 'A'.repeat(1_000_000)],
  ])('ciphertext: %s', (_, sealed) => expect(unseal(sealed)).toMatch(/^(base64|ciphertext length)$/));

  test('16 bytes too many or too few', () => {
    const plain = plainOf('你好');
    expect(unsealBlocks(plain.subarray(0, plain.length - 16))).toBe('ciphertext length');
    expect(unsealBlocks(Buffer.concat([plain, Buffer.alloc(16, 16)]))).toBe('ciphertext length');
  });

  test.each([0, 33, 48, 255])('padding of %i', (n) =>
    expect(unsealBlocks(plainOf('你好', { pad: (size) => Buffer.alloc(size, n) }))).toBe('padding'),
  );

  test('every byte of the padding counts', () => {
    for (let n = 2; n <= 32; n++) {
      const text = 'x'.repeat((64 - 20 - CORP.length - n + 64) % 32);
      const plain = plainOf(text);
      expect(plain.at(-1)).toBe(n);
      for (let i = plain.length - n; i < plain.length - 1; i++) {
        const broken = Buffer.from(plain);
        broken[i] = (broken[i] ?? 0) ^ 1;
        expect(unsealBlocks(broken)).toBe('padding');
      }
    }
  });

  test.each([0, 1, 5, 7, 2 ** 31, 2 ** 32 - 1])('length field %i of a message of 6', (length) =>
    expect(unsealBlocks(plainOf('你好', { length }))).toMatch(/^(length|receiveid)$/),
  );

  test('nothing but padding', () => expect(unsealBlocks(Buffer.alloc(32, 32))).toBe('length'));

  test.each(['', `${CORP}x`, `x${CORP}`, CORP.toUpperCase(), CORP.slice(1)])('receiveid %j', (corp) =>
    expect(unsealBlocks(plainOf('你好', { corp }))).toBe('receiveid'),
  );

  test.each([
    ['cut in a character', Buffer.from('你好').subarray(0, 5)],
    ['a lone surrogate', Buffer.from([0xed, 0xa0, 0xbd])],
    ['overlong', Buffer.from([0xc0, 0xaf])],
  ])('UTF-8: %s', (_, bytes) => expect(unsealBlocks(plainOf(bytes))).toBe('utf-8'));
});

describe('two key pairs while keys are changed', () => {
  const both = createCrypt(CORP, [PAIR, NEXT_PAIR]);

  test.each([
    ['present', PAIR],
    ['next', NEXT_PAIR],
  ])('the %s pair is accepted, and answered in kind', (_, pair) => {
    const sealed = encrypt('你好', pair);
    const { message, seal } = both.unseal(signed(sealed, pair), sealed);
    expect(message).toBe('你好');
    const answer = seal('再见');
    expect(createCrypt(CORP, [pair]).unseal(answer, answer.sealed).message).toBe('再见');
  });

  test('one token, two keys', () => {
    const pairs = [PAIR, { ...NEXT_PAIR, token: PAIR.token }];
    const crypt = createCrypt(CORP, pairs);
    for (const pair of pairs) {
      const sealed = encrypt('你好', pair);
      expect(crypt.unseal(signed(sealed, pair), sealed).message).toBe('你好');
    }
  });

  test('after the change only the next', () => {
    const sealed = encrypt('你好', PAIR);
    expect(whyOf(() => createCrypt(CORP, [NEXT_PAIR]).unseal(signed(sealed), sealed))).toBe('signature');
  });

  test("one pair's token does not go with the other's key", () => {
    const sealed = encrypt('你好', NEXT_PAIR);
    expect(whyOf(() => both.unseal(signed(sealed, PAIR), sealed))).not.toBe('accepted');
  });
});

describe('settings', () => {
  test.each([
    { ...PAIR, aesKey: `${PAIR.aesKey}=` },
    { ...PAIR, aesKey: PAIR.aesKey.slice(1) },
    { ...PAIR, aesKey: `${PAIR.aesKey.slice(1)}-` },
    { ...PAIR, aesKey: `${PAIR.aesKey}\n` },
    { ...PAIR, token: '' },
    { ...PAIR, token: 'x'.repeat(33) },
    { ...PAIR, token: 'a b' },
  ])('$token $aesKey', (pair) => {
    expect(() => createCrypt(CORP, [pair])).toThrow(expect.objectContaining({ code: 'settings.faults' }));
  });
});

test('random blocks never repeat and are drawn in one go', () => {
  let draws = 0;
  const next = randomBlocks((pool) => {
    draws += 1;
    for (let i = 0; i < pool.length / 16; i++) pool.writeUInt32BE(draws * 1000 + i, i * 16);
  });
  const seen = new Set(Array.from({ length: 600 }, () => next().toString('hex')));
  expect(seen.size).toBe(600);
  expect(draws).toBe(3);
  expect(keyOf(PAIR)).toHaveLength(32);
});
