// How is this installation set up? Read once from the environment; every fault is told at once.
import { type AssessmentSettings, DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import { CARD_SETTINGS, type CardSetting } from './cards/holders.ts';
import { type GroupWebhooks, readGroupWebhooks } from './groups/webhooks.ts';
import { Problem } from './problem.ts';

/** What a process does: `web` answers callbacks, `worker` sends what is owed. */
export const PARTS = ['web', 'worker'] as const;
export type Part = (typeof PARTS)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** One self-built WeCom app; while its keys are changed a second pair is accepted too. */
export type WecomConfig = {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  /** The present pair first. */
  readonly pairs: readonly { readonly token: string; readonly aesKey: string }[];
  /** Without a slash at its end. */
  readonly apiBase: string;
};

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Null = an embedded server under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null = `databaseUrl`. */
  readonly databaseOwnerUrl: string | null;
  /** Null = an embedded server under `dataDir`, or none where the machine has no Redis. */
  readonly redisUrl: string | null;
  readonly dataDir: string;
  /** Where programs are looked for. */
  readonly searchPath: string;
  /** Null = the simulator plays the WeCom side. */
  readonly wecom: WecomConfig | null;
  /** Addresses of the groups' robots by region code; each holds its key. */
  readonly groups: GroupWebhooks;
  /** Null = metrics for direct loopback alone. */
  readonly metricsToken: string | null;
  /** Null = the machine's clock. */
  readonly clockStart: Date | null;
  readonly clockIsSet: boolean;
  readonly parts: ReadonlySet<Part>;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Who is shown cards beside the text. */
  readonly cards: CardSetting;
  readonly settings: Settings;
  /** Values no line of the program may show. */
  readonly secrets: readonly string[];
  /** What is allowed but should be looked at: sentences for the operator. */
  readonly warnings: readonly string[];
};

export type Environment = Readonly<Record<string, string | undefined>>;

const WECOM_NAMES = ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET', 'WECOM_TOKEN', 'WECOM_ENCODING_AES_KEY'] as const;
const NEXT_NAMES = ['WECOM_TOKEN_NEXT', 'WECOM_ENCODING_AES_KEY_NEXT'] as const;
const SECRET_NAMES = [...WECOM_NAMES.slice(2), ...NEXT_NAMES, 'METRICS_TOKEN', 'GROUP_WEBHOOKS'];

const TOKEN = /^[A-Za-z0-9]{1,32}$/;
const AES_KEY = /^[A-Za-z0-9]{43}$/;
/** Printed in the platform's documentation, so known to everybody. */
const SAMPLES: ReadonlySet<string> = new Set(['QDG6eK', 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C']);
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** The names and defaults of the contract. An empty value is none. Problems: settings.faults, naming each wrong or missing setting and never its value where that is a secret. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const said = (name: string): string | null => env[name]?.trim() || null;
  /** The value where it is fitting; otherwise a fault and null. */
  const fitting = (name: string, fits: (value: string) => boolean, wanted: string): string | null => {
    const value = said(name);
    if (value === null || fits(value)) return value;
    faults.push(`${name} ${wanted}。`);
    return null;
  };
  const oneOf = <T extends string>(name: string, known: readonly T[], fallback: T): T =>
    (fitting(name, (v) => known.some((k) => k === v), `只能是 ${known.join('、')} 之一`) as T | null) ?? fallback;
  const addressed = (name: string, protocols: readonly string[]): string | null =>
    fitting(
      name,
      (v) => protocols.includes(parsed(v)?.protocol ?? ''),
      `应以 ${protocols.map((p) => `${p}//`).join(' 或 ')} 开头`,
    );

  const port = fitting('PORT', (v) => /^\d{1,5}$/.test(v) && Number(v) <= 65_535, '应为 0 到 65535 的整数');
  const databaseUrl = addressed('DATABASE_URL', ['postgresql:', 'postgres:']);
  const databaseOwnerUrl = addressed('DATABASE_OWNER_URL', ['postgresql:', 'postgres:']);
  if (said('DATABASE_OWNER_URL') !== null && said('DATABASE_URL') === null)
    faults.push('设了 DATABASE_OWNER_URL，还要设 DATABASE_URL。');
  const clockStart = fitting(
    'CLOCK_START',
    (v) => INSTANT.test(v) && !Number.isNaN(Date.parse(v)) && isDay(v.slice(0, 10)),
    '要写成带时区的时间，例如 2021-05-17T08:00:00+08:00',
  );
  if (clockStart !== null && said('NODE_ENV') === 'production')
    faults.push('正式运行（NODE_ENV=production）不能设 CLOCK_START。');
  const pushed = said('GROUP_WEBHOOKS');
  const groups = pushed === null ? new Map<string, string>() : readGroupWebhooks(pushed, isSafeBase);
  if (groups === null)
    faults.push('GROUP_WEBHOOKS 应为 区码=地址，多个用逗号隔开，或写成 JSON；地址以 https:// 开头，http:// 只能用于本机。');
  const parts = (said('ROLES') ?? PARTS.join(',')).split(',').map((part) => part.trim());
  if (parts.some((part) => !PARTS.some((known) => known === part))) faults.push('ROLES 只能由 web、worker 组成，用逗号隔开。');
  const host = said('HOST') ?? '127.0.0.1';
  const isOpen = !LOOPBACK.has(host) && said('NODE_ENV') !== 'production';
  const config: Config = {
    host,
    port: Number(port ?? 3000),
    databaseUrl,
    databaseOwnerUrl,
    redisUrl: said('REDIS_URL')?.startsWith('/') ? said('REDIS_URL') : addressed('REDIS_URL', ['redis:', 'rediss:']),
    dataDir: said('DATA_DIR') ?? './data',
    searchPath: env.PATH ?? '',
    wecom: readWecom(said, fitting, faults),
    groups: groups ?? new Map(),
    metricsToken: said('METRICS_TOKEN'),
    clockStart: clockStart === null ? null : new Date(clockStart),
    clockIsSet: clockStart !== null,
    parts: new Set(parts as Part[]),
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    cards: oneOf('CARDS', CARD_SETTINGS, 'auto'),
    settings: {
      ...DEFAULT_SETTINGS,
      cumulativeSince: oneOf('CUMULATIVE_SINCE', ['year', 'start'], DEFAULT_SETTINGS.cumulativeSince),
      assessment: {
        rankBy: oneOf('ASSESSMENT_RANK', ['points', 'percent'], 'points') === 'points' ? 'points' : 'share',
        baseline: (fitting(
          'ASSESSMENT_BASELINE',
          (v) => v === 'first' || /^W(0[1-9]|[1-4]\d|5[0-3])$/.test(v),
          '应为 first 或某一周，例如 W10',
        ) ?? 'first') as AssessmentSettings['baseline'],
        end: oneOf('ASSESSMENT_END', ['last', 'mean4'], 'last'),
      },
    },
    secrets: [
      ...SECRET_NAMES.flatMap((name) => said(name) ?? []),
      ...['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL'].flatMap((name) => passwordIn(said(name))),
      ...[...(groups?.values() ?? [])].flatMap((url) => [url, ...keyIn(url)]),
    ],
    warnings: isOpen ? ['HOST 不是本机地址，别的机器也能访问；正式运行请设 NODE_ENV=production。'] : [],
  };
  if (faults.length > 0) throw new Problem('settings.faults', { faults });
  return Object.freeze(config);
}

type Said = (name: string) => string | null;
type Fitting = (name: string, fits: (value: string) => boolean, wanted: string) => string | null;

function readWecom(said: Said, fitting: Fitting, faults: string[]): WecomConfig | null {
  const base = fitting('WECOM_API_BASE', isSafeBase, '应以 https:// 开头，http:// 只能用于本机');
  const agentId = fitting('WECOM_AGENT_ID', (v) => /^\d{1,15}$/.test(v), '应为数字');
  const token = fitting('WECOM_TOKEN', (v) => TOKEN.test(v), '应为 1 到 32 位字母或数字');
  const aesKey = fitting('WECOM_ENCODING_AES_KEY', (v) => AES_KEY.test(v), '应为 43 位字母或数字');
  const nextToken = fitting('WECOM_TOKEN_NEXT', (v) => TOKEN.test(v), '应为 1 到 32 位字母或数字');
  const nextKey = fitting('WECOM_ENCODING_AES_KEY_NEXT', (v) => AES_KEY.test(v), '应为 43 位字母或数字');
  const corpId = fitting('WECOM_CORP_ID', (v) => /^[A-Za-z0-9_-]{1,64}$/.test(v), '应为企业 ID，字母或数字');
  const secret = fitting('WECOM_SECRET', (v) => /^[\x21-\x7e]{1,512}$/.test(v), '不能有空格或汉字');
  for (const name of [...WECOM_NAMES, ...NEXT_NAMES]) {
    if (SAMPLES.has(said(name) ?? '')) faults.push(`${name} 是官方文档里的示例，人人知道，请在管理后台重新生成。`);
  }
  const given = WECOM_NAMES.filter((name) => said(name) !== null);
  const givenNext = NEXT_NAMES.filter((name) => said(name) !== null);
  if (given.length > 0) tellMissing(WECOM_NAMES, given, faults);
  if (givenNext.length > 0) tellMissing(NEXT_NAMES, givenNext, faults);
  if (givenNext.length > 0 && given.length === 0) faults.push(`设了 ${givenNext[0]}，还要设 ${WECOM_NAMES.join('、')}。`);
  if (corpId === null || secret === null || agentId === null || token === null || aesKey === null) return null;
  const next = nextToken !== null && nextKey !== null ? [{ token: nextToken, aesKey: nextKey }] : [];
  const apiBase = (base ?? 'https://qyapi.weixin.qq.com').replace(/\/+$/, '');
  return { corpId, agentId: Number(agentId), secret, pairs: [{ token, aesKey }, ...next], apiBase };
}

/** 30 February would be rolled over to March. */
const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

function tellMissing(names: readonly string[], given: readonly string[], faults: string[]): void {
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length > 0) faults.push(`设了 ${given.join('、')}，还缺 ${missing.join('、')}。`);
}

function isSafeBase(text: string): boolean {
  const url = parsed(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** The key of a group's robot. */
const keyIn = (url: string): readonly string[] => [...(parsed(url)?.searchParams.values() ?? [])].filter((v) => v.length >= 8);

/** A password inside an address, as written and as meant. */
function passwordIn(address: string | null): readonly string[] {
  const written = address === null ? '' : (parsed(address)?.password ?? '');
  if (written === '') return [];
  try {
    return [...new Set([written, decodeURIComponent(written)])];
  } catch {
    return [written];
  }
}
