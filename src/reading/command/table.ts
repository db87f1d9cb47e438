// Which words mean which command? The index of the table in `conversations/`, built once.
import { COMMAND_NAMES, type CommandName, commands } from '../../../conversations/commands.ts';
import type { Role } from '../../domain/people.ts';
import { type Command, type Opening, type Wording, wordingsOf, wordsOf } from '../../forms/definition/commands.ts';
import type { CommandArgs } from '../reading.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { wordList } from './args.ts';
import { FILLERS } from './politeness.ts';

/** A command that is meant by a word, and by whom; `from` absent: by everybody. */
export type ArgumentMeant = {
  readonly name: CommandName;
  readonly from: readonly Role[] | undefined;
  readonly args: CommandArgs | undefined;
  readonly mayAsk: boolean;
};

/** A command that begins with a word; what `passes` may stand among what follows. */
export type CommandOpened = Opening & { readonly name: CommandName; readonly passes: Lexicon<true> | null };

export const isFrom = ({ from }: { readonly from?: readonly Role[] | undefined }, role: Role): boolean =>
  from === undefined || from.includes(role);

const all: readonly (Command & { readonly name: CommandName })[] = COMMAND_NAMES.map((name) => ({ name, ...commands[name] }));

const meant = ({ name, from, mayAsk }: (typeof all)[number], wording: Wording): ArgumentMeant => ({
  name,
  from: wording.from ?? from,
  args: wording.args,
  mayAsk: mayAsk ?? false,
});

/** Whole messages by their folded text. */
export const WHOLE_COMMANDS: ReadonlyMap<string, ArgumentMeant> = new Map(
  all.flatMap((command) =>
    wordingsOf(command.words).flatMap((wording) =>
      wordsOf(wording.words).map((word): [string, ArgumentMeant] => [word, meant(command, wording)]),
    ),
  ),
);

/** Each message of one command's words and fillers alone is that command. */
export const AMONG_FILLERS: Lexicon<ArgumentMeant | 'filler'> = buildLexicon<ArgumentMeant | 'filler'>([
  ...all.flatMap((command) =>
    wordingsOf(command.among ?? []).flatMap((wording) =>
      wordsOf(wording.words).map((word): [string, ArgumentMeant] => [word, meant(command, wording)]),
    ),
  ),
  ...wordsOf(FILLERS).map((word): [string, 'filler'] => [word, 'filler']),
]);

export type WordShare = 'enough' | 'notAlone' | 'with';

/** Commands whose whole messages are put together of words. */
export const TOGETHER: readonly { readonly name: CommandName; readonly words: Lexicon<WordShare> }[] = all.flatMap(
  ({ name, together }) =>
    together === undefined
      ? []
      : [
          {
            name,
            words: buildLexicon(
              (['enough', 'notAlone', 'with'] as const).flatMap((share) =>
                wordsOf(together[share]).map((word): [string, WordShare] => [word, share]),
              ),
            ),
          },
        ],
);

const opened = (command: (typeof all)[number]): readonly CommandOpened[] =>
  (command.opens ?? []).map((opening) => ({
    ...opening,
    name: command.name,
    ...(opening.from === undefined && command.from !== undefined ? { from: command.from } : {}),
    passes: opening.passing === undefined ? null : wordList(opening.passing),
  }));

/** What begins with a word, in the order it is tried. */
export const OPENINGS: Lexicon<readonly CommandOpened[]> = (() => {
  const byWord = new Map<string, CommandOpened[]>();
  for (const opening of all.flatMap(opened))
    for (const word of wordsOf(opening.words)) byWord.set(word, [...(byWord.get(word) ?? []), opening]);
  return buildLexicon(byWord);
})();

/** What a word stands behind: the command and its first opening that is not of a month's return. */
export const BEHIND: ReadonlyMap<string, CommandOpened> = new Map(
  all.flatMap((command) => {
    const first = opened(command).find(({ takes }) => !takes.includes('monthReturn'));
    return first === undefined ? [] : wordsOf(command.behind ?? '').map((word): [string, CommandOpened] => [word, first]);
  }),
);
