// How are the open question, the list and an enterprise's figures put into words?
import { weeklyDispatch as script, weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { briefFigures, type Figures, SKILL_TIERS, sumOf, TIER_NAMES } from '../../../domain/tiers.ts';
import { fill, fillChosen } from '../../../forms/definition/fill.ts';
import type { StepKey } from '../../../forms/definition/script.ts';
import { isDenial } from '../../../reading/report/corrections.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import type { FullAnswers, Gap, ItemAnswers, ItemId, Reviewed, WeekAnswers, WhichItem } from './answers.ts';
import { dutyCounts, dutyOf, exampleName, itemOf, type WeekFacts, type WeekItem } from './facts.ts';
import type { OpenStep } from './open.ts';
import { saidWords } from './said-words.ts';

/** `普工8 技工3 高级技工0`, or `无缺工`: for a line that must fit a phone. */
function shortFigures(f: Figures): string {
  const named = SKILL_TIERS.filter((tier) => f[tier] > 0).map((tier) => `${script.tiers[tier]}${f[tier]}`);
  return named.length > 0 ? named.join(' ') : '0人';
}

const isFigures = (answer: ItemAnswers[StepKey]): answer is Figures => typeof answer === 'object';

/** Each figure's words in the order of the form: `在岗120人`, `缺工：普工8，其余0`, `本周解决：0`. */
export const shownFigures = (answers: FullAnswers): readonly string[] =>
  script.order.map((step) => {
    const answer = answers[step];
    const { show, none } = script.steps[step];
    if (!isFigures(answer)) return fillChosen(show, { value: answer });
    return sumOf(answer) === 0 ? none : fillChosen(show, { value: briefFigures(answer) });
  });

/** An enterprise in lines that fit a phone; all zeros share one (domain §5.4). */
export function itemLines(item: WeekItem, answers: FullAnswers): readonly string[] {
  const [headcount = '', ...figures] = shownFigures(answers);
  const isNone = sumOf(answers.shortage) + sumOf(answers.resolved) === 0;
  return [fill(t.line, { name: item.name, figures: headcount }), ...(isNone ? [figures.join('　')] : figures)];
}

/** Up to this many enterprises are named in one line. */
const NAMED = 6;

/** Their short names; of many the first, and how many they are. */
export function itemNames(items: readonly WeekItem[], isNumbered = false): string {
  const some = items.slice(0, NAMED);
  const names = isNumbered ? numberedNames(some) : some.map((i) => i.short).join('、');
  return items.length > NAMED ? fill(t.andMoreOf, { names, count: items.length }) : names;
}

/** `2 榆光电子、3 云岬纺织`. */
export const numberedNames = (items: readonly WeekItem[]): string => items.map((i) => `${i.number} ${i.short}`).join('、');

/** `（上周120人，没变回“同”）`; empty where nothing is known of before. */
function offerOf(item: WeekItem, step: StepKey, facts: WeekFacts): string {
  const last = item.last?.[step] ?? (step === 'headcount' ? item.known.headcount : undefined);
  if (last === undefined) return '';
  const known = isFigures(last) ? shortFigures(last) : String(last);
  return fillChosen(script.steps[step].offer, { last: known, lastWeek: item.last ? facts.lastName : t.roster });
}

function stepLines(answers: WeekAnswers, item: WeekItem, step: StepKey, facts: WeekFacts): readonly string[] {
  const { ask } = script.steps[step];
  // Asked one by one, the enterprise was named with its first question; otherwise each question names its own.
  const draft = answers.drafts[item.id];
  const whose = draft && !draft.each ? fill(t.whose, { name: item.short }) : '';
  const hint = offerOf(item, step, facts);
  const first = step === script.order[0] ? [fill(t.heading, { number: item.number, name: item.name })] : [];
  return [...(whose === '' ? first : []), `${whose}${ask}${hint}`];
}

/** Whom a question in mid-form is about, where it does not stand right below its own heading. */
export const midHeading = (open: OpenStep): readonly string[] =>
  open.kind === 'step' && open.step !== script.order[0]
    ? [fill(t.heading, { number: open.item.number, name: open.item.name })]
    : [];

/** What is asked about something inexact. */
function gapLine(item: WeekItem, gap: Gap): string {
  const field = script.steps[gap.step].name;
  const name = item.short;
  switch (gap.kind) {
    case 'last':
      return fill(t.lastAsk, { name, last: item.last ? shortFigures(item.last.shortage) : t.dash });
    case 'split':
      return gap.sum === null
        ? fill(t.split, { name, field, total: gap.total })
        : fill(t.splitBoth, { name, field, total: gap.total, sum: gap.sum });
    case 'vague': {
      const said = quoted(gap.said);
      const whose = { name, field: gap.tier === null ? field : `${TIER_NAMES[gap.tier]}${field}` };
      // A cell of a pasted row was blank.
      if (gap.said === '' && gap.step !== 'headcount') return fill(gap.tier === null ? t.stepMissing : t.partMissing, whose);
      if (gap.why === 'tier') return fill(t.tierAgain, { name, said, field });
      if (gap.likely !== undefined) return fill(t.headcountLikely, { name, said, likely: gap.likely });
      if (gap.step === 'headcount') return fill(gap.why === 'relative' ? t.headcountMoved : t.headcountAgain, { name, said });
      if (gap.tier === null) return fill(gap.why === 'relative' ? t.stepRelative : t.stepAgain, { name, said, field });
      const one = { name, said, field: `${TIER_NAMES[gap.tier]}${field}` };
      if (gap.why === 'relative') return fill(t.relativeAgain, one);
      return fill(isDenial(gap.said) ? t.partNot : t.partAgain, one);
    }
  }
}

/** A sentence for each that is filed otherwise than when it was read back (domain §5.5). */
export const filedSince = (file: readonly (Reviewed & { readonly item: ItemId })[], facts: WeekFacts): readonly string[] =>
  file.flatMap(({ item: id, stood }) => {
    const item = itemOf(facts, id);
    if (stood === undefined || item === undefined || isSameFiling(stood, item.filed)) return [];
    return [fill(item.filed === null ? t.withdrawnSince : t.filedSince, { name: item.short })];
  });

export const isSameFiling = (a: FullAnswers | null, b: FullAnswers | null): boolean =>
  a === null || b === null ? a === b : differences(a, b).length === 0;

type Difference = {
  readonly step: StepKey;
  readonly field: string;
  /** People; undefined: no figure. */
  readonly was: number | undefined;
  readonly is: number | undefined;
};

const peopleSaid = (count: number | undefined): string => (count === undefined ? t.dash : fill(t.people, { count }));

/** `普工缺工8人改为9人`. */
export const changeWords = ({ field, was, is }: Difference): string =>
  fill(t.change, { field, was: peopleSaid(was), is: peopleSaid(is) });

/** Each figure that differs, old and new, in the order of the form. */
export function differences(before: ItemAnswers, after: ItemAnswers): readonly Difference[] {
  return script.order.flatMap((step): readonly Difference[] => {
    const { name } = script.steps[step];
    if (step === 'headcount') {
      const [was, is] = [before.headcount, after.headcount];
      return was === is ? [] : [{ step, field: name, was, is }];
    }
    const [was, is] = [before[step], after[step]];
    return SKILL_TIERS.filter((tier) => (was?.[tier] ?? 0) !== (is?.[tier] ?? 0)).map((tier) => ({
      step,
      field: `${TIER_NAMES[tier]}${name}`,
      was: was?.[tier],
      is: is?.[tier],
    }));
  });
}

/**
 * Old and new of what had been said before, a line each; the last of a step's tiers tells what they add up to now. `isTold`: which of
 * them; left out: each. Of one that is filed its 更正 line says it.
 */
export function changeLines(
  item: WeekItem,
  before: ItemAnswers,
  after: ItemAnswers,
  isTold: (difference: Difference) => boolean = () => true,
): readonly string[] {
  if (item.filed !== null) return [];
  const all = differences(before, after).filter((one) => one.was !== undefined && isTold(one));
  return all.map(({ step, field, was, is }, i) => {
    const figures = after[step];
    const said = { name: item.short, field, was: peopleSaid(was), is: peopleSaid(is) };
    return isFigures(figures) && all[i + 1]?.step !== step
      ? fill(t.changedSum, { ...said, step: script.steps[step].name, sum: sumOf(figures) })
      : fill(t.changed, said);
  });
}

/** Every figure that had been said and is smaller now, whatever the answer was about: no 0 comes into a read-back unseen. */
export const loweredLines = (before: WeekAnswers, after: WeekAnswers, facts: WeekFacts): readonly string[] =>
  Object.entries(before.drafts).flatMap(([id, { answers }]) => {
    const [item, now] = [itemOf(facts, id), after.drafts[id]?.answers];
    const isLower = ({ was, is }: Difference) => was !== undefined && is !== undefined && is < was;
    return item && now ? changeLines(item, answers, { ...answers, ...now }, isLower) : [];
  });

/** The owed enterprises with last period's figures and how to answer. */
export function listLines(facts: WeekFacts): readonly string[] {
  const counts = dutyCounts(facts);
  const owed = dutyOf(facts).filter((i) => !i.filed);
  const week = facts.periodName;
  if (counts.due_count === 0) return [fill(t.nothingOwed, { week })];
  if (owed.length === 0) return [fill(t.allFiled, { week, ...counts, name: exampleName(facts) })];
  const lines = owed.map(({ number, short: name, last }) => {
    const said = { number, name, lastWeek: facts.lastName };
    if (!last) return fill(t.listNoLast, said);
    return sumOf(last.shortage) === 0 ? fill(t.listNone, said) : fill(t.listLast, { ...said, last: shortFigures(last.shortage) });
  });
  const canRepeat = owed.some((i) => i.last);
  return [
    fill(t.title, { week, due: facts.dueName, ...counts }),
    ...lines,
    fill(canRepeat ? t.listHow : t.listHowFirst, { number: owed[0]?.number ?? 1 }),
  ];
}

/** The enterprises a name may stand for, by their numbers in the list. */
const choices = (which: WhichItem, facts: WeekFacts): readonly string[] =>
  which.candidates.flatMap((id) => {
    const item = itemOf(facts, id);
    return item ? [fill(t.whichLine, { number: item.number, name: item.name })] : [];
  });

/** Of two that are named alike the figures tell which is asked about. */
const whichSaid = ({ typed, entry }: WhichItem): { readonly typed: string; readonly said: string } => {
  const said = saidWords(entry).join('、');
  return { typed: quoted(typed), said: said === '' ? '' : fill(t.whichSaid, { said }) };
};

/** The open question in full, as it is asked the first time. */
export function openStepLines(
  answers: WeekAnswers,
  facts: WeekFacts,
  open: Exclude<OpenStep, { kind: 'review' | 'list' }>,
): readonly string[] {
  switch (open.kind) {
    case 'which':
      return [fill(t.which, whichSaid(open.which)), ...choices(open.which, facts), t.whichHow];
    case 'gap':
      return [gapLine(open.item, open.gap)];
    case 'step':
      return stepLines(answers, open.item, open.step, facts);
  }
}

/** The open question again, in one line; null where nothing is asked. */
export function openStepLine(facts: WeekFacts, open: OpenStep): string | null {
  switch (open.kind) {
    case 'which':
      return fill(t.resumeWhich, { ...whichSaid(open.which), choices: choices(open.which, facts).join('、') });
    case 'gap':
      return gapLine(open.item, open.gap);
    case 'step':
      return fill(t.resumeStep, {
        name: open.item.short,
        ask: `${script.steps[open.step].ask}${offerOf(open.item, open.step, facts)}`,
      });
    case 'review':
      return fill(t.resumeReview, { names: itemNames(open.items.map((i) => i.item)) });
    case 'list':
      return null;
  }
}
