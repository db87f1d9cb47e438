// Who answers a command, and may this person use it? Rights stand in the table of `conversations/` and are checked here, once.
import { type CommandName, commands } from '../../conversations/commands.ts';
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import type { Command } from '../forms/definition/commands.ts';
import { fillChosen } from '../forms/definition/fill.ts';
import { exampleValues } from './examples.ts';
import type { CommandTurn } from './feature.ts';
import { menu, whomToAsk } from './greeting.ts';
import type { Answered } from './receive.ts';
import type { Speaker } from './speaker.ts';

/** `isWhole`: nothing that is open beneath is repeated under the answer. */
export type Handled = Answered & { readonly isWhole?: true };

/** Does what a command says, for a person who may use it; null where it means nothing here. */
export type Handler = (turn: CommandTurn) => Promise<Handled | null>;

/** One handler for each command of a table; one too many or too few does not compile. */
export type HandlersOf<Table> = { readonly [Name in keyof Table]: Handler };

/** One handler for every command there is. */
export type Handlers = HandlersOf<Readonly<Record<CommandName, Command>>>;

/** What the command does, or why this person may not use it. */
export async function onCommand(handlers: Handlers, turn: CommandTurn): Promise<Handled> {
  const { speaker, thread, command } = turn;
  const refused = refusal(speaker, command.name);
  const handled = refused === null ? await handlers[command.name](turn) : { thread, lines: refused };
  return handled ?? { thread, lines: [filled(frontDeskTexts.notFor, speaker)] };
}

/** Why this person may not use a command; null where they may. */
export function refusal(speaker: Speaker, name: CommandName): readonly string[] | null {
  const { role } = speaker.person;
  const { roles, refused }: Command = commands[name];
  if (roles.includes(role)) return null;
  const said = (typeof refused === 'object' ? refused[role] : refused) ?? frontDeskTexts.notFor;
  return [said].flat().map((line) => filled(line, speaker));
}

const filled = (line: string, speaker: Speaker): string =>
  fillChosen(line, { ...exampleValues(speaker), whom: whomToAsk(speaker), menu: menu(speaker.person) });
