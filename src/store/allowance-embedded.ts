// May one more message go out now, without a Redis? Counted in memory, written down so that a restart does not begin at nothing.
import { type Allowance, type AllowanceLimits, memoryAllowance } from '../desk/outbox/allowance.ts';
import { inTime, type StateChange, type StateStore } from './state.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** For the app of one corp. A message that was counted and not written down is still counted by this process: at worst too few go out, never too many. */
export function embeddedAllowance(state: StateStore, corp: string, limits: AllowanceLimits): Allowance {
  const prefix = `sent!${corp}!`;
  const counted = memoryAllowance(limits);
  const written: { readonly key: string; readonly at: number }[] = [];
  let loading: Promise<void> | null = null;
  let count = 0;

  const load = async (): Promise<void> => {
    for (const [key, person] of await state.list(prefix, Number.POSITIVE_INFINITY)) {
      const at = Number(key.slice(prefix.length).split('!', 1)[0]);
      written.push({ key, at });
      await counted.take(person, new Date(at));
    }
  };

  return {
    async take(person, now) {
      loading ??= load().catch((error) => {
        loading = null;
        throw error;
      });
      await inTime(loading);
      const granted = await counted.take(person, now);
      if (!granted.granted) return granted;
      const at = now.getTime();
      const changes: StateChange[] = [];
      // What left every window, and what a clock that was turned back counts no more; the oldest stand first.
      for (let first = written[0]; first && (first.at <= at - HOUR_MS || first.at > at + MINUTE_MS); first = written[0]) {
        changes.push({ key: first.key, value: null });
        written.shift();
      }
      const key = `${prefix}${String(at).padStart(15, '0')}!${process.pid}-${count++}`;
      written.push({ key, at });
      await inTime(state.write([...changes, { key, value: person }]));
      return granted;
    },
  };
}
