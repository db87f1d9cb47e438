// The port Acts: one contract, kept by PostgreSQL and by the twin.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Acts } from '../../src/app/acts/port.ts';
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
};

async function inPostgres(): Promise<World> {
  const db = await freshDatabase();
  const { pool } = db.database;
  await saveRoster(db.database);
  return {
    acts: openActs({ pool, random: () => 0.5 }),
    reports: openReports({ pool, random: () => 0.5, cumulativeSince: 'year' }),
    planned: async () => (await db.asOwner<{ key: string }>('SELECT key FROM outgoing ORDER BY key')).map((r) => r.key),
  };
}

async function inMemory(): Promise<World> {
  const bureaus = memoryBureaus(ROSTER);
  const reports = memoryReports({ roster: () => bureaus.now().roster });
  const keys: string[] = [];
  const plan = async (rows: readonly { key: string }[]) => keys.push(...rows.map((r) => r.key));
  return { acts: memoryActs({ bureaus, reported: reports.reportedNow, plan }), reports, planned: async () => keys.toSorted() };
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
