// What is refused where the bot serves, and where it serves real people?
import { describe, expect, it } from 'vitest';
import { readServerSettings } from '../../../src/desk/environment/config.ts';
import type { Environment } from '../../../src/desk/environment/environment.ts';
import { FILES, faultsOf, readConfig, WECOM } from './read-config.ts';

describe('the bot itself', () => {
  it('does everything in one process where conversations are its own', () => {
    expect(faultsOf({ ROLES: 'web' }, 'bot')).toEqual([expect.stringMatching(/^ROLES 只有 web：没有设 REDIS_URL /)]);
    expect(faultsOf({ ROLES: 'web, worker' }, 'bot')).toEqual([]);
    expect(faultsOf({ ROLES: 'web', REDIS_URL: 'redis://localhost' }, 'bot')).toEqual([]);
    expect(faultsOf({ ROLES: 'web' })).toEqual([]);
    expect(faultsOf({ ROLES: 'cron' }, 'bot')).toEqual([expect.stringContaining('只能由 web、worker 组成')]);
  });

  it('plays WeCom for this machine alone', () => {
    expect(faultsOf({ HOST: '0.0.0.0' }, 'bot')).toEqual([expect.stringContaining('HOST 请用 127.0.0.1')]);
    expect(faultsOf({ ...WECOM, HOST: '0.0.0.0' }, 'bot')).toEqual([]);
  });
});

describe('servers that can be looked at', () => {
  const read = (env: Environment) => readServerSettings(env, (path) => FILES[path] ?? '');
  it('are those whose own settings are right, whatever else is wrong', () => {
    const env = {
      NODE_ENV: 'production',
      CLOCK_START: '2021-05-17T08:00:00Z',
      PORT: 'x',
      DATABASE_URL: 'postgresql://bot:hush@127.0.0.1/bureau',
      DATABASE_OWNER_URL: 'postgresql://owner:h#sh@127.0.0.1/bureau',
      // Not to be asked in the clear.
      REDIS_URL: 'redis://:hush@cache:6379',
    };
    expect(read(env)).toEqual({
      databaseUrl: env.DATABASE_URL,
      databaseOwnerUrl: null,
      ownerIsKnown: false,
      redisUrl: null,
      production: true,
      clockIsSet: true,
    });
    expect(read({ ...env, ALLOW_PLAINTEXT: '1' }).redisUrl).toBe(env.REDIS_URL);
    expect(read({ DATABASE_URL: 'postgresql://db/b?sslrootcert=/etc/bot/ca.der' }).databaseUrl).toBeNull();
  });
});

describe('production', () => {
  const CLOSE = {
    ...WECOM,
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://bot:hush@127.0.0.1/bureau',
    DATABASE_OWNER_URL: 'postgresql://owner:hush@127.0.0.1/bureau',
    REDIS_URL: 'redis://localhost',
    METRICS_TOKEN: 'for-metrics',
  };

  it('takes servers of this machine, or no servers at all', () => {
    expect(faultsOf(CLOSE, 'bot')).toEqual([]);
    expect(readConfig(CLOSE, 'bot').warnings).toEqual([]);
    expect(faultsOf({ ...WECOM, NODE_ENV: 'production' }, 'bot')).toEqual([]);
  });

  it('needs an app, which a command does not, and no clock set by hand; all is told at once', () => {
    const env = { NODE_ENV: 'production', CLOCK_START: '2021-05-17T08:00:00Z', DATABASE_URL: 'postgresql://bot@db/bureau' };
    expect(faultsOf(env, 'bot')).toEqual([
      expect.stringContaining('要设 WECOM_CORP_ID'),
      expect.stringContaining('不能设 CLOCK_START'),
      expect.stringContaining('DATABASE_URL 的数据库在别的机器上'),
    ]);
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([]);
  });

  it('tells of an address that cannot be read once, and derives nothing from it', () => {
    for (const password of ['p@ss', 'p#ss', 'p/ss', '12/3', '12?x']) {
      const faults = faultsOf(
        {
          ...CLOSE,
          DATABASE_URL: `postgresql://bot:${password}@db/bureau?sslrootcert=/etc/bot/no.pem`,
          DATABASE_OWNER_URL: `postgresql://owner:${password}@db/bureau`,
          REDIS_URL: `redis://:${password}@cache:6379`,
        },
        'bot',
      );
      expect(faults).toEqual(
        ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL'].map((name) => expect.stringMatching(`^${name} 写法不对`)),
      );
    }
  });

  it('needs no owner of the tables in its settings', () =>
    expect(faultsOf({ ...CLOSE, DATABASE_OWNER_URL: undefined }, 'bot')).toEqual([]));

  it.each<[string, string, string]>([
    ['DATABASE_URL', 'postgresql://bot:hush@10.0.0.5/bureau', 'postgresql://bot:hush@10.0.0.5/bureau?sslmode=verify-full'],
    ['DATABASE_URL', 'postgresql://bot:hush@db/bureau?sslmode=disable', 'postgresql://bot:hush@db/bureau?sslmode=require'],
    ['DATABASE_URL', 'postgresql://bot:hush@127.0.0.1/bureau?host=db', 'postgresql://bot@db/bureau?host=/run/postgresql'],
    ['DATABASE_OWNER_URL', 'postgresql://o:hush@db/bureau', 'postgresql://o@db/bureau?sslrootcert=/etc/bot/ca.pem'],
    ['REDIS_URL', 'redis://:hush@cache:6379', 'rediss://:hush@cache:6379?sslrootcert=/etc/bot/ca.pem'],
    ['REDIS_URL', 'redis-sentinel://:hush@one,two:26380/main', 'rediss-sentinel://:hush@one,two:26380/main'],
  ])('reads no %s in the clear from another machine: %s', (name, open, closed) => {
    const faults = faultsOf({ ...CLOSE, [name]: open }, 'bot');
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} 的 ?(数据库|Redis).*没有加密.*ALLOW_PLAINTEXT=1。$`))]);
    expect(faults.join()).not.toMatch(/hush|10\.0\.0\.5|cache/);
    expect(faultsOf({ ...CLOSE, [name]: open, ALLOW_PLAINTEXT: '1' }, 'bot')).toEqual([]);
    expect(faultsOf({ ...CLOSE, [name]: closed }, 'bot')).toEqual([]);
  });

  it('sends nobody’s words in the clear to a language model on another machine', () => {
    const llm = (LLM_BASE_URL: string) => ({ ...CLOSE, LLM_BASE_URL, LLM_MODEL: 'example' });
    const faults = faultsOf(llm('http://10.0.0.5:8000/v1'), 'bot');
    expect(faults).toEqual([expect.stringMatching(/^LLM_BASE_URL 的语言模型在别的机器上，连接没有加密.*ALLOW_PLAINTEXT=1。$/)]);
    expect(faults.join()).not.toMatch(/10\.0\.0\.5|8000/);
    expect(faultsOf({ ...llm('http://10.0.0.5:8000/v1'), ALLOW_PLAINTEXT: '1' }, 'bot')).toEqual([]);
    for (const base of ['http://127.0.0.1:8000/v1', 'http://[::1]:8000', 'https://model.example/v1'])
      expect(faultsOf(llm(base), 'bot')).toEqual([]);
    expect(faultsOf({ ...llm('http://10.0.0.5:8000/v1'), NODE_ENV: 'development' }, 'bot')).toEqual([]);
  });

  it('an address without a host is that of the environment', () => {
    const env = { ...CLOSE, DATABASE_URL: 'postgresql:///bureau' };
    expect(faultsOf(env, 'bot')).toEqual([]);
    expect(faultsOf({ ...env, PGHOST: 'db' }, 'bot')).toHaveLength(1);
  });

  it('warns of an encryption that believes whoever answers', () =>
    expect(readConfig({ ...CLOSE, DATABASE_URL: 'postgresql://bot@db/b?sslmode=no-verify' }, 'bot').warnings).toEqual([
      expect.stringContaining('DATABASE_URL 加密但不核对对方是谁'),
    ]));
});
