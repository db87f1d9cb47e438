// The whole program as an operator starts it, with a WeCom side of its own: for tests from outside.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { turnableClock } from '../../src/simulator/clock.ts';
import { inventCorp, type Member } from '../../src/simulator/corp.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';

const project = path.join(import.meta.dirname, '../..');
export const DEMO_ROSTER = path.join(project, 'src/simulator/demo-roster.xlsx');
const READY_MS = 60_000;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

/** A numbered database of TEST_REDIS_URL's, emptied: the embedded store where it is not set. Each worker of the run has its own. */
async function emptyRedis(): Promise<string | null> {
  if (!process.env.TEST_REDIS_URL) return null;
  const url = new URL(process.env.TEST_REDIS_URL);
  url.pathname = `/${Number(process.env.VITEST_POOL_ID ?? 1) % 15 || 15}`;
  const redis = new Redis(url.href);
  await redis.flushdb();
  redis.disconnect();
  return url.href;
}

const member = (account: string): Member => ({ account, name: account, role: null, roleName: '', district: '' });

/** A bot that is not running yet, with an empty DATA_DIR, whose clock starts at `at`. */
export async function e2eBot(at: string, accounts: readonly string[]) {
  const [port, corp] = [await freePort(), inventCorp()];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'e2e-'));
  const simulator = createSimulator({
    corp,
    clock: turnableClock({ now: () => new Date(Date.now()) }),
    random: Math.random,
    botUrl: () => `http://127.0.0.1:${port}/wecom/callback`,
    members: accounts.map(member),
  });
  const apiBase = await simulator.listen();
  const { DATABASE_URL, REDIS_URL, DATABASE_OWNER_URL, NODE_ENV, ...machine } = process.env;
  const redis = await emptyRedis();
  const env: Record<string, string | undefined> & { readonly DATA_DIR: string } = {
    ...machine,
    ...(redis === null ? {} : { REDIS_URL: redis }),
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: folder,
    CLOCK_START: at,
    WECOM_CORP_ID: corp.corpId,
    WECOM_AGENT_ID: String(corp.agentId),
    WECOM_SECRET: corp.secret,
    WECOM_TOKEN: corp.token,
    WECOM_ENCODING_AES_KEY: corp.aesKey,
    WECOM_API_BASE: apiBase,
  };
  let child: ChildProcess | null = null;
  let log = '';

  const run = (script: string, args: readonly string[], more: Record<string, string> = {}) =>
    spawnSync(process.execPath, [path.join(project, 'dist/bin', `${script}.js`), ...args], {
      cwd: project,
      env: { ...env, ...more },
      encoding: 'utf8',
    });

  async function start(more: Record<string, string> = {}): Promise<void> {
    const started = spawn(process.execPath, [path.join(project, 'dist/main.js')], {
      cwd: project,
      env: { ...env, ...more },
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
    for (const end = Date.now() + READY_MS; ; ) {
      if (started.exitCode !== null) throw new Error(`the bot ended with ${started.exitCode}: ${log.slice(-2000)}`);
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (ready?.ok) return;
      if (Date.now() > end) throw new Error(`not ready: ${log.slice(-2000)}`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }

  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const running = child;
    if (!running || running.exitCode !== null) return running?.exitCode ?? null;
    running.kill(signal);
    await once(running, 'exit');
    return running.exitCode;
  }

  return {
    base: `http://127.0.0.1:${port}`,
    env,
    simulator,
    run,
    start,
    stop,
    log: () => log,
    /** Sends a text and answers what the phone shows for it: the reply, or what is pushed within `waitMs`. */
    async say(account: string, text: string, waitMs = 15_000): Promise<string> {
      const before = simulator.conversation(account).length;
      await simulator.act(account, { kind: 'text', text }).done;
      for (const end = Date.now() + waitMs; ; ) {
        const shown = simulator
          .conversation(account)
          .slice(before)
          .flatMap((e) => (e.side === 'app' && e.content.kind === 'text' ? [e.content.text] : []));
        if (shown.length > 0) return shown.join('\n');
        if (Date.now() > end) return '';
        await new Promise((wake) => setTimeout(wake, 25));
      }
    },
    async close(): Promise<void> {
      await stop();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
