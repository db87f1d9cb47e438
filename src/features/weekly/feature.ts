// What of a text is about the week's report: figures by name or number, answers to its question, corrections, practice?
import { rehearsalTexts } from '../../../conversations/rehearsal.ts';
import type { Feature, Spoken, Visit } from '../../desk/feature.ts';
import { withFloor } from '../../desk/floor.ts';
import type { ListsShown } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { isBusy } from '../../desk/thread.ts';
import type { Event } from '../../desk/week/form/turn.ts';
import { weekAtHand } from '../../desk/week/which-week.ts';
import type { Week } from '../../domain/time.ts';
import type { Cards } from './cards/beside.ts';
import { onPressed } from './cards/pressed.ts';
import { withoutClosed } from './closed-week.ts';
import type { Weekly } from './file-reports.ts';
import { listShown } from './list-shown.ts';
import { onLines, onReport } from './onto-week.ts';
import { end, withoutStale } from './rehearsal.ts';
import { reportTurn } from './turn.ts';

export type WeeklyFeature = Cards & { readonly nudged: ListsShown };

/** Last of the features: what no other takes may still be about the week. */
export const weeklyFeature = (given: WeeklyFeature): Feature => {
  const deps = ({ reports }: Spoken): WeeklyFeature => ({ ...given, reports });
  const onList = async <V extends Visit>(
    visit: V,
    byNumber: boolean,
    work: (visit: V, before: Week | null) => Promise<Answered | null>,
  ) => {
    const { visit: seen, before } = await withList(given.nudged, visit, byNumber);
    const answered = await work(seen, before);
    return answered && withFloor(answered, visit.speaker.arrivedAt);
  };
  return {
    name: 'weekly',
    hears: {
      endRehearsal: async ({ thread }) => ({ thread: end(thread), lines: [rehearsalTexts.ended] }),
      report: (visit, meaning) => onList(visit, meaning.byNumber, (seen) => onReport(deps(visit), seen, meaning)),
      correctNumber: (visit, { number, byNumber }) =>
        onList(
          visit,
          byNumber,
          async (seen) => (await turn(deps(visit), seen, { kind: 'correctNumber', number })) ?? nothing(seen),
        ),
      reply: (visit, { byNumber }) =>
        onList(visit, byNumber, (seen, before) =>
          reportTurn(
            deps(visit),
            seen.speaker,
            seen.thread,
            { kind: 'answer', text: seen.text },
            seen.chosen ?? before ?? weekAtHand(seen.speaker, seen.thread),
          ),
        ),
      lines: (visit, meaning) => onList(visit, meaning.byNumber, (seen) => onLines(deps(visit), seen, meaning)),
    },
    pressed: (visit) => onPressed(deps(visit), visit),
    settle: async (spoken) => {
      const { speaker, thread } = spoken;
      const practised = withoutStale(thread, speaker.arrivedAt);
      const settled = await withoutClosed(deps(spoken), speaker, practised);
      return practised === thread ? settled : { ...settled, lines: [rehearsalTexts.stale, ...settled.lines] };
    },
    again: async (spoken) => (isBusy(spoken.thread) ? turn(deps(spoken), spoken, { kind: 'again' }) : null),
    missed: async (spoken) => (isBusy(spoken.thread) ? turn(deps(spoken), spoken, { kind: 'missed' }) : null),
  };
};

const nothing = ({ thread }: Spoken): Answered => ({ thread, lines: [] });

const turn = (deps: Weekly, { speaker, thread }: Pick<Spoken, 'speaker' | 'thread'>, event: Event): Promise<Answered | null> =>
  reportTurn(deps, speaker, thread, event, weekAtHand(speaker, thread));

/** Who answers by number, or for all at once, answers the list they saw last. `before`: another week's answer was left open. */
export async function withList<V extends Visit>(
  nudged: ListsShown,
  visit: V,
  byNumber: boolean,
): Promise<{ readonly visit: V; readonly before: Week | null }> {
  if (!byNumber || visit.chosen !== null) return { visit, before: null };
  const { thread, busyBefore } = await listShown(nudged, visit.speaker, visit.thread);
  return { visit: { ...visit, thread }, before: busyBefore };
}
