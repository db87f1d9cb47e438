// What does the WeCom side hold, and who is told when it changes?
import type { Clock } from '../desk/ports.ts';
import type { Corp, Member } from './corp.ts';
import { CALLBACK_ANSWER_MS, HOUR_MS, MINUTE_MS, slidingTally, type Tally, URL_CHECK_MS } from './limits.ts';
import type { Raw, RecordEntry, RecordMark } from './records.ts';
import { type Switches, USUAL } from './switches.ts';

export type MediaKind = 'image' | 'voice' | 'video' | 'file';

export type Media = {
  readonly id: string;
  readonly type: MediaKind;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly createdAt: Date;
};

/** A code that updates a card once, within 72 h. */
export type CardCode = {
  readonly taskId: string;
  readonly issuedAt: Date;
  /** Lower-cased userid of whoever pressed; null for the code of the sending, which reaches every receiver. */
  readonly presser: string | null;
};

export type MenuButton = {
  readonly name: string;
  readonly type: string;
  readonly key: string;
  readonly url: string;
  readonly buttons: readonly MenuButton[];
};

type IssuedToken = { readonly value: string; readonly expiresAt: Date };

/** What the page is told, one at a time. */
export type MemberChange =
  | { readonly kind: 'entry'; readonly entry: RecordEntry }
  | { readonly kind: 'raw'; readonly raw: RawHead }
  | { readonly kind: 'switches'; readonly switches: Switches }
  | { readonly kind: 'menu'; readonly menu: readonly MenuButton[] }
  | { readonly kind: 'members'; readonly members: readonly Member[] }
  | { readonly kind: 'clock'; readonly now: string }
  /** The last one. */
  | { readonly kind: 'closed' };

/** A line in the list of what went over the wire. */
export type RawHead = Pick<Raw, 'kind' | 'id' | 'at' | 'label'> & { readonly failed: boolean };

/** Real milliseconds; tests shorten them. */
type Pace = {
  readonly answerMs: number;
  readonly checkMs: number;
  /** Between two deliveries of one callback; WeCom does not say how long. */
  readonly retryGapMs: number;
  /** How long the fault `slow` waits. */
  readonly slowMs: number;
};

export type SimulatorState = {
  readonly corp: Corp;
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** The app's callback URL. */
  readonly botUrl: () => string;
  readonly pace: Pace;
  switches: Switches;
  /** By lower-cased userid, in roster order. */
  members: ReadonlyMap<string, Member>;
  menu: readonly MenuButton[] | null;
  readonly entries: Map<string, RecordEntry>;
  readonly raws: Map<string, Raw>;
  readonly media: Map<string, Media>;
  /** Every task_id this app ever used. */
  readonly taskIds: Set<string>;
  /** Who received a task's card: lower-cased userid → entry. */
  readonly cards: Map<string, Map<string, string>>;
  readonly codes: Map<string, CardCode>;
  readonly tokens: Map<string, IssuedToken>;
  token: IssuedToken | null;
  /** Entries of a message/send, by its msgid. */
  readonly sendings: Map<string, { readonly at: Date; readonly entries: readonly string[] }>;
  /** Instants of exact bodies sent with enable_duplicate_check. */
  readonly duplicates: Map<string, Date>;
  readonly tallies: {
    readonly memberMinute: Tally;
    readonly memberHour: Tally;
    readonly calls: Tally;
    readonly wrongSecrets: Tally;
  };
  /** Grows with every id given. */
  counter: number;
  nextMsgId: bigint;
  /** Aborted when the simulator closes: no delivery is waited for any longer. */
  readonly ending: AbortController;
  readonly listeners: Set<(change: MemberChange) => void>;
  tell(change: MemberChange): void;
};

const KEPT_ENTRIES = 5000;
const KEPT_RAWS = 1000;
const KEPT_MEDIA = 200;

export type WorldOptions = Pick<SimulatorState, 'corp' | 'clock' | 'random' | 'botUrl'> & {
  readonly members: readonly Member[];
  readonly pace?: Partial<Pace>;
};

export const byUserid = (members: readonly Member[]): ReadonlyMap<string, Member> =>
  new Map(members.map((m) => [m.account.toLowerCase(), m]));

export function createWorld(options: WorldOptions): SimulatorState {
  const listeners = new Set<(change: MemberChange) => void>();
  return {
    corp: options.corp,
    clock: options.clock,
    random: options.random,
    botUrl: options.botUrl,
    pace: { answerMs: CALLBACK_ANSWER_MS, checkMs: URL_CHECK_MS, retryGapMs: 1000, slowMs: 8000, ...options.pace },
    switches: USUAL,
    members: byUserid(options.members),
    menu: null,
    entries: new Map(),
    raws: new Map(),
    media: new Map(),
    taskIds: new Set(),
    cards: new Map(),
    codes: new Map(),
    tokens: new Map(),
    token: null,
    sendings: new Map(),
    duplicates: new Map(),
    tallies: {
      memberMinute: slidingTally(MINUTE_MS),
      memberHour: slidingTally(HOUR_MS),
      calls: slidingTally(MINUTE_MS),
      wrongSecrets: slidingTally(HOUR_MS),
    },
    counter: 0,
    // Bots remember the ids they have seen, also across our restarts: begin somewhere else each time, beyond 2^53 and below 2^63.
    nextMsgId: 7_000_000_000_000_000_000n + BigInt(Math.floor(options.random() * 2 ** 50)) * 1024n,
    ending: new AbortController(),
    listeners,
    tell(change) {
      for (const listener of listeners) listener(change);
    },
  };
}

/** The next id with that prefix. */
export function nextId(world: SimulatorState, prefix: 'e' | 'x' | 'a'): string {
  world.counter += 1;
  return `${prefix}${world.counter}`;
}

/** So many random characters of `alphabet`. */
export const randomText = (world: SimulatorState, length: number, alphabet = '0123456789abcdef'): string =>
  Array.from({ length }, () => alphabet[Math.floor(world.random() * alphabet.length)]).join('');

/** Adds or replaces an entry; the page is told. The oldest beyond the limit are forgotten. */
export function putEntry(world: SimulatorState, entry: RecordEntry): RecordEntry {
  world.entries.set(entry.id, entry);
  forgetOldest(world.entries, KEPT_ENTRIES);
  world.tell({ kind: 'entry', entry });
  return entry;
}

/** Changes an entry that may be forgotten by now. */
export function changeEntry(world: SimulatorState, id: string, change: (entry: RecordEntry) => RecordEntry): void {
  const entry = world.entries.get(id);
  if (entry) putEntry(world, change(entry));
}

/** The entry with another mark beside those it has. */
export const withMark = (entry: RecordEntry, mark: RecordMark): RecordEntry => ({ ...entry, marks: [...entry.marks, mark] });

/** Keeps a file; the oldest beyond the limit are forgotten. */
export function putMedia(world: SimulatorState, media: Media): Media {
  world.media.set(media.id, media);
  forgetOldest(world.media, KEPT_MEDIA);
  return media;
}

/** Adds or replaces a raw record; the page is told its head. */
export function putRaw(world: SimulatorState, raw: Raw): void {
  world.raws.set(raw.id, raw);
  forgetOldest(world.raws, KEPT_RAWS);
  world.tell({ kind: 'raw', raw: headOf(raw) });
}

export function headOf(raw: Raw): RawHead {
  const failed = raw.kind === 'api' ? raw.errcode !== 0 : raw.done && raw.attempts.at(-1)?.status !== 200;
  return { kind: raw.kind, id: raw.id, at: raw.at, label: raw.label, failed };
}

function forgetOldest(map: Map<string, unknown>, kept: number): void {
  for (const key of map.keys()) {
    if (map.size <= kept) return;
    map.delete(key);
  }
}
