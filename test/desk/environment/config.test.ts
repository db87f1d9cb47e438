import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/desk/environment/environment.ts';
import { faultsOf, readConfig, WECOM } from './read-config.ts';

describe('an empty environment', () => {
  it('has the defaults of the README', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      databaseOwnerUrl: null,
      redisUrl: null,
      dataDir: './data',
      wecom: null,
      metricsToken: null,
      clockStart: null,
      clockIsSet: false,
      logLevel: 'info',
      cards: 'auto',
      llm: null,
      secrets: [],
    });
    expect([...config.parts]).toEqual(['web', 'worker']);
    expect(config.settings.cumulativeSince).toBe('year');
  });

  it('is the same as one of empty values', () =>
    expect(readConfig({ HOST: '', PORT: ' ', WECOM_SECRET: '', ROLES: '' })).toEqual(readConfig({})));
});

describe('a full environment', () => {
  const env = {
    ...WECOM,
    HOST: '0.0.0.0',
    PORT: '8080',
    DATABASE_URL: 'postgresql://bot:p%40ss@db/bureau',
    DATABASE_OWNER_URL: 'postgres://owner@db/bureau',
    REDIS_URL: 'rediss://:hush@cache:6380/1',
    WECOM_TOKEN_NEXT: 'nextToken',
    WECOM_ENCODING_AES_KEY_NEXT: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg',
    WECOM_API_BASE: 'http://127.0.0.1:9999/',
    METRICS_TOKEN: 'for-metrics',
    CLOCK_START: '2021-05-17T08:00:00+08:00',
    ROLES: 'worker',
    SETTINGS_FILE: '/etc/bot/rules.yaml',
  };

  it('is taken over', () => {
    const config = readConfig(env);
    expect(config.wecom).toEqual({
      corpId: 'ww0123456789abcdef',
      agentId: 1_000_002,
      secret: 'secret-of-the-app',
      pairs: [
        { token: 'tokenOfTheApp', aesKey: WECOM.WECOM_ENCODING_AES_KEY },
        { token: 'nextToken', aesKey: env.WECOM_ENCODING_AES_KEY_NEXT },
      ],
      apiBase: 'http://127.0.0.1:9999',
    });
    expect(config.clockStart?.toISOString()).toBe('2021-05-17T00:00:00.000Z');
    expect([...config.parts]).toEqual(['worker']);
    expect(config.settings.cumulativeSince).toBe('start');
    expect(config.settings.assessment).toEqual({ rankBy: 'share', baseline: 'W10', end: 'mean4' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('may name a socket of Redis', () => expect(readConfig({ REDIS_URL: '/run/redis.sock' }).redisUrl).toBe('/run/redis.sock'));

  it('names what must never be shown, passwords inside addresses too', () =>
    expect(readConfig(env).secrets).toEqual([
      'secret-of-the-app',
      'tokenOfTheApp',
      WECOM.WECOM_ENCODING_AES_KEY,
      'nextToken',
      env.WECOM_ENCODING_AES_KEY_NEXT,
      'for-metrics',
      'p%40ss',
      'p@ss',
      'hush',
    ]));
});

describe('warnings', () => {
  it.each([
    ['0.0.0.0', undefined, 1],
    // No METRICS_TOKEN.
    ['0.0.0.0', 'production', 1],
    ['127.0.0.1', undefined, 0],
    ['::1', undefined, 0],
  ])('HOST=%s NODE_ENV=%s', (HOST, NODE_ENV, many) => expect(readConfig({ HOST, NODE_ENV }).warnings).toHaveLength(many));
});

describe('faults', () => {
  it.each<[string, Environment, readonly string[]]>([
    ['a port', { PORT: '70000' }, ['PORT']],
    ['a port in words', { PORT: 'http' }, ['PORT']],
    ['another database', { DATABASE_URL: 'mysql://x/y' }, ['DATABASE_URL']],
    ['an owner without a database', { DATABASE_OWNER_URL: 'postgres://o@db/b' }, ['DATABASE_OWNER_URL']],
    [
      'no address of Redis',
      { REDIS_URL: 'localhost' },
      ['REDIS_URL 应以 redis:// 或 rediss:// 或 redis-sentinel:// 或 rediss-sentinel:// 开头'],
    ],
    ['an address of something else for Redis', { REDIS_URL: 'http://cache:6379' }, ['REDIS_URL 应以 redis:// 或 rediss://']],
    ['sentinels without the name of a master', { REDIS_URL: 'redis-sentinel://one:26379,two' }, ['REDIS_URL 写法不对']],
    [
      'a certificate that is not there',
      { DATABASE_URL: 'postgresql://bot@db/b?sslrootcert=/etc/bot/no.pem' },
      ['读不到（ENOENT）'],
    ],
    ['a certificate in another form', { REDIS_URL: 'rediss://cache?sslrootcert=/etc/bot/ca.der' }, ['REDIS_URL 里 sslrootcert']],
    ['a plaintext that is neither allowed nor not', { ALLOW_PLAINTEXT: 'yes' }, ['ALLOW_PLAINTEXT 只能是']],
    ['a half-written app', { WECOM_CORP_ID: 'ww1', WECOM_SECRET: 'x' }, ['WECOM_AGENT_ID、WECOM_TOKEN、WECOM_ENCODING_AES_KEY']],
    ['half a next pair', { ...WECOM, WECOM_TOKEN_NEXT: 'next' }, ['WECOM_ENCODING_AES_KEY_NEXT']],
    [
      'a next pair alone',
      { WECOM_TOKEN_NEXT: 'n', WECOM_ENCODING_AES_KEY_NEXT: WECOM.WECOM_ENCODING_AES_KEY },
      ['WECOM_CORP_ID'],
    ],
    ['a short key', { ...WECOM, WECOM_ENCODING_AES_KEY: 'short' }, ['43']],
    ['an agent in words', { ...WECOM, WECOM_AGENT_ID: 'bot' }, ['WECOM_AGENT_ID']],
    ['plain http elsewhere', { WECOM_API_BASE: 'http://qyapi.weixin.qq.com' }, ['WECOM_API_BASE']],
    ['a corp in words', { ...WECOM, WECOM_CORP_ID: '某企业' }, ['WECOM_CORP_ID']],
    ['a secret with a blank', { ...WECOM, WECOM_SECRET: 'a b' }, ['WECOM_SECRET']],
    ['the token of the documentation', { ...WECOM, WECOM_TOKEN: 'QDG6eK' }, ['WECOM_TOKEN 是官方文档']],
    [
      'the key of the documentation, as the next one too',
      {
        ...WECOM,
        WECOM_ENCODING_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
        WECOM_TOKEN_NEXT: 'next',
        WECOM_ENCODING_AES_KEY_NEXT: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
      },
      ['WECOM_ENCODING_AES_KEY 是', 'WECOM_ENCODING_AES_KEY_NEXT 是'],
    ],
    ['a clock on 30 February', { CLOCK_START: '2021-02-30T08:00:00+08:00' }, ['CLOCK_START']],
    ['a clock without offset', { CLOCK_START: '2021-05-17T08:00:00' }, ['CLOCK_START']],
    ['a clock in production', { CLOCK_START: '2021-05-17T08:00:00Z', NODE_ENV: 'production' }, ['NODE_ENV']],
    ['an unknown part', { ROLES: 'web,cron' }, ['ROLES']],
    ['an unknown level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [
      'rules that moved to the settings file',
      { CUMULATIVE_SINCE: 'start', ASSESSMENT_RANK: 'percent', ASSESSMENT_BASELINE: 'W10', ASSESSMENT_END: 'mean4' },
      ['cumulativeSince', 'assessment.rankBy', 'assessment.baseline', 'assessment.end'],
    ],
    ['no settings file where one is named', { SETTINGS_FILE: '/etc/bot/none.yaml' }, ['没有这个文件']],
    ['a database without a scheme', { DATABASE_URL: '10.0.0.5:5432/bureau' }, ['DATABASE_URL 应以 postgresql://']],
    ['an address that is none', { DATABASE_URL: 'postgresql://' + '[::/db' }, ['%40 %23 %2F']],
  ])('%s', (_, env, named) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(named.length);
    for (const [i, name] of named.entries()) expect(faults[i]).toContain(name);
  });

  it.each(['p@ss', 'p#ss', 'p/ss', 'p?ss', 'p%ss', '12#ss', '12/3', '12?x'])(
    'say how a password is written in an address: %s',
    (password) => {
      for (const [name, scheme] of [
        ['DATABASE_URL', 'postgresql'],
        ['REDIS_URL', 'redis'],
      ] as const) {
        const faults = faultsOf({ [name]: `${scheme}://bot:${password}@db:5432/bureau` });
        expect(faults).toHaveLength(1);
        expect(faults[0]).toContain('%40 %23 %2F');
        expect(faults[0]).toContain(name);
        expect(faults[0]).not.toContain('bot');
        expect(readConfig({ [name]: `${scheme}://bot:${encodeURIComponent(password)}@db:5432/bureau` }).secrets).toContain(
          password,
        );
      }
    },
  );

  it('are told with those of several settings together, and of the settings file beside them', () => {
    const faults = faultsOf({ PORT: 'x', WECOM_CORP_ID: 'ww1', SETTINGS_FILE: '/etc/bot/none.yaml', CUMULATIVE_SINCE: 'year' });
    expect(faults.map((f) => f.slice(0, 8))).toEqual(['PORT 应为 ', '设了 WECOM', 'CUMULATI', '规则文件（SET']);
  });

  it('are told all at once, and never with a value', () => {
    const env = { PORT: 'x', LOG_LEVEL: 'y', ...WECOM, WECOM_TOKEN: 'not a token!', WECOM_ENCODING_AES_KEY: 'hidden' };
    const faults = faultsOf(env);
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toMatch(/not a token|hidden/);
  });
});
