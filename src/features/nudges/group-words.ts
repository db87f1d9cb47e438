// What is said in a group, where others read along? Counts, and whom to ask: no enterprise by its name.
import { groupNudges, nudgeTexts as t } from '../../../conversations/nudges.ts';
import type { Bureau } from '../../desk/ports.ts';
import { sayDue, sayWeek } from '../../desk/voices.ts';
import { weekDeadlines } from '../../domain/deadlines.ts';
import { districtsWithin, regionName } from '../../domain/regions.ts';
import { districtCodesOf, dueOf } from '../../domain/roster.ts';
import type { Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

type GroupStage = keyof typeof groupNudges;
export const isGroupStage = (stage: string): stage is GroupStage => Object.hasOwn(groupNudges, stage);

type GroupNudge = {
  /** Code of the district or the city. */
  readonly region: string;
  readonly stage: GroupStage;
  readonly week: Week;
  readonly at: Date;
  /** Ids of the enterprises that are still missing. */
  readonly missing: readonly string[];
};

/** Mentions the coordinators of the districts in which something is missing (wecom §5). */
export function groupText({ roster, calendar }: Bureau, { region, stage, week, at, missing }: GroupNudge): string {
  const districts = districtsWithin(roster.regions, region);
  const codes = new Set(districts.map((d) => d.code));
  const due = dueOf(roster, week).filter((s) => codes.has(s.district));
  const open = new Set(missing);
  const counts = districts
    .map(({ code, name }) => ({ code, name, count: due.filter((s) => s.district === code && open.has(s.enterprise.id)).length }))
    .filter(({ count }) => count > 0);
  const behind = new Set(counts.map((d) => d.code));
  const mentioned = roster.people.filter(
    (p) => p.active && p.role === 'coordinator' && [...districtCodesOf(roster, p)].some((code) => behind.has(code)),
  );
  const line = fill(groupNudges[stage], {
    region: regionName(roster.regions, region),
    week: sayWeek(week, at),
    due: sayDue(weekDeadlines(calendar, week).due, at),
    filed: due.length - missing.length,
    due_count: due.length,
    missing: missing.length,
  });
  const each = counts.map(({ name, count }) => fill(t.groupDistrict, { district: name, missing: count })).join('、');
  return [
    line,
    ...(districts.length > 1 ? [fill(t.groupDistricts, { districts: each })] : []),
    ...(mentioned.length > 0 ? [mentioned.map((p) => `<@${p.account}>`).join(' ')] : []),
  ].join('\n');
}
