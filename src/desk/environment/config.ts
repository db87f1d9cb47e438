// How is this installation set up? Read once from the environment and the settings file; every fault is told at once.
import type { Settings } from '../../domain/settings.ts';
import type { CardSetting } from '../card-holders.ts';
import { Problem } from '../problem.ts';
import { type ReadText, settingsOf } from '../settings/file.ts';
import { UNSET } from '../settings/read.ts';
import { type Address, databaseAddress, LOOPBACK, redisAddress, urlOf } from './addresses.ts';
import { type EnvFile, envFileFaults, NO_ENV_FILE } from './env-file.ts';
import {
  type Environment,
  type EnvironmentValues,
  NEXT_NAMES,
  type ProcessPart,
  type RawValue,
  readEnvironment,
  type SettingFault,
  saidIn,
  WECOM_NAMES,
} from './environment.ts';
import type { GroupWebhooks } from './group-webhooks.ts';
import { productionFaults, servingFaults } from './production.ts';

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

/** A language model that speaks OpenAI's chat completions, on the bureau's own premises. */
export type LlmConfig = {
  /** Without a slash at its end: `https://model.example/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key: string | null;
};

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Null = an embedded server under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null = `databaseUrl`. */
  readonly databaseOwnerUrl: string | null;
  /** Null = an embedded store under `dataDir`, owned by this process alone. */
  readonly redisUrl: string | null;
  readonly dataDir: string;
  /** Null = the simulator plays the WeCom side. */
  readonly wecom: WecomConfig | null;
  /** Addresses of the groups' robots by region code; each holds its key. */
  readonly groups: GroupWebhooks;
  /** Null = metrics for direct loopback alone. */
  readonly metricsToken: string | null;
  /** Null = the machine's clock. */
  readonly clockStart: Date | null;
  readonly clockIsSet: boolean;
  readonly parts: ReadonlySet<ProcessPart>;
  /** NODE_ENV=production. */
  readonly production: boolean;
  readonly logLevel: EnvironmentValues['LOG_LEVEL'];
  /** Who is shown cards beside the text. */
  readonly cards: CardSetting;
  /** Null = none is asked. */
  readonly llm: LlmConfig | null;
  /** The rules of the city, from the settings file. */
  readonly settings: Settings;
  /** Values no line of the program may show. */
  readonly secrets: readonly string[];
  /** What is allowed but should be looked at: sentences for the operator. */
  readonly warnings: readonly string[];
};

const SECRET_NAMES = [...WECOM_NAMES.slice(2), ...NEXT_NAMES, 'METRICS_TOKEN', 'GROUP_WEBHOOKS', 'LLM_KEY'];

/** Who asks: the bot itself, or a command beside it, which needs no app. */
export type ConfigUse = 'bot' | 'command';

type Read = {
  readonly values: EnvironmentValues | null;
  readonly rules: ReturnType<typeof settingsOf>;
  readonly addresses: readonly Named[];
  readonly faults: readonly SettingFault[];
};

function readAll(said: RawValue, readText: ReadText, use: ConfigUse, file: EnvFile): Read {
  const { values, faults: ofValues } = readEnvironment(said);
  const faults = [...envFileFaults(file), ...ofValues];
  const unread = new Set(faults.flatMap(({ of }) => of));
  const rules = settingsOf(said('SETTINGS_FILE'), readText);
  // What cannot be read is told once.
  const addresses = addressesIn((name) => (unread.has(name) ? null : said(name)));
  const ofRules = rules.kind === 'faults' ? rules.faults.map((fault) => `规则文件（SETTINGS_FILE）：${fault}`) : [];
  return {
    values,
    rules,
    addresses,
    faults: [
      ...faults,
      ...fileFaults(addresses, readText),
      ...(use === 'bot' ? servingFaults(said, unread) : []),
      ...productionFaults(said, unread),
      ...ofRules.map((says) => ({ of: ['SETTINGS_FILE'], says })),
    ],
  };
}

/**
 * The names and defaults of the README; `readText` reads the settings file and certificates. An empty value is none. Problems:
 * settings.faults, naming each wrong or missing setting, or line of `.env`, and never its value.
 */
export function readConfig(
  env: Environment,
  readText: ReadText,
  use: ConfigUse = 'command',
  file: EnvFile = NO_ENV_FILE,
): Config {
  const said = saidIn(env);
  const { values, rules, addresses, faults } = readAll(said, readText, use, file);
  if (values === null || faults.length > 0) throw new Problem('settings.faults', { faults: faults.map(({ says }) => says) });
  return Object.freeze({
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    dataDir: values.DATA_DIR,
    wecom: wecomOf(values),
    groups: values.GROUP_WEBHOOKS ?? new Map(),
    metricsToken: values.METRICS_TOKEN ?? null,
    clockStart: values.CLOCK_START ?? null,
    clockIsSet: values.CLOCK_START !== undefined,
    parts: new Set(values.ROLES),
    production: values.NODE_ENV === 'production',
    logLevel: values.LOG_LEVEL,
    cards: values.CARDS,
    llm: llmOf(values),
    settings: rules.kind === 'read' ? rules.settings : UNSET.settings,
    secrets: secretsOf(values, said, addresses),
    warnings: warningsOf(values, addresses),
  });
}

/** The servers that can be looked at however wrong the settings are: those whose own settings are right. */
export type ServerSettings = Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'redisUrl' | 'production' | 'clockIsSet'> & {
  /** False: an owner is named, but badly. */
  readonly ownerIsKnown: boolean;
};

export function readServerSettings(env: Environment, readText: ReadText, file: EnvFile = NO_ENV_FILE): ServerSettings {
  const said = saidIn(env);
  const wrong = new Set(readAll(said, readText, 'command', file).faults.flatMap(({ of }) => of));
  const right = (name: string): string | null => (wrong.has(name) ? null : said(name));
  return {
    databaseUrl: right('DATABASE_URL'),
    databaseOwnerUrl: right('DATABASE_OWNER_URL'),
    redisUrl: right('REDIS_URL'),
    ownerIsKnown: !wrong.has('DATABASE_OWNER_URL'),
    production: said('NODE_ENV') === 'production',
    clockIsSet: said('CLOCK_START') !== null,
  };
}

const llmOf = ({ LLM_BASE_URL: base, LLM_MODEL: model, LLM_KEY: key }: EnvironmentValues): LlmConfig | null =>
  base === undefined || model === undefined ? null : { baseUrl: base.replace(/\/+$/, ''), model, key: key ?? null };

/** Null where no app is named; half-named ones are faults already. */
function wecomOf(values: EnvironmentValues): WecomConfig | null {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = values;
  const { WECOM_TOKEN: token, WECOM_ENCODING_AES_KEY: aesKey } = values;
  const { WECOM_TOKEN_NEXT: nextToken, WECOM_ENCODING_AES_KEY_NEXT: nextKey } = values;
  if (corpId === undefined || agentId === undefined || secret === undefined) return null;
  if (token === undefined || aesKey === undefined) return null;
  const next = nextToken !== undefined && nextKey !== undefined ? [{ token: nextToken, aesKey: nextKey }] : [];
  return { corpId, agentId, secret, pairs: [{ token, aesKey }, ...next], apiBase: values.WECOM_API_BASE.replace(/\/+$/, '') };
}

type Named = Address & { readonly setting: string };

const addressesIn = (said: RawValue): readonly Named[] =>
  [
    ...['DATABASE_URL', 'DATABASE_OWNER_URL'].map((setting) => ({ setting, address: databaseAddress(said(setting) ?? '') })),
    { setting: 'REDIS_URL', address: redisAddress(said('REDIS_URL') ?? '') },
  ].flatMap(({ setting, address }) => (address === null ? [] : [{ ...address, setting }]));

/** The drivers would tell of a missing certificate as if the server were away. */
const fileFaults = (addresses: readonly Named[], readText: ReadText): readonly SettingFault[] =>
  addresses.flatMap(({ setting, files }) =>
    files.flatMap(({ name, path }) => {
      const fault = (what: string): SettingFault => ({ of: [setting], says: `${setting} 里 ${name} 指的文件${what}。` });
      try {
        return readText(path).includes('-----BEGIN ') ? [] : [fault('不是 PEM 格式的证书或密钥')];
      } catch (error) {
        return [fault(`读不到（${(error as NodeJS.ErrnoException).code ?? '无法读取'}）`)];
      }
    }),
  );

function warningsOf({ HOST, NODE_ENV, METRICS_TOKEN }: EnvironmentValues, addresses: readonly Named[]): readonly string[] {
  const isProduction = NODE_ENV === 'production';
  return [
    ...(LOOPBACK.has(HOST) || isProduction ? [] : ['HOST 不是本机地址，别的机器也能访问；正式运行请设 NODE_ENV=production。']),
    ...(isProduction && METRICS_TOKEN === undefined
      ? ['没有设 METRICS_TOKEN：/metrics 只能在本机经 DATA_DIR 里的 metrics-端口.sock 看。']
      : []),
    ...addresses
      .filter(({ encryption, isLocal }) => encryption === 'unverified' && !isLocal)
      .map(({ setting }) => `${setting} 加密但不核对对方是谁，请改用 sslmode=verify-full。`),
  ];
}

const secretsOf = (
  { GROUP_WEBHOOKS: groups }: EnvironmentValues,
  said: RawValue,
  addresses: readonly Named[],
): readonly string[] => [
  ...SECRET_NAMES.flatMap((name) => said(name) ?? []),
  ...addresses.flatMap(({ secrets }) => secrets),
  ...[...(groups?.values() ?? [])].flatMap((url) => [url, ...keyIn(url)]),
];

/** The key of a group's robot. */
const keyIn = (url: string): readonly string[] => [...(urlOf(url)?.searchParams.values() ?? [])].filter((v) => v.length >= 8);
