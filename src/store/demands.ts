// Which urgent demands are there, and what happened to each? PostgreSQL's answers, each in one round trip.
import type { Demands, Raised } from '../app/urgent/port.ts';
import type { Demand, DemandRow } from '../domain/urgent.ts';
import type { Growth } from '../domain/urgent-thresholds.ts';
import { type CallsOptions, openCalls } from './calls.ts';
import { rowOf } from './ledger.ts';

/** As `demand_json` gives it: instants are milliseconds. */
type Stored = Omit<Demand, 'rows'> & { readonly rows: readonly (Omit<DemandRow, 'at'> & { readonly at: number })[] };

const demandOf = (stored: Stored): Demand => ({
  ...stored,
  rows: stored.rows.map((row) => ({ ...row, at: new Date(row.at) })),
});

export function openDemands(options: CallsOptions): Demands {
  const call = openCalls(options);
  return {
    raise: ({ asker: { corp, userid, role, region }, message, at }, wish, rows) =>
      call<Raised>('raise_demand', [
        corp,
        userid,
        role,
        region,
        message,
        at,
        JSON.stringify(wish),
        JSON.stringify(rows.map(rowOf)),
      ]),

    step({ asker: { corp, userid, role, region }, message, at }, { number, seen, ...step }, rows) {
      const values = [
        corp,
        userid,
        role,
        region,
        message,
        at,
        number,
        seen,
        JSON.stringify(step),
        JSON.stringify(rows.map(rowOf)),
      ];
      return call<'taken' | 'crossed' | 'missing'>('step_demand', values);
    },

    async find({ corp, userid, role, region }, number, at) {
      const stored = await call<Stored | null>('demand_of', [corp, userid, role, region, number, at]);
      return stored && demandOf(stored);
    },

    async list({ corp, userid, role, region }, span, at) {
      const [from, until] = span === 'open' ? [null, null] : [span.from, span.until];
      return (await call<readonly Stored[]>('demands_of', [corp, userid, role, region, from, until, at])).map(demandOf);
    },

    since: async (instant) => (await call<readonly Stored[]>('demands_since', [instant])).map(demandOf),

    growth: (weeks, enterprises, least) => call<readonly Growth[]>('demand_growth', [weeks, enterprises, least]),
  };
}
