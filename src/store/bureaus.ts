// What is the bureau now? Answered from memory, and told by the database when that has changed.
import type { Log } from '../desk/log.ts';
import type { Bureau, Bureaus } from '../desk/ports.ts';
import { isProblem } from '../desk/problem.ts';
import { type Tables, transact } from './bound.ts';
import { readBureau, readVersion } from './bureau-rows.ts';
import { databaseProblem } from './database-problems.ts';
import { writeRoster } from './roster-rows.ts';

type BureausOptions = Tables & {
  readonly log: Log;
  /** What has to be worked out of a roster before anybody is answered by it; the one before answers meanwhile. */
  readonly prepare?: (roster: Bureau['roster']) => Promise<void>;
};

/** How often the version is asked for in case a notice was lost. */
const LOOK_EVERY_MS = 15_000;
const IMPORT_LIMIT_MS = 60_000;

export type OpenBureaus = Bureaus & {
  /** The database says something changed: looks at once. Until it has looked, memory answers; never fails. */
  expire(): Promise<void>;
  close(): void;
};

/**
 * `current` waits for the database only the first time; afterwards it answers what was last known, also while the database is away.
 * `save` and `expire` bring it up to date at once, a poll within 15 s.
 */
export function openBureaus({ log, prepare, ...tables }: BureausOptions): OpenBureaus {
  const { prisma, city } = tables;
  let known: Bureau | null = null;
  let looking: Promise<Bureau> | null = null;
  let again = false;

  const read = (): Promise<Bureau> =>
    prisma.$transaction(
      async (rows) => {
        if (known !== null && (await readVersion(rows, city)) === known.roster.version) return known;
        return readBureau(rows, city);
      },
      { isolationLevel: 'RepeatableRead' },
    );

  /** One look at a time; a change told meanwhile makes it look once more. */
  function look(): Promise<Bureau> {
    if (looking !== null) {
      again = true;
      return looking;
    }
    looking = untilSettled();
    return looking;
  }

  async function untilSettled(): Promise<Bureau> {
    try {
      for (;;) {
        again = false;
        const found = await read();
        if (found.roster !== known?.roster) await prepare?.(found.roster);
        known = found;
        if (!again) return found;
      }
    } catch (error) {
      throw databaseProblem(error);
    } finally {
      // At once, so that nobody joins a look that is already over.
      looking = null;
    }
  }

  async function expire(): Promise<void> {
    try {
      await look();
    } catch (error) {
      // What we know stays true enough while the database is away; the next look repairs it.
      log.event(isProblem(error) ? 'problem' : 'bug', isProblem(error) ? { code: error.code, at: 'bureau' } : { error });
    }
  }
  const timer = setInterval(expire, LOOK_EVERY_MS);
  timer.unref();

  return {
    current: async () => known ?? look(),
    async save(roster, by, at, basedOn) {
      const changed = await transact(
        tables,
        'nobody',
        (bound) => writeRoster(bound, city, { roster, by, at, basedOn }),
        IMPORT_LIMIT_MS,
      );
      const { version } = (await look()).roster;
      return { changed, version };
    },
    expire,
    close: () => clearInterval(timer),
  };
}
