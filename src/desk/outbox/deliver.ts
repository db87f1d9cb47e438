// What becomes of one claimed message: sent, tried again later, given up, or left to the next worker?
import { afterQuiet, besideTheHour } from '../../domain/sending-hours.ts';
import type { Settings } from '../../domain/settings.ts';
import { isGroup } from '../groups/receiver.ts';
import type { Log } from '../log.ts';
import type { Claimed, Clock, Ledger, Messenger, Settlement } from '../ports.ts';
import { isProblem, type Problem, type ProblemCode } from '../problem.ts';
import type { Say } from '../say.ts';
import type { Timers } from '../timers.ts';
import type { Activity } from './activity.ts';
import type { Allowance } from './allowance.ts';
import type { ChannelBreaker } from './channel.ts';
import { UNDECIDED_MS } from './fate.ts';

/** How long a claim is ours; a worker that dies holds its rows no longer than this. */
export const LEASE_MS = 60_000;
/** Nothing is sent in the last part of a lease: a call takes this long at most, and then somebody else may send the same. */
const CALL_MS = 20_000;
const MOST_PAUSE_MS = 10 * 60_000;
/** A message that made the program itself fail so often is set aside. */
const MOST_BUGS = 3;
/** What was sent is booked for this long, again and again, while the database does not answer. */
const BOOKING_PAUSES_MS = [200, 500, 1_000, 2_000, 3_000, 3_000];

export type DeliverDeps = {
  readonly ledger: Pick<Ledger, 'settle' | 'refreeze'>;
  /** What a row says now that part of it is no longer owed; null where its words still hold. */
  readonly rewrite: (row: Claimed) => Promise<Say | null>;
  readonly messenger: Messenger;
  readonly channel: ChannelBreaker;
  readonly allowance: Allowance;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly settings: Pick<Settings, 'quiet' | 'reportingMinutes'>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: Log;
};

/** Sends and books one row claimed at `claimedAt`; answers when to look again, where it is to be tried again. Never throws. */
export async function deliver(deps: DeliverDeps, row: Claimed, claimedAt: Date): Promise<Date | null> {
  const { log } = deps;
  const settlement = await attempt(deps, row, claimedAt);
  if (settlement === null) {
    log.event('message.left', { id: row.id, claim: row.claim });
    return null;
  }
  const booked = await book(deps, row, settlement);
  log.event(`message.${booked ? EVENTS[settlement.kind] : 'unbooked'}`, {
    id: row.id,
    kind: row.kind,
    claim: row.claim,
    ...(row.stage === null ? {} : { stage: row.stage, period: row.period }),
    ...('problem' in settlement ? { problem: settlement.problem } : {}),
  });
  return settlement.kind === 'retry' ? settlement.at : null;
}

const EVENTS: Readonly<Record<Settlement['kind'], string>> = {
  sent: 'sent',
  retry: 'postponed',
  failed: 'failed',
  unknown: 'undecided',
};

/** Null: our time with the row is over, whoever claims it next goes on. */
async function attempt(deps: DeliverDeps, row: Claimed, claimedAt: Date): Promise<Settlement | null> {
  const { clock } = deps;
  const { first } = row;
  if (clock.now().getTime() - row.firstClaimedAt.getTime() > UNDECIDED_MS) return { kind: 'unknown' };
  try {
    // In a group nothing hides a repetition: what may have been shown there is not said again.
    if (isGroup(row.person) && !first && !row.stale) return { kind: 'unknown' };
    const wait = await reasonToWait(deps, row);
    if (wait !== null) return { kind: 'retry', ...wait, unsent: first };
    const say = await wordsFor(deps, row);
    if (say === null) return null;
    await deps.messenger.ready(say, row.firstClaimedAt);
    // A worker that was frozen meanwhile must not send what is another's by now.
    if (clock.now().getTime() > claimedAt.getTime() + LEASE_MS - CALL_MS) return null;
    const { msgid } = await deps.messenger.send(row.person, say, { once: row.kind !== 'reply', since: row.firstClaimedAt });
    if (!isGroup(row.person)) deps.channel.reached(row.person, clock.now());
    return { kind: 'sent', msgid };
  } catch (error) {
    return afterFailure(deps, row, first, error);
  }
}

/** The frozen words; of a stale row new ones, frozen before anything is sent, so that every later try says the same. Null: another's by now. */
async function wordsFor(deps: DeliverDeps, row: Claimed): Promise<Say | null> {
  if (!row.stale) return row.say;
  const say = (await deps.rewrite(row)) ?? row.say;
  return (await deps.ledger.refreeze(row, say)) ? say : null;
}

async function reasonToWait(deps: DeliverDeps, row: Claimed): Promise<{ readonly at: Date; readonly problem: string } | null> {
  const now = deps.clock.now();
  const morning = row.kind === 'reply' || row.urgent ? now : afterQuiet(now, deps.settings);
  if (morning > now) return { at: morning, problem: 'quiet' };
  const last = row.kind === 'nudge' && !row.urgent ? await lastInReport(deps, row.person) : null;
  const free = last === null ? 0 : last.getTime() + deps.settings.reportingMinutes * 60_000;
  if (free > now.getTime()) return { at: besideTheHour(new Date(free)), problem: 'reporting' };
  const allowed = await deps.allowance.take(row.person, now);
  return allowed.granted
    ? null
    : { at: new Date(allowed.at.getTime() + Math.floor(deps.random() * 1_000)), problem: 'allowance' };
}

/** Where nobody can say, a nudge is not held back for ever. */
async function lastInReport({ activity }: DeliverDeps, person: string): Promise<Date | null> {
  try {
    return await activity.lastInReport(person);
  } catch (error) {
    if (isProblem(error, 'threads.away')) return null;
    throw error;
  }
}

/** WeCom answered that it did not take the message, or we never got as far as asking: nothing can have been shown by this try. */
const NOT_TAKEN: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'wecom.throttled',
  'wecom.token',
  'wecom.configuration',
  'wecom.receiver',
  'wecom.refused',
  'threads.away',
  'database.away',
]);
const PAUSES: Partial<Readonly<Record<ProblemCode, number>>> = {
  'wecom.throttled': 60_000,
  'wecom.configuration': 10_000,
  'wecom.token': 1_000,
};
const PAUSE_MS = 3_000;
/** A token or a connection that could not be had has nothing to do with the row: it does not wait much longer than the trouble lasts. */
const MOST_UNSENT_MS = 60_000;
/** Of a channel that is stopped one message at a time is tried; those that were wait no longer than this once it is open again. */
const MOST_STOPPED_MS = 60_000;
/** What never expires does not wait for a setting for ever; `npm run outbox -- retry` sends it all the same. */
const MOST_CONFIGURATION_MS = 7 * 86_400_000;

function afterFailure(deps: DeliverDeps, row: Claimed, first: boolean, error: unknown): Settlement {
  if (!isProblem(error)) {
    deps.log.event('bug', { error, at: 'deliver', id: row.id });
    if (row.claim >= MOST_BUGS) return { kind: 'failed', problem: 'bug', unsent: false };
    return { kind: 'retry', at: later(deps, row, 10_000), problem: 'bug', unsent: false };
  }
  const isChannels = learn(deps, row, error);
  if (error.loud && !isChannels) deps.log.event('problem', { code: error.code, loud: true, at: 'deliver', id: row.id });
  // Of a message of several parts an earlier one may have been taken.
  const notTaken = error.details.unsent !== false && (NOT_TAKEN.has(error.code) || error.details.unsent === true);
  const unsent = first && notTaken;
  const problem = reasonOf(error);
  if (!error.retryable || hasWaitedTooLong(deps, row, error)) return { kind: 'failed', problem, unsent };
  if (!notTaken && isGroup(row.person)) return { kind: 'unknown' };
  const at = later(deps, row, PAUSES[error.code] ?? PAUSE_MS, mostPause(error, isChannels));
  return { kind: 'retry', at, problem, unsent };
}

function mostPause({ code, details }: Problem, isChannels: boolean): number {
  if (isChannels) return MOST_STOPPED_MS;
  return code === 'wecom.token' || (code === 'wecom.away' && details.unsent === true) ? MOST_UNSENT_MS : MOST_PAUSE_MS;
}

/** What the failure says of the channel to everybody; true where it is the channel's. */
function learn({ channel, clock }: DeliverDeps, row: Claimed, error: Problem): boolean {
  // A group's robot has an address of its own.
  if (isGroup(row.person)) return false;
  const now = clock.now();
  const concernsEverything = error.code === 'wecom.configuration' && error.details.everything === true;
  if (concernsEverything) channel.refused(row.person, error, now);
  else if (REACHED.has(error.code)) channel.reached(row.person, now);
  else channel.unsure(now);
  return concernsEverything;
}

/** WeCom's word on one person or one message. */
const REACHED: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['wecom.configuration', 'wecom.receiver', 'wecom.refused']);

/** With WeCom's number, where an operator can set it right: `wecom.configuration 60020`. */
const reasonOf = ({ code, details: { errcode } }: Problem): string =>
  code === 'wecom.configuration' && typeof errcode === 'number' ? `${code} ${errcode}` : code;

const hasWaitedTooLong = ({ clock }: DeliverDeps, { dueAt, expiresAt }: Claimed, { code }: Problem): boolean =>
  code === 'wecom.configuration' && expiresAt === null && clock.now().getTime() - dueAt.getTime() > MOST_CONFIGURATION_MS;

/** Twice as long each time, up to `mostMs`; spread, so that not everybody comes back at one instant. */
function later({ clock, random }: DeliverDeps, row: Claimed, pauseMs: number, mostMs = MOST_PAUSE_MS): Date {
  const pause = Math.min(pauseMs * 2 ** Math.min(row.claim - 1, 16), mostMs);
  return new Date(clock.now().getTime() + Math.round(pause * (0.75 + random() / 2)));
}

/** False where the claim is another's by now, or the database did not answer: then the same bytes may go out again, and WeCom hides them. */
async function book(deps: DeliverDeps, row: Claimed, settlement: Settlement): Promise<boolean> {
  for (const pause of [...BOOKING_PAUSES_MS, null]) {
    try {
      return await deps.ledger.settle(row, settlement, deps.clock.now());
    } catch (error) {
      if (!isProblem(error)) deps.log.event('bug', { error, at: 'book', id: row.id });
      if (pause === null || !isProblem(error)) return false;
      await new Promise<void>((done) => deps.timers.after(pause, done));
    }
  }
  return false;
}
