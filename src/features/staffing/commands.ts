// What does each command about who serves whom do?
import type { staffingCommands } from '../../../conversations/acts.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { staffingForms } from './feature.ts';
import { askHandOver, type HandingOn } from './hand-over.ts';
import { type Leaving, leave } from './leave.ts';
import { askStandIn, type StandingIn } from './stand-in.ts';

export const staffingHandlers = (deps: StandingIn & Leaving & HandingOn): HandlersOf<typeof staffingCommands> => {
  const forms = staffingForms(deps);
  return {
    leave: (turn) => leave(deps, turn),
    standIn: (turn) => askStandIn(forms, turn),
    handOver: (turn) => askHandOver(forms, turn),
  };
};
