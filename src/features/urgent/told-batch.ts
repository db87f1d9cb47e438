// Which messages go out because reports raised demands, or took them back? One a person, however many they are. (domain §11.5)
import { urgentTold as t, urgentDone } from '../../../conversations/urgent.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Person } from '../../domain/people.ts';
import { coordinatorsOf } from '../../domain/roster.ts';
import type { Demand } from '../../domain/urgent.ts';
import { fill } from '../../forms/definition/fill.ts';
import { answeringOf, calledTo, others, speakingOf, taskForceOf } from './audience.ts';
import type { Followed, RaisedByReport } from './port.ts';
import { callCards, type Telling, urgentRow } from './telling.ts';
import { callLines, itselfLine } from './told.ts';
import { dueSaid, figuresSaid, placeName, subjectName } from './words.ts';

/** Of one message. */
const SHOWN = 20;

/** What one person is told of one demand. */
type Note = { readonly person: Person; readonly key: string; readonly demand: Demand; readonly isCall: boolean };

const byPerson = (notes: readonly Note[]): readonly (readonly Note[])[] => {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const group = groups.get(note.person.userid) ?? [];
    // The call to act comes first: who speaks for it, too, reads that alone.
    if (!group.some(({ demand }) => demand.number === note.demand.number)) group.push(note);
    groups.set(note.person.userid, group);
  }
  return [...groups.values()];
};

/** The demand as it stands after it was raised. */
export function raisedDemand({ number, wish, act }: RaisedByReport): Demand {
  const { asker, at, message } = act;
  const row = { step: 'raise', state: 'raised', by: asker.userid, at, message, said: wish.reason } as const;
  return {
    ...wish,
    number,
    state: 'raised',
    at: wish.district,
    holder: null,
    rows: [{ ...row, people: null, to: null, person: null }],
  };
}

/** What who speaks for it reads: `…新增缺工60人，已自动提出急需用工1…`. */
export const raisedItselfLine = ({ roster, now, settings }: Telling, demand: Demand): string =>
  fill(urgentDone.raisedByItself, {
    name: subjectName(roster, demand),
    grown: demand.grown,
    number: demand.number,
    accept: dueSaid(demand, 'accept', now, settings),
  });

/** Who may accept them and the task force are called; who speaks for them is told, `teller` excepted, who reads the receipt. */
export function raisedByReportsRows(telling: Telling, raised: readonly RaisedByReport[], teller: string): readonly Outgoing[] {
  const { roster, now } = telling;
  const demands = raised.map(raisedDemand);
  const notesOf = (demand: Demand, people: readonly Person[], isCall: boolean): readonly Note[] =>
    people.map((person) => ({ person, key: `urgent/${demand.number}/1/${person.userid}`, demand, isCall }));
  const notes = demands.flatMap((demand) => [
    ...notesOf(demand, calledTo(roster, demand, ''), true),
    ...(demand.enterprise === null ? [] : notesOf(demand, others(speakingOf(roster, demand, now), teller), false)),
  ]);
  return byPerson(notes).flatMap((group) => {
    const calls = group.filter(({ isCall }) => isCall).map(({ demand }) => demand);
    const own = group.filter(({ isCall }) => !isCall).map(({ demand }) => raisedItselfLine(telling, demand));
    const [first] = group as [Note];
    return [
      urgentRow(telling, first.key, first.person, [...calledLines(telling, calls), ...own]),
      ...callCards(telling, first.person, calls),
    ];
  });
}

function calledLines(telling: Telling, demands: readonly Demand[]): readonly string[] {
  const { roster, now, settings } = telling;
  const [first, second] = demands;
  if (first === undefined) return [];
  if (second === undefined) return callLines(telling, first, itselfLine(now));
  const due = { accept: dueSaid(first, 'accept', now, settings), resolve: dueSaid(first, 'resolve', now, settings) };
  const lines = demands.slice(0, SHOWN).map((demand) => {
    const said = { number: demand.number, name: subjectName(roster, demand), figures: figuresSaid(demand.figures) };
    if (demand.enterprise === null) return fill(t.raisedOneDistrict, said);
    return fill(t.raisedOne, { ...said, district: placeName(roster, demand.district) });
  });
  const hidden = demands.length - lines.length;
  return [
    fill(t.raisedMany, { count: demands.length, ...due }),
    ...lines,
    ...(hidden > 0 ? [fill(t.raisedMore, { count: hidden })] : []),
    fill(t.raisedManyHow, { number: first.number }),
  ];
}

/** Who speaks for it, who holds it or may accept it, the district's coordinators and the task force: each once, in one sentence a demand. */
export function followedRows(
  telling: Telling,
  followed: readonly Followed[],
  said: (one: Followed) => string,
  teller: string,
): readonly Outgoing[] {
  const { roster, now } = telling;
  const lines = new Map(followed.map((one) => [one.demand.number, said(one)]));
  const notes = followed.flatMap(({ demand }) => {
    const holder = roster.people.filter((p) => p.active && p.userid === demand.holder);
    const people = [
      ...holder,
      ...speakingOf(roster, demand, now),
      ...coordinatorsOf(roster, demand.district),
      ...answeringOf(roster, demand),
      ...taskForceOf(roster, demand.district),
    ];
    return others(people, teller).map(
      (person): Note => ({
        person,
        key: `urgent/${demand.number}/${demand.rows.length + 1}/${person.userid}`,
        demand,
        isCall: false,
      }),
    );
  });
  return byPerson(notes).map((group) => {
    const [first] = group as [Note];
    return urgentRow(
      telling,
      first.key,
      first.person,
      group.map(({ demand }) => lines.get(demand.number) ?? ''),
    );
  });
}
