// Where is the socket that shows the metrics without a token? In DATA_DIR, one a port, because several processes may share the folder.
import { join, resolve } from 'node:path';
import type { Registry } from 'prom-client';
import type { Log } from '../desk/log.ts';
import { serveMetrics } from '../http/metrics-socket.ts';
import { makeFolders } from '../store/servers/embedded.ts';

/** Never fails; answers how to close it. */
export async function openMetricsSocket(
  dataDir: string,
  port: number,
  registry: Registry,
  log: Log,
): Promise<() => Promise<void>> {
  const folder = resolve(dataDir);
  // A folder that cannot be made shows in the event `metrics.unserved`.
  await makeFolders(folder, 0o711).catch(() => undefined);
  return serveMetrics(registry, join(folder, `metrics-${port}.sock`), log);
}
