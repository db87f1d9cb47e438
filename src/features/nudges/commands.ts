// What do the commands about reminders do?
import type { remindCommands } from '../../../conversations/remind.ts';
import type { snoozeCommands } from '../../../conversations/snooze.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { type Reminding, remind } from './remind.ts';
import { type Snoozing, snooze } from './snooze.ts';

export const nudgeHandlers = (deps: Reminding & Snoozing): HandlersOf<typeof remindCommands & typeof snoozeCommands> => ({
  remind: (turn) => remind(deps, turn),
  snooze: (turn) => snooze(deps, turn),
});
