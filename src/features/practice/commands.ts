// What does each command about good practice do?
import type { practiceCommands } from '../../../conversations/practice.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { openWriting, type PracticeDeps, practice, praise } from './feature.ts';

export const practiceHandlers = ({ practices }: PracticeDeps): HandlersOf<typeof practiceCommands> => ({
  practice: (turn) => practice(practices, openWriting({ practices }), turn),
  adopt: (turn) => praise(practices, turn, 'adopt'),
  spread: (turn) => praise(practices, turn, 'spread'),
});
