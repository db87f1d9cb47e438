// What becomes of confirmed filings that waited while the database was away? (domain §5.6)
import { troubleTexts as t } from '../../conversations/troubles.ts';
import type { FiledReport } from '../domain/filing.ts';
import type { Roster } from '../domain/roster.ts';
import { showInstant } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Log } from './log.ts';
import { outgoing } from './outbox/outgoing.ts';
import type { Bureaus, DamagedFiling, Filing, Holding, Ledger, Reports } from './ports.ts';
import { isProblem, type ProblemCode } from './problem.ts';
import { text } from './say.ts';
import type { Timers } from './timers.ts';

const AT_ONCE = 50;
const PAUSE_MS = 5_000;
/** A filing that made the program itself fail so often waits for the next start and stops nobody. */
const MOST_BUGS = 3;

type DrainDeps = {
  readonly holding: Pick<Holding, 'list' | 'remove' | 'setAside'>;
  readonly reports: Pick<Reports, 'file'>;
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly log: Log;
};

/**
 * Files what is held, oldest first, each once and punctual by its own arrival; what the database will not take is told to the
 * person. Answers how many are done with. Problems: database.away, threads.away.
 */
type Drain = () => Promise<number>;

export function drainer(deps: DrainDeps): Drain {
  const bugs = new Map<string, number>();
  const isAside = ({ message }: Filing) => (bugs.get(message) ?? 0) >= MOST_BUGS;
  return async () => {
    let done = 0;
    const damaged: DamagedFiling[] = [];
    const filings = await deps.holding.list(AT_ONCE + bugs.size, (one) => damaged.push(one));
    for (const one of damaged) await setAside(deps, one);
    done += damaged.length;
    for (const filing of filings) {
      if (isAside(filing)) continue;
      try {
        await fileHeld(deps, filing);
        done += 1;
      } catch (error) {
        if (isProblem(error) && error.retryable) throw error;
        bugs.set(filing.message, (bugs.get(filing.message) ?? 0) + 1);
        deps.log.event('bug', { error, at: 'drain', aside: isAside(filing) });
      }
    }
    return done;
  };
}

/** Told first: a worker that dies in between tells it once, by the row's key. */
async function setAside({ holding, ledger, log }: DrainDeps, { message, arrivedAt, by }: DamagedFiling): Promise<void> {
  if (by !== null) {
    const say = text(fill(t.heldDamaged, { time: showInstant(arrivedAt) }));
    const row = {
      key: `held/${message}/damaged`,
      corp: by.corp,
      person: by.userid,
      kind: 'reply',
      say,
      dueAt: arrivedAt,
    } as const;
    await ledger.plan([outgoing(row)]);
  }
  await holding.setAside(message);
  log.event('problem', { code: 'held.damaged' satisfies ProblemCode, loud: true, message, told: by !== null });
}

/** Filing, telling and removing may each be repeated: a worker that dies in between leaves it to the next. */
async function fileHeld({ holding, reports, ledger, bureaus, log }: DrainDeps, filing: Filing): Promise<void> {
  const filed = await reports.file(filing);
  const { roster } = await bureaus.current();
  const { corp, userid } = filing.asker;
  const told = tellings(roster, filing, filed);
  await ledger.plan(
    told.map(({ key, line }) =>
      outgoing({
        key: `held/${filing.message}/${key}`,
        corp,
        person: userid,
        kind: 'reply',
        say: text(line),
        dueAt: filing.arrivedAt,
      }),
    ),
  );
  await holding.remove(filing.message);
  log.event('report.drained', { entries: filed.length, refused: told.length > 0 });
}

type HeldNotice = { readonly key: string; readonly line: string };
type Overtaken = Extract<FiledReport, { kind: 'overtaken' }>;

/** What the person did not expect when they were told that it is kept. */
function tellings(roster: Roster, { arrivedAt, asker }: Filing, filed: readonly FiledReport[]): readonly HeldNotice[] {
  const names = new Map(roster.enterprises.map((e) => [e.id, e.name]));
  const nameOf = ({ enterprise }: FiledReport) => names.get(enterprise) ?? '';
  const time = showInstant(arrivedAt);
  const listed = (
    key: string,
    line: typeof t.heldClosed | typeof t.heldNotYours | typeof t.heldOvertaken,
    some: readonly FiledReport[],
  ) => (some.length === 0 ? [] : [{ key, line: fill(line, { time, list: some.map(nameOf).join('、') }) }]);
  const overtaken = filed.filter((f): f is Overtaken => f.kind === 'overtaken');
  // By whose filing, and when: one sentence each.
  const met = new Map<string, Overtaken[]>();
  for (const one of overtaken.filter((f) => f.by !== asker.userid)) {
    const key = `${one.by}/${one.at.toISOString()}`;
    met.set(key, [...(met.get(key) ?? []), one]);
  }
  return [
    ...listed(
      'closed',
      t.heldClosed,
      filed.filter((f) => f.kind === 'closed'),
    ),
    ...listed(
      'notYours',
      t.heldNotYours,
      filed.filter((f) => f.kind === 'notYours'),
    ),
    ...listed(
      'overtaken',
      t.heldOvertaken,
      overtaken.filter((f) => f.by === asker.userid),
    ),
    ...[...met].flatMap(([key, some]) => {
      const [first] = some;
      if (!first) return [];
      const name = roster.people.find((p) => p.userid === first.by)?.name ?? first.by;
      const said = { time, list: some.map(nameOf).join('、'), name, when: showInstant(first.at), one: nameOf(first) };
      return [{ key: `met/${key}`, line: fill(t.heldMet, said) }];
    }),
  ];
}

/** Drains again and again until stopped, quicker while there is something. */
export function openDrain(drain: Drain, timers: Timers, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let cancel = () => {};
  let told: unknown = null;
  function round(): void {
    running = drain()
      .catch((error) => {
        // An outage is told of once, not every five seconds.
        if (!isProblem(error)) log.event('bug', { error, at: 'drain' });
        else if (told !== error.code) log.event('problem', { code: error.code, at: 'drain' });
        told = isProblem(error) ? error.code : null;
        return 0;
      })
      .then((done) => {
        if (!stopped) cancel = timers.after(done > 0 ? 0 : PAUSE_MS, round);
      });
  }
  round();
  return {
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
