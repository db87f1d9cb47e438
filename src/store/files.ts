// Which files does the bot send, and what does WeCom hold of them? Rows in PostgreSQL, each question in one round trip.
import type pg from 'pg';
import type { Files } from '../app/documents/files-port.ts';
import { withRetries } from './database-problems.ts';

export type FilesOptions = {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly random: () => number;
};

export function openFiles({ pool, random }: FilesOptions): Files {
  /** Each statement under a name, so that the connection keeps its plan; it answers with one value, or none. */
  const ask = async <Answer>(name: string, text: string, values: readonly unknown[]): Promise<Answer | null> => {
    const { rows } = await withRetries(random, () => pool.query<{ answer: Answer | null }>({ name, text, values: [...values] }));
    return rows[0]?.answer ?? null;
  };

  return {
    async keep({ corp, userid, role, region }, bytes, at) {
      const values = [corp, userid, role, region, Buffer.from(bytes), at];
      const id = await ask<string>('keep_file', 'SELECT keep_file($1, $2, $3, $4, $5, $6) AS answer', values);
      if (id === null) throw new Error('a file was made for somebody the roster does not know');
      return id;
    },

    bytes: (file) => ask<Buffer>('carried_file', 'SELECT carried_file($1) AS answer', [file]),

    media: ({ corp, file, kind, name }, since) =>
      ask<string>(
        'media_of',
        `SELECT media AS answer FROM file_uploads
         WHERE corp = $1 AND file = $2 AND kind = $3 AND name = $4 AND uploaded_at >= $5`,
        [corp, file, kind, name, since],
      ),

    async keepMedia({ corp, file, kind, name }, media, at, since) {
      const values = [corp, file, kind, name, media, at, since];
      return (await ask<string>('keep_upload', 'SELECT keep_upload($1, $2, $3, $4, $5, $6, $7) AS answer', values)) ?? media;
    },

    async forgetMedia({ corp, file, kind, name }, media) {
      await ask(
        'forget_media',
        'DELETE FROM file_uploads WHERE corp = $1 AND file = $2 AND kind = $3 AND name = $4 AND media = $5',
        [corp, file, kind, name, media],
      );
    },
  };
}
