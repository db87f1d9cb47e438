// What does a receipt say: at once, or once more to somebody who confirms what is filed already?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { dutyCounts, itemOf, type WeekFacts } from '../../desk/week/form/facts.ts';
import type { ReviewedItem } from '../../desk/week/form/turn.ts';
import type { PersonWeek } from '../../desk/week/person-week.ts';
import { PUNCTUALITY_NAMES, type Punctuality } from '../../domain/reports.ts';
import { showInstant, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

/** Up to this many enterprises are named in a receipt. */
const NAMED = 6;

type Receipted = {
  readonly enterprise: string;
  /** Of its first filing. */
  readonly punctuality: Punctuality;
  /** A report stood before. */
  readonly isCorrection: boolean;
};

/** Of what one message filed at `at`: first filings, then corrections. `facts`: with it filed. */
export function receiptLines(
  speaker: Speaker,
  { week }: Pick<PersonWeek, 'week'>,
  facts: WeekFacts,
  done: readonly Receipted[],
  at: Date,
): readonly string[] {
  const told = (some: readonly Receipted[], sentence: typeof t.receipt | typeof t.receiptCorrection) => {
    const [first] = some;
    if (!first) return [];
    const counts = dutyCounts(facts);
    return [
      fill(sentence, {
        // Two weeks may be open: one that is not the current one is named.
        week: week === weekOf(speaker.arrivedAt) ? '' : facts.periodName,
        names: receiptNames(
          facts,
          some.map((o) => o.enterprise),
        ),
        time: showInstant(at),
        punctuality: PUNCTUALITY_NAMES[first.punctuality],
        soFar: counts.due_count === 0 ? '' : fill(t.soFar, counts),
      }),
    ];
  };
  return [
    ...told(
      done.filter((o) => !o.isCorrection),
      t.receipt,
    ),
    ...told(
      done.filter((o) => o.isCorrection),
      t.receiptCorrection,
    ),
  ];
}

/** Names as far as a line holds them, else how many. */
const receiptNames = (facts: WeekFacts, ids: readonly string[]): string =>
  ids.length > NAMED ? fill(t.manyNames, { count: ids.length }) : ids.map((id) => itemOf(facts, id)?.short ?? '').join('、');

/**
 * 确认 typed again though the read-back was filed, because the program died before it could answer: the receipt of then. Null where not all
 * of it was filed by this very person since it was read back, or nobody can tell.
 */
export function receiptsAgain(speaker: Speaker, week: PersonWeek, refiled: readonly ReviewedItem[]): readonly string[] | null {
  const filings = refiled.map(({ item, stood }) => {
    const filing = week.filings.get(item);
    const isOwn = filing !== undefined && filing.filedBy === speaker.asker.userid;
    return isOwn ? { ...filing, enterprise: item, isCorrection: stood != null } : null;
  });
  const own = filings.filter((f) => f !== null);
  if (own.length === 0 || own.length < filings.length) return null;
  const instants = [...new Set(own.map((f) => f.filedAt.getTime()))];
  return instants.flatMap((at) => {
    const then = own.filter((f) => f.filedAt.getTime() === at);
    return receiptLines(speaker, week, week.facts, then, new Date(at));
  });
}

/** The receipt of what this very person filed last of the week, as it was then; none where nothing is filed, or nobody can tell. */
export function lastReceipt(speaker: Speaker, week: PersonWeek): readonly string[] {
  const own = [...week.filings].filter(([, { filedBy }]) => filedBy === speaker.asker.userid);
  const last = Math.max(...own.map(([, { filedAt }]) => filedAt.getTime()));
  const then = own.filter(([, { filedAt }]) => filedAt.getTime() === last);
  const done = then.map(([enterprise, { punctuality }]) => ({ enterprise, punctuality, isCorrection: false }));
  return receiptLines(speaker, week, week.facts, done, new Date(last));
}
