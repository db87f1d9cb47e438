// What is read back before it is filed, short enough for a phone: what is new or changed in full, the rest in one line with its sums?
import { doubtTexts, weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import type { Doubt } from '../../../domain/doubts.ts';
import { addFigures, fullFigures, NO_FIGURES, sumOf } from '../../../domain/tiers.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { Review } from '../../../forms/form.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import type { FullAnswers, WeekAnswers, WeekReview } from './answers.ts';
import { isAsLast, stillShown } from './as-last.ts';
import { doubtLines, doubtQuestions, isSettled, remarksOf } from './doubt-words.ts';
import type { WeekFacts, WeekItem } from './facts.ts';
import { type OpenStep, openOf } from './open.ts';
import { changeWords, differences, itemLines, itemNames, numberedNames } from './words.ts';

type Judged = {
  readonly item: WeekItem;
  readonly figures: FullAnswers;
  readonly doubts: readonly Doubt[];
  /** Those that are of it alone, in words. */
  readonly lines: readonly string[];
  /** How many of them wait for an answer. */
  readonly open: number;
};

/** Up to this many that are as last week are named; of more the sums have to do. */
const NAMED_AS_LAST = 10;

/** The read-back, and exactly what it shows. `before`: what was read back last; then only what changed since is shown in full. */
export function reviewOf(answers: WeekAnswers, facts: WeekFacts, before: WeekReview | null): Review<WeekReview> {
  const judged = itemsIn(openOf(answers, facts)).map(({ item, answers: figures }): Judged => {
    const doubts = facts.judge(item, figures);
    const lines = doubtLines(answers, item.id, doubts, facts.lastName);
    return { item, figures, doubts, lines, open: doubtQuestions(answers, item.id, doubts).length };
  });
  const frozen: WeekReview = Object.fromEntries(
    judged.map(({ item, figures, doubts, open }) => [
      item.id,
      { answers: figures, doubts, ...(open > 0 ? { open } : {}), stood: item.filed },
    ]),
  );
  const stands = stillShown(before, frozen);
  const shown = judged.filter(({ item }) => !stands.has(item.id));
  const still = judged.filter(({ item }) => stands.has(item.id)).map(({ item }) => item);
  // What was answered is doubted no more.
  const isDoubted = judged.some(({ doubts, open }) => open > 0 || remarksOf(doubts).length > 0);
  return {
    frozen,
    lines: [
      fill(t.reviewHead, { week: facts.periodName }),
      ...shownLines(shown, judged.length > 1, answers, facts),
      ...stillLines(still, shown.length > 0),
      ...(facts.notice === null || judged.every(({ item }) => item.filed) ? [] : [facts.notice]),
      howLine(judged, shown.find((one) => !isAsLast(one.item, one.figures)) ?? shown[0], isDoubted),
    ],
  };
}

const itemsIn = (open: OpenStep) => (open.kind === 'review' ? open.items : []);

/** New or changed in full, then those that are as last week in one line. */
function shownLines(shown: readonly Judged[], isNumbered: boolean, answers: WeekAnswers, facts: WeekFacts): readonly string[] {
  // What is doubted of it alone, or was understood though it was mistyped, stands below its own figures.
  const isFolded = (judged: Judged): boolean =>
    shown.length > 1 && judged.lines.length === 0 && typedOf(answers, judged) === null && isAsLast(judged.item, judged.figures);
  const whole = shown.filter((judged) => !isFolded(judged));
  const rest = shown.filter(isFolded).map(({ item }) => item);
  const isAsked = ({ item, doubts }: Judged) =>
    doubts.some((d) => d.kind === 'unchanged' && !isSettled(answers.settled, item.id, d));
  const unchanged = shown.filter(isAsked).map(({ item }) => item);
  const checked = shown.filter((one) => one.doubts.some((d) => d.kind === 'unchanged') && !isAsked(one)).map(({ item }) => item);
  // Nobody said the headcount and there is no last week's: it is the roster's, and the person should know.
  const fromRoster = shown.filter(({ item }) => answers.drafts[item.id]?.answers.headcount === undefined && item.last === null);
  return [
    ...whole.flatMap((judged) => wholeLines(judged, isNumbered, typedOf(answers, judged))),
    ...asLastLines(rest, whole.length > 0, facts),
    ...(unchanged.length === 0 ? [] : [fill(doubtTexts.unchanged, { names: itemNames(unchanged) })]),
    ...(checked.length === 0 ? [] : [fill(doubtTexts.settledUnchanged, { names: itemNames(checked) })]),
    ...rosterLines(
      fromRoster.map(({ item }) => item),
      shown.length,
    ),
  ];
}

const typedOf = (answers: WeekAnswers, { item }: Judged): string | null => answers.drafts[item.id]?.typed ?? null;

/** One enterprise in full, what was corrected in it and what is doubted of it. */
function wholeLines({ item, figures, lines: doubts }: Judged, isNumbered: boolean, typed: string | null): readonly string[] {
  const [first = '', ...others] = itemLines(item, figures);
  return [
    isNumbered ? fill(t.numbered, { number: item.number, line: first }) : first,
    ...others,
    ...(item.filed === null ? [] : [correctionNote(item.filed, figures)]),
    ...(typed === null ? [] : [fill(t.typed, { typed: quoted(typed), name: item.short })]),
    ...doubts,
  ];
}

/** `其余38户同上周：缺工合计 …`. */
function asLastLines(items: readonly WeekItem[], isRest: boolean, facts: WeekFacts): readonly string[] {
  if (items.length === 0) return [];
  const sums = items.reduce((all, { last }) => (last ? addFigures(all, last.shortage) : all), NO_FIGURES);
  const count = items.length;
  return [
    fill(t.asLast, {
      rest: isRest ? t.rest : '',
      count,
      lastWeek: facts.lastName,
      figures: sumOf(sums) === 0 ? t.noShortage : fill(t.asLastSums, { figures: fullFigures(sums) }),
    }),
    // Nothing is filed unread: what was resolved is not last week's, but 0.
    count > NAMED_AS_LAST ? fill(t.asLastMany, { count }) : fill(t.asLastNamed, { names: numberedNames(items) }),
  ];
}

function rosterLines(items: readonly WeekItem[], all: number): readonly string[] {
  if (items.length === 0) return [];
  return [items.length === all && all > 1 ? t.fromRosterAll : fill(t.fromRoster, { names: itemNames(items) })];
}

function stillLines(items: readonly WeekItem[], isRest: boolean): readonly string[] {
  return items.length === 0 ? [] : [fill(isRest ? t.stillAsShown : t.onlyAsShown, { names: itemNames(items, true) })];
}

/** What differs from what is filed: `更正：普工缺工8人改为12人`. */
function correctionNote(filed: FullAnswers, answers: FullAnswers): string {
  const changes = differences(filed, answers).map(changeWords);
  return changes.length === 0 ? t.reviewSame : fill(t.reviewCorrection, { changes: changes.join('，') });
}

function howLine(judged: readonly Judged[], example: Judged | undefined, isDoubted: boolean): string {
  if (judged.length < 2) return isDoubted ? t.reviewHowDoubted : t.reviewHow;
  const number = (example ?? judged[0])?.item.number ?? 1;
  return fill(isDoubted ? t.reviewHowManyDoubted : t.reviewHowMany, { number });
}
