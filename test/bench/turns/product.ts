// How is the product started as an operator starts it, with its scripts and its environment and nothing of its inside?
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { treeCpuUs } from './cpu.ts';
import { freePort } from './stores.ts';

/** What is passed on of this process's environment: no setting of the product. */
const PASSED_ON = ['HOME', 'TMPDIR', 'LANG', 'USER'];
const READY_MS = 120_000;
const LOOK_MS = 20;
const LOG_CHARACTERS = 4_000;

export type Environment = Readonly<Record<string, string>>;

export type Product = {
  readonly url: string;
  /** Root of its process tree. */
  readonly pid: number;
  /** From the start to `/readyz` saying so; its CPU time until then. */
  readonly readyMs: number;
  readonly readyCpuMs: number;
  readonly stop: () => Promise<void>;
};

const scriptsOf = (folder: string): Readonly<Record<string, string>> =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;

function commandOf(folder: string, script: string, args: readonly string[]): string {
  const command = scriptsOf(folder)[script];
  if (command === undefined) throw new Error(`${folder} has no script ${script}`);
  return [command, ...args.map((arg) => `'${arg}'`)].join(' ');
}

/** As npm does it: a shell in the package's folder, with its programs on the PATH; in a process group of its own. */
function spawnScript(folder: string, script: string, args: readonly string[], env: Environment): ChildProcess {
  const path = [join(folder, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
  const machine = Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return spawn(commandOf(folder, script, args), {
    cwd: folder,
    env: { ...machine, PATH: path, ...env },
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The last characters of what a child says. */
function listenTo(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-LOG_CHARACTERS);
    });
  }
  return () => said;
}

export async function runScript(folder: string, script: string, args: readonly string[], env: Environment): Promise<void> {
  const child = spawnScript(folder, script, args, env);
  const said = listenTo(child);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`npm run ${script} ended with ${code}: ${said()}`);
}

/** A product that is compiled is compiled anew, so that no start pays for it and none is an old one. */
export async function buildProduct(folder: string): Promise<void> {
  if (scriptsOf(folder).build !== undefined) await runScript(folder, 'build', [], {});
}

/** Starts `npm start` of `folder`; throws with its last words where it ends or is not ready in time. */
export async function startProduct(folder: string, env: Environment): Promise<Product> {
  const port = await freePort();
  const began = performance.now();
  const child = spawnScript(folder, 'start', [], { ...env, HOST: '127.0.0.1', PORT: String(port) });
  const said = listenTo(child);
  const { pid } = child;
  if (pid === undefined) throw new Error('not started');
  const ended = once(child, 'exit');
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const kill = () => void (isOver() || process.kill(-pid, 'SIGTERM'));
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (isOver()) return;
    kill();
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    const isLate = performance.now() - began > READY_MS;
    if (isOver() || isLate) {
      await stop();
      throw new Error(`the product ${isLate ? 'was not ready in time' : `ended with ${child.exitCode}`}: ${said()}`);
    }
    await sleep(LOOK_MS);
  }
  return { url, pid, readyMs: performance.now() - began, readyCpuMs: treeCpuUs(pid) / 1000, stop };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );

/** Takes whatever is sent to WeCom's server API. */
export async function pretendApi(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const said = {
    errcode: 0,
    errmsg: 'ok',
    access_token: 'bench',
    expires_in: 7200,
    msgid: 'bench',
    media_id: 'bench',
    response_code: 'bench',
  };
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end(JSON.stringify(said)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
