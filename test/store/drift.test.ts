// Do schema.prisma and the migrations say the same, and does policies.sql fit them?
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** In a process of its own: the engine is good for one comparison. */
const check = (...folder: string[]) =>
  new Promise<{ code: unknown; output: string }>((done) => {
    const args = ['--import', 'tsx', 'prisma/migration.ts', 'check', ...folder];
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...env } = process.env;
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });

const SLOW = 120_000;

test('the migrations build what schema.prisma says', { timeout: SLOW }, async () => {
  expect(await check()).toEqual({ code: 0, output: 'schema.prisma and the migrations agree\npolicies.sql applies to them\n' });
});

test('a column the migrations lack is told; policies, functions, triggers and partial indexes are not', {
  timeout: SLOW,
}, async () => {
  const { code, output } = await check('test/fixtures/drift');
  expect(code).toBe(1);
  expect(output).toContain('ALTER TABLE "thing" ADD COLUMN     "added" INTEGER NOT NULL;');
  expect(output.match(/^(ALTER|CREATE|DROP)/gm)).toHaveLength(1);
});
