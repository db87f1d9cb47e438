// The week's report as a form: repeated over the enterprises, each with its headcount, shortage and resolved.
import { weeklyDispatch as script, weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { Form, Open as FormOpen, Question } from '../../../forms/form.ts';
import { withOwn } from '../../../forms/form-texts.ts';
import { newAnswers, type WeekAnswers, type WeekReview } from './answers.ts';
import { cancelled, skipped } from './cancel.ts';
import { dutyCounts, exampleName, itemOf, type WeekFacts } from './facts.ts';
import { type OpenStep, openOf } from './open.ts';
import { doubtOptions, stepOptions } from './options.ts';
import { reviewOf } from './read-back.ts';
import { readText } from './read-text.ts';
import { owed } from './report.ts';
import { upgraded, weekAnswers, weekReview } from './schema.ts';
import { itemNames, listLines, midHeading, openStepLine, openStepLines } from './words.ts';

export const weekForm: Form<WeekAnswers, WeekFacts, WeekReview> = {
  name: 'weekly',
  // One more than the script's that older programs stored beside the answers.
  version: script.version + 1,
  expires: 'never',
  texts: withOwn(t.form),
  answers: weekAnswers,
  reviewed: weekReview,
  open: (answers, facts) => asOpen(openOf(answers, facts)),
  review: (answers, facts, before, how) => reviewOf(answers, facts, how === 'anew' ? null : before),
  reviewLine: (answers, facts) => openStepLine(facts, openOf(answers, facts)) ?? '',
  reviewOptions: (answers, facts) => doubtOptions(answers, openOf(answers, facts), facts),
  read: (text, { answers, review }, facts) => readText(text, { ...answers, review }, facts),
  fresh: ({ period, carried }) => newAnswers(period, carried),
  cancel: cancelled,
  // While others wait, the one that is read back can be put off.
  skip: (answers, facts) => {
    const open = openOf(answers, facts);
    return open.kind === 'review' ? skipped(answers, open, facts) : null;
  },
  help: (_, facts) => [fill(t.helpOpen, { week: facts.periodName })],
  overview: (_, facts) => listLines(facts),
  progress: progressLines,
  reviewMissed: (answers, facts) => {
    const [first, second] = itemsIn(openOf(answers, facts));
    return first && second
      ? [fill(t.notYetFiledMany, { number: first.item.number }), t.notYetFiledAgain, t.notYetFiledStuck]
      : [t.notYetFiled, t.notYetFiledAgain, t.notYetFiledStuck];
  },
  // What only tells how other answers are meant.
  untracked: ['touched', 'correcting', 'carried', 'together'],
  upgrade: upgraded,
};

const itemsIn = (open: OpenStep) => (open.kind === 'review' ? open.items : []);

/** The form's open question as the engine asks it. What is read of a text is `read`'s: it asks the open question first. */
function asOpen(open: OpenStep): FormOpen<WeekAnswers, WeekFacts> {
  if (open.kind === 'list') return { kind: 'nothing' };
  if (open.kind === 'review') return { kind: 'review' };
  const question: Question<WeekAnswers, WeekFacts> = {
    key: open.kind,
    ask: (answers, facts) => openStepLines(answers, facts, open),
    anew: (answers, facts) => [...midHeading(open), ...openStepLines(answers, facts, open)],
    line: (_, facts) => openStepLine(facts, open) ?? '',
    again: (_, facts) => againLines(open, openStepLine(facts, open) ?? ''),
    read: () => ({ kind: 'notMine' }),
    options: (_, facts) => stepOptions(open, facts),
    ...(open.kind === 'which' ? { neither: () => null } : {}),
    ...(open.kind === 'which' ? {} : { skip: (answers, facts) => skipped(answers, open, facts) ?? { answers } }),
  };
  return { kind: 'question', question };
}

/** Asked again with an example, differently the second time. */
function againLines(open: Exclude<OpenStep, { kind: 'list' | 'review' }>, line: string): readonly [string, string] {
  switch (open.kind) {
    case 'step':
      return script.steps[open.step].again;
    case 'gap': {
      const isOne = open.gap.step === 'headcount' || (open.gap.kind === 'vague' && open.gap.tier !== null);
      return [isOne ? fill(t.gapAgain, { example: 12 }) : script.steps[open.gap.step].again[0], line];
    }
    case 'which':
      return [line, t.whichAgain];
  }
}

function progressLines(answers: WeekAnswers, facts: WeekFacts): readonly string[] {
  const drafted = Object.keys(answers.drafts).flatMap((id) => itemOf(facts, id) ?? []);
  const left = owed(answers, facts);
  const counts = dutyCounts(facts);
  const isDone = drafted.length + left.length === 0 && counts.due_count > 0;
  return [
    fill(isDone ? t.allFiled : t.progress, { week: facts.periodName, ...counts, name: exampleName(facts) }),
    ...(drafted.length > 0 ? [fill(t.progressDrafts, { names: itemNames(drafted) })] : []),
    ...(left.length > 0 ? [fill(t.remaining, { names: itemNames(left, true), count: left.length })] : []),
  ];
}
