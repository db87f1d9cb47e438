// What do the commands about reminders do?
import type { remindCommands } from '../../../conversations/remind.ts';
import type { snoozeCommands } from '../../../conversations/snooze.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { orDatabaseAway } from '../../desk/or-away.ts';
import { remind } from './remind.ts';
import type { Reminding } from './reminding.ts';
import { type Snoozing, snooze } from './snooze.ts';
import { type SummaryDeps, summaryAsked } from './summary.ts';

export const nudgeHandlers = (
  deps: Reminding & Snoozing & SummaryDeps,
): HandlersOf<typeof remindCommands & typeof snoozeCommands> => ({
  remind: (turn) => remind(deps, turn),
  summary: (turn) => orDatabaseAway(turn, summaryAsked(deps, turn)),
  snooze: (turn) => snooze(deps, turn),
});
