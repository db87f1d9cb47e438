// What do the environment and the settings file say of this installation?
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Config, type ConfigUse, readConfig, readServerSettings, type ServerSettings } from '../desk/environment/config.ts';
import { type EnvFile, NO_ENV_FILE } from '../desk/environment/env-file.ts';

export const readTextFile = (path: string): string => readFileSync(path, 'utf8');

const LINE = z.number().int().positive();
const FOUND = z.object({ names: z.array(z.object({ name: z.string(), line: LINE })), strange: z.array(LINE) });

/** Left by src/build/ready.mjs, which reads .env before anything else runs; not there where it did not run. */
const envFile = (): EnvFile => FOUND.optional().parse(Reflect.get(globalThis, Symbol.for('env-file'))) ?? NO_ENV_FILE;

/** Problems: settings.faults. */
export const configured = (use: ConfigUse = 'command'): Config => readConfig(process.env, readTextFile, use, envFile());

/** Of what can be looked at where settings are wrong. */
export const configuredServers = (): ServerSettings => readServerSettings(process.env, readTextFile, envFile());
