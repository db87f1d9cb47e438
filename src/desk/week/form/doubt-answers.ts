// Does a text answer a question of the read-back: 6还是60？, …是企业不再需要吗？
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import type { Doubt } from '../../../domain/doubts.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { agreesOnly, readStillNeeded, readYesNo, saysChecked } from '../../../reading/answer/assent.ts';
import { ofTwo } from '../../../reading/answer/choice.ts';
import { withoutShould } from '../../../reading/answer/lead-ins.ts';
import type { FiguresSaid } from '../../../reading/reading.ts';
import { readWhole } from '../../../reading/report/answers.ts';
import { readCorrection } from '../../../reading/report/corrections.ts';
import { saysWrong } from '../../../reading/report/talk.ts';
import { takeAlone, takeWeek, type WeekChange, type WeekSession } from './answers.ts';
import { change } from './correction.ts';
import { type DoubtAsked, doubtAgain, doubtKey, doubtLine, doubtQuestions, isSettled } from './doubt-words.ts';
import type { WeekFacts, WeekItem } from './facts.ts';
import type { OpenStep } from './open.ts';
import { openStepLine } from './words.ts';

type Asked<D extends DoubtAsked = DoubtAsked> = { readonly item: WeekItem; readonly doubt: D };
type Slip = Asked<Extract<DoubtAsked, { kind: 'tenfold' }>>;

const isSlip = (asked: Asked): asked is Slip => asked.doubt.kind === 'tenfold';

/** Null: it answers none, or none is open. 确认 and 属实 are not answers: they always file. */
export function answeredDoubt(
  session: WeekSession,
  open: Extract<OpenStep, { kind: 'review' }>,
  text: string,
  facts: WeekFacts,
): WeekChange | null {
  const { items } = open;
  const asked = items.flatMap(({ item, answers }) =>
    doubtQuestions(session, item.id, facts.judge(item, answers)).map((doubt): Asked => ({ item, doubt })),
  );
  // 没变 to “…完全一样，请核实” is of those that were shown, and of nobody else.
  const same = items.flatMap(({ item, answers }) =>
    facts
      .judge(item, answers)
      .filter((doubt) => doubt.kind === 'unchanged' && !isSettled(session.settled, item.id, doubt))
      .map((doubt) => ({ item, doubt })),
  );
  if (same.length > 0 && saysChecked(text)) return takeWeek(settle(session, same));
  if (asked.length === 0) return null;
  const slips = asked.filter(isSlip);
  const again = (some: readonly Asked[]): WeekChange => {
    const linesOf = (sentence: (doubt: DoubtAsked) => string): readonly string[] => [
      ...some.map(({ item, doubt }) => `${items.length > 1 ? fill(t.whose, { name: item.short }) : ''}${sentence(doubt)}`),
      openStepLine(facts, open) ?? '',
    ];
    return { kind: 'missed', lines: linesOf((d) => doubtLine(d, facts.lastName)), later: linesOf(doubtAgain) };
  };
  const isYes = agreesOnly(text);
  const isNo = readYesNo(text) === false || saysWrong(text);
  if (slips.length > 0) {
    const chosen = figureOf(text, slips);
    if (chosen !== null) return settledBy(session, chosen.slip, chosen.value, facts) ?? again(slips);
    // 打错了 says that the figure is the wrong one of the two, and not which is right.
    const isWrong = saysWrong(text) || readCorrection(text).kind === 'previous';
    if (chosenOfSeveral(text, slips) || isYes || isWrong) return again(slips);
    return null;
  }
  const needed = readStillNeeded(text);
  if (isYes || needed === false) return takeWeek(settle(session, asked));
  const [only, another] = asked;
  if (!(isNo || needed === true) || !only) return null;
  if (another) return again(asked);
  return takeAlone({ ...session, correcting: only.item.id, touched: null }, [fill(t.balanceNo, { name: only.item.short })]);
}

const numberIn = (text: string): number | null => {
  const read = readWhole(withoutShould(text));
  return read.kind === 'whole' ? read.value : null;
};

/** The figure that is meant: any for the only question, one of the two that are offered where several are open. */
function figureOf(text: string, slips: readonly Slip[]): { readonly slip: Slip; readonly value: number } | null {
  const [only, another] = slips;
  const place = ofTwo(text);
  if (place !== null) {
    if (!only || another) return null;
    const offered = [only.doubt.was, only.doubt.is].toSorted((a, b) => a - b);
    return { slip: only, value: offered[place] ?? only.doubt.is };
  }
  const value = numberIn(text);
  if (value === null || !only) return null;
  const fits = slips.filter(({ doubt }) => value === doubt.was || value === doubt.is);
  const slip = another === undefined ? only : fits.length === 1 ? fits[0] : undefined;
  return slip ? { slip, value } : null;
}

/** A figure that is none of those offered, or of two questions. */
const chosenOfSeveral = (text: string, slips: readonly Slip[]): boolean =>
  slips.length > 1 && (numberIn(text) !== null || ofTwo(text) !== null);

/** What stands is right, or the other is put in. */
function settledBy(session: WeekSession, { item, doubt }: Slip, value: number, facts: WeekFacts): WeekChange | null {
  if (value === doubt.is) return takeWeek(settle(session, [{ item, doubt }]));
  const said: FiguresSaid =
    doubt.field === 'headcount' ? { headcount: value } : { [doubt.field]: { [doubt.tier ?? 'total']: value } };
  return change(session, item.number, said, facts);
}

const settle = (session: WeekSession, asked: readonly { readonly item: WeekItem; readonly doubt: Doubt }[]): WeekSession => ({
  ...session,
  settled: [...session.settled, ...asked.map(({ item, doubt }) => ({ item: item.id, doubt: doubtKey(doubt) }))],
});
