// Does PostgreSQL answer every act and question as plain lists do, on a long random way through a bureau's year, and keep its sums right?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import type { Filing, ImportedRoster, Reports, StandingReport } from '../../src/desk/ports.ts';
import type { Doubt } from '../../src/domain/doubts.ts';
import type { Enterprise } from '../../src/domain/enterprises.ts';
import type { Person } from '../../src/domain/people.ts';
import { place } from '../../src/domain/placements.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { addDays, addWeeks, dayOf, fridayOf, instantAt, mondayOf, sundayOf, weekOf } from '../../src/domain/time.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openReports } from '../../src/store/reports.ts';
import { CORP, ROSTER } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { plainReports } from './plain-reports.ts';
import { differingSums } from './reports-world.ts';

const STEPS = Number(process.env.WALK_STEPS ?? 500);
const SEED = Number(process.env.WALK_SEED ?? 20_210_513);

const MINUTE = 60_000;
const ids = ROSTER.enterprises.map((e) => e.id);
const people = fc.nat(300);
const tiers = fc.record({ general: fc.nat(60), skilled: fc.nat(20), senior: fc.nat(9) });
const figures = fc.record({ headcount: people, shortage: tiers, resolved: tiers });
const doubts = fc.option(fc.constant<Doubt>({ kind: 'unchanged', weeks: 3 }), { nil: null });
/** `owner`: who answers for the first enterprise of the act. */
const who = fc.constantFrom('owner', 'owner', 'owner', 'owner', 'lia', 'task', ...ROSTER.people.map((p) => p.userid), 'stranger');
const some = fc.subarray([...ids, 'e99'], { minLength: 1 });
const districts = fc.subarray(['A', 'B', 'D', 'X'], { minLength: 1 });
/** Which week is meant: mostly the current one. */
const ago = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, -1);
/** The clock goes on by seconds, hours or days. */
const passing = fc.oneof(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(600), fc.nat(2500));

const step = fc.record({
  minutes: passing,
  act: fc.oneof(
    {
      weight: 14,
      arbitrary: fc.record({
        do: fc.constant('file' as const),
        who,
        ago,
        some,
        all: fc.array(fc.tuple(figures, doubts), { minLength: 8, maxLength: 8 }),
        /** Of these only what the person may report. */
        own: fc.constantFrom(true, true, true, false),
        /** Filed at once, or kept for so many minutes and messages. */
        kept: fc.option(fc.record({ minutes: fc.constantFrom(7, 500), messages: fc.nat(6), saw: fc.boolean() }), { freq: 2 }),
        /** Decided by standings read before: as they are, or as they were some messages ago. */
        known: fc.constantFrom('no', 'fresh', 'fresh', 'old' as const),
        /** Minutes the clock is behind. */
        behind: fc.constantFrom(0, 0, 0, 90),
        again: fc.constantFrom(false, false, false, true),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('withdraw' as const),
        who,
        within: fc.constantFrom(10, 1_000, 10_000),
        again: fc.constantFrom(false, false, true),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('standings' as const), who, ago, some }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('ofWeek' as const), who, ago, districts }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('move' as const),
        enterprise: fc.constantFrom(...ids),
        to: fc.option(fc.constantFrom('A anna', 'A cleo', 'A', 'B bert', 'B', 'D'), { nil: null, freq: 9 }),
        weeks: fc.nat(1),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('person' as const),
        userid: fc.constantFrom('cleo', 'liu', 'bert'),
        change: fc.constantFrom<Partial<Person>>(
          { active: true },
          { active: true },
          { active: false },
          { region: 'A', role: 'coordinator' },
          { region: 'B', role: 'specialist' },
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('retype' as const), enterprise: fc.constantFrom(...ids), surveyed: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), enterprise: fc.constantFrom(...ids), ago }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('publish' as const), ago: fc.constantFrom(1, 2) }) },
  ),
});
type Act = (typeof step extends fc.Arbitrary<infer T> ? T : never)['act'];

async function openBoth() {
  const db = await freshDatabase();
  const bureaus = openBureaus({ ...db.database, log: SILENT });
  let roster: Roster = { ...ROSTER, version: 0 };
  const postgres = openReports({ ...db.database, bureaus, cumulativeSince: 'year' });
  const plain = plainReports(() => roster);
  return {
    postgres,
    plain,
    async save(next: ImportedRoster, at: Date) {
      const { version } = await bureaus.save(next, 'root', at, (await bureaus.current()).roster.version);
      roster = { ...next, version };
    },
    roster: (): ImportedRoster => roster,
    async reopen(enterprise: string, week: string, at: Date, until: Date) {
      plain.reopen(enterprise, week, at, until);
      const values = [enterprise, week, at, until, `r/${enterprise}/${week}/${at.getTime()}`];
      await db.asOwner(`INSERT INTO reopenings VALUES ('default', $1, $2, $3, $4, 'lia', $5) ON CONFLICT DO NOTHING`, values);
    },
    async publish(week: string, at: Date) {
      const insert = `INSERT INTO publications VALUES ('default', $1, $2, 'task', 'p') ON CONFLICT DO NOTHING RETURNING period`;
      if ((await db.asOwner(insert, [week, at])).length > 0) plain.publish(week, at);
    },
    sums: () => differingSums(db.database),
    close: () => bureaus.close(),
  };
}

test('all answers agree, and so do the sums', { timeout: 240_000 }, async () => {
  const world = await openBoth();
  const seed = SEED;
  let now = instantAt('2020-11-30', '08:00');
  await world.save(
    { ...ROSTER, assignments: ROSTER.assignments.map((a) => (a.from === '2021-01-04' ? { ...a, from: '2020-11-30' } : a)) },
    now,
  );
  let messages = 0;
  let last: Filing | null = null;
  const older = new Map<string, readonly StandingReport[]>();
  let undone = 'none';
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

  const asker = (userid: string) => {
    const found = world.roster().people.find((p) => p.userid === userid);
    return { corp: CORP, userid, role: found?.role ?? 'coordinator', region: found?.region ?? 'A' } as const;
  };
  /** Who is meant: a name, or the specialist or coordinator of an enterprise as it stands now. */
  const whoIs = (userid: string, [enterprise]: readonly string[]): string => {
    if (userid !== 'owner') return userid;
    const today = dayOf(now);
    const open = world
      .roster()
      .assignments.find((a) => a.enterprise === enterprise && a.from <= today && (a.until === null || today < a.until));
    return open?.specialist ?? (open?.district === 'B' ? 'liu' : 'lia');
  };
  const weekAt = (weeks: number): string => addWeeks(weekOf(now), -weeks);
  const sorted = <T extends { readonly enterprise: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (a.enterprise < b.enterprise ? -1 : 1));

  async function both<T>(what: string, ask: (reports: Omit<Reports, 'totals'>) => Promise<T>): Promise<T> {
    const [ours, plain] = [await ask(world.postgres), await ask(world.plain)];
    expect(ours, `${what} at ${now.toISOString()}`).toEqual(plain);
    return ours;
  }

  async function take(act: Act): Promise<void> {
    switch (act.do) {
      case 'file': {
        const { kept } = act;
        const arrivedAt = new Date(now.getTime() - ((kept?.minutes ?? 0) + act.behind) * MINUTE);
        const week = addWeeks(weekOf(arrivedAt), -act.ago);
        const who = asker(whoIs(act.who, act.some));
        const standings = await world.plain.standings(who, week, act.own ? ids : act.some, arrivedAt);
        const entries = (act.own ? standings.map((s) => s.enterprise) : act.some).map((enterprise, i) => {
          const [said, doubt] = act.all[i] ?? act.all[0] ?? [];
          if (!said) throw new Error('too few figures');
          return { enterprise, figures: said, doubts: doubt ? [doubt] : [] };
        });
        const seen = Object.fromEntries(standings.map((s) => [s.enterprise, s.report?.revision ?? 0]));
        const fresh: Filing = {
          asker: who,
          message: `m${++messages}`,
          arrivedAt,
          thread: messages - (kept?.messages ?? 0),
          ...(kept ? { kept: { seen: kept.saw ? seen : {} } } : {}),
          week,
          dueAt: instantAt(fridayOf(week), '12:00'),
          closesAt: instantAt(sundayOf(week), '24:00'),
          entries,
        };
        const filing: Filing = act.again && last ? last : fresh;
        const known = act.known === 'fresh' ? standings : act.known === 'old' ? older.get(`${who.userid} ${week}`) : undefined;
        older.set(`${who.userid} ${week}`, standings);
        const answer = await both('file', (r) => r.file(filing, known));
        if (known && !filing.kept && answer.every((a) => a.kind === 'filed')) count(`by ${act.known} standings`);
        for (const { kind } of answer) count(kind);
        if (answer.some((a) => a.kind === 'filed')) last = filing;
        return;
      }
      case 'withdraw': {
        if (!act.again) undone = `m${++messages}`;
        const person = last && !act.again ? last.asker.userid : act.who;
        const answer = await both('withdraw', async (r) => {
          const taken = await r.withdraw(asker(person), undone, now, new Date(now.getTime() - act.within * MINUTE));
          return taken && { ...taken, entries: sorted(taken.entries) };
        });
        if (answer) count('withdrawn');
        return;
      }
      case 'standings':
        await both('reopened', (r) => r.reopened(asker(whoIs(act.who, act.some)), now));
        await both('standings', (r) => r.standings(asker(whoIs(act.who, act.some)), weekAt(act.ago), act.some, now));
        return;
      case 'ofWeek':
        await both('ofWeek', async (r) =>
          sorted(await r.ofWeek(asker(whoIs(act.who, ids)), weekAt(act.ago), act.districts, now)),
        );
        await both('reported', (r) => r.reported(weekAt(act.ago)));
        return;
      case 'move': {
        const roster = world.roster();
        const [district = '', specialist = null] = act.to?.split(' ') ?? [];
        const history = roster.assignments.filter((a) => a.enterprise === act.enterprise);
        const asked = addDays(mondayOf(weekOf(now)), 7 * act.weeks);
        const placed = place(
          act.enterprise,
          history,
          act.to === null ? null : { district, specialist },
          asked,
          mondayOf(weekOf(now)),
        );
        await world.save(
          { ...roster, assignments: [...roster.assignments.filter((a) => a.enterprise !== act.enterprise), ...placed.history] },
          now,
        );
        count('moved');
        return;
      }
      case 'person': {
        const roster = world.roster();
        await world.save(
          { ...roster, people: roster.people.map((p) => (p.userid === act.userid ? { ...p, ...act.change } : p)) },
          now,
        );
        return;
      }
      case 'retype': {
        const roster = world.roster();
        const next = (e: Enterprise) => (e.id === act.enterprise ? { ...e, type: 'other' as const, surveyed: act.surveyed } : e);
        await world.save({ ...roster, enterprises: roster.enterprises.map(next) }, now);
        return;
      }
      case 'reopen':
        return world.reopen(act.enterprise, weekAt(act.ago), now, new Date(now.getTime() + 120 * MINUTE));
      case 'publish':
        return world.publish(weekAt(act.ago), now);
    }
  }

  try {
    for (const { minutes, act } of fc.sample(step, { numRuns: STEPS, seed })) {
      now = new Date(now.getTime() + minutes * MINUTE + 1);
      await take(act);
      if (act.do !== 'standings' && act.do !== 'ofWeek') expect(await world.sums(), `after ${act.do}`).toEqual([]);
    }
  } finally {
    world.close();
  }
  expect(dayOf(now) > '2021-02-01').toBe(true);
  // The way must have led past everything of interest.
  for (const what of ['filed', 'overtaken', 'closed', 'notYours', 'withdrawn', 'moved', 'by fresh standings', 'by old standings'])
    expect(counts.get(what), what).toBeGreaterThan(3);
});
