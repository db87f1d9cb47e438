// Which good practices were sent, adopted and spread?
import { z } from 'zod';
import { withNumber } from '../desk/outbox/numbered.ts';
import { piecesOf } from '../desk/outbox/pieces.ts';
import type { Outgoing } from '../desk/ports.ts';
import { mayPraise, type Praise } from '../domain/practices.ts';
import { roleMay } from '../domain/rights.ts';
import type { Practice, PracticeAct, Practices } from '../features/practice/port.ts';
import { type Bound, batch, lock, seeAll, select, type Tables, transact } from './bound.ts';
import { Prisma } from './generated/client.ts';
import { answeredBefore, insertAct, insertAudit, insertOutgoing, PLANNED } from './written.ts';

type PracticesOptions = Tables & {
  /** The pieces of a text that is too long for one message, in order. */
  readonly cut: (text: string) => readonly string[];
};

const PRACTICE: z.ZodType<Practice> = z.object({
  number: z.int(),
  district: z.string(),
  by: z.string(),
  at: z.date(),
  title: z.string(),
  body: z.string(),
  adoptedAt: z.date().nullable(),
  spreadAt: z.date().nullable(),
});
const COLUMNS = Prisma.sql`p.number, p.district, p.sent_by AS by, p.sent_at AS at, p.title, p.body, p.adopted_at AS "adoptedAt",
  p.spread_at AS "spreadAt"`;

export function openPractices({ cut, ...tables }: PracticesOptions): Practices {
  const { city } = tables;
  const inPieces = (rows: readonly Outgoing[]): readonly Outgoing[] => rows.flatMap((row) => piecesOf(row, cut));
  const praise = (kind: Praise) => (act: PracticeAct, number: number, rows: readonly Outgoing[]) =>
    transact(tables, act, async (bound) => {
      if (!bound.known || !roleMay(act.asker.role, 'spreadPractice')) return false;
      const before = await answeredBefore(tables, bound, act.message, z.boolean());
      return before ? before.answer : praiseOne(tables, bound, act, kind, number, inPieces(rows));
    });
  return {
    send: (act, said, rows) =>
      transact(tables, act, async (bound) => {
        if (!bound.known || !roleMay(act.asker.role, 'sendPractice')) return null;
        await bound.query(z.unknown(), lock(tables, 'numbers', ['practices']));
        const [again] = await bound.query(
          PRACTICE,
          Prisma.sql`SELECT ${COLUMNS} FROM practices p WHERE p.city = ${city} AND p.message = ${act.message}`,
        );
        if (again) return again;
        await seeAll(tables, bound);
        const sent = await writeSent(tables, bound, act, said);
        await bound.query(PLANNED, insertOutgoing(city, inPieces(withNumber(rows, sent.number))));
        await bound.execute(auditOf(tables, act, 'practices.send', sent.number));
        return sent;
      }),

    async list(asker, which, at) {
      const [where, number] =
        which === 'all'
          ? [Prisma.sql`true`, null]
          : which === 'waiting'
            ? [Prisma.sql`p.adopted_at IS NULL`, null]
            : [Prisma.sql`p.number = ${which.number}`, which.number];
      const { rows } = await batch(tables, { asker, at }, [
        Prisma.sql`SELECT ${COLUMNS} FROM practices p WHERE p.city = ${city} AND ${where} ORDER BY p.number`,
        insertAudit(city, { at, by: asker, act: 'practices.list', message: null, details: { number } }),
      ]);
      return z.array(PRACTICE).parse(rows[0]);
    },

    adopt: praise('adopt'),
    spread: praise('spread'),

    async spreadCounts(from, until) {
      const counts = await select(
        tables,
        'nobody',
        z.object({ district: z.string(), spread: z.int() }),
        Prisma.sql`SELECT district, count(*)::integer AS spread FROM practices
          WHERE city = ${city} AND spread_at >= ${from}::timestamptz AND spread_at < ${until}::timestamptz GROUP BY district`,
      );
      return new Map(counts.map((c) => [c.district, c.spread]));
    },
  };
}

const auditOf = ({ city }: Tables, { asker, message, at }: PracticeAct, act: string, number: number): Prisma.Sql =>
  insertAudit(city, { at, by: asker, act, message, details: { number } });

/** Under the lock of numbers, by whoever sees all of them. */
async function writeSent(
  { city }: Tables,
  bound: Bound,
  { asker, message, at }: PracticeAct,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<Practice> {
  const [sent] = await bound.query(
    PRACTICE,
    Prisma.sql`
    INSERT INTO practices AS p (city, number, corp, district, sent_by, sent_at, message, title, body)
    SELECT ${city}, coalesce(max(o.number), 0) + 1, ${asker.corp}, ${asker.region}, ${asker.userid}, ${at}::timestamptz, ${message},
      ${title}, ${body}
    FROM practices o WHERE o.city = ${city}
    RETURNING ${COLUMNS}`,
  );
  if (!sent) throw new Error('a practice that was not written');
  return sent;
}

async function praiseOne(
  tables: Tables,
  bound: Bound,
  act: PracticeAct,
  kind: Praise,
  number: number,
  rows: readonly Outgoing[],
): Promise<boolean> {
  const { city } = tables;
  const { asker, message, at } = act;
  const [practice] = await bound.query(
    PRACTICE,
    Prisma.sql`SELECT ${COLUMNS} FROM practices p WHERE p.city = ${city} AND p.number = ${number} FOR UPDATE`,
  );
  const answer = practice !== undefined && mayPraise(kind, practice);
  await bound.execute(insertAct(city, { act: `practices.${kind}`, by: asker, message, at, answer }));
  if (!answer) return false;
  await bound.rows.practice.update({
    where: { city_number: { city, number } },
    data: kind === 'adopt' ? { adoptedAt: at, adoptedBy: asker.userid } : { spreadAt: at, spreadBy: asker.userid },
  });
  await bound.query(PLANNED, insertOutgoing(city, rows));
  await bound.execute(auditOf(tables, act, `practices.${kind}`, number));
  return true;
}
