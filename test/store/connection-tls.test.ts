// Is the certificate of a PostgreSQL compared with the name or number its address has?
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../src/store/connection.ts';
import { takeTls } from '../../src/store/connection-tls.ts';
import { openSession } from '../../src/store/session.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
/** Made for the name localhost alone. */
const CERTIFICATE = fixture('localhost-cert.pem');

function refusal(): Buffer {
  const body = Buffer.from('SFATAL\0C28P01\0Mwrong\0\0', 'latin1');
  const head = Buffer.from('E\0\0\0\0', 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Encrypts as PostgreSQL does, and lets nobody in. */
let server: Server;
let port = 0;
beforeAll(async () => {
  const [cert, key] = [readFileSync(CERTIFICATE), readFileSync(fixture('localhost-key.pem'))];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, cert, key });
      secure.on('error', () => undefined);
      secure.once('data', () => secure.end(refusal()));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
});

const codeOf = (host: string, query: string): Promise<unknown> =>
  openSession('DATABASE_URL', `postgresql://bot:x@${host}:${port}/bot?${query}`, LIMITS).then(
    () => 'in',
    (problem) => problem.details.code,
  );

test('a certificate for another name is refused, also where the server is named by its number', async () => {
  const trusted = `sslmode=verify-full&sslrootcert=${CERTIFICATE}`;
  expect(await codeOf('localhost', trusted)).toBe('28P01');
  expect(await codeOf('127.0.0.1', trusted)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await codeOf('127.0.0.1', trusted.replace('verify-full', 'require'))).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await codeOf('localhost', 'sslmode=verify-full')).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
});

test('what asks for less gets less, and the parameters are taken out of the address', async () => {
  expect(await codeOf('127.0.0.1', 'sslmode=no-verify')).toBe('28P01');
  expect(await codeOf('127.0.0.1', 'uselibpqcompat=true&sslmode=require')).toBe('28P01');
  expect(await codeOf('127.0.0.1', `uselibpqcompat=true&sslmode=verify-ca&sslrootcert=${CERTIFICATE}`)).toBe('28P01');
  const asked = (query: string) => {
    const at = new URL(`postgresql://db/bot?${query}`);
    const tls = takeTls(at);
    return [tls, at.search];
  };
  expect(asked('application_name=a')).toEqual([{}, '?application_name=a']);
  expect(asked('sslmode=disable')).toEqual([{ ssl: false }, '']);
  expect(asked('ssl=0')).toEqual([{ ssl: false }, '']);
  expect(asked('ssl=true')).toEqual([{ ssl: {} }, '']);
  expect(asked('sslnegotiation=direct')).toEqual([{ ssl: {}, sslnegotiation: 'direct' }, '']);
});
