// What does a correction of something already said change?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { SKILL_TIERS } from '../../../domain/tiers.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { FiguresSaid } from '../../../reading/reading.ts';
import { type CorrectionRead, readAsCorrection, readCorrection, readCorrections } from '../../../reading/report/corrections.ts';
import { afterChange, isRestFirst, saysWrong } from '../../../reading/report/talk.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import {
  type FullAnswers,
  type ItemDraft,
  type ItemId,
  missedWith,
  say,
  sayAndAsk,
  takeAlone,
  takeWeek,
  type WeekChange,
  type WeekSession,
  withDraft,
} from './answers.ts';
import { exampleName, itemOf, lastNumber, type WeekFacts, type WeekItem } from './facts.ts';
import { openOf } from './open.ts';
import { addSaid, draftOf, touchedBy } from './said.ts';
import { changeLines, differences, itemLines, itemNames } from './words.ts';

/** 改 普工 12, 不对，是8, 上一个错了; null where the text corrects nothing. */
export function corrected(session: WeekSession, text: string, facts: WeekFacts): WeekChange | null {
  const read = saysWrong(text) ? ({ kind: 'which' } as const) : readCorrection(text);
  switch (read.kind) {
    case 'figures':
      return change(session, numberMeant(session, read, facts), read.said, facts, text);
    case 'value': {
      const { touched } = session;
      const isThere = touched && (session.drafts[touched.item] !== undefined || itemOf(facts, touched.item)?.filed != null);
      if (!touched || !isThere || (touched.step !== 'headcount' && touched.tier === null)) return sayAndAsk(t.changeWhat);
      const said: FiguresSaid =
        touched.step === 'headcount' ? { headcount: read.value } : { [touched.step]: { [touched.tier ?? 'total']: read.value } };
      return change(session, itemOf(facts, touched.item)?.number ?? null, said, facts);
    }
    case 'previous':
      return { kind: 'means', event: 'back' };
    case 'vague':
      return hintAt(session, facts, fill(t.changeVague, { said: quoted(read.text) }));
    case 'which': {
      const [first, second] = Object.keys(session.drafts).flatMap((id) => itemOf(facts, id) ?? []);
      return hintAt(session, facts, first && second ? fill(t.notYetFiledMany, { number: first.number }) : t.changeWhat);
    }
    case 'other':
      return null;
  }
}

/** How it would be said; under a read-back not twice in the same words. */
const hintAt = (session: WeekSession, facts: WeekFacts, line: string): WeekChange =>
  openOf(session, facts).kind === 'review' ? missedWith(line) : say(line);

/** 改 2 技工 6 by the list's number, and 改 普工 12 or 不对，是8 about what was just filed, with nothing open. Null where the text is something else. */
export function correctedLater(session: WeekSession, text: string, facts: WeekFacts): WeekChange | null {
  const read = readCorrection(text);
  if (read.kind === 'figures' && read.number !== undefined)
    return change(session, numberMeant(session, read, facts), read.said, facts);
  const last = session.touched && itemOf(facts, session.touched.item);
  if (!last?.filed)
    return read.kind === 'previous' && facts.items.some((i) => i.filed)
      ? say(fill(t.changeLater, { name: exampleName(facts) }))
      : null;
  if (read.kind === 'figures') return change(session, last.number, read.said, facts);
  if (read.kind === 'previous') return showFiled(session, last, facts);
  return read.kind === 'value' ? corrected(session, text, facts) : null;
}

/** Without filed items that were only looked at: they would be read back once more for nothing. */
function withoutUntouched(session: WeekSession, facts: WeekFacts): WeekSession {
  const isUntouched = (id: ItemId, { answers, gaps }: ItemDraft) => {
    const stands = itemOf(facts, id)?.filed;
    return gaps.length === 0 && stands != null && differences(stands, answers).length === 0;
  };
  const drafts = Object.entries(session.drafts).filter(([id, draft]) => !isUntouched(id, draft));
  return { ...session, drafts: Object.fromEntries(drafts) };
}

/** 更正: what is filed, to be corrected with the next figures. */
export function showFiled(session: WeekSession, item: WeekItem | undefined, facts: WeekFacts): WeekChange {
  if (!item?.filed) return sayAndAsk(fill(t.correctNone, { name: item?.short ?? t.dash, week: facts.periodName }));
  const next = withDraft(withoutUntouched(session, facts), item.id, draftOf(item));
  return takeAlone({ ...next, correcting: item.id, touched: null }, [
    fill(t.correctHead, { name: item.short }),
    ...itemLines(item, item.filed),
    t.changeHow,
  ]);
}

/** `普工18` or 改 普工 18 after 更正 has shown an item: meant for that item. Null where the text is something else. */
export function correctedItem(session: WeekSession, id: ItemId, text: string, facts: WeekFacts): WeekChange | null {
  // 其余都不缺, 剩下的不缺 is of the other enterprises.
  if (isRestFirst(text)) return null;
  const item = itemOf(facts, id);
  const bare = readCorrection(text);
  const read = bare.kind === 'other' ? readAsCorrection(text) : bare;
  // The figure that was asked about: 技工不对 and then 5. Under a read-back alone a bare number may be any of its figures.
  const isAsked = session.correcting === id && session.touched?.item === id;
  if (item && read.kind === 'value' && isAsked) return corrected(session, `改 ${read.value}`, facts);
  // 无 and 同上周 say too little to know what they would change.
  const isFigures = read.kind === 'figures' && !read.said.none && !read.said.same;
  return item && isFigures ? change(session, numberMeant(session, read, facts) ?? item.number, read.said, facts) : null;
}

/** 2的技工改成4 6的普工改成5 under a read-back: each of its own. Null: the text is no such thing. */
export function correctedSeveral(session: WeekSession, text: string, facts: WeekFacts): WeekChange | null {
  const read = readCorrections(text);
  const open = openOf(session, facts);
  if (read === null || open.kind !== 'review') return null;
  const shown = open.items.map(({ item }) => item);
  const numberOf = (one: (typeof read)[number]): number =>
    one.isPlace && shown.length > 1 ? (shown[one.number - 1]?.number ?? 0) : one.number;
  const other = read.find((one) => !shown.some(({ number }) => number === numberOf(one)));
  if (other) return missedWith(notShown(other.number, shown));
  let next = session;
  const lines: string[] = [];
  for (const one of read) {
    const { item, answers } = open.items.find((i) => i.item.number === numberOf(one)) as (typeof open.items)[number];
    const said = one.kind === 'figures' ? one.said : onlyFigure(answers, one.value);
    if (said === null) return missedWith(fill(t.notYetFiledMany, { number: item.number }));
    const changed = change(next, item.number, said, facts);
    if (changed.kind !== 'taken') return changed;
    next = { ...changed.answers, review: session.review };
    lines.push(...(changed.lines ?? []));
  }
  return takeWeek(next, lines);
}

/** Of the only figure that is not 0, besides the headcount; null where there are several. */
function onlyFigure({ shortage, resolved }: FullAnswers, value: number): FiguresSaid | null {
  const named = (['shortage', 'resolved'] as const).flatMap((step) =>
    SKILL_TIERS.filter((tier) => ({ shortage, resolved })[step][tier] > 0).map((tier) => ({ [step]: { [tier]: value } })),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A number that is none of those read back, and which there are. */
export const notShown = (number: number, shown: readonly WeekItem[]): string =>
  fill(t.notShown, { number, names: itemNames(shown, true) });

/** The list's number that a correction says: of 第二家 that of the second that is shown, where several are. Null where it says none. */
export function numberMeant(
  session: WeekSession,
  read: Extract<CorrectionRead, { kind: 'figures' }>,
  facts: WeekFacts,
): number | null {
  if (read.number === undefined || !read.isPlace) return read.number ?? null;
  const open = openOf(session, facts);
  const shown = open.kind === 'review' ? open.items : [];
  return (shown.length > 1 ? shown[read.number - 1]?.item.number : undefined) ?? read.number;
}

/** Puts a correction in: only the figures it names, the others stay; shows old → new. `text`: as it was typed, for the case that nobody knows which item is meant. */
export function change(
  session: WeekSession,
  number: number | null,
  said: FiguresSaid,
  facts: WeekFacts,
  text: string = '',
): WeekChange {
  const open = openOf(session, facts);
  const drafted = Object.keys(session.drafts);
  const only =
    open.kind === 'step' || open.kind === 'gap'
      ? open.item
      : drafted.length === 1
        ? itemOf(facts, drafted[0] as ItemId)
        : undefined;
  const item = number === null ? only : facts.items.find((i) => i.number === number);
  if (!item) {
    const first = facts.items.find((i) => drafted.includes(i.id));
    return hintAt(
      session,
      facts,
      number === null && first
        ? fill(t.changeWhich, { number: first.number, said: quoted(afterChange(text)) })
        : fill(t.noNumber, { number: number ?? 0, last: lastNumber(facts) }),
    );
  }
  const draft = session.drafts[item.id] ?? draftOf(item);
  const next = addSaid(draft, item, said);
  const before = session.review?.[item.id]?.answers ?? draft.answers;
  const told = changeLines(item, before, { ...before, ...next.answers });
  // Another one is asked about, and nothing else would show that this was heard.
  const isAside = (open.kind === 'step' || open.kind === 'gap') && open.item.id !== item.id;
  const isChanged = differences(before, { ...before, ...next.answers }).length > 0;
  const heard = isChanged ? t.noted : t.changedNothing;
  // What is filed is read back at once, with what changes in it.
  const isShown = isChanged && item.filed !== null;
  const lines = told.length === 0 && isAside && !isShown ? [fill(heard, { names: item.short })] : told;
  const touched = touchedBy(item.id, said) ?? session.touched;
  return takeWeek({ ...withDraft(session, item.id, next), touched }, lines);
}
