import { expect, test } from 'vitest';
import { inPieces } from '../../../src/desk/outbox/pieces.ts';
import type { Outgoing } from '../../../src/desk/ports.ts';
import { text } from '../../../src/desk/say.ts';
import { splitText } from '../../../src/wecom/split.ts';
import { memoryLedger } from '../../memory/ledger.ts';
import { wordsOf } from '../../memory/words.ts';

const AT = new Date('2026-03-13T03:00:00Z');
const row = (key: string, say: string, over: Partial<Outgoing> = {}): Outgoing => ({
  key,
  corp: 'c',
  person: 'anna',
  kind: 'reply',
  say: text(say),
  dueAt: AT,
  expiresAt: null,
  owed: null,
  stage: null,
  period: null,
  ...over,
});

test('a long message becomes rows that fit, in order; planned again nothing is new; what fits and nudges stay as they are', async () => {
  const ledger = memoryLedger();
  const pieces = inPieces(ledger, splitText);
  const long = Array.from({ length: 100 }, (_, i) => `第${i}行：示例有限公司 缺普工八人`).join('\n');
  const rows = [
    row('long', long),
    row('short', '好'),
    row('nudge', long, { kind: 'nudge', stage: 'opening', period: '2026-W11' }),
  ];
  expect(await pieces.plan(rows)).toBe(ledger.rows.length);
  expect(await pieces.plan(rows)).toBe(0);
  expect(ledger.rows.map((r) => r.key)).toEqual(['long', 'long/2', 'long/3', 'short', 'nudge']);
  const parts = ledger.rows.slice(0, 3).map((r) => wordsOf(r.say));
  expect(parts.every((p) => Buffer.byteLength(p) <= 2_048)).toBe(true);
  expect(parts.join('\n')).toBe(long);
  const claimed = [];
  for (let i = 0; i < 5; i++) {
    for (const c of await pieces.claim(AT, 5, 1_000)) {
      claimed.push(c.key);
      await pieces.settle(c, { kind: 'sent', msgid: null }, AT);
    }
  }
  expect(claimed).toEqual(['long', 'long/2', 'long/3', 'short', 'nudge']);
});
