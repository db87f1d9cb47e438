// What do the task force's and the coordinators' desks set going by a message?
import type { Room } from '../room.ts';
import { type Reminding, remind } from './remind.ts';

export type ActsWorks = Reminding;

export const actsRoom = (works: ActsWorks): Room => ({
  name: 'acts',
  commands: { remind: (visit) => remind(works, visit) },
});
