import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Picture } from '../../src/desk/documents/picture.ts';
import { svgOf } from '../../src/documents/charts.ts';
import { pngOf } from '../../src/documents/png.ts';

const project = path.join(import.meta.dirname, '../..');
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dispatch-build-'));
  made.push(folder);
  return folder;
}

function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}`.trim() };
}

describe('what an npm command starts', () => {
  const START = ['--import', './src/build/ready.mjs', 'dist/main.js'];
  let folder = '';
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  /** As the compiler does at its end. */
  const stamp = () => {
    const code = `import('./src/build/fresh.mjs').then((f) => process.stdout.write(f.fingerprint()))`;
    write('dist/.made-from', run(folder, ['-e', code]).said);
  };

  beforeEach(() => {
    folder = newFolder();
    cpSync(path.join(project, 'src/build'), path.join(folder, 'src/build'), { recursive: true });
    cpSync(path.join(project, 'package.json'), path.join(folder, 'package.json'));
    write('src/main.ts', 'one');
    write('conversations/words.ts', 'words');
    write('prisma/schema.prisma', 'schema');
    write('dist/main.js', `import '../src/build/checked.mjs';\nconsole.log(process.env.HOST, process.env.PORT);`);
    stamp();
  });

  it('runs what was compiled from the present sources, with the settings of .env and the environment above them', () => {
    write('.env', 'HOST=file\nPORT="1"\n');
    expect(run(folder, START)).toEqual({ status: 0, said: 'file 1' });
    expect(run(folder, START, { PORT: '2' })).toEqual({ status: 0, said: 'file 2' });
  });

  it('says in one sentence what to do where nothing was compiled', () => {
    rmSync(path.join(folder, 'dist'), { recursive: true });
    expect(run(folder, START)).toEqual({ status: 1, said: '程序还没有编译：请先运行 npm run build。' });
  });

  it.each(['src/main.ts', 'conversations/words.ts', 'prisma/schema.prisma', 'src/new.ts'])(
    'runs nothing after %s was changed, whichever way it is started',
    (file) => {
      write(file, 'two');
      const stale = { status: 1, said: '编译好的程序（dist）和现在的源文件不一致：请先运行 npm run build。' };
      expect(run(folder, START)).toEqual(stale);
      expect(run(folder, ['dist/main.js'])).toEqual(stale);
    },
  );

  it('takes an installation without sources as it was shipped', () => {
    rmSync(path.join(folder, 'src/main.ts'));
    expect(run(folder, START, { HOST: 'h', PORT: '3' })).toEqual({ status: 0, said: 'h 3' });
  });
});

describe('what is shipped', () => {
  const folder = newFolder();
  const env = { PATH: path.dirname(process.execPath) };

  it('is the compiled program without sources, tools and the simulator', () => {
    expect(run(project, ['src/build/build.mjs', '--if-stale', '--ship', folder], env).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(
      ['.npmrc', 'README.md', 'dist', 'docs', 'package-lock.json', 'package.json', 'prisma', 'src'].sort(),
    );
    const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(shipped.filter((file) => /\.ts$|simulat|schema\.prisma|(generate|compile)\.mjs/.test(file))).toEqual([]);
    expect(shipped.filter((file) => /^dist.*\.ttf$/.test(file))).toHaveLength(1);
    expect(existsSync(path.join(folder, 'prisma/migrations'))).toBe(true);
  });

  it('is written into no folder that holds something', () => {
    expect(run(project, ['src/build/build.mjs', '--if-stale', '--ship', 'src'], env)).toEqual({
      status: 1,
      said: '文件夹不是空的：src',
    });
  });

  it('draws with the one font it has, as the sources do', async () => {
    symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
    const picture: Picture = {
      kind: 'bars',
      title: '缺工最多的区（市）',
      subtitle: '2021年第20周',
      unit: '人',
      notes: ['已报2家，应报2家'],
      bars: [
        { name: '滕州市', value: 312 },
        { name: '薛城区', value: null },
      ],
    };
    const worker = new Worker(path.join(folder, 'dist/documents/press-worker.js'));
    worker.postMessage({ id: 1, job: { kind: 'picture', picture } });
    const [{ made }] = await once(worker, 'message');
    await worker.terminate();
    expect(Buffer.from(made[0].bytes).equals(pngOf(svgOf(picture)))).toBe(true);
  });

  it('runs, and without an app says that it has no simulator', () => {
    expect(run(folder, ['--import', './src/build/ready.mjs', 'dist/bin/scripts.js', 'check'], env).status).toBe(0);
    expect(run(folder, ['--import', './src/build/ready.mjs', 'dist/main.js'], env)).toEqual({
      status: 1,
      said: '设置有问题：\n没有设 WECOM_CORP_ID 等应用的设置，这份程序也不带模拟的企业微信。',
    });
  });
});

it('refuses in production to play WeCom itself', () => {
  expect(run(project, ['dist/main.js'], { NODE_ENV: 'production' })).toEqual({
    status: 1,
    said: '设置有问题：\n正式运行（NODE_ENV=production）要设 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_SECRET、WECOM_TOKEN、WECOM_ENCODING_AES_KEY：模拟的企业微信不用于正式运行。',
  });
});
