// What must be made before anything is compiled? Prisma's client.
// Plain JavaScript and nothing but Node, because it runs before any tool of ours does; offline, and quick when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const config = join(root, 'prisma', 'prisma.config.ts');
const schema = join(root, 'prisma', 'schema.prisma');
const output = join(root, 'src', 'store', 'generated');
const stamp = join(output, '.made-from');

/** Folder of an installed package, or null. */
function packageFolder(name, from = import.meta.url) {
  try {
    return dirname(createRequire(from).resolve(`${name}/package.json`));
  } catch {
    // A package with an `exports` field may hide its package.json: look where npm puts it.
    const folder = join(root, 'node_modules', name);
    return existsSync(folder) ? folder : null;
  }
}

/** Everything the generated client depends on. */
function fingerprint(prisma) {
  const hash = createHash('sha256').update(readFileSync(join(prisma, 'package.json')));
  for (const file of [schema, config]) hash.update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function generateClient() {
  const prisma = packageFolder('prisma');
  if (!prisma) throw new Error('the package `prisma` is not installed: run `npm ci` without --omit');
  const wanted = fingerprint(prisma);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  const engines = packageFolder('@prisma/engines', join(prisma, 'package.json'));
  const hasEngine = engines !== null && readdirSync(engines).some((name) => name.startsWith('schema-engine-'));
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  // Without network Prisma's schema engine cannot be downloaded. `generate` never runs it but refuses to start without one;
  // any existing file satisfies it. Only here: with such a stand-in `migrate` does nothing and says that all is well.
  if (!hasEngine && !env.PRISMA_SCHEMA_ENGINE_BINARY) env.PRISMA_SCHEMA_ENGINE_BINARY = process.execPath;

  const made = spawnSync(process.execPath, [join(prisma, 'build', 'index.js'), 'generate', '--config', config], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (made.error) throw made.error;
  if (made.status !== 0) throw new Error(`\`prisma generate\` failed:\n${made.stdout}${made.stderr}`.trimEnd());
  writeFileSync(stamp, wanted);
}

try {
  generateClient();
} catch (error) {
  console.error(`prisma/generate.mjs: ${error.message}`);
  process.exitCode = 1;
}
