// The month's return: two months open at once, a database that is away, and whatever a coordinator may type.
import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../src/desk/feature.ts';
import { Problem } from '../../../src/desk/problem.ts';
import { contextOf } from '../../../src/desk/reading-context.ts';
import type { Answered } from '../../../src/desk/receive.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { readThread } from '../../../src/desk/stored-thread.ts';
import { NEW_THREAD, type Thread, writeThread } from '../../../src/desk/thread.ts';
import type { Calendar } from '../../../src/domain/calendar.ts';
import { figuresOf, monthlyValue, PROGRAMMES } from '../../../src/domain/programmes.ts';
import { beginReturn, monthlyRoom } from '../../../src/features/monthly/room.ts';
import { readMessage } from '../../../src/reading/message.ts';
import { EMPTY_CALENDAR } from '../../memory/bureaus.ts';
import { TRANSCRIPT_ROSTER } from '../../transcripts/bureau.ts';
import { newCity } from '../../worlds/city.ts';
import { offered } from '../offered.ts';

/** One coordinator, alone with the room. */
async function dialogue(calendar: Calendar = EMPTY_CALENDAR) {
  const city = await newCity(TRANSCRIPT_ROSTER);
  const bureau = { ...(await city.bureaus.current()), calendar };
  const store = city.monthly;
  const world = { away: false, messages: 0, thread: NEW_THREAD as Thread };
  const file: typeof store.file = async (filing) => {
    if (world.away) throw new Problem('database.away');
    return store.file(filing);
  };
  const deps = { monthly: { ...store, file }, opensOn: 20 };
  const room = monthlyRoom(deps);
  const person = bureau.roster.people.find((p) => p.userid === 'dong-lianluo');
  if (!person) throw new Error('no coordinator');
  async function say(text: string, local: string): Promise<readonly string[] | null> {
    world.messages += 1;
    const arrivedAt = new Date(`${local}+08:00`);
    const asker = { corp: 'c', userid: person?.userid ?? '', role: person?.role ?? 'coordinator', region: person?.region ?? '' };
    const speaker: Speaker = {
      asker,
      person: person as Speaker['person'],
      bureau,
      message: `m${world.messages}`,
      arrivedAt,
      thread: 0,
    };
    const reading = readMessage(text, contextOf(speaker));
    const visit: Visit = { speaker, thread: world.thread, text, reading, reports: {} as never, chosen: null };
    const begins = reading.kind === 'command' && reading.name === 'monthly';
    const answered: Answered | null =
      (await offered(room, visit, text)) ?? (begins ? await beginReturn(deps, { ...visit, command: reading }) : null);
    if (answered) world.thread = readThread(writeThread(answered.thread));
    return answered?.lines ?? null;
  }
  return { say, filed: city.returns, world };
}

describe('two months that are open', () => {
  // October's deadline was moved into the days in which November is open.
  const moved = new Map([['2026-10', new Date('2026-11-24T17:00:00+08:00')]]);

  it('are told apart by asking, and what was said waits for the answer', async () => {
    const { say, filed } = await dialogue({ ...EMPTY_CALENDAR, moved });
    expect(await say('百千万 3 2 15；其余无', '2026-11-23T09:00:00')).toEqual([
      '报哪个月？10月还可以报，11月已开始。回“10月”或“11月”。',
    ]);
    expect((await say('10月', '2026-11-23T09:01:00'))?.[0]).toBe('请核对，东城区10月通报：');
    await say('确认', '2026-11-23T09:02:00');
    expect(await filed()).toMatchObject([
      { month: '2026-10', punctuality: 'onTime', figures: { recruitmentDrive: { hired: 15 } } },
    ]);
    expect((await say('11月 百千万 1 1 1；其余无', '2026-11-23T09:03:00'))?.[0]).toBe('请核对，东城区11月通报：');
    expect(await say('10月 百千万 1 1 1', '2026-11-23T09:04:00')).toEqual(['正在填11月通报，先回“确认”或“取消”，再报10月。']);
  });

  it('become one when the older closes', async () => {
    const { say } = await dialogue({ ...EMPTY_CALENDAR, moved });
    expect((await say('月报', '2026-11-25T00:00:00'))?.[0]).toContain('东城区11月通报');
  });
});

describe('a database that is away at 确认', () => {
  it('costs neither the figures nor the punctuality', async () => {
    const { say, filed, world } = await dialogue();
    await say('百千万 3 2 15；其余无', '2026-11-30T11:58:00');
    world.away = true;
    expect(await say('确认', '2026-11-30T11:59:00')).toEqual([
      '系统正在恢复，暂时报不上。您填的都在，几分钟后再回“确认”，报送时间仍按11月30日 11:59:00算。',
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
  for (let round = 0; round < 40; round++) {
    const { say, filed, world } = await dialogue();
    let shown = '';
    for (let step = 0; step < 30; step++) {
      const text = said[next(said.length)] as string;
      const before = (await filed()).length;
      const held = world.thread.asides.some((a) => a.room === 'monthly' && (a.slot as { kind: string }).kind === 'form');
      const lines = await say(text, `2026-11-2${5 + Math.floor(step / 10)}T1${step % 10}:00:00`);
      if (held && lines !== null) expect(lines.join('')).not.toBe('');
      for (const { figures } of (await filed()).slice(before)) {
        for (const programme of PROGRAMMES) {
          const values = figuresOf(programme).map((f) => `${f.name}${monthlyValue(figures, programme, f.key)}${f.unit}`);
          expect(shown).toContain(values.join('，'));
        }
      }
      if (lines?.some((l) => l.startsWith('请核对'))) shown = lines.join('\n');
    }
  }
});
