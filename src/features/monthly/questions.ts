// What is answered to questions about the months: who has not returned, what all adds up to, a programme by district?
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import { type DistrictsAsked, districtsAsked } from '../../desk/figures/districts-asked.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayMonthDue } from '../../desk/voices.ts';
import { monthDeadlines, phaseAt } from '../../domain/deadlines.ts';
import type { MonthlyReturn } from '../../domain/monthly.ts';
import {
  labelOf,
  type MonthlyFigures,
  monthlyValue,
  PEOPLE_UNIT,
  PROGRAMME_NAMES,
  PROGRAMMES,
  type Programme,
  programmeFigures,
} from '../../domain/programmes.ts';
import type { Region } from '../../domain/regions.ts';
import { PUNCTUALITY_NAMES } from '../../domain/reports.ts';
import { addMonths, type Month, monthOf, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { type Bulletin, canFile, loadBulletin, sumOfReturns, supplementLines } from './bulletin.ts';
import { sumsOfYear, toldFigures, valuesOf, withLast } from './figure-words.ts';
import type { Monthly } from './port.ts';

/** The month a question is about: one that has not opened yet and was hardly meant becomes the one before. */
export function monthAsked(speaker: Speaker, query: QueryReading, opensOn: number): Month | null {
  if (!('month' in query.period)) return null;
  const { month } = query.period;
  const { bureau, arrivedAt } = speaker;
  const isNotYet = phaseAt(monthDeadlines(bureau.calendar, month, opensOn), arrivedAt) === 'notYet';
  return isNotYet && month === monthOf(arrivedAt) ? addMonths(month, -1) : month;
}

/** Null where the question is not about a month or a year of months. Problems: database.away. */
export async function monthlyAnswer(
  monthly: Pick<Monthly, 'returns'>,
  speaker: Speaker,
  query: QueryReading,
  opensOn: number,
): Promise<readonly string[] | null> {
  const place = districtsAsked(speaker, query.districts);
  if (place === null) return [t.notSeen];
  const bounded = place.bounded === null ? [] : [place.bounded];
  if ('year' in query.period) return [...bounded, ...(await yearLines(monthly, speaker, query, query.period.year, place))];
  const month = monthAsked(speaker, query, opensOn);
  if (month === null) return null;
  const now = speaker.arrivedAt;
  if (month > monthOf(now)) return [fill(t.notYetMonth, { month: sayMonth(month, now) })];
  const bulletin = await loadBulletin(monthly, speaker, month, place.districts);
  const meant = 'month' in query.period ? query.period.month : month;
  const instead = fill(t.monthBefore, { month: sayMonth(meant, now), before: sayMonth(month, now) });
  const before = meant === month ? bounded : [...bounded, instead];
  if (query.measures.includes('outstanding') || query.measures.includes('coverage'))
    return [...before, ...outstandingLines(speaker, bulletin, place, opensOn)];
  if (query.programmes === undefined) {
    const lines = query.by === 'district' ? filedLines(bulletin) : totalLines(bulletin);
    const isOpen = canFile(speaker, bulletin, opensOn);
    const more =
      speaker.person.role !== 'coordinator' ? [fill(t.more, { month: sayMonth(month, now) })] : isOpen ? [t.toFile] : [];
    return [
      ...before,
      fill(t.title, { whose: place.whose, month: sayMonth(month, now) }),
      ...head(bulletin, now),
      ...lines,
      ...more,
    ];
  }
  const year = await returnsOfYear(monthly, speaker, Number(month.slice(0, 4)), month, place);
  const blocks = query.programmes.map((programme) => programmeLines(speaker, bulletin, year, programme, place, query));
  return [...before, ...blocks.flat(), ...head(bulletin, now)];
}

/** How many districts last month's figures are of, where not all of both months are in. */
export function lastCoverage({ districts, now, last }: Bulletin): string {
  const [due, filed] = [districts.length, last.size];
  return filed === 0 || (filed === due && now.size === due) ? '' : fill(t.coverageLast, { filed, due });
}

const head = (bulletin: Bulletin, now: Date): readonly string[] => {
  const missing = bulletin.districts.filter((d) => !bulletin.now.has(d.code)).map((d) => d.name);
  const published = bulletin.publishedAt === null ? t.notPublished : fill(t.published, { at: showInstant(bulletin.publishedAt) });
  const asOf = bulletin.changes.length === 0 ? (bulletin.publishedAt ?? now) : now;
  const [filed, due, at] = [bulletin.now.size, bulletin.districts.length, showInstant(asOf)];
  const last = lastCoverage(bulletin);
  return [
    fill(t.coverage, { filed, due, last, published, at }),
    ...(missing.length === 0 || missing.length === due ? [] : [fill(t.missing, { names: missing.join('、') })]),
    ...supplementLines(bulletin),
  ];
};

/** All figures with last month's. */
function totalLines(bulletin: Bulletin): readonly string[] {
  const now = sumOfReturns(bulletin.now.values());
  const last = bulletin.last.size === 0 ? null : sumOfReturns(bulletin.last.values());
  if (bulletin.now.size === 0) return [];
  return PROGRAMMES.map((programme) =>
    fill(t.programme, { programme: PROGRAMME_NAMES[programme], figures: withLast(programme, now, last) }),
  );
}

const filedLines = (bulletin: Bulletin): readonly string[] =>
  bulletin.districts.flatMap((d) => {
    const filed = bulletin.now.get(d.code);
    if (!filed) return [];
    const said = { district: d.name, time: showInstant(filed.filedAt), name: filed.signedBy };
    return [fill(t.filedRow, { ...said, punctuality: PUNCTUALITY_NAMES[filed.punctuality] })];
  });

/** The figure a ranking goes by: the one that is asked for, else how many people. */
const rankedBy = (programme: Programme, { figures }: QueryReading) => {
  const [only, another] = figures === undefined ? [] : toldFigures(programme, figures);
  return only !== undefined && another === undefined ? only : programmeFigures(programme).find((f) => f.unit === PEOPLE_UNIT);
};

function programmeLines(
  { arrivedAt }: Speaker,
  bulletin: Bulletin,
  year: readonly MonthlyReturn[],
  programme: Programme,
  { whose, districts }: DistrictsAsked,
  query: QueryReading,
): readonly string[] {
  const values = (figures: MonthlyFigures) => valuesOf(programme, figures, query.figures);
  const line = (now: MonthlyReturn | undefined, last: MonthlyReturn | undefined, all: readonly MonthlyReturn[], name: string) =>
    fill(t.row, {
      district: name,
      values: now ? values(now.figures) : t.none,
      last: last ? fill(t.last, { values: values(last.figures) }) : '',
      year: all.length === 0 ? '' : fill(t.yearSum, { values: values(sumOfReturns(all)) }),
    });
  const by = query.order === undefined && query.top === undefined ? undefined : rankedBy(programme, query);
  const value = (d: Region) => {
    const figures = bulletin.now.get(d.code)?.figures;
    return (by && figures ? monthlyValue(figures, programme, by.key) : null) ?? -1;
  };
  const sign = query.order === 'asc' ? 1 : -1;
  const ordered = by ? districts.filter((d) => value(d) >= 0).sort((a, b) => sign * (value(a) - value(b))) : districts;
  const shown = ordered.slice(0, query.top ?? ordered.length);
  const rows = shown.map((d) =>
    line(
      bulletin.now.get(d.code),
      bulletin.last.get(d.code),
      year.filter((r) => r.district === d.code),
      d.name,
    ),
  );
  const now = sumOfReturns(bulletin.now.values());
  const last = bulletin.last.size === 0 ? null : sumOfReturns(bulletin.last.values());
  const total = fill(t.total, {
    values: values(now),
    last: `${last === null ? '' : fill(t.last, { values: values(last) })}${
      year.length === 0 ? '' : fill(t.yearSum, { values: values(sumOfReturns(year)) })
    }`,
  });
  const said = { whose, month: sayMonth(bulletin.month, arrivedAt), programme: PROGRAMME_NAMES[programme] };
  return [
    fill(t.titleProgramme, said),
    fill(t.order, { labels: toldFigures(programme, query.figures).map(labelOf).join('、') }),
    ...(districts.length > 1 && bulletin.now.size > 0 ? [total] : []),
    ...rows,
    ...(by ? [fill(t.rankedBy, { label: by.name })] : []),
  ];
}

function outstandingLines(speaker: Speaker, bulletin: Bulletin, { whose }: DistrictsAsked, opensOn: number): readonly string[] {
  const { bureau, arrivedAt: now } = speaker;
  const missing = bulletin.districts.filter((d) => !bulletin.now.has(d.code));
  const { due } = monthDeadlines(bureau.calendar, bulletin.month, opensOn);
  const said = { whose, month: sayMonth(bulletin.month, now), due: bulletin.districts.length, at: showInstant(now) };
  if (missing.length === 0) return [fill(t.outstandingNone, said), ...filedLines(bulletin)];
  const title = fill(t.outstandingTitle, {
    ...said,
    missing: missing.length,
    filed: bulletin.now.size,
    due_at: sayMonthDue(due, now),
  });
  const names = (d: Region) =>
    bureau.roster.people
      .filter((p) => p.active && p.role === 'coordinator' && p.region === d.code)
      .map((p) => p.name)
      .join('、') || t.noCoordinator;
  return [title, ...missing.map((d) => fill(t.outstandingRow, { district: d.name, names: names(d) })), ...filedLines(bulletin)];
}

/** The year's returns up to a month. */
async function returnsOfYear(
  monthly: Pick<Monthly, 'returns'>,
  { asker, arrivedAt }: Speaker,
  year: number,
  until: Month,
  { districts }: DistrictsAsked,
): Promise<readonly MonthlyReturn[]> {
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).filter((m) => m <= until);
  const codes = districts.map((d) => d.code);
  return (await monthly.returns(asker, months, codes, arrivedAt, arrivedAt)).returns;
}

async function yearLines(
  monthly: Pick<Monthly, 'returns'>,
  speaker: Speaker,
  query: QueryReading,
  year: number,
  place: DistrictsAsked,
): Promise<readonly string[]> {
  const returns = await returnsOfYear(monthly, speaker, year, `${year}-12`, place);
  const found = [...new Set(returns.map((r) => r.month))].sort();
  const [from, to] = [found[0], found.at(-1)];
  const say = (month: Month) => `${Number(month.slice(5))}月`;
  const months =
    from === undefined || to === undefined
      ? t.noMonths
      : from === to
        ? fill(t.oneMonth, { month: say(from) })
        : fill(t.months, { from: say(from), to: say(to) });
  return (query.programmes ?? PROGRAMMES).flatMap((programme) => [
    fill(t.titleYear, { whose: place.whose, year, programme: PROGRAMME_NAMES[programme], months }),
    fill(t.programme, {
      programme: place.whose,
      figures: sumsOfYear(programme, sumOfReturns(returns), query.figures),
    }),
    ...(query.programmes === undefined || place.districts.length === 1
      ? []
      : place.districts.map((d) =>
          fill(t.row, {
            district: d.name,
            values: valuesOf(programme, sumOfReturns(returns.filter((r) => r.district === d.code)), query.figures),
            last: '',
            year: '',
          }),
        )),
  ]);
}

/** 出处 of a month: who signed which revision when. */
export function sourceLines(bulletin: Bulletin, now: Date): readonly string[] {
  const rows = bulletin.districts.flatMap((d) => {
    const one = bulletin.now.get(d.code);
    if (!one) return [];
    return [
      fill(t.sourcesRow, {
        district: d.name,
        revision: one.revision,
        name: one.signedBy,
        time: showInstant(one.filedAt),
        first: showInstant(one.firstFiledAt),
        punctuality: PUNCTUALITY_NAMES[one.punctuality],
        doubts: one.doubts.length === 0 ? '' : fill(t.doubted, { count: one.doubts.length }),
      }),
    ];
  });
  return [fill(t.sourcesTitle, { month: sayMonth(bulletin.month, now) }), ...rows, t.sourcesSpecialists];
}
