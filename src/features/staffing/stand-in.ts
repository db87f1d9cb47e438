// 代班: for whom do the coordinators report until when, and who is told? (domain §14.2)
import { z } from 'zod';
import { actTexts, standInTexts as t } from '../../../conversations/acts.ts';
import { sayStandInEnd } from '../../desk/absence-words.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { specialistMeant, typedFor } from '../../desk/acts/meant.ts';
import type { AbsenceActs, StandInFacts } from '../../desk/acts/port.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import type { WhichForm } from '../../desk/acts/which.ts';
import { exampleValues } from '../../desk/examples.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import { coordinatorsOf } from '../../domain/roster.ts';
import { type Day, dayOf, daysBetween, showDay } from '../../domain/time.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import { count, day } from '../../forms/shapes.ts';

export type StandingIn = { readonly absences: Pick<AbsenceActs, 'standIn'> };

/** The last day somebody may ask for, in days from today. */
export const FARTHEST_DAYS = 366;

const STAND_IN = z.object({
  specialist: z.string(),
  /** Exclusive; null: until somebody ends it. */
  until: day.nullable(),
  ends: z.boolean(),
});
const KEPT = STAND_IN.extend({ seen: z.object({ from: day, count, told: z.array(z.string()).readonly() }) });

type StandIn = Readonly<z.infer<typeof STAND_IN>>;

/** `from`: today. */
type Arranged = { readonly specialist: Person; readonly from: Day };
type Now = ActNow<StandInFacts, Arranged>;

const standInForm: ActForm<StandIn, StandInFacts, Arranged> = {
  name: 'standIn',
  version: 2,
  texts: t.form,
  asked: STAND_IN,
  lines: readBack,
  reviewLine: (asked, now) => fill(asked.ends ? t.waitingEnds : t.waiting, wordsOf(asked, now)),
  changes(asked, now) {
    const said = wordsOf(asked, now);
    const was = wasSaid(now);
    return {
      until: was === null ? t.changes.untilNone : fill(t.changes.until, { was }),
      count: fill(t.changes.count, said),
      told: t.changes.told,
      today: fill(t.changes.today, said),
    };
  },
  done: (asked, now, who) => fill(asked.ends ? t.endedBefore : t.doneBefore, { ...wordsOf(asked, now), ...who }),
  upgrade({ version, slot }) {
    const old = version === 1 ? KEPT.safeParse(slot) : null;
    if (!old?.success) return null;
    const { seen, ...of } = old.data;
    return { of, seen: digestOfFacts({ today: seen.from, count: seen.count, told: seen.told }) };
  },
};

export type StandInForm = OpenedAct<StandIn>;

export const openStandIn = ({ absences }: StandingIn): StandInForm =>
  openAct(standInForm, {
    act: (speaker, of) => wished(absences.standIn, speaker, of),
    gone(speaker, { specialist: userid }) {
      const specialist = speaker.bureau.roster.people.find((p) => p.userid === userid);
      const isThere = specialist?.active && specialist.role === 'specialist';
      return [isThere ? fill(actTexts.noSpecialist, { typed: specialist.name }) : fill(t.gone, exampleValues(speaker))];
    },
    async load(speaker, asked, { facts, done }) {
      const specialist = speaker.bureau.roster.people.find((p) => p.userid === asked.specialist);
      if (!specialist) return { over: [fill(t.gone, exampleValues(speaker))] };
      const why = done === null ? whyNot(speaker, specialist, asked, facts) : null;
      if (why !== null) return { over: [why] };
      const from = dayOf(speaker.arrivedAt);
      return { more: { specialist, from }, beside: { today: from } };
    },
    prepare: async (asked, now) => prepared(asked, now),
  });

/** 代班 姓名 [到某日 | 结束]: read back. `which`: asks which person is meant where several could be. */
export async function askStandIn(
  { standIn: asking, which }: { readonly standIn: StandInForm; readonly which: WhichForm },
  turn: CommandTurn,
): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { person, text: typed, at, on } = command.args ?? {};
  if (person === undefined && typed === undefined) return say(t.missing, fill(t.example, exampleValues(speaker)));
  const meant = specialistMeant(turn, 'standIn');
  if ('answered' in meant) return meant.answered;
  if ('which' in meant) return which.begin(turn, meant.which);
  const ends = on === false;
  const until = ends || at === undefined ? null : dayOf(at);
  return asking.ask(turn, { specialist: meant.one.userid, until, ends });
}

/** Null: it can be arranged. */
function whyNot(
  { bureau: { roster }, arrivedAt }: Speaker,
  specialist: Person,
  { ends, until }: StandIn,
  facts: StandInFacts,
): string | null {
  const today = dayOf(arrivedAt);
  if (ends) return facts.until === null ? fill(t.nothing, { name: specialist.name }) : null;
  if (until !== null && until <= today) return t.past;
  if (until !== null && daysBetween(today, until) > FARTHEST_DAYS) return t.far;
  if (coordinatorsOf(roster, specialist.region).length > 0) return null;
  return fill(t.noCoordinator, { district: regionName(roster.regions, specialist.region) });
}

const wordsOf = ({ until }: StandIn, { speaker: { bureau, person, arrivedAt }, facts, more: { specialist, from } }: Now) => ({
  name: specialist.name,
  typed: typedFor(bureau.roster, specialist),
  count: facts.count,
  from: showDay(from),
  who: fill(t.coordinators, { district: regionName(bureau.roster.regions, specialist.region) }),
  until: sayStandInEnd(until, arrivedAt),
  by: person.name,
});

/** Until when it is arranged now; null: it is not. */
const wasSaid = ({ speaker, facts: { until } }: Now): string | null =>
  until && sayStandInEnd(until === 'open' ? null : until, speaker.arrivedAt);

const toldOf = ({ speaker, facts: { told } }: Now): readonly Person[] =>
  told.flatMap((userid) => speaker.bureau.roster.people.filter((p) => p.userid === userid));

function readBack(asked: StandIn, now: Now): readonly string[] {
  const said = wordsOf(asked, now);
  const was = asked.ends ? null : wasSaid(now);
  return [
    ...(asked.ends ? [t.titleEnds, fill(t.changeEnds, said)] : [t.title, fill(t.change, said)]),
    ...(was === null ? [] : [fill(t.replaces, { was })]),
    fill(t.tells, {
      names: toldOf(now)
        .map((p) => p.name)
        .join('、'),
    }),
    t.confirm,
  ];
}

function prepared(asked: StandIn, now: Now) {
  const { speaker, more } = now;
  const said = wordsOf(asked, now);
  const [own, coordinators] = asked.ends ? [t.toldEnded, t.toldEndedCoordinator] : [t.told, t.toldCoordinator];
  const rows = toldOf(now).map((p) =>
    notice(speaker, p, 'stand-in', fillChosen(p === more.specialist ? own : coordinators, said)),
  );
  if (asked.ends) return { rows, lines: [fill(t.ended, said)] };
  const how = speaker.person.role === 'coordinator' ? t.doneOwn : t.doneHow;
  return { rows, lines: [fill(t.done, said), fill(how, said)] };
}

/** A word to one person because of what the speaker did. */
export const notice = ({ asker, message, arrivedAt }: Speaker, to: Person, act: string, ...lines: readonly string[]): Outgoing =>
  outgoing({
    key: `${act}/${message}/${to.userid}`,
    corp: asker.corp,
    person: to.userid,
    kind: 'nudge',
    say: text(...lines),
    dueAt: arrivedAt,
  });
