// Whom does the minute an instant lies in nudge?
import { type Nudge, type NudgeState, nudgesBetween } from '../../src/domain/nudges.ts';

export function nudgesAt(instant: Date, state: NudgeState): readonly Nudge[] {
  const minute = instant.getTime() - (instant.getTime() % 60_000);
  return nudgesBetween(new Date(minute), new Date(minute + 59_999), state);
}
