// What must be kept of good practices?

import type { Outgoing } from '../../desk/ports.ts';
import type { Asker } from '../../domain/people.ts';

export type Practice = {
  readonly number: number;
  /** Code of the sender's district. */
  readonly district: string;
  /** Key of the sender. */
  readonly by: string;
  readonly at: Date;
  readonly title: string;
  readonly body: string;
  /** 采纳; null: waits for it. */
  readonly adoptedAt: Date | null;
  /** 推广; never twice. */
  readonly spreadAt: Date | null;
};

export type PracticeAct = { readonly asker: Asker; readonly message: string; readonly at: Date };

/** Acts write their audit row and the messages that go out in one transaction. Problems: database.away, database.conflict. */
export interface Practices {
  /** Once a message; in `rows`, NUMBER stands for the number it gets. Null: the asker may send none. */
  send(
    act: PracticeAct,
    said: { readonly title: string; readonly body: string },
    rows: readonly Outgoing[],
  ): Promise<Practice | null>;
  /** Those the asker may see, by number: one, those that wait for 采纳, or all. */
  list(asker: Asker, which: { readonly number: number } | 'waiting' | 'all', at: Date): Promise<readonly Practice[]>;
  /** False where it was adopted already, or there is none of that number. */
  adopt(act: PracticeAct, number: number, rows: readonly Outgoing[]): Promise<boolean>;
  /** False where it is not adopted, or went out already. */
  spread(act: PracticeAct, number: number, rows: readonly Outgoing[]): Promise<boolean>;
  /** How many of each district went out from one instant to another: for the assessment, which nobody asks for. */
  spreadCounts(from: Date, until: Date): Promise<ReadonlyMap<string, number>>;
}
