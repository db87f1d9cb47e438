// What may a file in `conversations/` say of a command? Its words and rights are data; what it does is a handler of its feature.
import type { Role } from '../../domain/people.ts';

/** One answer for everybody, or one by role; a role that is left out gets the front desk's own sentence. */
type RefusalLine = string | Readonly<Partial<Record<Role, string | readonly string[]>>>;

/**
 * What may follow a command's word, each read by a parser of its own; `?` marks what may be missing. What comes first in the list is
 * looked for first.
 * `number` 12, 12号 · `text` all that follows · `reason` the same, said of a return or a demand · `outcome` 解决60人 and a text ·
 * `receiver` whom a demand goes to · `enterprise` any, `known` one of the roster or several, `one` for certain, `named` in front of more · `need` an enterprise and
 * how many it needs · `period` a week or month, `periodAhead` before anything else, `week`, `month` · `places` districts · `deadline` a period and its new instant ·
 * `until` the end of a leave · `standIn` for whom until when, `standInEnd` for whom no longer · `handOver` an enterprise and to whom ·
 * `monthReturn` the return of a month, of a district
 */
export type ArgumentKind =
  | 'number'
  | 'text'
  | 'text?'
  | 'reason'
  | 'reason?'
  | 'named'
  | 'monthReturn'
  | 'outcome'
  | 'receiver'
  | 'enterprise'
  | 'enterprise?'
  | 'known?'
  | 'one?'
  | 'need'
  | 'period?'
  | 'periodAhead?'
  | 'week?'
  | 'month'
  | 'places'
  | 'places?'
  | 'deadline'
  | 'until'
  | 'standIn'
  | 'standInEnd'
  | 'handOver';

/** Lists of words are one text with blanks between them, folded as reading folds: simplified, lower case, no punctuation. */
type Words = string;

type FixedArguments = { readonly on?: boolean; readonly text?: string };

/** Whole messages with nothing beside them. */
export type Wording = {
  readonly words: Words;
  /** What these words say already. */
  readonly args?: FixedArguments;
  /** Who means the command by them; absent: as the command. */
  readonly from?: readonly Role[];
};

/** Words that begin the command, and what follows them. Nobody means the command by the word with anything else behind it. */
export type Opening = {
  readonly words: Words;
  readonly takes: readonly ArgumentKind[];
  /** Words that may stand among what follows and say nothing; absent: the usual particles. */
  readonly passing?: Words;
  /** What the words say already. */
  readonly args?: FixedArguments;
  readonly from?: readonly Role[];
  /** Only with a blank or a colon behind the word: 广播电视台 is no broadcast. */
  readonly apart?: true;
  /** What follows may be long. */
  readonly long?: true;
};

/** One clause of the help of a role: its line and its place there, and what joins it to the clause before (；). */
export type HelpClause = { readonly at: readonly [number, number]; readonly say: string; readonly joins?: '' | '，' };

/** Where help and menus show something. */
export type ShownIn = {
  /** What is typed for it; absent: a command's first word. */
  readonly typed?: string;
  readonly help?: Readonly<Partial<Record<Role, HelpClause | readonly HelpClause[]>>>;
  /** Its place in the menu of a role. */
  readonly menu?: Readonly<Partial<Record<Role, number>>>;
  /** Its place in the app's own menu, where everybody sees it. */
  readonly app?: { readonly group: '上报' | '查询' | '帮助'; readonly place: number; readonly name: string };
  readonly words?: Words | readonly Wording[];
};

export type Command = Omit<ShownIn, 'typed' | 'words'> & {
  /** Who may use it. Which enterprises or districts it reaches is the handler's question. */
  readonly roles: readonly Role[];
  /** What everybody else is told: {day} some days from now, {whom} to ask, {menu} of the role. */
  readonly refused?: RefusalLine;
  /** Who means the command by its words; absent: everybody. To others they are a question. */
  readonly from?: readonly Role[];
  /** Whole messages. */
  readonly words: Words | readonly Wording[];
  /** Words that mean the command among politeness and fillers too. */
  readonly among?: Words | readonly Wording[];
  /** Whole messages put together of these: one of `enough`, or one of `notAlone` beside another word, among `with`. */
  readonly together?: { readonly enough: Words; readonly notAlone: Words; readonly with: Words };
  /** Also with a question mark behind. */
  readonly mayAsk?: true;
  readonly opens?: readonly Opening[];
  /** Words behind what they are about, read by the first opening: 把锐柏退回, 12号接单, 本周签发. */
  readonly behind?: Words;
  /** Whom it is offered to as a guess. */
  readonly offered?: readonly Role[];
};

/** Commands by name. */
export type CommandTable = Readonly<Record<string, Command>>;

/** Keeps the names, so that a command without a handler does not compile. */
export const defineCommands = <const T extends CommandTable>(commands: T): Readonly<Record<keyof T & string, Command>> =>
  commands;

export const EVERYBODY: readonly Role[] = ['specialist', 'coordinator', 'taskForce', 'admin'];
export const REPORTERS: readonly Role[] = ['specialist', 'coordinator'];
export const DESKS: readonly Role[] = ['coordinator', 'taskForce'];

export const wordsOf = (words: Words): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

export const wordingsOf = (words: Words | readonly Wording[]): readonly Wording[] =>
  typeof words === 'string' ? [{ words }] : words;
