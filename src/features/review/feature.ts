// Which of a person's words oversee a week's reports?

import type { Feature, TextTurn } from '../../desk/feature.ts';
import type { Reports } from '../../desk/ports.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Settings } from '../../domain/settings.ts';
import { askCorrection, type CorrectionForm, openCorrection } from './correction.ts';
import { decideCorrection } from './correction-decision.ts';
import { afterEnterprise } from './people.ts';
import type { Oversight } from './port.ts';
import { openReopen } from './reopen.ts';
import { openSendBack } from './send-back.ts';
import { openSignOff } from './sign-off.ts';
import { standsBack } from './stands.ts';
import { stateAnswer } from './states.ts';

export type Overseeing = Omit<Oversight, 'consequences'> & { readonly reports: Reports; readonly settings: Settings };

export const reviewForms = (deps: Overseeing) => ({
  signOff: openSignOff(deps),
  return: openSendBack(deps),
  reopen: openReopen(deps),
  correction: openCorrection(deps),
});

export function reviewFeature(deps: Overseeing): Feature {
  const forms = reviewForms(deps);
  return {
    name: 'oversight',
    forms: Object.values(forms),
    hears: {
      // 属实 alone is 确认; behind a report that was sent back it is its answer.
      stands: (turn, { rest }) => standsBack(deps, turn, rest),
      // 更正 of a week that is closed or published has to be asked for.
      correct: (turn, { enterprise, rest }) =>
        enterprise === null
          ? correctedAtOnce(deps, forms.correction, turn, rest)
          : askCorrection(deps, forms.correction, turn, enterprise),
      decision: (turn, { decision }) => decideCorrection(deps, turn, decision),
    },
    query: (turn) => stateAnswer(deps, turn, turn.query),
  };
}

/** The figures, and perhaps the reason, stand in the sentence that began it. */
async function correctedAtOnce(deps: Overseeing, asking: CorrectionForm, turn: TextTurn, rest: string): Promise<Answered | null> {
  const { bureau } = turn.speaker;
  for (const enterprise of contextOf(turn.speaker).own) {
    const said = afterEnterprise(bureau, enterprise, rest);
    if (said !== null) return askCorrection(deps, asking, turn, enterprise, said);
  }
  return null;
}
