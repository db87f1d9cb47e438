// What happens between us and a server when the network fails? A proxy that swallows answers, goes silent or hangs up.
import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

export type FaultyLine = {
  readonly port: number;
  /** Passes on what we say and hangs up instead of passing on the next answer. */
  loseNextAnswer(): void;
  /** As loseNextAnswer, for the answer to a request that holds this text. */
  loseAnswerTo(text: string): void;
  /** Accepts and swallows everything, both ways, until `speak`. */
  silence(): void;
  speak(): void;
  /** Hangs up on everybody. */
  cut(): void;
  close(): Promise<void>;
};

export async function startFaultyLine(target: NetConnectOpts): Promise<FaultyLine> {
  let wanted: string | null = null;
  let armed = false;
  let silent = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => {
      if (silent) return;
      if (wanted !== null && chunk.includes(wanted)) {
        wanted = null;
        armed = true;
      }
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (silent) return;
      if (!armed) return near.write(chunk);
      armed = false;
      near.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    loseNextAnswer: () => {
      armed = true;
    },
    loseAnswerTo: (text) => {
      wanted = text;
    },
    silence: () => {
      silent = true;
    },
    speak: () => {
      silent = false;
      cut();
    },
    cut,
    async close() {
      server.close();
      cut();
    },
  };
}
