// Are instants read back as they were stored, and does every connection work with the application's rights?
import { beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});

test('the application is no superuser and owns no table', async () => {
  const { rows } = await db.database.pool.query(
    'SELECT current_user AS me, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super',
  );
  expect(rows[0]).toEqual({ me: 'bot_app', super: false });
  const owned = await db.asOwner(`SELECT FROM pg_class WHERE relowner = 'bot_app'::regrole`);
  expect(owned).toHaveLength(0);
});
