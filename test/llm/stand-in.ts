// A small twin of a language model's server over real HTTP, with the answers and failures a test asks for.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { readonly path: string; readonly key: string | undefined; readonly body: string };
/** The model's words; a status; the whole body as it is; or no answer at all, now or after the head. */
export type Says =
  | { readonly says: string }
  | { readonly status: number }
  | { readonly body: string }
  | 'silent'
  | 'stuck'
  | 'cut';

export type StandIn = {
  readonly base: string;
  readonly asked: Asked[];
  answer: (asked: Asked) => Says | Promise<Says>;
  readonly close: () => Promise<void>;
};

export async function openStandIn(): Promise<StandIn> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = { path: request.url ?? '', key: request.headers.authorization, body: Buffer.concat(chunks).toString('utf8') };
    asked.push(call);
    const said = await twin.answer(call);
    if (said === 'silent') return;
    if (said === 'cut') return void request.socket.destroy();
    if (said === 'stuck') return void response.write('{"choices":[');
    if ('status' in said) {
      response.statusCode = said.status;
      return void response.end('{"error":{"message":"no"}}');
    }
    if ('body' in said) return void response.end(said.body);
    response.end(JSON.stringify({ id: 'x', choices: [{ index: 0, message: { role: 'assistant', content: said.says } }] }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const twin: StandIn = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answer: () => 'silent',
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return twin;
}
