// Which names does the environment have, and is each value well written?
import { z } from 'zod';
import { CARD_SETTINGS } from '../card-holders.ts';
import { isEscaped, LOOPBACK, urlOf } from './addresses.ts';
import { readGroupWebhooks } from './group-webhooks.ts';

/** What a process does: `web` answers callbacks, `worker` sends what is owed. */
const PROCESS_PARTS = ['web', 'worker'] as const;
export type ProcessPart = (typeof PROCESS_PARTS)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What NODE_ENV may say; none is `development`. */
const RUNS = ['production', 'development', 'test'] as const;

export const WECOM_NAMES = ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET', 'WECOM_TOKEN', 'WECOM_ENCODING_AES_KEY'] as const;
const LLM_NAMES = ['LLM_BASE_URL', 'LLM_MODEL'] as const;
export const NEXT_NAMES = ['WECOM_TOKEN_NEXT', 'WECOM_ENCODING_AES_KEY_NEXT'] as const;

/** Settings of the first version that are rules of the settings file now. */
const MOVED = {
  CUMULATIVE_SINCE: 'cumulativeSince',
  ASSESSMENT_RANK: 'assessment.rankBy',
  ASSESSMENT_BASELINE: 'assessment.baseline',
  ASSESSMENT_END: 'assessment.end',
} as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Printed in the platform's documentation, so known to everybody. */
const SAMPLES: ReadonlySet<string> = new Set(['QDG6eK', 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function isSafeBase(text: string): boolean {
  const url = urlOf(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** Only paths follow it; a key in it would be shown where addresses are. */
function isPlainBase(text: string): boolean {
  const url = urlOf(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false;
  return url.username === '' && url.password === '' && !/[?#]/.test(text);
}

/** 30 February would be rolled over to March. */
const isInstant = (text: string): boolean =>
  INSTANT.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));

const like = (pattern: RegExp, wanted: string) => z.string().regex(pattern, wanted);
const unknownToOthers = (schema: z.ZodString) =>
  schema.refine((v) => !SAMPLES.has(v), '是官方文档里的示例，人人知道，请在管理后台重新生成').optional();
const token = unknownToOthers(like(/^[A-Za-z0-9]{1,32}$/, '应为 1 到 32 位字母或数字'));
const aesKey = unknownToOthers(like(/^[A-Za-z0-9]{43}$/, '应为 43 位字母或数字'));

const address = (...protocols: readonly string[]) =>
  z
    .string()
    .refine((v) => protocols.some((p) => v.startsWith(`${p}//`)), {
      error: `应以 ${protocols.map((p) => `${p}//`).join(' 或 ')} 开头`,
      abort: true,
    })
    .refine(isEscaped, '写法不对，如果用户名或密码里有 @ # / ? %，要写成 %40 %23 %2F %3F %25');

/** What starts with a slash is a unix socket; everything else has to be an address. */
const REDIS = address('redis:', 'rediss:', 'redis-sentinel:', 'rediss-sentinel:');
const redisPlace = z.string().superRefine((text, context) => {
  if (text.startsWith('/')) return;
  for (const { message } of REDIS.safeParse(text).error?.issues ?? []) context.addIssue(message);
});

const oneOf = <const T extends readonly [string, ...string[]]>(known: T) => z.enum(known, `只能是 ${known.join('、')} 之一`);

const FIELDS = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .refine((v) => /^\d{1,5}$/.test(v) && Number(v) <= 65_535, '应为 0 到 65535 的整数')
    .transform(Number)
    .default(3000),
  NODE_ENV: oneOf(RUNS).optional(),
  DATABASE_URL: address('postgresql:', 'postgres:').optional(),
  DATABASE_OWNER_URL: address('postgresql:', 'postgres:').optional(),
  REDIS_URL: redisPlace.optional(),
  DATA_DIR: z.string().default('./data'),
  WECOM_CORP_ID: like(/^[A-Za-z0-9_-]{1,64}$/, '应为企业 ID，字母或数字').optional(),
  WECOM_AGENT_ID: like(/^\d{1,15}$/, '应为数字')
    .transform(Number)
    .optional(),
  WECOM_SECRET: like(/^[\x21-\x7e]{1,512}$/, '不能有空格或汉字').optional(),
  WECOM_TOKEN: token,
  WECOM_ENCODING_AES_KEY: aesKey,
  WECOM_TOKEN_NEXT: token,
  WECOM_ENCODING_AES_KEY_NEXT: aesKey,
  WECOM_API_BASE: z
    .string()
    .refine(isSafeBase, '应以 https:// 开头，http:// 只能用于本机')
    .default('https://qyapi.weixin.qq.com'),
  GROUP_WEBHOOKS: z
    .string()
    .transform((text, context) => {
      const groups = readGroupWebhooks(text, isSafeBase);
      if (groups !== null) return groups;
      context.addIssue('应为 区码=地址，多个用逗号隔开，或写成 JSON；地址以 https:// 开头，http:// 只能用于本机');
      return z.NEVER;
    })
    .optional(),
  METRICS_TOKEN: z.string().optional(),
  CLOCK_START: z
    .string()
    .refine(isInstant, '要写成带时区的时间，例如 2021-05-17T08:00:00+08:00')
    .transform((v) => new Date(v))
    .optional(),
  ROLES: z
    .string()
    .transform((v) => v.split(',').map((part) => part.trim()))
    .refine((parts): parts is ProcessPart[] => parts.every((part) => PROCESS_PARTS.some((known) => known === part)), {
      error: '只能由 web、worker 组成，用逗号隔开',
    })
    .default([...PROCESS_PARTS]),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  CARDS: oneOf(CARD_SETTINGS).default('auto'),
  SETTINGS_FILE: z.string().optional(),
  ALLOW_PLAINTEXT: oneOf(['0', '1']).optional(),
  LLM_BASE_URL: z.string().refine(isPlainBase, '应以 http:// 或 https:// 开头，不能带用户名、密码、? 或 #').optional(),
  LLM_MODEL: like(/^[\x21-\x7e]{1,200}$/, '不能有空格或汉字').optional(),
  LLM_KEY: like(/^[\x21-\x7e]{1,512}$/, '不能有空格或汉字').optional(),
});

export const SETTING_NAMES: readonly string[] = Object.keys(FIELDS.shape);

export type EnvironmentValues = z.output<typeof FIELDS>;
export type RawValue = (name: string) => string | null;

/** `of`: the settings it is about; what they say is not used for anything else. */
export type SettingFault = { readonly of: readonly string[]; readonly says: string };

/** An empty value is none. */
export const saidIn =
  (env: Environment): RawValue =>
  (name) =>
    env[name]?.trim() || null;

/** The values, null where they are not all well written, and all faults: sentences that name each setting and never hold a value. */
export function readEnvironment(said: RawValue): {
  readonly values: EnvironmentValues | null;
  readonly faults: readonly SettingFault[];
} {
  const given = Object.fromEntries(SETTING_NAMES.flatMap((name) => (said(name) === null ? [] : [[name, said(name)]])));
  const read = FIELDS.safeParse(given);
  const own = (read.error?.issues ?? []).map(({ path: [name], message }) => ({
    of: [String(name)],
    says: `${String(name)} ${message}。`,
  }));
  return { values: read.success ? read.data : null, faults: [...own, ...together(said)] };
}

/** What is wrong with values that are well written by themselves. */
function together(said: RawValue): readonly SettingFault[] {
  const given = (names: readonly string[]) => names.filter((name) => said(name) !== null);
  const incomplete = (names: readonly string[]): readonly SettingFault[] => {
    const missing = names.filter((name) => said(name) === null);
    return missing.length === 0 || missing.length === names.length
      ? []
      : [{ of: names, says: `设了 ${given(names).join('、')}，还缺 ${missing.join('、')}。` }];
  };
  const [next] = given(NEXT_NAMES);
  return [
    ...(said('DATABASE_OWNER_URL') !== null && said('DATABASE_URL') === null
      ? [{ of: ['DATABASE_OWNER_URL'], says: '设了 DATABASE_OWNER_URL，还要设 DATABASE_URL。' }]
      : []),
    ...incomplete(WECOM_NAMES),
    ...incomplete(NEXT_NAMES),
    ...incomplete(LLM_NAMES),
    ...(said('LLM_KEY') !== null && given(LLM_NAMES).length === 0
      ? [{ of: ['LLM_KEY'], says: `设了 LLM_KEY，还要设 ${LLM_NAMES.join('、')}。` }]
      : []),
    ...(next !== undefined && given(WECOM_NAMES).length === 0
      ? [{ of: NEXT_NAMES, says: `设了 ${next}，还要设 ${WECOM_NAMES.join('、')}。` }]
      : []),
    ...Object.entries(MOVED).flatMap(([name, rule]) =>
      said(name) === null
        ? []
        : [{ of: [name], says: `${name} 已移到规则文件：请删掉它，在 SETTINGS_FILE 指定的文件里写 ${rule}。` }],
    ),
  ];
}
