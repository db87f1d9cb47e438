// Which answers to the open question of the week's report can be pressed?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { YES_OR_NO } from '../../../forms/fields.ts';
import type { AnswerOption, AskedOptions } from '../../../forms/form.ts';
import type { WeekAnswers } from './answers.ts';
import { type DoubtAsked, doubtLine, doubtQuestions } from './doubt-words.ts';
import { itemOf, type WeekFacts, type WeekItem } from './facts.ts';
import type { OpenStep } from './open.ts';

/** Which enterprise is meant, and whether the shortage is last week's; none of what takes figures. */
export function stepOptions(open: OpenStep, facts: WeekFacts): readonly AnswerOption[] {
  switch (open.kind) {
    case 'which':
      return open.which.candidates.flatMap((id) => {
        const item = itemOf(facts, id);
        return item ? [{ text: String(item.number), number: item.number, names: [item.name, item.short] }] : [];
      });
    case 'gap':
      return open.gap.kind === 'last' ? YES_OR_NO : [];
    case 'step':
    case 'review':
    case 'list':
      return [];
  }
}

/** Of a read-back the one doubt that a press can answer: of several it would have to be said which is meant. */
export function doubtOptions(answers: WeekAnswers, open: OpenStep, facts: WeekFacts): AskedOptions | null {
  if (open.kind !== 'review') return null;
  const asked = open.items.flatMap(({ item, answers: figures }) =>
    doubtQuestions(answers, item.id, facts.judge(item, figures)).map((doubt) => ({ item, doubt })),
  );
  const slips = asked.filter(({ doubt }) => doubt.kind === 'tenfold');
  // Two figures are asked about before what the enterprises need no more.
  const [one, another] = slips.length > 0 ? slips : asked;
  if (one === undefined || another !== undefined) return null;
  return { line: lineOf(one.item, one.doubt, open.items.length > 1, facts), options: answersTo(one.doubt) };
}

const lineOf = (item: WeekItem, doubt: DoubtAsked, isNamed: boolean, facts: WeekFacts): string =>
  `${isNamed ? fill(t.whose, { name: item.short }) : ''}${doubtLine(doubt, facts.lastName)}`;

function answersTo(doubt: DoubtAsked): readonly AnswerOption[] {
  if (doubt.kind === 'negativeBalance') return YES_OR_NO;
  const figures = [doubt.was, doubt.is].toSorted((a, b) => a - b).map(String);
  return figures.map((figure) => ({ text: figure, names: [figure] }));
}
