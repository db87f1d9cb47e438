// A platform that refuses, and an outbox that meets it, under virtual time.
import type { Log } from '../../../src/desk/log.ts';
import { ALLOWANCE_LIMITS, memoryAllowance } from '../../../src/desk/outbox/allowance.ts';
import type { OutboxDeps } from '../../../src/desk/outbox/outbox.ts';
import { outgoing } from '../../../src/desk/outbox/outgoing.ts';
import type { Outgoing } from '../../../src/desk/ports.ts';
import { text } from '../../../src/desk/say.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { problemOf } from '../../../src/wecom/errcode.ts';
import { memoryLedger } from '../../memory/ledger.ts';
import { memoryMessenger } from '../../memory/messenger.ts';
import { virtualTime } from '../../memory/time.ts';

/** Friday 09:03, when `finalDay` goes out. */
export const START = new Date('2021-05-14T01:03:00Z');
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const nudge = (person: string, over: Partial<Outgoing> = {}): Outgoing =>
  outgoing({
    key: `nudge/${person}`,
    corp: 'c',
    person,
    kind: 'nudge',
    say: text(`提醒 ${person}`),
    dueAt: START,
    expiresAt: new Date(START.getTime() + 2 * HOUR),
    stage: 'finalDay',
    period: '2021-W19',
    ...over,
  });
export const people = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `p${String(i).padStart(3, '0')}`);

/** `answer`: the errcode WeCom gives a person at that time since the start, 0 where it takes the message. */
export function world(answer: (sinceStart: number, person: string) => number) {
  const time = virtualTime(START);
  const ledger = memoryLedger({ clock: time.clock });
  const messenger = memoryMessenger(time.clock);
  const tries: { readonly at: number; readonly person: string; readonly errcode: number }[] = [];
  messenger.trouble = (moment, person) => {
    if (moment === 'after') return;
    const at = time.clock.now().getTime() - START.getTime();
    const errcode = answer(at, person);
    tries.push({ at, person, errcode });
    if (errcode !== 0) throw problemOf('message/send', { errcode, errmsg: 'x, from ip: 203.0.113.9, more info' });
  };
  const events: { readonly name: string; readonly [field: string]: unknown }[] = [];
  const log: Log = { event: (name, fields) => void events.push({ name, ...fields }) };
  const deps: OutboxDeps = {
    ledger,
    messenger,
    allowance: memoryAllowance(ALLOWANCE_LIMITS),
    activity: { lastInReport: async () => null },
    rewrite: async () => null,
    settings: DEFAULT_SETTINGS,
    clock: time.clock,
    timers: time.timers,
    random: () => 0.5,
    log,
  };
  const told = () => events.filter((e) => e.name === 'problem' || e.name.startsWith('channel.'));
  const states = () => ledger.rows.map((r) => (r.problem === null ? r.state : `${r.state} ${r.problem}`));
  return { time, ledger, messenger, tries, told, states, deps };
}
