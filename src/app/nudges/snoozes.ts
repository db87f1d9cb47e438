// How is a reminder somebody asked for told from the stages of a period?
import { isoWithOffset } from '../../domain/time.ts';

const PREFIX = 'snooze ';

/** Asked for twice for one minute it is one reminder. */
export const snoozeStage = (at: Date): string => `${PREFIX}${isoWithOffset(at).slice(0, 16)}`;

export const isSnooze = (stage: string): boolean => stage.startsWith(PREFIX);
