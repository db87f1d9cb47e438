import { readFileSync } from 'node:fs';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnableClock } from '../../src/simulator/clock.ts';
import { inventCorp, membersOf } from '../../src/simulator/corp.ts';
import { isSignedBy, open, seal, signatureOf } from '../../src/simulator/envelope.ts';
import { cutBytes, cutCharacters, slidingTally } from '../../src/simulator/limits.ts';
import { readMultipart } from '../../src/simulator/multipart.ts';
import { presetsAt } from '../../src/simulator/presets.ts';
import { fieldOf, readReplyXml, writeXml } from '../../src/simulator/xml.ts';

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
  readonly expected: { readonly signatureValid?: boolean; readonly plaintext?: string; readonly random16Hex?: string };
};
const VECTORS: readonly Vector[] = JSON.parse(
  readFileSync(new URL('../fixtures/wecom-vectors.json', import.meta.url), 'utf8'),
).vectors;

const corp = inventCorp();

describe('the envelope', () => {
  it('is read by the published package and reads what that wrote, at every padding', () => {
    for (let length = 0; length < 70; length++) {
      const message = '缺'.repeat(length % 5) + 'x'.repeat(length);
      expect(decrypt(corp.aesKey, seal(corp, message, '0123456789abcdef'))).toMatchObject({ message, id: corp.corpId });
      expect(open(corp, encrypt(corp.aesKey, message, corp.corpId))).toEqual({ ok: true, message });
    }
  });

  it.each(VECTORS)('agrees with the public vector $id', (vector) => {
    const side = { ...corp, corpId: vector.receiveId, token: vector.token, aesKey: vector.encodingAESKey };
    const { plaintext, random16Hex, signatureValid } = vector.expected;
    if (vector.encrypt && plaintext !== undefined) {
      expect(open(side, vector.encrypt)).toEqual({ ok: true, message: plaintext });
      const random16 = Buffer.from(random16Hex ?? '', 'hex').toString('latin1');
      if (/^[\x20-\x7e]{16}$/.test(random16)) expect(seal(side, plaintext, random16)).toBe(vector.encrypt);
    } else if (vector.kind === 'must_reject') expect(open(side, vector.encrypt)).toMatchObject({ ok: false });
    if (vector.msgSignature)
      expect(isSignedBy(vector.msgSignature, side.token, vector.timestamp, vector.nonce, vector.encrypt)).toBe(signatureValid);
  });

  it('is signed as the published package signs', () => {
    const parts = [corp.token, '1409659589', '263014780', 'AAAA'] as const;
    expect(signatureOf(...parts)).toBe(getSignature(...parts));
    expect(isSignedBy(signatureOf(...parts), ...parts)).toBe(true);
    expect(isSignedBy(signatureOf(...parts).toUpperCase(), ...parts)).toBe(false);
  });

  it('is refused when anything about it is wrong', () => {
    const good = Buffer.from(seal(corp, '你好', '0123456789abcdef'), 'base64');
    expect(open(corp, `${good.toString('base64')} `)).toMatchObject({ ok: false });
    expect(open(corp, good.subarray(0, -16).toString('base64'))).toEqual({ ok: false, why: '密文长度不是 32 字节的整数倍' });
    expect(open(corp, encrypt(corp.aesKey, 'x', 'ww9'))).toEqual({ ok: false, why: 'receiveid 不是本企业' });
    for (let at = 0; at < good.length; at += 7) {
      const bent = Buffer.from(good);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const opened = open(corp, bent.toString('base64'));
      // The first block holds only the random bytes: nothing there can be noticed without the signature.
      if (at >= 16) expect(opened, `byte ${at}`).not.toEqual({ ok: true, message: '你好' });
    }
  });
});

describe('the XML', () => {
  it('carries any text and reads it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const root = readReplyXml(writeXml([['Content', text]]));
        expect(root && fieldOf(root, 'Content')).toBe(text);
      }),
    );
  });

  it.each([
    '',
    'success',
    '<xml>',
    '<xml></b></xml>',
    '<xml a="1"></xml>',
    '<!DOCTYPE x><xml></xml>',
    '<a></a><b></b>',
    '<xml><a></xml>',
  ])('is none: %j', (text) => expect(readReplyXml(text)).toBeNull());

  it('may be written over several lines and with entities', () => {
    const root = readReplyXml('<?xml version="1.0"?>\n<xml>\n  <A> 1 &lt; 2 </A>\n  <B/>\n</xml>\n');
    expect(root && [fieldOf(root, 'A'), fieldOf(root, 'B')]).toEqual(['1 < 2', '']);
  });
});

describe('limits', () => {
  it('cut at bytes without breaking a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, bytes) => {
        const cut = cutBytes(text, bytes);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytes);
        expect(text.startsWith(cut)).toBe(true);
        const next = [...text.slice(cut.length)][0] ?? '';
        if (cut !== text) expect(Buffer.byteLength(cut + next)).toBeGreaterThan(bytes);
      }),
    );
    expect(cutCharacters('缺😀工', 2)).toBe('缺😀');
  });

  it('count what lies within the window, whichever way the clock is turned', () => {
    const tally = slidingTally(60_000);
    const at = (s: number) => new Date(s * 1000);
    for (const s of [0, 30, 59]) tally.add('a', at(s));
    expect([tally.count('a', at(59)), tally.count('a', at(60)), tally.count('a', at(95)), tally.count('b', at(59))]).toEqual([
      3, 2, 1, 0,
    ]);
    expect(tally.count('a', at(10))).toBe(0);
  });
});

it('reads multipart bodies, and nothing else', () => {
  const body = Buffer.from(
    '--B\r\nContent-Disposition: form-data; name="media"; filename="甲.txt"; filelength=3\r\nContent-Type: text/plain\r\n\r\na\r\nb\r\n--B--\r\n',
  );
  expect(readMultipart('multipart/form-data; boundary=B', body)).toEqual([
    { name: 'media', filename: '甲.txt', bytes: Buffer.from('a\r\nb') },
  ]);
  expect(readMultipart('multipart/form-data; boundary="C"', body)).toBeNull();
  expect(readMultipart('application/json', body)).toBeNull();
  expect(readMultipart('multipart/form-data; boundary=B', body.subarray(0, -8))).toBeNull();
});

describe('the clock', () => {
  it('runs on from where it is turned to, and tells who listens', async () => {
    let real = new Date('2026-11-23T08:00:00Z');
    const clock = turnableClock({ now: () => real }, new Date('2026-11-26T15:00:00+08:00'));
    const turns: string[] = [];
    const stop = clock.onTurn((from, to) => void turns.push(`${from.toISOString()} ${to.toISOString()}`));
    real = new Date(real.getTime() + 180_000);
    expect(clock.now().toISOString()).toBe('2026-11-26T07:03:00.000Z');
    await clock.turnTo(new Date('2026-11-27T11:59:00+08:00'));
    stop();
    real = new Date(real.getTime() + 60_000);
    expect(clock.now().toISOString()).toBe('2026-11-27T04:00:00.000Z');
    await clock.turnTo(new Date('2026-11-20T00:00:00Z'));
    expect(turns).toEqual(['2026-11-26T07:03:00.000Z 2026-11-27T03:59:00.000Z']);
  });

  it('offers the next stages after now', () => {
    const shown = (now: string) => presetsAt(new Date(now)).map((p) => `${p.label} ${p.day}`);
    expect(shown('2026-11-26T15:03:00+08:00').slice(0, 2)).toEqual(['周四 15:03 12月3日', '周五 09:03 11月27日']);
    expect(shown('2026-11-27T12:05:00+08:00')).toEqual([
      '周四 15:03 12月3日',
      '周五 09:03 12月4日',
      '周五 11:03 12月4日',
      '周五 11:59 12月4日',
      '周五 12:01 12月4日',
      '周五 12:10 11月27日',
      '周五 14:03 11月27日',
      '下周一 09:03 11月30日',
      '后一天 11月28日',
      '前一天 11月26日',
    ]);
  });
});

it('makes members of a roster, and a stranger', () => {
  const person = { userid: 'a1', account: 'A1', name: '专员01', role: 'specialist', region: '370481', active: false } as const;
  const region = { code: '370481', name: '滕州市', aliases: [], parent: null, level: 'district' } as const;
  expect(membersOf({ people: [person], regions: [region] })).toMatchObject([
    { account: 'A1', name: '专员01', roleName: '人社服务专员（停用）', district: '滕州市' },
    { account: 'fangke-01', role: null },
  ]);
});
