// How are many names said in one line?
import { remindTexts as t } from '../../../conversations/remind.ts';
import { fill } from '../../forms/definition/fill.ts';

/** A phone's screen holds about so many; the count stands beside them. */
const NAMED = 20;

export const named = (names: readonly string[]): string => {
  const shown = names.slice(0, NAMED).join('、');
  return names.length > NAMED ? fill(t.more, { names: shown }) : shown;
};
