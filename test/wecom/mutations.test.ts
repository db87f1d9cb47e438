import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProblem } from '../../src/desk/problem.ts';
import { createChannel } from '../../src/wecom/callback.ts';
import { CORP, NEXT_PAIR, PAIR, post, type Request, textMessage } from './platform.ts';

/** All of them by hand before a release: MUTANTS=1000000. */
const MUTANTS = Number(process.env.MUTANTS ?? 20_000);

const channel = createChannel({ corp: CORP, pairs: [PAIR, NEXT_PAIR] });

/** The parts of a callback that are inside the signature; a change elsewhere (ToUserName, another parameter) may be accepted. */
const opened = ({ query, body }: Request): 'accepted' | 'refused' => {
  try {
    channel.open(query, body);
    return 'accepted';
  } catch (error) {
    if (isProblem(error, 'callback.refused')) return 'refused';
    throw error;
  }
};

const good = post(textMessage('甲公司 缺普工8技工3 解决普工5'));
const sealedFrom = good.body.indexOf('<Encrypt>');
const sealedTo = good.body.indexOf('</Encrypt>') + '</Encrypt>'.length;

const bytes = fc.uint8Array({ minLength: 1, maxLength: 8 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant('put' as const), at: fc.nat(), bytes }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 64 }) }),
);
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

/** `part` with the change made within `from`–`to`. */
function changed(part: Buffer, from: number, to: number, how: Change): Buffer {
  const at = from + (how.at % (to - from));
  const before = part.subarray(0, at);
  switch (how.kind) {
    case 'flip': {
      const copy = Buffer.from(part);
      copy[at] = (copy[at] ?? 0) ^ (1 << how.bit);
      return copy;
    }
    case 'cut':
      return Buffer.concat([before, part.subarray(Math.min(at + how.length, to))]);
    case 'put':
      return Buffer.concat([before, Buffer.from(how.bytes), part.subarray(at)]);
    case 'double':
      return Buffer.concat([before, part.subarray(at, Math.min(at + how.length, to)), part.subarray(at)]);
  }
}

/** What a query says to us: a change that leaves this alone (an escape more, a foreign parameter) is no forgery. */
const meaningOf = (query: string): string => {
  const all = new URLSearchParams(query.replaceAll('+', '%2B'));
  return JSON.stringify(['msg_signature', 'timestamp', 'nonce'].map((name) => all.getAll(name)));
};

test(`${MUTANTS} mutants of a genuine callback: none accepted, none throws`, () => {
  expect(opened(good)).toBe('accepted');
  let tried = 0;
  fc.assert(
    fc.property(change, fc.boolean(), (how, inQuery) => {
      const mutant = inQuery
        ? { ...good, query: changed(Buffer.from(good.query), 0, good.query.length, how).toString('latin1') }
        : { ...good, body: changed(good.body, sealedFrom, sealedTo, how) };
      const same = inQuery ? meaningOf(mutant.query) === meaningOf(good.query) : mutant.body.equals(good.body);
      if (same) return;
      tried += 1;
      const outcome = opened(mutant);
      // Layout beside the CDATA changes nothing.
      if (outcome === 'accepted')
        expect(mutant.body.toString('latin1').replace(/[ \t\r\n]/g, '')).toBe(good.body.toString('latin1'));
    }),
    { numRuns: MUTANTS, seed: 20_210_513 },
  );
  expect(tried).toBeGreaterThan(MUTANTS * 0.9);
}, 600_000);
