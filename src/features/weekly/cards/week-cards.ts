// Which cards go beside the list of a week's report?
import { cardTexts as t } from '../../../../conversations/cards.ts';
import type { Card } from '../../../desk/card.ts';
import { sayDue, sayWeek } from '../../../desk/voices.ts';
import type { Week } from '../../../domain/time.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { changedTask, type ListedTask, onOneCard, startTask } from './task.ts';

type CardsOf = {
  readonly week: Week;
  readonly due: Date;
  /** What is still to be reported, in the list's order. */
  readonly owed: readonly ListedTask[];
  /** Some of it has a last week. */
  readonly canRepeat: boolean;
  /** What they are made for; no other cards are. */
  readonly cause: string;
  readonly now: Date;
};

/** Keys of the buttons; a phone may hold an older card, so a key keeps its meaning. */
export const BUTTONS = { same: t.same, oneByOne: t.oneByOne, pause: t.pause } as const;
export type Button = keyof typeof BUTTONS;

/** None where nothing is owed; which of them changed is asked where there are two or more. */
export function weekCards({ week, due, owed, canRepeat, cause, now }: CardsOf): readonly Card[] {
  if (owed.length === 0) return [];
  const button = (id: Button) => ({ id, text: BUTTONS[id] });
  const start: Card = {
    kind: 'buttons',
    task: startTask(week, cause),
    title: fill(t.startTitle, { week: sayWeek(week, now) }),
    text: fill(t.startText, { count: owed.length, due: sayDue(due, now) }),
    buttons: [...(canRepeat ? [button('same')] : []), button('oneByOne'), button('pause')],
    main: [canRepeat ? 'same' : 'oneByOne'] satisfies readonly Button[],
  };
  const listed = onOneCard(week, owed);
  if (!canRepeat || listed.length < 2) return [start];
  const changed: Card = {
    kind: 'checkbox',
    task: changedTask(week, listed, cause),
    title: t.changedTitle,
    text: `${t.changedText}${listed.length < owed.length ? fill(t.changedFirst, { shown: listed.length }) : ''}`,
    options: listed.map(({ number, short }) => ({ id: String(number), text: fill(t.option, { number, name: short }) })),
    submit: { id: 'changed', text: t.submit },
  };
  return [start, changed];
}
