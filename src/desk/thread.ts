// What do we keep between two messages of a person?

import type { Day, Week } from '../domain/time.ts';
import type { CardTask } from './card.ts';
import type { Asked } from './figures/asked.ts';
import type { FullAnswers, WeekState } from './week/form/answers.ts';

/** A message already answered. `reply` null: only known to be done (its words went by the ledger, or are too old to keep). */
export type Seen = { readonly key: string; readonly reply: string | null };

/** Last week's and this week's figures as they were last read, for when the database is away. */
export type Remembered = {
  readonly week: Week;
  readonly items: Readonly<
    Record<
      string,
      {
        readonly last: FullAnswers | null;
        readonly filed: FullAnswers | null;
        /** The one that stood, 0 where none did; left out by what an older program kept. */
        readonly revision?: number;
      }
    >
  >;
  /** The numbers this person has seen in the week's lists: an import in mid-week must not shift them. */
  readonly numbers: Readonly<Record<string, number>>;
};

export type Thread = {
  readonly seen: readonly Seen[];
  readonly report: WeekState | null;
  readonly remembered: Remembered | null;
  /** A text that waits for the answer to “报哪一周”. */
  readonly asking: string | null;
  /** The weeks “报哪一周” showed, in their order; of use while a text waits. Left out by what an older program kept. */
  readonly askedWeeks?: readonly Week[];
  /** Readings that were offered for a text read in several ways, in words, for the very next message; left out where none were. */
  readonly offered?: Offered;
  /** When the person last wrote in a week's report (ISO); null before the first. */
  readonly wroteAt: string | null;
  /** When the week's report was last spoken of (ISO): a nudge since then shows a newer list. */
  readonly spokeAt: string | null;
  /** The day the person was last greeted. */
  readonly greeted: Day | null;
  /** Everything said of the week's report is practice (试报) while this stands. */
  readonly rehearsal: Rehearsal | null;
  /** How many messages in a row could not be read at all. */
  readonly lost: number;
  /** The last text, while it may be typed again because its reply was not seen. */
  readonly echo: Echo | null;
  readonly cards: KeptCards;
  /** What other features are in the middle of, newest last: the last one holds the floor. */
  readonly asides: readonly Aside[];
  /** What short questions and 出处 go on from. */
  readonly asked: Asked | null;
  /** Of each enterprise whose figures are not filed yet, the words that gave them, by id; left out where there are none. */
  readonly words?: Readonly<Record<string, string>>;
  /** How the read-backs that wait for 确认 reach the person, as long as parts are missing; left out where none are. */
  readonly deliveries?: readonly Delivery[];
  /** What could not be read back, by the names of parts and features, until the person was told; left out where there is nothing. */
  readonly unread?: readonly string[];
};

/** `message`: the one that was answered with them. */
export type Offered = { readonly message: string; readonly texts: readonly string[] };

/** What is practised; nothing of it is ever filed. */
export type Rehearsal = {
  /** Until then (ISO); later on everything is meant again. */
  readonly until: string;
  /** The real report, put aside meanwhile. */
  readonly report: WeekState | null;
  /** What was “filed” in practice, newest last. */
  readonly filings: readonly { readonly message: string; readonly entries: Readonly<Record<string, FullAnswers>> }[];
};

export type KeptCards = {
  /** Said 卡片 or pressed one; said 文字; null: neither. */
  readonly wanted: boolean | null;
  /** Cards that were pressed, newest last: they do nothing a second time. */
  readonly used: readonly UsedCard[];
};

/** `says` stands on it since. */
export type UsedCard = { readonly task: CardTask; readonly says: string };

/** Of a read-back, as one message of the channel. */
export type DeliveryPart = {
  /** Of several, while it may have to be said again. */
  readonly text?: string;
  /** Key of the row that carries it; left out: the reply itself does. */
  readonly row?: string;
  readonly seen?: true;
};

/** How one reply with a read-back goes out. */
export type Delivery = {
  /** The message that is replied to. */
  readonly message: string;
  readonly parts: readonly DeliveryPart[];
  /** Which of them stands in the reply itself, from 0; left out: none. */
  readonly inReply?: number;
  /** When the response with the reply was written, in ms of the threads' store; false: it was not. Left out: nobody knows yet. */
  readonly written?: number | false;
};

export type Echo = {
  readonly key: string;
  readonly text: string;
  /** Arrival (ISO). */
  readonly at: string;
  /** Answered too late, or to nobody. */
  readonly unseen: boolean;
};

/** One feature's open question. */
export type Aside = {
  /** Who keeps it: a form or a feature, by name. */
  readonly room: string;
  /** The keeper's own; plain JSON. */
  readonly slot: unknown;
  /** When it was opened or last changed (ISO). */
  readonly at: string;
};

export const NEW_THREAD: Thread = {
  seen: [],
  report: null,
  remembered: null,
  asking: null,
  wroteAt: null,
  spokeAt: null,
  greeted: null,
  rehearsal: null,
  lost: 0,
  echo: null,
  cards: { wanted: null, used: [] },
  asides: [],
  asked: null,
};

/** Whatever comes next, the offer is over. */
export const withoutOffer = ({ offered: _, ...thread }: Thread): Thread => thread;

/** The thread with this aside as the newest; an older one of the same keeper is replaced. */
export const withAside = (thread: Thread, room: string, slot: unknown, at: Date): Thread => ({
  ...thread,
  asides: [...thread.asides.filter((a) => a.room !== room), { room, slot, at: at.toISOString() }],
});

export const withoutAside = (thread: Thread, room: string): Thread => ({
  ...thread,
  asides: thread.asides.filter((a) => a.room !== room),
});

const REPLIES_KEPT = 8;
const KEYS_KEPT = 40;

/** Remembers a message with its reply; the oldest replies go first, then the oldest keys. */
export function markSeen(thread: Thread, key: string, reply: string | null): Thread {
  const seen = [...thread.seen.filter((s) => s.key !== key), { key, reply }].slice(-KEYS_KEPT);
  const old = seen.length - REPLIES_KEPT;
  return { ...thread, seen: seen.map((s, i) => (i < old && s.reply !== null ? { key: s.key, reply: null } : s)) };
}

export const writeThread = (thread: Thread): string => JSON.stringify(thread);

/** A question of a report is open. */
export const isBusy = ({ report }: Thread): boolean => {
  if (report === null) return false;
  const { drafts, queue, which } = report.answers;
  return Object.keys(drafts).length > 0 || queue.length > 0 || which.length > 0;
};
