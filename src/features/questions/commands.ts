// What do the commands after a question do?
import type { questionCommands } from '../../../conversations/questions.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { nextPage, type Questions, sources } from './room.ts';

export const questionHandlers = (deps: Questions): HandlersOf<typeof questionCommands> => ({
  sources: (visit) => sources(deps, visit),
  nextPage: (visit) => nextPage(deps, visit),
});
