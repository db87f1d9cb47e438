// What an older program kept of a sign-off, a publication or a request is gone on with as it was read back; rights are looked at again by 确认.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NEW_THREAD, withAside, writeThread } from '../../../src/desk/thread.ts';
import { NO_FIGURES } from '../../../src/domain/tiers.ts';
import { newMemory } from '../../memory/threads.ts';
import { CORP, transcriptWorld } from '../../transcripts/run.ts';

const at = (local: string): Date => new Date(`${local}+08:00`);
const filed = { headcount: 120, shortage: { general: 8, skilled: 3, senior: 0 }, resolved: NO_FIGURES };
const more = { ...filed, shortage: { ...filed.shortage, general: 9 } };
const correction = { kind: 'correction', enterprise: '示例一厂', week: '2026-W48', district: '990001', before: filed };

/** 示例一厂 has filed W48, which is over. */
async function over() {
  const memory = newMemory();
  const world = await transcriptWorld(undefined, memory);
  let revision = 1_000;
  const say = async (account: string, text: string): Promise<string> => (await world.send(account, { kind: 'text', text })).text;
  world.turnTo(at('2026-11-26T10:00:00'));
  await say('dong-01', '1 8 3 0');
  await say('dong-01', '确认');
  world.turnTo(at('2026-11-30T09:00:00'));
  return {
    ...world,
    say,
    keep(account: string, text: string) {
      revision += 10;
      memory.threads.set(`${CORP}/${account}`, { revision, text, by: '' });
    },
    kept: (slot: object) => writeThread(withAside(NEW_THREAD, 'oversight', slot, world.now())),
  };
}

it('a sign-off as it was stored is signed by 确认', async () => {
  const { keep, say, turnTo } = await over();
  turnTo(at('2026-11-26T10:20:00'));
  keep('zhuanban', readFileSync(new URL('../../fixtures/threads/sign-off.json', import.meta.url), 'utf8'));
  expect(await say('zhuanban', '合计')).toContain('等您“确认”签发：西城区，本周');
  expect(await say('zhuanban', '再说一遍')).toContain('请核对，签发西城区本周（11月23日—29日）周调度：\n已报0/2户');
  expect(await say('zhuanban', '确认')).toBe('已签发：西城区，本周（11月23日—29日），11月26日 10:21:00，按时');
});

it('a publication whose week has changed since is shown anew, and published by the next 确认', async () => {
  const { keep, kept, say } = await over();
  keep('zhuanban', kept({ kind: 'publish', week: '2026-W48', seen: '[]' }));
  const [first, ...shown] = (await say('zhuanban', '确认')).split('\n');
  expect([first, shown[0]]).toEqual(['刚才看过后，数有变化。', '请核对，发布全市上周（11月23日—29日）周调度：']);
  expect(await say('zhuanban', '确认')).toContain('已发布上周（11月23日—29日）周调度');
});

it('a request that was read back is asked for by 确认', async () => {
  const { keep, kept, say } = await over();
  keep('dong-01', kept({ ...correction, after: more, reason: '漏算了夜班' }));
  expect(await say('dong-01', '确认')).toBe('已提交第1号更正申请，等东城联络员同意，结果会发给您。');
});

it.each([
  [{ after: more, reason: null }, '普工缺工8人改为9人。请再说一下原因。', '漏算了夜班'],
  [{ after: null, reason: '漏算了夜班' }, '改成多少？例如：普工9，漏算了夜班', '普工9'],
  [{ after: null, reason: null }, '这一周已锁定', '普工9，漏算了夜班'],
])('a request with %j is asked for the rest', async (said, asks, rest) => {
  const { keep, kept, say } = await over();
  keep('dong-01', kept({ ...correction, ...said }));
  expect(await say('dong-01', '确认')).toContain(asks);
  const lines = ['更正申请：示例一厂，上周（11月23日—29日）', '普工缺工8人改为9人', '原因：漏算了夜班'];
  expect((await say('dong-01', rest)).split('\n').slice(0, 3)).toEqual(lines);
  expect(await say('dong-01', '返回')).toContain('已返回上一步。');
  await say('dong-01', rest);
  expect(await say('dong-01', '确认')).toContain('已提交第1号更正申请');
});

it('a request for a report that was corrected meanwhile is shown as it is now', async () => {
  const { keep, kept, say } = await over();
  const before = { ...filed, headcount: 119 };
  keep('dong-01', kept({ ...correction, before, after: more, reason: '漏算了夜班' }));
  const lines = ['刚才看过后，“示例一厂”又更正了。', '更正申请：示例一厂，上周（11月23日—29日）', '普工缺工8人改为9人'];
  expect((await say('dong-01', '确认')).split('\n').slice(0, 3)).toEqual(lines);
  expect(await say('dong-01', '确认')).toContain('已提交第1号更正申请');
});

it.each(['退回 一厂 数不对', '补报 一厂 上周', '签发 东城 上周', '代班 东城专员'])(
  '%s is not done by 确认 of somebody who may no longer do it',
  async (command) => {
    const { bureaus, say, reports, oversight } = await over();
    expect(await say('dong-lianluo', command)).toContain('回“确认”');
    const { version, ...roster } = (await bureaus.current()).roster;
    const people = roster.people.map((p) => (p.userid === 'dong-lianluo' ? { ...p, region: '990002' } : p));
    await bureaus.save({ ...roster, people }, 'guanli', at('2026-11-30T09:10:00'), version);
    expect(await say('dong-lianluo', '确认')).toMatch(/没找到|这项由/);
    const asker = { corp: CORP, userid: 'zhuanban', role: 'taskForce', region: '990000' } as const;
    const now = at('2026-11-30T09:20:00');
    expect(await oversight.sentBack.open(asker, now)).toEqual([]);
    expect(await oversight.signOffs.of(asker, '2026-W48', now)).toEqual([]);
    const [standing] = await reports.standings(asker, '2026-W48', ['示例一厂'], now);
    expect(standing?.reopenedUntil).toBeNull();
    expect((await bureaus.current()).roster.absences?.standIns ?? []).toEqual([]);
  },
);
