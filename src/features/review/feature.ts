// Which of a person's words oversee a week's reports?

import type { Feature } from '../../desk/feature.ts';
import type { MonthReturns } from '../../desk/month-returns.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Settings } from '../../domain/settings.ts';
import { changedAnswer } from './changed-since.ts';
import { askCorrection, openCorrection } from './correction.ts';
import { decideCorrection, openRefusal } from './correction-decision.ts';
import type { Oversight } from './port.ts';
import { openReopen } from './reopen.ts';
import { openSendBack } from './send-back.ts';
import { openSignOff } from './sign-off.ts';
import type { ListFiles } from './sign-off-table.ts';
import { standsBack } from './stands.ts';
import { stateAnswer } from './states.ts';

export type Overseeing = Omit<Oversight, 'consequences'> & {
  readonly reports: Reports;
  readonly monthReturns: Pick<MonthReturns, 'returned'>;
  readonly settings: Settings;
};

/** With what lists are made into workbooks. */
type Listing = Overseeing & ListFiles;

export const reviewForms = (deps: Overseeing) => ({
  signOff: openSignOff(deps),
  return: openSendBack(deps),
  reopen: openReopen(deps),
  correction: openCorrection(deps),
  refusal: openRefusal(deps),
});

export function reviewFeature(deps: Listing): Feature {
  const forms = reviewForms(deps);
  return {
    name: 'oversight',
    forms: Object.values(forms),
    hears: {
      // 属实 alone is 确认; behind a report that was sent back it is its answer.
      stands: (turn, { args }) => standsBack(deps, turn, args),
      // 更正 of a week that is closed or published has to be asked for.
      correct: (turn, { enterprise, rest }) => askCorrection(deps, forms.correction, turn, enterprise, rest),
      decision: (turn, { decision }) => decideCorrection(deps, forms.refusal, turn, decision),
    },
    query: async (turn) =>
      (await changedAnswer(deps.publications, deps, turn, turn.query)) ?? (await stateAnswer(deps, turn, turn.query)),
  };
}
