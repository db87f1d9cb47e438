// What must be so where the bot serves, and where it serves real people (NODE_ENV=production)?
import { type Address, databaseAddress, LOOPBACK, redisAddress, webAddress } from './addresses.ts';
import { type RawValue, type SettingFault, WECOM_NAMES } from './environment.ts';

/** Of the bot itself; commands need neither an app nor a part of their own. `unread`: settings that are badly written. */
export function servingFaults(said: RawValue, unread: ReadonlySet<string>): readonly SettingFault[] {
  const hasApp = WECOM_NAMES.some((name) => said(name) !== null);
  const isProduction = said('NODE_ENV') === 'production';
  const [parts, host] = [said('ROLES'), said('HOST')];
  const isOnePart = parts !== null && !unread.has('ROLES') && new Set(parts.split(',').map((part) => part.trim())).size < 2;
  return [
    ...(isProduction && !hasApp
      ? [
          {
            of: WECOM_NAMES,
            says: `正式运行（NODE_ENV=production）要设 ${WECOM_NAMES.join('、')}：模拟的企业微信不用于正式运行。`,
          },
        ]
      : []),
    // Whoever reaches the simulator's page can write as anybody.
    ...(!isProduction && !hasApp && host !== null && !LOOPBACK.has(host)
      ? [{ of: ['HOST'], says: '没有设 WECOM_*，只能模拟企业微信；模拟页面只能在本机打开，HOST 请用 127.0.0.1。' }]
      : []),
    ...(isOnePart && said('REDIS_URL') === null
      ? [
          {
            of: ['ROLES'],
            says: `ROLES 只有 ${parts}：没有设 REDIS_URL 时对话存在本机，只能由一个进程包办。请设 REDIS_URL，或去掉 ROLES。`,
          },
        ]
      : []),
  ];
}

/** Sentences without a value. `unread`: settings that are badly written; nothing is derived from them. */
export function productionFaults(said: RawValue, unread: ReadonlySet<string>): readonly SettingFault[] {
  if (said('NODE_ENV') !== 'production') return [];
  return [
    ...(said('CLOCK_START') !== null
      ? [{ of: ['CLOCK_START'], says: '正式运行（NODE_ENV=production）不能设 CLOCK_START。' }]
      : []),
    ...(said('ALLOW_PLAINTEXT') === '1' ? [] : plaintextFaults(said, unread)),
  ];
}

function plaintextFaults(said: RawValue, unread: ReadonlySet<string>): readonly SettingFault[] {
  const home = said('PGHOST') ?? 'localhost';
  const isOpen = (name: string, read: (text: string) => Address | null): boolean => {
    const address = unread.has(name) ? null : read(said(name) ?? '');
    return address !== null && !address.isLocal && address.encryption === 'plain';
  };
  const databases = ['DATABASE_URL', 'DATABASE_OWNER_URL'].filter((name) => isOpen(name, (text) => databaseAddress(text, home)));
  return [
    ...databases.map((name) => ({
      of: [name],
      says: `${name} 的数据库在别的机器上，连接没有加密：请在地址后加 ?sslmode=verify-full（自己的证书再加 &sslrootcert=证书文件），确认网络可信的可以设 ALLOW_PLAINTEXT=1。`,
    })),
    ...(isOpen('REDIS_URL', redisAddress)
      ? [
          {
            of: ['REDIS_URL'],
            says: 'REDIS_URL 的 Redis 在别的机器上，连接没有加密：请用 rediss:// 开头的地址（自己的证书再加 ?sslrootcert=证书文件），确认网络可信的可以设 ALLOW_PLAINTEXT=1。',
          },
        ]
      : []),
    ...(isOpen('LLM_BASE_URL', webAddress)
      ? [
          {
            of: ['LLM_BASE_URL'],
            says: 'LLM_BASE_URL 的语言模型在别的机器上，连接没有加密：请用 https:// 开头的地址，确认网络可信的可以设 ALLOW_PLAINTEXT=1。',
          },
        ]
      : []),
  ];
}
