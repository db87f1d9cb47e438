// Whose workbooks does the operator's command make, and what comes of it?
import { questionTexts } from '../../../conversations/questions.ts';
import { type Asker, commandAsker } from '../../domain/people.ts';
import type { Region } from '../../domain/regions.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Workbook } from './port.ts';

export type Exported =
  | { readonly kind: 'made'; readonly workbooks: readonly Workbook[] }
  | { readonly kind: 'refused'; readonly why: string };

export const exportRefused = (why: string): Extract<Exported, { kind: 'refused' }> => ({ kind: 'refused', why });

/** The districts an export is about. */
export type ExportPlace = {
  readonly kind: 'place';
  readonly districts: readonly Region[];
  /** For titles and file names: 全市 or the district. */
  readonly whose: string;
  /** The city, where it is about all districts and the roster has one. */
  readonly city: Region | null;
  /** Who asks: the command, with the rights of the top region. */
  readonly asker: Asker;
};

/** `district`: a name, short name or code; null = all districts. */
export function exportPlace(
  { regions }: Pick<Roster, 'regions'>,
  corp: string,
  district: string | null,
): ExportPlace | Extract<Exported, { kind: 'refused' }> {
  const all = regions.filter((r) => r.level === 'district');
  if (all.length === 0) return exportRefused('还没有名册，请先导入：npm run roster -- import 名册.xlsx');
  const named = all.filter((r) => district === null || [r.name, r.code, ...r.aliases].includes(district));
  const [first] = named;
  if (first === undefined) return exportRefused(`没有这个区市：${district}。现有：${all.map((r) => r.name).join('、')}`);
  return {
    kind: 'place',
    districts: named,
    whose: district === null ? questionTexts.city : first.name,
    city: district === null ? (regions.find((r) => r.level === 'city') ?? null) : null,
    asker: commandAsker(corp, (regions.find((r) => r.parent === null) ?? first).code),
  };
}
