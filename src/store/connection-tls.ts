// How is a connection to PostgreSQL encrypted, and whose certificate is believed? As the parameters of its address say.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type pg from 'pg';

const OURS = ['sslmode', 'ssl', 'sslrootcert', 'sslcert', 'sslkey', 'uselibpqcompat', 'sslnegotiation'] as const;

type Tls = Pick<pg.ClientConfig, 'ssl' | 'sslnegotiation'>;

/**
 * Takes them out of `at` and answers what they mean to the driver. `require`, `prefer` and `verify-ca` are read as `verify-full` unless
 * `uselibpqcompat=true` asks for libpq's reading. Left to the driver, the certificate of a server that is named by a number would be
 * compared with `localhost`. Throws what reading a certificate's file throws.
 */
export function takeTls(at: URL): Tls {
  const given = Object.fromEntries(OURS.map((name) => [name, at.searchParams.get(name) ?? '']));
  for (const name of OURS) at.searchParams.delete(name);
  const isDirect = given.sslnegotiation === 'direct';
  const ssl = sslOf(given, isDirect, (at.searchParams.get('host') ?? at.hostname).replace(/^\[(.*)\]$/, '$1'));
  return { ...(ssl === undefined ? {} : { ssl }), ...(isDirect ? { sslnegotiation: 'direct' } : {}) };
}

/** Undefined where nothing is asked for. */
function sslOf(given: Readonly<Record<string, string>>, isDirect: boolean, host: string): Tls['ssl'] {
  const { sslmode: mode, ssl: flag, sslrootcert, sslcert, sslkey } = given;
  if (mode === 'disable') return false;
  const isAsked = isDirect || [mode, sslrootcert, sslcert, sslkey].some(Boolean);
  if (!isAsked && !flag) return undefined;
  if (!isAsked && (flag === 'false' || flag === '0')) return false;
  const files = {
    ...(sslrootcert ? { ca: readFileSync(sslrootcert) } : {}),
    ...(sslcert ? { cert: readFileSync(sslcert) } : {}),
    ...(sslkey ? { key: readFileSync(sslkey) } : {}),
  };
  if (mode === 'no-verify' || flag === 'no-verify') return { ...files, rejectUnauthorized: false };
  if (given.uselibpqcompat === 'true' && mode !== 'verify-full') {
    if (mode !== 'verify-ca' && !sslrootcert) return { ...files, rejectUnauthorized: false };
    return { ...files, checkServerIdentity: () => undefined };
  }
  return { ...files, ...(isIP(host) === 0 ? {} : { host }) };
}
