// How does a test file get a database of its own, empty and migrated? As a copy of one that was migrated once.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { SILENT } from '../../src/desk/log.ts';
import type { Rows } from '../../src/store/bound.ts';
import { migrate, PRISMA_FOLDER, readMigrations } from '../../src/store/migrate.ts';
import { type Database, openDatabase } from '../../src/store/prisma.ts';
import { atFileEnd, endFile } from './file-end.ts';
import { isLeft, setup, startShared } from './shared-server.ts';

export type TestDatabase = {
  /** The application's connection string and the role to assume with it (null = none). */
  readonly url: string;
  readonly role: string | null;
  readonly ownerUrl: string;
  /** Opened as the application opens it. */
  readonly database: Database;
  /** Runs SQL as the owner of the tables; answers the rows. */
  asOwner<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Reads as whoever sees all of that city ($1); a statement is named, so that PostgreSQL plans it once. */
  ofCity(city: string, statement: { readonly name: string; readonly text: string }, values?: readonly unknown[]): Promise<Rows>;
};

type Server = {
  readonly adminUrl: string;
  /** URL of the application's and of the owner's role in a database. */
  urls(name: string): { readonly url: string; readonly ownerUrl: string };
  readonly ownerRole: string | null;
  leave(): Promise<void>;
};

const withDatabase = (url: string, name: string): string => {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
};

/** What a test itself commits need not outlive the server; programs it starts get the server as it is, and refuse one that loses commits. */
const unhurried = (url: string): string => {
  const at = new URL(url);
  const given = at.searchParams.get('options');
  at.searchParams.set('options', [...(given === null ? [] : [given]), '-c synchronous_commit=off'].join(' '));
  return at.href;
};

let server: Promise<Server> | undefined;

async function findServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const urls = (name: string) => ({ url: withDatabase(given, name), ownerUrl: withDatabase(given, name) });
    return { adminUrl: given, ownerRole: null, urls, leave: async () => undefined };
  }
  const { url, ownerUrl, adminUrl, leave } = await startShared();
  const urls = (name: string) => ({ url: withDatabase(url, name), ownerUrl: withDatabase(ownerUrl, name) });
  return { adminUrl, ownerRole: new URL(ownerUrl).username, urls, leave };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Changes with everything the template is made from. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(PRISMA_FOLDER, 'policies.sql')));
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}\n`);
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

const TEMPLATE_LOCK = 72_707_372;
let copies = 0;

async function copyTemplate({ adminUrl, ownerRole, urls }: Server): Promise<{ name: string; role: string | null }> {
  const template = await templateName();
  const owned = ownerRole === null ? '' : ` OWNER ${ownerRole}`;
  return withClient(adminUrl, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await admin.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' OR datname LIKE 'template\\_%'`,
    );
    for (const { datname } of rows)
      if (datname.startsWith('test_') ? isLeft(datname) : datname !== template)
        await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    if (!rows.some((row) => row.datname === template)) {
      await admin.query(`CREATE DATABASE ${template}${owned}`);
      await migrate({ ...urls(template), log: SILENT }).catch(async (error) => {
        await admin.query(`DROP DATABASE ${template} WITH (FORCE)`);
        throw error;
      });
    }
    const name = `test_${process.pid}_${++copies}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}${owned}`);
    const { role } = await migrate({ ...urls(name), log: SILENT });
    return { name, role };
  });
}

/** A database for the calling test file, dropped after its last test. To be called inside `beforeAll` or a test. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { database, drop } = await newDatabase();
  atFileEnd(drop);
  return database;
}

let kept: ReturnType<typeof newDatabase> | undefined;

/** One for all test files of this process that keep to a city of their own; the end of the run drops it. */
export const keptDatabase = async (): Promise<TestDatabase> => {
  kept ??= newDatabase();
  return (await kept).database;
};

/** For what is no test file: its databases are dropped, and the server stops unless others use it. */
export async function leaveDatabases(): Promise<void> {
  await (await kept)?.drop();
  kept = undefined;
  await endFile();
  await setup()();
}

/** While a file uses the server, nobody stops it. */
function serverOfFile(): Promise<Server> {
  if (server) return server;
  const found = findServer();
  server = found;
  atFileEnd(async () => {
    server = undefined;
    await (await found).leave();
  });
  return found;
}

async function newDatabase(): Promise<{ readonly database: TestDatabase; drop(): Promise<void> }> {
  const found = await serverOfFile();
  const { name, role } = await copyTemplate(found);
  const { url, ownerUrl } = found.urls(name);
  const database = openDatabase({ url: unhurried(url), role, random: () => 0.5 });
  const owner = new pg.Pool({ connectionString: ownerUrl, options: '-c timezone=UTC', max: 2 });
  owner.on('error', () => undefined);
  const reading = cityReader(ownerUrl);
  const drop = async () => {
    await reading.end();
    await database.close();
    await owner.end();
    await withClient(found.adminUrl, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  const opened = {
    url,
    role,
    ownerUrl,
    database,
    asOwner: async <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
      (await owner.query<T>(sql, [...values])).rows,
    ofCity: reading.ofCity,
  };
  return { database: opened, drop };
}

/** One connection, bound to one city after the other: a question costs one round trip and no transaction. */
function cityReader(url: string) {
  let connected: Promise<pg.Client> | undefined;
  let bound = '';
  let last: Promise<unknown> = Promise.resolve();
  const connect = async () => {
    const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c bot.all=on' });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const ask = async (
    city: string,
    statement: { readonly name: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<Rows> => {
    connected ??= connect();
    const client = await connected;
    if (bound !== city) await client.query(`SELECT set_config('bot.city', $1, false)`, [city]);
    bound = city;
    return (await client.query({ ...statement, values: [city, ...values] })).rows;
  };
  return {
    end: async () => (await connected)?.end(),
    /** One question at a time: another city's would change what this one sees. */
    ofCity(
      city: string,
      statement: { readonly name: string; readonly text: string },
      values: readonly unknown[] = [],
    ): Promise<Rows> {
      const answer = last.then(() => ask(city, statement, values));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
