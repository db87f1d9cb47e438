// A setting that WeCom refuses, with three senders on one PostgreSQL and real HTTP: nothing is given up, and all goes out once, when it is right again.
// Their clocks run quicker than ours, so that pauses of minutes are over in a second or two; leases are the database's, in its own time.
import { Agent } from 'undici';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Log } from '../../src/desk/log.ts';
import { ALLOWANCE_LIMITS, memoryAllowance } from '../../src/desk/outbox/allowance.ts';
import { openOutbox } from '../../src/desk/outbox/outbox.ts';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import { text } from '../../src/desk/say.ts';
import { memoryTokenStore } from '../../src/desk/token-store.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openUndelivered } from '../../src/store/undelivered.ts';
import { createApi } from '../../src/wecom/api.ts';
import { createMessenger } from '../../src/wecom/messenger.ts';
import { APP, type ApiServer, openApiServer } from '../wecom/api-server.ts';
import { NO_FILES } from '../wecom/no-files.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

const SPEED = 60;
/** Friday 09:03. */
const START = new Date('2021-05-14T01:03:00Z').getTime();
const since = performance.now();
const clock = { now: () => new Date(START + (performance.now() - since) * SPEED) };
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms / SPEED));
const quickTimers = {
  after(ms: number, ring: () => void) {
    const timer = setTimeout(ring, ms / SPEED);
    return () => clearTimeout(timer);
  },
};

let db: TestDatabase;
let server: ApiServer;
let dispatcher: Agent;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(async () => {
  await db.asOwner('DELETE FROM outgoing');
  server = await openApiServer();
  dispatcher = new Agent();
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  await dispatcher.destroy();
  await server.close();
});

const PEOPLE = Array.from({ length: 30 }, (_, i) => `p${String(i).padStart(2, '0')}`);
const OUT_OF_REACH: Readonly<Record<string, number>> = { p03: 81013, p11: 60111, p12: 81013, p13: 60111, p29: 81013 };

test.each([
  ['gettoken', 40001],
  ['gettoken', 40013],
  ['gettoken', 60020],
  ['message/send', 40001],
  ['message/send', 40056],
  ['message/send', 41001],
  ['message/send', 48002],
  ['message/send', 60011],
  ['message/send', 60020],
  ['message/send', 301002],
])(
  '%s answers %i',
  async (path, errcode) => {
    const ledger = openLedger(db.database);
    const undelivered = openUndelivered(db.database);
    const tokens = memoryTokenStore(clock);
    let refusing = true;
    const shown: string[] = [];
    server.force = (call) => {
      if (refusing && call.path === path) return { errcode, errmsg: 'no, from ip: 203.0.113.9' };
      if (call.path !== 'message/send') return undefined;
      const { touser } = JSON.parse(call.body.toString()) as { touser: string };
      const personal = OUT_OF_REACH[touser];
      if (personal !== undefined) return { errcode: personal };
      shown.push(touser);
      return undefined;
    };
    const events: string[] = [];
    const log: Log = {
      event: (name, fields) => void events.push(name === 'problem' ? `${name} ${fields?.code} ${fields?.errcode ?? ''}` : name),
    };
    const worker = () =>
      openOutbox({
        ledger,
        messenger: createMessenger(createApi({ ...APP, apiBase: server.base }, { dispatcher, tokens, sleep }), NO_FILES),
        allowance: memoryAllowance(ALLOWANCE_LIMITS),
        activity: { lastInReport: async () => null },
        rewrite: async () => null,
        settings: DEFAULT_SETTINGS,
        clock,
        timers: quickTimers,
        random: Math.random,
        log,
      });
    const workers = [worker(), worker(), worker()];
    stops.push(...workers.map((w) => w.stop));
    const dueAt = clock.now();
    const row = (person: string) =>
      outgoing({
        key: `n/${person}`,
        corp: 'c',
        person,
        kind: 'nudge',
        say: text('提醒'),
        dueAt,
        stage: 'finalDay',
        period: 'x',
      });
    await ledger.plan(PEOPLE.map(row));
    for (const w of workers) w.kick();

    const told = `problem wecom.configuration ${errcode}`;
    await expect.poll(() => events.includes(told), { timeout: 10_000 }).toBe(true);
    await sleep(60_000);
    expect(shown).toEqual([]);
    expect(await undelivered.refusal(clock.now())).toMatchObject({
      problem: `wecom.configuration ${errcode}`,
      waiting: PEOPLE.length,
    });
    const lost = await db.asOwner(`SELECT person FROM outgoing WHERE state NOT IN ('due', 'sending')`);
    expect(lost).toEqual([]);

    refusing = false;
    const open = async () =>
      (await db.asOwner<{ n: string }>(`SELECT count(*) AS n FROM outgoing WHERE state IN ('due', 'sending')`))[0]?.n;
    await expect.poll(open, { timeout: 30_000 }).toBe('0');
    expect(shown.toSorted()).toEqual(PEOPLE.filter((p) => !(p in OUT_OF_REACH)));
    const failed = await db.asOwner<{ person: string; problem: string }>(
      `SELECT person, problem FROM outgoing WHERE state = 'failed' ORDER BY person`,
    );
    expect(failed).toEqual(Object.keys(OUT_OF_REACH).map((person) => ({ person, problem: 'wecom.receiver' })));
    expect(await undelivered.refusal(clock.now())).toBeNull();
    // As often as somebody was told of the beginning, within the 20 s in which a process learns it from the rows.
    const count = (name: string) => events.filter((e) => e === name).length;
    await expect.poll(() => count('channel.restored'), { timeout: 5_000 }).toBe(count(told));
    expect(count(told)).toBeLessThanOrEqual(workers.length);
  },
  60_000,
);
