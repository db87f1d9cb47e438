// Who signed, returned, reopened, published and decided what? PostgreSQL's answers, each in one round trip.
import type pg from 'pg';
import type { Act, AskedCorrection, Oversight, PublishedTotals, SignOff, Untold } from '../app/oversight/port.ts';
import type { Outgoing } from '../app/ports.ts';
import type { Asker } from '../domain/people.ts';
import { withRetries } from './database-problems.ts';
import { rowOf } from './ledger.ts';

export type OversightOptions = { readonly pool: Pick<pg.Pool, 'query'>; readonly random: () => number };

/** Instants come as milliseconds. */
type At<T extends { readonly at: Date }> = Omit<T, 'at'> & { readonly at: number };

const dated = <T extends { readonly at: number }>(row: T) => ({ ...row, at: new Date(row.at) });
const rowsOf = (sends: readonly Outgoing[]): string => JSON.stringify(sends.map(rowOf));
const actOf = ({ asker: { corp, userid, role, region }, message, at }: Act) => [corp, userid, role, region, message, at];
const askerOf = ({ userid, role, region }: Asker) => [userid, role, region];

export function openOversight({ pool, random }: OversightOptions): Oversight {
  async function call<Answer>(name: string, values: readonly unknown[]): Promise<Answer> {
    const text = `SELECT ${name}(${values.map((_, i) => `$${i + 1}`).join(', ')}) AS answer`;
    const { rows } = await withRetries(random, () => pool.query<{ answer: Answer }>({ name, text, values: [...values] }));
    return rows[0]?.answer as Answer;
  }

  return {
    signOffs: {
      sign: (act, week, district, dueAt) => call('sign_off', [...actOf(act), week, district, dueAt]),
      of: async (asker, week, at) => (await call<readonly At<SignOff>[]>('signed_off', [...askerOf(asker), week, at])).map(dated),
    },
    sentBack: {
      send: (act, { enterprise, week, reason, reopenedUntil }, sends) =>
        call('return_report', [...actOf(act), enterprise, week, reason, reopenedUntil, rowsOf(sends)]),
      open: (asker, at) => call('returns_open', [...askerOf(asker), at]),
      stands: (act, number, sends) => call('report_stands', [...actOf(act), number, rowsOf(sends)]),
      reopen: (act, { enterprise, week, until }, sends) =>
        call('reopen_report', [...actOf(act), enterprise, week, until, rowsOf(sends)]),
    },
    corrections: {
      ask: (act, { enterprise, week, figures, doubts, reason }) =>
        call('ask_correction', [...actOf(act), enterprise, week, JSON.stringify(figures), JSON.stringify(doubts), reason]),
      asked: async (asker, number, at) =>
        (await call<readonly At<AskedCorrection>[]>('corrections_asked', [...askerOf(asker), number, at])).map(dated),
      decide: (act, number, approve, sends) => call('decide_correction', [...actOf(act), number, approve, rowsOf(sends)]),
    },
    publications: {
      publish: (act, week, sends) => call('publish_week', [...actOf(act), week, rowsOf(sends)]),
      async totals({ corp, userid, role, region }, week, districts, at) {
        const values = [corp, userid, role, region, week, districts, at];
        const answer = await call<At<PublishedTotals> | null>('published_totals', values);
        return answer && dated(answer);
      },
      async published(weeks) {
        const answer = await call<Readonly<Record<string, number>>>('weeks_published', [weeks]);
        return new Map(Object.entries(answer).map(([week, at]) => [week, new Date(at)]));
      },
    },
    consequences: {
      untold: () => call<Untold>('oversight_untold', []),
      async tell({ opened, corrected }, sends) {
        const told = [opened.map((o) => o.message), corrected.map((c) => c.number)];
        await call('oversight_tell', [...told, rowsOf(sends)]);
      },
    },
  };
}
