// Which feature does what a command says? A command without a handler, or a handler without a command, does not compile.
import type { Handlers } from '../desk/commands.ts';
import { broadcastHandlers } from '../features/broadcast/commands.ts';
import { deadlineHandlers } from '../features/deadlines/commands.ts';
import { faqHandlers } from '../features/faq/commands.ts';
import { helpHandlers } from '../features/help/commands.ts';
import { monthlyHandlers } from '../features/monthly/commands.ts';
import { nudgeHandlers } from '../features/nudges/commands.ts';
import { practiceHandlers } from '../features/practice/commands.ts';
import { publicationHandlers } from '../features/publication/commands.ts';
import { questionHandlers } from '../features/questions/commands.ts';
import { reviewHandlers } from '../features/review/commands.ts';
import { staffingHandlers } from '../features/staffing/commands.ts';
import { urgentHandlers } from '../features/urgent/commands.ts';
import { helpInside, weeklyHandlers } from '../features/weekly/commands.ts';
import { type PublishableDeps, publishable } from './publications.ts';

/** All that the features' commands are given. */
export type CommandDeps = Parameters<typeof weeklyHandlers>[0] &
  Parameters<typeof urgentHandlers>[0] &
  Parameters<typeof practiceHandlers>[0] &
  Parameters<typeof monthlyHandlers>[0] &
  Parameters<typeof nudgeHandlers>[0] &
  Parameters<typeof reviewHandlers>[0] &
  Parameters<typeof staffingHandlers>[0] &
  Parameters<typeof deadlineHandlers>[0] &
  Parameters<typeof broadcastHandlers>[0] &
  Parameters<typeof questionHandlers>[0] &
  Parameters<typeof faqHandlers>[0] &
  PublishableDeps;

export const commandHandlers = (deps: CommandDeps): Handlers => ({
  ...weeklyHandlers(deps),
  ...urgentHandlers(deps),
  ...practiceHandlers(deps),
  ...monthlyHandlers(deps),
  ...nudgeHandlers(deps),
  ...reviewHandlers(deps),
  ...publicationHandlers(publishable(deps)),
  ...staffingHandlers(deps),
  ...deadlineHandlers(deps),
  ...broadcastHandlers(deps),
  ...questionHandlers(deps),
  ...faqHandlers(deps),
  ...helpHandlers({ settings: deps.settings, helpInside: helpInside(deps) }),
});
