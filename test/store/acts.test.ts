// The contract of the ports Acts and AbsenceActs.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AbsenceActs, Acts } from '../../src/desk/acts/port.ts';
import { digestOf } from '../../src/desk/acts/read-back.ts';
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
import { performed } from './performing.ts';
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
  const by = (who: string, message: string, clock: string) => ({ asker: as(who), message, at: at(clock) });
  const to = (dueAt: Date) => ({ period: WEEK, dueAt });

  test('a deadline is moved by the task force alone', async () => {
    for (const who of ['lia', 'anna', 'root'])
      expect(await performed(acts.moveDeadline, by(who, `x-${who}`, '09:00'), to(noon), [told('x')])).toBe('notYours');
    expect(await world.moved()).toEqual([]);
    expect(await world.planned()).toEqual([]);
  });

  test('once for its message, and only from where it was shown to stand', async () => {
    const before = await acts.moveDeadline.look(by('task', 'd0', '08:59'), to(noon));
    expect(before).toMatchObject({ facts: { was: null }, done: null });
    const shown = before === null ? {} : digestOf(before);
    expect(await acts.moveDeadline.perform(by('task', 'd1', '09:00'), to(noon), shown, [told('d1')])).toBe('done');
    expect(await performed(acts.moveDeadline, by('task', 'd1', '09:05'), to(evening), [told('d1-again')])).toBe('done');
    expect(await acts.moveDeadline.perform(by('task', 'd2', '09:06'), to(evening), shown, [told('d2')])).toBe('changed');
    expect(await world.moved()).toEqual([`${WEEK} ${noon.toISOString()}`]);
    expect(await performed(acts.moveDeadline, by('task', 'd3', '09:07'), to(evening), [told('d3')])).toBe('done');
    expect(await world.moved()).toEqual([`${WEEK} ${evening.toISOString()}`]);
    expect(await world.planned()).toEqual(['d1', 'd3']);
    const now = await acts.moveDeadline.look(by('task', 'd4', '09:08'), to(evening));
    expect(now?.done).toEqual({ by: 'task', at: at('09:07'), message: 'd3' });
    expect(now?.facts.was).toBe(evening.toISOString());
  });

  test('a broadcast goes out once, from the task force alone', async () => {
    const wish = { text: '请今天报齐', district: null };
    expect(await performed(acts.broadcast, by('lia', 'b0', '10:00'), wish, [told('b0')])).toBe('notYours');
    expect(await performed(acts.broadcast, by('task', 'b1', '10:00'), wish, [told('b1')])).toBe('done');
    expect(await performed(acts.broadcast, by('task', 'b1', '10:01'), wish, [told('b2')])).toBe('done');
    const again = await acts.broadcast.look(by('task', 'b3', '10:02'), wish);
    expect(again?.done).toEqual({ by: 'task', at: at('10:00'), message: 'b1' });
    const other = await acts.broadcast.look(by('task', 'b3', '10:02'), { ...wish, district: 'A' });
    expect(other).toMatchObject({ done: null });
    expect(other?.facts.receivers).not.toEqual(again?.facts.receivers);
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
  const stand = (who: string, message: string, specialist: string, until: string | null, when = at('10:00'), ends = false) =>
    performed(acts.standIn, { asker: as(who), message, at: when }, { specialist, until, ends }, told(message));

  test('somebody stands in for a specialist of one’s own district, from today, and only one holds at a time', async () => {
    expect(await stand('lia', 's1', 'bert', null)).toBe('notYours');
    expect(await stand('lia', 's2', 'liu', null)).toBe('notYours');
    expect(await stand('lia', 's3', 'gone', null)).toBe('notYours');
    expect(await stand('anna', 's4', 'anna', null)).toBe('notYours');
    expect(await standIns()).toEqual([]);
    expect(await stand('lia', 's6', 'anna', '2021-05-25')).toBe('done');
    expect(await stand('lia', 's6', 'anna', null)).toBe('done');
    expect(await standIns()).toEqual([{ specialist: 'anna', from: '2021-05-20', until: '2021-05-25' }]);
    expect(await stand('task', 's7', 'anna', null, new Date('2021-05-22T10:00:00+08:00'))).toBe('done');
    expect(await standIns()).toEqual([
      { specialist: 'anna', from: '2021-05-20', until: '2021-05-22' },
      { specialist: 'anna', from: '2021-05-22', until: null },
    ]);
    const monday = new Date('2021-05-24T10:00:00+08:00');
    expect(await stand('lia', 's8', 'anna', null, monday, true)).toBe('done');
    const ended = { asker: as('task'), message: 's9', at: monday };
    expect(await acts.standIn.look(ended, { specialist: 'anna', until: null, ends: true })).toMatchObject({
      facts: { until: null },
      done: { by: 'lia', at: monday, message: 's8' },
    });
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
    const by = (who: string, message: string) => ({ asker: as(who), message, at: at('10:00') });
    const over = (who: string, message: string, enterprise: string, to: string) =>
      performed(acts.handOver, by(who, message), { enterprise, to }, told(message));
    const { version, assignments: before } = await world.roster();
    expect(await over('lia', 'h1', 'e4', 'anna')).toBe('notYours');
    expect(await over('lia', 'h2', 'e1', 'bert')).toBe('notYours');
    expect(await over('lia', 'h3', 'e1', 'gone')).toBe('notYours');
    expect(await over('anna', 'h4', 'e1', 'cleo')).toBe('notYours');
    expect((await world.roster()).assignments).toEqual(before);
    const seen = await acts.handOver.look(by('lia', 'h0'), { enterprise: 'e1', to: 'cleo' });
    expect(seen).toEqual({ facts: { from: 'anna', district: 'A', toRegion: 'A', isMissing: true }, done: null });
    expect(await over('lia', 'h7', 'e1', 'cleo')).toBe('done');
    expect(await over('lia', 'h7', 'e1', 'anna')).toBe('done');
    const shown = seen === null ? {} : digestOf(seen);
    expect(await acts.handOver.perform(by('lia', 'h8'), { enterprise: 'e1', to: 'cleo' }, shown, told('h8'))).toBe('changed');
    const done = await acts.handOver.look(by('task', 'h9'), { enterprise: 'e1', to: 'cleo' });
    expect(done?.done).toEqual({ by: 'lia', at: at('10:00'), message: 'h7' });
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
    const by = { asker: as('task'), message: 'i1', at: at('11:00') };
    expect(await performed(acts.handOver, by, { enterprise: 'e1', to: 'bert' })).toBe('done');
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
