// How is a reminder somebody asked for (稍后提醒, 催报) told from the stages of a period?
import { isoWithOffset } from '../../domain/time.ts';

export const SNOOZE_PREFIX = 'snooze ';

/** Asked for twice for one minute it is one reminder. */
export const snoozeStage = (at: Date): string => `${SNOOZE_PREFIX}${isoWithOffset(at).slice(0, 16)}`;

export const isSnooze = (stage: string): boolean => stage.startsWith(SNOOZE_PREFIX);

const ASKED_PREFIX = 'asked ';

/** 催报: nobody is reminded twice within half an hour, so the minute tells one from the next. */
export const askedStage = (at: Date): string => `${ASKED_PREFIX}${isoWithOffset(at).slice(0, 16)}`;

export const isAskedFor = (stage: string): boolean => stage.startsWith(ASKED_PREFIX);
