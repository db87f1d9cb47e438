// Does the embedded store belong to one process, and does it keep what it answered through kills, torn files and a failing disk?

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ClassicLevel } from 'classic-level';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { Problem } from '../../src/desk/problem.ts';
import { embeddedHolding } from '../../src/store/holding-embedded.ts';
import { startFailure } from '../../src/store/start-failure.ts';
import { inTime, openState, type StateStore } from '../../src/store/state.ts';
import { embeddedThreads } from '../../src/store/threads-embedded.ts';
import { childProgram } from '../children-bundled.ts';
import { eventually, newFolder, pause, removeFolder } from './children.ts';
import { CLOCK } from './test-state.ts';

// Processes are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders: string[] = [];
let folder: string;
const opened: StateStore[] = [];
const children: ChildProcess[] = [];

const open = async (at = folder, ...more: [typeof SILENT?, Parameters<typeof openState>[3]?]): Promise<StateStore> => {
  const state = await openState(at, CLOCK, more[0] ?? SILENT, more[1]);
  opened.push(state);
  return state;
};
const refusal = (at = folder): Promise<string | null> =>
  open(at).then(
    () => Promise.reject(new Error('it opened')),
    (error) => {
      expect(error).toBeInstanceOf(Problem);
      return startFailure(error);
    },
  );

/** Owns the store of `folder` and says what it kept, until it is killed. */
async function startOwner(round = 'r', most = 0) {
  const args = [childProgram('state-child'), folder, round, String(most)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const kept: number[] = [];
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  lines.on('line', (line) => kept.push(Number(line)));
  return {
    pid: child.pid as number,
    kept,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

beforeEach(() => {
  folder = newFolder();
  folders.push(folder);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const state of opened.splice(0)) await state.close();
});
afterAll(() => folders.forEach(removeFolder));

describe('its owner', () => {
  test('is named to a second start, with its number and since when', async () => {
    const { pid, kill } = await startOwner();
    const sentence = await refusal();
    expect(sentence).toMatch(
      new RegExp(
        `^数据目录 ${folder} 正由进程 ${pid}（\\d+月\\d+日 \\d\\d:\\d\\d:\\d\\d 启动）使用，一个目录只能由一个机器人使用：请先停掉它，或把 DATA_DIR 设为别的文件夹。$`,
      ),
    );
    await kill();
    await (await open()).ping();
  });

  test('may be this process itself', async () => {
    await open();
    expect(await refusal()).toContain(`进程 ${process.pid}（`);
  });

  test('that was killed is not named for the one who came after it', async () => {
    const first = await open();
    writeFileSync(join(folder, 'state', 'owner.json'), JSON.stringify({ pid: 4_194_000, since: '2021-05-21T04:00:00.000Z' }));
    expect(await refusal()).toContain('正由另一个进程使用');
    await first.close();
    await open();
  });

  test('keeps others out of its files', async () => {
    await open();
    expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700);
  });

  test('is told in a sentence where the folder cannot be used or the files are damaged', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(await refusal(join(folder, 'a-file'))).toContain('请把 DATA_DIR 设为一个文件夹');
    await (await open()).close();
    writeFileSync(join(folder, 'state', 'CURRENT'), 'torn');
    expect(await refusal()).toContain('已损坏');
  });
});

describe('what it answered', () => {
  test('is there after kill -9 at any instant, in 4 rounds, and nothing is there twice', async () => {
    const said = new Map<string, readonly number[]>();
    for (let round = 0; round < 4; round++) {
      const owner = await startOwner(`r${round}`, 30_000);
      await eventually(20_000, async () => expect(owner.kept.length).toBeGreaterThan(0));
      await pause(Math.random() * 300);
      await owner.kill();
      said.set(`r${round}`, owner.kept);
    }
    const state = await open();
    const [threads, filings] = [embeddedThreads(state, CLOCK), await embeddedHolding(state).list(1_000_000)];
    const held = filings.map(({ message }) => message);
    expect(new Set(held).size).toBe(held.length);
    for (const [round, kept] of said) {
      expect(kept.filter((n) => !held.includes(`${round}-${n}`))).toEqual([]);
      for (const person of [0, 1, 2]) {
        const { text, revision } = await threads.take(`test/${round}-${person}`, 0);
        const numbers = (text ?? '').trim().split(' ').map(Number);
        expect(kept.filter((n) => n % 3 === person && !numbers.includes(n))).toEqual([]);
        expect(new Set(numbers).size).toBe(revision);
      }
    }
  });

  test('is there up to the place where the file was torn off, at every length', async () => {
    const state = await open();
    for (let n = 0; n < 4; n++) await state.write([{ key: `said!${n}`, value: '示例' }]);
    await state.close();
    const [log = ''] = readdirSync(join(folder, 'state')).filter((name) => name.endsWith('.log'));
    const whole = statSync(join(folder, 'state', log)).size;
    let before = 0;
    for (let length = 0; length <= whole; length++) {
      const copy = newFolder();
      folders.push(copy);
      cpSync(join(folder, 'state'), join(copy, 'state'), { recursive: true });
      truncateSync(join(copy, 'state', log), length);
      const torn = await openState(copy, CLOCK, SILENT);
      const kept = (await torn.list('said!', 100)).length;
      await torn.close();
      expect(kept).toBeGreaterThanOrEqual(before);
      before = kept;
    }
    expect(before).toBe(4);
  });
});

describe('a disk that fails', () => {
  type Fault = { next: 'none' | 'refused' | 'halfway' | 'slow' };
  /** The real files, with one fault at the next write. */
  const faulty = (fault: Fault) => async (at: string) => {
    const level: ClassicLevel<string, string> = new ClassicLevel(at);
    await level.open();
    return new Proxy(level, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (name !== 'batch') return typeof value === 'function' ? value.bind(target) : value;
        return async (...args: Parameters<typeof level.batch>) => {
          const { next } = fault;
          fault.next = 'none';
          if (next === 'slow') await pause(4_000);
          if (next !== 'refused') await target.batch(...args);
          if (next === 'refused' || next === 'halfway')
            throw Object.assign(new Error('No space left'), { code: 'LEVEL_IO_ERROR' });
        };
      },
    });
  };

  test('is away while it fails, and conversations go on once it works, from what was really kept', async () => {
    const fault: Fault = { next: 'none' };
    const events: string[] = [];
    const state = await open(folder, { event: (name) => events.push(name) }, faulty(fault));
    const threads = embeddedThreads(state, CLOCK);
    await threads.keep(await threads.take('test/a', 0), 'first');
    const taken = await threads.take('test/a', 0);
    fault.next = 'refused';
    await expect(threads.keep(taken, 'second')).rejects.toMatchObject({ code: 'threads.away' });
    await expect(threads.ping()).rejects.toMatchObject({ code: 'threads.away' });
    await eventually(3_000, () => threads.keep(taken, 'second'));
    expect(await threads.take('test/a', 0)).toMatchObject({ revision: 2, text: 'second' });
    expect(events).toEqual(['problem', 'state.reopened']);
  });

  test('that kept what it said it had not keeps it once', async () => {
    const fault: Fault = { next: 'none' };
    const state = await open(folder, SILENT, faulty(fault));
    const threads = embeddedThreads(state, CLOCK);
    const taken = await threads.take('test/a', 0);
    fault.next = 'halfway';
    await expect(threads.keep(taken, 'said')).rejects.toMatchObject({ code: 'threads.away' });
    await eventually(3_000, () => threads.keep(taken, 'said'));
    expect(await threads.take('test/a', 0)).toMatchObject({ revision: 1, text: 'said' });
  });

  test('that hangs is away in time; who is let go meanwhile is not overtaken, and what it did at last is done once', async () => {
    const fault: Fault = { next: 'none' };
    const state = await open(folder, SILENT, faulty(fault));
    const threads = embeddedThreads(state, CLOCK);
    const taken = await threads.take('test/a', 0);
    fault.next = 'slow';
    const from = performance.now();
    await expect(threads.keep(taken, 'said')).rejects.toMatchObject({ code: 'threads.away' });
    expect(performance.now() - from).toBeLessThan(3_500);
    await threads.release(taken);
    await expect(threads.take('test/a', 50)).rejects.toMatchObject({ code: 'threads.busy' });
    await eventually(5_000, () => threads.keep(taken, 'said'));
    expect(await threads.take('test/a', 1_000)).toMatchObject({ revision: 1, text: 'said' });
  });

  test('leaves nobody waiting for what was queued behind the failure', async () => {
    const fault: Fault = { next: 'refused' };
    const state = await open(folder, SILENT, faulty(fault));
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => inTime(state.write([{ key: `said!${i}`, value: '' }]))),
    );
    const kept = await eventually(3_000, () => state.list('said!', 100));
    expect(kept).toHaveLength(answers.filter(({ status }) => status === 'fulfilled').length);
    expect(answers[0]).toMatchObject({ status: 'rejected', reason: { code: 'threads.away' } });
  });
});

test('a thread nobody touched for 90 days is forgotten, and leaves the disk', async () => {
  const state = await open();
  let now = new Date('2021-01-04T01:00:00Z');
  const at = () => embeddedThreads(state, { now: () => now }, { keepDays: 90, lockMs: 6_000 });
  const [early] = [at()];
  for (const person of ['test/old', 'test/young']) await early.keep(await early.take(person, 0), 'said');
  now = new Date('2021-03-15T01:00:00Z');
  await early.keep(await early.take('test/young', 0), 'said again');
  now = new Date('2021-04-06T01:00:00Z');
  expect((await at().take('test/old', 0)).text).toBeNull();
  const later = at();
  await later.keep(await later.take('test/new', 0), 'said');
  await eventually(3_000, async () =>
    expect((await state.list('thread!', 10)).map(([key]) => key)).toEqual(['thread!test/new', 'thread!test/young']),
  );
  expect((await later.take('test/young', 0)).text).toBe('said again');
});

test('a start with its clock set back comes after what was before it', async () => {
  const state = await open();
  const startedAt = (iso: string) => embeddedThreads(state, { now: () => new Date(iso) });
  const before = await startedAt('2021-03-05T04:00:00Z').take('test/who', 0);
  const after = await startedAt('2021-03-05T03:50:00Z').take('test/who', 0);
  expect(after.at).toBeGreaterThan(before.at);
});

test('writes that come together go to the disk together', async () => {
  const state = await open();
  const from = performance.now();
  for (let n = 0; n < 50; n++) await state.write([{ key: `alone!${n}`, value: '' }]);
  const alone = performance.now() - from;
  const then = performance.now();
  await Promise.all(Array.from({ length: 500 }, (_, n) => state.write([{ key: `together!${n}`, value: '' }])));
  expect(performance.now() - then).toBeLessThan(10 * alone);
  expect(await state.list('together!', 1_000)).toHaveLength(500);
  expect(readFileSync(join(folder, 'state', 'owner.json'), 'utf8')).toContain(String(process.pid));
});
