// What of a text is about the week's report: figures by name or number, answers to its question, corrections, practice?
import { rehearsalTexts } from '../../../conversations/rehearsal.ts';
import { weeklyTexts } from '../../../conversations/weekly-dispatch.ts';
import type { Feature, MessageTurn, TextTurn } from '../../desk/feature.ts';
import { WEEKLY, withFloor } from '../../desk/floor.ts';
import type { ListsShown } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { isBusy } from '../../desk/thread.ts';
import type { Event } from '../../desk/week/form/turn.ts';
import { weekAtHand } from '../../desk/week/which-week.ts';
import type { Week } from '../../domain/time.ts';
import { saysByHowMany } from '../../reading/answer/adjust.ts';
import type { Cards } from './cards/beside.ts';
import { onPressed } from './cards/pressed.ts';
import { withoutClosed } from './closed-week.ts';
import type { Weekly } from './file-reports.ts';
import { listShown } from './list-shown.ts';
import { onLines, onReply, onReport } from './onto-week.ts';
import { changeWeekHow, openWeekOptions } from './options.ts';
import { onlyNamed } from './puzzled.ts';
import { end, withoutStale } from './rehearsal.ts';
import { reportTurn } from './turn.ts';

export type WeeklyFeature = Cards & { readonly nudged: ListsShown };

/** Last of the features: what no other takes may still be about the week. */
export const weeklyFeature = (given: WeeklyFeature): Feature => {
  const deps = ({ reports }: MessageTurn): WeeklyFeature => ({ ...given, reports });
  const onList = async <V extends TextTurn>(
    turn: V,
    byNumber: boolean,
    work: (turn: V, before: Week | null) => Promise<Answered | null>,
  ) => {
    const { turn: seen, before } = await withList(given.nudged, turn, byNumber);
    const answered = await work(seen, before);
    return answered && withFloor(answered, turn.speaker.arrivedAt);
  };
  return {
    name: WEEKLY,
    kept: {
      name: WEEKLY,
      what: weeklyTexts.form.what,
      word: weeklyTexts.form.word,
      standing: (thread) =>
        isBusy(thread) && thread.report !== null
          ? { isPaused: thread.report.paused, isReview: thread.report.review !== null }
          : null,
      async resume(turn) {
        const answered = isBusy(turn.thread) ? await reported(deps(turn), turn, { kind: 'list' }) : null;
        return answered && withFloor(answered, turn.speaker.arrivedAt);
      },
      options: openWeekOptions,
      changeHow: changeWeekHow,
    },
    hears: {
      endRehearsal: async ({ thread }) => ({ thread: end(thread), lines: [rehearsalTexts.ended] }),
      report: (turn, meaning) =>
        onList(turn, meaning.byNumber, async (seen) => {
          const event = { kind: 'mend', text: seen.text } as const;
          const mends = isBusy(seen.thread) || saysByHowMany(seen.text);
          return (mends ? await reported(deps(turn), seen, event) : null) ?? onReport(deps(turn), seen, meaning);
        }),
      correctNumber: (turn, { number, byNumber }) =>
        onList(
          turn,
          byNumber,
          async (seen) => (await reported(deps(turn), seen, { kind: 'correctNumber', number })) ?? nothing(seen),
        ),
      reply: (turn, { byNumber }) => onList(turn, byNumber, (seen, before) => onReply(deps(turn), seen, before)),
      lines: (turn, meaning) => onList(turn, meaning.byNumber, (seen) => onLines(deps(turn), seen, meaning)),
    },
    puzzled: onlyNamed,
    pressed: (turn) => onPressed(deps(turn), turn),
    settle: async (spoken) => {
      const { speaker, thread } = spoken;
      const practised = withoutStale(thread, speaker.arrivedAt);
      const settled = await withoutClosed(deps(spoken), speaker, practised);
      return practised === thread ? settled : { ...settled, lines: [rehearsalTexts.stale, ...settled.lines] };
    },
    again: async (spoken) => (isBusy(spoken.thread) ? reported(deps(spoken), spoken, { kind: 'again' }) : null),
    missed: async (spoken) => (isBusy(spoken.thread) ? reported(deps(spoken), spoken, { kind: 'missed' }) : null),
  };
};

const nothing = ({ thread }: MessageTurn): Answered => ({ thread, lines: [] });

const reported = (
  deps: Weekly,
  { speaker, thread }: Pick<MessageTurn, 'speaker' | 'thread'>,
  event: Event,
): Promise<Answered | null> => reportTurn(deps, speaker, thread, event, weekAtHand(speaker, thread));

/** Who answers by number, or for all at once, answers the list they saw last. `before`: another week's answer was left open. */
export async function withList<V extends TextTurn>(
  nudged: ListsShown,
  turn: V,
  byNumber: boolean,
): Promise<{ readonly turn: V; readonly before: Week | null }> {
  if (!byNumber || turn.chosen !== null) return { turn, before: null };
  const { thread, busyBefore } = await listShown(nudged, turn.speaker, turn.thread);
  return { turn: { ...turn, thread }, before: busyBefore };
}
