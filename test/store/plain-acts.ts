// The desk's acts as plain rules over lists, to compare the store with.
import {
  type AbsenceActs,
  type Acts,
  type DeadlineWish,
  type HandOverWish,
  REMIND_PAUSE_MS,
  type Reminded,
  type StandInWish,
} from '../../src/desk/acts/port.ts';
import type { PerformedAct } from '../../src/desk/acts/read-back.ts';
import type { ActContext, Outgoing } from '../../src/desk/ports.ts';
import type { Leave, StandIn } from '../../src/domain/absences.ts';
import type { Asker } from '../../src/domain/people.ts';
import { districtsWithin } from '../../src/domain/regions.ts';
import { type Assignment, absencesOf, type Roster } from '../../src/domain/roster.ts';
import { type Day, dayOf, mondayOf, type Week } from '../../src/domain/time.ts';
import type { MemoryBureaus } from '../memory/bureaus.ts';

const covers = (a: Assignment, day: Day): boolean => a.from <= day && (a.until === null || day < a.until);

/** What `bind_asker` finds out, by plain lists. */
function rightsOf(roster: Roster, asker: Asker, day: Day) {
  const is = (p: Roster['people'][number]) =>
    p.userid === asker.userid && p.role === asker.role && p.region === asker.region && p.active;
  const isCommand = asker.userid === 'command' && asker.role === 'command';
  const known = isCommand || roster.people.some(is);
  const holds = known && (isCommand || asker.role === 'coordinator' || asker.role === 'taskForce');
  const reach = isCommand ? roster.regions.filter((r) => r.level === 'district') : districtsWithin(roster.regions, asker.region);
  const held = new Set(holds ? reach.map((r) => r.code) : []);
  const isMine = (a: Assignment) => (holds ? held.has(a.district) : known && a.specialist === asker.userid);
  const own = new Set(roster.assignments.filter((a) => covers(a, day) && isMine(a)).map((a) => a.enterprise));
  return { known, holds, held, own };
}

export type PlainActsOptions = {
  readonly bureaus: MemoryBureaus;
  readonly reported: (week: Week) => ReadonlySet<string>;
  readonly plan: (rows: readonly Outgoing[]) => Promise<unknown>;
};

/** `isSeen`: everything is as it was read back. */
type Plain<W> = (context: ActContext, wish: W, isSeen: boolean, rows: readonly Outgoing[]) => Promise<PerformedAct>;
export type PlainActs = Pick<Acts, 'remind'> &
  Pick<AbsenceActs, 'leave'> & {
    readonly moveDeadline: Plain<DeadlineWish>;
    readonly handOver: Plain<HandOverWish>;
    readonly standIn: Plain<StandInWish>;
  };

export function plainActs({ bureaus, reported, plan }: PlainActsOptions): PlainActs {
  const answers = new Map<string, unknown>();
  const reminders: { readonly person: string; readonly at: Date }[] = [];

  /** What the message was answered before, or what it does now. */
  async function once<Answer>(message: string, act: () => Promise<Answer>): Promise<Answer> {
    const answer = answers.has(message) ? (answers.get(message) as Answer) : await act();
    answers.set(message, answer);
    return answer;
  }

  return {
    remind: (asker, message, at, week, rows) =>
      once(message, async () => {
        const { roster } = bureaus.now();
        const { holds, held } = rightsOf(roster, asker, dayOf(at));
        const days = [mondayOf(week), dayOf(at)];
        const isHeld = (id: string) =>
          holds &&
          days.some((day) => roster.assignments.some((a) => a.enterprise === id && covers(a, day) && held.has(a.district)));
        const outcomeOf = ({ person, owed }: Outgoing): Reminded['outcome'] => {
          const enterprises = owed && 'week' in owed ? owed.enterprises : [];
          if (!holds || !enterprises.every(isHeld)) return 'notYours';
          if (enterprises.every((e) => reported(week).has(e))) return 'filed';
          const isRecent = reminders.some(
            (r) => r.person === person && Math.abs(r.at.getTime() - at.getTime()) < REMIND_PAUSE_MS,
          );
          return isRecent ? 'recent' : 'reminded';
        };
        const outcomes = rows.map((row) => ({ person: row.person, outcome: outcomeOf(row) }));
        const going = rows.filter((_, i) => outcomes[i]?.outcome === 'reminded');
        reminders.push(...going.map(({ person }) => ({ person, at })));
        await plan(going);
        return outcomes;
      }),

    moveDeadline: ({ asker, message, at }, { period, dueAt }, isSeen, rows) =>
      once(message, async () => {
        const { roster, calendar } = bureaus.now();
        const { holds } = rightsOf(roster, asker, dayOf(at));
        if (!holds || asker.role !== 'taskForce') return 'notYours';
        if (!isSeen) return 'changed';
        bureaus.setCalendar({ ...calendar, moved: new Map([...calendar.moved, [period, dueAt]]) });
        await plan(rows);
        return 'done';
      }),

    handOver: ({ asker, message, at }, { enterprise, to }, isSeen, rows) =>
      once(message, async () => {
        const { roster } = bureaus.now();
        const today = dayOf(at);
        const { holds, held } = rightsOf(roster, asker, today);
        const now = roster.assignments.find((a) => a.enterprise === enterprise && covers(a, today) && held.has(a.district));
        if (!holds || !now || !isSpecialistIn(roster, to, held)) return 'notYours';
        if (!isSeen) return 'changed';
        const before = now.from === today ? [] : [{ ...now, until: today }];
        const next = now.specialist === to ? [now] : [...before, { ...now, from: today, specialist: to }];
        bureaus.setRoster({ assignments: roster.assignments.flatMap((a) => (a === now ? next : [a])) });
        await plan(rows);
        return 'done';
      }),

    standIn: ({ asker, message, at }, { specialist, until, ends }, isSeen, rows) =>
      once(message, async () => {
        const { roster } = bureaus.now();
        const today = dayOf(at);
        const { holds, held } = rightsOf(roster, asker, today);
        if (!holds || !isSpecialistIn(roster, specialist, held)) return 'notYours';
        if (!isSeen) return 'changed';
        const absences = absencesOf(roster);
        const isOpen = (s: StandIn) => s.specialist === specialist && (s.until === null || s.until > today);
        const over = absences.standIns
          .map((s) => (isOpen(s) ? { ...s, until: today } : s))
          .filter((s) => ends || s.specialist !== specialist || s.from !== today);
        const standIns = [...over, ...(ends ? [] : [{ specialist, from: today, until }])];
        bureaus.setRoster({ absences: { ...absences, standIns } });
        await plan(rows);
        return 'done';
      }),

    leave: (asker, message, at, until, rows) =>
      once(message, async () => {
        const { roster } = bureaus.now();
        const { known } = rightsOf(roster, asker, dayOf(at));
        if (!known || (asker.role !== 'specialist' && asker.role !== 'coordinator')) return 'notYours';
        const absences = absencesOf(roster);
        const isOpen = (l: Leave) => l.person === asker.userid && l.until > at;
        if (until <= at && !absences.leaves.some(isOpen)) return 'unchanged';
        const over = absences.leaves.map((l) => (isOpen(l) ? { ...l, until: at } : l));
        const leaves = [...over, ...(until > at ? [{ person: asker.userid, from: at, until }] : [])];
        bureaus.setRoster({ absences: { ...absences, leaves } });
        await plan(rows);
        return 'done';
      }),
  };
}

const isSpecialistIn = (roster: Roster, userid: string, held: ReadonlySet<string>): boolean =>
  roster.people.some((p) => p.userid === userid && p.role === 'specialist' && p.active && held.has(p.region));
