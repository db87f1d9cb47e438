// The hand-written reference, or a peer's engine in its place, as a process of its own; its parent says which and where the stores are.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import pg from 'pg';
import { between, native } from './native.ts';
import { type Around, type Engine, NUMBERS, reducer } from './reference.ts';

const FILE = {
  name: 'file',
  text: `WITH report AS (
    INSERT INTO reports (person, at, headcount, type, urgent) VALUES ($1, now(), $2, $3, $4) RETURNING id
  )
  INSERT INTO items (report, field, value) SELECT report.id, i.field, i.value FROM report, unnest($5::int[]) WITH ORDINALITY AS i (value, field)`,
};

function around(databaseUrl: string, redisUrl: string): Around {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const redis = redisUrl === '' ? null : new Redis(redisUrl, { enableAutoPipelining: true });
  const memory = new Map<string, string>();
  return {
    load: redis ? (key) => redis.get(key) : async (key) => memory.get(key) ?? null,
    save: redis ? (key, text) => redis.set(key, text) : async (key, text) => memory.set(key, text),
    file(person, answers) {
      const [type, urgent] = answers.slice(NUMBERS.length);
      return pool.query({ ...FILE, values: [person, answers[0], type, urgent, answers.slice(1, NUMBERS.length)] });
    },
  };
}

async function engineOf(name: string, stores: Around): Promise<Engine> {
  if (name === 'reference') return reducer(stores);
  const peer = (await import(`../peers/${name}.mjs`)) as { readonly engine: (stores: Around) => Engine };
  return peer.engine(stores);
}

const [name = '', databaseUrl = '', redisUrl = ''] = process.argv.slice(2);
const engine = await engineOf(name, around(databaseUrl, redisUrl));
const server = createServer(native((person, inner) => engine(person, between(inner, '<Content><![CDATA[', ']]>'))));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
