// What is wrong with the lines of .env, whatever their values are?
import { SETTING_NAMES, type SettingFault } from './environment.ts';

/** What src/build/env-file.mjs found, without values; line numbers from 1. */
export type EnvFile = {
  readonly names: readonly { readonly name: string; readonly line: number }[];
  /** Lines that are neither an assignment, a comment nor blank. */
  readonly strange: readonly number[];
};

export const NO_ENV_FILE: EnvFile = { names: [], strange: [] };

/** Names that are no setting of ours may be meant for a library. */
export const envFileFaults = ({ names, strange }: EnvFile): readonly SettingFault[] => [
  ...strange.map((line) => ({
    of: [],
    says: `.env 第 ${line} 行不是“名称=值”：名称和等号要用半角，注释以 # 开头。`,
  })),
  ...names.flatMap(({ name, line }) => {
    const meant = SETTING_NAMES.find((known) => known === name.toUpperCase());
    return meant === undefined || meant === name
      ? []
      : [{ of: [meant], says: `.env 第 ${line} 行：${name} 应写成 ${meant}，名称区分大小写。` }];
  }),
];
