// Which district's return of which month does a command mean?

import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth } from '../../desk/voices.ts';
import { regionName } from '../../domain/regions.ts';
import { districtsFor, type Permission } from '../../domain/rights.ts';
import { type Month, monthOf } from '../../domain/time.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import type { CommandArgs } from '../../reading/reading.ts';

/** `month` null: none was named. `which`: the sentence that asks for what is missing. */
type MonthMeant = { readonly district: string; readonly month: Month | null; readonly which: string };

/** 高新区 11月月报, 月报: a month's return, and no enterprise. */
export function speaksOfMonth({ monthly, period, enterprise, candidates, unknown }: CommandArgs = {}): boolean {
  const namesOne = enterprise !== undefined || candidates !== undefined || unknown !== undefined;
  return monthly === true || (period !== undefined && !period.includes('W') && !namesOne);
}

/** Null: no return of a month is meant. Without a district it is the speaker's only one; a district of elsewhere is not found. */
export function monthMeant(
  { bureau: { roster }, person, arrivedAt }: Speaker,
  act: Permission,
  args: CommandArgs | undefined,
  which: string,
): MonthMeant | { readonly line: string } | null {
  const period = args?.period;
  if (!speaksOfMonth(args)) return null;
  const month = period ?? null;
  const mine = districtsFor(roster, person, act);
  const [named] = args?.districts ?? [];
  const [only, another] = mine;
  const district = named ?? (another === undefined ? only : undefined);
  // An example names one that there is.
  const shown = district ?? [...mine][0] ?? '';
  const typed = fill(t.subjectMonthTyped, { month: sayMonth(month ?? monthOf(arrivedAt), arrivedAt) });
  const asked = fillChosen(which, { short: `${regionName(roster.regions, shown)} ${typed}` });
  if (district === undefined) return { line: asked };
  return mine.has(district) ? { district, month, which: asked } : { line: t.notAllowed };
}
