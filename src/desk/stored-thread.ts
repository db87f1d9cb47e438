// How is a person's thread read back, whatever wrote it? Each part is checked by itself, so that one that cannot be read takes no
// other with it.
import { z } from 'zod';
import { weeklyDispatch } from '../../conversations/weekly-dispatch.ts';
import { SKILL_TIERS } from '../domain/tiers.ts';
import {
  type Answers,
  type Draft,
  type FullAnswers,
  type Gap,
  newSession,
  type Patch,
  type Reviewed,
  type Session,
  type Which,
} from '../engine/session.ts';
import type { Asked } from './figures/asked.ts';
import {
  type Aside,
  type Echo,
  type KeptCards,
  NEW_THREAD,
  type Rehearsal,
  type Remembered,
  type Seen,
  type Thread,
} from './thread.ts';

// Loose: what a newer program keeps beside is kept on.
const object = z.looseObject;
const count = z.int().min(0);
const instant = z.iso.datetime();
const week = z.string().regex(/^\d{4}-W\d{2}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const tier = z.enum(SKILL_TIERS);
const step = z.enum(['headcount', 'shortage', 'resolved']);
const byId = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

const figures = z.object({ general: count, skilled: count, senior: count });
const answers: z.ZodType<Answers> = object({
  headcount: count.exactOptional(),
  shortage: figures.exactOptional(),
  resolved: figures.exactOptional(),
});
const fullAnswers: z.ZodType<FullAnswers> = object({ headcount: count, shortage: figures, resolved: figures });
const gap: z.ZodType<Gap> = z.discriminatedUnion('kind', [
  object({
    kind: z.literal('vague'),
    step,
    tier: tier.nullable(),
    said: z.string(),
    why: z.enum(['vague', 'relative', 'tier']),
  }),
  object({ kind: z.literal('split'), step: z.enum(['shortage', 'resolved']), total: count, sum: count.nullable() }),
  object({ kind: z.literal('last'), step: z.literal('shortage') }),
]);
const draft: z.ZodType<Draft> = object({ answers, gaps: z.array(gap), each: z.boolean(), typed: z.string().nullable() });
const which: z.ZodType<Which> = object({ typed: z.string(), candidates: z.array(z.string()), entry: z.unknown() });
const doubt = z.discriminatedUnion('kind', [
  object({ kind: z.literal('aboveHeadcount'), shortage: count, headcount: count }),
  object({ kind: z.literal('tenfold'), field: step, tier: tier.nullable(), was: count, is: count }),
  object({ kind: z.literal('unchanged'), weeks: count }),
  object({ kind: z.literal('negativeBalance'), fell: z.int(), resolved: z.int(), unexplained: z.int() }),
]);
const reviewed: z.ZodType<Reviewed> = object({ answers: fullAnswers, doubts: z.array(doubt) });
const patch: z.ZodType<Patch> = object({
  drafts: byId(draft.nullable()),
  queue: z.array(z.string()).exactOptional(),
  which: z.array(which).exactOptional(),
});

/** The parts every report has had since there are any; of those that came later an older program knew nothing. */
const session: z.ZodType<Session> = object({
  script: z.string(),
  version: z.int(),
  period: week,
  drafts: byId(draft).default({}),
  queue: z.array(z.string()).default([]),
  together: z.boolean().default(false),
  which: z.array(which).default([]),
  review: byId(reviewed).nullable().default(null),
  misses: count.default(0),
  touched: object({ item: z.string(), step, tier: tier.nullable() }).nullable().default(null),
  correcting: z.string().nullable().default(null),
  trail: z.array(patch).default([]),
  carried: byId(answers).default({}),
});

const seen: z.ZodType<Seen> = object({ key: z.string(), reply: z.string().nullable() });
const remembered: z.ZodType<Remembered> = object({
  week,
  items: byId(object({ last: fullAnswers.nullable(), filed: fullAnswers.nullable() })),
  numbers: byId(count),
});
const rehearsal: z.ZodType<Rehearsal> = object({
  until: instant,
  report: session.nullable(),
  filings: z.array(object({ message: z.string(), entries: byId(fullAnswers) })),
});
const echo: z.ZodType<Echo> = object({ key: z.string(), text: z.string(), at: instant, unseen: z.boolean() });
const cards: z.ZodType<KeptCards> = object({
  wanted: z.boolean().nullable(),
  used: z.array(object({ task: z.string(), says: z.string() })),
});
/** What a room keeps is the room's own. */
const aside: z.ZodType<Aside> = object({ room: z.string(), slot: z.unknown(), at: instant });
/** A question that was read is kept as it was read; it is asked again for ten minutes. */
const asked: z.ZodType<Asked> = object({
  query: z.custom<Asked['query']>((query) => typeof query === 'object' && query !== null && 'kind' in query),
  at: instant,
  sources: z.array(object({ enterprise: z.string(), week })),
});

const PARTS: { readonly [Part in keyof Thread]: z.ZodType<Thread[Part]> } = {
  seen: z.array(seen),
  report: session.nullable(),
  remembered: remembered.nullable(),
  asking: z.string().nullable(),
  wroteAt: instant.nullable(),
  spokeAt: instant.nullable(),
  greeted: day.nullable(),
  rehearsal: rehearsal.nullable(),
  lost: count,
  echo: echo.nullable(),
  cards,
  asides: z.array(aside),
  asked: asked.nullable(),
};

const envelope = z.record(z.string(), z.unknown());

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Stored = {
  /** The parts that are there and can be read, and what a newer program keeps beside them. */
  readonly parts: Partial<Thread>;
  /** Names of those that cannot; `thread` where it is none at all. */
  readonly unread: readonly string[];
};

function partsOf(text: string): Stored {
  const stored = envelope.safeParse(parsed(text));
  if (!stored.success) return { parts: {}, unread: ['thread'] };
  const parts: Record<string, unknown> = { ...stored.data };
  const unread: string[] = [];
  for (const [name, schema] of Object.entries(PARTS)) {
    if (!(name in parts)) continue;
    const read = schema.safeParse(parts[name]);
    if (read.success) parts[name] = read.data;
    else {
      delete parts[name];
      unread.push(name);
    }
  }
  return { parts, unread };
}

/** Of a report under an older script: what was answered and what is still to be asked. */
function underThisScript(report: Session): Session {
  if (report.script === weeklyDispatch.name && report.version === weeklyDispatch.version) return report;
  const { drafts, queue, carried } = report;
  return { ...newSession(weeklyDispatch.name, weeklyDispatch.version, report.period), drafts, queue, carried };
}

/**
 * The thread as stored; what a changed script no longer asks is dropped, every other answer stays. Never throws: what cannot be read
 * begins anew, and its parts are named to `onUnread`.
 */
export function readThread(text: string | null, onUnread: (parts: readonly string[]) => void = () => {}): Thread {
  if (text === null) return NEW_THREAD;
  const { parts, unread } = partsOf(text);
  if (unread.length > 0) onUnread(unread);
  const thread = { ...NEW_THREAD, ...parts };
  return thread.report === null ? thread : { ...thread, report: underThisScript(thread.report) };
}
