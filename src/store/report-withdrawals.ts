// How is the last filing taken back (撤回)?
import { z } from 'zod';
import type { Bureaus, Reports, Withdrawn } from '../desk/ports.ts';
import { decideWithdrawal, type Withdrawal } from '../domain/filing.ts';
import { reportableBy } from '../domain/reportable.ts';
import type { Roster } from '../domain/roster.ts';
import { dayOf } from '../domain/time.ts';
import { type Tables, transact } from './bound.ts';
import { readRoster, readVersion } from './bureau-rows.ts';
import { heldRows, INSTANT, lockFilings, REVISIONS, revisionsOf, type StoredRevision, weekChanged } from './filing-rows.ts';
import { Prisma } from './generated/client.ts';
import { figureColumns } from './report-rows.ts';
import { COUNTED, sumChanges } from './week-sums.ts';
import { answeredBefore, insertAct, insertAudit } from './written.ts';

type Options = Tables & { readonly bureaus: Pick<Bureaus, 'current'> };

const ANSWER: z.ZodType<Withdrawn | null> = z
  .object({ week: z.string(), entries: z.array(z.object({ enterprise: z.string(), restored: z.boolean() })) })
  .nullable();
const FILING = z.object({ message: z.string(), week: z.string(), closes: INSTANT, enterprises: z.array(z.string()) });
const FACTS = z.object({ published: z.boolean(), reopened: z.array(z.string()).nullable(), revisions: REVISIONS });

function inRosterOrder<One extends { readonly enterprise: string }>(
  { enterprises }: Roster,
  all: readonly One[],
): readonly One[] {
  const places = new Map(enterprises.map((e, i) => [e.id, i]));
  return all.toSorted((a, b) => (places.get(a.enterprise) ?? 0) - (places.get(b.enterprise) ?? 0));
}

export const withdrawReports = ({ bureaus, ...tables }: Options): Reports['withdraw'] => {
  const { city } = tables;
  return async (asker, message, at, since) => {
    const memory = (await bureaus.current()).roster;
    return transact(tables, { asker, at }, async (bound) => {
      const known = await answeredBefore(tables, bound, message, ANSWER);
      if (known) return known.answer;
      const roster = (await readVersion(bound.rows, city)) === memory.version ? memory : await readRoster(bound.rows, city);
      const { place } = reportableBy(roster, asker, dayOf(at));
      const filings = await bound.query(
        FILING,
        Prisma.sql`
          SELECT a.message, a.period AS week, (extract(epoch FROM a.closes_at) * 1000)::float8 AS closes, f.enterprises
          FROM acts a CROSS JOIN LATERAL (
            SELECT array_agg(v.enterprise) AS enterprises, max(v.thread) AS thread
            FROM report_revisions v LEFT JOIN report_withdrawals w USING (city, enterprise, week, revision)
            WHERE v.city = ${city} AND v.message = a.message AND w.enterprise IS NULL) f
          WHERE a.city = ${city} AND a.act = 'reports.file' AND a.corp = ${asker.corp} AND a.userid = ${asker.userid}
            AND a.arrived_at >= ${since}::timestamptz AND f.enterprises IS NOT NULL
          ORDER BY f.thread DESC, a.seq DESC`,
      );
      // Only what the asker may still report.
      const filing = bound.known
        ? filings
            .map((f) => ({ ...f, enterprises: f.enterprises.filter((e) => place(e, f.week) !== null) }))
            .find((f) => f.enterprises.length > 0)
        : undefined;
      const taken = filing ? await takeBack(filing) : [];
      const entries = inRosterOrder(roster, taken).map(({ enterprise, after }) => ({ enterprise, restored: after !== null }));
      const answer = filing && entries.length > 0 ? { week: filing.week, entries } : null;
      const week = filing?.week;
      const act = { act: 'reports.withdraw', by: asker, message, at, answer };
      await bound.execute(insertAct(city, week === undefined ? act : { ...act, period: week }));
      const details = { week: week ?? null, filing: filing?.message ?? null, entries };
      await bound.execute(insertAudit(city, { at, by: asker, act: 'reports.withdraw', message, details }));
      return answer;

      async function takeBack({
        message: of,
        week: filed,
        closes,
        enterprises,
      }: z.infer<typeof FILING>): Promise<readonly Withdrawal[]> {
        await lockFilings(bound, city, enterprises);
        const [facts] = await bound.query(
          FACTS,
          Prisma.sql`SELECT EXISTS (SELECT FROM publications p WHERE p.city = ${city} AND p.period = ${filed}
              AND p.published_at <= ${at}::timestamptz) AS published,
            (SELECT json_agg(o.enterprise) FROM reopenings o WHERE o.city = ${city} AND o.period = ${filed}
              AND o.enterprise = ANY (${enterprises}::text[]) AND o.opened_at <= ${at}::timestamptz AND ${at}::timestamptz < o.until) AS reopened,
            (${revisionsOf(city, filed, enterprises)}) AS revisions`,
        );
        const all: readonly StoredRevision[] = facts?.revisions ?? [];
        const theirs = all.filter((r) => r.message === of && !r.withdrawn);
        const decided = decideWithdrawal(
          at,
          { closesAt: closes, published: facts?.published ?? false },
          theirs.map(({ enterprise, revision }) => ({
            enterprise,
            revision,
            revisions: all.filter((r) => r.enterprise === enterprise),
            reopened: facts?.reopened?.includes(enterprise) ?? false,
          })),
        );
        const districts = new Map(theirs.map((r) => [r.enterprise, r.district]));
        const rows = decided.map(({ enterprise, revision, after }) => ({
          enterprise,
          revision,
          district: districts.get(enterprise),
          current: after?.revision ?? null,
          first_filed_at: after?.firstFiledAt ?? null,
          punctuality: after?.punctuality ?? null,
        }));
        if (rows.length > 0) await bound.query(z.unknown(), writeTaken(filed, rows));
        return decided;
      }

      function writeTaken(filed: string, rows: readonly object[]): Prisma.Sql {
        return Prisma.sql`
          WITH taken AS MATERIALIZED (
            SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS t (enterprise text, revision integer, district text,
              current integer, first_filed_at timestamptz, punctuality text)
          ), ${heldRows(city, filed, Prisma.sql`SELECT t.enterprise FROM taken t`)},
          withdrawn AS (
            INSERT INTO report_withdrawals (city, enterprise, week, revision, district, message, corp, withdrawn_by, arrived_at)
            SELECT ${city}, t.enterprise, ${filed}, t.revision, t.district, ${message}, ${asker.corp}, ${asker.userid}, ${at}::timestamptz
            FROM taken t ORDER BY t.enterprise
          ), gone AS (
            DELETE FROM reports r USING taken t
            WHERE r.city = ${city} AND r.week = ${filed} AND r.enterprise = t.enterprise AND t.current IS NULL
          ), restored AS (
            UPDATE reports r SET revision = v.revision, filed_at = v.arrived_at, filed_by = v.filed_by, first_filed_at = t.first_filed_at,
              punctuality = t.punctuality, (${figureColumns()}) = ROW (${figureColumns('v')})
            FROM taken t JOIN report_revisions v ON v.city = ${city} AND v.week = ${filed} AND v.enterprise = t.enterprise AND v.revision = t.current
            WHERE r.city = ${city} AND r.week = ${filed} AND r.enterprise = t.enterprise
            RETURNING ${Prisma.raw('r.week, r.enterprise, r.district, r.type, r.surveyed, r.due, r.punctuality')}, ${figureColumns('r')}
          ), ${sumChanges(city, Prisma.sql`SELECT ${COUNTED} FROM held`, Prisma.sql`SELECT * FROM restored`)},
          ${weekChanged(
            city,
            filed,
            Prisma.sql`SELECT h.district FROM held h`,
            Prisma.sql`SELECT t.enterprise FROM taken t JOIN held h USING (enterprise) WHERE t.current <> h.revision`,
          )}
          SELECT 1 AS done`;
      }
    });
  };
};
