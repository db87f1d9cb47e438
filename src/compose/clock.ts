// What time is it for this process?
import type { Clock } from '../desk/ports.ts';

/** The machine's clock, or one that started at `from` when the process did (CLOCK_START) and runs on at normal speed. */
export function processClock(from: Date | null): Clock {
  const ahead = from === null ? 0 : from.getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}
