// Who reads the metrics without a token? Programs of this user on this machine, through a socket that nobody else may open.
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Registry } from 'prom-client';
import type { Log } from '../desk/log.ts';

/**
 * Answers every request on the unix socket `path` (mode 0600; one left there by a killed process is replaced) with the metrics, until the
 * answer is called. Where the system lets none be made, that is the event `metrics.unserved`; it never fails.
 */
export async function serveMetrics(registry: Registry, path: string, log: Log): Promise<() => Promise<void>> {
  const server = createServer((_, response) => {
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await rm(path, { force: true }).catch(() => undefined);
  const system = await new Promise<string | null>((resolve) => {
    server.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    // Nobody else may open it from its first moment on.
    const mask = process.umask(0o177);
    try {
      server.listen(path, () => resolve(null));
    } finally {
      process.umask(mask);
    }
  });
  if (system !== null) log.event('metrics.unserved', { path, system });
  return () =>
    new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
}
