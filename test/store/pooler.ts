// A pooler between us and PostgreSQL, as one of shared sessions treats what we ask for when connecting: it drops or refuses the options.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

export type Pooler = { readonly port: number; close(): Promise<void> };

/** The start-up message without `options`: its length, the protocol's version, then names and values that end with a zero each. */
function withoutOptions(message: Buffer): Buffer {
  const words = message.subarray(8).toString('latin1').split('\0').slice(0, -2);
  const kept = words.filter((_, i) => words[i - (i % 2)] !== 'options');
  const body = Buffer.from(`${kept.join('\0')}\0\0`, 'latin1');
  const head = Buffer.from(message.subarray(0, 8));
  head.writeInt32BE(body.length + 8);
  return Buffer.concat([head, body]);
}

function refusal(): Buffer {
  const body = Buffer.from('SFATAL\0C08P01\0Munsupported startup parameter: options\0\0', 'latin1');
  const head = Buffer.from('E\0\0\0\0', 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export async function startPooler(serverPort: number, does: 'drop' | 'refuse'): Promise<Pooler> {
  const server = createServer((client) => {
    client.on('error', () => undefined);
    client.once('data', (first: Buffer) => {
      if (does === 'refuse') return client.end(refusal());
      const line = connect(serverPort, '127.0.0.1');
      line.on('error', () => client.destroy());
      line.write(withoutOptions(first));
      client.pipe(line).pipe(client);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
