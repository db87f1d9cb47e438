// What do the environment and the settings file say of this installation?
import { readFileSync } from 'node:fs';
import { type Config, type ConfigUse, readConfig, readServerSettings, type ServerSettings } from '../desk/environment/config.ts';

export const readTextFile = (path: string): string => readFileSync(path, 'utf8');

/** Problems: settings.faults. */
export const configured = (use: ConfigUse = 'command'): Config => readConfig(process.env, readTextFile, use);

/** Of what can be looked at where settings are wrong. */
export const configuredServers = (): ServerSettings => readServerSettings(process.env, readTextFile);
