// What can be published once its period is over, and what does each kind of it have to say?
import type { Person } from '../domain/people.ts';
import type { Roster } from '../domain/roster.ts';
import type { WishedAct } from './acts/act-form.ts';
import type { FactsDigest, ShownFacts } from './acts/read-back.ts';
import type { Workbook } from './documents/port.ts';
import type { Speaker } from './speaker.ts';

/** A period as it would be published at this instant. */
export type Preview =
  | {
      readonly kind: 'ready';
      /** What is read back to whoever publishes. */
      readonly lines: readonly string[];
      /** What publishing means, with {count}: how many coordinators are told. */
      readonly after: string;
      /** What the coordinators read. */
      readonly announcement: readonly string[];
      /** The same figures as files, where there are any. Problems: documents.failed. */
      readonly workbooks: (() => Promise<readonly Workbook[]>) | null;
      /** How the files are asked for later. */
      readonly typed: string;
      /** Instead of the period's own name: 10月补充通报. */
      readonly named?: string;
      /** What some people (keys) read beside the announcement. */
      readonly notes?: readonly { readonly person: string; readonly lines: readonly string[] }[];
      /** What else is shown, and compared at 确认. */
      readonly beside?: ShownFacts;
    }
  | { readonly kind: 'refused'; readonly lines: readonly string[] };

/** One kind of publication: of a week, the bulletin of a month (`2021-05`) or the assessment of a year (`2021`). */
export type Publication = {
  /** `5月通报`, `2021年考核`. */
  name(period: string, now: Date): string;
  act(speaker: Speaker, period: string): WishedAct<PublicationFacts>;
  /** For somebody who may publish. Problems: database.away, database.conflict. */
  preview(speaker: Speaker, period: string): Promise<Preview>;
  /** What is said of each fact of its own that has changed, by name. */
  readonly changes: Readonly<Record<string, string>>;
  /** What an older program kept of what it showed. */
  seenBefore(seen: string): FactsDigest;
};

/** `told`: keys of the coordinators; beside it what the kind shows. */
export type PublicationFacts = ShownFacts & { readonly told: readonly string[] };

/** Keys of those who have the role now, in roster order. */
export const activeWith = ({ people }: Pick<Roster, 'people'>, role: Person['role']): readonly string[] =>
  people.filter((p) => p.active && p.role === role).map((p) => p.userid);
