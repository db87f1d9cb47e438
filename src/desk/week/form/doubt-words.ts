// Which of a read-back's doubts are put into words, and which of those are questions that wait for an answer?
import { doubtTexts, weeklyDispatch as script } from '../../../../conversations/weekly-dispatch.ts';
import { askedDoubts, type Doubt } from '../../../domain/doubts.ts';
import { TIER_NAMES } from '../../../domain/tiers.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { ItemId, WeekAnswers } from './answers.ts';

/** The figure or the balance a doubt asks about. */
export type DoubtAsked = Extract<Doubt, { kind: 'tenfold' | 'negativeBalance' }>;

/** A doubt in one line; of what was answered, that it was. `unchanged` is said of all enterprises together. */
export function doubtLines(
  { settled }: Pick<WeekAnswers, 'settled'>,
  item: ItemId,
  doubts: readonly Doubt[],
  lastWeek: string,
): readonly string[] {
  return askedDoubts(doubts).flatMap((doubt) => {
    if (doubt.kind === 'unchanged') return [];
    return [isSettled(settled, item, doubt) ? settledLine(doubt) : doubtLine(doubt, lastWeek)];
  });
}

/** Those that wait for an answer. */
export const doubtQuestions = (
  { settled }: Pick<WeekAnswers, 'settled'>,
  item: ItemId,
  doubts: readonly Doubt[],
): readonly DoubtAsked[] =>
  askedDoubts(doubts).filter((doubt): doubt is DoubtAsked => isQuestion(doubt) && !isSettled(settled, item, doubt));

/** Those that are only to be looked at. */
export const remarksOf = (doubts: readonly Doubt[]): readonly Doubt[] => askedDoubts(doubts).filter((d) => !isQuestion(d));

const isQuestion = ({ kind }: Doubt): boolean => kind === 'tenfold' || kind === 'negativeBalance';

/** Names a doubt with its figures: another figure is another doubt. */
export const doubtKey = (doubt: Doubt): string => Object.values(doubt).join(' ');

/** The person answered it. */
export const isSettled = (settled: WeekAnswers['settled'], item: ItemId, doubt: Doubt): boolean =>
  settled.some((s) => s.item === item && s.doubt === doubtKey(doubt));

const doubtedFigure = ({ field, tier }: Extract<Doubt, { kind: 'tenfold' }>): string =>
  `${tier === null ? '' : TIER_NAMES[tier]}${script.steps[field].name}`;

export function doubtLine(doubt: Exclude<Doubt, { kind: 'unchanged' }>, lastWeek: string): string {
  switch (doubt.kind) {
    case 'aboveHeadcount':
      return fill(doubtTexts.aboveHeadcount, { shortage: doubt.shortage, headcount: doubt.headcount });
    case 'tenfold': {
      const [small, large] = [Math.min(doubt.was, doubt.is), Math.max(doubt.was, doubt.is)];
      return fill(doubtTexts.tenfold, { field: doubtedFigure(doubt), lastWeek, was: doubt.was, is: doubt.is, small, large });
    }
    case 'negativeBalance': {
      const { fell, resolved, unexplained } = doubt;
      return fill(doubtTexts.negativeBalance, { lastWeek, fell, resolved, unexplained });
    }
  }
}

/** The question once more, in other words. */
export function doubtAgain(doubt: DoubtAsked): string {
  if (doubt.kind === 'negativeBalance') return fill(doubtTexts.balanceAgain, { unexplained: doubt.unexplained });
  const [small, large] = [Math.min(doubt.was, doubt.is), Math.max(doubt.was, doubt.is)];
  return fill(doubtTexts.tenfoldAgain, { field: doubtedFigure(doubt), small, large });
}

function settledLine(doubt: Exclude<Doubt, { kind: 'unchanged' }>): string {
  switch (doubt.kind) {
    case 'tenfold':
      return fill(doubtTexts.settledTenfold, { field: doubtedFigure(doubt), is: doubt.is });
    case 'negativeBalance':
      return fill(doubtTexts.settledBalance, { unexplained: doubt.unexplained });
    case 'aboveHeadcount':
      return doubtLine(doubt, '');
  }
}
