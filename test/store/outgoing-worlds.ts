// Every place where the rows stand that we owe, for the contracts of the ports Ledger and Nudged.
import type { Ledger } from '../../src/desk/ports.ts';
import { NO_MONTHLY } from '../../src/domain/programmes.ts';
import type { Nudged } from '../../src/features/nudges/port.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openMonthly } from '../../src/store/monthly.ts';
import { openNudged } from '../../src/store/nudged.ts';
import { memoryLedger } from '../memory/ledger.ts';
import { memoryNudged } from '../memory/nudged.ts';
import { as, figures, reportsOf, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';

/** The week and the month of the fixture's bureau, and an instant at which both are open. */
export const WEEK = '2021-W20';
export const MONTH = '2021-05';
export const START = new Date('2021-05-20T07:03:00Z');
export const LEASE_MS = 60_000;

export type OutgoingWorld = {
  readonly ledger: Ledger;
  readonly nudged: Nudged;
  /** Leases are measured by the store's own clock: as if LEASE_MS and one of its time had gone by. */
  leasesRunOut(): Promise<void>;
  /** The enterprise, of district A, has a report of the week from now on. */
  file(enterprise: string): Promise<void>;
  /** District A has a return of the month from now on. */
  returnOfA(): Promise<void>;
  /** What has become of every row, in the order they were planned: `key state problem`. */
  states(): Promise<readonly string[]>;
};

type StateRow = { readonly key: string; readonly state: string; readonly problem: string | null };
const stateOf = ({ key, state, problem }: StateRow): string => `${key} ${state} ${problem ?? '—'}`;

async function postgres(): Promise<OutgoingWorld> {
  const { database, asOwner } = await freshDatabase();
  await saveRoster(database);
  const [reports, monthly] = [reportsOf(database), openMonthly(database)];
  const times = { arrivedAt: START, dueAt: new Date('2021-05-21T04:00:00Z'), closesAt: new Date('2021-05-23T16:00:00Z') };
  let messages = 0;
  const mustBeFiled = (answer: { readonly kind: string } | undefined) => {
    if (answer?.kind !== 'filed') throw new Error(`it was not filed: ${JSON.stringify(answer)}`);
  };
  return {
    ledger: openLedger(database),
    nudged: openNudged(database),
    leasesRunOut: async () => {
      await asOwner(`UPDATE outgoing SET lease_until = lease_until - interval '${LEASE_MS + 1} ms'`);
    },
    async file(enterprise) {
      const entries = [{ enterprise, figures: figures(10, tiers(1), tiers(0)), doubts: [] }];
      const message = `filing ${++messages}`;
      mustBeFiled((await reports.file({ asker: as('lia'), message, thread: 0, week: WEEK, entries, ...times }))[0]);
    },
    async returnOfA() {
      const filing = { asker: as('lia'), message: `return ${++messages}`, month: MONTH, district: 'A', signedBy: '测试lia' };
      mustBeFiled(await monthly.file({ ...filing, ...times, opensAt: START, figures: NO_MONTHLY, doubts: [] }));
    },
    states: async () => (await asOwner<StateRow>('SELECT key, state, problem FROM outgoing ORDER BY id')).map(stateOf),
  };
}

async function memory(): Promise<OutgoingWorld> {
  const [reported, returned] = [new Set<string>(), new Set<string>()];
  let gone = 0;
  const ledger = memoryLedger({
    reported: (week) => (week === WEEK ? reported : new Set()),
    returned: (month) => (month === MONTH ? returned : new Set()),
    clock: { now: () => new Date(Date.now() + gone) },
  });
  return {
    ledger,
    nudged: memoryNudged(ledger),
    leasesRunOut: async () => {
      gone += LEASE_MS + 1;
    },
    file: async (enterprise) => {
      reported.add(enterprise);
    },
    returnOfA: async () => {
      returned.add('A');
    },
    states: async () => ledger.rows.map(stateOf),
  };
}

export const OUTGOING_WORLDS: readonly { readonly name: string; open(): Promise<OutgoingWorld> }[] = [
  { name: 'in PostgreSQL', open: postgres },
  { name: 'in memory', open: memory },
];
