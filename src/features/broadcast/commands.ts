// What does the command that tells everybody something do?
import type { broadcastCommands } from '../../../conversations/acts.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { askBroadcast } from './broadcast.ts';

export const broadcastHandlers: HandlersOf<typeof broadcastCommands> = {
  broadcast: async (visit) => askBroadcast(visit),
};
