// Whatever is missing, added or wrong in what was stored of a person: nothing throws, nothing goes in silence, nothing is a dead end.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import { readThread } from '../../src/desk/stored-thread.ts';
import { NEW_THREAD, type Thread, withAside, writeThread } from '../../src/desk/thread.ts';
import { newAnswers, type WeekState } from '../../src/desk/week/form/answers.ts';
import { openWeek } from '../../src/desk/week/form/turn.ts';
import { monthlyFigures } from '../../src/domain/programmes.ts';
import { filedSlot } from '../../src/features/monthly/stored.ts';
import { publicationSlot } from '../../src/features/publication/slot.ts';
import { questionsSlot } from '../../src/features/questions/slot.ts';
import { newState } from '../../src/forms/state.ts';
import { newMemory } from '../memory/threads.ts';
import { CORP, transcriptWorld } from '../transcripts/run.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Kind = { readonly name: string; readonly account: string; readonly thread: Json };

const AT = new Date('2026-11-26T10:00:00+08:00');
const figures = { general: 8, skilled: 3, senior: 0 };
const answers = { headcount: 120, shortage: figures, resolved: figures };
const EAST = ['示例一厂', '示例榆光电子有限公司', '示例云岬纺织有限公司'] as const;
const [ONE, TWO] = EAST;

const stored = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../fixtures/threads/${name}.json`, import.meta.url), 'utf8'));
const kept = (name: string, account: string, thread: Thread): Kind => ({
  name,
  account,
  thread: JSON.parse(writeThread(thread)),
});

const report: WeekState = {
  ...openWeek('2026-W48'),
  answers: {
    ...newAnswers('2026-W48', { [TWO]: { headcount: 310 } }),
    drafts: {
      [ONE]: {
        answers: { headcount: 120 },
        gaps: [
          { kind: 'vague', step: 'shortage', tier: 'skilled', said: '十几', why: 'vague' },
          { kind: 'split', step: 'resolved', total: 9, sum: null },
          { kind: 'last', step: 'shortage' },
        ],
        each: false,
        typed: '一场',
      },
    },
    queue: [TWO],
    which: [
      {
        typed: '云岬',
        candidates: ['示例云岬纺织有限公司', '示例云岬印染有限公司'],
        entry: { shortage: { general: 3 }, problems: [{ text: '十几', field: 'resolved.total', why: 'vague' }] },
      },
    ],
    touched: { item: ONE, step: 'shortage', tier: 'general' },
    correcting: TWO,
  },
  review: {
    [ONE]: {
      answers,
      doubts: [
        { kind: 'aboveHeadcount', shortage: 11, headcount: 10 },
        { kind: 'tenfold', field: 'shortage', tier: 'general', was: 80, is: 8 },
        { kind: 'unchanged', weeks: 3 },
        { kind: 'negativeBalance', fell: 9, resolved: 5, unexplained: 4 },
      ],
    },
  },
  trail: [[{ path: ['drafts', ONE] }, { path: ['queue'], was: [...EAST] }, { path: ['which'], was: [] }]],
};
const month = monthlyFigures(() => 3);
const form = {
  month: '2026-11',
  district: '990001',
  answers: month,
  past: [{}, { recruitmentDrive: { events: 3 } }],
  focus: { programme: 'agencyAid', problem: { why: 'vague', text: '十几', key: 'resolved' } },
  review: {
    figures: month,
    doubts: [
      { kind: 'tenfold', programme: 'agencyAid', figure: 'resolved', was: 30, is: 3 },
      { kind: 'aboveRoster', programme: 'agencyAid', enterprises: 9, roster: 5 },
      { kind: 'hiredWithoutEvents', programme: 'recruitmentDrive', hired: 3 },
    ],
    was: month,
    published: false,
  },
  tried: { message: 'm1', at: AT.toISOString() },
  paused: false,
} as const;
const returned = { month: '2026-11', district: '990001', figures: month };
const asked = { ...form.focus, of: { recruitmentDrive: { events: 3 } } };
const query = {
  kind: 'query',
  measures: ['shortage', 'resolved'],
  period: { from: '2026-W47', to: '2026-W48' },
  districts: ['990001'],
  tiers: ['general'],
  by: ['district', 'type'],
  top: 3,
  threshold: { measure: 'shortage', over: 5 },
} as const;

const request = { enterprise: ONE, week: '2026-W47', district: '990001', before: answers } as const;
const shown = { week: '2026-W48', seen: '[]', shown: ['示例'] } as const;

const KINDS: readonly Kind[] = [
  { name: 'weekly-asked', account: 'dong-01', thread: stored('weekly-asked') },
  { name: 'weekly-review', account: 'dong-01', thread: stored('weekly-review') },
  { name: 'monthly', account: 'dong-lianluo', thread: stored('monthly') },
  { name: 'urgent', account: 'dong-01', thread: stored('urgent') },
  { name: 'practice', account: 'dong-01', thread: stored('practice') },
  { name: 'deadline', account: 'zhuanban', thread: stored('deadline') },
  { name: 'broadcast', account: 'zhuanban', thread: stored('broadcast') },
  { name: 'sign-off', account: 'zhuanban', thread: stored('sign-off') },
  kept('weekly', 'dong-01', { ...NEW_THREAD, report }),
  kept('rehearsal', 'dong-01', {
    ...NEW_THREAD,
    report,
    rehearsal: { until: '2026-11-26T12:00:00.000Z', report, filings: [{ message: 'm1', entries: { [TWO]: answers } }] },
  }),
  kept('asking', 'dong-01', {
    ...NEW_THREAD,
    asking: '一厂 缺普工8',
    remembered: { week: '2026-W48', items: { [ONE]: { last: answers, filed: null, revision: 1 } }, numbers: { [ONE]: 1 } },
    echo: { key: 'm1', text: '一厂 缺普工8', at: AT.toISOString(), unseen: true },
    cards: { wanted: true, used: [{ task: 'start@2026-W48@x', says: '已选' }] },
    asked: { query, at: AT.toISOString(), sources: [{ enterprise: ONE, week: '2026-W48' }] },
  }),
  kept('questions', 'zhuanban', questionsSlot.put(NEW_THREAD, { query, enterprises: [...EAST], message: 'm1' }, AT)),
  kept(
    'hand-over',
    'dong-lianluo',
    withAside(NEW_THREAD, 'acts', { kind: 'handOver', enterprise: ONE, from: 'dong-01', to: 'xi-01' }, AT),
  ),
  kept(
    'which',
    'dong-lianluo',
    withAside(
      NEW_THREAD,
      'acts',
      {
        kind: 'which',
        name: 'handOver',
        args: { candidates: [...EAST], person: 'dong-01', period: '2026-W48', number: 1, on: true },
        at: AT.toISOString(),
        field: 'enterprise',
        options: [...EAST],
      },
      AT,
    ),
  ),
  kept('publish', 'zhuanban', withAside(NEW_THREAD, 'oversight', { kind: 'publish', week: '2026-W48', seen: '[]' }, AT)),
  kept(
    'correction',
    'dong-01',
    withAside(NEW_THREAD, 'oversight', { kind: 'correction', ...request, after: answers, reason: null }, AT),
  ),
  kept('resolve', 'dong-01', withAside(NEW_THREAD, 'urgent', { kind: 'resolve', number: 1, people: 3, said: '已对接' }, AT)),
  kept(
    'raise',
    'dong-01',
    withAside(
      NEW_THREAD,
      'urgent',
      { kind: 'raise', enterprise: ONE, figures, total: null, by: '2026-12-01', reason: '示例', paused: false },
      AT,
    ),
  ),
  kept('month-form', 'dong-lianluo', withAside(NEW_THREAD, 'monthly', { kind: 'form', form }, AT)),
  kept('month-filed', 'dong-lianluo', withAside(NEW_THREAD, 'monthly', { kind: 'filed', form }, AT)),
  kept(
    'month-which',
    'dong-lianluo',
    withAside(NEW_THREAD, 'monthly', { kind: 'which', text: '百千万 3 12 150', months: ['2026-10', '2026-11'] }, AT),
  ),
  kept('bulletin', 'zhuanban', publicationSlot.put(NEW_THREAD, { period: '2026-10', seen: '[]' }, AT)),
  kept(
    'good-practice',
    'dong-01',
    withAside(NEW_THREAD, 'practice', { title: '示例', parts: ['示例正文'], isDone: true, paused: false }, AT),
  ),
  // As this program keeps them.
  kept('month-taken-back', 'dong-lianluo', filedSlot.put(NEW_THREAD, { kind: 'filed', answers: returned }, AT)),
  ...(
    [
      ['writing', 'dong-01', newState({ name: 'practice', version: 1 }, { title: '示例', parts: ['示例正文'] })],
      [
        'written',
        'dong-01',
        {
          ...newState({ name: 'practice', version: 1 }, { title: '示例', parts: ['示例正文'], isDone: true }),
          review: { title: '示例', body: '示例正文' },
          trail: [[{ path: ['isDone'] }], [{ path: ['parts'] }]],
        },
      ],
      ['month-asked', 'dong-lianluo', newState({ name: 'month', version: 1 }, { ...returned, figures: asked.of, asked })],
      ['month-paused', 'dong-lianluo', { ...newState({ name: 'month', version: 1 }, returned), paused: true }],
      [
        'month-reviewed',
        'dong-lianluo',
        {
          ...newState({ name: 'month', version: 1 }, { ...returned, tried: { ...form.tried, of: month } }),
          review: form.review,
          trail: [[{ path: ['figures', 'agencyAid'] }]],
        },
      ],
      [
        'month-meant',
        'dong-lianluo',
        newState({ name: 'monthWhich', version: 1 }, { text: '百千万 3 12 150', months: ['2026-10', '2026-11'] }),
      ],
      [
        'raising',
        'dong-01',
        newState({ name: 'raise', version: 1 }, { enterprise: ONE, need: { total: 8, general: 8 }, by: 'soon' }),
      ],
      ['raising-whose', 'dong-01', newState({ name: 'raise', version: 1 }, { enterprise: { among: [...EAST] }, reason: '示例' })],
      [
        'raised',
        'dong-01',
        {
          ...newState({ name: 'raise', version: 1 }, { enterprise: ONE, need: figures, by: '2026-12-01', reason: '' }),
          review: { enterprise: ONE, figures, by: '2026-12-01', reason: '' },
          trail: [[{ path: ['reason'] }], [{ path: ['by'] }]],
        },
      ],
      ['resolving', 'dong-lianluo', newState({ name: 'resolve', version: 1 }, { number: 1, vague: '示例' })],
      [
        'resolved',
        'dong-lianluo',
        {
          ...newState({ name: 'resolve', version: 1 }, { number: 1, people: 3, said: '示例' }),
          review: { number: 1, people: 3, said: '示例' },
        },
      ],
      ['paused', 'dong-01', { ...newState({ name: 'practice', version: 1 }, { title: '示例' }), paused: true }],
      [
        'moving',
        'zhuanban',
        newState({ name: 'deadline', version: 1 }, { period: '2026-W48', dueAt: '2026-11-27T09:00:00.000Z', was: null }),
      ],
      ['telling', 'zhuanban', newState({ name: 'broadcast', version: 1 }, { text: '示例', district: null })],
      ['handing', 'dong-lianluo', newState({ name: 'handOver', version: 1 }, { enterprise: ONE, from: 'dong-01', to: 'xi-01' })],
      ['signing', 'dong-lianluo', newState({ name: 'signOff', version: 1 }, { ...shown, district: '990001' })],
      ['publishing', 'zhuanban', { ...newState({ name: 'publish', version: 1 }, shown), review: shown }],
      ['correcting', 'dong-01', newState({ name: 'correction', version: 1 }, { ...request, reason: '示例' })],
      [
        'corrected',
        'dong-01',
        {
          ...newState({ name: 'correction', version: 1 }, { ...request, after: answers, reason: '示例' }),
          review: { ...request, after: answers, reason: '示例' },
        },
      ],
      [
        'sending-back',
        'dong-lianluo',
        newState(
          { name: 'return', version: 1 },
          {
            enterprise: ONE,
            week: '2026-W48',
            reason: '示例',
            isLast: false,
            seen: { revision: 1, state: 'open', whom: ['dong-01'] },
          },
        ),
      ],
      [
        'reopening',
        'dong-lianluo',
        newState({ name: 'reopen', version: 1 }, { enterprise: ONE, week: '2026-W47', whom: ['dong-01'] }),
      ],
      [
        'standing-in',
        'dong-lianluo',
        newState(
          { name: 'standIn', version: 1 },
          { specialist: 'dong-01', until: '2026-12-02', ends: false, seen: { from: '2026-11-26', count: 4, told: ['dong-01'] } },
        ),
      ],
      [
        'choosing',
        'dong-lianluo',
        newState(
          { name: 'staffingWhich', version: 1 },
          {
            name: 'handOver',
            args: { candidates: [...EAST], person: 'dong-01' },
            at: null,
            field: 'enterprise',
            options: [...EAST],
          },
        ),
      ],
    ] as const
  ).map(([name, account, state]) => kept(name, account, withAside(NEW_THREAD, state.form, state, AT))),
];

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

const LOST = '没能读回来';
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

test('every stored kind is gone on from as it is', async () => {
  const { talk } = await bench();
  for (const { account, thread } of KINDS) {
    const talked = await talk(account, JSON.stringify(thread), ASKS[account as keyof typeof ASKS]);
    expect(talked.lost).toEqual([]);
    check(account, talked);
  }
});

test('what is missing, added or wrong in it is told or made good, and the person goes on', async () => {
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
