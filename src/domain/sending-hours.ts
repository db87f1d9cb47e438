// At which instants may something go out that nobody has asked for?
import type { Settings } from './settings.ts';
import { addDays, dayOf, instantAt } from './time.ts';

type Hours = Pick<Settings, 'quiet'>;

const MINUTE_MS = 60_000;
/** Everybody's reminders go out at these minutes, and WeCom delivers late then (domain §13.7). */
const CROWDED_MINUTES: ReadonlySet<number> = new Set([0, 30]);

/** The instant itself, or the end of the quiet hours it lies in. */
export function afterQuiet(instant: Date, { quiet }: Hours): Date {
  const day = dayOf(instant);
  const morning = instantAt(day, quiet.until);
  if (instant < morning) return morning;
  return instant < instantAt(day, quiet.from) ? instant : instantAt(addDays(day, 1), quiet.until);
}

/** The instant itself, or the next minute's begin where it lies in a minute at which everybody's reminders go out. */
export function besideTheHour(instant: Date): Date {
  const minutes = Math.floor(instant.getTime() / MINUTE_MS);
  // China's offset is whole hours, so that the minute is the same everywhere.
  return CROWDED_MINUTES.has(minutes % 60) ? new Date((minutes + 1) * MINUTE_MS) : instant;
}

/** When something that could go out at an instant does: not at night, and not with everybody else's. */
export const sendable = (instant: Date, hours: Hours): Date => besideTheHour(afterQuiet(instant, hours));
