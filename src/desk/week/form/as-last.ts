// Which of what is read back is as last week, and which as it was shown before?
import { NO_FIGURES, sumOf } from '../../../domain/tiers.ts';
import type { FullAnswers, ItemId, WeekReview } from './answers.ts';
import type { WeekItem } from './facts.ts';
import { differences } from './words.ts';

/** Last week's headcount and shortage, and nothing resolved, of one that is not filed yet. */
export const isAsLast = ({ last, filed }: WeekItem, answers: FullAnswers): boolean =>
  last !== null &&
  filed === null &&
  sumOf(answers.resolved) === 0 &&
  differences({ ...last, resolved: NO_FIGURES }, answers).length === 0;

/** What was read back before and stands as it was; none where nothing changed, as then all is wanted once more. */
export function stillShown(before: WeekReview | null, now: WeekReview): ReadonlySet<ItemId> {
  // One alone is no longer than what would be said of it.
  if (before === null || Object.keys(now).length < 2) return new Set();
  const still = Object.entries(now).flatMap(([id, { answers, open = 0 }]) => {
    const was = before[id];
    // An answered question changes what is said of it.
    return was !== undefined && (was.open ?? 0) === open && differences(was.answers, answers).length === 0 ? [id] : [];
  });
  const isAll = still.length === Object.keys(now).length && still.length === Object.keys(before).length;
  return new Set(isAll ? [] : still);
}

/** Whether all of it was shown, not only what changed since `before`. */
export const isShownWhole = (before: WeekReview | null, now: WeekReview): boolean => stillShown(before, now).size === 0;
