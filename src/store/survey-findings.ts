// What does a look at a server find?
import type { Problem } from '../desk/problem.ts';

/** Worth telling, and no reason to stop. */
export type ServerNote = {
  readonly event: 'role.unsafe' | 'migration.unknown' | 'redis.forgetful';
  readonly fields: Readonly<Record<string, string>>;
  /** The same for a person. */
  readonly says: string;
};

export type Survey = {
  /** Each has its sentences: see `startFailure`. */
  readonly faults: readonly Problem[];
  readonly notes: readonly ServerNote[];
};
