// 确认 files only what was delivered: a passive reply once its response was written, a pushed part once WeCom took it.
import { describe, expect, it } from 'vitest';
import type { ImportedRoster } from '../../../src/desk/ports.ts';
import { TRANSCRIPT_ROSTER } from '../../../src/desk/transcript/bureau.ts';
import { failing } from '../outbox/outbox-world.ts';
import { twoDesks } from './two-desks.ts';

const AGAIN = '核对稿还没有送到';
const NEXT = '核对稿还没有发全';

/** One more specialist with so many enterprises. */
function manyOf(count: number): ImportedRoster {
  const marks = [...'玉兰松柏桐枫槐杨柳桂荷菊梅竹菱苇蒲艾葵芦'];
  const names = Array.from({ length: count }, (_, i) => `示例${marks[i % 20]}${marks[Math.floor(i / 20)]}制造厂`);
  const enterprises = names.map((name) => ({
    id: name,
    name,
    aliases: [],
    creditCode: null,
    type: 'other' as const,
    surveyed: false,
    headcount: 50,
  }));
  const { regions, people, assignments } = TRANSCRIPT_ROSTER;
  const many = { userid: 'many', account: 'many', name: '多户专员', role: 'specialist', region: '990001', active: true } as const;
  return {
    regions,
    people: [...people, many],
    enterprises: [...TRANSCRIPT_ROSTER.enterprises, ...enterprises],
    assignments: [
      ...assignments,
      ...names.map((enterprise) => ({ enterprise, district: '990001', specialist: 'many', from: '2026-01-05', until: null })),
    ],
  };
}

const MANY = 40;
const manyLines = Array.from({ length: MANY }, (_, i) => `${i + 1} ${i + 1} 2 1`).join('\n');

/** What the person has on the phone, replies and pushed texts. */
const pushedTo = (desks: Awaited<ReturnType<typeof twoDesks>>, person: string): string =>
  desks.messenger.shown.flatMap((s) => (s.person === person && s.say.kind === 'text' ? [s.say.text] : [])).join('\n');

describe('a read-back in one part', () => {
  it('is filed by the 确认 behind it', async () => {
    const desks = await twoDesks();
    expect(await desks.say('dong-01', '一厂 缺普工8')).toContain('普工8');
    expect(await desks.say('dong-01', '确认')).toContain('已收到：一厂');
    expect(await desks.filings()).toHaveLength(1);
  });

  it.each(['确认', '是', '可以', 'ok', '“确认”', '属实'])(
    'whose response was lost is not filed by %s, but shown again',
    async (yes) => {
      const desks = await twoDesks();
      const lost = await desks.send('dong-01', '一厂 缺普工8');
      await lost.lose();
      const again = await desks.say('dong-01', yes);
      expect(again).toContain(AGAIN);
      expect(again).toContain('示例一厂');
      expect(await desks.filings()).toHaveLength(0);
      expect(await desks.say('dong-01', yes)).toContain('已收到：一厂');
    },
  );

  it('whose process died before its response was written is not filed by another process', async () => {
    const desks = await twoDesks();
    await desks.send('dong-01', '一厂 缺普工8', 0);
    expect(await desks.say('dong-01', '确认', 1)).toContain(AGAIN);
    expect(await desks.filings()).toHaveLength(0);
    expect(await desks.say('dong-01', '确认', 1)).toContain('已收到');
  });

  it('brought by a second delivery counts', async () => {
    const desks = await twoDesks();
    await (await desks.send('dong-01', '一厂 缺普工8', 0)).lose();
    const second = await desks.deliver('dong-01', { kind: 'text', text: '一厂 缺普工8' }, 1, desks.lastKey());
    expect(second.text).toContain('普工8');
    await second.write();
    expect(await desks.say('dong-01', '确认', 0)).toContain('已收到');
  });

  it('typed again and answered with the same reply counts', async () => {
    const desks = await twoDesks();
    await (await desks.send('dong-01', '一厂 缺普工8', 0)).lose();
    expect(await desks.say('dong-01', '一厂 缺普工8', 1)).toContain('普工8');
    expect(await desks.say('dong-01', '确认', 0)).toContain('已收到');
  });

  it.each([
    ['the same process', 0],
    ['another process', 1],
  ])('sent at %s before the response was written is shown again', async (_, process) => {
    const desks = await twoDesks();
    const first = await desks.send('dong-01', '一厂 缺普工8', 0);
    // 确认 waits for what becomes of the response, and comes before it.
    const early = desks.send('dong-01', '确认', process);
    await new Promise((done) => setTimeout(done, 60));
    await first.write();
    const reply = await early;
    expect(reply.text).toContain(AGAIN);
    expect(await desks.filings()).toHaveLength(0);
    await reply.write();
    expect(await desks.say('dong-01', '确认', process)).toContain('已收到');
  });

  it('is filed at another process the instant after its response was written, whenever that is noted', async () => {
    const desks = await twoDesks();
    for (const name of ['一厂', '榆光', '云岬印染']) {
      const first = await desks.send('dong-01', `${name} 缺普工8`, 0);
      const noting = first.write();
      const filed = await desks.send('dong-01', '确认', 1);
      await noting;
      await filed.write();
      expect(filed.text).toContain('已收到');
    }
  });

  it('that was changed since is filed as it was shown last, and only once that was delivered', async () => {
    const desks = await twoDesks();
    await desks.say('dong-01', '一厂 缺普工8，榆光 缺普工4');
    const changed = await desks.send('dong-01', '改 1 普工9');
    await changed.lose();
    const again = await desks.say('dong-01', '确认');
    expect(again).toContain(AGAIN);
    // All of it, as the person has not seen what changed.
    expect(again).toContain('普工9');
    expect(again).toContain('榆光');
    await desks.say('dong-01', '确认');
    expect((await desks.filings()).map(({ figures }) => figures.shortage.general)).toEqual([9, 4]);
  });

  it('of which one change was lost shows with the next change what was lost, too', async () => {
    const desks = await twoDesks();
    await desks.say('dong-01', '一厂 缺普工8，榆光 缺普工4');
    await (await desks.send('dong-01', '改 1 普工9')).lose();
    const next = await desks.say('dong-01', '改 2 普工5');
    expect(next).toContain('普工9');
    expect(next).toContain('普工5');
  });
});

describe('an act', () => {
  it('that was not read is not done', async () => {
    const desks = await twoDesks();
    await (await desks.send('zhuanban', '截止 2026-W50 12月10日 17:00')).lose();
    const again = await desks.say('zhuanban', '确认');
    expect(again).toContain(AGAIN);
    expect(again).toContain('12月10日');
    expect((await desks.bureaus.current()).calendar.moved).toEqual(
      expect.not.objectContaining({ '2026-W50': expect.anything() }),
    );
    expect(await desks.say('zhuanban', '确认')).toContain('12月10日');
    expect(await desks.say('zhuanban', '确认')).not.toContain(AGAIN);
  });
});

describe('a read-back in several parts', () => {
  it('comes first in the reply, the rest is pushed, and is filed when WeCom took all of it', async () => {
    const desks = await twoDesks(manyOf(MANY));
    const first = await desks.say('many', manyLines);
    expect(first).toContain('请核对');
    expect(Buffer.byteLength(first)).toBeLessThanOrEqual(2048);
    await desks.pushReply('many');
    expect(pushedTo(desks, 'many')).toContain('没问题回“确认”');
    expect(await desks.say('many', '确认', 1)).toContain('已收到');
    expect(await desks.filings()).toHaveLength(MANY);
  });

  it('of which nothing can be pushed comes part by part in the replies to 确认; the first 确认 decides its punctuality', async () => {
    const desks = await twoDesks(manyOf(MANY), new Date('2026-11-27T11:59:50+08:00'));
    desks.messenger.trouble = () => failing('wecom.away');
    const parts = [await desks.say('many', manyLines)];
    await desks.push(5_000);
    for (let reply = ''; !reply.includes('已收到'); ) {
      reply = await desks.say('many', '确认', parts.length % 2);
      if (!reply.includes('已收到')) {
        expect(reply).toContain(NEXT);
        parts.push(reply);
      } else expect(reply).toContain('按时');
      await desks.time.pass(20_000);
      expect(parts.length).toBeLessThan(12);
    }
    expect(parts.length).toBeGreaterThan(2);
    const filed = await desks.filings();
    expect(filed).toHaveLength(MANY);
    expect(new Set(filed.map(({ punctuality }) => punctuality))).toEqual(new Set(['onTime']));
    // Every enterprise was shown before it was filed.
    const shown = parts.join('\n');
    for (const { enterprise } of filed) expect(shown).toContain(enterprise);
    // What came in a reply is not pushed as well.
    desks.messenger.trouble = () => {};
    await desks.push(120_000);
    expect(pushedTo(desks, 'many')).not.toContain('请核对');
    expect(desks.messenger.shown.filter(({ person, say }) => person === 'many' && say.kind === 'text')).toHaveLength(0);
  });

  it('whose middle part failed brings that part, and nothing else', async () => {
    const desks = await twoDesks(manyOf(MANY));
    const first = await desks.say('many', manyLines);
    let calls = 0;
    desks.messenger.trouble = (moment) => {
      if (moment === 'before' && ++calls === 1) failing('wecom.refused');
    };
    await desks.pushReply('many');
    const missing = await desks.say('many', '确认');
    expect(missing).toContain(NEXT);
    expect(await desks.filings()).toHaveLength(0);
    const all = [first, missing, pushedTo(desks, 'many')].join('\n');
    for (let i = 1; i <= MANY; i++) expect(all).toContain(`\n${i} `);
    expect(await desks.say('many', '确认')).toContain('已收到');
    expect(await desks.filings()).toHaveLength(MANY);
  });

  it('whose next part was lost on its way brings it again', async () => {
    const desks = await twoDesks(manyOf(MANY));
    await desks.say('many', manyLines);
    const lost = await desks.send('many', '确认');
    expect(lost.text).toContain('第2部分');
    await lost.lose();
    // Typed again, it gets the same reply.
    expect(await desks.say('many', '确认', 1)).toContain('第2部分');
    expect(await desks.say('many', '确认')).toContain('第3部分');
  });

  it('that is replaced by a newer one is not pushed behind it', async () => {
    const desks = await twoDesks(manyOf(MANY));
    await desks.say('many', manyLines);
    await desks.say('many', '取消');
    await desks.push(60_000);
    expect(pushedTo(desks, 'many')).toBe('');
  });

  it('comes in the replies alone while the database takes no rows', async () => {
    const desks = await twoDesks(manyOf(MANY));
    desks.database.away = true;
    const parts = [await desks.say('many', manyLines)];
    expect(parts[0]).toContain('请核对');
    for (let reply = ''; parts.length < 12; parts.push(reply)) {
      reply = await desks.say('many', '确认');
      if (reply.includes('已收到')) break;
      expect(reply).toContain(NEXT);
    }
    const shown = parts.join('\n');
    const filed = await desks.filings();
    expect(filed).toHaveLength(MANY);
    for (const { enterprise } of filed) expect(shown).toContain(enterprise);
  });
});
