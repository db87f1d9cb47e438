// The hand-written reference as a process of its own; told by its parent where the stores are, tells it the port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import pg from 'pg';
import { between, native } from './native.ts';
import { NUMBERS, type State, step } from './reference.ts';

const FILE = {
  name: 'file',
  text: `WITH report AS (
    INSERT INTO reports (person, at, headcount, type, urgent) VALUES ($1, now(), $2, $3, $4) RETURNING id
  )
  INSERT INTO items (report, field, value) SELECT report.id, i.field, i.value FROM report, unnest($5::int[]) WITH ORDINALITY AS i (value, field)`,
};

function serve(databaseUrl: string, redisUrl: string): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const redis = redisUrl === '' ? null : new Redis(redisUrl, { enableAutoPipelining: true });
  const memory = new Map<string, string>();
  const load = (key: string) => (redis ? redis.get(key) : memory.get(key));
  const save = (key: string, text: string) => (redis ? redis.set(key, text) : memory.set(key, text));
  const listener = native(async (person, inner) => {
    const key = `reference:${person}`;
    const state = JSON.parse((await load(key)) ?? 'null') as State;
    const { state: next, reply, filed } = step(state, between(inner, '<Content><![CDATA[', ']]>'));
    if (filed) {
      const [type, urgent] = filed.slice(NUMBERS.length);
      await pool.query({ ...FILE, values: [person, filed[0], type, urgent, filed.slice(1, NUMBERS.length)] });
    }
    await save(key, JSON.stringify(next));
    return reply;
  });
  const server = createServer(listener);
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}

serve(process.argv[2] ?? '', process.argv[3] ?? '');
