import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { roster } from '../domain/bureau.ts';
import { freshDatabase } from '../store/database.ts';
import { runCommand } from './commands.ts';

const nudge = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => runCommand('nudge', args, env);

describe('the command by itself', () => {
  it('helps', async () => {
    const { code, stdout } = await nudge(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--dry-run --at');
  });

  it('refuses what it does not understand, on the standard error', async () => {
    const { code, stdout, stderr } = await nudge(['--dry-run', '--at', '2026-05-22T12:10:00']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('带时区');
  });

  it('tells wrong settings without opening anything', async () => {
    const { code, stderr } = await nudge(['--dry-run', '--at', '2026-05-22T12:10:00Z'], {
      PORT: 'x',
      DATABASE_URL: 'mysql://x/y',
    });
    expect([code, stderr.trim().split('\n').length]).toEqual([1, 2]);
  });
});

describe('the command on a database', () => {
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const { url, ownerUrl, database } = await freshDatabase();
    env = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl };
    const bureaus = openBureaus({ ...database, log: SILENT });
    const wanted = roster(['甲 north wang 2020-01-06', '乙 north - 2020-01-06', '丙 south zhao 2020-01-06']);
    await bureaus.save(wanted, 'test', new Date('2026-01-05T00:00:00Z'), 0);
    bureaus.close();
  });

  it('prints who would be told, holidays of the package included', async () => {
    const { code, stdout, stderr } = await nudge(
      ['--dry-run', '--from', '2026-06-18T09:00:00+08:00', '--to', '2026-06-22T01:03:00Z'],
      env,
    );
    expect([code, stderr]).toEqual([0, '']);
    const told = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((n) => `${n.at} ${n.person} ${n.period} ${n.stage} ${n.owed.length}`);
    expect(told).toEqual([
      '2026-06-18T09:03:00+08:00 head-n 2026-W25 finalDay 1',
      '2026-06-18T09:03:00+08:00 wang 2026-W25 finalDay 1',
      '2026-06-18T09:03:00+08:00 zhao 2026-W25 finalDay 1',
      '2026-06-18T15:03:00+08:00 head-n 2026-W25 lastCall 2',
      '2026-06-18T15:03:00+08:00 head-s 2026-W25 lastCall 1',
      '2026-06-18T15:03:00+08:00 second-s 2026-W25 lastCall 1',
      '2026-06-18T15:03:00+08:00 wang 2026-W25 lastCall 1',
      '2026-06-18T15:03:00+08:00 zhao 2026-W25 lastCall 1',
      '2026-06-19T12:01:00+08:00 office 2026-W25 summary 2',
      '2026-06-22T09:03:00+08:00 head-n 2026-W25 overdue 2',
      '2026-06-22T09:03:00+08:00 head-s 2026-W25 overdue 1',
      '2026-06-22T09:03:00+08:00 second-s 2026-W25 overdue 1',
      '2026-06-22T09:03:00+08:00 wang 2026-W25 overdue 1',
      '2026-06-22T09:03:00+08:00 zhao 2026-W25 overdue 1',
    ]);
  }, 60_000);

  it('follows the rules of the settings file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nudge-'));
    try {
      const file = path.join(folder, 'rules.yaml');
      await writeFile(file, 'cities: { default: { nudges: { weekly: { preview: 周三 10:33 } } } }');
      const at = (clock: string) => nudge(['--dry-run', '--at', `2026-05-20T${clock}:00+08:00`], { ...env, SETTINGS_FILE: file });
      const lines = (await at('10:33')).stdout.trim().split('\n');
      expect(lines.map((line) => JSON.parse(line)).map((n) => `${n.person} ${n.period} ${n.stage}`)).toEqual([
        'head-n 2026-W21 preview',
        'wang 2026-W21 preview',
        'zhao 2026-W21 preview',
      ]);
      expect((await nudge(['--dry-run', '--at', '2026-05-21T15:03:00+08:00'], { ...env, SETTINGS_FILE: file })).stdout).toBe('');
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
