// What does the command of the month's return do?
import type { monthlyCommands } from '../../../conversations/monthly.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { beginReturn, type MonthlyDeps } from './feature.ts';

export const monthlyHandlers = (deps: MonthlyDeps): HandlersOf<typeof monthlyCommands> => ({
  monthly: (turn) => beginReturn(deps, turn),
});
