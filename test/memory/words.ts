// The words of what the bot says.
import type { Say } from '../../src/desk/say.ts';

/** Throws where it says something else than words. */
export function wordsOf(say: Say): string {
  if (say.kind !== 'text') throw new Error(`no words but a ${say.kind}`);
  return say.text;
}
