// Is a demand raised, or is one there already? And which filed figures are new demand? (domain §11.4)
import { sumOf } from './tiers.ts';
import { type Demand, isClosed } from './urgent.ts';
import type { Growth } from './urgent-thresholds.ts';

/** A demand of the same enterprise, or of the same district as a whole. */
export type EarlierDemand = Pick<Demand, 'number' | 'week' | 'grown' | 'state'> & {
  /** The message that raised it. */
  readonly message: string;
  /** Withdrawn with the report that raised it: as if it had never been. */
  readonly lapsed: boolean;
};

type RaiseRuling =
  | { readonly kind: 'new' }
  /** By this very message. */
  | { readonly kind: 'raised'; readonly number: number }
  | { readonly kind: 'open'; readonly number: number }
  | { readonly kind: 'notGrown' };

/** What becomes of a demand that `message` raises, given the earlier ones about the same. */
export function ruleRaise(
  earlier: readonly EarlierDemand[],
  { cause, week, grown }: Pick<Demand, 'cause' | 'week' | 'grown'>,
  message: string,
): RaiseRuling {
  const again = earlier.find((d) => d.message === message && !d.lapsed);
  if (again) return { kind: 'raised', number: again.number };
  const open = earlier.find((d) => !isClosed(d));
  if (open) return { kind: 'open', number: open.number };
  // A person may ask again for as many; a report raises nothing twice.
  if (cause !== 'person' && earlier.some((d) => !d.lapsed && d.week === week && d.grown >= grown)) return { kind: 'notGrown' };
  return { kind: 'new' };
}

/** What the filed reports of a week add up to, of an enterprise or of a district. */
export type FiledGrowth = Omit<Growth, 'raisedFor' | 'isOpen'>;

type About = Pick<Demand, 'enterprise' | 'district'>;

const isAbout = (a: About, b: About): boolean =>
  a.enterprise === b.enterprise && (a.enterprise !== null || a.district === b.district);

/** Of `least` people or more, where something is missing now, beside what was raised for it already. */
export const growthsOf = (
  filed: readonly FiledGrowth[],
  demands: readonly (About & Omit<EarlierDemand, 'number' | 'message'>)[],
  least: number,
): readonly Growth[] =>
  filed
    .filter((f) => f.grown >= least && sumOf(f.figures) > 0)
    .map((f) => {
      const same = demands.filter((d) => isAbout(d, f));
      const raised = same.filter((d) => d.week === f.week && !d.lapsed).map((d) => d.grown);
      return { ...f, raisedFor: raised.length > 0 ? Math.max(...raised) : null, isOpen: same.some((d) => !isClosed(d)) };
    });
