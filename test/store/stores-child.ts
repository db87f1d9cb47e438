// A process of its own that uses the embedded servers of a folder: tells where they are, then waits to be stopped or killed.

import { SILENT } from '../../src/app/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { startPostgres } from '../../src/store/servers/postgres.ts';
import { startRedis } from '../../src/store/servers/redis.ts';

const [kind = '', folder = ''] = process.argv.slice(2);
const server =
  kind === 'postgres' ? await startPostgres(folder, APP_ROLE, SILENT) : await startRedis(folder, process.env.PATH ?? '', SILENT);
console.log(JSON.stringify({ url: server?.url }));
process.once('SIGTERM', async () => {
  await server?.stop();
  process.exit(0);
});
setInterval(() => undefined, 60_000);
