// Which command begins with its own word and carries what stands behind: 退回 甲公司 原因, 接单 12?
import type { CommandName } from '../../../conversations/commands.ts';
import type { CommandArgs, CommandReading, ReadingContext } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { isEmpty, restOf } from './args.ts';
import { readArguments } from './arguments.ts';
import { isFrom, OPENINGS } from './table.ts';

/** What is longer behind the word is a text of its own: a broadcast, a reason, a note. */
const LONGEST = 120;

export const command = (name: CommandName, args: CommandArgs = {}): CommandReading =>
  Object.keys(args).length === 0 ? { kind: 'command', name } : { kind: 'command', name, args };

/** The command, or null where the word stands alone or what follows does not belong to it. */
export function readOpening(folded: Folded, context: ReadingContext): CommandReading | null {
  const found = longestWord(OPENINGS, folded, 0);
  if (found === null || found.to === folded.text.length) return null;
  const rest = restOf(folded.typed(found.to, folded.text.length), context);
  if (isEmpty(rest)) return null;
  const isApart = folded.gaps[found.to] !== GAP.none || /[:：,，]/.test(folded.text[found.to] as string);
  for (const opening of found.value) {
    if (rest.folded.text.length > LONGEST && !opening.long) continue;
    if (opening.apart && !isApart && !/^(?:请|各|大家|通知)/.test(rest.folded.text)) continue;
    if (!isFrom(opening, context.person.role)) continue;
    const args = readArguments(opening, rest);
    if (args !== null) return command(opening.name, args);
  }
  return null;
}
