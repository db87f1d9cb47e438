// What does the command that moves a deadline do?
import type { deadlineCommands } from '../../../conversations/acts.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { askMove, type Moving, openMove } from './deadline.ts';

export const deadlineHandlers = (deps: Moving): HandlersOf<typeof deadlineCommands> => ({
  deadline: (turn) => askMove(openMove(deps), turn),
});
