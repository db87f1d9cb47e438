// Which kinds of things stand stored of a person, each as this program or one before it wrote it?
import { readFileSync } from 'node:fs';
import { NEW_THREAD, type Thread, withAside, writeThread } from '../../src/desk/thread.ts';
import { filedSlot } from '../../src/features/monthly/stored.ts';
import { questionsSlot } from '../../src/features/questions/slot.ts';
import { newState } from '../../src/forms/state.ts';
import {
  AT,
  answers,
  asked,
  EAST,
  figures,
  form,
  month,
  ONE,
  query,
  report,
  request,
  returned,
  shown,
  TWO,
} from './stored-values.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Kind = { readonly name: string; readonly account: string; readonly thread: Json };

const stored = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../fixtures/threads/${name}.json`, import.meta.url), 'utf8'));
const kept = (name: string, account: string, thread: Thread): Kind => ({
  name,
  account,
  thread: JSON.parse(writeThread(thread)),
});

export const KINDS: readonly Kind[] = [
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
    offered: { message: 'm1', texts: ['上周 缺工'] },
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
  kept('bulletin', 'zhuanban', withAside(NEW_THREAD, 'bulletin', { period: '2026-10', seen: '990001:1' }, AT)),
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
      [
        'publishing-month',
        'zhuanban',
        {
          ...newState({ name: 'publish', version: 2 }, { period: '2026-10' }),
          review: { of: { period: '2026-10' }, seen: { returns: '["990001:1"]', last: '[]', told: '[]', done: '' } },
        },
      ],
      [
        'handing-seen',
        'dong-lianluo',
        {
          ...newState({ name: 'handOver', version: 2 }, { enterprise: ONE, to: 'xi-01' }),
          review: { of: { enterprise: ONE, to: 'xi-01' }, seen: { from: '"dong-01"', isMissing: 'true', done: '' } },
        },
      ],
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
