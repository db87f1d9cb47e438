// Where does the address of a database or a Redis lead, and can others on the way read along?

/** `plain`: not encrypted. `unverified`: encrypted, but whoever answers is believed. */
type Encryption = 'plain' | 'unverified' | 'verified';

export type Address = {
  /** Host and port without user and password, for a person: `db:5432/bureau`. */
  readonly place: string;
  /** This machine itself: loopback or a unix socket. */
  readonly isLocal: boolean;
  readonly encryption: Encryption;
  /** As written and as meant; what no line of the program may show. */
  readonly secrets: readonly string[];
  /** Certificates and keys it names, by parameter. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
};

/** Several Redis watched by sentinels that know which of them is the master at present. */
type SentinelAddress = {
  readonly sentinels: readonly { readonly host: string; readonly port: number }[];
  /** What the sentinels call the master. */
  readonly master: string;
  readonly user: string | null;
  readonly password: string | null;
  readonly sentinelPassword: string | null;
  readonly database: number;
};

export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
/** Does a request's `Host` name this machine itself, whatever the port (a tunnel has another)? A name that was turned to this machine does not. */
export const isOwnHost = (header: string | undefined): boolean => isLoopback((header ?? '').replace(/:\d{1,5}$/, ''));
const isSocket = (host: string): boolean => host.startsWith('/') || /^%2f/i.test(host);

export const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const REDIS = ['redis:', 'rediss:'];
const SENTINEL =
  /^(rediss?)-sentinel:\/\/(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?(?<hosts>[^@/?#]+)\/(?<master>[^@/?#]+)(?:\/(?<database>\d{1,4}))?(?:\?(?<query>[^#@]*))?$/;
const SENTINEL_PORT = 26_379;

/** `redis-sentinel://user:password@host1:26379,host2:26379/mymaster/0?sentinelPassword=…`; null for any other address. */
export function sentinelAddress(text: string): SentinelAddress | null {
  const { user = '', password = '', hosts = '', master = '', database = '0', query = '' } = SENTINEL.exec(text)?.groups ?? {};
  const sentinels = hosts.split(',').map((one) => urlOf(`redis://${one}`));
  if (hosts === '' || !sentinels.every((one) => one !== null && one.hostname !== '')) return null;
  const [name, key] = [decoded(user), decoded(password)];
  if (name === null || key === null) return null;
  return {
    sentinels: sentinels.map((one) => ({
      host: (one?.hostname ?? '').replace(/^\[(.*)\]$/, '$1'),
      port: Number(one?.port || SENTINEL_PORT),
    })),
    master: decoded(master) ?? master,
    user: name || null,
    password: key || null,
    sentinelPassword: new URLSearchParams(query).get('sentinelPassword') || null,
    database: Number(database),
  };
}

/** Are a user's name and password written so that nothing in them is taken for another part of the address? */
export function isEscaped(text: string): boolean {
  if (/^rediss?-sentinel:/.test(text)) return sentinelAddress(text) !== null;
  const url = urlOf(text);
  if (url === null || decoded(url.username) === null || decoded(url.password) === null) return false;
  const authority = text.slice(text.indexOf('//') + 2).split(/[/?#]/, 1)[0] ?? '';
  return authority.split('@').length <= 2 && !`${url.pathname}${url.search}${url.hash}`.includes('@');
}

/** `home`: the host where the address names none, as PostgreSQL's tools take it from the environment. Null for what is no address. */
export function databaseAddress(text: string, home = 'localhost'): Address | null {
  const url = urlOf(text);
  if (url === null) return null;
  const query = url.searchParams;
  const host = query.get('host') ?? (decoded(url.hostname) || home);
  return {
    place: `${url.host || host}${url.pathname}`,
    isLocal: isSocket(host) || isLoopback(host),
    encryption: databaseEncryption(query),
    secrets: [...passwordOf(url), ...[query.get('password') ?? []].flat()],
    files: filesOf(query, ['sslrootcert', 'sslcert', 'sslkey']),
  };
}

/** As the driver reads these parameters: any of them asks for encryption, and all but two check who answers. */
function databaseEncryption(query: URLSearchParams): Encryption {
  const [mode, flag] = [query.get('sslmode'), query.get('ssl')];
  if (mode === 'disable') return 'plain';
  const isAsked = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'].some((name) => query.get(name));
  if (!isAsked && flag !== 'true' && flag !== '1' && flag !== 'no-verify') return 'plain';
  const isLax = query.get('uselibpqcompat') === 'true' && (mode === 'require' || mode === 'prefer') && !query.get('sslrootcert');
  return mode === 'no-verify' || flag === 'no-verify' || isLax ? 'unverified' : 'verified';
}

/** A `redis://` or `rediss://` address, one of sentinels, or the path of a unix socket. Null for what is none of them. */
export function redisAddress(text: string): Address | null {
  if (text.startsWith('/')) return { place: text, isLocal: true, encryption: 'plain', secrets: [], files: [] };
  const sentinel = sentinelAddress(text);
  const query = new URLSearchParams(text.split('?')[1] ?? '');
  const encryption = text.startsWith('rediss') ? 'verified' : 'plain';
  const files = filesOf(query, ['sslrootcert']);
  if (sentinel !== null) {
    const { sentinels, master, password, sentinelPassword } = sentinel;
    return {
      place: `${sentinels.map(({ host, port }) => `${host}:${port}`).join(',')}/${master}`,
      // Where the master is, the sentinels alone know.
      isLocal: sentinels.every(({ host }) => isLoopback(host)),
      encryption,
      secrets: [password, sentinelPassword].flatMap((secret) =>
        secret === null ? [] : writtenAndMeant(encodeURIComponent(secret)),
      ),
      files,
    };
  }
  const url = urlOf(text);
  if (url === null || !REDIS.includes(url.protocol)) return null;
  return { place: `${url.host}${url.pathname}`, isLocal: isLoopback(url.hostname), encryption, secrets: passwordOf(url), files };
}

/** An `http://` or `https://` address; null for what is none. */
export function webAddress(text: string): Address | null {
  const url = urlOf(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const encryption = url.protocol === 'https:' ? 'verified' : 'plain';
  return { place: `${url.host}${url.pathname}`, isLocal: isLoopback(url.hostname), encryption, secrets: [], files: [] };
}

const filesOf = (query: URLSearchParams, names: readonly string[]): Address['files'] =>
  names.flatMap((name) => {
    const path = query.get(name);
    return path ? [{ name, path }] : [];
  });

const passwordOf = ({ password }: URL): readonly string[] => (password === '' ? [] : writtenAndMeant(password));
const writtenAndMeant = (written: string): readonly string[] => [...new Set([written, decoded(written) ?? written])];
