// Which card goes with a call to accept an urgent demand, and what stands on it once somebody has answered? (domain §11.5)
import { urgentCard as t } from '../../../conversations/urgent-card.ts';
import type { Card, CardTask } from '../../desk/card.ts';
import { hashOf } from '../../desk/hash-of.ts';
import type { Person } from '../../domain/people.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Demand } from '../../domain/urgent.ts';
import { fill } from '../../forms/definition/fill.ts';
import { dueSaid, figuresSaid, moment, personSaid, type Sayable, stateSaid, subjectName } from './words.ts';

/** Keys of the buttons; a phone may hold an older card, so a key keeps its meaning. */
export const CALL_BUTTONS = { accept: t.accept, transfer: t.transfer } as const;

/** Of a demand that is none of the presser's. */
export const CALL_GONE = t.gone;

const TASK = /^call@(\d{1,9})@\d{1,4}@[\w-]{16}$/;

/** The number of the demand; null where the task is no call's. */
export function demandOfTask(task: CardTask): number | null {
  const [, number] = TASK.exec(task) ?? [];
  return number === undefined ? null : Number(number);
}

const withButtons = (task: CardTask, number: Sayable['number'], text: string): Card => ({
  kind: 'buttons',
  task,
  title: fill(t.title, { number }),
  text,
  buttons: Object.entries(CALL_BUTTONS).map(([id, says]) => ({ id, text: says })),
  main: ['accept'] satisfies readonly (keyof typeof CALL_BUTTONS)[],
});

type Calling = {
  readonly roster: Roster;
  readonly corp: string;
  readonly now: Date;
  readonly settings: Pick<Settings, 'urgent'>;
};

/** One a person and call: the demand's history tells calls apart. */
export function callCard({ roster, corp, now, settings }: Calling, demand: Sayable, { userid }: Person): Card {
  const print = hashOf([corp, userid, demand.rows.map(({ message, at }) => [message, at.toISOString()])]);
  const text = fill(t.text, {
    name: subjectName(roster, demand),
    need: figuresSaid(demand.figures),
    accept: dueSaid(demand, 'accept', now, settings),
  });
  return withButtons(`call@${demand.number}@${demand.rows.length}@${print}`, demand.number, text);
}

type Stands = { readonly says: string; readonly card: Card };

/** Who has it and since when, or what else became of it. */
export function callStands(roster: Roster, demand: Demand, task: CardTask, now: Date): Stands {
  const name = subjectName(roster, demand);
  const accepted = demand.rows.findLast(({ step }) => step === 'accept');
  const isHeld = demand.state === 'accepted' && accepted !== undefined;
  const text = isHeld
    ? fill(t.holds, { name, who: personSaid(roster, demand.holder), time: moment(accepted.at, now) })
    : fill(t.stands, { name, state: stateSaid(roster, demand) });
  const isOpen = demand.state === 'raised' || demand.state === 'transferred';
  return { says: isHeld ? t.isAccepted : isOpen ? CALL_GONE : t.isOver, card: withButtons(task, demand.number, text) };
}
