import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOf, inventBureau } from './bureau.ts';
import { type Client, connect, type Say } from './client.ts';
import { treeCpuUs } from './cpu.ts';
import { referenceWorkload } from './dialogues.ts';
import { type Line, show } from './goals.ts';
import { readWish } from './options.ts';
import { compared, writeRecord } from './record.ts';
import { dialogue, NUMBERS, type State, step, TABLES } from './reference.ts';
import { measure, ratios } from './rounds.ts';
import { openStores, type Stores } from './stores.ts';

describe('the reference’s dialogue', () => {
  it('takes 14 turns, asks again after the wrong answer, and files what was said', () => {
    const said = dialogue(3);
    expect(said).toHaveLength(14);
    let state: State = null;
    const replies: string[] = [];
    let filed: readonly number[] | null = null;
    for (const text of said) {
      const taken = step(state, text);
      ({ state, filed } = taken);
      replies.push(taken.reply);
    }
    expect(replies.slice(0, 4)).toEqual([
      '1/12 在岗人数是多少？',
      '2/12 缺普工是多少？',
      '没看懂“十几个”。2/12 缺普工是多少？',
      '3/12 缺初、中级技工是多少？',
    ]);
    expect(replies.at(-2)).toContain('在岗人数103，缺普工3');
    expect(replies.at(-2)).toContain('企业类型：其他，是否急需：否');
    expect(filed).toEqual([103, 3, 4, 5, 6, 7, 8, 0, 1, 4, 2]);
    expect(state).toBeNull();
  });

  it('takes no choice that is not there, and files nothing but by 确认', () => {
    const before: State = { a: NUMBERS.map(() => 1) };
    expect(step(before, '5').state).toEqual(before);
    const whole: State = { a: [...before.a, 1, 1] };
    expect(step(whole, '好的')).toMatchObject({ state: whole, filed: null });
  });
});

describe('the reference’s server', () => {
  let stores: Stores;
  let server: ReturnType<typeof fork>;
  let client: Client;
  let rows: pg.Client;

  beforeAll(async () => {
    stores = await openStores();
    const { ownerUrl } = await stores.newDatabase('harness');
    rows = new pg.Client(ownerUrl);
    await rows.connect();
    await rows.query(TABLES);
    const file = new URL('reference-server.ts', import.meta.url);
    server = fork(file, ['reference', ownerUrl, (await stores.newRedis()) ?? ''], { execArgv: ['--import', 'tsx'] });
    const [port] = (await once(server, 'message')) as [number];
    client = connect(`http://127.0.0.1:${port}`);
  }, 60_000);
  afterAll(async () => {
    await client?.close();
    server?.disconnect();
    await rows?.end();
    await stores?.close();
  });

  it('plays the dialogue with every reply as the reducer’s, and writes a report and its eight rows', async () => {
    const entrant = { name: 'reference', pid: server.pid ?? 0, client, workload: referenceWorkload(3) };
    const wrong = { ...entrant, name: 'wrong', workload: { play: (say: Say) => say('x', '上报', () => false).then(() => {}) } };
    const failed: string[] = [];
    const pace = { rounds: 2, roundMs: 1, warmUpMs: 1 };
    const all = await measure([entrant, wrong], stores, pace, (name, error) => failed.push(`${name} ${error}`));
    expect([...all.keys()]).toEqual(['reference']);
    expect(failed).toEqual([expect.stringContaining('wrong Error: x said 上报, wrong reply: 1/12')]);
    const measured = all.get('reference');
    expect(measured?.turns).toBe(2 * 3 * 14);
    if (!measured) throw new Error('not measured');
    expect(ratios(measured, measured)).toEqual([1, 1]);
    const counted = await rows.query(
      'SELECT (SELECT count(*)::int FROM reports) AS reports, (SELECT count(*)::int FROM items) AS items',
    );
    expect(counted.rows).toEqual([{ reports: 9, items: 72 }]);
  });

  it('is found out when a reply is not what it has to be', async () => {
    await expect(client.say('anybody', '上报', () => false)).rejects.toThrow('anybody said 上报, wrong reply: 1/12');
  });
});

it('counts the CPU time of a process with its children', async () => {
  const burn = `const end = () => process.cpuUsage().user > 300_000; while (!end()); console.log('done'); setInterval(() => {}, 1000)`;
  const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(burn)}], { stdio: 'inherit' })`;
  const child = spawn(process.execPath, ['-e', parent], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const { pid = 0 } = child;
  await once(child.stdout, 'data');
  const used = treeCpuUs(pid);
  process.kill(-pid);
  // Only Linux tells.
  if (process.platform === 'linux') expect(used).toBeGreaterThan(280_000);
  else expect(used).toBeNaN();
});

describe('the invented city', () => {
  const bureau = inventBureau(340);

  it('is a roster workbook as it is imported', async () => {
    const book = new ExcelJS.Workbook();
    // Its types know an older Buffer.
    await book.xlsx.load((await bureau.workbook()) as unknown as Parameters<typeof book.xlsx.load>[0]);
    expect(book.worksheets.map((sheet) => [sheet.name, sheet.actualRowCount])).toEqual([
      ['区域', 1 + 2 + 13],
      ['人员', 1 + 68 + 13 + 8],
      ['企业', 1 + 340],
    ]);
    expect(book.getWorksheet('企业')?.getCell('A2').text).toMatch(/^示例.{5}有限公司$/);
  });

  it('has no two enterprises of one name, with 10,000 neither', () => {
    const names = new Set(inventBureau(10_000).enterprises.map(({ short }) => short));
    expect(names.size).toBe(10_000);
  });

  it('never needs fewer people than the week before without having found them', () => {
    for (const enterprise of bureau.enterprises) {
      for (const again of [0, 1, 2]) {
        const [last, now] = [figuresOf(enterprise, 4), figuresOf(enterprise, 5, again)];
        expect(now.general + now.skilled - last.general - last.skilled + now.resolved).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('the figures', () => {
  const line: Line = { name: 'turns.guided', value: 2.5, details: { sum: 250 } };

  it('are told from their goals', () => {
    expect(show(line)).toBe('SHORT guided turn / reference: 2.50 × (goal ≤ 2 ×)');
    expect(show({ ...line, value: 2 })).toContain('ok ');
  });

  it('are kept and compared', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-record-'));
    try {
      const file = join(folder, 'before.json');
      writeRecord(file, [{ ...line, value: 20 }], { folder, load: [0.5, 1], notes: ['embedded'], form: 'full' });
      expect(compared(file, [line], 'short')[1]).toContain('the full form then');
      expect(compared(file, [line], 'full')).toEqual([
        expect.stringMatching(/^against unknown of 20.*\(load 0\.5 → 1\)$/),
        'SHORT guided turn / reference: 2.50 × (goal ≤ 2 ×); was 20, now 0.13 of it',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are asked for by name and option', () => {
    const known = ['turns', 'start'];
    expect(readWish(['turns', '--short', '--json', 'a.json'], known, '/here')).toEqual({
      names: ['turns'],
      short: true,
      large: false,
      peers: false,
      json: 'a.json',
      against: null,
      product: '/here',
      beside: null,
    });
    expect(readWish([], known, '/here')?.names).toEqual(known);
    expect(readWish(['nothing'], known, '/here')).toBeNull();
    expect(readWish(['--unknown'], known, '/here')).toBeNull();
  });
});
