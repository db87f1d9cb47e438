// How does a command reach the bot's own stores, and how does it end?

import { processClock } from '../compose/clock.ts';
import { configured } from '../compose/configured.ts';
import type { Config } from '../desk/environment/config.ts';
import type { Clock } from '../desk/ports.ts';
import { isProblem, operatorLine, type Problem } from '../desk/problem.ts';
import { createPinoLog } from '../http/pino-log.ts';
import { type OpenBureaus, openBureaus } from '../store/bureaus.ts';
import { PATIENT } from '../store/connection.ts';
import { seedCalendar } from '../store/holidays.ts';
import { openResults, type Results } from '../store/open.ts';
import { startFailure } from '../store/start-failure.ts';

type Tools = {
  readonly config: Config;
  readonly clock: Clock;
  /** No conversations: the running bot may own them. */
  readonly stores: Results;
  readonly bureaus: OpenBureaus;
};

/**
 * Opens the stores the settings name, with migrations and the default holidays in place, does the work and closes them again;
 * answers the process's exit code. What a person can set right is told in Chinese on the standard error and makes 1.
 */
export async function withStores(work: (tools: Tools) => Promise<number>): Promise<number> {
  try {
    const config = configured();
    const clock = processClock(config.clockStart);
    const write = (line: string) => process.stderr.write(line);
    const log = createPinoLog({ level: 'warn', clock, secrets: config.secrets, write });
    const stores = await openResults(config, { clock, log, random: Math.random }, PATIENT);
    try {
      await seedCalendar(stores.database);
      const bureaus = openBureaus({ ...stores.database, log });
      try {
        return await work({ config, clock, stores, bureaus });
      } finally {
        bureaus.close();
      }
    } finally {
      await stores.close();
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    console.error(toldOf(error));
    return 1;
  }
}

const toldOf = (problem: Problem): string =>
  problem.code === 'settings.faults'
    ? (problem.details.faults as readonly string[]).join('\n')
    : (startFailure(problem) ?? operatorLine(problem.code));
