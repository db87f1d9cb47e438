// Does schema.prisma say what the migrations build, and what is the next migration? Answered offline.
// Prisma's own `migrate` needs a binary that is downloaded; its WebAssembly twin does the same on an in-memory PostgreSQL.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DiffParams, SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readMigrations } from '../src/store/migrate.ts';

const HELP = `npm run migration -- create NAME     write prisma/migrations/<time>_NAME/migration.sql with what schema.prisma has changed;
                                     an empty one, to be written by hand, where nothing has
npm run migration -- check [FOLDER]  exit 1 and print the SQL where schema.prisma and the migrations (of FOLDER) differ
Policies, functions, triggers and checks are written by hand into a migration; Prisma does not see them and check ignores them.`;

const here = dirname(fileURLToPath(import.meta.url));

/** Node has it, the TypeScript libraries of a program without a browser do not. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** The engine's glue and its WebAssembly, joined by hand: Node 20 cannot import .wasm. */
async function newEngine(): Promise<SchemaEngine> {
  const glue = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = await import(glue);
  const bytes = await readFile(new URL('schema_engine_bg.wasm', glue));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(new PGlite()));
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

/** SQL that leads from the migrations to the schema; empty where they agree. Once a process: the engine keeps its state. */
async function difference(folder: string): Promise<string> {
  const content = await readFile(join(folder, 'schema.prisma'), 'utf8');
  const migrations = await readMigrations(folder);
  const params: DiffParams = {
    from: {
      tag: 'migrations',
      baseDir: join(folder, 'migrations'),
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      })),
    },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  };
  const { stdout } = await (await newEngine()).diff(params);
  const sql = (stdout ?? '').trim();
  return sql === '-- This is an empty migration.' ? '' : sql;
}

async function create(name: string): Promise<void> {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const sql = (await difference(here)) || '-- Written by hand.';
  const file = join(here, 'migrations', `${time}_${name}`, 'migration.sql');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${sql}\n`);
  console.log(file);
}

async function check(folder: string): Promise<void> {
  const sql = await difference(folder);
  if (sql === '') return console.log('schema.prisma and the migrations agree');
  console.error(`schema.prisma says more or less than the migrations. To get from these to it:\n\n${sql}`);
  process.exitCode = 1;
}

const [command, name] = process.argv.slice(2);
if (command === 'check') await check(name ?? here);
else if (command === 'create' && name !== undefined && /^[a-z][a-z0-9_]*$/.test(name)) await create(name);
else {
  console.log(HELP);
  process.exitCode = command === '--help' ? 0 : 1;
}
