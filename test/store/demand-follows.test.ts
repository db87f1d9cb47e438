// Do demands that raised themselves follow corrections and 撤回 in the real stores, whoever does what at the same time?
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import type { Speaker } from '../../src/desk/speaker.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import type { Demand } from '../../src/domain/urgent.ts';
import { afterFiling, afterWithdrawal, raiseFromReports } from '../../src/features/urgent/by-itself.ts';
import type { Demands } from '../../src/features/urgent/port.ts';
import { takeStep } from '../../src/features/urgent/steps.ts';
import { type OpenBureaus, openBureaus } from '../../src/store/bureaus.ts';
import { openDemands } from '../../src/store/demands.ts';
import { as, CORP, figures, tiers } from './bureau-fixture.ts';
import { at, filing, later, openWorld, type ReportsWorld } from './reports-world.ts';

vi.setConfig({ testTimeout: 60_000 });

const settings = DEFAULT_SETTINGS;
const NIGHT = at('2021-05-18T22:00:00');
const people = (general: number, resolved = 0) => figures(1_000, tiers(general), tiers(resolved));

let world: ReportsWorld;
let demands: Demands;
let bureaus: OpenBureaus;
let now: Date;
let messages = 0;

beforeEach(async () => {
  world = await openWorld();
  demands = openDemands(world.db.database);
  bureaus = openBureaus({ ...world.db.database, log: SILENT });
  now = NIGHT;
  await file('W19', 'anna', { e1: people(2), e2: people(0) });
  await file('W19', 'cleo', { e3: people(0) });
  return () => bureaus.close();
});

async function speaking(userid: string, message = `s${++messages}`): Promise<Speaker> {
  const bureau = await bureaus.current();
  const person = bureau.roster.people.find((p) => p.userid === userid);
  if (!person) throw new Error(userid);
  return { asker: as(userid), person, bureau, message, arrivedAt: now, thread: 0 };
}

const holders = { among: async () => new Set<string>() };

type Of = Readonly<Record<string, ReturnType<typeof people>>>;

/** Files, and answers what follows, under the receipt; `corrected`: those that had a report. */
async function file(week: string, userid: string, of: Of, corrected: readonly string[] = []) {
  now = later(now, 1);
  const filed = filing(week, { asker: as(userid), arrivedAt: now, closesAt: later(now, 60 * 24 * 7), of });
  await world.reports.file(filed);
  return afterFiling({ demands, settings, holders })(await speaking(userid, filed.message), {
    filing: filed,
    filed: Object.keys(of),
    corrected,
  });
}
const correct = (userid: string, of: Of) => file('W20', userid, of, Object.keys(of));

async function withdraw(userid: string) {
  now = later(now, 1);
  const speaker = await speaking(userid);
  const taken = await world.reports.withdraw(speaker.asker, speaker.message, now, later(now, -10));
  if (!taken) throw new Error('nothing to take back');
  return afterWithdrawal({ demands, settings, holders })(speaker, taken);
}
const look = () => raiseFromReports({ demands, settings, holders, bureaus, corp: CORP }, now);
const step = async (userid: string, number: number, name: 'accept' | 'withdraw') =>
  (await takeStep({ demands, settings, holders }, await speaking(userid), number, name)).join('\n');
const one = async (number = 1): Promise<Demand> => {
  const demand = await demands.find(as('task'), number, now);
  if (!demand) throw new Error(`no ${number}`);
  return demand;
};
const steps = async (number = 1) => (await one(number)).rows.map((row) => row.step);
/** What has gone out since it was asked last. */
let told = 0;
async function out(): Promise<readonly string[]> {
  const rows = await world.db.asOwner<{ person: string; text: string }>(
    `SELECT person, say ->> 'text' AS text FROM outgoing ORDER BY id OFFSET ${told}`,
  );
  told += rows.length;
  return rows.map(({ person, text }) => `${person}: ${text}`);
}
beforeEach(() => {
  told = 0;
});

describe('a demand nobody has accepted', () => {
  it('is withdrawn as its report is corrected below the threshold, and everybody who was called reads one sentence', async () => {
    expect(await file('W20', 'anna', { e1: people(500) })).toEqual([expect.stringContaining('已自动提出急需用工1')]);
    await out();
    const line = '急需用工1　示例e1公司：上报更正后新增缺工3人，已随之撤销，不用再办';
    expect(await correct('anna', { e1: people(5) })).toEqual([line]);
    expect(await out()).toEqual([`lia: ${line}`, `task: ${line}`]);
    expect(await one()).toMatchObject({ state: 'withdrawn', rows: [{ step: 'raise' }, { step: 'lapse', by: 'anna' }] });
    await look();
    expect(await out()).toEqual([]);
    expect(await step('lia', 1, 'accept')).toContain('已撤销');
  });

  it('is raised anew once the figure is urgent after all, and as it was once the correction is taken back', async () => {
    await file('W20', 'anna', { e1: people(500) });
    await correct('anna', { e1: people(5) });
    await look();
    expect(await correct('anna', { e1: people(60) })).toEqual([expect.stringContaining('已自动提出急需用工2')]);
    expect(await withdraw('anna')).toEqual([expect.stringContaining('急需用工2　示例e1公司：上报更正后新增缺工3人')]);
    expect(await withdraw('anna')).toEqual([]);
    await look();
    // The filing of 500 stands again, and nobody took back what it calls for.
    const open = (await demands.list(as('task'), 'open', now)).filter((d) => d.enterprise !== null);
    expect(open.map((d) => [d.number, d.grown])).toEqual([[3, 498]]);
  });

  it('is withdrawn with 撤回, and as a later report says 无缺工', async () => {
    await file('W20', 'anna', { e1: people(60) });
    expect(await withdraw('anna')).toEqual(['急需用工1　示例e1公司：上报已撤回，已随之撤销，不用再办']);
    await file('W20', 'anna', { e1: people(70) });
    now = at('2021-05-25T10:00:00');
    expect(await file('W21', 'anna', { e1: people(0, 70) })).toEqual([
      expect.stringMatching(/^急需用工2　示例e1公司：.*报无缺工，已随之撤销，不用再办$/),
    ]);
    await look();
    expect(await demands.list(as('task'), 'open', now)).toEqual([]);
  });

  it('that a person took back is not raised again for as many', async () => {
    await file('W20', 'anna', { e1: people(60) });
    await step('anna', 1, 'withdraw');
    await correct('anna', { e1: people(55) });
    await correct('anna', { e1: people(60) });
    await look();
    expect(await demands.list(as('task'), 'open', now)).toEqual([]);
    expect(await correct('anna', { e1: people(80) })).toEqual([expect.stringContaining('急需用工2')]);
  });
});

describe('a demand that was accepted', () => {
  it('is restated, and who took it is told once', async () => {
    await file('W20', 'anna', { e1: people(500) });
    await step('lia', 1, 'accept');
    await out();
    const line = '急需用工1　示例e1公司：上报已更正，普工500人改为普工5人';
    expect(await correct('anna', { e1: people(5) })).toEqual([line]);
    expect(await out()).toEqual([`lia: ${line}`, `task: ${line}`]);
    await look();
    await look();
    expect(await out()).toEqual([]);
    expect(await one()).toMatchObject({ state: 'accepted', holder: 'lia', figures: tiers(5), grown: 3 });
    expect(await steps()).toEqual(['raise', 'accept', 'restate']);
  });

  it('is told of 撤回 and of the report that comes instead', async () => {
    await file('W20', 'anna', { e1: people(60) });
    await step('lia', 1, 'accept');
    expect(await withdraw('anna')).toEqual([
      '急需用工1　示例e1公司：上报已撤回，原普工60人不作数，请核实；不用办了，由填报方回“撤销急需 1”',
    ]);
    expect(await one()).toMatchObject({ state: 'accepted', grown: 0, rows: [{}, {}, { step: 'restate', people: null }] });
    await file('W20', 'anna', { e1: people(90) });
    await out();
    await look();
    expect(await out()).toEqual(
      ['lia', 'anna', 'task'].map((who) => `${who}: 急需用工1　示例e1公司：上报又缺普工90人，请接着办`),
    );
    expect(await one()).toMatchObject({ figures: tiers(90), grown: 88 });
  });
});

describe('many at once', () => {
  it('are one message a person and batch: raised, and taken back', async () => {
    await file('W20', 'lia', { e1: people(60), e2: people(70), e3: people(80) });
    const raised = await out();
    expect(raised.map((line) => [line.slice(0, 4), line.split('\n').length])).toEqual([
      ['lia:', 5],
      ['task', 5],
      ['anna', 2],
      ['cleo', 1],
    ]);
    expect(raised[1]).toMatch(/3 示例e3公司（甲区） 普工80人\n我来办带上编号回，例如：接单 1/);
    await correct('lia', { e1: people(3), e2: people(3), e3: people(3) });
    const gone = await out();
    expect(gone.map((line) => [line.slice(0, 4), line.split('\n').length])).toEqual([
      ['anna', 2],
      ['task', 3],
      ['cleo', 1],
    ]);
  });

  it('a first report raises nothing', async () => {
    expect(await file('W20', 'bert', { e4: people(900), e5: people(900) })).toEqual([]);
    await look();
    expect(await demands.list(as('task'), 'open', now)).toEqual([]);
  });
});

describe('a district’s demand', () => {
  it('is withdrawn as its week comes below the threshold', async () => {
    await file('W20', 'anna', { e1: people(49), e2: people(45) });
    await file('W20', 'cleo', { e3: people(120) });
    await look();
    const whole = (await demands.list(as('task'), 'open', now)).find((d) => d.enterprise === null);
    expect(whole).toMatchObject({ grown: 212, state: 'raised' });
    await out();
    await correct('anna', { e1: people(30) });
    await look();
    expect(await out()).toEqual(
      ['lia', 'task'].map((who) => expect.stringMatching(new RegExp(`^${who}: .*上报更正后新增缺工193人，已随之撤销`))),
    );
    await look();
    expect(await out()).toEqual([]);
    expect(await one(whole?.number)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('at the same time', () => {
  it('a correction and 接单 leave either a withdrawn demand or one that was restated', async () => {
    const ends = new Map<string, number>();
    for (let round = 0; round < 12; round++) {
      await file('W20', 'anna', { e1: people(100 + round) }, round === 0 ? [] : ['e1']);
      await look();
      const open = (await demands.list(as('task'), 'open', now)).find((d) => d.enterprise === 'e1');
      if (!open) throw new Error('none was raised');
      const [accepted] = await Promise.all([
        step('lia', open.number, 'accept'),
        correct('anna', { e1: people(5) }),
        ...(round % 2 === 0 ? [look()] : []),
      ]);
      await look();
      const demand = await one(open.number);
      const end = demand.rows
        .map((row) => row.step)
        .slice(1)
        .join(' ');
      ends.set(end, (ends.get(end) ?? 0) + 1);
      if (demand.state === 'withdrawn') expect(accepted).toContain('已撤销');
      else {
        expect(accepted).toContain('您已接单');
        expect(demand).toMatchObject({ state: 'accepted', figures: tiers(5) });
        await step('anna', open.number, 'withdraw');
      }
    }
    expect([...ends.keys()].every((end) => end === 'lapse' || end === 'accept restate')).toBe(true);
    const keys = await world.db.asOwner<{ key: string }>('SELECT key FROM outgoing');
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  });

  it('two workers and the filer follow it once', async () => {
    await file('W20', 'anna', { e1: people(60) });
    await step('lia', 1, 'accept');
    await out();
    await Promise.all([correct('anna', { e1: people(70) }), look(), look()]);
    await Promise.all([look(), look()]);
    expect(await steps()).toEqual(['raise', 'accept', 'restate']);
    expect((await out()).filter((line) => line.startsWith('lia'))).toHaveLength(1);
  });
});
