import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envFileFaults, NO_ENV_FILE } from '../../../src/desk/environment/env-file.ts';
import { faultsOf } from './read-config.ts';

const project = path.join(import.meta.dirname, '../../..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'env-file-'));
  cpSync(path.join(project, 'src/build'), path.join(folder, 'src/build'), { recursive: true });
  symlinkSync(path.join(project, 'dist'), path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'show.mjs'), 'console.log(JSON.stringify(process.env));');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, file: string | Buffer, env: Readonly<Record<string, string>> = {}) {
  writeFileSync(path.join(folder, '.env'), file);
  const args = ['--import', './src/build/ready.mjs', program];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8', timeout: 15_000 });
  return { status, stdout, stderr: stderr.trim() };
}
const valuesOf = (file: string | Buffer, env = {}) => JSON.parse(run('show.mjs', file, env).stdout);

describe('the file .env', () => {
  it('is heard from its first line where it begins with a byte order mark', () =>
    expect(valuesOf('\ufeffNODE_ENV=production\r\nPORT=1\r\n')).toMatchObject({ NODE_ENV: 'production', PORT: '1' }));

  it('yields to the environment', () =>
    expect(valuesOf('HOST=file\nPORT=1', { HOST: 'own' })).toMatchObject({ HOST: 'own', PORT: '1' }));

  it.each([
    ['UTF-16', Buffer.from('\ufeffNODE_ENV=production\n', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('NODE_ENV=production\n', 'utf16le')],
    ['GBK', Buffer.from([0x23, 0xd6, 0xd0, 0xce, 0xc4, 0x0a])],
  ])('is refused in %s with what to do', (_, file) => {
    const refused = { status: 1, stdout: '', stderr: '.env 不是 UTF-8 编码，读不了：请用记事本打开它，另存为 UTF-8 后再试。' };
    expect(run('dist/main.js', file)).toEqual(refused);
    expect(run('dist/bin/doctor.js', file)).toEqual(refused);
  });

  it('may have comments, blanks, exports and values over several lines', () => {
    const file = '# a：b\n\n  \nexport HOST = 127.0.0.1 # why\nA="x\nno assignment\ny"\nB=\'{"c": 1}\'\nEMPTY=\nPORT=x\n';
    expect(valuesOf(file)).toMatchObject({ HOST: '127.0.0.1', A: 'x\nno assignment\ny', B: '{"c": 1}', EMPTY: '', PORT: 'x' });
    expect(run('dist/main.js', file).stderr).toBe('设置有问题：\nPORT 应为 0 到 65535 的整数。');
  });

  it('has its strange lines and misspelt names told with all other faults, by a start and by doctor', () => {
    const file = '# ours\nNODE_ENV＝production\nPORT=x\nwecom_secret=hidden-one\nhidden-two\n　HOST=h\nLOG_LEVEL=y\n';
    const strange = (line: number) => `.env 第 ${line} 行不是“名称=值”：名称和等号要用半角，注释以 # 开头。`;
    const faults = [
      ...[2, 5, 6].map(strange),
      '.env 第 4 行：wecom_secret 应写成 WECOM_SECRET，名称区分大小写。',
      'PORT 应为 0 到 65535 的整数。',
      expect.stringMatching(/^LOG_LEVEL 只能是 /),
    ];
    const started = run('dist/main.js', file);
    expect(started.stderr.split('\n')).toEqual(['设置有问题：', ...faults]);
    const looked = run('dist/bin/doctor.js', file);
    const found = looked.stdout.split('\n').flatMap((line) => /^\[有问题\] 设置：(.*)$/.exec(line)?.[1] ?? []);
    expect(found).toEqual(faults);
    expect([started.status, looked.status]).toEqual([1, 1]);
    expect(`${started.stderr}${looked.stdout}${looked.stderr}`).not.toContain('hidden');
  });
});

it('a name of .env that is no setting in any letter case is nobody’s fault', () =>
  expect(
    envFileFaults({ ...NO_ENV_FILE, names: ['NODE_ENV', 'PGHOST', 'https_proxy'].map((name) => ({ name, line: 1 })) }),
  ).toEqual([]));

describe('NODE_ENV', () => {
  it.each(['Production', 'prod', 'PRODUCTION', 'staging'])('is refused as %s', (NODE_ENV) =>
    expect(faultsOf({ NODE_ENV })).toEqual(['NODE_ENV 只能是 production、development、test 之一。']),
  );

  it.each([undefined, '', 'production', 'development', 'test'])('may be %s', (NODE_ENV) =>
    expect(faultsOf({ NODE_ENV })).toEqual([]),
  );
});
