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
    say: say.kind === 'text' ? { ...say, text: named(say.text) } : say,
  }));
};
