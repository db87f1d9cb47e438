// Which workbooks does the operator's command get: annex 1 of a week, annex 2 of a month, or a year's assessment?
import { questionTexts } from '../../../conversations/questions.ts';
import type { Documents, Workbook } from '../../desk/documents/port.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import type { Bureau } from '../../desk/ports.ts';
import { type Asker, commandAsker } from '../../domain/people.ts';
import type { Region } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';
import { firstWeekOf, instantAt, mondayOf } from '../../domain/time.ts';
import { assessYear } from '../assessment/assess-year.ts';
import type { Assessments } from '../assessment/port.ts';
import { assessmentSheets } from '../assessment/sheets.ts';
import { bulletinSheets, loadBulletin } from '../monthly/bulletin.ts';
import type { Monthly } from '../monthly/port.ts';
import { annexOf } from './annex-of.ts';
import type { ExportWish } from './export-wish.ts';

export type CommandExport = {
  readonly inquiries: Inquiries;
  readonly monthly: Pick<Monthly, 'returns'>;
  readonly assessments: Assessments;
  readonly documents: Documents;
  readonly bureau: Bureau;
  readonly settings: Settings;
  readonly corp: string;
};

export type Exported =
  | { readonly kind: 'made'; readonly workbooks: readonly Workbook[] }
  | { readonly kind: 'refused'; readonly why: string };

const refused = (why: string): Exported => ({ kind: 'refused', why });

/** Problems: those of the stores, documents.failed. */
export async function commandExport(
  deps: CommandExport,
  { period, district }: Extract<ExportWish, { kind: 'export' }>,
  at: Date,
): Promise<Exported> {
  const { regions } = deps.bureau.roster;
  const all = regions.filter((r) => r.level === 'district');
  if (all.length === 0) return refused('还没有名册，请先导入：npm run roster -- import 名册.xlsx');
  const named = all.filter((r) => district === null || [r.name, r.code, ...r.aliases].includes(district));
  const [first] = named;
  if (first === undefined) return refused(`没有这个区市：${district}。现有：${all.map((r) => r.name).join('、')}`);
  const top = regions.find((r) => r.level === 'city') ?? null;
  const place: Place = {
    districts: named,
    whose: district === null ? questionTexts.city : first.name,
    city: district === null ? top : null,
    asker: commandAsker(deps.corp, (regions.find((r) => r.parent === null) ?? first).code),
  };
  switch (period.kind) {
    case 'week':
      if (instantAt(mondayOf(period.week), '00:00') > at) return refused(`${period.week}还没有开始`);
      return weekly(deps, place, period.week, at);
    case 'month':
      if (instantAt(`${period.month}-01`, '00:00') > at) return refused(`${period.month}还没有开始`);
      return monthly(deps, place, period.month, at);
    case 'year':
      if (instantAt(mondayOf(firstWeekOf(period.year)), '00:00') > at) return refused(`${period.year}年还没有开始`);
      return yearly(deps, place, period.year, at);
  }
}

type Place = {
  readonly districts: readonly Region[];
  readonly whose: string;
  readonly city: Region | null;
  readonly asker: Asker;
};

async function weekly(deps: CommandExport, { districts, whose, city, asker }: Place, week: string, at: Date): Promise<Exported> {
  const codes = districts.map((d) => d.code);
  const filter = { districts: codes, types: null, enterprises: null, specialist: null, surveyed: false };
  const wish = { week, whose, only: null, filter, districts, isOfDistricts: true, city };
  return { kind: 'made', workbooks: await deps.documents.weekly(await annexOf(deps, asker, wish, at)) };
}

async function monthly(deps: CommandExport, place: Place, month: string, at: Date): Promise<Exported> {
  const { asker, districts, whose, city } = place;
  const bulletin = await loadBulletin(deps.monthly, { asker, arrivedAt: at }, month, districts);
  const sheets = bulletinSheets(bulletin, whose, city, at, deps.bureau.calendar, deps.settings.monthOpensOn);
  return { kind: 'made', workbooks: await deps.documents.monthly(sheets) };
}

async function yearly(deps: CommandExport, { asker, whose }: Place, year: number, at: Date): Promise<Exported> {
  const assessed = await assessYear(deps.assessments, deps.bureau, asker, year, deps.settings, at);
  const sheets = assessmentSheets(assessed, deps.bureau, deps.settings, whose);
  if (sheets === null) return refused(`${year}年还没有可以考核的周`);
  return { kind: 'made', workbooks: await deps.documents.yearly(sheets) };
}
