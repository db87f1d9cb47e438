// What do 督办, 督办 12 and questions about urgent demands answer?
import { urgentParts, urgentRefused } from '../../../conversations/urgent.ts';
import { urgentLists as t } from '../../../conversations/urgent-lists.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { enterpriseName } from '../../domain/roster.ts';
import { addDays, addMonths, instantAt, mondayOf, showInstant, sundayOf, weekOf } from '../../domain/time.ts';
import { type Demand, isClosed } from '../../domain/urgent.ts';
import { spansOf } from '../../domain/urgent-clock.ts';
import { countByDistrict, countDemands, type DemandCounts } from '../../domain/urgent-counts.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryPeriod, QueryReading } from '../../reading/reading.ts';
import type { Stepping } from './steps.ts';
import {
  age,
  head,
  neededSaid,
  needWords,
  overdueSaid,
  placeName,
  raisedAt,
  rowSaid,
  spoken,
  stateSaid,
  subjectName,
} from './words.ts';

/** Lines of one answer. */
const SHOWN = 20;
/** Rows of one history; the first is always among them. */
const ROWS_SHOWN = 14;

/** Whose demands an answer is about: the districts asked for, within what the speaker may see. */
export function demandScope({ person, bureau: { roster } }: Speaker, asked: readonly string[] | undefined) {
  const within = districtsWithin(roster.regions, person.region);
  const some = asked === undefined ? within : within.filter((d) => asked.includes(d.code));
  const shown = some.length > 0 ? some : within;
  const names = shown.map((d) => d.name).join('、');
  const whose = person.role === 'specialist' ? t.mine : shown.length === within.length && within.length > 1 ? t.city : names;
  return { whose, districts: shown, codes: new Set(shown.map((d) => d.code)) };
}

const isWithin = (codes: ReadonlySet<string>) => (d: Demand) => codes.has(d.district) || codes.has(d.at);

/** 督办: those open, a page of them, the most urgent first, with their age and who holds them. */
export async function openLines(
  deps: Stepping,
  speaker: Speaker,
  asked: readonly string[] | undefined,
  { page = 1, isFree = false }: { readonly page?: number /** Only those nobody has accepted. */; readonly isFree?: boolean } = {},
): Promise<readonly string[]> {
  const { asker, arrivedAt: now, bureau } = speaker;
  const { roster } = bureau;
  const { whose, codes } = demandScope(speaker, asked);
  const all = await deps.demands.list(asker, 'open', now);
  const own = asked === undefined ? all : all.filter(isWithin(codes));
  const open = byUrgency(deps, isFree ? own.filter(({ state }) => state === 'raised' || state === 'transferred') : own);
  const said = { whose, count: open.length, at: showInstant(now) };
  const [first] = open;
  if (!first) return [fill(isFree ? t.noneFree : t.none, said)];
  const from = (page - 1) * SHOWN;
  if (from >= open.length) return [t.pageEnd];
  const lines = open.slice(from, from + SHOWN).map((demand) =>
    fill(t.line, {
      number: demand.number,
      name: subjectName(roster, demand),
      need: neededSaid(demand),
      state: stateSaid(roster, demand),
      age: age(raisedAt(demand), now),
      overdue: overdueSaid(demand, now, deps.settings),
    }),
  );
  const left = open.length - from - lines.length;
  const more = left > 0 ? [fill(t.more, { count: left })] : [];
  return [fill(isFree ? t.titleFree : t.title, said), ...lines, ...more, fill(t.how, { number: first.number })];
}

/** Those past a time first, then those whose time is over next; what waits for the enterprise alone comes last. */
function byUrgency({ settings }: Pick<Stepping, 'settings'>, demands: readonly Demand[]): readonly Demand[] {
  const due = (demand: Demand): number =>
    Math.min(
      ...spansOf(demand, settings)
        .filter((s) => s.end === null)
        .map((s) => s.due.getTime()),
      Number.MAX_SAFE_INTEGER,
    );
  return demands.toSorted((a, b) => due(a) - due(b) || a.number - b.number);
}

/** 督办 12: what is needed and everything that happened. */
export function historyLines(deps: Stepping, { bureau: { roster }, arrivedAt: now }: Speaker, demand: Demand): readonly string[] {
  const rows =
    demand.rows.length <= ROWS_SHOWN ? demand.rows : [...demand.rows.slice(0, 1), ...demand.rows.slice(1 - ROWS_SHOWN)];
  const state = stateSaid(roster, demand);
  const overdue = overdueSaid(demand, now, deps.settings);
  return [
    head(roster, demand),
    needWords(demand, now),
    fill(urgentParts.reason, { reason: spoken(demand.reason) }),
    ...rows.map((row) => rowSaid(roster, demand, row, now)),
    isClosed(demand) ? fill(t.ended, { state }) : fill(t.now, { state, age: age(raisedAt(demand), now), overdue }),
  ];
}

/** The instants of a period: a demand belongs to the week, month or year it was raised in. */
export function demandSpan(period: QueryPeriod): { readonly from: Date; readonly until: Date } {
  if ('month' in period) {
    return { from: instantAt(`${period.month}-01`, '00:00'), until: instantAt(`${addMonths(period.month, 1)}-01`, '00:00') };
  }
  if ('year' in period) {
    return { from: instantAt(`${period.year}-01-01`, '00:00'), until: instantAt(`${period.year + 1}-01-01`, '00:00') };
  }
  return { from: instantAt(mondayOf(period.from), '00:00'), until: instantAt(addDays(sundayOf(period.to), 1), '00:00') };
}

export function demandPeriod(period: QueryPeriod, now: Date): string {
  if ('month' in period) return fill(t.month, { year: Number(period.month.slice(0, 4)), month: Number(period.month.slice(5)) });
  if ('year' in period) return fill(t.year, { year: period.year });
  const from = sayWeek(period.from, now);
  return period.from === period.to ? from : fill(t.weeks, { from, to: sayWeek(period.to, now) });
}

const countsSaid = (counts: DemandCounts) => ({
  raised: counts.raised,
  accepted: counts.acceptedInTime,
  resolved: counts.resolvedInTime,
  people: counts.people,
});

/** `24小时`, or `90分钟` where it is no whole hour. */
const spanSaid = (minutes: number): string =>
  minutes % 60 === 0 ? fill(t.hours, { hours: minutes / 60 }) : fill(t.minutes, { minutes });

/** 1号急需谁接的, 墨坊的急需现在怎么样: that one, as 督办 shows it; else how many there were. */
export async function askedLines(deps: Stepping, speaker: Speaker, query: QueryReading): Promise<readonly string[]> {
  const { asker, arrivedAt: now } = speaker;
  if (query.demand !== undefined) {
    const demand = await deps.demands.find(asker, query.demand, now);
    return demand ? historyLines(deps, speaker, demand) : [fill(urgentRefused.missing, { number: query.demand })];
  }
  const demand = await lastOfOne(deps, speaker, query);
  return demand ? historyLines(deps, speaker, demand) : countLines(deps, speaker, query);
}

/** Of one enterprise, asked about as things are now: the open one, else the last; null where the question counts. */
async function lastOfOne(deps: Stepping, { asker, arrivedAt: now }: Speaker, query: QueryReading): Promise<Demand | null> {
  const { enterprise, period, by } = query;
  const isNow = 'from' in period && period.from === weekOf(now) && period.to === period.from;
  if (enterprise === undefined || by !== undefined || !isNow) return null;
  const all = await deps.demands.list(asker, { from: new Date(0), until: new Date(now.getTime() + 1) }, now);
  const own = all.filter((d) => d.enterprise === enterprise);
  return own.findLast((d) => !isClosed(d)) ?? own.at(-1) ?? null;
}

/** 急需用工有几个没办结: raised, in time, people, of a period; by district where that is asked. */
async function countLines(deps: Stepping, speaker: Speaker, query: QueryReading): Promise<readonly string[]> {
  const { asker, arrivedAt: now } = speaker;
  const { urgent } = deps.settings;
  const { whose, districts, codes } = demandScope(speaker, query.districts);
  const span = demandSpan(query.period);
  const ids = query.enterprises ?? (query.enterprise === undefined ? null : [query.enterprise]);
  const isMeant = (d: Demand) => codes.has(d.district) && (ids === null || (d.enterprise !== null && ids.includes(d.enterprise)));
  const demands = (await deps.demands.list(asker, span, now)).filter(isMeant);
  const counts = countDemands(demands, span.from, span.until, deps.settings);
  const isByDistrict = [query.by ?? []].flat().includes('district');
  const each = isByDistrict
    ? [
        ...countByDistrict(
          demands,
          districts.map((d) => d.code),
          span.from,
          span.until,
          deps.settings,
        ),
      ].map(([code, c]) => fill(t.countsLine, { ...countsSaid(c), district: placeName(speaker.bureau.roster, code) }))
    : [];
  // 现在有几件没办结: what was raised before the period is open all the same.
  const older = (await deps.demands.list(asker, 'open', now)).filter((d) => isMeant(d) && raisedAt(d) < span.from).length;
  // An enterprise of others is named no more than one that does not exist.
  const isShown = ids !== null && (demands.length > 0 || speaker.person.role === 'taskForce');
  const names = isShown ? ids.map((id) => enterpriseName(speaker.bureau.roster, id)).join('、') : whose;
  return [
    fill(t.countsTitle, { whose: names, period: demandPeriod(query.period, now) }),
    fill(t.counts, {
      ...countsSaid(counts),
      accept_within: spanSaid(urgent.acceptMinutes),
      resolve_within: spanSaid(urgent.resolveMinutes),
    }),
    ...each,
    fill(t.countsOpen, { open: counts.open, at: showInstant(now) }),
    ...(older > 0 ? [fill(t.countsOlder, { count: older })] : []),
  ];
}

/** The line of the week's summary; null for a week without any. The demands are those of `Demands.since` the week's beginning. */
export function weekLine(
  demands: readonly Demand[],
  districts: ReadonlySet<string>,
  week: string,
  settings: Stepping['settings'],
): string | null {
  const { from, until } = demandSpan({ from: week, to: week });
  const counts = countDemands(
    demands.filter((d) => districts.has(d.district)),
    from,
    until,
    settings,
  );
  return counts.raised === 0 ? null : fill(t.weekLine, { ...countsSaid(counts), open: counts.open });
}

export const weekBegins = (week: string): Date => instantAt(mondayOf(week), '00:00');
