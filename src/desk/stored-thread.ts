// How is a person's thread read back, whatever wrote it? Each part is checked by itself, so that one that cannot be read takes no
// other with it.
import { z } from 'zod';
import { byId, count, day, exact, instant, object, week } from '../forms/shapes.ts';
import { loadState } from '../forms/state.ts';
import { asked } from './figures/asked.ts';
import {
  type Aside,
  type Delivery,
  type Echo,
  type KeptCards,
  NEW_THREAD,
  type Offered,
  type Rehearsal,
  type Remembered,
  type Seen,
  type Thread,
} from './thread.ts';
import type { WeekState } from './week/form/answers.ts';
import { weekForm } from './week/form/form.ts';
import { fullAnswers } from './week/form/schema.ts';

/** As this program keeps it: of an older one what was answered, and what is still to be asked. */
const report: z.ZodType<WeekState> = z.unknown().transform((slot, context) => {
  const loaded = loadState(weekForm, slot);
  if (loaded.kind !== 'lost') return loaded.state;
  context.issues.push({ code: 'custom', input: slot, message: 'cannot be gone on with' });
  return z.NEVER;
});

const seen = exact<Seen>()(object({ key: z.string(), reply: z.string().nullable() }));
const remembered = exact<Remembered>()(
  object({
    week,
    items: byId(object({ last: fullAnswers.nullable(), filed: fullAnswers.nullable(), revision: count.exactOptional() })),
    numbers: byId(count),
  }),
);
const rehearsal = exact<Rehearsal>()(
  object({
    until: instant,
    report: report.nullable(),
    filings: z.array(object({ message: z.string(), entries: byId(fullAnswers) })),
  }),
);
const echo = exact<Echo>()(object({ key: z.string(), text: z.string(), at: instant, unseen: z.boolean() }));
const offered = exact<Offered>()(object({ message: z.string(), texts: z.array(z.string()) }));
const cards = exact<KeptCards>()(
  object({ wanted: z.boolean().nullable(), used: z.array(object({ task: z.string(), says: z.string() })) }),
);
const deliveries: z.ZodType<readonly Delivery[]> = z.array(
  exact<Delivery>()(
    object({
      message: z.string(),
      parts: z.array(
        object({ text: z.string().exactOptional(), row: z.string().exactOptional(), seen: z.literal(true).exactOptional() }),
      ),
      inReply: count.exactOptional(),
      written: z.union([z.number(), z.literal(false)]).exactOptional(),
    }),
  ),
);
/** What a feature keeps is read by its own schema. */
const aside = exact<Aside>()(object({ room: z.string(), slot: z.unknown(), at: instant }));

type Part = Exclude<keyof Thread, 'asides'>;

const PARTS: { readonly [P in Part]-?: z.ZodType<Exclude<Thread[P], undefined>> } = {
  seen: z.array(seen),
  report: report.nullable(),
  remembered: remembered.nullable(),
  asking: z.string().nullable(),
  askedWeeks: z.array(week),
  offered,
  wroteAt: instant.nullable(),
  spokeAt: instant.nullable(),
  greeted: day.nullable(),
  rehearsal: rehearsal.nullable(),
  lost: count,
  echo: echo.nullable(),
  cards,
  asked: asked.nullable(),
  words: byId(z.string()),
  deliveries,
  unread: z.array(z.string()),
};

/** What the person said or was asked stands in these: that it is gone must be told. Of the others only the log knows. */
const SAID: ReadonlySet<string> = new Set(['thread', 'report', 'rehearsal', 'asking', 'asides']);

/** How each slot is read, by its keeper's name. */
export type SlotSchemas = ReadonlyMap<string, z.ZodType>;
const NO_SLOTS: SlotSchemas = new Map();

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
  /** Names of those that cannot; `thread` where it is none at all, a keeper's name where it is what that one kept. */
  readonly unread: readonly string[];
};

function partsOf(text: string, slots: SlotSchemas): Stored {
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
  if (unread.includes('rehearsal')) {
    // What was practised must never pass for the real report, which lay beneath.
    const beneath = z.object({ report: report.nullable() }).safeParse(stored.data.rehearsal);
    parts.report = beneath.data?.report ?? null;
    if (!beneath.success && !unread.includes('report')) unread.push('report');
  }
  if ('asides' in parts) parts.asides = asidesOf(parts.asides, slots, unread);
  return { parts, unread };
}

/** Each by itself; keepers this program does not have keep what is theirs. */
function asidesOf(stored: unknown, slots: SlotSchemas, unread: string[]): readonly Aside[] {
  const all = z.array(z.unknown()).safeParse(stored);
  if (!all.success) unread.push('asides');
  return (all.data ?? []).flatMap((one): readonly Aside[] => {
    const kept = aside.safeParse(one);
    const slot = kept.success ? (slots.get(kept.data.room) ?? z.unknown()).safeParse(kept.data.slot) : null;
    if (kept.success && slot?.success) {
      // What no schema has read stays where it stood.
      const name = slots.has(kept.data.room) ? nameIn(slot.data) : null;
      return [{ ...kept.data, room: name ?? kept.data.room, slot: slot.data }];
    }
    const { room } = object({ room: z.string().catch('asides') })
      .catch({ room: 'asides' })
      .parse(one);
    unread.push(slots.has(room) ? room : 'asides');
    return [];
  });
}

/** A form says its own name, under whatever name an older program kept it. */
const nameIn = (slot: unknown): string | null =>
  object({ form: z.string(), trail: z.array(z.unknown()) }).safeParse(slot).data?.form ?? null;

/**
 * The thread as stored; what a changed script no longer asks is dropped, every other answer stays. Never throws: what cannot be read
 * begins anew, its parts are named to `onUnread`, and those the person must be told of in `unread`. Without `slots` the asides stay as
 * they are stored.
 */
export function readThread(
  text: string | null,
  onUnread: (parts: readonly string[]) => void = () => {},
  slots: SlotSchemas = NO_SLOTS,
): Thread {
  if (text === null) return NEW_THREAD;
  const { parts, unread } = partsOf(text, slots);
  if (unread.length > 0) onUnread(unread);
  const told = [...(parts.unread ?? []), ...unread.filter((name) => SAID.has(name) || slots.has(name))];
  return { ...NEW_THREAD, ...parts, ...(told.length === 0 ? {} : { unread: [...new Set(told)] }) };
}
