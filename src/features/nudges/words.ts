// Which words does each nudge get, when it is planned and when part of it was filed before it went out?

import { isGroup, regionOfGroup } from '../../desk/groups/receiver.ts';
import type { Bureau, Bureaus, Claimed, Clock } from '../../desk/ports.ts';
import { type Say, text } from '../../desk/say.ts';
import type { Nudge } from '../../domain/nudges.ts';
import type { Settings } from '../../domain/settings.ts';
import { STAGES, type Stage } from '../../domain/stages.ts';
import { groupText, isGroupStage } from './group-words.ts';
import { monthlyNudgeText } from './monthly-words.ts';
import { isAskedFor, isSnooze } from './snoozes.ts';
import { type SummaryDeps, summaryText } from './summary.ts';
import { type ReminderAbout, weeklyNudgeText } from './texts.ts';

export type NudgeTextDeps = SummaryDeps & { readonly settings: Settings; readonly corp: string };

/** What a nudge says at `now`. Problems: database.away. */
export async function nudgeWords(deps: NudgeTextDeps, bureau: Bureau, nudge: Nudge, now: Date): Promise<Say> {
  const { person, period: week } = nudge;
  if (nudge.kind === 'monthly') return text(monthlyNudgeText(bureau, { ...nudge, at: now }, deps.settings));
  if (nudge.stage !== 'summary') return text(weeklyNudgeText(bureau, { ...nudge, at: now }));
  const { userid, role, region } = person;
  const asker = { corp: deps.corp, userid, role, region };
  return text(await summaryText(deps, { bureau, person, asker, week, now }));
}

type RewriteDeps = { readonly bureaus: Pick<Bureaus, 'current'>; readonly clock: Clock };

/** What a row says of the part that is still owed; null where it is none of ours, or whose person or group is no longer there. */
export const rewriter =
  ({ bureaus, clock }: RewriteDeps) =>
  async ({ person: receiver, owed, stage }: Claimed): Promise<Say | null> => {
    if (owed === null || stage === null || !('week' in owed)) return null;
    const bureau = await bureaus.current();
    const at = clock.now();
    const { week, enterprises } = owed;
    if (isGroup(receiver) && isGroupStage(stage)) {
      return text(groupText(bureau, { region: regionOfGroup(receiver), stage, week, at, missing: enterprises }));
    }
    const person = bureau.roster.people.find((p) => p.userid === receiver);
    const said = remindingStage(stage);
    if (!person || said === null) return null;
    const names = new Map(bureau.roster.enterprises.map((e) => [e.id, e.name]));
    const named = enterprises.map((id) => names.get(id) ?? '');
    return text(weeklyNudgeText(bureau, { person, period: week, at, stage: said, enterprises, owed: named }));
  };

function remindingStage(stage: string): ReminderAbout['stage'] | null {
  if (isAskedFor(stage)) return 'asked';
  return isSnooze(stage) ? 'snooze' : (STAGES.find((known): known is Stage => known === stage) ?? null);
}
