// What does each command over a week's reports do?
import type { oversightCommands } from '../../../conversations/oversight.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { beginPublish } from './publish.ts';
import { askReopen } from './reopen.ts';
import { type Overseeing, reviewForms } from './room.ts';
import { askSendBack } from './send-back.ts';
import { beginSignOff } from './sign-off.ts';

export const reviewHandlers = (deps: Overseeing): HandlersOf<typeof oversightCommands> => {
  const forms = reviewForms(deps);
  return {
    return: (visit) => askSendBack(deps, forms.return, visit),
    signOff: (visit) => beginSignOff(deps, visit),
    reopen: (visit) => askReopen(forms.reopen, visit),
    publish: (visit) => beginPublish(deps, visit),
  };
};
