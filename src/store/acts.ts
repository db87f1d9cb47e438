// How does a desk's act become rows, once for its message? PostgreSQL's answers, each in one round trip.
import type pg from 'pg';
import {
  type AbsenceActs,
  type AbsenceOutcome,
  type Acts,
  type HandedOver,
  type MoveOutcome,
  REMIND_PAUSE_MS,
  type Reminded,
} from '../app/acts/port.ts';
import type { Outgoing } from '../app/ports.ts';
import type { Asker } from '../domain/people.ts';
import { withRetries } from './database-problems.ts';
import { rowOf } from './ledger.ts';

export type ActsOptions = {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly random: () => number;
  /** What the bureau is has changed: whoever speaks next must see it. Never fails. */
  readonly changed: () => Promise<void>;
};

const planned = (rows: readonly Outgoing[]): string => JSON.stringify(rows.map(rowOf));

export function openActs({ pool, random, changed }: ActsOptions): Acts & AbsenceActs {
  /** A function's call for the asker, named so that the connection keeps its plan; each answers with one JSON value. */
  async function call<Answer>(name: string, asker: Asker, message: string, at: Date, more: readonly unknown[]): Promise<Answer> {
    const values = [asker.corp, asker.userid, asker.role, asker.region, message, at, ...more];
    const text = `SELECT ${name}(${values.map((_, i) => `$${i + 1}`).join(', ')}) AS answer`;
    const { rows } = await withRetries(random, () => pool.query<{ answer: Answer }>({ name, text, values }));
    return rows[0]?.answer as Answer;
  }

  async function change<Kind>(name: string, asker: Asker, message: string, at: Date, more: readonly unknown[]): Promise<Kind> {
    const { kind } = await call<{ readonly kind: Kind }>(name, asker, message, at, more);
    await changed();
    return kind;
  }

  return {
    remind: (asker, message, at, week, rows) =>
      call<readonly Reminded[]>('remind_people', asker, message, at, [week, `${REMIND_PAUSE_MS} milliseconds`, planned(rows)]),

    moveDeadline: (asker, message, at, { period, was, dueAt, closesAt }, rows) =>
      change<MoveOutcome>('move_deadline', asker, message, at, [period, was, dueAt, closesAt, planned(rows)]),

    broadcast: async (asker, message, at, rows) =>
      (await call<{ kind: 'sent' | 'notYours' }>('broadcast_message', asker, message, at, [planned(rows)])).kind,

    handOver: (asker, message, at, { enterprise, from, to }, rows) =>
      change<HandedOver>('hand_over', asker, message, at, [enterprise, from, to, planned(rows)]),

    standIn: (asker, message, at, { specialist, until }, rows) =>
      change<AbsenceOutcome>('stand_in', asker, message, at, [specialist, until, planned(rows)]),

    leave: (asker, message, at, until, rows) => change<AbsenceOutcome>('take_leave', asker, message, at, [until, planned(rows)]),
  };
}
