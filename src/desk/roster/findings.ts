// What is found wrong or odd while a roster workbook is read? Faults stop the import; notes are told beside it.
import type { RosterFault } from './sheets.ts';

/** Something that was not taken as it stands, without a fault: told with others of the same head as `“企业”表没有采用的简称：第3行“无”`. */
type RosterNote = { readonly head: string; readonly item: string };

export type Findings = { readonly faults: RosterFault[]; readonly notes: RosterNote[] };

export const noFindings = (): Findings => ({ faults: [], notes: [] });

const SHOWN = 10;

/** `甲、乙`, of more than ten the first ten and how many there are. */
export const listed = (names: readonly string[]): string =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join('、')}等${names.length}个` : names.join('、');

/** One sentence for each head, in the order they came. */
export function showNotes(notes: readonly RosterNote[]): readonly string[] {
  const heads = new Map<string, string[]>();
  for (const { head, item } of notes) heads.set(head, [...(heads.get(head) ?? []), item]);
  return [...heads].map(([head, items]) => (items.join('') === '' ? head : `${head}：${listed(items)}`));
}
