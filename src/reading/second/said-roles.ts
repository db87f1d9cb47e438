// Which role has the first reader given to each number of a message?
import type { NumeralRole } from '../numeral-role.ts';
import type { ReportEntry, ReportReading } from '../reading.ts';
import type { Landmarks } from './signs.ts';
import type { Tagged } from './tagger.ts';

/** Null for a number that stands in no figure of the report. */
export type SaidRole = NumeralRole | null;

type Figure = { readonly role: NumeralRole; readonly value: number; used: boolean };

/**
 * The role of each amount, in their order, as the report's figures tell it: by its value, among the figures of the enterprise named before
 * it. Where a value stands in two figures, the one the second reader names is taken: only what contradicts matters.
 */
export function saidRoles(
  { reports }: ReportReading,
  { names, amounts }: Landmarks,
  tagged: readonly Tagged[],
): readonly SaidRole[] {
  const figures = reports.map(figuresOf);
  const all = figures.flat();
  const owners = amounts.map(({ from }) => names.filter((n) => n.to <= from).length - 1);
  // Names that report nothing (mentioned again, another's) leave the order as it is: then all figures are looked through.
  const inOrder = names.length === reports.length;
  const take = (i: number, fits: (figure: Figure) => boolean): NumeralRole | null => {
    const owner = owners[i] as number;
    const near = inOrder && owner >= 0 ? (figures[owner] as readonly Figure[]) : all;
    const found = near.find((figure) => !figure.used && fits(figure));
    if (found === undefined) return null;
    found.used = true;
    return found.role;
  };
  const isMeant = (i: number, figure: Figure) => figure.value === amounts[i]?.value;
  const certain = amounts.map((_, i) => take(i, (figure) => isMeant(i, figure) && figure.role === tagged[i]?.role));
  const added = certain.map((role, i) => role ?? summand(i, certain, tagged, owners, inOrder ? figures : [all], amounts));
  // 普工9，不对，是技工9: of two that may be the figure, the one that is less surely none.
  const sureness = (i: number): number => {
    const { role, margin } = tagged[i] as Tagged;
    return /^(?:shortage|resolved|headcount)/.test(role) ? Number.NEGATIVE_INFINITY : margin;
  };
  const order = amounts.map((_, i) => i).sort((a, b) => (sureness(a) === sureness(b) ? a - b : sureness(a) - sureness(b)));
  const roles: SaidRole[] = [...added];
  for (const i of order) if (amounts[i]?.kind !== 'vague') roles[i] = added[i] ?? take(i, (figure) => isMeant(i, figure));
  // What is no exact number is stored by neither.
  return roles.map((role, i) => (amounts[i]?.kind === 'vague' ? 'vague' : role));
}

function figuresOf({ headcount, shortage, resolved }: ReportEntry): Figure[] {
  const of = (kind: 'shortage' | 'resolved', spoken: ReportEntry['shortage'] = {}) =>
    Object.entries(spoken).map(([tier, value]) => ({ role: `${kind}.${tier}` as NumeralRole, value, used: false }));
  return [
    ...(headcount === undefined ? [] : [{ role: 'headcount' as const, value: headcount, used: false }]),
    ...of('shortage', shortage),
    ...of('resolved', resolved),
  ];
}

/** 高级技工2技师1 is senior 3: parts of one figure, as the second reader tells them, that add up to it. */
function summand(
  i: number,
  roles: readonly SaidRole[],
  tagged: readonly Tagged[],
  owners: readonly number[],
  figures: readonly (readonly Figure[])[],
  amounts: Landmarks['amounts'],
): SaidRole {
  const role = (tagged[i] as Tagged).role;
  const open = (figures[figures.length === 1 ? 0 : Math.max(0, owners[i] as number)] ?? []).filter(
    (f) => !f.used && f.role === role,
  );
  const parts = amounts.map((_, j) => j).filter((j) => roles[j] === null && owners[j] === owners[i] && tagged[j]?.role === role);
  const sum = parts.reduce((total, j) => total + (amounts[j]?.value ?? 0), 0);
  return open.some((f) => f.value === sum) ? role : null;
}
