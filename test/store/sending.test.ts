import { beforeAll, expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { ALLOWANCE_LIMITS, memoryAllowance } from '../../src/desk/outbox/allowance.ts';
import { openOutbox } from '../../src/desk/outbox/outbox.ts';
import type { Outgoing } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { TIMERS } from '../../src/desk/timers.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { listenToDatabase } from '../../src/store/listen.ts';
import { memoryMessenger } from '../memory/messenger.ts';
import { wordsOf } from '../memory/words.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});

test('three workers on one PostgreSQL: planned here, heard there at once, each shown once and in each person’s order', async () => {
  const clock = { now: () => new Date() };
  const messenger = memoryMessenger(clock);
  const slow = {
    ...messenger,
    send: async (...args: Parameters<typeof messenger.send>) => {
      await new Promise((done) => setTimeout(done, Math.random() * 5));
      return messenger.send(...args);
    },
  };
  const ledger = openLedger(db.database);
  const workers = [1, 2, 3].map(() =>
    openOutbox({
      ledger,
      messenger: slow,
      allowance: memoryAllowance(ALLOWANCE_LIMITS),
      activity: { lastInReport: async () => null },
      rewrite: async () => null,
      settings: DEFAULT_SETTINGS,
      clock,
      timers: TIMERS,
      random: Math.random,
      log: SILENT,
    }),
  );
  const notices = listenToDatabase({
    url: db.url,
    role: db.role,
    onNotice: () => {
      for (const w of workers) w.kick();
    },
    log: SILENT,
  });
  await new Promise((done) => setTimeout(done, 500));

  const rows = Array.from(
    { length: 400 },
    (_, i): Outgoing => ({
      key: `k${i}`,
      corp: 'c',
      person: `p${i % 100}`,
      kind: 'reply',
      say: text(`no ${Math.floor(i / 100)}`),
      dueAt: new Date(),
      expiresAt: null,
      owed: null,
      stage: null,
      period: null,
    }),
  );
  const planned = performance.now();
  expect(await ledger.plan(rows)).toBe(400);
  await expect.poll(() => messenger.shown.length, { timeout: 15_000, interval: 20 }).toBe(400);
  const took = performance.now() - planned;
  for (const w of workers) await w.stop();
  await notices.close();

  for (let p = 0; p < 100; p++)
    expect(messenger.shown.filter((s) => s.person === `p${p}`).map((s) => wordsOf(s.say))).toEqual([
      'no 0',
      'no 1',
      'no 2',
      'no 3',
    ]);
  const [open] = await db.asOwner<{ n: string }>(`SELECT count(*) AS n FROM outgoing WHERE state <> 'sent'`);
  expect(Number(open?.n)).toBe(0);
  // Well before the sweep: the notice brought it.
  expect(took).toBeLessThan(12_000);
});
