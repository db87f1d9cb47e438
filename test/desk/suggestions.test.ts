// Is what a language model suggests a choice and never more, and is everybody answered as ever when it lies or is away?
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dispatch } from '../../src/desk/dispatch.ts';
import type { Feature } from '../../src/desk/feature.ts';
import type { Speaker } from '../../src/desk/speaker.ts';
import type { Suggestions } from '../../src/desk/suggestions.ts';
import { markSeen, NEW_THREAD, type Thread } from '../../src/desk/thread.ts';
import { instantAt } from '../../src/domain/time.ts';
import { openModel } from '../../src/llm/model.ts';
import type { ReportReading } from '../../src/reading/reading.ts';
import { person, roster } from '../domain/bureau.ts';
import { CALENDAR_2026 } from '../domain/calendar-2026.ts';
import { openStandIn, type Says, type StandIn } from '../llm/stand-in.ts';

const NOW = instantAt('2026-11-26', '10:00');
const plain = roster(['a north wang 2025-12-29', 'b north wang 2025-12-29']);
const NAMES: Readonly<Record<string, string>> = { a: '示例普惠电机有限公司', b: '示例周至家具有限公司' };
const speaker: Speaker = {
  asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
  person: person('wang', 'specialist', 'north'),
  bureau: {
    roster: { ...plain, enterprises: plain.enterprises.map((e) => ({ ...e, name: NAMES[e.id] ?? e.name, aliases: [] })) },
    calendar: CALENDAR_2026,
  },
  message: 'm1',
  arrivedAt: NOW,
  thread: 1,
};

const reported: ReportReading[] = [];
const week: Feature = {
  name: 'weekly',
  hears: {
    report: async ({ thread }, { report }) => {
      reported.push(report);
      return { thread, lines: ['read back'] };
    },
  },
};

const TEXT = '普惠那边普工的口子有12个';
const ITEM = { said: '12', role: 'shortage.general', name: '普惠' };
const says = (...numbers: readonly object[]): Says => ({ says: JSON.stringify({ week: null, numbers }) });

let server: StandIn;
let model: Suggestions & { close(): Promise<void> };
beforeEach(async () => {
  reported.length = 0;
  server = await openStandIn();
  const config = { baseUrl: server.base, model: 'example', key: null };
  model = openModel(config, { clock: { now: () => new Date(NOW.getTime() + 2_600) }, log: { event: () => {} } });
});
afterEach(async () => {
  await model.close();
  await server.close();
});

const send = (text: string, suggestions: Suggestions | null = model, thread: Thread = NEW_THREAD, message = 'm1') =>
  dispatch(
    { features: [week], commands: {} as never, suggestions },
    { speaker: { ...speaker, message }, thread, reports: {} as never },
    text,
  );

it('offers what is suggested in our own words; chosen, it is read as if typed', async () => {
  server.answer = () => says(ITEM);
  const { lines, thread } = await send(TEXT);
  expect(lines).toEqual(['没完全看懂，您是要：', '1 示例普惠电机有限公司 缺普工12', expect.stringContaining('回“1”')]);
  expect(reported).toEqual([]);
  expect((await send('1', model, markSeen(thread, 'm1', lines.join('\n')), 'm2')).lines).toEqual(['read back']);
  expect(reported).toEqual([{ kind: 'report', period: '2026-W48', reports: [{ enterprise: 'a', shortage: { general: 12 } }] }]);
  expect(server.asked).toHaveLength(1);
});

it.each<readonly [string, Says]>([
  ['a number', says({ ...ITEM, said: '21' })],
  ['a number more', says(ITEM, { ...ITEM, said: '3', role: 'resolved.general' })],
  ['a name', says({ ...ITEM, name: '周至' })],
  ['a zero', says({ ...ITEM, said: '0' })],
  ['a week', { says: JSON.stringify({ week: '上周', numbers: [ITEM] }) }],
  ['无缺工', { says: JSON.stringify({ week: null, numbers: [], none: true }) }],
  ['a command', { says: '确认' }],
  ['nothing', says()],
  ['silence', 'silent'],
  ['a failure', { status: 503 }],
])('answers as without a model where it makes up %s', async (_, answer) => {
  server.answer = () => answer;
  expect(await send(TEXT)).toEqual(await send(TEXT, null));
  expect(server.asked).toHaveLength(1);
  expect(reported).toEqual([]);
});

it.each([
  '普惠 缺普工12',
  '普惠那边普工的口子有12个吗',
  '普惠那边普工的口子没了',
  '谢谢',
  '今天天气怎么样',
  '不要把普惠普工的口子12个送上去',
])('asks nobody about %s', async (text) => {
  server.answer = () => says(ITEM);
  await send(text);
  expect(server.asked).toEqual([]);
});

it('sends nothing but the text', async () => {
  server.answer = () => says(ITEM);
  await send(TEXT);
  const [asked] = server.asked;
  for (const known of ['示例', '有限公司', '周至', 'wang', 'north']) expect(asked?.body).not.toContain(known);
});
