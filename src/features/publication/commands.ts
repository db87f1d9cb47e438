// What does the command that publishes do?
import type { publicationCommands } from '../../../conversations/publication.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { orDatabaseAway } from '../../desk/or-away.ts';
import { askPublish, openPublish, type PublicationDeps } from './publish.ts';

export const publicationHandlers = (deps: PublicationDeps): HandlersOf<typeof publicationCommands> => {
  const publish = openPublish(deps);
  return { publish: (turn) => orDatabaseAway(turn, askPublish(deps, publish, turn)) };
};
