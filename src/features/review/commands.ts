// What does each command over a week's reports do?
import type { oversightCommands } from '../../../conversations/oversight.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import { type Overseeing, reviewForms } from './feature.ts';
import { askReopen } from './reopen.ts';
import { askSendBack } from './send-back.ts';
import { askSignOff } from './sign-off.ts';
import { stands } from './stands.ts';

export const reviewHandlers = (deps: Overseeing): HandlersOf<typeof oversightCommands> => {
  const forms = reviewForms(deps);
  return {
    stands: (turn) => stands(deps, turn, turn.command.args ?? {}),
    return: (turn) => askSendBack(deps, forms.return, turn),
    signOff: (turn) => askSignOff(deps, forms.signOff, turn),
    reopen: (turn) => askReopen(deps, forms.reopen, turn),
  };
};
