// How does a message name the number of what is only numbered when it is stored?
import type { Outgoing } from '../ports.ts';

/** Stands in keys and texts of rows for the number the store gives. */
export const NUMBER = '{number}';

/** The rows with that number. */
export const withNumber = (rows: readonly Outgoing[], number: number): readonly Outgoing[] => {
  const named = (words: string): string => words.replaceAll(NUMBER, String(number));
  return rows.map(({ key, say, ...row }) => ({
    ...row,
    key: named(key),
    say: sayNamed(say, named),
  }));
};

function sayNamed(say: Outgoing['say'], named: (words: string) => string): Outgoing['say'] {
  if (say.kind === 'text') return { ...say, text: named(say.text) };
  if (say.kind !== 'card') return say;
  const { task, title, text } = say.card;
  return { ...say, card: { ...say.card, task: named(task), title: named(title), text: named(text) } };
}
