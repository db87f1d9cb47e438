// Is a connection to PostgreSQL a session of our own, with what we asked for when connecting?
import pg from 'pg';
import { databaseAddress } from '../desk/environment/addresses.ts';
import { isProblem, Problem } from '../desk/problem.ts';
import { connectionTo, type Limits, SESSION_MARK } from './connection.ts';
import { databaseProblem } from './database-problems.ts';

export type SessionSetting = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

/**
 * A pooler that shares its sessions drops or refuses what we ask for, and keeps what we leave there: locks above all. Looked at before
 * anything else is done with the connection.
 */
const pooled = (setting: SessionSetting): Problem =>
  new Problem('server.unsafe', {
    server: 'postgres',
    faults: [
      `${setting} 连到的是连接池或代理（例如 PgBouncer），我们的连接参数没有传到 PostgreSQL：请写 PostgreSQL 自己的地址和端口，不要经过连接池。`,
    ],
  });

/** Connects and looks; to be ended by the caller. Throws server.unsafe, database.away (with `details.setting` and `details.where`). */
export async function openSession(setting: SessionSetting, url: string, limits: Limits): Promise<pg.Client> {
  const client = new pg.Client(connectionTo(url, null, limits));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ mark: string | null }>(`SELECT current_setting('${SESSION_MARK.name}', true) AS mark`);
    if (rows[0]?.mark !== SESSION_MARK.value) throw pooled(setting);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof Error && error.message.startsWith('unsupported startup parameter')) throw pooled(setting);
    const problem = databaseProblem(error);
    if (!isProblem(problem, 'database.away')) throw problem;
    throw new Problem(problem.code, { ...problem.details, setting, where: databaseAddress(url)?.place ?? '' }, problem.cause);
  }
}
