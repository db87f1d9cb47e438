// What is known where messages about urgent demands are written, and how is one owed?
import { cardRow } from '../../desk/card-row.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import type { Person } from '../../domain/people.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Settings } from '../../domain/settings.ts';
import { callCard } from './call-card.ts';
import type { Sayable } from './words.ts';

export type Telling = {
  readonly roster: Roster;
  readonly corp: string;
  readonly now: Date;
  readonly settings: Pick<Settings, 'urgent'>;
  /** Keys of those a call brings a card to. */
  readonly holders: ReadonlySet<string>;
};

/** Day and night, and in the middle of a report; an identical message is shown once. */
export const urgentRow = (
  { corp, now }: Pick<Telling, 'corp' | 'now'>,
  key: string,
  person: Person,
  lines: readonly string[],
): Outgoing => outgoing({ key, corp, person: person.userid, kind: 'nudge', say: text(...lines), dueAt: now, urgent: true });

/** The cards that go behind the words, one a demand that the person is called to. */
export const callCards = (telling: Telling, person: Person, demands: readonly Sayable[]): readonly Outgoing[] =>
  demands.length > CARDS_AT_ONCE || !telling.holders.has(person.userid)
    ? []
    : demands.map((demand) => {
        const { corp, now: arrivedAt } = telling;
        const row = cardRow({ asker: { corp, userid: person.userid }, arrivedAt }, callCard(telling, demand, person));
        return { ...row, kind: 'nudge', urgent: true };
      });

/** Of more demands in one message the words have to do. */
const CARDS_AT_ONCE = 3;
