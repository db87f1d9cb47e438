// A worker in a process of its own, whose time runs faster: opens what sending needs, says so, and begins when it is told to.
import { once } from 'node:events';
import { SILENT } from '../../src/desk/log.ts';
import { ALLOWANCE_LIMITS, memoryAllowance } from '../../src/desk/outbox/allowance.ts';
import { openOutbox } from '../../src/desk/outbox/outbox.ts';
import { memoryTokenStore } from '../../src/desk/token-store.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { LIMITS } from '../../src/store/connection.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { createApi } from '../../src/wecom/api.ts';
import { apiConnections } from '../../src/wecom/exchange.ts';
import { createMessenger } from '../../src/wecom/messenger.ts';
import { NO_FILES } from '../wecom/no-files.ts';

/** `from`: the instant the quick clock had at the machine's `since`. */
export type WorkerWish = {
  readonly url: string;
  readonly role: string | null;
  readonly wecom: Parameters<typeof createApi>[0];
  readonly speed: number;
  readonly from: number;
  readonly since: number;
};

const { url, role, wecom, speed, from, since } = JSON.parse(process.argv[2] ?? '') as WorkerWish;
const clock = { now: () => new Date(from + (Date.now() - since) * speed) };
const database = openDatabase({ url, role, max: 4, limits: { ...LIMITS, connect: 10_000 }, random: Math.random });
const ledger = openLedger(database);
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms / speed));
const api = createApi(wecom, { dispatcher: apiConnections(), tokens: memoryTokenStore(clock), sleep });
await database.ping();
console.log('ready');
await once(process.stdin, 'data');
openOutbox({
  // The database's time does not run quicker: its leases are shorter.
  ledger: { ...ledger, claim: (now, limit, leaseMs) => ledger.claim(now, limit, leaseMs / speed) },
  // Nudges are words.
  messenger: createMessenger(api, NO_FILES),
  allowance: memoryAllowance(ALLOWANCE_LIMITS),
  activity: { lastInReport: async () => null },
  rewrite: async () => null,
  settings: DEFAULT_SETTINGS,
  clock,
  timers: {
    after(ms, ring) {
      const timer = setTimeout(ring, ms / speed);
      return () => clearTimeout(timer);
    },
  },
  random: Math.random,
  log: SILENT,
});
