// Which act does the task of a card stand for? Whose it is follows from who presses, never from the task.
import { createHash } from 'node:crypto';
import { CARD_LIMITS, type CardTask } from '../../../desk/card.ts';
import { type Week, weekExists } from '../../../domain/time.ts';

/** An enterprise as the person's list of that week shows it. */
export type ListedTask = { readonly id: string; readonly number: number; readonly short: string };

export type ReadTask =
  | { readonly purpose: 'start'; readonly week: Week }
  /** The list's numbers that stood on the card, and a print of the enterprises they meant then. */
  | { readonly purpose: 'changed'; readonly week: Week; readonly numbers: readonly number[]; readonly print: string };

const START = /^start@(\d{4}-W\d{2})@[\w-]+$/;
const CHANGED = /^changed@(\d{4}-W\d{2})@(\d+(?:-\d+)*)@([\w-]{6})@[\w-]+$/;

/** A short name of a text, in letters a task may hold. */
const printOf = (text: string, length: number): string => createHash('sha256').update(text).digest('base64url').slice(0, length);

/** `cause`: what the card was made for, and nothing else was: a message, a nudge. */
export const startTask = (week: Week, cause: string): CardTask => `start@${week}@${printOf(cause, 16)}`;

export const changedTask = (week: Week, listed: readonly ListedTask[], cause: string): CardTask =>
  `changed@${week}@${listed.map((l) => l.number).join('-')}@${printOfListed(listed)}@${printOf(cause, 16)}`;

/** The first of them, as many as one card and its task hold. */
export function onOneCard(week: Week, listed: readonly ListedTask[]): readonly ListedTask[] {
  const some = listed.slice(0, CARD_LIMITS.boxes);
  while (some.length > 0 && changedTask(week, some, '').length > CARD_LIMITS.task) some.pop();
  return some;
}

/** Tells whether the numbers of a card still mean the same enterprises. */
export const printOfListed = (listed: readonly Pick<ListedTask, 'id'>[]): string =>
  printOf(JSON.stringify(listed.map((l) => l.id)), 6);

/** Null where the task is no card of the week's report. */
export function readTask(task: CardTask): ReadTask | null {
  const [, started] = START.exec(task) ?? [];
  if (started !== undefined) return weekExists(started) ? { purpose: 'start', week: started } : null;
  const [, week, numbers, print] = CHANGED.exec(task) ?? [];
  if (week === undefined || !weekExists(week) || numbers === undefined || print === undefined) return null;
  return { purpose: 'changed', week, numbers: numbers.split('-').map(Number), print };
}
