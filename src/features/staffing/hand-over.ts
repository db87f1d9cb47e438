// 交接: who serves an enterprise from today, and who is told? (domain §14.3)
import { z } from 'zod';
import { handOverTexts as t } from '../../../conversations/acts.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { formerAct } from '../../desk/acts/former-act.ts';
import { enterpriseMeant, specialistMeant } from '../../desk/acts/meant.ts';
import type { Acts, HandOverFacts } from '../../desk/acts/port.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import type { WhichForm } from '../../desk/acts/which.ts';
import { exampleValues } from '../../desk/examples.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import { fill } from '../../forms/definition/fill.ts';
import { notice } from './stand-in.ts';

export type HandingOn = { readonly acts: Pick<Acts, 'handOver'> };

/** `to`: key of a specialist. */
type Over = { readonly enterprise: string; readonly to: string };

const OVER = z.object({ enterprise: z.string(), to: z.string() });
const KEPT = OVER.extend({ from: z.string().nullable() });

type Named = { readonly name: string; readonly from: Person | null; readonly to: Person };

const handOverForm: ActForm<Over, HandOverFacts, Named> = {
  name: 'handOver',
  version: 2,
  texts: t.form,
  asked: OVER,
  lines: previewLines,
  reviewLine: (_, { more: { name, to } }) => fill(t.waiting, { name, to: to.name }),
  changes(_, now) {
    const { from, isMissing } = now.facts;
    const said = saidOf(now);
    return {
      from: from === null ? fill(t.changes.fromNobody, said) : fill(t.changes.from, said),
      district: fill(t.changes.district, said),
      toRegion: fill(t.changes.toRegion, said),
      isMissing: fill(isMissing ? t.changes.missing : t.changes.filed, said),
    };
  },
  done: (_, now, who) => fill(t.doneBefore, { ...saidOf(now), ...who }),
  formerly: ['acts'],
  upgrade(stored) {
    const old = formerAct('handOver', KEPT, stored);
    return old && { of: { enterprise: old.enterprise, to: old.to }, seen: digestOfFacts({ from: old.from }) };
  },
};

export type HandOverForm = OpenedAct<Over>;

export const openHandOver = ({ acts }: HandingOn): HandOverForm =>
  openAct(handOverForm, {
    act: (speaker, of) => wished(acts.handOver, speaker, of),
    gone: (speaker) => [fill(t.gone, exampleValues(speaker))],
    async load(speaker, { enterprise, to: userid }, { facts, done }) {
      const { roster } = speaker.bureau;
      const person = (key: string | null) => roster.people.find((p) => p.userid === key) ?? null;
      const to = person(userid);
      const name = roster.enterprises.find((e) => e.id === enterprise)?.name;
      if (to === null || name === undefined) return { over: [fill(t.gone, exampleValues(speaker))] };
      if (facts.from === userid && done === null) return { over: [fill(t.same, { name, to: to.name })] };
      return { more: { name, to, from: person(facts.from) } };
    },
    prepare: async (_, now) => prepared(now),
  });

/** `which`: asks which one is meant where several could be. */
export async function askHandOver(
  { handOver: asking, which }: { readonly handOver: HandOverForm; readonly which: WhichForm },
  turn: CommandTurn,
): Promise<Answered> {
  const { thread, command } = turn;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { enterprise, candidates, unknown, person, text } = command.args ?? {};
  const names = enterprise ?? candidates ?? unknown;
  if (names === undefined || (person === undefined && text === undefined))
    return say(t.missing, fill(t.example, exampleValues(turn.speaker)));
  const served = enterpriseMeant(turn, 'handOver');
  if ('answered' in served) return served.answered;
  if ('which' in served) return which.begin(turn, served.which);
  const to = specialistMeant(turn, 'handOver');
  if ('answered' in to) return to.answered;
  if ('which' in to) return which.begin(turn, to.which);
  return asking.ask(turn, { enterprise: served.one.enterprise.id, to: to.one.userid });
}

const saidOf = ({ speaker, facts, more: { name, from, to } }: ActNow<HandOverFacts, Named>) => {
  const { regions } = speaker.bureau.roster;
  return {
    name,
    district: regionName(regions, facts.district),
    from: from?.active ? from.name : t.nobody,
    to: to.name,
    other: regionName(regions, facts.toRegion),
    by: speaker.person.name,
  };
};

function previewLines(_: Over, now: ActNow<HandOverFacts, Named>): readonly string[] {
  const { facts } = now;
  const said = saidOf(now);
  const missing = facts.isMissing ? fill(t.missingWeek, said) : '';
  return [
    t.title,
    fill(now.more.from?.active ? t.change : t.changeFirst, said),
    fill(t.since, { ...said, missing }),
    ...(facts.toRegion === facts.district ? [] : [fill(t.elsewhere, said)]),
    t.confirm,
  ];
}

function prepared(now: ActNow<HandOverFacts, Named>) {
  const { speaker, more } = now;
  const said = saidOf(now);
  const from = more.from?.active ? more.from : null;
  return {
    rows: [
      notice(speaker, more.to, 'hand-over', from ? fill(t.toldTo, said) : fill(t.toldToFirst, said)),
      ...(from ? [notice(speaker, from, 'hand-over', fill(t.toldFrom, said))] : []),
    ],
    lines: [fill(from ? t.done : t.doneOne, said)],
  };
}
