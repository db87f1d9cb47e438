// The contract of the ports Monthly and MonthPublications.
import { beforeAll, describe, expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import type { MonthReturns } from '../../src/desk/month-returns.ts';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { Reports } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { monthlyFigures, NO_MONTHLY } from '../../src/domain/programmes.ts';
import type { Monthly, MonthlyFiling, MonthPublications } from '../../src/features/monthly/port.ts';
import { transact } from '../../src/store/bound.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openMonthly } from '../../src/store/monthly.ts';
import { openPeriodPublications } from '../../src/store/period-publications.ts';
import { insertAct } from '../../src/store/written.ts';
import { as, figures, reportsOf, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { performed } from './performing.ts';
import { filing as weekFiling } from './reports-world.ts';

type World = {
  readonly monthly: Monthly & MonthReturns;
  readonly publications: MonthPublications;
  readonly reports: Pick<Reports, 'file'>;
  /** A return of district A as it stands in the table. */
  readonly put: (month: string, figures: object, doubts: readonly object[]) => Promise<void>;
  /** A message that is known as a week's 撤回. */
  readonly tookBackWeek: (message: string) => Promise<void>;
  /** Keys of the messages planned. */
  readonly planned: () => Promise<readonly string[]>;
};

async function openWorld(): Promise<World> {
  const db = await freshDatabase();
  await saveRoster(db.database);
  return {
    monthly: openMonthly(db.database),
    publications: openPeriodPublications({ ...db.database, bureaus: openBureaus({ ...db.database, log: SILENT }) }),
    reports: reportsOf(db.database),
    put: (month, figures, doubts) =>
      transact(db.database, 'nobody', async ({ rows }) => {
        const { city } = db.database;
        const signed = { message: month, corp: 'c', filedBy: 'lia', signedBy: '李某', arrivedAt: OPENS, punctuality: 'onTime' };
        await rows.monthlyRevision.create({
          data: { city, district: 'A', month, revision: 1, ...signed, figures, doubts: [...doubts] },
        });
      }),
    tookBackWeek: (message) =>
      transact(db.database, 'nobody', async ({ execute }) => {
        const answer = { week: '2021-W21', entries: [] };
        await execute(insertAct(db.database.city, { act: 'reports.withdraw', by: as('lia'), message, at: LATER, answer }));
      }),
    planned: async () => (await db.asOwner<{ key: string }>('SELECT key FROM outgoing ORDER BY key')).map((r) => r.key),
  };
}

const at = (local: string): Date => new Date(`${local}+08:00`);
const OPENS = at('2021-05-20T00:00:00');
const DUE = at('2021-05-30T12:00:00');
const CLOSES = at('2021-06-01T00:00:00');
const LATER = at('2021-06-02T00:00:00');
let messages = 0;
const filing = (over: Partial<MonthlyFiling> = {}): MonthlyFiling => ({
  asker: as('lia'),
  message: `month-${++messages}`,
  arrivedAt: at('2021-05-28T09:00:00'),
  month: '2021-05',
  district: 'A',
  signedBy: '李某',
  opensAt: OPENS,
  dueAt: DUE,
  closesAt: CLOSES,
  figures: NO_MONTHLY,
  doubts: [],
  ...over,
});
const counted = (from: number) => {
  let next = from;
  return monthlyFigures(() => next++);
};

describe('the monthly returns', () => {
  let world: World;
  let monthly: World['monthly'];
  const seen = async (district: string, asker = as('task')) =>
    (await monthly.returns(asker, ['2021-05'], ['A', 'B', 'D'], LATER, LATER)).returns.find((r) => r.district === district);

  beforeAll(async () => {
    world = await openWorld();
    monthly = world.monthly;
  });

  test('only the district’s coordinator files, while the month is open', async () => {
    const kinds = async (over: Partial<MonthlyFiling>) => (await monthly.file(filing(over))).kind;
    expect(await kinds({ asker: as('liu') })).toBe('notYours');
    expect(await kinds({ asker: as('anna') })).toBe('notYours');
    expect(await kinds({ asker: as('task') })).toBe('notYours');
    expect(await kinds({ district: 'nowhere' })).toBe('notYours');
    expect(await kinds({ arrivedAt: new Date(OPENS.getTime() - 1) })).toBe('closed');
    expect(await kinds({ arrivedAt: CLOSES })).toBe('closed');
    expect(await monthly.returned('2021-05')).toEqual(new Set());
    expect(await seen('A')).toBeUndefined();
  });

  test('a message files once, and every 确认 is a revision with its signature', async () => {
    const doubts = [{ kind: 'hiredWithoutEvents', programme: 'crossProvince', hired: 3 }] as const;
    const first = filing({ figures: counted(1), doubts });
    expect(await monthly.file(first)).toEqual({ kind: 'filed', revision: 1, punctuality: 'onTime' });
    expect(await monthly.file({ ...first, figures: counted(50) })).toEqual({ kind: 'filed', revision: 1, punctuality: 'onTime' });
    expect(await seen('A')).toEqual({
      district: 'A',
      month: '2021-05',
      revision: 1,
      figures: counted(1),
      doubts,
      filedAt: first.arrivedAt,
      filedBy: 'lia',
      signedBy: '李某',
      message: first.message,
      firstFiledAt: first.arrivedAt,
      punctuality: 'onTime',
      prefilled: null,
    });
    const correction = filing({ arrivedAt: at('2021-05-30T13:00:00'), figures: counted(7) });
    expect(await monthly.file(correction)).toEqual({ kind: 'filed', revision: 2, punctuality: 'onTime' });
    expect(await seen('A')).toMatchObject({ revision: 2, figures: counted(7), filedAt: correction.arrivedAt });
    expect(await monthly.returned('2021-05')).toEqual(new Set(['A']));
    const before = await monthly.returns(as('task'), ['2021-05'], ['A'], at('2021-05-29T00:00:00'), LATER);
    expect(before.returns).toMatchObject([{ revision: 1 }]);
  });

  test('on time is before the due instant, to the millisecond', async () => {
    const b = { asker: as('liu'), district: 'B', month: '2021-04' };
    const [due, closes] = [at('2021-04-30T12:00:00'), at('2021-05-01T00:00:00')];
    const april = { ...b, opensAt: at('2021-04-20T00:00:00'), dueAt: due, closesAt: closes };
    expect(await monthly.file(filing({ ...april, arrivedAt: due }))).toMatchObject({ punctuality: 'late' });
    const d = { ...april, district: 'A', asker: as('lia') };
    expect(await monthly.file(filing({ ...d, arrivedAt: new Date(due.getTime() - 1) }))).toMatchObject({ punctuality: 'onTime' });
  });

  test('nobody sees a district that is not theirs', async () => {
    expect(await seen('A', as('liu'))).toBeUndefined();
    expect(await seen('A', as('anna'))).toBeUndefined();
    expect(await seen('A', as('root'))).toBeUndefined();
    expect(await seen('A', as('lia'))).toBeDefined();
    expect(await monthly.standing(as('liu'), '2021-05', 'A', [], LATER)).toBeNull();
  });

  test('the form knows this month, the last one and what the weeks resolved', async () => {
    const resolved = (n: number) => ({ e1: figures(100, tiers(9), tiers(n, 1)) });
    await world.reports.file(weekFiling('W18', { of: resolved(4) }));
    await world.reports.file(weekFiling('W19', { of: resolved(2) }));
    await world.reports.file(weekFiling('W20', { of: resolved(40) }));
    const standing = await monthly.standing(as('lia'), '2021-05', 'A', ['2021-W18', '2021-W19'], LATER);
    expect(standing).toMatchObject({ now: { revision: 2 }, last: { month: '2021-04' }, publishedAt: null, resolved: 8 });
  });

  test('撤回 restores the revision before, once, and never reaches past a week’s report', async () => {
    const asker = as('liu');
    const [one, two] = [filing({ asker, district: 'B' }), filing({ asker, district: 'B', figures: counted(3) })];
    await monthly.file(one);
    await monthly.file({ ...two, arrivedAt: at('2021-05-28T09:01:00') });
    const undo = (message: string, minute: number) =>
      monthly.withdraw(asker, message, at(`2021-05-28T09:0${minute}:00`), at('2021-05-28T08:55:00'));
    expect(await undo('u1', 2)).toEqual({ month: '2021-05', district: 'B', restored: true });
    expect(await undo('u1', 2)).toEqual({ month: '2021-05', district: 'B', restored: true });
    expect(await seen('B')).toMatchObject({ revision: 1, figures: NO_MONTHLY });
    const week = weekFiling('W21', { asker, of: { e4: figures(1, tiers(0), tiers(0)) }, arrivedAt: at('2021-05-28T09:03:00') });
    await world.reports.file(week);
    expect(await undo('u2', 4)).toBeNull();
    expect(await monthly.withdraw(as('lia'), 'u3', LATER, OPENS)).toBeNull();
  });

  test('what is published stands; a first return between publication and close is taken, late', async () => {
    const row = outgoing({ key: 'told', corp: 'c', person: 'lia', kind: 'broadcast', say: text('通报'), dueAt: DUE });
    const when = at('2021-05-31T09:00:00');
    const { publishMonth } = world.publications;
    const by = (who: string, message: string, at = when) => ({ asker: as(who), message, at });
    const wish = { month: '2021-05', districts: ['A', 'B', 'D'] };
    expect(await performed(publishMonth, by('lia', 'p0'), wish, [row])).toBe('notYours');
    const shown = await publishMonth.look(by('task', 'p1'), wish);
    expect(shown).toMatchObject({ facts: { returns: ['A:2', 'B:1'] }, done: null });
    expect(await performed(publishMonth, by('task', 'p1'), wish, [row])).toBe('done');
    expect(await performed(publishMonth, by('task', 'p1', LATER), wish, [row])).toBe('done');
    const published = await publishMonth.look(by('task', 'p2', LATER), wish);
    expect(published?.done).toEqual({ by: 'task', at: when, message: 'p1' });
    expect(await world.planned()).toEqual(['told']);
    const late = { arrivedAt: at('2021-05-31T10:00:00') };
    expect(await monthly.file(filing(late))).toEqual({ kind: 'published' });
    const none = await monthly.withdraw(as('lia'), 'u4', at('2021-05-31T10:01:00'), OPENS);
    expect(none).toBeNull();
    const found = await monthly.returns(as('task'), ['2021-05', '2021-04'], ['A'], LATER, LATER);
    expect(found.published).toEqual(new Map([['2021-05', when]]));
  });

  test('a month filed before a programme was counted is read, without it', async () => {
    const { specialists: _, ...six } = counted(1);
    const unknown = { kind: 'tenfold', programme: 'gone', figure: 'events', was: 1, is: 60 };
    await world.put('2020-12', { ...six, gone: { events: 60 } }, [unknown]);
    const { returns } = await monthly.returns(as('task'), ['2020-12'], ['A'], LATER, LATER);
    expect(returns).toMatchObject([{ month: '2020-12', figures: six, doubts: [] }]);
    expect(returns[0]?.figures).not.toHaveProperty('specialists');
  });

  test('a message that took back a week’s reports takes back no month', async () => {
    expect(await monthly.file(filing({ month: '2021-06', arrivedAt: DUE, closesAt: LATER }))).toMatchObject({ kind: 'filed' });
    await world.tookBackWeek('both');
    expect(await monthly.withdraw(as('lia'), 'both', at('2021-05-30T12:01:00'), OPENS)).toBeNull();
    expect((await monthly.withdraw(as('lia'), 'one', at('2021-05-30T12:01:00'), OPENS))?.month).toBe('2021-06');
  });
});
