// What can be published once its period is over, and what does each kind of it have to say?
import type { Person } from '../domain/people.ts';
import type { Roster } from '../domain/roster.ts';
import type { Workbook } from './documents/port.ts';
import type { Speaker } from './speaker.ts';

/** A period as it would be published at this instant. */
export type Preview =
  | {
      readonly kind: 'ready';
      /** Equal while nothing that was shown has changed. */
      readonly seen: string;
      /** What is read back to whoever publishes. */
      readonly lines: readonly string[];
      /** What the coordinators read. */
      readonly announcement: readonly string[];
      /** The same figures as files. Problems: documents.failed. */
      readonly workbooks: () => Promise<readonly Workbook[]>;
    }
  | { readonly kind: 'published'; readonly at: Date }
  | { readonly kind: 'refused'; readonly lines: readonly string[] };

/** `count`: how many coordinators it goes to; `hasFile`: whether its workbook could be made. */
export type PublicationReceipt = { readonly time: string; readonly count: number; readonly hasFile: boolean };

/** One kind of publication, such as the bulletin of a month (`2021-05`) or the assessment of a year (`2021`). */
export type Publication = {
  /** `5月通报`, `2021年考核`. */
  name(period: string, now: Date): string;
  /** For somebody who may publish. Problems: database.away, database.conflict. */
  preview(speaker: Speaker, period: string): Promise<Preview>;
  done(period: string, done: PublicationReceipt, now: Date): string;
};

/** Keys of those who have the role now, in roster order. */
export const activeWith = ({ people }: Pick<Roster, 'people'>, role: Person['role']): readonly string[] =>
  people.filter((p) => p.active && p.role === role).map((p) => p.userid);
