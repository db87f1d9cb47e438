// What an older program kept of an urgent demand that was being raised, or of a 办结 that waited for its number, is gone on with.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NEW_THREAD, withAside, writeThread } from '../../../src/desk/thread.ts';
import { newMemory } from '../../memory/threads.ts';
import { CORP, transcriptWorld } from '../../transcripts/run.ts';

const at = (local: string): Date => new Date(`${local}+08:00`);

async function desk(local: string) {
  const memory = newMemory();
  const unread: string[] = [];
  const world = await transcriptWorld(undefined, memory, (parts) => unread.push(...parts));
  let revision = 1_000;
  world.turnTo(at(local));
  return {
    unread,
    say: async (account: string, text: string): Promise<string> => (await world.send(account, { kind: 'text', text })).text,
    keep(account: string, text: string) {
      revision += 10;
      memory.threads.set(`${CORP}/${account}`, { revision, text, by: '' });
    },
    kept: (slot: object) => writeThread(withAside(NEW_THREAD, 'urgent', slot, world.now())),
  };
}

const ONE = '示例一厂';
const raise = { kind: 'raise', enterprise: null, figures: {}, total: null, by: null, reason: null, paused: false };
const full = { ...raise, enterprise: ONE, figures: { general: 60, skilled: 20 }, by: '2026-12-02', reason: '接了大单' };

describe('a demand that was being raised', () => {
  it.each([
    ['its enterprise asked', raise, '榆光', '示例榆光电子有限公司急需哪类、多少人？例如：普工80 技工5'],
    ['its figures asked', { ...raise, enterprise: ONE }, '普工60', '最晚哪天要到岗？例如：12月2日、下周三；说不准回“尽快”'],
    [
      'a total that its tiers add up to',
      { ...raise, enterprise: ONE, total: 80 },
      '普工60 技工10',
      '三类加起来是70人，和刚才说的80人对不上。请再报一次，例如：普工80',
    ],
    ['its day asked', { ...full, by: null, reason: null }, '下周三', '一句话说说情况，例如：订单激增；没有回“无”'],
    [
      'its reason known before its day',
      { ...full, by: null },
      '尽快',
      /^请核对，急需用工：\n示例一厂　普工60人，.+\n尽快到岗　情况：接了大单/,
    ],
    ['its reason asked', { ...full, reason: null }, '无', /12月2日前到岗　情况：无/],
    ['read back, and put right', full, '改 普工 50', /^请核对，急需用工：\n示例一厂　普工50人，初、中级技工20人/],
    ['read back, and one answer taken back', full, '返回', '一句话说说情况，例如：订单激增；没有回“无”'],
    ['put aside', { ...full, reason: null, paused: true }, '急需用工', /^接着提示例一厂的急需用工，不提了回“取消”。\n一句话/],
    ['left', full, '取消', '已取消，没有提出。'],
  ])('goes on with %s', async (_, slot, text, words) => {
    const { keep, kept, say, unread } = await desk('2026-11-26T21:40:00');
    keep('dong-01', kept(slot));
    expect(await say('dong-01', text)).toMatch(typeof words === 'string' ? new RegExp(`^${words}$`) : words);
    expect(unread).toEqual([]);
  });

  it('is raised as that program had read it back', async () => {
    const { keep, kept, say } = await desk('2026-11-26T21:40:00');
    keep('dong-01', kept(full));
    expect(await say('dong-01', '确认')).toContain('已提出急需用工1：示例一厂，普工60人，初、中级技工20人。');
    expect(await say('dong-01', '督办 1')).toContain('12月2日前到岗\n情况：接了大单');
  });

  it('goes on from the thread of the released program', async () => {
    const { keep, say } = await desk('2026-11-26T21:45:00');
    // No message of this world is one the stored thread has seen.
    for (const text of ['帮助', '帮助']) await say('guanli', text);
    keep('dong-01', readFileSync(new URL('../../fixtures/threads/urgent.json', import.meta.url), 'utf8'));
    expect(await say('dong-01', '普工30，尽快，夜班缺人')).toContain('示例榆光电子有限公司　普工30');
    expect(await say('dong-01', '返回')).toBe('示例榆光电子有限公司急需哪类、多少人？例如：普工80 技工5');
    expect(await say('dong-01', '返回')).toContain('哪家企业急需用工？');
  });

  it('that cannot be read is over, and is told in one sentence', async () => {
    const { keep, kept, say, unread } = await desk('2026-11-26T21:40:00');
    keep('dong-01', kept({ ...full, by: '下周三' }));
    const [first, ...rest] = (await say('dong-01', '急需用工 一厂')).split('\n');
    expect(first).toBe('没说完的急需用工没能留住，已结束，没有提交。已报的都在；还要办的，请重新发一次。');
    expect(rest).toEqual(['示例一厂急需哪类、多少人？例如：普工80 技工5']);
    expect(unread).toEqual(['urgent']);
  });
});

describe('a 办结 that waited for its number', () => {
  /** Demand 1 of 20 people, accepted by whoever resolves it. */
  async function accepted() {
    const at = await desk('2026-11-26T21:40:00');
    await at.say('dong-01', '一厂急需普工20，尽快，赶订单');
    await at.say('dong-01', '确认');
    await at.say('dong-lianluo', '接单 1');
    return at;
  }
  const resolve = { kind: 'resolve', number: 1, people: null, said: null };

  it.each([
    ['asked', resolve, '解决18人', '已办结：急需用工1　示例一厂，解决18人。等企业确认。'],
    ['asked, and no exact number', resolve, '大概二十', /^“大概二十”不是准数。/],
    ['asked, and more than was needed', resolve, '200', '急需用工1　示例一厂需20人，您说解决200人。属实回“确认”，不是请回准数。'],
    ['read back', { ...resolve, people: 200 }, '确认', '已办结：急需用工1　示例一厂，解决200人。等企业确认。'],
    ['read back, and said again', { ...resolve, people: 200 }, '200', '已办结：急需用工1　示例一厂，解决200人。等企业确认。'],
    ['read back, and put right', { ...resolve, people: 200 }, '20', '已办结：急需用工1　示例一厂，解决20人。等企业确认。'],
    ['left', resolve, '取消', '好的，急需用工1还没有办结。'],
    ['put aside', { ...resolve, people: 200 }, '稍后', '好的，先放着，回“继续”接着办。'],
    ['left by 返回', resolve, '返回', '好的，急需用工1还没有办结。'],
  ])('goes on: %s', async (_, slot, text, words) => {
    const { keep, kept, say, unread } = await accepted();
    keep('dong-lianluo', kept(slot));
    expect(await say('dong-lianluo', text)).toMatch(typeof words === 'string' ? new RegExp(`^${words}$`) : words);
    expect(unread).toEqual([]);
  });

  it('and was resolved meanwhile reads how it stands, and is asked for no more', async () => {
    const { keep, kept, say } = await accepted();
    await say('dong-lianluo', '办结 1 解决19人');
    keep('dong-lianluo', kept(resolve));
    expect(await say('dong-lianluo', '督办')).not.toContain('解决了多少人');
    expect(await say('dong-lianluo', '20')).toContain('已由东城联络员办结');
  });
});

describe('what the engine gives', () => {
  it('asks differently each time', async () => {
    const { say } = await desk('2026-11-26T21:40:00');
    await say('dong-01', '急需用工 一厂');
    await say('dong-01', '普工60');
    const asked = [await say('dong-01', '这个嘛'), await say('dong-01', '这个嘛'), await say('dong-01', '这个嘛')];
    expect(asked[0]).toBe('请回一个日子，例如：12月2日、下周三、3天内；说不准回“尽快”');
    expect(new Set(asked).size).toBe(3);
  });

  it('leaves the reason out, begins anew, and finds the answers again', async () => {
    const { say } = await desk('2026-11-26T21:40:00');
    await say('dong-01', '急需用工 一厂 普工60，尽快');
    expect(await say('dong-01', '跳过')).toContain('尽快到岗　情况：无');
    expect(await say('dong-01', '从头填')).toContain('哪家企业急需用工？');
    expect(await say('dong-01', '返回')).toContain('尽快到岗　情况：无');
  });

  it('tells at once of an enterprise that has one open', async () => {
    const { say } = await desk('2026-11-26T21:40:00');
    await say('dong-01', '一厂急需普工20，尽快，赶订单');
    await say('dong-01', '确认');
    await say('dong-01', '急需用工');
    expect(await say('dong-01', '1')).toBe('示例一厂已有急需用工1，待接单。有变化，例如：进展 1 还要加10人');
    expect(await say('dong-01', '督办')).not.toContain('接着提急需用工');
  });

  it('keeps a demand that is being raised while a 办结 is asked', async () => {
    const { say } = await desk('2026-11-26T21:40:00');
    await say('dong-01', '榆光急需普工20，尽快，赶订单');
    await say('dong-01', '确认');
    await say('dong-lianluo', '接单 1');
    await say('dong-lianluo', '一厂急需普工20');
    expect(await say('dong-lianluo', '办结 1')).toContain('解决了多少人？');
    const done = await say('dong-lianluo', '20');
    expect(done).toContain('已办结：急需用工1');
    expect(done).toContain('最晚哪天要到岗？');
  });
});
