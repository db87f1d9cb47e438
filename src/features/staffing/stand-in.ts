// 代班: for whom do the coordinators report until when, and who is told? (domain §14.2)
import { z } from 'zod';
import { actTexts, standInTexts as t } from '../../../conversations/acts.ts';
import { sayStandInEnd } from '../../desk/absence-words.ts';
import { specialistMeant, typedFor } from '../../desk/acts/meant.ts';
import type { AbsenceActs } from '../../desk/acts/port.ts';
import type { WhichForm } from '../../desk/acts/which.ts';
import { exampleDay } from '../../desk/commands.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, TextTurn } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { standInFor } from '../../domain/absences.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import { districtsFor } from '../../domain/rights.ts';
import { absencesOf, coordinatorsOf, ownOn } from '../../domain/roster.ts';
import { dayOf, daysBetween, showDay } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import { count, day } from '../../forms/shapes.ts';

export type StandingIn = { readonly absences: Pick<AbsenceActs, 'standIn'> };

/** The last day somebody may ask for, in days from today. */
export const FARTHEST_DAYS = 366;

const SEEN = z.object({
  /** From that day on. */
  from: day,
  /** How many enterprises. */
  count,
  /** Who is told. */
  told: z.array(z.string()).readonly(),
});
const STAND_IN = z.object({
  specialist: z.string(),
  /** Exclusive; null: until somebody ends it. */
  until: day.nullable(),
  ends: z.boolean(),
  /** What was shown: nothing else is arranged. */
  seen: SEEN,
});

type Seen = Readonly<z.infer<typeof SEEN>>;
type StandIn = Readonly<z.infer<typeof STAND_IN>>;

/** What holds now. */
type Facts = { readonly speaker: Speaker; readonly specialist: Person; readonly seen: Seen };

const standInForm = confirm<StandIn, Facts>({
  name: 'standIn',
  version: 1,
  texts: t.form,
  answers: STAND_IN,
  lines: readBack,
  reviewLine: (asked, facts) => {
    const said = wordsOf(asked, facts);
    return asked.ends ? fill(t.waitingEnds, said) : fill(t.waiting, said);
  },
});

export type StandInForm = OpenedForm<StandIn, StandIn>;

export const openStandIn = (deps: StandingIn): StandInForm =>
  deskForm(standInForm, {
    async context({ speaker }, asked) {
      const { roster } = speaker.bureau;
      const specialist = roster.people.find((p) => p.userid === asked.specialist);
      if (!specialist?.active || specialist.role !== 'specialist')
        return { over: [fill(t.gone, { day: exampleDay(speaker.arrivedAt) })] };
      if (!districtsFor(roster, speaker.person, 'standIn').has(specialist.region))
        return { over: [fill(actTexts.noSpecialist, { typed: specialist.name })] };
      const why = whyNot(speaker, specialist, asked);
      return why === null ? { context: { speaker, specialist, seen: seenOf(speaker, specialist) } } : { over: [why] };
    },
    confirm: (turn, confirmed, facts) => standIn(deps, turn, confirmed, facts),
  });

/** 代班 姓名 [到某日 | 结束]: read back. `which`: asks which person is meant where several could be. */
export async function askStandIn(
  { standIn: asking, which }: { readonly standIn: StandInForm; readonly which: WhichForm },
  turn: CommandTurn,
): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { bureau, arrivedAt: now } = speaker;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { person, text: typed, at, on } = command.args ?? {};
  if (person === undefined && typed === undefined) return say(t.missing, fill(t.example, { day: exampleDay(now) }));
  const meant = specialistMeant(turn, 'standIn');
  if ('answered' in meant) return meant.answered;
  if ('which' in meant) return which.begin(turn, meant.which);
  const { one } = meant;
  const ends = on === false;
  const until = ends || at === undefined ? null : dayOf(at);
  const why = whyNot(speaker, one, { ends, until });
  if (why !== null) return say(why);
  if (ends && standInFor(absencesOf(bureau.roster), one.userid, dayOf(now)) === null)
    return say(fill(t.nothing, { name: one.name }));
  return asking.begin(turn, { specialist: one.userid, until, ends, seen: seenOf(speaker, one) });
}

/** Null: it can be arranged. */
function whyNot(
  { bureau: { roster }, arrivedAt }: Speaker,
  specialist: Person,
  { ends, until }: Pick<StandIn, 'ends' | 'until'>,
): string | null {
  const today = dayOf(arrivedAt);
  if (until !== null && until <= today) return t.past;
  if (until !== null && daysBetween(today, until) > FARTHEST_DAYS) return t.far;
  if (ends || coordinatorsOf(roster, specialist.region).length > 0) return null;
  return fill(t.noCoordinator, { district: regionName(roster.regions, specialist.region) });
}

function seenOf({ bureau: { roster }, person, arrivedAt }: Speaker, specialist: Person): Seen {
  const from = dayOf(arrivedAt);
  const coordinators = coordinatorsOf(roster, specialist.region).filter((p) => p.userid !== person.userid);
  return {
    from,
    count: ownOn(roster, specialist, from).length,
    told: [specialist.userid, ...coordinators.map((p) => p.userid)],
  };
}

const wordsOf = ({ until }: StandIn, { speaker: { bureau, person, arrivedAt }, specialist, seen }: Facts) => ({
  name: specialist.name,
  typed: typedFor(bureau.roster, specialist),
  count: seen.count,
  from: showDay(seen.from),
  who: fill(t.coordinators, { district: regionName(bureau.roster.regions, specialist.region) }),
  until: sayStandInEnd(until, arrivedAt),
  by: person.name,
});

const toldOf = ({ bureau: { roster } }: Speaker, { told }: Seen): readonly Person[] =>
  told.flatMap((userid) => roster.people.filter((p) => p.userid === userid));

function readBack(asked: StandIn, facts: Facts): readonly string[] {
  const { speaker, seen } = facts;
  const said = wordsOf(asked, facts);
  const was = standInFor(absencesOf(speaker.bureau.roster), asked.specialist, seen.from);
  const names = toldOf(speaker, seen).map((p) => p.name);
  return [
    ...(asked.ends ? [t.titleEnds, fill(t.changeEnds, said)] : [t.title, fill(t.change, said)]),
    ...(asked.ends || was === null ? [] : [fill(t.replaces, { was: sayStandInEnd(was.until, speaker.arrivedAt) })]),
    fill(t.tells, { names: names.join('、') }),
    t.confirm,
  ];
}

/** 确认: arranges exactly what was shown; where it has changed meanwhile it is shown again. */
async function standIn(
  { absences }: StandingIn,
  { speaker }: TextTurn,
  asked: StandIn,
  facts: Facts,
): Promise<ConfirmOutcome<StandIn>> {
  const { person: by, asker, message, arrivedAt: now } = speaker;
  const { specialist, ends, seen } = asked;
  if (JSON.stringify(seen) !== JSON.stringify(facts.seen))
    return { kind: 'again', lines: [t.changedSince], answers: { ...asked, seen: facts.seen } };
  const said = wordsOf(asked, facts);
  const change = { specialist, until: ends ? seen.from : asked.until };
  const outcome = await absences.standIn(asker, message, now, change, rowsOf(asked, facts));
  const say = (...lines: readonly string[]): ConfirmOutcome<StandIn> => ({ kind: 'done', lines });
  if (outcome === 'notYours') return say(t.notYoursOther);
  if (outcome === 'unchanged') return say(fill(t.nothing, said));
  if (ends) return say(fill(t.ended, said));
  return say(fill(t.done, said), fill(by.role === 'coordinator' ? t.doneOwn : t.doneHow, said));
}

function rowsOf(asked: StandIn, facts: Facts): readonly Outgoing[] {
  const { speaker, specialist, seen } = facts;
  const said = wordsOf(asked, facts);
  const [own, coordinators] = asked.ends ? [t.toldEnded, t.toldEndedCoordinator] : [t.told, t.toldCoordinator];
  return toldOf(speaker, seen).map((p) =>
    notice(speaker, p, 'stand-in', fillChosen(p.userid === specialist.userid ? own : coordinators, said)),
  );
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
