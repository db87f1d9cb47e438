// What does each command over a week's reports do?
import type { oversightCommands } from '../../../conversations/oversight.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { askPublish } from './publish.ts';
import { askReopen } from './reopen.ts';
import { type Overseeing, reviewForms } from './room.ts';
import { askSendBack } from './send-back.ts';
import { askSignOff } from './sign-off.ts';

export const reviewHandlers = (deps: Overseeing): HandlersOf<typeof oversightCommands> => {
  const forms = reviewForms(deps);
  return {
    return: (visit) => askSendBack(deps, forms.return, visit),
    signOff: (visit) => askSignOff(deps, forms.signOff, visit),
    reopen: (visit) => askReopen(forms.reopen, visit),
    publish: (visit) => askPublish(deps, forms.publish, visit),
  };
};
