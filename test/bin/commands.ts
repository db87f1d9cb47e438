// How does a test run one of the commands as an operator does?
import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Nothing but Node is found on this PATH. */
const ENV = { PATH: dirname(process.execPath), TZ: 'America/Los_Angeles' };

export const runCommand = (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  promisify(execFile)(process.execPath, [`dist/bin/${script}.js`, ...args], { env: { ...ENV, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
