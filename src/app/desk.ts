// What is answered to “合计” and “未报”, to whom, and within which bounds?
import { deskTexts as t } from '../../conversations/desk.ts';
import { weekDeadlines } from '../domain/deadlines.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES } from '../domain/enterprises.ts';
import { districtsWithin, type Region } from '../domain/regions.ts';
import { dueOf, numbering, ownOn, type Served } from '../domain/roster.ts';
import type { Settings } from '../domain/settings.ts';
import { SKILL_TIERS, sumOf, TIER_NAMES } from '../domain/tiers.ts';
import { dayOf, showInstant, type Week, weekOf, weekYearOf } from '../domain/time.ts';
import { shortageRate, type Totals } from '../domain/totals.ts';
import type { QueryReading } from '../reading/reading.ts';
import { fill } from '../script/fill.ts';
import type { Reports } from './ports.ts';
import type { Room } from './room.ts';
import type { Speaker } from './speaker.ts';
import { sayWeek } from './voices.ts';

/** Up to this many missing enterprises are named, which fills two messages; beyond it the districts are counted. */
const MISSING_NAMED = 60;

export type Desk = { readonly reports: Reports; readonly cumulativeSince: Settings['cumulativeSince'] };

/** Questions about one week's reports. */
export const deskRoom = (desk: Desk): Room => ({
  name: 'desk',
  query: async ({ speaker, thread, query }) => ({ thread, lines: await answerQuery(desk, speaker, query) }),
});

/** Whose figures an answer is about, cut to what the speaker may see. */
type Scope = {
  readonly whose: string;
  readonly districts: readonly Region[];
  /** Null = all enterprises of the districts. */
  readonly enterprises: readonly string[] | null;
  /** Said first when the question asked for more than the speaker may see. */
  readonly bounded: string | null;
};

function scopeOf(speaker: Speaker, query: QueryReading): Scope {
  const { roster } = speaker.bureau;
  const within = districtsWithin(roster.regions, speaker.person.region);
  const asked = query.districts;
  const districts = asked ? within.filter((d) => asked.includes(d.code)) : within;
  const isBeyond = asked !== undefined && districts.length < asked.length;
  if (speaker.person.role === 'specialist') {
    const own = ownOn(roster, speaker.person, dayOf(speaker.arrivedAt));
    const codes = new Set(own.map((s) => s.district));
    return {
      whose: t.mine,
      districts: roster.regions.filter((r) => codes.has(r.code)),
      enterprises: own.map((s) => s.enterprise.id),
      bounded: asked === undefined ? null : t.onlyMine,
    };
  }
  const shown = isBeyond && districts.length === 0 ? within : districts;
  const names = shown.map((d) => d.name).join('、');
  const isAll = shown.length === within.length && within.length > 1;
  return {
    whose: isAll ? t.city : names,
    districts: shown,
    enterprises: null,
    bounded: isBeyond ? fill(t.onlyDistrict, { district: isAll ? t.city : names }) : null,
  };
}

/** The week a question is about, or null where it is about more than one. */
function weekAsked(query: QueryReading): Week | null {
  return 'from' in query.period && query.period.from === query.period.to ? query.period.from : null;
}

/** Answers a question from the stored reports. Problems: database.away. */
async function answerQuery(desk: Desk, speaker: Speaker, query: QueryReading): Promise<readonly string[]> {
  const week = weekAsked(query);
  const isTotals =
    query.measures.includes('shortage') || query.measures.includes('resolved') || query.measures.includes('enterprises');
  const isMissing = query.measures.includes('outstanding');
  const isPlain =
    query.by === undefined && query.form === undefined && query.enterprise === undefined && query.compare === undefined;
  if (week === null || (!isTotals && !isMissing && !query.measures.includes('coverage'))) return [t.cannot];
  if (week > weekOf(speaker.arrivedAt)) return [fill(t.notYetWeek, { week: sayWeek(week, speaker.arrivedAt) })];
  const scope = scopeOf(speaker, query);
  const lines = isMissing
    ? await missing(desk.reports, speaker, week, scope)
    : isPlain
      ? await totals(desk, speaker, week, scope)
      : [t.cannot];
  return scope.bounded === null ? lines : [scope.bounded, ...lines];
}

async function totals(
  { reports, cumulativeSince }: Desk,
  speaker: Speaker,
  week: Week,
  scope: Scope,
): Promise<readonly string[]> {
  const now = speaker.arrivedAt;
  const sums = await reports.totals(
    speaker.asker,
    { week, districts: scope.districts.map((d) => d.code), enterprises: scope.enterprises },
    now,
  );
  const isOpen = now < weekDeadlines(speaker.bureau.calendar, week).closes;
  const since = cumulativeSince === 'year' ? fill(t.sinceYear, { year: weekYearOf(week) }) : t.sinceStart;
  return [
    fill(t.title, { whose: scope.whose, week: sayWeek(week, now) }),
    ...totalsLines(sums, now),
    isOpen ? `${since}；${t.provisional}` : since,
  ];
}

/** The sums as labels and numbers, with coverage and the instant they hold for. */
export function totalsLines(sums: Totals, now: Date): readonly string[] {
  const types = ENTERPRISE_TYPES.map((type) =>
    fill(t.servedType, { type: ENTERPRISE_TYPE_NAMES[type], count: sums.byType[type] }),
  );
  const rate = shortageRate(sums.headcount, sumOf(sums.shortage));
  const { due, filed, extra } = sums.coverage;
  const at = showInstant(now);
  return [
    sums.enterprises === 0
      ? fill(t.coverageNone, { due, at })
      : fill(t.coverage, { filed, due, extra: extra > 0 ? fill(t.extra, { extra }) : '', at }),
    fill(t.served, { enterprises: sums.enterprises }),
    types.join('，'),
    ...SKILL_TIERS.map((tier) =>
      fill(t.tier, {
        tier: TIER_NAMES[tier],
        shortage: sums.shortage[tier],
        resolved: sums.resolved[tier],
        to_date: sums.resolvedToDate[tier],
      }),
    ),
    fill(t.sum, { shortage: sumOf(sums.shortage), resolved: sumOf(sums.resolved), to_date: sumOf(sums.resolvedToDate) }),
    fill(t.rate, { rate: rate === null ? '—' : `${(rate * 100).toFixed(2)}%` }),
  ];
}

async function missing(reports: Reports, speaker: Speaker, week: Week, scope: Scope): Promise<readonly string[]> {
  const { roster } = speaker.bureau;
  const now = speaker.arrivedAt;
  const codes = scope.districts.map((d) => d.code);
  const filed = new Set((await reports.ofWeek(speaker.asker, week, codes, now)).map((r) => r.enterprise));
  const due = dueOf(roster, week).filter(
    (s) => codes.includes(s.district) && (scope.enterprises?.includes(s.enterprise.id) ?? true),
  );
  const owed = due.filter((s) => !filed.has(s.enterprise.id));
  const said = { whose: scope.whose, week: sayWeek(week, now), due: due.length, at: showInstant(now) };
  if (owed.length === 0) return [fill(t.missingNone, said)];
  const title = fill(t.missingTitle, { ...said, missing: owed.length, filed: due.length - owed.length });
  const lines = scope.enterprises === null ? missingByDistrict(speaker, scope, owed) : missingMine(speaker, week, owed);
  return [title, ...lines];
}

function missingMine(speaker: Speaker, week: Week, owed: readonly Served[]): readonly string[] {
  const numbers = numbering(speaker.bureau.roster, speaker.person, week);
  return owed.map((s) => fill(t.missingMine, { number: numbers.get(s.enterprise.id) ?? 0, name: s.enterprise.name }));
}

function missingByDistrict(speaker: Speaker, scope: Scope, owed: readonly Served[]): readonly string[] {
  const names = new Map(speaker.bureau.roster.people.map((p) => [p.userid, p.name]));
  const isNamed = owed.length <= MISSING_NAMED || scope.districts.length === 1;
  const lines = scope.districts.flatMap((district) => {
    const here = owed.filter((s) => s.district === district.code);
    if (here.length === 0) return [];
    const specialists = isNamed ? [...new Set(here.map((s) => s.specialist))] : [];
    const each = specialists.map((specialist) =>
      fill(t.missingSpecialist, {
        specialist: (specialist !== null && names.get(specialist)) || t.noSpecialist,
        names: here.flatMap((s) => (s.specialist === specialist ? [s.enterprise.name] : [])).join('、'),
      }),
    );
    return [fill(t.missingDistrict, { district: district.name, missing: here.length }), ...each];
  });
  const first = scope.districts.find((d) => owed.some((s) => s.district === d.code));
  return isNamed ? lines : [...lines, fill(t.missingMore, { district: first?.aliases[0] ?? first?.name ?? '' })];
}
