import { expect, it } from 'vitest';
import { databaseAddress, redisAddress, sentinelAddress } from '../../../src/desk/environment/addresses.ts';

it('an address of sentinels names them, their master and every password', () => {
  const text = 'rediss-sentinel://bot:p%40ss@one,[::1]:26380/main/2?sentinelPassword=hush%2F';
  expect(sentinelAddress(text)).toEqual({
    sentinels: [
      { host: 'one', port: 26_379 },
      { host: '::1', port: 26_380 },
    ],
    master: 'main',
    user: 'bot',
    password: 'p@ss',
    sentinelPassword: 'hush/',
    database: 2,
  });
  expect(redisAddress(text)).toMatchObject({
    place: 'one:26379,::1:26380/main',
    isLocal: false,
    encryption: 'verified',
    secrets: ['p%40ss', 'p@ss', 'hush%2F', 'hush/'],
  });
});

it.each(['redis-sentinel://:p@ss@one/main', 'redis-sentinel://:p/ss@one/main', 'redis-sentinel://:p%ss@one/main'])(
  'an address of sentinels whose password is not escaped is none: %s',
  (text) => expect(sentinelAddress(text)).toBeNull(),
);

it('a place shows no user and no password', () => {
  expect(databaseAddress('postgresql://bot:p%40ss@db:5432/bureau?sslmode=require')).toEqual({
    place: 'db:5432/bureau',
    isLocal: false,
    encryption: 'verified',
    secrets: ['p%40ss', 'p@ss'],
    files: [],
  });
  expect(redisAddress('/run/redis.sock')).toMatchObject({ place: '/run/redis.sock', isLocal: true });
});

it.each([
  ['', 'plain'],
  ['?sslmode=disable&sslrootcert=/ca.pem', 'plain'],
  ['?ssl=true', 'verified'],
  ['?sslmode=prefer', 'verified'],
  ['?sslmode=no-verify', 'unverified'],
  ['?sslmode=require&uselibpqcompat=true', 'unverified'],
])('is read as the driver reads it: %s is %s', (query, encryption) =>
  expect(databaseAddress(`postgresql://bot@db/b${query}`)?.encryption).toBe(encryption),
);
