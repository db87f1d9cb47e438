// Which of a person's words oversee a week's reports?
import type { Reports } from '../../desk/ports.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Room, Visit } from '../../desk/room.ts';
import type { Settings } from '../../domain/settings.ts';
import { afterCorrect } from '../../reading/answer/lead-ins.ts';
import { askCorrection, type CorrectionForm, openCorrection } from './correction.ts';
import { decideCorrection } from './correction-decision.ts';
import { nameAhead } from './people.ts';
import type { Oversight } from './port.ts';
import { openPublish } from './publish.ts';
import { openReopen } from './reopen.ts';
import { openSendBack } from './send-back.ts';
import { openSignOff } from './sign-off.ts';
import { standsBack } from './stands.ts';

export type Overseeing = Omit<Oversight, 'consequences'> & { readonly reports: Reports; readonly settings: Settings };

export const reviewForms = (deps: Overseeing) => ({
  signOff: openSignOff(deps),
  publish: openPublish(deps),
  return: openSendBack(deps),
  reopen: openReopen(deps),
  correction: openCorrection(deps),
});

export function oversightRoom(deps: Overseeing): Room {
  const forms = reviewForms(deps);
  return {
    name: 'oversight',
    forms: Object.values(forms),
    async hears(visit) {
      const { text, reading } = visit;
      // 属实 alone is 确认; behind a report that was sent back it is its answer.
      const stands = reading.kind === 'command' && reading.name !== 'confirm' ? null : await standsBack(deps, visit);
      if (stands) return stands;
      // 更正 of a week that is closed or published has to be asked for.
      if (reading.kind === 'command' && reading.name === 'correct' && reading.args?.enterprise !== undefined)
        return askCorrection(deps, forms.correction, visit, reading.args.enterprise);
      const corrects = reading.kind === 'command' ? null : afterCorrect(text);
      return corrects === null ? decideCorrection(deps, visit) : correctedAtOnce(deps, forms.correction, visit, corrects);
    },
  };
}

/** The figures, and perhaps the reason, stand in the sentence that began it. */
async function correctedAtOnce(deps: Overseeing, asking: CorrectionForm, visit: Visit, rest: string): Promise<Answered | null> {
  const { bureau } = visit.speaker;
  const enterprise = [...contextOf(visit.speaker).own].find((id) => nameAhead(bureau, id, rest) !== null);
  if (enterprise === undefined) return null;
  const said = rest.slice((nameAhead(bureau, enterprise, rest) ?? '').length).trim();
  return askCorrection(deps, asking, visit, enterprise, said);
}
