// Which files does the bot send, and what does WeCom hold of them?
import { z } from 'zod';
import { type Files, fileIdOf } from '../desk/documents/files-port.ts';
import { select, type Tables, transact, unbound } from './bound.ts';
import { Prisma } from './generated/client.ts';
import { insertAudit } from './written.ts';

const BYTES = z.object({ bytes: z.instanceof(Uint8Array) });
const MEDIA = z.object({ media: z.string() });

export function openFiles(tables: Tables): Files {
  const { city } = tables;
  const { query, execute } = unbound(tables);
  return {
    keep: (asker, bytes, at) =>
      transact(tables, { asker, at }, async (bound) => {
        if (!bound.known) throw new Error('a file was made for somebody the roster does not know');
        const id = fileIdOf(bytes);
        const details = { file: id, size: bytes.length };
        await bound.rows.keptFile.createMany({
          data: { city, id, bytes: Uint8Array.from(bytes), keptAt: at },
          skipDuplicates: true,
        });
        await bound.execute(insertAudit(city, { at, by: asker, act: 'files.keep', message: null, details }));
        return id;
      }),

    // For whoever carries it to a phone: a row of the ledger says to whom, and nobody asks.
    async bytes(file) {
      const [kept] = await select(
        tables,
        'nobody',
        BYTES,
        Prisma.sql`SELECT bytes FROM files WHERE city = ${city} AND id = ${file}`,
      );
      return kept?.bytes ?? null;
    },

    async media({ corp, file, kind, name }, since) {
      const [held] = await query(
        MEDIA,
        Prisma.sql`SELECT media FROM file_uploads WHERE city = ${city} AND corp = ${corp} AND file = ${file} AND kind = ${kind}
          AND name = ${name} AND uploaded_at >= ${since}::timestamptz`,
      );
      return held?.media ?? null;
    },

    // Of two workers that upload the same at once the first holds, so that what is sent again is the same request.
    async keepMedia({ corp, file, kind, name }, media, at, since) {
      await execute(Prisma.sql`
        INSERT INTO file_uploads AS u (city, corp, file, kind, name, media, uploaded_at)
        VALUES (${city}, ${corp}, ${file}, ${kind}, ${name}, ${media}, ${at}::timestamptz)
        ON CONFLICT (city, corp, file, kind, name) DO UPDATE SET media = excluded.media, uploaded_at = excluded.uploaded_at
          WHERE u.uploaded_at < ${since}::timestamptz`);
      const [held] = await query(
        MEDIA,
        Prisma.sql`SELECT media FROM file_uploads WHERE city = ${city} AND corp = ${corp} AND file = ${file} AND kind = ${kind} AND name = ${name}`,
      );
      return held?.media ?? media;
    },

    async forgetMedia({ corp, file, kind, name }, media) {
      await execute(Prisma.sql`DELETE FROM file_uploads WHERE city = ${city} AND corp = ${corp} AND file = ${file} AND kind = ${kind}
        AND name = ${name} AND media = ${media}`);
    },
  };
}
