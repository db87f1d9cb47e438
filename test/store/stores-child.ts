// A process of its own that uses the embedded database of a folder: tells where it is, then waits to be stopped or killed.

import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { startPostgres } from '../../src/store/servers/postgres.ts';

const [folder = ''] = process.argv.slice(2);
const server = await startPostgres(folder, APP_ROLE, SILENT);
console.log(JSON.stringify({ url: server.url }));
process.once('SIGTERM', async () => {
  await server.stop();
  process.exit(0);
});
setInterval(() => undefined, 60_000);
