// What does each command about who serves whom do?
import type { staffingCommands } from '../../../conversations/acts.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { askHandOver, type HandingOn } from './hand-over.ts';
import { type Leaving, leave } from './leave.ts';
import { staffingForms } from './room.ts';
import { askStandIn, type StandingIn } from './stand-in.ts';

export const staffingHandlers = (deps: StandingIn & Leaving & HandingOn): HandlersOf<typeof staffingCommands> => {
  const forms = staffingForms(deps);
  return {
    leave: (visit) => leave(deps, visit),
    standIn: (visit) => askStandIn(forms, visit),
    handOver: (visit) => askHandOver(forms, visit),
  };
};
