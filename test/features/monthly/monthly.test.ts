// The month's return: two months open at once, a database that is away, and whatever a coordinator may type.
import { describe, expect, it } from 'vitest';
import { monthlyValue, PROGRAMMES, programmeFigures } from '../../../src/domain/programmes.ts';
import { EMPTY_CALENDAR } from '../../memory/bureaus.ts';
import { dialogue, dialogueWith, remembering, transcriptBureau } from './dialogue.ts';

describe('two months that are open', () => {
  // October's deadline was moved into the days in which November is open.
  const moved = new Map([['2026-10', new Date('2026-11-24T17:00:00+08:00')]]);

  it('are told apart by asking, and what was said waits for the answer', async () => {
    const { say, filed } = await dialogue({ ...EMPTY_CALENDAR, moved });
    expect(await say('百千万 3 2 15；其余无', '2026-11-23T09:00:00')).toEqual([
      '报哪个月？10月还可以报，11月已开始。回“10月”或“11月”。',
    ]);
    expect((await say('10月', '2026-11-23T09:01:00'))?.[0]).toBe('请核对，东城区10月月通报：');
    await say('确认', '2026-11-23T09:02:00');
    expect(await filed()).toMatchObject([
      { month: '2026-10', punctuality: 'onTime', figures: { recruitmentDrive: { hired: 15 } } },
    ]);
    expect((await say('11月 百千万 1 1 1；其余无', '2026-11-23T09:03:00'))?.[0]).toBe('请核对，东城区11月月通报：');
    expect(await say('10月 百千万 1 1 1', '2026-11-23T09:04:00')).toEqual(['正在填11月月通报，先回“确认”或“取消”，再报10月。']);
  });

  it('become one when the older closes', async () => {
    const { say } = await dialogue({ ...EMPTY_CALENDAR, moved });
    expect((await say('月报', '2026-11-25T00:00:00'))?.[0]).toContain('东城区11月月通报');
  });
});

describe('a database that is away at 确认', () => {
  it('costs neither the figures nor the punctuality', async () => {
    const { say, filed, world } = await dialogue();
    await say('百千万 3 2 15；其余无', '2026-11-30T11:58:00');
    world.away = true;
    expect(await say('确认', '2026-11-30T11:59:00')).toEqual([
      '正在恢复，暂时报不上。您填的都在，几分钟后再回“确认”，时间仍按11月30日 11:59:00算。',
    ]);
    world.away = false;
    expect((await say('确认', '2026-11-30T12:07:00'))?.[0]).toContain('11月30日 11:59:00，按时');
    expect(await filed()).toMatchObject([{ arrivedAt: new Date('2026-11-30T11:59:00+08:00'), punctuality: 'onTime' }]);
  });

  it('keeps no earlier instant for figures that were changed since', async () => {
    const { say, filed, world } = await dialogue();
    await say('百千万 3 2 15；其余无', '2026-11-30T11:58:00');
    world.away = true;
    await say('确认', '2026-11-30T11:59:00');
    world.away = false;
    await say('改 百千万 成交 16', '2026-11-30T12:07:00');
    await say('确认', '2026-11-30T12:08:00');
    expect(await filed()).toMatchObject([{ punctuality: 'late', figures: { recruitmentDrive: { hired: 16 } } }]);
  });
});

describe('a return in the middle', () => {
  const AT = '2026-11-26T10:00:00';
  const quick = async () => dialogueWith(remembering(), await transcriptBureau());

  it('is asked again differently where a second answer cannot be taken, and says what is missing at 确认', async () => {
    const { say } = await quick();
    await say('月报', AT);
    const [first] = (await say('1 2', AT)) ?? [];
    expect(first).toContain('要3个数');
    expect(await say('1 2', AT)).toEqual([first, expect.stringContaining('只回3个整数')]);
    expect((await say('确认', AT))?.[0]).toMatch(/^还差“百千万”招聘计划、百家.+，填完才能确认。$/);
    expect((await say('3 2 15', AT))?.[0]).toBe('记下了：百千万 3场、2家、15人');
  });

  it('goes back one answer, past what could not be taken, and begins anew', async () => {
    const { say } = await quick();
    await say('百千万 3 2 15', AT);
    await say('1 2 8', AT);
    await say('1 2', AT);
    expect((await say('返回', AT))?.[1]).toMatch(/^百家机构助千企计划：/);
    await say('技能提升 服务3家，培训大概200人', AT);
    await say('210', AT);
    expect((await say('返回', AT))?.[1]).toContain('“大概200”不是准数');
    expect((await say('重来', AT))?.[1]).toMatch(/^“百千万”招聘计划：/);
    expect((await say('返回', AT))?.[1]).toContain('“大概200”不是准数');
  });

  it('asks a figure of a read-back that is not exact again, and files nothing meanwhile', async () => {
    const { say, world } = await quick();
    await say('百千万 3 2 15；其余无', AT);
    await say('改 百千万 成交十几', AT);
    expect((await say('确认', AT))?.at(-1)).toContain('“十几”不是准数');
    expect(world.filings).toEqual([]);
    expect((await say('16', AT))?.[0]).toBe('请核对，东城区11月月通报：');
    expect((await say('没问题', AT))?.[0]).toContain('已收到');
    expect(world.filings[0]?.figures.recruitmentDrive).toMatchObject({ events: 3, hired: 16 });
  });

  it('that is filed and not changed has nothing to confirm, and is corrected or left', async () => {
    const { say, world } = await quick();
    await say('百千万 3 2 15；其余无', AT);
    await say('确认', AT);
    await say('月报', AT);
    expect((await say('确认', AT))?.[0]).toBe('没有要确认的改动。');
    expect((await say('改 百千万 成交 15', AT))?.[0]).toContain('和已报的一样');
    expect((await say('取消', AT))?.[0]).toContain('已取消更正');
    expect(world.filings).toHaveLength(1);
    expect(world.thread.asides).toEqual([]);
  });
});

it('files exactly what was read back, whatever is typed, and always says something once it holds the floor', async () => {
  const said = [
    '月报',
    '3 2 15',
    '1 2 8',
    '2 60',
    '无',
    '其余无',
    '同上月',
    '百千万 4 5 31；共享用工 1 6',
    '百家 5家 30家 80人',
    '改 共享用工 3 14',
    '改 百千万 成交 16',
    '成交十几',
    '8',
    '返回',
    '取消',
    '稍后',
    '进度',
    '帮助',
    '确认',
    '确认',
    '撤回',
    '你好',
    '技能提升 服务3家，培训大概200人',
    '百千万 本月',
    '改',
  ];
  let seed = 11;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  // How the database files is tested beside the store: a thousand messages need not wait for it.
  const bureau = await transcriptBureau();
  for (let round = 0; round < 40; round++) {
    const { say, world } = dialogueWith(remembering(), bureau);
    let shown = '';
    for (let step = 0; step < 30; step++) {
      const text = said[next(said.length)] as string;
      const before = world.filings.length;
      const held = world.thread.asides.at(-1)?.room === 'month';
      const lines = await say(text, `2026-11-2${5 + Math.floor(step / 10)}T1${step % 10}:00:00`);
      if (held && lines !== null) expect(lines.join('')).not.toBe('');
      for (const { figures } of world.filings.slice(before)) {
        for (const programme of PROGRAMMES) {
          const values = programmeFigures(programme).map((f) => `${f.name}${monthlyValue(figures, programme, f.key)}${f.unit}`);
          expect(shown).toContain(values.join('，'));
        }
      }
      if (lines?.some((l) => l.startsWith('请核对'))) shown = lines.join('\n');
    }
  }
});
