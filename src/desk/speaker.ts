// Who speaks, when, and what is known of the bureau at that instant?
import type { Asker, Person } from '../domain/people.ts';
import type { Shown } from '../forms/state.ts';
import type { Bureau } from './ports.ts';

export type Speaker = {
  readonly asker: Asker;
  readonly person: Person;
  readonly bureau: Bureau;
  /** The message's key, for filing once. */
  readonly message: string;
  readonly arrivedAt: Date;
  /** Revision of the person's thread under which the message is answered. */
  readonly thread: number;
};

/** Who confirmed while parts of the read-back were missing, confirmed when they did so first. */
export const asConfirmed = (speaker: Speaker, shown: Shown | undefined): Speaker =>
  shown?.confirmedAt === undefined ? speaker : { ...speaker, arrivedAt: new Date(shown.confirmedAt) };
