// Which rows, coverage and missing stand in annex 1 of a week? Summed from one statement, so that they agree. (domain §7.8, domain §7.11)

import type { AnnexRow, AnnexSheet, MissingRow, WeeklyAnnex } from '../../desk/documents/weekly-annex.ts';
import type { Inquiries, MissingReports } from '../../desk/figures/port.ts';
import type { Bureau } from '../../desk/ports.ts';
import { weekDeadlines } from '../../domain/deadlines.ts';
import { ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import type { FigureFilter, FigureGroup } from '../../domain/figures.ts';
import type { Asker } from '../../domain/people.ts';
import type { Region } from '../../domain/regions.ts';
import { addFigures, type Figures, NO_FIGURES } from '../../domain/tiers.ts';
import { dayOf, type Week } from '../../domain/time.ts';
import type { Coverage } from '../../domain/totals.ts';

export type AnnexWish = {
  readonly week: Week;
  readonly whose: string;
  /** Said on every sheet where it holds only some of the enterprises. */
  readonly only: string | null;
  readonly filter: FigureFilter;
  /** Sheets, in order; those without a row or anybody missing only where `isOfDistricts`. */
  readonly districts: readonly Region[];
  readonly isOfDistricts: boolean;
  /** Whose sheet holds the rows of all; null = none. */
  readonly city: Region | null;
};

type AnnexDeps = { readonly inquiries: Inquiries; readonly bureau: Bureau };

/** Two statements: the figures, and when each specialist last filed. Problems: those of Inquiries. */
export async function annexOf({ inquiries, bureau }: AnnexDeps, asker: Asker, wish: AnnexWish, at: Date): Promise<WeeklyAnnex> {
  const { week, filter, districts, city } = wish;
  const [[span], { contacts, missing }] = await Promise.all([
    inquiries.figures(
      asker,
      { filter, spans: [{ weeks: [week], standing: week }], by: ['district', 'enterprise'], needs: ['resolvedToDate'] },
      at,
    ),
    inquiries.missing(asker, week, filter, at),
  ]);
  const { enterprises, people } = bureau.roster;
  const place = new Map(enterprises.map((e, i) => [e.id, i]));
  const placeOf = ({ key }: FigureGroup) => place.get(key[1] ?? '') ?? Number.POSITIVE_INFINITY;
  const groups = (span?.groups ?? []).toSorted((a, b) => placeOf(a) - placeOf(b));
  const nameOf = (group: FigureGroup): string => enterprises[placeOf(group)]?.name ?? '';
  const ofDistrict = (code: string) => groups.filter((g) => g.key[0] === code);
  const shown = districts.filter((d) => wish.isOfDistricts || ofDistrict(d.code).length > 0);
  const sheetOf = (region: Region, of: readonly FigureGroup[]): AnnexSheet => ({
    region: { name: region.name, level: region.level },
    rows: of.flatMap((group) => rowOf(group, nameOf(group))),
    others: {
      outstanding: toDateOf(of.filter((group) => !isReported(group) && isDue(group))),
      left: toDateOf(of.filter((group) => !isReported(group) && !isDue(group))),
    },
    coverage: coverageOf(of),
  });
  const all = shown.flatMap((d) => ofDistrict(d.code));
  const served = new Map(missing.map((m) => [m.enterprise, m.specialist]));
  const names = new Map(people.filter((p) => p.active).map((p) => [p.userid, p.name]));
  const owed = shown.flatMap((d) =>
    ofDistrict(d.code)
      .filter(({ sums }) => sums.coverage.due > sums.coverage.filed)
      .map((group) => missingRow(d, nameOf(group), served.get(group.key[1] ?? '') ?? null, names, contacts)),
  );
  return {
    week,
    whose: wish.whose,
    only: wish.only,
    asOf: at,
    date: dayOf(at),
    isOpen: at < weekDeadlines(bureau.calendar, week).closes,
    coverage: coverageOf(all),
    sheets: [...(city ? [sheetOf(city, all)] : []), ...shown.map((d) => sheetOf(d, ofDistrict(d.code)))],
    missing: owed,
  };
}

const isReported = ({ sums }: FigureGroup): boolean => sums.coverage.filed + sums.coverage.extra > 0;

const isDue = ({ sums }: FigureGroup): boolean => sums.coverage.due > 0;

function rowOf({ sums }: FigureGroup, name: string): readonly AnnexRow[] {
  const { byType, headcount, shortage, resolved, resolvedToDate } = sums;
  if (headcount === null || shortage === null || resolved === null) return [];
  const type = ENTERPRISE_TYPES.find((t) => byType[t] > 0) ?? 'other';
  return [{ name, type, headcount, shortage, resolved, resolvedToDate: resolvedToDate ?? resolved }];
}

function toDateOf(groups: readonly FigureGroup[]): Figures | null {
  const known = groups.flatMap(({ sums }) => sums.resolvedToDate ?? []);
  return known.length === 0 ? null : known.reduce(addFigures, NO_FIGURES);
}

const coverageOf = (groups: readonly FigureGroup[]): Coverage =>
  groups.reduce(
    (sum, { sums: { coverage } }) => ({
      due: sum.due + coverage.due,
      filed: sum.filed + coverage.filed,
      extra: sum.extra + coverage.extra,
    }),
    { due: 0, filed: 0, extra: 0 },
  );

function missingRow(
  { name }: Region,
  enterprise: string,
  specialist: string | null,
  names: ReadonlyMap<string, string>,
  contacts: MissingReports['contacts'],
): MissingRow {
  const active = specialist !== null && names.has(specialist) ? specialist : null;
  return {
    district: name,
    enterprise,
    specialist: active === null ? null : (names.get(active) ?? null),
    lastContact: active === null ? null : (contacts.get(active) ?? null),
  };
}
