// How is the month's return asked for, read back and corrected?
import { monthlyForm, monthlyTexts as t } from '../../../conversations/monthly.ts';
import { monthChanges, monthChangesLine } from '../../desk/month-changes.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth } from '../../desk/voices.ts';
import { monthlyDoubts } from '../../domain/monthly.ts';
import { type FigureKey, PROGRAMME_NAMES, programmeFigures } from '../../domain/programmes.ts';
import { defineForm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Field } from '../../forms/fields.ts';
import type { Read } from '../../forms/form.ts';
import { assentIn } from '../../reading/answer/assent.ts';
import { afterBecause, isReason } from '../../reading/answer/lead-ins.ts';
import { asksProgress, startsWithDigit } from '../../reading/question/talk.ts';
import { type MonthlySaid, statedOfMonth } from '../../reading/report/monthly.ts';
import { quoted } from '../../reading/text/quoted.ts';
import {
  applyFigures,
  askedAgain,
  askedFigures,
  askedProgramme,
  completedMonth,
  type MonthAnswers,
  type MonthReview,
  missingOf,
  openProgrammes,
  UNTRACKED,
} from './answers.ts';
import { isByRequest, type MonthKnown } from './known.ts';
import { againLines, filedLines, heading, howMany, notedLine, questionLines, reviewLines } from './speak.ts';
import { answersSchema, reviewSchema, upgradeForm } from './stored.ts';
import { whichMonth } from './which-month.ts';

/** The facts a return is filled in with. */
export type MonthFacts = {
  readonly known: MonthKnown;
  readonly speaker: Speaker;
  /** Setting: the day of the month a return opens on. */
  readonly opensOn: number;
};

type MonthField = Field<MonthAnswers, MonthFacts>;

const nowOf = ({ speaker }: MonthFacts): Date => speaker.arrivedAt;

/** Complete, and as it is filed already. */
function isAsFiled(answers: MonthAnswers, { known }: MonthFacts): boolean {
  const figures = completedMonth(answers, known.prefill);
  return figures !== null && known.now !== null && monthChanges(known.now.figures, figures).length === 0;
}

/** What a text says of a return, for the programme that is asked about; null where that is nothing. */
export function monthSaidOf(text: string, answers: MonthAnswers | null, now: Date): MonthlySaid | null {
  const programme = answers === null ? null : askedProgramme(answers);
  const missing = answers !== null && programme !== null ? askedFigures(answers, programme) : [];
  return statedOfMonth(text, { programme, missing, now });
}

/** Figures, 同上月 or 无. */
export function takeMonth(
  said: MonthlySaid,
  before: MonthAnswers,
  facts: MonthFacts,
): Extract<Read<MonthAnswers>, { kind: 'taken' | 'missed' }> {
  const { last } = facts.known;
  const { answers, noted, noLast } = applyFigures(before, said, last);
  const isComplete = askedProgramme(answers) === null && !isAsFiled(answers, facts);
  const lines = [...(noLast ? [t.noLast] : []), ...(noted.length > 0 && !isComplete ? [notedLine(answers, noted)] : [])];
  if (noted.length > 0 || askedProgramme(answers) === null) return { kind: 'taken', answers, lines };
  // Nothing that could be taken in. Asked again as before, it keeps what it was asked for.
  const [was, is] = [askedAgain(before), askedAgain(answers)];
  const isSame = JSON.stringify(was) === JSON.stringify(is);
  return { kind: 'missed', lines: [...lines, ...questionLines(answers, last)], ...(isSame ? {} : { answers, isFirst: true }) };
}

function read(text: string, answers: MonthAnswers, facts: MonthFacts): Read<MonthAnswers> {
  const now = nowOf(facts);
  if (asksProgress(text)) {
    const [question] = questionLines(answers, facts.known.last);
    const lines = progress(answers, facts);
    return question === undefined ? { kind: 'said', lines, thenAsks: true } : { kind: 'said', lines: [...lines, question] };
  }
  const said = monthSaidOf(text, answers, now);
  if (said === null) return unread(text, answers, facts);
  if (said.month === null || said.month === answers.month) return takeMonth(said, answers, facts);
  const other = whichMonth(facts.speaker, said.month, facts.opensOn);
  const months = { month: sayMonth(answers.month, now), other: sayMonth(said.month, now) };
  return { kind: 'said', lines: [other.kind === 'refused' ? other.line : fill(t.otherMonth, months)] };
}

/** Offered and left as they were, in this return or in the one it corrects. */
function prefilledIn(answers: MonthAnswers, { prefill, now }: MonthKnown): NonNullable<MonthReview['prefilled']> {
  const open = missingOf(answers, 'specialists');
  const known: Partial<Record<FigureKey, number>> = prefill;
  const entries = programmeFigures('specialists').flatMap(({ key }): [FigureKey, number | undefined][] => {
    if (open.includes(key)) return [[key, known[key]]];
    const kept = now?.prefilled?.[key];
    return kept !== undefined && answers.figures?.specialists?.[key] === kept ? [[key, kept]] : [];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const changesSaid = (answers: MonthAnswers, { known }: MonthFacts) => {
  const figures = completedMonth(answers, known.prefill);
  return { changes: figures === null || known.now === null ? '' : monthChangesLine(known.now.figures, figures) };
};

const SHORT = 12;

/** More figures, or the reason in words. */
function readReason(text: string, answers: MonthAnswers, facts: MonthFacts): Read<MonthAnswers> {
  const said = monthSaidOf(text, answers, nowOf(facts));
  if (said !== null && said.entries.length > 0 && !isReason(text)) return takeMonth(said, answers, facts);
  // 12月月报: a question of its own.
  if (startsWithDigit(text) && [...text].length <= SHORT) return { kind: 'notMine' };
  const reason = quoted(afterBecause(text), 120);
  if (reason === '' || assentIn(text) !== null) return { kind: 'missed' };
  return { kind: 'taken', answers: { ...answers, reason } };
}

/** Nothing of it is a figure. */
function unread(text: string, answers: MonthAnswers, facts: MonthFacts): Read<MonthAnswers> {
  if (askedProgramme(answers) !== null)
    return { kind: 'missed', lines: [t.unclear, ...questionLines(answers, facts.known.last)] };
  const isReadBack = !isAsFiled(answers, facts);
  if (isReadBack && assentIn(text) !== null) return { kind: 'notMine' };
  return { kind: 'missed', lines: [t.unclear, t.changeHow] };
}

const namesOf = (answers: MonthAnswers): string =>
  openProgrammes(answers)
    .map((p) => PROGRAMME_NAMES[p])
    .join('、');

function progress(answers: MonthAnswers, facts: MonthFacts): readonly string[] {
  const names = namesOf(answers);
  const head = heading(facts.known, answers, nowOf(facts), t.progress);
  return names === '' ? [head] : [head, fill(t.progressMissing, { names })];
}

const figures: MonthField = {
  key: 'figures',
  relevant: () => true,
  isAnswered: (answers) => askedProgramme(answers) === null,
  ask: (answers, { known }) => questionLines(answers, known.last),
  anew: (answers, facts) => [
    heading(facts.known, answers, nowOf(facts), t.title),
    ...questionLines(answers, facts.known.last),
    ...(Object.keys(answers.figures ?? {}).length === 0 ? [howMany(facts.known.last)] : []),
  ],
  line: (answers, facts) =>
    fill(t.reminder, {
      month: sayMonth(answers.month, nowOf(facts)),
      question: questionLines(answers, facts.known.last).join('') || t.changeHow,
    }),
  again: againLines,
  read,
};

/** A return that is filed and not changed: what is to be changed? */
const change: MonthField = {
  key: 'change',
  relevant: isAsFiled,
  isAnswered: () => false,
  ask: () => [t.unchanged],
  anew: (_, facts) => filedLines(facts.known, nowOf(facts)),
  line: (answers, facts) => fill(t.reminder, { month: sayMonth(answers.month, nowOf(facts)), question: t.changeHow }),
  again: () => [t.changeHow, t.unchanged],
  read,
};

/** Changes of a month that is closed or published: their reason is asked for, last. */
const reasonNeeded = (answers: MonthAnswers, facts: MonthFacts): boolean =>
  isByRequest(facts.known, nowOf(facts)) && askedProgramme(answers) === null && !isAsFiled(answers, facts);

export const monthForm = defineForm<MonthAnswers, MonthFacts, MonthReview>({
  name: 'month',
  version: 1,
  expires: 'never',
  texts: monthlyForm,
  answers: answersSchema,
  reviewed: reviewSchema,
  untracked: UNTRACKED,
  fields: (ask) => [
    figures,
    change,
    {
      ...ask.text('reason', { texts: t.requestReason, values: (answers, facts) => changesSaid(answers, facts), most: 120 }),
      relevant: reasonNeeded,
      read: readReason,
    },
  ],
  read: (text, { answers }, facts) =>
    reasonNeeded(answers, facts) && answers.reason === undefined ? readReason(text, answers, facts) : read(text, answers, facts),
  review(answers, facts, before) {
    const { known } = facts;
    const figures = completedMonth(answers, known.prefill);
    if (figures === null) throw new RangeError('a return that is not complete is not read back');
    const review: MonthReview = {
      figures,
      doubts: monthlyDoubts(figures, known.last, known.roster),
      was: known.now?.figures ?? null,
      published: known.publishedAt !== null,
      prefilled: prefilledIn(answers, known),
      ...(known.reopenedUntil === null ? {} : { reopened: known.reopenedUntil.toISOString() }),
      ...(reasonNeeded(answers, facts) ? { reason: answers.reason ?? '' } : {}),
    };
    return { lines: reviewLines(known, answers, review, before?.figures ?? null, nowOf(facts)), frozen: review };
  },
  reviewLine: ({ month }, facts) => fill(t.reminderReview, { month: sayMonth(month, nowOf(facts)) }),
  progress,
  help: ({ month }, facts) => [fill(t.help, { month: sayMonth(month, nowOf(facts)) })],
  stillOpen(answers) {
    const names = namesOf(answers);
    return [names === '' ? t.nothingNew : fill(t.stillOpen, { names })];
  },
  cancelled: (_, { known }) => (known.now === null ? monthlyForm.cancelled : t.cancelledCorrection),
  formerly: ['monthly'],
  upgrade: upgradeForm,
});
