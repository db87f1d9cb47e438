// What is a district's return of one month, and which of its figures look wrong enough to ask about?
import { type FigureKey, type MonthlyFigures, monthlyValue, PROGRAMMES, type Programme, programmeFigures } from './programmes.ts';
import type { Punctuality } from './reports.ts';
import type { Month } from './time.ts';

/** Raised once, in the read-back; 确认 then means 属实, and it stays with the revision (domain §9.3). */
export type MonthlyDoubt =
  /** At least ten times, or at most a tenth of, last month's (last ≥ 1, difference ≥ 5). */
  | {
      readonly kind: 'tenfold';
      readonly programme: Programme;
      readonly figure: FigureKey;
      readonly was: number;
      readonly is: number;
    }
  /** More enterprises served than the district's roster holds. */
  | { readonly kind: 'aboveRoster'; readonly programme: Programme; readonly enterprises: number; readonly roster: number }
  /** People were hired at events, and no event was held. */
  | { readonly kind: 'hiredWithoutEvents'; readonly programme: Programme; readonly hired: number };

/** The revision that holds of one district and month. The last 确认 is the district's sign-off. */
export type MonthlyReturn = {
  /** Region code. */
  readonly district: string;
  readonly month: Month;
  /** 1 for the first filing; a correction makes the next. */
  readonly revision: number;
  readonly figures: MonthlyFigures;
  readonly doubts: readonly MonthlyDoubt[];
  /** Arrival of the message that filed this revision (UTC). */
  readonly filedAt: Date;
  /** Person key. */
  readonly filedBy: string;
  /** Name of the person as the roster gave it then. */
  readonly signedBy: string;
  /** Key of that message. */
  readonly message: string;
  readonly firstFiledAt: Date;
  /** That of the first filing; a correction does not change it. */
  readonly punctuality: Punctuality;
  /** Of the figures that are known already (设立用工服务专员情况) those nobody changed; absent or null: not kept. */
  readonly prefilled?: Readonly<Partial<Record<FigureKey, number>>> | null;
};

const TENFOLD = 10;
const TENFOLD_FROM = 5;

const isTenfold = (was: number, is: number): boolean =>
  was >= 1 && Math.abs(is - was) >= TENFOLD_FROM && (is >= TENFOLD * was || TENFOLD * is <= was);

/** What to ask about, in annex 2's order. `last`: last month's figures; `roster`: how many enterprises the district's roster holds. */
export const monthlyDoubts = (figures: MonthlyFigures, last: MonthlyFigures | null, roster: number): readonly MonthlyDoubt[] =>
  PROGRAMMES.flatMap((programme) => doubtsOfOne(figures, last, roster, programme));

function doubtsOfOne(
  figures: MonthlyFigures,
  last: MonthlyFigures | null,
  roster: number,
  programme: Programme,
): readonly MonthlyDoubt[] {
  const doubts: MonthlyDoubt[] = [];
  for (const { key: figure } of programmeFigures(programme)) {
    const is = monthlyValue(figures, programme, figure);
    const was = last === null ? null : monthlyValue(last, programme, figure);
    if (was !== null && is !== null && isTenfold(was, is)) doubts.push({ kind: 'tenfold', programme, figure, was, is });
  }
  const enterprises = monthlyValue(figures, programme, 'enterprises');
  if (enterprises !== null && enterprises > roster) doubts.push({ kind: 'aboveRoster', programme, enterprises, roster });
  const hasEvents = programmeFigures(programme).some((f) => f.key === 'events');
  const hired = monthlyValue(figures, programme, 'hired');
  if (hasEvents && hired !== null && hired > 0 && monthlyValue(figures, programme, 'events') === 0) {
    doubts.push({ kind: 'hiredWithoutEvents', programme, hired });
  }
  return doubts;
}
