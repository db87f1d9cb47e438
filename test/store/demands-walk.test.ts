// Whatever people do in whatever order, do the rows form a legal history, and is every overdue told exactly once?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import type { Marks } from '../../src/desk/marks.ts';
import type { Ledger } from '../../src/desk/ports.ts';
import type { Speaker } from '../../src/desk/speaker.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { weekOf } from '../../src/domain/time.ts';
import { DEMAND_STEPS, type Demand, type DemandStep, STEPS, withRow } from '../../src/domain/urgent.ts';
import { isOverdue, spansOf } from '../../src/domain/urgent-clock.ts';
import type { Demands } from '../../src/features/urgent/port.ts';
import { remindUrgent } from '../../src/features/urgent/remind.ts';
import { takeStep } from '../../src/features/urgent/steps.ts';
import { type OpenBureaus, openBureaus } from '../../src/store/bureaus.ts';
import { openDemands } from '../../src/store/demands.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openMarks } from '../../src/store/marks.ts';
import { as, CORP, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';

const STEPS_WALKED = Number(process.env.WALK_STEPS ?? 250);
const SEED = Number(process.env.WALK_SEED ?? 20_210_513);
const MINUTE = 60_000;

const people = ['anna', 'anna', 'bert', 'cleo', 'lia', 'lia', 'liu', 'liu', 'task', 'task', 'root'] as const;
const act = fc.record({
  seconds: fc.oneof(fc.nat(90), fc.nat(1_800), fc.nat(20_000)),
  /** The clock's minute is looked at, or nobody was there to look. */
  looks: fc.constantFrom(true, true, false),
  who: fc.constantFrom(...people),
  /** Does the same at the same instant. */
  rival: fc.constantFrom(null, null, ...people),
  number: fc.nat(5),
  step: fc.constantFrom<DemandStep | 'raise'>('raise', 'raise', 'accept', 'accept', 'resolve', 'resolve', ...DEMAND_STEPS),
  enterprise: fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5'),
  to: fc.constantFrom('A', 'B', 'D', 'C'),
  again: fc.constantFrom(false, false, true),
});

type Stores = {
  readonly bureaus: OpenBureaus;
  readonly demands: Demands;
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly marks: Marks;
  told(): Promise<readonly Told[]>;
};
type Told = { readonly key: string; readonly text: string };
/** Of a worker that remembers nothing. */
const NO_MARKS: Marks = { read: async () => null, set: async () => undefined };

async function openStores(): Promise<Stores> {
  const db = await freshDatabase();
  await saveRoster(db.database);
  return {
    bureaus: openBureaus({ ...db.database, log: SILENT }),
    demands: openDemands(db.database),
    ledger: openLedger(db.database),
    marks: openMarks(db.database),
    told: async () => db.asOwner<Told>(`SELECT key, say ->> 'text' AS text FROM outgoing`),
  };
}

test('a random way', { timeout: 120_000 }, async () => {
  const { bureaus, demands, ledger, marks, told: toldNow } = await openStores();
  const bureau = await bureaus.current();
  const settings = DEFAULT_SETTINGS;
  const works = { demands, bureaus, ledger, marks, corp: CORP, settings };
  let now = new Date('2021-05-17T00:00:30Z');
  let messages = 0;
  const speaking = (userid: string, message: string): Speaker | null => {
    const person = bureau.roster.people.find((p) => p.userid === userid);
    return person ? { asker: as(userid), person, bureau, message, arrivedAt: now, thread: 0 } : null;
  };

  for (const one of fc.sample(act, { numRuns: STEPS_WALKED, seed: SEED })) {
    now = new Date(now.getTime() + one.seconds * 1_000);
    const take = async (userid: string, message: string) => {
      const speaker = speaking(userid, message);
      if (!speaker) return;
      if (one.step === 'raise') {
        const wish = {
          cause: 'person',
          enterprise: one.enterprise,
          district: 'A',
          neededBy: null,
          reason: '订单',
          week: weekOf(now),
        } as const;
        await demands.raise(
          { asker: speaker.asker, message, at: now },
          { ...wish, figures: { general: 9, skilled: 0, senior: 0 }, grown: 9 },
          [],
        );
      } else {
        const said = { said: '…', people: one.step === 'resolve' ? 3 : null, to: one.step === 'transfer' ? one.to : null };
        const lines = await takeStep(
          { demands, settings, holders: { among: async () => new Set<string>() } },
          speaker,
          one.number,
          one.step,
          said,
        );
        expect(lines.join('')).not.toMatch(/\{\w+\}|undefined|null/);
      }
    };
    const message = `m${++messages}`;
    await Promise.all([take(one.who, message), ...(one.rival ? [take(one.rival, `${message}r`)] : [])]);
    if (one.again) await take(one.who, message);
    if (one.looks) await remindUrgent(works, now);
  }
  await remindUrgent(works, now);
  // Looked at by another worker that lost its mark: nothing is told twice.
  await remindUrgent({ ...works, marks: NO_MARKS }, now);
  bureaus.close();

  const all = await demands.since(new Date(0));
  const told = await toldNow();
  expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
  const seen = new Set<string>();
  let overdue = 0;
  for (const demand of all) {
    const [first, ...rows] = demand.rows;
    if (!first) throw new Error('a demand without a history');
    expect([first.step, first.state]).toEqual(['raise', 'raised']);
    // Each row follows from the one before by the table, and together they lead to where the demand stands.
    const start: Demand = { ...demand, state: first.state, at: demand.district, holder: null, rows: [first] };
    const end = rows.reduce((before, row) => {
      if (row.step === 'raise' || row.step === 'restate' || row.step === 'lapse') throw new Error(`${row.step} of a person’s`);
      seen.add(row.step);
      expect(STEPS[before.state][row.step]).toEqual({ kind: 'taken', state: row.state });
      expect(row.at >= (before.rows.at(-1)?.at ?? row.at)).toBe(true);
      return withRow(before, row);
    }, start);
    expect(end).toEqual(demand);
    expect(new Set(demand.rows.map((r) => r.message)).size).toBe(demand.rows.length);
    for (const span of spansOf(demand, settings)) {
      const ends = told.filter(
        ({ key, text }) =>
          key.startsWith(`urgent/at/${span.due.toISOString()}/${span.kind}/end/`) && text.includes(`急需用工${demand.number}　`),
      );
      expect(ends.length > 0, `${demand.number} ${span.kind}${span.row}`).toBe(isOverdue(span, now));
      // One level up, too: the task force is told of each exactly once.
      expect(ends.filter(({ key }) => key.endsWith('/task'))).toHaveLength(isOverdue(span, now) ? 1 : 0);
      overdue += isOverdue(span, now) ? 1 : 0;
    }
  }
  // The way must have led past everything of interest.
  expect(all.length).toBeGreaterThan(4);
  expect(overdue).toBeGreaterThan(5);
  expect([...seen].sort()).toEqual([...DEMAND_STEPS].sort());
  expect(now.getTime() - Date.parse('2021-05-17')).toBeLessThan(13 * 24 * 60 * MINUTE);
});
