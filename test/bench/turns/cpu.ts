// How much CPU time has a process used, with all its threads and children? From /proc, so on Linux alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, in which /proc counts; the same on every Linux that Node runs on. */
const TICK_US = 10_000;

type Stat = { readonly parent: number; readonly name: string; readonly ownUs: number; readonly reapedUs: number };

/** Null where there is no such process. */
export function statOf(pid: number): Stat | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const nameEnd = line.lastIndexOf(')');
    const fields = line.slice(nameEnd + 2).split(' ');
    const ticks = (at: number) => Number(fields[at]) * TICK_US;
    return {
      parent: Number(fields[1]),
      name: line.slice(line.indexOf('(') + 1, nameEnd),
      ownUs: ticks(11) + ticks(12),
      reapedUs: ticks(13) + ticks(14),
    };
  } catch {
    return null;
  }
}

/** The scheduler's own count, finer than ticks; lacks the threads that have ended. */
function threadsUs(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanos = threads.map((t) => Number(readFileSync(`/proc/${pid}/task/${t}/schedstat`, 'latin1').split(' ')[0]));
    return nanos.reduce((a, b) => a + b, 0) / 1000;
  } catch {
    return 0;
  }
}

/** CPU time in µs of `root` and everything below it, user and system, since they were started. Children that ended are counted when their parent took notice. NaN where there is no /proc. */
export function treeCpuUs(root: number): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  const all = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? statOf(pid) : null;
    if (stat) all.set(pid, stat);
  }
  const isBelow = (pid: number): boolean => {
    for (let at = pid; at > 0; at = all.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  let sum = 0;
  for (const [pid, { ownUs, reapedUs }] of all) {
    if (isBelow(pid)) sum += Math.max(ownUs, threadsUs(pid)) + reapedUs;
  }
  return sum;
}
