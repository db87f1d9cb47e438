// What the first version stored of people in the middle of something is gone on from; what nobody can read stops nobody.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readThread } from '../../src/desk/stored-thread.ts';
import { NEW_THREAD, writeThread } from '../../src/desk/thread.ts';
import { newMemory } from '../memory/threads.ts';
import { CORP, transcriptWorld } from '../transcripts/run.ts';

/** Byte for byte as the first version wrote it. */
const stored = (name: string): string =>
  readFileSync(new URL(`../fixtures/threads/${name}.json`, import.meta.url), 'utf8').trimEnd();

/** The bot's next reply to somebody whose thread is that. */
async function next(text: string, account: string, at: string, said: string): Promise<string> {
  const memory = newMemory();
  memory.threads.set(`${CORP}/${account}`, { revision: 7, text, by: '' });
  const world = await transcriptWorld(undefined, memory);
  world.turnTo(new Date(at));
  return (await world.send(account, { kind: 'text', text: said })).text;
}

test.each([
  ['weekly-asked', 'dong-01', '2026-11-26T10:03:00+08:00', '普工5', ['请核对', '示例一厂', '120', '普工8', '解决：普工5']],
  ['weekly-review', 'dong-01', '2026-11-26T10:03:00+08:00', '确认', ['已收到', '一厂', '按时']],
  ['monthly', 'dong-lianluo', '2026-11-20T09:02:00+08:00', '2 60 5', ['2家、60人、5家', '跨省']],
  ['urgent', 'dong-01', '2026-11-26T21:41:00+08:00', '普工80', ['哪天要到岗']],
  ['practice', 'dong-01', '2026-11-26T15:12:00+08:00', '完了', ['夜班专车接送工人', '确认']],
  ['deadline', 'zhuanban', '2026-11-24T09:02:00+08:00', '确认', ['11月26日（周四）17:00']],
  ['broadcast', 'zhuanban', '2026-11-24T09:01:00+08:00', '确认', ['5人']],
  ['sign-off', 'zhuanban', '2026-11-26T10:05:00+08:00', '确认', ['西城区']],
] as const)('a stored thread goes on: %s', async (name, account, at, said, words) => {
  const reply = await next(stored(name), account, at, said);
  for (const word of words) expect(reply).toContain(word);
});

test('what was stored of a report is carried into the form of today, with all that was answered, read back and can be gone back to', () => {
  for (const name of ['weekly-asked', 'weekly-review']) {
    const { report, ...others } = JSON.parse(stored(name));
    const read = JSON.parse(writeThread(readThread(stored(name))));
    expect(read).toMatchObject(others);
    const { drafts, queue, which, carried, period, touched, review } = report;
    expect(read.report).toMatchObject({
      form: 'weekly',
      version: 2,
      answers: { drafts, queue, which, carried, period, touched },
      review,
    });
    expect(read.report.trail).toHaveLength(report.trail.length);
    // From then on it is read back as it stands.
    expect(JSON.parse(writeThread(readThread(JSON.stringify(read))))).toEqual(read);
  }
});

test('what was stored is read back without a difference', () => {
  for (const name of ['monthly', 'urgent', 'practice', 'deadline', 'broadcast', 'sign-off']) {
    const unread: string[] = [];
    expect(JSON.parse(writeThread(readThread(stored(name), (parts) => unread.push(...parts))))).toEqual(JSON.parse(stored(name)));
    expect(unread).toEqual([]);
  }
});

// What the person said in it must not go in silence.
test.each([
  ['not JSON', '{"seen":', ['thread']],
  ['no object', '[1]', ['thread']],
  ['nothing', 'null', ['thread']],
])('what cannot be read begins anew: %s', (_, text, parts) => {
  const unread: (readonly string[])[] = [];
  expect(readThread(text, (named) => unread.push(named))).toEqual({ ...NEW_THREAD, unread: parts });
  expect(unread).toEqual([parts]);
});

test('a part that cannot be read takes no other with it, and is named once', async () => {
  const broken = JSON.parse(stored('weekly-asked'));
  broken.report.drafts.示例一厂.answers.shortage.general = '八';
  broken.lost = -1;
  const unread: (readonly string[])[] = [];
  const { report, seen, asides } = readThread(JSON.stringify(broken), (parts) => unread.push(parts));
  expect(unread).toEqual([['report', 'lost']]);
  expect(report).toBeNull();
  expect(seen).toEqual(broken.seen);
  expect(asides).toEqual(broken.asides);
});

test('what a newer program keeps beside is kept on', () => {
  const newer = JSON.parse(stored('weekly-asked'));
  newer.later = { a: 1 };
  newer.report.drafts.示例一厂.later = 2;
  const read = JSON.parse(writeThread(readThread(JSON.stringify(newer))));
  expect(read.later).toEqual({ a: 1 });
  expect(read.report.answers.drafts.示例一厂.later).toBe(2);
  expect(JSON.parse(writeThread(readThread(JSON.stringify(read))))).toEqual(read);
});

test('what a room kept and nobody can read is closed with one sentence, said once; everything else lives', async () => {
  const broken = JSON.parse(stored('practice'));
  broken.asides[0].slot.parts = '示例正文';
  broken.asides.unshift({ room: 'later', slot: { kind: 'later' }, at: broken.asides[0].at });
  const memory = newMemory();
  memory.threads.set(`${CORP}/dong-01`, { revision: 7, text: JSON.stringify(broken), by: '' });
  const unread: string[] = [];
  const world = await transcriptWorld(undefined, memory, (parts) => unread.push(...parts));
  world.turnTo(new Date('2026-11-26T15:12:00+08:00'));
  const say = async (text: string) => (await world.send('dong-01', { kind: 'text', text })).text;
  expect((await say('一厂 在岗120人 缺普工8')).split('\n').slice(0, 2)).toEqual([
    '没写完的经验没能留住，已结束，没有提交。已报的都在；还要办的，请重新发一次。',
    expect.stringContaining('请核对'),
  ]);
  expect(await say('确认')).toMatch(/^已收到/);
  expect(unread).toEqual(['practice']);
  const { asides } = readThread(memory.threads.get(`${CORP}/dong-01`)?.text ?? null);
  expect(asides.map(({ room, slot }) => [room, slot])).toContainEqual(['later', { kind: 'later' }]);
});

test('practice that cannot be read back never passes for the real report, which comes back from beneath it', () => {
  const review = JSON.parse(stored('weekly-review'));
  const real = JSON.parse(stored('weekly-asked')).report;
  const practising = { ...review, rehearsal: { until: '2026-11-26T12:00:00.000Z', report: real, filings: 'none' } };
  const { report, rehearsal, unread } = readThread(JSON.stringify(practising));
  const beneath = readThread(JSON.stringify({ ...review, report: real })).report;
  expect([report, rehearsal, unread]).toEqual([beneath, null, ['rehearsal']]);
  expect(report?.answers.drafts).toEqual(real.drafts);
  const lost = readThread(JSON.stringify({ ...review, rehearsal: 5 }));
  expect([lost.report, lost.rehearsal, lost.unread]).toEqual([null, null, ['rehearsal', 'report']]);
});
