// 广播: whose word goes to whom, exactly as it was typed and as nothing but words? (domain §15.3)

import { z } from 'zod';
import { broadcastTexts as t } from '../../../conversations/acts.ts';
import type { Acts } from '../../desk/acts/port.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, Feature, TextTurn } from '../../desk/feature.ts';
import { formerAct } from '../../desk/former-act.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { type Person, ROLE_NAMES, ROLES } from '../../domain/people.ts';
import { confirm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import { broadcastSaid } from '../../reading/command/broadcast-text.ts';
import { quoted } from '../../reading/text/quoted.ts';

export type Broadcasting = { readonly acts: Pick<Acts, 'broadcast'> };

/** `district` null: everybody. */
type Broadcast = { readonly text: string; readonly district: string | null };

/** With the sender's name it is one message of a phone. */
const LONGEST_BYTES = 1_900;

const BROADCAST = z.object({ text: z.string().min(1), district: z.string().nullable() });

const broadcastForm = confirm<Broadcast, Speaker>({
  name: 'broadcast',
  version: 1,
  texts: t.form,
  answers: BROADCAST,
  lines: previewLines,
  reviewLine: ({ text: said }) => fill(t.waiting, { said: quoted(said) }),
  ...formerAct('acts', 'broadcast', BROADCAST),
});

type BroadcastForm = OpenedForm<Broadcast, Broadcast>;

export const openBroadcast = ({ acts }: Broadcasting): BroadcastForm =>
  deskForm(broadcastForm, {
    context: async ({ speaker }) => ({ context: speaker }),
    confirm: (turn, confirmed) => broadcast(acts, turn, confirmed),
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
  const people = receivers(speaker, district);
  if (people.length === 0) return say(fill(t.nobody, { whose: whoseOf(speaker, district) }));
  return asking.begin(turn, { text: said, district });
}

function previewLines({ text: said, district }: Broadcast, speaker: Speaker): readonly string[] {
  const people = receivers(speaker, district);
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

/** Everybody in office, or of the district; not the sender. */
const receivers = ({ bureau: { roster }, person }: Speaker, district: string | null): readonly Person[] =>
  roster.people.filter((p) => p.active && p.userid !== person.userid && (district === null || p.region === district));

async function broadcast(
  acts: Broadcasting['acts'],
  { speaker }: TextTurn,
  { text: said, district }: Broadcast,
): Promise<ConfirmOutcome<Broadcast>> {
  const { asker, message, arrivedAt } = speaker;
  const rows = receivers(speaker, district).map((to) => rowOf(speaker, to, said));
  const outcome = await acts.broadcast(asker, message, arrivedAt, rows);
  const line = outcome === 'sent' ? fill(t.sent, { whose: whoseOf(speaker, district), people: rows.length }) : t.notYours;
  return { kind: 'done', lines: [line] };
}

const rowOf = ({ asker, message, arrivedAt, person }: Speaker, to: Person, said: string): Outgoing =>
  outgoing({
    key: `broadcast/${message}/${to.userid}`,
    corp: asker.corp,
    person: to.userid,
    kind: 'broadcast',
    say: text(fill(t.body, { name: person.name, said })),
    dueAt: arrivedAt,
  });
