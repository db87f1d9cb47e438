// Which cards go with the nudge that opens a week, to those who have cards?

import type { CardHolders } from '../../../desk/card-holders.ts';
import { outgoing } from '../../../desk/outbox/outgoing.ts';
import type { Bureau, Outgoing } from '../../../desk/ports.ts';
import { weekDeadlines } from '../../../domain/deadlines.ts';
import type { Nudge } from '../../../domain/nudges.ts';
import { dutiesOn, numbering } from '../../../domain/roster.ts';
import { dayOf } from '../../../domain/time.ts';
import { weekCards } from './week-cards.ts';

/** Rows due with the nudge's own, sent after it, and like it only while something is owed. */
export const openingCards =
  (holders: CardHolders) =>
  async ({ roster, calendar }: Bureau, nudge: Nudge, row: Outgoing): Promise<readonly Outgoing[]> => {
    const { kind, stage, period, person, enterprises } = nudge;
    if (kind !== 'weekly' || stage !== 'opening' || !(await holders.has(person.userid))) return [];
    const numbers = numbering(roster, person, period);
    const owed = dutiesOn(roster, person, dayOf(row.dueAt))
      .filter(({ enterprise }) => enterprises.includes(enterprise.id))
      .map(({ enterprise: { id, name, aliases } }) => ({ id, number: numbers.get(id) ?? 0, short: aliases[0] ?? name }))
      .sort((a, b) => a.number - b.number);
    // Whether there was a last week is looked up when a button is pressed.
    const cards = weekCards({
      week: period,
      due: weekDeadlines(calendar, period).due,
      owed,
      canRepeat: true,
      cause: row.key,
      now: row.dueAt,
    });
    return cards.map((card) =>
      outgoing({
        key: `card/${row.corp}/${card.task}`,
        corp: row.corp,
        person: row.person,
        // After the words: rows of one kind and instant are sent in the order they were planned.
        kind: row.kind,
        say: { kind: 'card', card },
        dueAt: row.dueAt,
        expiresAt: row.expiresAt,
        owed: row.owed,
      }),
    );
  };
