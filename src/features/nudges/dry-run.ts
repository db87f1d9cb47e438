// Who would be told what, asked from the command line: which instants are meant, and how is the answer printed?
import { parseArgs } from 'node:util';
import { instantOf } from '../../desk/instant.ts';
import type { MonthReturns } from '../../desk/month-returns.ts';
import type { Bureau, Reports } from '../../desk/ports.ts';
import { type Nudge, nudgesBetween } from '../../domain/nudges.ts';
import type { Settings } from '../../domain/settings.ts';
import { isoWithOffset } from '../../domain/time.ts';
import { loadNudgeState } from './state.ts';

export const DRY_RUN_HELP = `npm run nudge -- --dry-run --at 2021-05-21T11:03:00+08:00
npm run nudge -- --dry-run --from 2021-05-17T00:00:00+08:00 --to 2021-05-23T23:59:59+08:00

列出这一分钟（--at）或这段时间内（--from、--to，含首尾）每个提醒时点会提醒谁、提醒什么，每行一个 JSON；
按此后不再有人上报来算，只看不发。时间必须带时区，例如 +08:00 或 Z。`;

/** Both ends included. */
type InstantRange = { readonly from: Date; readonly to: Date };

type DryRunWish =
  | { readonly kind: 'help' }
  | { readonly kind: 'span'; readonly span: InstantRange }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

const MINUTE_MS = 60_000;

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({ args: [...args], options: { 'dry-run': flag, help: flag, at: text, from: text, to: text } }).values;
  } catch {
    return null;
  }
}

/** What the arguments after `npm run nudge --` ask for, or every fault in them. */
export function readDryRun(args: readonly string[]): DryRunWish {
  const values = valuesOf(args);
  if (values === null) return { kind: 'faults', faults: ['有看不懂的参数'] };
  if (values.help) return { kind: 'help' };
  const { at, from, to } = values;
  const faults = values['dry-run'] ? [] : ['这个命令只能查看，请加上 --dry-run'];
  const isAt = at !== undefined && from === undefined && to === undefined;
  const isSpan = at === undefined && from !== undefined && to !== undefined;
  if (!isAt && !isSpan) faults.push('请给一个时间 --at，或者一头一尾 --from 和 --to');
  const named = Object.entries({ at, from, to }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  for (const { name, value } of named) {
    if (instantOf(value) === null) faults.push(`--${name} 要写成带时区的时间，例如 2021-05-21T11:03:00+08:00，不能是 ${value}`);
  }
  const [first, last] = [instantOf(at ?? from ?? ''), instantOf(at ?? to ?? '')];
  if (faults.length > 0 || first === null || last === null) return { kind: 'faults', faults };
  if (first > last) return { kind: 'faults', faults: ['--from 不能在 --to 之后'] };
  return { kind: 'span', span: isAt ? minuteOf(first) : { from: first, to: last } };
}

function minuteOf(instant: Date): InstantRange {
  const start = Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
  return { from: new Date(start), to: new Date(start + MINUTE_MS - 1) };
}

/** One JSON line for each nudge of the span, by instant, then person (operations §7). Problems: database.away. */
export async function dryRun(
  bureau: Bureau,
  reports: Pick<Reports, 'reported'>,
  returns: MonthReturns,
  { from, to }: InstantRange,
  settings: Settings,
): Promise<readonly string[]> {
  return nudgesBetween(from, to, await loadNudgeState(bureau, reports, returns, from, to, settings)).map(lineOf);
}

const lineOf = ({ at, person, kind, period, stage, owed }: Nudge): string =>
  JSON.stringify({ at: isoWithOffset(at), person: person.account, role: person.role, kind, period, stage, owed });
