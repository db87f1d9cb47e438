// Does PostgreSQL answer every act of a desk as the plain lists in memory do, on a long random way through some weeks?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, type ReadBackAct, type ShownFacts } from '../../src/desk/acts/read-back.ts';
import { SILENT } from '../../src/desk/log.ts';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { ActContext, Bureau, Outgoing } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { absencesOf, type Roster } from '../../src/domain/roster.ts';
import { addDays, dayOf, weekOf } from '../../src/domain/time.ts';
import { openActs } from '../../src/store/acts.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { memoryBureaus } from '../memory/bureaus.ts';
import { as, CORP, ROSTER, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { type PlainActs, plainActs } from './plain-acts.ts';

const STEPS = Number(process.env.WALK_STEPS ?? 300);
const SEED = Number(process.env.WALK_SEED ?? 20_210_514);

const ids = ROSTER.enterprises.map((e) => e.id);
const person = fc.constantFrom(...ROSTER.people.map((p) => p.userid));
const desk = fc.constantFrom('lia', 'lia', 'liu', 'task', 'task', 'anna', 'root');
const days = fc.constantFrom(-1, 0, 1, 2, 5);
const step = fc.record({
  /** The clock goes on by minutes, hours or days. */
  minutes: fc.oneof(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(40), fc.nat(900)),
  again: fc.constantFrom(false, false, false, true),
  act: fc.oneof(
    fc.record({
      do: fc.constant('remind' as const),
      who: fc.constantFrom('task', 'task', 'task', 'lia', 'anna'),
      owing: fc.uniqueArray(fc.tuple(fc.constantFrom('anna', 'bert', 'cleo'), fc.subarray(ids, { minLength: 1, maxLength: 2 })), {
        minLength: 1,
        selector: ([p]) => p,
      }),
    }),
    fc.record({ do: fc.constant('move' as const), who: desk, days, seen: fc.constantFrom(true, true, false) }),
    fc.record({
      do: fc.constant('standIn' as const),
      who: desk,
      of: person,
      days: fc.option(days, { nil: null }),
      seen: fc.constantFrom(true, true, true, false),
    }),
    fc.record({ do: fc.constant('leave' as const), who: person, days }),
    fc.record({
      do: fc.constant('over' as const),
      who: desk,
      of: fc.constantFrom(...ids, 'e99'),
      to: fc.constantFrom('anna', 'bert', 'cleo', 'cleo', 'gone', 'liu'),
      seen: fc.constantFrom(true, true, true, false),
    }),
  ),
});
type Act = { readonly act: (typeof step extends fc.Arbitrary<infer S> ? S : never)['act'] }['act'];

async function worlds() {
  const db = await freshDatabase();
  await saveRoster(db.database);
  const stored = openBureaus({ ...db.database, log: SILENT });
  const bureaus = memoryBureaus(ROSTER);
  const planned: string[] = [];
  const plan = async (rows: readonly Outgoing[]) => planned.push(...rows.map((r) => r.key));
  const acts = openActs({ ...db.database, bureaus: stored });
  /** As 确认 does it; what was read back otherwise is not done. */
  const of =
    <W, F extends ShownFacts>(act: ReadBackAct<W, F>) =>
    async (context: ActContext, wish: W, isSeen: boolean, rows: readonly Outgoing[]) => {
      const standing = await act.look(context, wish);
      const seen = standing === null ? {} : digestOf(standing);
      return act.perform(context, wish, isSeen ? seen : { ...seen, done: 'another' }, rows);
    };
  const database: PlainActs = {
    remind: acts.remind,
    leave: acts.leave,
    moveDeadline: of(acts.moveDeadline),
    handOver: of(acts.handOver),
    standIn: of(acts.standIn),
  };
  return {
    database,
    memory: plainActs({ bureaus, reported: () => new Set(), plan }),
    stored,
    bureaus,
    planned,
    keys: async () => (await db.asOwner<{ key: string }>('SELECT key FROM outgoing')).map((r) => r.key),
  };
}

const moved = ({ calendar }: Bureau) => [...calendar.moved].toSorted(([a], [b]) => (a < b ? -1 : 1));

const said = (roster: Roster) => ({
  assignments: roster.assignments,
  standIns: absencesOf(roster)
    .standIns.map((s) => JSON.stringify(s))
    .toSorted(),
  leaves: absencesOf(roster)
    .leaves.map((l) => JSON.stringify(l))
    .toSorted(),
});

test(`${STEPS} random acts of a desk`, async () => {
  const { database, memory, stored, bureaus, planned, keys } = await worlds();
  let now = new Date('2021-05-17T09:00:00+08:00');
  let messages = 0;
  let last: Act | null = null;
  const outcomes = new Set<string>();
  const row = (key: string, to: string, enterprises: readonly string[] = []): Outgoing =>
    outgoing({
      key,
      corp: CORP,
      person: to,
      kind: 'nudge',
      say: text('x'),
      dueAt: now,
      owed: enterprises.length === 0 ? null : { week: weekOf(now), enterprises },
    });

  const doing = (act: Act, message: string) => (acts: PlainActs) => {
    const rows = [row(message, 'anna')];
    const by = as(act.who);
    const at = now;
    const context = { asker: by, message, at };
    switch (act.do) {
      case 'remind':
        return acts.remind(
          by,
          message,
          at,
          weekOf(at),
          act.owing.map(([p, owed]) => row(`${message}/${p}`, p, owed)),
        );
      case 'move': {
        const dueAt = new Date(at.getTime() + act.days * 3_600_000);
        return acts.moveDeadline(context, { period: weekOf(at), dueAt }, act.seen, rows);
      }
      case 'standIn': {
        const until = act.days === null ? null : addDays(dayOf(at), act.days);
        const ends = until !== null && until <= dayOf(at);
        return acts.standIn(context, { specialist: act.of, until: ends ? null : until, ends }, act.seen, rows);
      }
      case 'leave':
        return acts.leave(by, message, at, new Date(at.getTime() + act.days * 3_600_000), rows);
      case 'over':
        return acts.handOver(context, { enterprise: act.of, to: act.to }, act.seen, rows);
    }
  };

  for (const { minutes, again, act } of fc.sample(step, { numRuns: STEPS, seed: SEED })) {
    now = new Date(now.getTime() + minutes * 60_000);
    // Delivered again, a message says what it said before.
    const one: Act = again && last !== null ? last : act;
    if (one !== last) messages += 1;
    last = one;
    const attempt = doing(one, `m${messages}`);
    const [is, should] = [await attempt(database), await attempt(memory)];
    expect(is, JSON.stringify({ messages, act, now })).toEqual(should);
    outcomes.add(`${one.do} ${Array.isArray(is) ? is.map((r) => r.outcome).join() : is}`);
    expect(moved(await stored.current()), JSON.stringify({ one, is, now, messages })).toEqual(moved(bureaus.now()));
    expect(said((await stored.current()).roster), JSON.stringify(act)).toEqual(said(bureaus.now().roster));
  }
  expect((await keys()).toSorted()).toEqual([...planned].toSorted());
  stored.close();
  // The way leads through everything there is to answer.
  for (const one of [
    'remind reminded',
    'remind recent',
    'remind notYours',
    'move done',
    'move changed',
    'standIn done',
    'over done',
    'over changed',
    'standIn changed',
  ])
    expect(
      [...outcomes].some((o) => o.includes(one)),
      one,
    ).toBe(true);
}, 120_000);
