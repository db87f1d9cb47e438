// What does each command about good practice do?
import type { practiceCommands } from '../../../conversations/practice.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { openWriting, type PracticeDeps, practice, praise } from './room.ts';

export const practiceHandlers = ({ practices }: PracticeDeps): HandlersOf<typeof practiceCommands> => ({
  practice: (visit) => practice(practices, openWriting({ practices }), visit),
  adopt: (visit) => praise(practices, visit, 'adopt'),
  spread: (visit) => praise(practices, visit, 'spread'),
});
