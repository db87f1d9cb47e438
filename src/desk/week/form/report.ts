// What becomes of figures said in free words, by the list's numbers, or as 同上周?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import type { Figures } from '../../../domain/tiers.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { namesOne, namesPart } from '../../../reading/names/own-names.ts';
import type { FiguresSaid } from '../../../reading/reading.ts';
import type { ListAnswer } from '../../../reading/report/list-answers.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import {
  EMPTY_DRAFT,
  type ItemId,
  missedWith,
  say,
  takeWeek,
  type WeekAnswers,
  type WeekChange,
  type WeekSession,
  type WhichItem,
  withDraft,
} from './answers.ts';
import { dutyOf, itemOf, lastNumber, type WeekFacts, type WeekItem } from './facts.ts';
import { openOf } from './open.ts';
import { addSaid, applySaid, draftOf, touchedBy } from './said.ts';
import { changeLines, itemNames, listLines, midHeading } from './words.ts';

/** One item of a report in free words, already looked up. */
export type ItemEntry = { readonly said: FiguresSaid; readonly typed: string | null } & (
  | { readonly kind: 'item'; readonly item: ItemId }
  | { readonly kind: 'several'; readonly candidates: readonly ItemId[] }
  | { readonly kind: 'unknown' }
);

/** Words that may answer the open question, in front of a report or behind it, and what the others report. */
export type AnswerAndMore = {
  readonly answer: string;
  readonly isFirst: boolean;
  readonly entries: readonly ItemEntry[];
  /** The others go by the list's numbers: 21 4号缺普工18. */
  readonly list?: NumberedLines['list'];
};

/** What this person owes and has not begun. */
export const owed = (session: WeekAnswers, facts: WeekFacts): readonly WeekItem[] =>
  dutyOf(facts).filter((i) => !i.filed && session.drafts[i.id] === undefined);

/** 同上周 for all of them; those without a last period are named. */
export function same(session: WeekSession, facts: WeekFacts, items: readonly WeekItem[] = owed(session, facts)): WeekChange {
  if (items.length === 0) return asBefore(session, facts);
  const without = items.filter((i) => !i.last);
  const next = items
    .filter((i) => i.last)
    .reduce((s, i) => withDraft(s, i.id, applySaid(EMPTY_DRAFT, i, { same: true })), session);
  const isNothingOpen = openOf(next, facts).kind === 'list';
  return takeWeek(next, [...withoutLast(without, facts), ...(isNothingOpen ? [t.sameNoneHow] : [])]);
}

/** Nobody is left of whom it could be said: the open question again, or the list. */
export const asBefore = (session: WeekSession, facts: WeekFacts): WeekChange =>
  openOf(session, facts).kind === 'list' ? say(...listLines(facts)) : takeWeek(session, [t.othersNoted]);

/** Those that cannot be 同上周, by number and name. */
const withoutLast = (items: readonly WeekItem[], facts: WeekFacts): readonly string[] =>
  items.length === 0
    ? []
    : [fill(t.sameNone, { lastWeek: facts.lastName, names: items.map((i) => `${i.number} ${i.short}`).join('、') })];

/**
 * 同上周 for those of `among` that did not change; the changed ones, and those without a last period, are asked one by one, and
 * everything is read back together. Whatever is filed or begun already stays as it is.
 */
export function sameBut(
  session: WeekSession,
  changed: readonly ItemId[],
  among: readonly ItemId[],
  facts: WeekFacts,
): WeekChange {
  const items = owed(session, facts).filter((i) => among.includes(i.id));
  const asked = items.filter((i) => changed.includes(i.id) || !i.last);
  const first = asked[0];
  if (!first) return same(session, facts, items);
  const taken = items.filter((i) => !asked.includes(i));
  const drafted = taken.reduce((s, i) => withDraft(s, i.id, applySaid(EMPTY_DRAFT, i, { same: true })), session);
  const next = { ...drafted, queue: asked.map((i) => i.id), together: true };
  const lines = [
    ...(taken.length === 0 ? [] : [fill(t.sameBut, { count: taken.length, names: itemNames(taken), lastWeek: facts.lastName })]),
    ...withoutLast(
      asked.filter((i) => !changed.includes(i.id)),
      facts,
    ),
    fill(t.sameButHow, { number: first.number }),
    ...midHeading(openOf(next, facts)),
  ];
  return takeWeek(next, lines);
}

/** Without those that 其他都不缺 would set to 0 though they are filed, or their shortage was said already, and they were not named. */
export function stillOwed(
  { drafts }: WeekAnswers,
  entries: readonly ItemEntry[],
  spread: string | null,
  facts: WeekFacts,
): readonly ItemEntry[] {
  if (spread === null) return entries;
  return entries.filter((entry) => {
    const item = entry.kind === 'item' ? itemOf(facts, entry.item) : undefined;
    const isSpread = isSpreadOnly(entry.said);
    const isSaid = item !== undefined && (item.filed !== null || drafts[item.id]?.answers.shortage !== undefined);
    // What was typed stands beside an entry where it is no name to the letter: pinyin, a wrong character.
    return !isSaid || !isSpread || entry.typed !== null || isNamed(item, spread, facts);
  });
}

/** By a whole name, or by a part that is nobody else's. */
const isNamed = ({ id, called }: WeekItem, text: string, facts: WeekFacts): boolean =>
  namesOne(called, text) ||
  namesPart(
    called,
    facts.items.flatMap((other) => (other.id === id ? [] : other.called)),
    text,
  );

const isSpreadOnly = (said: FiguresSaid): boolean => Object.keys(said).every((key) => key === 'none' || key === 'same');

/** Nothing in it is said of all others. */
export const isToldEach = ({ entries }: AnswerAndMore): boolean => entries.every(({ said }) => !isSpreadOnly(said));

/** 都不缺, 全部无缺工: said of all this person owes, filed or not, and of each nothing else. */
export function coversAll(entries: readonly ItemEntry[], facts: WeekFacts): boolean {
  const named = new Set(entries.flatMap((entry) => (entry.kind === 'item' && isSpreadOnly(entry.said) ? [entry.item] : [])));
  const duty = dutyOf(facts);
  return duty.length > 1 && named.size === entries.length && duty.every(({ id }) => named.has(id));
}

/**
 * Each entry into its item's draft; what is missing is asked, what is complete is read back. Of an item that is begun already, and of a
 * filed one where `isCorrection`, tiers that were not named stay as they are; every figure that changes is told.
 */
export function report(
  session: WeekSession,
  entries: readonly ItemEntry[],
  facts: WeekFacts,
  isCorrection: boolean = false,
): WeekChange {
  let next = session;
  const lines: string[] = [];
  const noted: WeekItem[] = [];
  for (const entry of entries) {
    if (entry.kind === 'unknown') {
      lines.push(fill(t.unknown, { typed: quoted(entry.typed ?? '') }));
      continue;
    }
    if (entry.kind === 'several') {
      next = { ...next, which: [...next.which, { typed: entry.typed ?? '', candidates: entry.candidates, entry: entry.said }] };
      continue;
    }
    const item = itemOf(facts, entry.item);
    if (!item) {
      lines.push(fill(t.unknown, { typed: quoted(entry.typed ?? '') }));
      continue;
    }
    if (entry.said.same && !item.last) lines.push(fill(t.noLast, { name: item.short, lastWeek: facts.lastName }));
    const begun = next.drafts[item.id];
    // Nobody can tell whether 2 0 0 is number 2's row without a figure or three figures of what was shown: nothing is overwritten.
    if (begun?.answers.shortage !== undefined && isRowShort(entry.said)) {
      lines.push(fill(t.rowShort, { name: item.short, example: rowOf(item, begun.answers.shortage) }));
      continue;
    }
    const before = begun ?? draftOf(item);
    // What names an enterprise again changes what it names.
    const keeps = isCorrection || begun !== undefined;
    const draft = (keeps ? addSaid : applySaid)({ ...before, typed: entry.typed }, item, entry.said);
    if (session.drafts[item.id] !== undefined || (isCorrection && item.filed !== null)) {
      const shown = session.review?.[item.id]?.answers ?? before.answers;
      const told = changeLines(item, shown, { ...shown, ...draft.answers });
      const isSame = told.length === 0 && entries.length === 1 && draft.gaps.length === 0 && session.review !== null;
      lines.push(...(isSame ? [fill(t.changedNothing, { names: item.short })] : told));
    }
    const queue = next.queue.filter((id) => id !== item.id);
    next = withDraft({ ...next, queue, which: withSince(next.which, item.id, entry.said) }, item.id, draft);
    noted.push(item);
  }
  const isAllShort = entries.length > 0 && entries.every(({ said }) => isRowShort(said));
  if (next === session && isAllShort && openOf(session, facts).kind === 'review') return missedWith(...lines);
  const [only] = entries;
  const touched = entries.length === 1 && only?.kind === 'item' ? touchedBy(only.item, only.said) : null;
  next = { ...next, touched };
  const open = openOf(next, facts);
  // Another question stays open: say that this was taken, then come back to it.
  const about = open.kind === 'step' || open.kind === 'gap' ? open.item.id : null;
  const others = noted.filter((i) => i.id !== about);
  if ((about !== null || open.kind === 'which') && others.length > 0) lines.push(fill(t.noted, { names: itemNames(others) }));
  return takeWeek(next, lines);
}

const isRowShort = ({ problems }: FiguresSaid): boolean => problems?.some(({ text }) => text === '') === true;

const rowOf = ({ number }: WeekItem, { general, skilled, senior }: Figures): string =>
  [number, general, skilled, senior].join(' ');

/** What is said of one by name is newer than what still waits to be told whose it is. */
const withSince = (which: readonly WhichItem[], item: ItemId, said: FiguresSaid): readonly WhichItem[] =>
  which.map((one) => (one.candidates.includes(item) ? { ...one, since: [...(one.since ?? []), { item, said }] } : one));

/** Lines by the list's numbers, with what else stood among them. */
export type NumberedLines = {
  readonly list: Omit<Extract<ListAnswer, { kind: 'list' }>, 'kind'>;
  /** Lines that named their enterprise. */
  readonly named?: readonly ItemEntry[];
  /** Lines nobody understands, as typed: nothing of them is taken. */
  readonly unread?: readonly string[];
  /** Tiers that were not named stay as they are. */
  readonly isCorrection?: boolean;
};

/** The list's numbers, one item each. */
export function numbered(
  session: WeekSession,
  { list, named = [], unread = [], isCorrection = false }: NumberedLines,
  facts: WeekFacts,
): WeekChange {
  const known = list.lines.flatMap(({ number, said }): readonly ItemEntry[] => {
    const item = facts.items.find((i) => i.number === number);
    return item ? [{ kind: 'item', item: item.id, typed: null, said }] : [];
  });
  const unknown = [...list.lines.map(({ number }) => number), ...(list.excepted ?? [])].filter(
    (number) => !facts.items.some((i) => i.number === number),
  );
  const told = [...known, ...named];
  const meant = new Set(told.flatMap((entry) => (entry.kind === 'item' ? [entry.item] : [])));
  const excepted = owed(session, facts).filter((i) => !meant.has(i.id) && list.excepted?.includes(i.number));
  const others = list.rest ? owed(session, facts).filter((i) => !meant.has(i.id) && !excepted.includes(i)) : [];
  // 除了2号都同上周 and nothing else: what is left is asked one by one.
  if (list.rest === 'same' && excepted.length > 0 && told.length === 0)
    return sameBut(
      session,
      excepted.map(({ id }) => id),
      [...others, ...excepted].map(({ id }) => id),
      facts,
    );
  const spread = others.filter((i) => list.rest === 'none' || i.last);
  const without = others.filter((i) => list.rest === 'same' && !i.last);
  const said: FiguresSaid = list.rest === 'same' ? { same: true } : { none: true };
  const lines = [
    ...unread.map((line) => fill(t.unreadLine, { said: quoted(line) })),
    ...(unknown.length > 0 ? [fill(t.noNumber, { number: unknown.join('、'), last: lastNumber(facts) })] : []),
    ...(without.length > 0
      ? [fill(t.sameNone, { lastWeek: facts.lastName, names: without.map((i) => `${i.number} ${i.short}`).join('、') })]
      : []),
  ];
  const entries = [...told, ...spread.map((item): ItemEntry => ({ kind: 'item', item: item.id, typed: null, said }))];
  // 其余同上周 with nothing left.
  if (entries.length === 0 && lines.length === 0) return asBefore(session, facts);
  const queue = [...session.queue, ...excepted.map(({ id }) => id)];
  const asking = excepted.length === 0 ? session : { ...session, queue, together: true };
  return linesBefore(lines, report(asking, entries, facts, isCorrection));
}

/** With these said before. */
export const linesBefore = (before: readonly string[], change: WeekChange): WeekChange =>
  change.kind === 'means' ? change : { ...change, lines: [...before, ...(change.lines ?? [])] };
