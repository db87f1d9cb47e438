// Does schema.prisma say what the migrations build, and what is the next migration? Answered offline.
// Prisma's own `migrate` needs a binary that is downloaded; its WebAssembly twin does the same on an in-memory PostgreSQL.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DiffParams, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { APP_ROLE } from '../src/store/app-role.ts';
import { connectionTo, PATIENT } from '../src/store/connection.ts';
import { readMigrations } from '../src/store/migrate.ts';
import { differing, madeNow, policiesFor, policyDrift } from '../src/store/policies.ts';

const HELP = `npm run migration -- create NAME     write prisma/migrations/<time>_NAME/migration.sql with what schema.prisma has changed;
                                     an empty one, to be written by hand, where nothing has
npm run migration -- check [FOLDER]  exit 1 and print the SQL where schema.prisma and the migrations (of FOLDER) differ, or where
                                     policies.sql cannot be applied to what they build, again and again with the same outcome;
                                     with DATABASE_OWNER_URL or DATABASE_URL also what that database holds otherwise than
                                     policies.sql says, bodies of functions included (the next start puts it right)
Checks and partial indexes are written by hand into a migration; Prisma does not see them and check ignores them.`;

const here = dirname(fileURLToPath(import.meta.url));

const EMPTY_CLUSTERS = join(here, '..', 'node_modules', '.cache', 'pglite');

/**
 * An empty PostgreSQL in memory. To make its cluster takes several seconds of CPU time, to unpack one a tenth of them: the first that was
 * ever made with this version of the package is kept.
 */
async function newDatabase(): Promise<PGlite> {
  const program = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(dirname(program), '..', 'package.json'), 'utf8'));
  const kept = join(EMPTY_CLUSTERS, `${version}.tar`);
  if (!existsSync(kept)) {
    const database = await PGlite.create();
    const dump = await database.dumpDataDir('none');
    await mkdir(EMPTY_CLUSTERS, { recursive: true });
    // Whole or not at all, whoever else makes it meanwhile.
    const made = `${kept}.${process.pid}`;
    await writeFile(made, Buffer.from(await dump.arrayBuffer()));
    await rename(made, kept);
  }
  const database = await PGlite.create({ loadDataDir: new Blob([await readFile(kept)]) });
  opened.push(database);
  return database;
}

/** To be closed before the end: one that was unpacked keeps a timer going. */
const opened: PGlite[] = [];

/** Opens a database when it is asked for one, which for a comparison is the shadow alone. */
const onDemand = Object.assign(new PrismaPGlite(null as never), {
  connect: async () => new PrismaPGlite(await newDatabase()).connect(),
  connectToShadowDb: async () => new PrismaPGlite(await newDatabase()).connect(),
});

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
  const adapter = bindMigrationAwareSqlAdapterFactory(onDemand);
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
  if (sql !== '') {
    console.error(`schema.prisma says more or less than the migrations. To get from these to it:\n\n${sql}`);
    process.exitCode = 1;
    return;
  }
  console.log('schema.prisma and the migrations agree');
  if (!existsSync(join(folder, 'policies.sql'))) return;
  const unsteady = await unsteadyPolicies(folder);
  if (unsteady.length > 0) fault('policies.sql, applied again, changes what it made', unsteady);
  else console.log('policies.sql applies to them');
  const { DATABASE_OWNER_URL, DATABASE_URL } = process.env;
  const ownerUrl = DATABASE_OWNER_URL || DATABASE_URL;
  if (!ownerUrl) return;
  const drifted = await driftOf(ownerUrl, DATABASE_URL || ownerUrl, folder);
  if (drifted.length > 0) fault('the database holds these otherwise than policies.sql says', drifted);
  else console.log('the database holds what policies.sql says');
}

function fault(what: string, names: readonly string[]): void {
  console.error(`${what}:\n\n${names.join('\n')}`);
  process.exitCode = 1;
}

/** Names of what policies.sql makes otherwise the second time. Throws PostgreSQL's own error of a faulty file. */
async function unsteadyPolicies(folder: string): Promise<readonly string[]> {
  const database = await newDatabase();
  for (const { sql } of await readMigrations(folder)) await database.exec(sql);
  await database.exec(`CREATE ROLE ${APP_ROLE}`);
  const sql = await policiesFor(folder, APP_ROLE);
  await database.exec(sql);
  const once = await madeNow(database);
  await database.exec(sql);
  return differing(once, await madeNow(database));
}

async function driftOf(ownerUrl: string, url: string, folder: string): Promise<readonly string[]> {
  const owner = new pg.Client(connectionTo(ownerUrl, null, PATIENT));
  await owner.connect();
  try {
    return await policyDrift(owner, url, folder);
  } finally {
    await owner.end();
  }
}

const [command, name] = process.argv.slice(2);
if (command === 'check') await check(name ?? here);
else if (command === 'create' && name !== undefined && /^[a-z][a-z0-9_]*$/.test(name)) await create(name);
else {
  console.log(HELP);
  process.exitCode = command === '--help' ? 0 : 1;
}
for (const database of opened) await database.close();
