// Which forms are about who serves an enterprise and who is away: 交接, 代班, and whom 交接 or 代班 means?
import { choosing, type WhichForm } from '../../desk/acts/which.ts';
import type { Feature } from '../../desk/feature.ts';
import { askHandOver, type HandingOn, type HandOverForm, openHandOver } from './hand-over.ts';
import { askStandIn, openStandIn, type StandInForm, type StandingIn } from './stand-in.ts';

type StaffingForms = { readonly handOver: HandOverForm; readonly standIn: StandInForm; readonly which: WhichForm };

export function staffingForms(deps: StandingIn & HandingOn): StaffingForms {
  const handOver = openHandOver(deps);
  const standIn = openStandIn(deps);
  const which: WhichForm = choosing('staffingWhich', async (turn, command) =>
    command.name === 'standIn'
      ? askStandIn({ standIn, which }, { ...turn, command })
      : askHandOver({ handOver, which }, { ...turn, command }),
  );
  return { handOver, standIn, which };
}

export const staffingFeature = (deps: StandingIn & HandingOn): Feature => ({
  name: 'staffing',
  forms: Object.values(staffingForms(deps)),
});
