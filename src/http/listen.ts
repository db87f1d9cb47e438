// How does the web's edge open and close its port?
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from '../desk/problem.ts';
import type { Http } from './http.ts';

export type Listening = {
  readonly port: number;
  /** Accepts nothing new, lets what is being answered finish, and cuts off what is left after `limitMs`. */
  readonly stop: (limitMs: number) => Promise<void>;
};

/**
 * Node's own limits (60 s, 300 s, any number) let a slow sender sit on a connection longer than WeCom waits for an answer (5 s). A
 * connection at rest is kept longer than proxies keep theirs (60 s): one that we close as a proxy sends on it is a lost callback.
 */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 75_000,
  maxHeaderSize: 8_192,
};
const MAX_CONNECTIONS = 4_096;
const SWEEP_MS = 20;

/** Problems: port.refused. `port` 0 takes any free one. */
export function listen({ app, quiet }: Http, host: string, port: number): Promise<Listening> {
  const server = createServer(LIMITS, app.callback());
  server.maxConnections = MAX_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Problem('port.refused', { host, port, system: error.code }, error)),
    );
    server.listen(port, host, () => {
      resolve({ port: (server.address() as AddressInfo).port, stop: (limitMs) => stop(server, quiet, limitMs) });
    });
  });
}

/** Can that address be listened on? Looked at ahead, so that it is told with everything else that is wrong. Answers port.refused. */
export async function portFaults(host: string, port: number): Promise<readonly Problem[]> {
  const server = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | null>((done) => {
    server.once('error', done).listen(port, host, () => done(null));
  });
  if (failure !== null) return [new Problem('port.refused', { host, port, system: failure.code }, failure)];
  await new Promise((closed) => server.close(closed));
  return [];
}

async function stop(server: Server, quiet: () => Promise<void>, limitMs: number): Promise<void> {
  // A connection kept alive after its last answer would hold the server open.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), limitMs);
  const limit = new Promise<void>((resolve) => {
    setTimeout(resolve, limitMs).unref();
  });
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearInterval(sweep);
  clearTimeout(cut);
  await Promise.race([quiet(), limit]);
}
