// What may not be so where real people are served (NODE_ENV=production)?
import { type Address, databaseAddress, redisAddress } from './addresses.ts';
import { type RawValue, WECOM_NAMES } from './environment.ts';

/** Sentences without a value. `serves`: the bot itself, which needs an app; commands do not. */
export function productionFaults(said: RawValue, serves: boolean): readonly string[] {
  if (said('NODE_ENV') !== 'production') return [];
  const hasApp = WECOM_NAMES.some((name) => said(name) !== null);
  return [
    ...(serves && !hasApp
      ? [`正式运行（NODE_ENV=production）要设 ${WECOM_NAMES.join('、')}：模拟的企业微信不用于正式运行。`]
      : []),
    ...(said('CLOCK_START') !== null ? ['正式运行（NODE_ENV=production）不能设 CLOCK_START。'] : []),
    ...(said('DATABASE_URL') !== null && said('DATABASE_OWNER_URL') === null
      ? [
          '正式运行（NODE_ENV=production）要用两个数据库角色：DATABASE_URL 写只读写数据的角色，DATABASE_OWNER_URL 写建表的角色，不要用同一个。',
        ]
      : []),
    ...(said('ALLOW_PLAINTEXT') === '1' ? [] : plaintextFaults(said)),
  ];
}

function plaintextFaults(said: RawValue): readonly string[] {
  const home = said('PGHOST') ?? 'localhost';
  const isOpen = (name: string, read: (text: string) => Address | null): boolean => {
    const address = read(said(name) ?? '');
    return address !== null && !address.isLocal && address.encryption === 'plain';
  };
  const databases = ['DATABASE_URL', 'DATABASE_OWNER_URL'].filter((name) => isOpen(name, (text) => databaseAddress(text, home)));
  return [
    ...databases.map(
      (name) =>
        `${name} 的数据库在别的机器上，连接没有加密：请在地址后加 ?sslmode=verify-full（自己的证书再加 &sslrootcert=证书文件），确认网络可信的可以设 ALLOW_PLAINTEXT=1。`,
    ),
    ...(isOpen('REDIS_URL', redisAddress)
      ? [
          'REDIS_URL 的 Redis 在别的机器上，连接没有加密：请用 rediss:// 开头的地址（自己的证书再加 ?sslrootcert=证书文件），确认网络可信的可以设 ALLOW_PLAINTEXT=1。',
        ]
      : []),
  ];
}
