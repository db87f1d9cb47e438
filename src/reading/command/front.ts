// Which command begins with its own word and carries what stands behind: 退回 甲公司 原因, 接单 12?

import type { CommandReading, ReadingContext } from '../reading.ts';
import { buildLexicon, longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { isEmpty, restOf } from './args.ts';
import { VERBS, type Verb } from './verbs.ts';

/** What is longer behind the word is a text of its own: a broadcast, a reason, a note. */
const LONGEST = 120;

const byWord = new Map<string, Verb[]>();
for (const verb of VERBS) for (const word of verb.words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), verb]);
const VERB_WORDS = buildLexicon(byWord);

/** The command, or null where the word stands alone or what follows does not belong to it. */
export function readVerbInFront(folded: Folded, context: ReadingContext): CommandReading | null {
  const found = longestWord(VERB_WORDS, folded, 0);
  if (found === null || found.to === folded.text.length) return null;
  const rest = restOf(folded.typed(found.to, folded.text.length), context);
  if (isEmpty(rest)) return null;
  const isApart = folded.gaps[found.to] !== GAP.none || /[:：,，]/.test(folded.text[found.to] as string);
  for (const verb of found.value) {
    if (rest.folded.text.length > LONGEST && !verb.carriesText) continue;
    if (verb.apart && !isApart && !/^(?:请|各|大家|通知)/.test(rest.folded.text)) continue;
    if (verb.roles && !verb.roles.includes(context.person.role)) continue;
    const args = verb.read(rest);
    if (args !== null)
      return Object.keys(args).length === 0 ? { kind: 'command', name: verb.name } : { kind: 'command', name: verb.name, args };
  }
  return null;
}
