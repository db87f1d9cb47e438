// Which messages go out because a demand was raised, or because somebody took a step? (domain §11.5)
import { urgentTold as t, urgentParts } from '../../../conversations/urgent.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Person } from '../../domain/people.ts';
import { coordinatorsOf, type Roster } from '../../domain/roster.ts';
import { type Demand, type DemandRow, raising } from '../../domain/urgent.ts';
import { fill } from '../../forms/definition/fill.ts';
import { answeringOf, calledTo, speakingOf, taskForceOf } from './audience.ts';
import { callCards, type Telling, urgentRow } from './telling.ts';
import {
  bySaid,
  dueSaid,
  figuresNeeded,
  foundSaid,
  head,
  moment,
  neededLast,
  personSaid,
  placeName,
  type Sayable,
  short,
  shortPlace,
  spoken,
} from './words.ts';

/** What is needed, why, and by when somebody has to act; ends with how. */
export function callLines({ roster, now, settings }: Telling, demand: Sayable, line: string): readonly string[] {
  const place = otherPlace(roster, demand.district);
  const reason = spoken(demand.reason);
  const by = bySaid(demand.neededBy, now);
  return [
    fill(t.call, { accept: dueSaid(demand, 'accept', now, settings), head: head(roster, demand), need: figuresNeeded(demand) }),
    reason === '' || reason === urgentParts.none ? by : fill(t.callMore, { by, reason }),
    line.replace('{resolve}', dueSaid(demand, 'resolve', now, settings)),
    fill(t.raisedHow, { number: demand.number, place }),
  ];
}

/** A district to name in an example: another one where there is one. */
export const otherPlace = (roster: Roster, district: string): string => {
  const other = roster.regions.find((r) => r.level === 'district' && r.code !== district);
  return shortPlace(roster, other?.code ?? district);
};

/** Of one that its report raised. */
export const itselfLine = (now: Date): string => fill(t.raisedItself, { time: moment(now, now), resolve: '{resolve}' });

/** Of one that somebody raised: to all who may accept it and to the task force, at once. `by` is not told of their own. */
export function raisedRows(telling: Telling, demand: Sayable & Pick<Demand, 'at'>, by: string): readonly Outgoing[] {
  const { roster, now } = telling;
  const line = fill(t.raised, { time: moment(now, now), who: personSaid(roster, by), resolve: '{resolve}' });
  const lines = callLines(telling, demand, line);
  return calledTo(roster, demand, by).flatMap((person) => [
    urgentRow(telling, `urgent/${demand.number}/1/${person.userid}`, person, lines),
    ...callCards(telling, person, [demand]),
  ]);
}

/** Who hears of a step, in which words; `isCall`: those who may accept it now. */
type Heard = { readonly people: readonly Person[]; readonly lines: readonly string[]; readonly isCall?: true };

function heardOf(telling: Telling, before: Demand, after: Demand, row: DemandRow): readonly Heard[] {
  const { roster, now, settings } = telling;
  const common = { short: short(roster, after), who: personSaid(roster, row.by), time: moment(row.at, now) };
  const speaking = speakingOf(roster, after, now);
  const office = taskForceOf(roster, after.district);
  const home = coordinatorsOf(roster, after.district);
  const here = answeringOf(roster, after);
  const holder = roster.people.filter((p) => p.active && p.userid === before.holder);
  const number = after.number;
  const said = spoken(row.said ?? '');
  switch (row.step) {
    case 'raise':
    case 'restate':
    case 'lapse':
      return [];
    case 'accept':
      return [{ people: [...speaking, ...home, ...here, ...office], lines: [fill(t.accepted, common)] }];
    case 'transfer': {
      const place = placeName(roster, after.at);
      const asked = row.person === null ? '' : fill(t.asked, { person: personSaid(roster, row.person) });
      const from = placeName(roster, before.at);
      const call = { who: common.who, time: common.time, from, asked, resolve: '{resolve}' };
      return [
        { people: here, lines: callLines(telling, after, fill(t.raisedTransfer, call)), isCall: true },
        { people: [...speaking, ...holder, ...home, ...office], lines: [fill(t.transferred, { ...common, place })] },
      ];
    }
    case 'note':
      return [
        { people: [...speaking, ...(before.holder === null ? here : holder)], lines: [fill(t.noted, { ...common, said })] },
      ];
    case 'resolve': {
      const found = { ...common, people: row.people ?? 0, need: neededLast(after) };
      const line = fill(t.resolved, found);
      return [
        { people: speaking, lines: [fill(t.resolvedAsk, found), fill(t.resolvedHow, { number })] },
        { people: [...holder, ...home, ...office], lines: [line] },
      ];
    }
    case 'confirm': {
      const line = fill(t.confirmed, { ...common, people: foundSaid(after) });
      return [{ people: [...holder, ...speaking, ...home, ...office], lines: [line] }];
    }
    case 'reopen': {
      const resolve = dueSaid(after, 'resolve', now, settings);
      const line = fill(t.reopened, { ...common, said });
      return [
        {
          people: holder,
          lines: [fill(t.reopenedAsk, { ...common, said }), fill(t.reopenedHow, { number, resolve, need: neededLast(after) })],
        },
        {
          people: [...home, ...here, ...office, ...speaking],
          lines: [line, fill(t.reopenedBy, { holder: personSaid(roster, after.holder), resolve })],
        },
      ];
    }
    case 'withdraw':
      return [{ people: [...holder, ...speaking, ...home, ...here, ...office], lines: [fill(t.withdrawn, common)] }];
  }
}

/** Each of them once, in the words that come first for them; whoever took the step reads the answer to it. */
export function stepRows(telling: Telling, before: Demand, after: Demand): readonly Outgoing[] {
  const row = after.rows.at(-1) ?? raising(after);
  const told = new Set([row.by]);
  return heardOf(telling, before, after, row).flatMap(({ people, lines, isCall = false }) =>
    people.flatMap((person) => {
      if (told.has(person.userid)) return [];
      told.add(person.userid);
      return [
        urgentRow(telling, `urgent/${after.number}/${after.rows.length}/${person.userid}`, person, lines),
        ...(isCall ? callCards(telling, person, [after]) : []),
      ];
    }),
  );
}
