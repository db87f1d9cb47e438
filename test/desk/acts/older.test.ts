// What older programs kept of an act that was read back is done by 确认 while it still holds, and read back anew where it does not.
import { expect, it } from 'vitest';
import { NEW_THREAD, withAside, writeThread } from '../../../src/desk/thread.ts';
import { newMemory } from '../../memory/threads.ts';
import { CORP, transcriptWorld } from '../../transcripts/run.ts';

const FILED = ['dong-01: 1 8 3 0', 'dong-01: 确认'];
const MONTH = '百千万 3 4 20\n百家 1 2 8\n技工院校 1 30 2\n跨省 1 1 5\n技能提升 2 60\n共享用工 2 12';
const ONE = '示例一厂';
const WEEK = '2026-11-26T10:00:00';
const REVIEWED = { trail: [], misses: 0, paused: false };
const formOf = (name: string, answers: object) => ({ form: name, version: 1, answers, review: answers, ...REVIEWED });
const back = { enterprise: ONE, week: '2026-W48', reason: '数不对', isLast: false };
const standIn = { specialist: 'dong-01', until: '2026-12-04', ends: false };
const signed = (seen: string) => ({ week: '2026-W48', district: '990001', seen, shown: ['示例'] });
const SEEN = JSON.stringify([
  ['示例一厂 1'],
  ['示例榆光电子有限公司', '示例云岬纺织有限公司', '示例云岬印染有限公司', '示例三潭酒店管理有限公司'],
]);

/** Who, when, what was done before, under which name it was kept, what, and what 确认 is answered. */
const CASES: readonly (readonly [string, string, readonly string[], string, object, string])[] = [
  [
    'zhuanban',
    '2026-10-30T15:00:00',
    [`dong-lianluo: ${MONTH}`, 'dong-lianluo: 确认'],
    'bulletin',
    { period: '2026-10', seen: '990001:1' },
    '已发布10月月通报，10月30日 15:01:00，发给2位联络员，表格发给市局专班。',
  ],
  [
    'zhuanban',
    '2026-10-30T15:00:00',
    [`dong-lianluo: ${MONTH}`, 'dong-lianluo: 确认'],
    'bulletin',
    { period: '2026-10', seen: '' },
    '刚才看过后，有区市更正了。',
  ],
  [
    'zhuanban',
    '2027-01-05T15:00:00',
    ['dong-lianluo: 补报 一厂 上周', 'dong-lianluo: 确认', 'dong-01: 上周 一厂 缺普工8', 'dong-01: 确认'],
    'bulletin',
    { period: '2026', seen: '[]' },
    '刚才看过后，考核的数有变化。',
  ],
  [
    'zhuanban',
    '2026-11-27T13:00:00',
    FILED,
    'oversight',
    { kind: 'publish', week: '2026-W48', seen: '[]' },
    '刚才看过后，数有变化。',
  ],
  [
    'zhuanban',
    '2026-11-27T13:00:00',
    ['dong-01: 1 8 3 0', 'dong-01: 确认', 'xi-01: 1 2 0 0', 'xi-01: 确认'],
    'publish',
    formOf('publish', { week: '2026-W48', seen: '[]', shown: null }),
    '刚才看过后，数有变化。',
  ],
  ['dong-lianluo', WEEK, FILED, 'oversight', { kind: 'signOff', ...signed(SEEN) }, '已签发：东城区'],
  ['dong-lianluo', WEEK, FILED, 'signOff', formOf('signOff', signed(SEEN)), '已签发：东城区'],
  ['dong-lianluo', WEEK, FILED, 'signOff', formOf('signOff', signed('[[],[]]')), '刚才看过后，数有变化。'],
  [
    'dong-lianluo',
    WEEK,
    FILED,
    'return',
    formOf('return', { ...back, seen: { revision: 1, state: 'open', whom: ['dong-01'] } }),
    '已退回“示例一厂”',
  ],
  [
    'dong-lianluo',
    WEEK,
    FILED,
    'return',
    formOf('return', { ...back, seen: { revision: 2, state: 'open', whom: ['dong-01'] } }),
    '刚才看过后，“示例一厂”本周（11月23日—29日）又更正了。',
  ],
  [
    'dong-lianluo',
    WEEK,
    FILED,
    'return',
    formOf('return', { ...back, seen: { revision: 1, state: 'closed', whom: ['dong-01'] } }),
    '刚才看过后，这一周又可以直接改了。',
  ],
  [
    'dong-lianluo',
    WEEK,
    [],
    'reopen',
    formOf('reopen', { enterprise: ONE, week: '2026-W47', whom: ['dong-01'] }),
    '已开通“示例一厂”',
  ],
  [
    'dong-lianluo',
    WEEK,
    [],
    'reopen',
    formOf('reopen', { enterprise: ONE, week: '2026-W47', whom: ['xi-01'] }),
    '刚才看过后，填报人有变动。',
  ],
  [
    'dong-lianluo',
    WEEK,
    [],
    'standIn',
    formOf('standIn', { ...standIn, seen: { from: '2026-11-26', count: 4, told: ['dong-01'] } }),
    '已记：东城专员',
  ],
  [
    'dong-lianluo',
    WEEK,
    [],
    'standIn',
    formOf('standIn', { ...standIn, seen: { from: '2026-11-25', count: 4, told: ['dong-01'] } }),
    '刚才看过后，已经到了11月26日。',
  ],
  ['zhuanban', WEEK, [], 'acts', { kind: 'handOver', enterprise: ONE, from: 'dong-01', to: 'xi-01' }, '已交接：示例一厂'],
  [
    'zhuanban',
    WEEK,
    [],
    'handOver',
    formOf('handOver', { enterprise: ONE, from: null, to: 'xi-01' }),
    '刚才看过后，“示例一厂”的专员换成了东城专员。',
  ],
  [
    'zhuanban',
    WEEK,
    [],
    'acts',
    { kind: 'deadline', period: '2026-W48', dueAt: '2026-11-27T09:00:00.000Z', was: null },
    '已改好：',
  ],
  [
    'zhuanban',
    WEEK,
    [],
    'deadline',
    formOf('deadline', { period: '2026-W48', dueAt: '2026-11-27T09:00:00.000Z', was: '2026-11-27T08:00:00.000Z' }),
    '刚才看过后，现在的截止时间是11月27日（周五）12:00。',
  ],
  ['zhuanban', WEEK, [], 'acts', { kind: 'broadcast', text: '请今天报齐', district: null }, '已发给示例市'],
  ['zhuanban', WEEK, [], 'broadcast', formOf('broadcast', { text: '请今天报齐', district: '990001' }), '已发给东城区'],
];

it.each(CASES)('%s at %s after %j: of what %s kept, %j, 确认 is answered %s', async (who, at, before, name, slot, told) => {
  const memory = newMemory();
  const world = await transcriptWorld(undefined, memory);
  const say = async (account: string, text: string) => (await world.send(account, { kind: 'text', text })).text;
  world.turnTo(new Date(`${at}+08:00`));
  for (const line of before) {
    const [account = '', ...text] = line.split(': ');
    await say(account, text.join(': '));
  }
  const text = writeThread(withAside(NEW_THREAD, name, slot, world.now()));
  memory.threads.set(`${CORP}/${who}`, { revision: 1_000, text, by: '' });
  const [line, ...more] = (await say(who, '确认')).split('\n');
  expect(line).toContain(told);
  if (told.startsWith('刚才')) {
    expect(more.at(-1)).toContain('回“确认”');
    expect(await say(who, '确认')).toMatch(/^已/);
  }
});
