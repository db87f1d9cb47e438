// What becomes of figures said in free words, by the list's numbers, or as 同上周?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { Said } from '../../../reading/reading.ts';
import type { ListAnswer } from '../../../reading/report/list-answers.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import { type Change, EMPTY_DRAFT, type ItemId, type Session, say, take, type WeekAnswers, withDraft } from './answers.ts';
import { dutyOf, type Item, itemOf, lastNumber, type World } from './facts.ts';
import { openOf } from './open.ts';
import { applySaid, besides, draftOf, touchedBy } from './said.ts';
import { changeLines, listLines, midHeading } from './words.ts';

/** One item of a report in free words, already looked up. */
export type Entry = { readonly said: Said; readonly typed: string | null } & (
  | { readonly kind: 'item'; readonly item: ItemId }
  | { readonly kind: 'several'; readonly candidates: readonly ItemId[] }
  | { readonly kind: 'unknown' }
);

/** What this person owes and has not begun. */
export const owed = (session: WeekAnswers, world: World): readonly Item[] =>
  dutyOf(world).filter((i) => !i.filed && session.drafts[i.id] === undefined);

/** 同上周 for all of them; those without a last period are named. */
export function same(session: Session, world: World, items: readonly Item[] = owed(session, world)): Change {
  if (items.length === 0) return asBefore(session, world);
  const without = items.filter((i) => !i.last);
  const next = items
    .filter((i) => i.last)
    .reduce((s, i) => withDraft(s, i.id, applySaid(EMPTY_DRAFT, i, { same: true })), session);
  const isNothingOpen = openOf(next, world).kind === 'list';
  return take(next, [...withoutLast(without, world), ...(isNothingOpen ? [t.sameNoneHow] : [])]);
}

/** Nothing came of it: the open question again, or the list. */
export const asBefore = (session: Session, world: World): Change =>
  openOf(session, world).kind === 'list' ? say(...listLines(world)) : take(session, []);

/** Those that cannot be 同上周, by number and name. */
const withoutLast = (items: readonly Item[], world: World): readonly string[] =>
  items.length === 0
    ? []
    : [fill(t.sameNone, { lastWeek: world.lastName, names: items.map((i) => `${i.number} ${i.short}`).join('、') })];

/**
 * 同上周 for those of `among` that did not change; the changed ones, and those without a last period, are asked one by one, and
 * everything is read back together. Whatever is filed or begun already stays as it is.
 */
export function sameBut(session: Session, changed: readonly ItemId[], among: readonly ItemId[], world: World): Change {
  const items = owed(session, world).filter((i) => among.includes(i.id));
  const asked = items.filter((i) => changed.includes(i.id) || !i.last);
  const first = asked[0];
  if (!first) return same(session, world, items);
  const taken = items.filter((i) => !asked.includes(i));
  const drafted = taken.reduce((s, i) => withDraft(s, i.id, applySaid(EMPTY_DRAFT, i, { same: true })), session);
  const next = { ...drafted, queue: asked.map((i) => i.id), together: true };
  const lines = [
    ...(taken.length === 0
      ? []
      : [fill(t.sameBut, { count: taken.length, names: taken.map((i) => i.short).join('、'), lastWeek: world.lastName })]),
    ...withoutLast(
      asked.filter((i) => !changed.includes(i.id)),
      world,
    ),
    fill(t.sameButHow, { number: first.number }),
    ...midHeading(openOf(next, world)),
  ];
  return take(next, lines);
}

/** Without those that 其他都不缺 would set to 0 though they are filed and were not named. */
export function stillOwed(entries: readonly Entry[], spread: string | null, world: World): readonly Entry[] {
  if (spread === null) return entries;
  return entries.filter((entry) => {
    const item = entry.kind === 'item' ? itemOf(world, entry.item) : undefined;
    const isSpread = Object.keys(entry.said).every((said) => said === 'none' || said === 'same');
    return !item?.filed || !isSpread || spread.includes(item.short) || spread.includes(item.name);
  });
}

/**
 * Each entry into its item's draft; what is missing is asked, what is complete is read back. `isCorrection`: tiers that were not named
 * stay as they are.
 */
export function report(session: Session, entries: readonly Entry[], world: World, isCorrection: boolean = false): Change {
  let next = session;
  const lines: string[] = [];
  const noted: Item[] = [];
  for (const entry of entries) {
    if (entry.kind === 'unknown') {
      lines.push(fill(t.unknown, { typed: quoted(entry.typed ?? '') }));
      continue;
    }
    if (entry.kind === 'several') {
      next = { ...next, which: [...next.which, { typed: entry.typed ?? '', candidates: entry.candidates, entry: entry.said }] };
      continue;
    }
    const item = itemOf(world, entry.item);
    if (!item) {
      lines.push(fill(t.unknown, { typed: quoted(entry.typed ?? '') }));
      continue;
    }
    if (entry.said.same && !item.last) lines.push(fill(t.noLast, { name: item.short, lastWeek: world.lastName }));
    const before = session.drafts[item.id] ?? draftOf(item);
    const said = isCorrection ? besides(before.answers, entry.said) : entry.said;
    const draft = applySaid({ ...before, typed: entry.typed }, item, said);
    if (isCorrection) {
      const shown = session.review?.[item.id]?.answers ?? before.answers;
      lines.push(...changeLines(item, shown, { ...shown, ...draft.answers }));
    }
    next = withDraft({ ...next, queue: next.queue.filter((id) => id !== item.id) }, item.id, draft);
    noted.push(item);
  }
  const [only] = entries;
  const touched = entries.length === 1 && only?.kind === 'item' ? touchedBy(only.item, only.said) : null;
  next = { ...next, touched };
  const open = openOf(next, world);
  // Another question stays open: say that this was taken, then come back to it.
  if ((open.kind === 'step' || open.kind === 'gap') && noted.length > 0 && !noted.some((i) => i.id === open.item.id)) {
    lines.push(fill(t.noted, { names: noted.map((i) => i.short).join('、') }));
  }
  return take(next, lines);
}

/** Lines by the list's numbers, with what else stood among them. */
export type NumberedLines = {
  readonly list: Omit<Extract<ListAnswer, { kind: 'list' }>, 'kind'>;
  /** Lines that named their enterprise. */
  readonly named?: readonly Entry[];
  /** Lines nobody understands, as typed: nothing of them is taken. */
  readonly unread?: readonly string[];
  /** Tiers that were not named stay as they are. */
  readonly isCorrection?: boolean;
};

/** The list's numbers, one item each. */
export function numbered(
  session: Session,
  { list, named = [], unread = [], isCorrection = false }: NumberedLines,
  world: World,
): Change {
  const known = list.lines.flatMap(({ number, said }): readonly Entry[] => {
    const item = world.items.find((i) => i.number === number);
    return item ? [{ kind: 'item', item: item.id, typed: null, said }] : [];
  });
  const unknown = list.lines.map(({ number }) => number).filter((number) => !world.items.some((i) => i.number === number));
  const told = [...known, ...named];
  const meant = new Set(told.flatMap((entry) => (entry.kind === 'item' ? [entry.item] : [])));
  const others = list.rest ? owed(session, world).filter((i) => !meant.has(i.id)) : [];
  const spread = others.filter((i) => list.rest === 'none' || i.last);
  const without = others.filter((i) => list.rest === 'same' && !i.last);
  const said: Said = list.rest === 'same' ? { same: true } : { none: true };
  const lines = [
    ...unread.map((line) => fill(t.unreadLine, { said: quoted(line) })),
    ...(unknown.length > 0 ? [fill(t.noNumber, { number: unknown.join('、'), last: lastNumber(world) })] : []),
    ...(without.length > 0
      ? [fill(t.sameNone, { lastWeek: world.lastName, names: without.map((i) => `${i.number} ${i.short}`).join('、') })]
      : []),
  ];
  const entries = [...told, ...spread.map((item): Entry => ({ kind: 'item', item: item.id, typed: null, said }))];
  // 其余同上周 with nothing left.
  if (entries.length === 0 && lines.length === 0) return asBefore(session, world);
  return withLines(lines, report(session, entries, world, isCorrection));
}

const withLines = (before: readonly string[], change: Change): Change =>
  change.kind === 'means' ? change : { ...change, lines: [...before, ...(change.lines ?? [])] };
