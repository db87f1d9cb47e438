// What do the commands after a question do?
import type { questionCommands } from '../../../conversations/questions.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { type Questions, sources } from './room.ts';

export const questionHandlers = (deps: Questions): HandlersOf<typeof questionCommands> => ({
  sources: (visit) => sources(deps, visit),
});
