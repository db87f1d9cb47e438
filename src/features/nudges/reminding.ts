// What does reminding at once need, and how are the districts it reaches called?
import type { Acts } from '../../desk/acts/port.ts';
import type { MonthReturns } from '../../desk/month-returns.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { districtsWithin } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';

export type Reminding = {
  readonly acts: Pick<Acts, 'remind'>;
  readonly reports: Pick<Reports, 'reported'>;
  readonly monthReturns: Pick<MonthReturns, 'returned'>;
  readonly settings: Pick<Settings, 'quiet' | 'monthOpensOn'>;
};

/** The city's or the districts' names. */
export function whoseOf({ bureau: { roster }, person }: Speaker, codes: ReadonlySet<string>): string {
  const within = districtsWithin(roster.regions, person.region);
  const region = roster.regions.find((r) => r.code === person.region);
  const isAll = within.length > 1 && within.every((d) => codes.has(d.code));
  return isAll ? (region?.name ?? '') : within.flatMap((d) => (codes.has(d.code) ? [d.name] : [])).join('、');
}
