// Which good practices were sent, adopted and spread? PostgreSQL's answers, each in one round trip.

import { piecesOf } from '../app/pieces.ts';
import type { Outgoing } from '../app/ports.ts';
import type { Practice, PracticeAct, Practices } from '../app/practice/port.ts';
import { type CallsOptions, openCalls } from './calls.ts';
import { rowOf } from './ledger.ts';

/** As `practice_json` gives it: instants are milliseconds. */
type Stored = Omit<Practice, 'at' | 'adoptedAt' | 'spreadAt'> & {
  readonly at: number;
  readonly adoptedAt: number | null;
  readonly spreadAt: number | null;
};

const instant = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));
const practiceOf = (stored: Stored): Practice => ({
  ...stored,
  at: new Date(stored.at),
  adoptedAt: instant(stored.adoptedAt),
  spreadAt: instant(stored.spreadAt),
});

export type PracticesOptions = CallsOptions & {
  /** The pieces of a text that is too long for one message, in order. */
  readonly cut: (text: string) => readonly string[];
};

export function openPractices(options: PracticesOptions): Practices {
  const jsonOf = (rows: readonly Outgoing[]): string =>
    JSON.stringify(rows.flatMap((row) => piecesOf(row, options.cut)).map(rowOf));
  const call = openCalls(options);
  const praise =
    (act: 'adopt' | 'spread') =>
    ({ asker: { corp, userid, role, region }, message, at }: PracticeAct, number: number, rows: readonly Outgoing[]) =>
      call<boolean>('praise_practice', [corp, userid, role, region, message, at, number, act, jsonOf(rows)]);
  return {
    async send({ asker: { corp, userid, role, region }, message, at }, { title, body }, rows) {
      const values = [corp, userid, role, region, message, at, title, body, jsonOf(rows)];
      const stored = await call<Stored | null>('send_practice', values);
      return stored && practiceOf(stored);
    },
    async list({ corp, userid, role, region }, which, at) {
      const isWaiting = which === 'waiting';
      const values = [corp, userid, role, region, isWaiting ? null : which.number, isWaiting, at];
      return (await call<readonly Stored[]>('practices_of', values)).map(practiceOf);
    },
    adopt: praise('adopt'),
    spread: praise('spread'),
    spreadCounts: async (from, until) =>
      new Map(Object.entries(await call<Readonly<Record<string, number>>>('practices_spread', [from, until]))),
  };
}
