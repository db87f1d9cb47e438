// What does the command that tells everybody something do?
import type { broadcastCommands } from '../../../conversations/acts.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { askBroadcast, type Broadcasting, openBroadcast } from './broadcast.ts';

export const broadcastHandlers = (deps: Broadcasting): HandlersOf<typeof broadcastCommands> => ({
  broadcast: (turn) => askBroadcast(openBroadcast(deps), turn),
});
