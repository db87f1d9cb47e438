// Whatever is missing, added or wrong in what was stored of a person: nothing throws, nothing goes in silence, nothing is a dead end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import { readThread } from '../../src/desk/stored-thread.ts';
import { NEW_THREAD, writeThread } from '../../src/desk/thread.ts';
import { newMemory } from '../memory/threads.ts';
import { CORP, transcriptWorld } from '../transcripts/run.ts';
import { type Json, KINDS } from './stored-kinds.ts';
import { AT } from './stored-values.ts';

/** Every place in it, the whole first; an empty key is none. */
function placesIn(value: Json, at: readonly string[] = []): readonly (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [at, ...inside.flatMap(([key, one]) => placesIn(one, [...at, key]))];
}

type Change = { readonly kind: 'missing' } | { readonly kind: 'wrong' | 'more'; readonly value: Json };

function changed(value: Json, [key, ...rest]: readonly string[], change: Change): Json {
  if (key === undefined) {
    if (change.kind === 'wrong') return change.value;
    if (change.kind === 'missing') return null;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, later: change.value } : value;
  }
  const inside = Object.entries(value as object) as [string, Json][];
  const left = inside.filter(([name]) => !(name === key && rest.length === 0 && change.kind === 'missing'));
  const next = left.map(([name, one]): [string, Json] => [name, name === key ? changed(one, rest, change) : one]);
  return Array.isArray(value) ? next.map(([, one]) => one) : Object.fromEntries(next);
}

const WRONG: readonly Json[] = [
  null,
  true,
  -1,
  1.5,
  1e15,
  '',
  '示例',
  '2026-W54',
  '2026-13',
  '9999-99-99',
  [],
  [null],
  {},
  { kind: 'later' },
];

const broken = fc
  .constantFrom(...KINDS)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      changes: fc.array(
        fc.record({
          at: fc.constantFrom(...placesIn(kind.thread)),
          change: fc.oneof(
            fc.constant<Change>({ kind: 'missing' }),
            fc.record({ kind: fc.constantFrom('wrong' as const, 'more' as const), value: fc.constantFrom(...WRONG) }),
          ),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  )
  .map(({ kind, changes }) => ({
    ...kind,
    // The deepest first, so that the places of the others are still there.
    thread: changes
      .toSorted((a, b) => b.at.length - a.at.length)
      .reduce(
        (thread, { at, change }) =>
          placesIn(thread).some((p) => p.join('/') === at.join('/')) ? changed(thread, at, change) : thread,
        kind.thread,
      ),
  }));

const LOST = '没能留住';
const TOLD: ReadonlySet<string> = new Set([
  'thread',
  'report',
  'rehearsal',
  'asking',
  'asides',
  'practice',
  'urgent',
  'raise',
  'resolve',
  'monthly',
  'month',
  'monthWhich',
  'bulletin',
  'acts',
  'deadline',
  'broadcast',
  'handOver',
  'staffingWhich',
  'signOff',
  'publish',
  'correction',
  'return',
  'reopen',
  'standIn',
  'oversight',
  'questions',
]);

async function bench() {
  const memory = newMemory();
  // Somebody has written before, so that no message of this world is one a stored thread has seen.
  memory.threads.set(`${CORP}/guanli`, { revision: 1, text: writeThread(NEW_THREAD), by: '' });
  const unread: string[] = [];
  const world = await transcriptWorld(undefined, memory, (parts) => unread.push(...parts));
  let revision = 0;
  return {
    /** What the bot answers to these texts, and which parts of the thread could not be read before the first of them. */
    async talk(account: string, text: string, said: readonly string[]) {
      world.turnTo(AT);
      revision += 10;
      memory.threads.set(`${CORP}/${account}`, { revision, text, by: '' });
      const replies: string[] = [];
      unread.length = 0;
      let lost: readonly string[] = [];
      for (const one of said) {
        const { text: reply, sent } = await world.send(account, { kind: 'text', text: one });
        replies.push(reply === '' ? sent.map(({ say }) => JSON.stringify(say)).join('\n') : reply);
        // A message that is tried again is read again.
        if (replies.length === 1) lost = [...new Set(unread)];
        // Read once, it is as this program writes it.
        else expect([...new Set(unread)]).toEqual(lost);
      }
      return { replies, lost };
    },
  };
}

const ASKS = {
  'dong-01': ['帮助', '一厂 在岗120人 缺普工8技工3 解决普工5', '取消', '一厂 在岗120人 缺普工8技工3 解决普工5'],
  'dong-lianluo': ['帮助', '一厂 在岗120人 缺普工8技工3 解决普工5', '取消', '一厂 在岗120人 缺普工8技工3 解决普工5'],
  zhuanban: ['帮助', '合计', '取消', '合计'],
} as const;

function check(
  account: string,
  { replies, lost }: { readonly replies: readonly string[]; readonly lost: readonly string[] },
): void {
  for (const reply of replies) expect(reply).not.toBe('');
  for (const reply of replies) expect(reply).not.toContain(frontDeskTexts.snag);
  expect(replies[0]).toMatch(/“.+”/);
  expect(replies[0]?.includes(LOST)).toBe(lost.some((name) => TOLD.has(name)));
  for (const reply of replies.slice(1)) expect(reply).not.toContain(LOST);
  expect(replies.at(-1)).toMatch(account === 'zhuanban' ? /已报/ : /请核对|已报\d+\/\d+/);
}

test('every stored kind is gone on from as it is', { timeout: 60_000 }, async () => {
  const { talk } = await bench();
  for (const { account, thread } of KINDS) {
    const talked = await talk(account, JSON.stringify(thread), ASKS[account as keyof typeof ASKS]);
    expect(talked.lost).toEqual([]);
    check(account, talked);
  }
});

test('what is missing, added or wrong in it is told or made good, and the person goes on', { timeout: 60_000 }, async () => {
  const { talk } = await bench();
  await fc.assert(
    fc.asyncProperty(broken, async ({ account, thread }) => {
      check(account, await talk(account, JSON.stringify(thread), ASKS[account as keyof typeof ASKS]));
    }),
    { numRuns: 150, seed: 20_261_130 },
  );
});

test('reading never throws, whatever stands at any place of it', () => {
  let turn = 0;
  for (const { thread } of KINDS) {
    for (const at of placesIn(thread)) {
      turn += 1;
      for (const value of [WRONG[turn % WRONG.length] ?? null, WRONG[(turn + 5) % WRONG.length] ?? null]) {
        const text = JSON.stringify(changed(thread, at, { kind: 'wrong', value }));
        expect(writeThread(readThread(text))).toBeTypeOf('string');
      }
    }
  }
});
