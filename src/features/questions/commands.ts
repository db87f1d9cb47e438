// What do the commands after a question do?
import type { questionCommands } from '../../../conversations/questions.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { nextPage, type Questions, showAll, sources } from './feature.ts';

export const questionHandlers = (deps: Questions): HandlersOf<typeof questionCommands> => ({
  sources: (turn) => sources(deps, turn),
  nextPage: (turn) => nextPage(deps, turn),
  showAll: (turn) => showAll(deps, turn),
});
