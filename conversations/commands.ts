// Which commands are there? Each stands in the file of its conversation; this is all of them.
import type { ShownIn } from '../src/forms/definition/commands.ts';
import { broadcastCommands, deadlineCommands, staffingCommands } from './acts.ts';
import { bulletinShown } from './bulletin.ts';
import { cardCommands } from './cards.ts';
import { exportsShown } from './exports.ts';
import { faqCommands, frontDeskCommands } from './front-desk.ts';
import { monthlyCommands } from './monthly.ts';
import { oversightCommands } from './oversight.ts';
import { practiceCommands } from './practice.ts';
import { publicationCommands } from './publication.ts';
import { questionCommands, questionsShown } from './questions.ts';
import { rehearsalCommands } from './rehearsal.ts';
import { remindCommands } from './remind.ts';
import { snoozeCommands } from './snooze.ts';
import { urgentCommands } from './urgent.ts';
import { weeklyCommands } from './weekly-commands.ts';

export const commands = {
  // 上报 11月 of a coordinator is the month's, before it is the week's.
  ...monthlyCommands,
  ...weeklyCommands,
  ...rehearsalCommands,
  ...cardCommands,
  ...snoozeCommands,
  ...urgentCommands,
  ...practiceCommands,
  ...remindCommands,
  ...oversightCommands,
  ...publicationCommands,
  ...staffingCommands,
  ...deadlineCommands,
  ...broadcastCommands,
  ...questionCommands,
  ...frontDeskCommands,
  ...faqCommands,
};

export type CommandName = keyof typeof commands;

export const COMMAND_NAMES = Object.keys(commands) as readonly CommandName[];

/** What help and menus are made of: the commands, and the questions they name beside them. */
export const shown: readonly ShownIn[] = [
  ...Object.values(commands),
  ...Object.values(questionsShown),
  ...Object.values(exportsShown),
  ...Object.values(bulletinShown),
];
