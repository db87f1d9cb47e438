// What does an outbox work with in a test?
import { SILENT } from '../../../src/desk/log.ts';
import { ALLOWANCE_LIMITS, memoryAllowance } from '../../../src/desk/outbox/allowance.ts';
import type { OutboxDeps } from '../../../src/desk/outbox/outbox.ts';
import type { Outgoing } from '../../../src/desk/ports.ts';
import { Problem } from '../../../src/desk/problem.ts';
import { text } from '../../../src/desk/say.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { memoryLedger } from '../../memory/ledger.ts';
import { memoryMessenger } from '../../memory/messenger.ts';
import { virtualTime } from '../../memory/time.ts';

export const START = new Date('2021-05-14T03:03:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A row of the ledger, due at the start. */
export function row(person: string, over: Partial<Outgoing> = {}): Outgoing {
  const kind = over.kind ?? 'nudge';
  const key = over.key ?? `${kind}/${person}`;
  return {
    key,
    corp: 'c',
    person,
    kind,
    say: text(`${kind} ${key}`),
    dueAt: START,
    expiresAt: null,
    owed: null,
    stage: null,
    period: null,
    ...over,
  };
}

/** What an outbox works with, all in memory, under virtual time. */
export function world(reported: ReadonlySet<string> = new Set()) {
  const time = virtualTime(START);
  const ledger = memoryLedger({ reported: () => reported, clock: time.clock });
  const messenger = memoryMessenger(time.clock);
  const allowance = memoryAllowance(ALLOWANCE_LIMITS);
  const lastInReport = new Map<string, Date>();
  const works: OutboxDeps = {
    ledger,
    messenger,
    allowance,
    activity: { lastInReport: async (person) => lastInReport.get(person) ?? null },
    rewrite: async () => null,
    settings: DEFAULT_SETTINGS,
    clock: time.clock,
    timers: time.timers,
    random: () => 0.5,
    log: SILENT,
  };
  return { time, ledger, messenger, lastInReport, works };
}

export function failing(code: ConstructorParameters<typeof Problem>[0], details: Readonly<Record<string, unknown>> = {}): never {
  throw new Problem(code, details);
}

/** Each row’s state, with its problem where it has one. */
export const states = (ledger: { readonly rows: readonly { readonly state: string; readonly problem: string | null }[] }) =>
  ledger.rows.map((r) => (r.problem === null ? r.state : `${r.state} ${r.problem}`));
