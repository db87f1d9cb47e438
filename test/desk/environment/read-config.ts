// How does a test read settings, with files of its own?
import { type Config, type ConfigUse, readConfig as readFrom } from '../../../src/desk/environment/config.ts';
import type { Environment } from '../../../src/desk/environment/environment.ts';
import { isProblem } from '../../../src/desk/problem.ts';

/** The settings file, where one is named. */
const RULES = `
cumulativeSince: start
assessment: { rankBy: percent, baseline: W10, end: mean4 }
`;
export const FILES: Readonly<Record<string, string>> = {
  '/etc/bot/rules.yaml': RULES,
  '/etc/bot/ca.pem': '-----BEGIN CERTIFICATE-----',
  '/etc/bot/ca.der': '0\u0082',
};
export const readConfig = (env: Environment, asking: ConfigUse = 'command'): Config =>
  readFrom(
    env,
    (path) => {
      const text = FILES[path];
      if (text !== undefined) return text;
      throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    },
    asking,
  );

export const WECOM = {
  WECOM_CORP_ID: 'ww0123456789abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'secret-of-the-app',
  WECOM_TOKEN: 'tokenOfTheApp',
  WECOM_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

export function faultsOf(env: Environment, asking?: ConfigUse): readonly string[] {
  try {
    readConfig(env, asking);
    return [];
  } catch (problem) {
    if (!isProblem(problem, 'settings.faults')) throw problem;
    return problem.details.faults as readonly string[];
  }
}
