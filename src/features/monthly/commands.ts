// What does the command of the month's return do?
import type { monthlyCommands } from '../../../conversations/monthly.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { beginReturn, type MonthlyRoom } from './room.ts';

export const monthlyHandlers = (deps: MonthlyRoom): HandlersOf<typeof monthlyCommands> => ({
  monthly: (visit) => beginReturn(deps, visit),
});
