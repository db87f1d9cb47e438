// What does each command over a week's reports do?
import type { oversightCommands } from '../../../conversations/oversight.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { beginPublish } from './publish.ts';
import type { Overseeing } from './room.ts';
import { reopen, sendBack } from './send-back.ts';
import { beginSignOff } from './sign-off.ts';

export const reviewHandlers = (deps: Overseeing): HandlersOf<typeof oversightCommands> => ({
  return: (visit) => sendBack(deps, visit),
  signOff: (visit) => beginSignOff(deps, visit),
  reopen: (visit) => reopen(deps, visit),
  publish: (visit) => beginPublish(deps, visit),
});
