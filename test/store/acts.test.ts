// The contract of the ports Acts and AbsenceActs.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AbsenceActs, Acts, DeadlineMove } from '../../src/desk/acts/port.ts';
import { SILENT } from '../../src/desk/log.ts';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { Outgoing, Reports } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { absencesOf, type Roster } from '../../src/domain/roster.ts';
import { openActs } from '../../src/store/acts.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openReports } from '../../src/store/reports.ts';
import { as, CORP, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { filing } from './reports-world.ts';

type World = {
  readonly acts: Acts & AbsenceActs;
  readonly reports: Reports;
  /** Keys of the messages planned, in no order. */
  readonly planned: () => Promise<readonly string[]>;
  /** Deadlines that were moved, and to when. */
  readonly moved: () => Promise<readonly string[]>;
  readonly roster: () => Promise<Roster>;
};

async function open(): Promise<World> {
  const db = await freshDatabase();
  await saveRoster(db.database);
  const bureaus = openBureaus({ ...db.database, log: SILENT });
  const reporting = { ...db.database, bureaus, cumulativeSince: 'year' } as const;
  return {
    acts: openActs({ ...db.database, bureaus }),
    reports: openReports(reporting),
    planned: async () => (await db.asOwner<{ key: string }>('SELECT key FROM outgoing ORDER BY key')).map((r) => r.key),
    roster: async () => (await bureaus.current()).roster,
    moved: async () => {
      const rows = await db.asOwner<{ period: string; due_at: Date }>('SELECT period, due_at FROM moved_deadlines');
      return rows.map((r) => `${r.period} ${r.due_at.toISOString()}`);
    },
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

describe('催报', () => {
  let world: World;
  let acts: World['acts'];
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
    await world.reports.file(filing('W20', { message: 'filed', arrivedAt: at('13:00') }));
    const rows = [row('anna', 'r1', 'e1')];
    expect(await outcomes(as('lia'), 'r1', at('14:00'), WEEK, rows)).toEqual(['anna filed']);
    expect(await outcomes(as('lia'), 'r2', at('14:01'), WEEK, [row('anna', 'r2', 'e1', 'e2')])).toEqual(['anna reminded']);
  });
});

describe('截止 and 广播', () => {
  let world: World;
  let acts: World['acts'];
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

describe('代班, 请假 and 交接', () => {
  let world: World;
  let acts: World['acts'];
  beforeAll(async () => {
    world = await open();
    acts = world.acts;
  });
  const told = (key: string): readonly Outgoing[] => [
    outgoing({ key, corp: CORP, person: 'anna', kind: 'nudge', say: text('x'), dueAt: at('10:00') }),
  ];
  const standIns = async () => absencesOf(await world.roster()).standIns;
  const leaves = async () => absencesOf(await world.roster()).leaves;
  const stand = (who: string, message: string, specialist: string, until: string | null) =>
    acts.standIn(as(who), message, at('10:00'), { specialist, until }, told(message));

  test('somebody stands in for a specialist of one’s own district, from today, and only one holds at a time', async () => {
    expect(await stand('lia', 's1', 'bert', null)).toBe('notYours');
    expect(await stand('lia', 's2', 'liu', null)).toBe('notYours');
    expect(await stand('lia', 's3', 'gone', null)).toBe('notYours');
    expect(await stand('anna', 's4', 'anna', null)).toBe('notYours');
    expect(await stand('lia', 's5', 'anna', '2021-05-20')).toBe('unchanged');
    expect(await standIns()).toEqual([]);
    expect(await stand('lia', 's6', 'anna', '2021-05-25')).toBe('done');
    expect(await stand('lia', 's6', 'anna', null)).toBe('done');
    expect(await standIns()).toEqual([{ specialist: 'anna', from: '2021-05-20', until: '2021-05-25' }]);
    const later = acts.standIn(
      as('task'),
      's7',
      new Date('2021-05-22T10:00:00+08:00'),
      { specialist: 'anna', until: null },
      told('s7'),
    );
    expect(await later).toBe('done');
    expect(await standIns()).toEqual([
      { specialist: 'anna', from: '2021-05-20', until: '2021-05-22' },
      { specialist: 'anna', from: '2021-05-22', until: null },
    ]);
    const over = acts.standIn(
      as('lia'),
      's8',
      new Date('2021-05-24T10:00:00+08:00'),
      { specialist: 'anna', until: '2021-05-24' },
      told('s8'),
    );
    expect(await over).toBe('done');
    expect((await standIns()).at(-1)).toEqual({ specialist: 'anna', from: '2021-05-22', until: '2021-05-24' });
    expect(await world.planned()).toEqual(['s6', 's7', 's8']);
  });

  test('leave is one’s own, of those who report, and ends early', async () => {
    const until = new Date('2021-05-24T16:00:00Z');
    expect(await acts.leave(as('task'), 'l1', at('10:00'), until, [])).toBe('notYours');
    expect(await acts.leave(as('anna'), 'l2', at('10:00'), at('10:00'), [])).toBe('unchanged');
    expect(await acts.leave(as('anna'), 'l3', at('10:00'), until, [])).toBe('done');
    expect(await acts.leave(as('anna'), 'l3', at('10:00'), at('10:00'), [])).toBe('done');
    expect(await leaves()).toEqual([{ person: 'anna', from: at('10:00'), until }]);
    expect(await acts.leave(as('anna'), 'l4', at('12:00'), at('12:00'), [])).toBe('done');
    expect(await leaves()).toEqual([{ person: 'anna', from: at('10:00'), until: at('12:00') }]);
  });

  test('an enterprise is handed over from today: within one’s own district, to somebody in office, from whom it was said to be', async () => {
    const over = (who: string, message: string, enterprise: string, from: string | null, to: string) =>
      acts.handOver(as(who), message, at('10:00'), { enterprise, from, to }, told(message));
    const { version, assignments: before } = await world.roster();
    expect(await over('lia', 'h1', 'e4', 'bert', 'anna')).toBe('notYours');
    expect(await over('lia', 'h2', 'e1', 'anna', 'bert')).toBe('notYours');
    expect(await over('lia', 'h3', 'e1', 'anna', 'gone')).toBe('notYours');
    expect(await over('anna', 'h4', 'e1', 'anna', 'cleo')).toBe('notYours');
    expect(await over('lia', 'h5', 'e1', 'cleo', 'cleo')).toBe('changed');
    expect(await over('lia', 'h6', 'e1', 'anna', 'anna')).toBe('changed');
    expect((await world.roster()).assignments).toEqual(before);
    expect(await over('lia', 'h7', 'e1', 'anna', 'cleo')).toBe('handed');
    expect(await over('lia', 'h7', 'e1', 'cleo', 'anna')).toBe('handed');
    const after = await world.roster();
    expect(after.version).toBeGreaterThan(version);
    expect(after.assignments.filter((a) => a.enterprise === 'e1')).toEqual([
      { enterprise: 'e1', district: 'A', specialist: 'anna', from: '2021-01-04', until: '2021-05-20' },
      { enterprise: 'e1', district: 'A', specialist: 'cleo', from: '2021-05-20', until: null },
    ]);
    const file = async (who: string, message: string) =>
      (await world.reports.file(filing('W20', { asker: as(who), message, arrivedAt: at('13:00') })))[0]?.kind;
    expect(await file('anna', 'f1')).toBe('notYours');
    expect(await file('cleo', 'f2')).toBe('filed');
  });

  test('handed over twice in a day it is the last one’s, and one of another district keeps its own', async () => {
    const over = (message: string, enterprise: string, from: string, to: string) =>
      acts.handOver(as('task'), message, at('11:00'), { enterprise, from, to }, []);
    expect(await over('i1', 'e1', 'cleo', 'bert')).toBe('handed');
    const { assignments } = await world.roster();
    expect(assignments.filter((a) => a.enterprise === 'e1').at(-1)).toEqual({
      enterprise: 'e1',
      district: 'A',
      specialist: 'bert',
      from: '2021-05-20',
      until: null,
    });
  });
});

test('who goes on leave is reminded of nothing that waits, and of what comes after', async () => {
  const db = await freshDatabase();
  await saveRoster(db.database);
  const bureaus = openBureaus({ ...db.database, log: SILENT });
  const [acts, ledger] = [openActs({ ...db.database, bureaus }), openLedger(db.database)];
  const until = new Date('2021-05-22T00:00:00+08:00');
  await ledger.plan([
    row('anna', 'soon', 'e1'),
    { ...row('anna', 'after', 'e1'), dueAt: until },
    { ...row('anna', 'reply', 'e1'), kind: 'reply', stage: null },
    row('cleo', 'other', 'e3'),
  ]);
  expect(await acts.leave(as('anna'), 'l', at('09:00'), until, [])).toBe('done');
  const rows = await db.asOwner<{ key: string; state: string }>('SELECT key, state FROM outgoing ORDER BY id');
  expect(rows.map((r) => `${r.key} ${r.state}`)).toEqual(['soon dropped', 'after due', 'reply due', 'other due']);
});
