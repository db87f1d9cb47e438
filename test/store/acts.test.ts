// The port Acts: one contract, kept by PostgreSQL and by the twin.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Acts, DeadlineMove } from '../../src/app/acts/port.ts';
import { outgoing } from '../../src/app/outgoing.ts';
import type { Outgoing, Reports } from '../../src/app/ports.ts';
import { text } from '../../src/app/say.ts';
import { openActs } from '../../src/store/acts.ts';
import { openReports } from '../../src/store/reports.ts';
import { memoryActs } from '../twins/acts.ts';
import { memoryBureaus } from '../twins/bureaus.ts';
import { memoryReports } from '../twins/reports.ts';
import { as, CORP, ROSTER, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { filing } from './reports-world.ts';

type World = {
  readonly acts: Acts;
  readonly reports: Reports;
  /** Keys of the messages planned, in no order. */
  readonly planned: () => Promise<readonly string[]>;
  /** Deadlines that were moved, and to when. */
  readonly moved: () => Promise<readonly string[]>;
};

async function inPostgres(): Promise<World> {
  const db = await freshDatabase();
  const { pool } = db.database;
  await saveRoster(db.database);
  return {
    acts: openActs({ pool, random: () => 0.5 }),
    reports: openReports({ pool, random: () => 0.5, cumulativeSince: 'year' }),
    planned: async () => (await db.asOwner<{ key: string }>('SELECT key FROM outgoing ORDER BY key')).map((r) => r.key),
    moved: async () => {
      const rows = await db.asOwner<{ period: string; due_at: Date }>('SELECT period, due_at FROM moved_deadlines');
      return rows.map((r) => `${r.period} ${r.due_at.toISOString()}`);
    },
  };
}

async function inMemory(): Promise<World> {
  const bureaus = memoryBureaus(ROSTER);
  const reports = memoryReports({ roster: () => bureaus.now().roster });
  const keys: string[] = [];
  const plan = async (rows: readonly { key: string }[]) => keys.push(...rows.map((r) => r.key));
  return {
    acts: memoryActs({ bureaus, reported: reports.reportedNow, plan }),
    reports,
    planned: async () => keys.toSorted(),
    moved: async () => [...bureaus.now().calendar.moved].map(([period, due]) => `${period} ${due.toISOString()}`),
  };
}

const WEEK = '2021-W20';
const at = (clock: string): Date => new Date(`2021-05-20T${clock}:00+08:00`);
const row = (person: string, key: string, ...enterprises: readonly string[]): Outgoing =>
  outgoing({
    key,
    corp: CORP,
    person,
    kind: 'nudge',
    say: text('催报'),
    dueAt: at('10:00'),
    owed: { week: WEEK, enterprises },
    stage: key,
    period: WEEK,
  });

describe.each([
  ['PostgreSQL', inPostgres],
  ['memory', inMemory],
] as const)('催报 in %s', (_name, open) => {
  let world: World;
  let acts: Acts;
  beforeAll(async () => {
    world = await open();
    acts = world.acts;
  });
  const outcomes = async (...wanted: Parameters<Acts['remind']>) =>
    (await acts.remind(...wanted)).map((r) => `${r.person} ${r.outcome}`);

  test('only what the asker holds, and by nobody who may not', async () => {
    const rows = [row('anna', 'k1', 'e1', 'e4'), row('bert', 'k2', 'e4')];
    expect(await outcomes(as('lia'), 'm1', at('10:00'), WEEK, rows)).toEqual(['anna notYours', 'bert notYours']);
    expect(await outcomes(as('anna'), 'm2', at('10:00'), WEEK, [row('anna', 'k3', 'e1')])).toEqual(['anna notYours']);
    expect(await outcomes(as('root'), 'm3', at('10:00'), WEEK, [row('anna', 'k4', 'e1')])).toEqual(['anna notYours']);
    expect(await outcomes(as('lia'), 'm4', at('10:00'), WEEK, [row('anna', 'k5', 'nowhere')])).toEqual(['anna notYours']);
    expect(await world.planned()).toEqual([]);
  });

  test('nobody twice within half an hour, whoever asks, and a message delivered again changes nothing', async () => {
    expect(await outcomes(as('lia'), 'n1', at('10:00'), WEEK, [row('anna', 'a1', 'e1'), row('cleo', 'c1', 'e3')])).toEqual([
      'anna reminded',
      'cleo reminded',
    ]);
    expect(await outcomes(as('lia'), 'n1', at('10:40'), WEEK, [row('anna', 'a2', 'e1')])).toEqual([
      'anna reminded',
      'cleo reminded',
    ]);
    const all = (n: number) => [row('anna', `a${n}`, 'e1'), row('bert', `b${n}`, 'e4')];
    expect(await outcomes(as('task'), 'n2', at('10:29'), WEEK, all(3))).toEqual(['anna recent', 'bert reminded']);
    expect(await outcomes(as('task'), 'n3', at('10:30'), WEEK, all(4))).toEqual(['anna reminded', 'bert recent']);
    expect(await world.planned()).toEqual(['a1', 'a4', 'b3', 'c1']);
  });

  test('two who ask at one instant remind once', async () => {
    const asks = ['lia', 'task', 'task', 'lia'].map((who, i) =>
      outcomes(
        as(who),
        `p${i}`,
        at('12:00'),
        WEEK,
        [row('cleo', `p${i}`, 'e3'), row('anna', `q${i}`, 'e1')].toSorted(() => (i % 2 ? 1 : -1)),
      ),
    );
    const said = (await Promise.all(asks)).flat();
    expect(said.filter((s) => s.endsWith('reminded')).toSorted()).toEqual(['anna reminded', 'cleo reminded']);
    expect(said.filter((s) => s.endsWith('recent'))).toHaveLength(6);
    expect((await world.planned()).filter((key) => /^[pq]/.test(key))).toHaveLength(2);
  });

  test('who owes nothing any more is left in peace', async () => {
    await world.reports.file(filing('W20', { arrivedAt: at('13:00') }));
    const rows = [row('anna', 'r1', 'e1')];
    expect(await outcomes(as('lia'), 'r1', at('14:00'), WEEK, rows)).toEqual(['anna filed']);
    expect(await outcomes(as('lia'), 'r2', at('14:01'), WEEK, [row('anna', 'r2', 'e1', 'e2')])).toEqual(['anna reminded']);
  });
});

describe.each([
  ['PostgreSQL', inPostgres],
  ['memory', inMemory],
] as const)('截止 and 广播 in %s', (_name, open) => {
  let world: World;
  let acts: Acts;
  beforeAll(async () => {
    world = await open();
    acts = world.acts;
  });
  const told = (key: string): Outgoing =>
    outgoing({ key, corp: CORP, person: 'anna', kind: 'broadcast', say: text('x'), dueAt: at('10:00') });
  const [noon, evening] = [at('12:00'), at('18:00')];
  const to = (dueAt: Date, was: Date | null = null): DeadlineMove => ({ period: WEEK, was, dueAt, closesAt: at('23:00') });

  test('a deadline is moved by the task force alone, ahead of time and before the close', async () => {
    for (const who of ['lia', 'anna', 'root'])
      expect(await acts.moveDeadline(as(who), `x-${who}`, at('09:00'), to(noon), [told('x')])).toBe('notYours');
    expect(await acts.moveDeadline(as('task'), 'x1', noon, to(noon), [told('x')])).toBe('past');
    expect(await acts.moveDeadline(as('task'), 'x2', at('09:00'), { ...to(noon), closesAt: at('09:00') }, [told('x')])).toBe(
      'closed',
    );
    expect(await world.moved()).toEqual([]);
    expect(await world.planned()).toEqual([]);
  });

  test('once for its message, and only from where it was shown to stand', async () => {
    expect(await acts.moveDeadline(as('task'), 'd1', at('09:00'), to(noon), [told('d1')])).toBe('moved');
    expect(await acts.moveDeadline(as('task'), 'd1', at('09:05'), to(evening), [told('d1-again')])).toBe('moved');
    expect(await acts.moveDeadline(as('task'), 'd2', at('09:06'), to(evening), [told('d2')])).toBe('changed');
    expect(await world.moved()).toEqual([`${WEEK} ${noon.toISOString()}`]);
    expect(await acts.moveDeadline(as('task'), 'd3', at('09:07'), to(evening, noon), [told('d3')])).toBe('moved');
    expect(await world.moved()).toEqual([`${WEEK} ${evening.toISOString()}`]);
    expect(await world.planned()).toEqual(['d1', 'd3']);
  });

  test('a broadcast goes out once, from the task force alone', async () => {
    expect(await acts.broadcast(as('lia'), 'b0', at('10:00'), [told('b0')])).toBe('notYours');
    expect(await acts.broadcast(as('task'), 'b1', at('10:00'), [told('b1')])).toBe('sent');
    expect(await acts.broadcast(as('task'), 'b1', at('10:01'), [told('b2')])).toBe('sent');
    expect((await world.planned()).filter((key) => key.startsWith('b'))).toEqual(['b1']);
  });
});
