// 广播: whose word goes to whom, exactly as it was typed and as nothing but words? (domain §15.3)

import { z } from 'zod';
import { broadcastTexts as t } from '../../../conversations/acts.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { formerAct } from '../../desk/acts/former-act.ts';
import type { Acts, BroadcastFacts } from '../../desk/acts/port.ts';
import type { CommandTurn, Feature } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { ROLE_NAMES, ROLES } from '../../domain/people.ts';
import { fill } from '../../forms/definition/fill.ts';
import { broadcastSaid } from '../../reading/command/broadcast-text.ts';
import { quoted } from '../../reading/text/quoted.ts';

export type Broadcasting = { readonly acts: Pick<Acts, 'broadcast'> };

/** `district` null: everybody. */
type Broadcast = { readonly text: string; readonly district: string | null };

/** With the sender's name it is one message of a phone. */
const LONGEST_BYTES = 1_900;

const BROADCAST = z.object({ text: z.string().min(1), district: z.string().nullable() });

const broadcastForm: ActForm<Broadcast, BroadcastFacts, null> = {
  name: 'broadcast',
  version: 2,
  texts: t.form,
  asked: BROADCAST,
  lines: previewLines,
  reviewLine: ({ text: said }) => fill(t.waiting, { said: quoted(said) }),
  changes: () => t.changes,
  done: ({ district }, { speaker }, who) => fill(t.done, { whose: whoseOf(speaker, district), ...who }),
  isRepeatable: true,
  formerly: ['acts'],
  upgrade(stored) {
    const of = formerAct('broadcast', BROADCAST, stored);
    return of && { of, seen: {} };
  },
};

type BroadcastForm = OpenedAct<Broadcast>;

export const openBroadcast = ({ acts }: Broadcasting): BroadcastForm =>
  openAct(broadcastForm, {
    act: (speaker, of) => wished(acts.broadcast, speaker, of),
    gone: () => [t.notYours],
    async load(speaker, { district }, { facts }) {
      return facts.receivers.length === 0 ? { over: [fill(t.nobody, { whose: whoseOf(speaker, district) })] } : { more: null };
    },
    async prepare({ text: said, district }, { speaker, facts }) {
      const people = facts.receivers.length;
      return {
        rows: facts.receivers.map((to) => rowOf(speaker, to, said)),
        lines: [fill(t.sent, { whose: whoseOf(speaker, district), people })],
      };
    },
  });

export const broadcastFeature = (deps: Broadcasting): Feature => ({ name: 'broadcasts', forms: [openBroadcast(deps)] });

export async function askBroadcast(asking: BroadcastForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, text: typed, command } = turn;
  const { bureau } = speaker;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { district, said } = broadcastSaid(bureau.roster.regions, typed, command.args?.text ?? '');
  if (said === '') {
    const example = bureau.roster.regions.find((r) => r.level === 'district');
    return say(t.missing, t.examples[0], fill(t.examples[1], { district: example?.aliases[0] ?? example?.name ?? '' }));
  }
  if (Buffer.byteLength(said) > LONGEST_BYTES) return say(t.tooLong);
  return asking.ask(turn, { text: said, district });
}

function previewLines({ text: said, district }: Broadcast, { speaker, facts }: ActNow<BroadcastFacts, null>): readonly string[] {
  const people = speaker.bureau.roster.people.filter((p) => facts.receivers.includes(p.userid));
  const roles = ROLES.flatMap((role) => {
    const count = people.filter((p) => p.role === role).length;
    return count === 0 ? [] : [fill(t.role, { role: ROLE_NAMES[role], count })];
  });
  return [
    fill(t.title, { whose: whoseOf(speaker, district), people: people.length, roles: roles.join('、') }),
    fill(t.body, { name: speaker.person.name, said }),
    t.confirm,
  ];
}

const whoseOf = ({ bureau: { roster }, person }: Speaker, district: string | null): string =>
  roster.regions.find((r) => r.code === (district ?? person.region))?.name ?? '';

const rowOf = ({ asker, message, arrivedAt, person }: Speaker, to: string, said: string): Outgoing =>
  outgoing({
    key: `broadcast/${message}/${to}`,
    corp: asker.corp,
    person: to,
    kind: 'broadcast',
    say: text(fill(t.body, { name: person.name, said })),
    dueAt: arrivedAt,
  });
