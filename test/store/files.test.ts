// The contract of the port Files: what is kept and which uploads count; then for whom the database keeps it.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Files, type MediaUpload, MOST_FILE_BYTES } from '../../src/desk/documents/files-port.ts';
import { select } from '../../src/store/bound.ts';
import { openFiles } from '../../src/store/files.ts';
import { Prisma } from '../../src/store/generated/client.ts';
import { memoryFiles } from '../memory/files.ts';
import { as, CORP, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';

const AT = new Date('2026-11-26T02:00:00Z');
const DAY_MS = 86_400_000;
const days = (count: number): Date => new Date(AT.getTime() + count * DAY_MS);
const bytesOf = (text: string): Uint8Array => Buffer.from(text);

const kinds: readonly { readonly name: string; open(): Promise<Files> }[] = [
  {
    name: 'in PostgreSQL',
    async open() {
      const { database } = await freshDatabase();
      await saveRoster(database);
      return openFiles(database);
    },
  },
  { name: 'in memory', open: async () => memoryFiles() },
];

describe.each(kinds)('files $name', ({ open }) => {
  let files: Files;
  beforeAll(async () => {
    files = await open();
  });
  const upload = async (name: string): Promise<MediaUpload> => ({
    corp: CORP,
    file: await files.keep(as('task'), bytesOf('附件1'), AT),
    kind: 'file',
    name,
  });

  test('the same bytes are one file, whoever keeps them', async () => {
    const bytes = bytesOf('附件1');
    const id = await files.keep(as('task'), bytes, AT);
    expect(id).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await files.keep(as('lia'), bytes, days(1))).toBe(id);
    expect(await files.keep(as('anna'), bytes, days(1))).toBe(id);
    expect(await files.keep(as('lia'), bytesOf('别的'), AT)).not.toBe(id);
    expect(Buffer.from((await files.bytes(id)) ?? [])).toEqual(bytes);
    expect(await files.bytes('0'.repeat(64))).toBeNull();
  });

  test('an upload counts from the instant asked for on, under its own name and kind', async () => {
    const one = await upload('周调度.xlsx');
    expect(await files.media(one, days(-3))).toBeNull();
    expect(await files.keepMedia(one, 'M1', AT, days(-3))).toBe('M1');
    expect(await files.media(one, AT)).toBe('M1');
    expect(await files.media(one, new Date(AT.getTime() + 1))).toBeNull();
    expect(await files.media({ ...one, name: '另一个.xlsx' }, days(-3))).toBeNull();
    expect(await files.media({ ...one, kind: 'picture' }, days(-3))).toBeNull();
    expect(await files.media({ ...one, corp: 'other' }, days(-3))).toBeNull();
  });

  test('of two uploads of one file the first holds, until it is too old', async () => {
    const one = await upload('两次.xlsx');
    expect(await files.keepMedia(one, 'M1', AT, days(-3))).toBe('M1');
    expect(await files.keepMedia(one, 'M2', days(1), days(-2))).toBe('M1');
    expect(await files.keepMedia(one, 'M3', days(4), days(1))).toBe('M3');
    expect(await files.media(one, days(1))).toBe('M3');
  });

  test('what WeCom forgot is forgotten, and nothing newer', async () => {
    const one = await upload('忘了.xlsx');
    await files.keepMedia(one, 'M1', AT, days(-3));
    await files.forgetMedia(one, 'M0');
    expect(await files.media(one, days(-3))).toBe('M1');
    await files.forgetMedia(one, 'M1');
    expect(await files.media(one, days(-3))).toBeNull();
  });

  test('the largest file WeCom takes is kept to the byte', async () => {
    const bytes = new Uint8Array(MOST_FILE_BYTES).map((_, i) => (i * 31) % 251);
    const id = await files.keep(as('task'), bytes, AT);
    expect(
      createHash('sha256')
        .update((await files.bytes(id)) ?? '')
        .digest('hex'),
    ).toBe(id);
  }, 60_000);
});

test('whoever asks reads no file of others, and every file that is made is audited', async () => {
  const db = await freshDatabase();
  await saveRoster(db.database);
  const files = openFiles(db.database);
  const id = await files.keep(as('task'), bytesOf('全市'), AT);
  const kept = Prisma.sql`SELECT id FROM files WHERE id = ${id}`;
  const readAs = async (userid: string): Promise<number> =>
    (await select(db.database, { asker: as(userid), at: AT }, z.object({ id: z.string() }), kept)).length;
  expect([await readAs('lia'), await readAs('anna'), await readAs('root'), await readAs('task')]).toEqual([0, 0, 0, 1]);
  expect(await db.database.prisma.$queryRaw(kept)).toEqual([]);
  const [row] = await db.asOwner(`SELECT userid, details FROM audit WHERE act = 'files.keep' ORDER BY id DESC LIMIT 1`);
  expect(row).toEqual({ userid: 'task', details: { file: id, size: 6 } });
  await expect(files.keep({ ...as('anna'), userid: 'stranger' }, bytesOf('x'), AT)).rejects.toThrow();
});
