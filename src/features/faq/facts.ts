// Which facts of the moment stand in an answer about the job?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { faqTexts as t } from '../../../conversations/front-desk.ts';
import { programmeHints } from '../../../conversations/monthly.ts';
import { dueLine, sayEnd } from '../../desk/due-line.ts';
import { exampleDay, exampleEnterprise, exampleSpecialist } from '../../desk/examples.ts';
import type { MessageTurn } from '../../desk/feature.ts';
import { officeName, whomToAsk } from '../../desk/greeting.ts';
import { sayMonth, sayMonthDue, sayWeek } from '../../desk/voices.ts';
import { dutyOf } from '../../desk/week/form/facts.ts';
import { loadWeek } from '../../desk/week/person-week.ts';
import { monthDeadlines, openMonthsAt, openWeeksAt, weekDeadlines } from '../../domain/deadlines.ts';
import { WITHDRAW_MINUTES } from '../../domain/filing.ts';
import { PROGRAMMES, programmeFigures } from '../../domain/programmes.ts';
import { may } from '../../domain/rights.ts';
import { dutiesOn } from '../../domain/roster.ts';
import type { Settings } from '../../domain/settings.ts';
import {
  addDays,
  dayOf,
  mondayOf,
  monthOf,
  showClock,
  showDay,
  showWeekDays,
  showWeekday,
  weekOf,
  weekYearOf,
} from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

export type FaqSettings = Pick<Settings, 'monthOpensOn' | 'cumulativeSince' | 'assessment' | 'reopenHours' | 'nudges' | 'urgent'>;

type Fact = (turn: MessageTurn, settings: FaqSettings) => string | Promise<string>;

/** Names that are said of what is owed. */
const NAMES = 3;

const now = ({ speaker }: MessageTurn): Date => speaker.arrivedAt;
const deadlines = (turn: MessageTurn) => weekDeadlines(turn.speaker.bureau.calendar, weekOf(now(turn)));

/** By the name of their place. A fact that does not hold here is empty. */
const FACTS = {
  /** This week's due instant and the time left; an older week's too, while it is open; to who files it, the month's. */
  due: (turn, { monthOpensOn }) => {
    const { calendar } = turn.speaker.bureau;
    const weeks = [...new Set([...openWeeksAt(calendar, now(turn)), weekOf(now(turn))])];
    const months = may(turn.speaker.person, 'fileMonthly') ? openMonthsAt(calendar, now(turn), monthOpensOn) : [];
    return [
      ...weeks.map((week) => dueLine(sayWeek(week, now(turn)), weekDeadlines(calendar, week), now(turn))),
      ...months.map((month) =>
        dueLine(
          fill(a.dueMonth, { month: sayMonth(month, now(turn)) }),
          monthDeadlines(calendar, month, monthOpensOn),
          now(turn),
        ),
      ),
    ].join('\n');
  },
  closes: (turn) => sayEnd(deadlines(turn).closes, now(turn)),
  owed,
  whom: ({ speaker }) => (speaker.person.role === 'taskForce' ? '' : whomToAsk(speaker)),
  office: ({ speaker }) => officeName(speaker.bureau.roster),
  withdraw: () => String(WITHDRAW_MINUTES),
  reopen: (_, { reopenHours }) => String(reopenHours),
  since: (turn, { cumulativeSince }) =>
    cumulativeSince === 'year' ? fill(t.sinceYear, { year: weekYearOf(weekOf(now(turn))) }) : t.sinceStart,
  one: ({ speaker }) => exampleEnterprise(speaker),
  specialist: ({ speaker }) => exampleSpecialist(speaker),
  two: (turn) => ownNames(turn)[1] ?? t.two,
  today: (turn) => showDay(dayOf(now(turn))),
  weekday: (turn) => showWeekday(dayOf(now(turn))),
  clock: (turn) => showClock(now(turn)),
  weekNumber: (turn) => {
    const week = weekOf(now(turn));
    return fill(t.weekNumber, { year: weekYearOf(week), number: Number(week.slice(-2)) });
  },
  weekDays: (turn) => showWeekDays(weekOf(now(turn))),
  day: (turn) => exampleDay(now(turn)),
  people: (_, { urgent }) => String(urgent.enterprisePeople),
  share: (_, { urgent }) => String(Math.round(urgent.enterpriseShare * 100)),
  least: (_, { urgent }) => String(urgent.shareLeast),
  accept: (_, { urgent }) => saySpan(urgent.acceptMinutes),
  resolve: (_, { urgent }) => saySpan(urgent.resolveMinutes),
  rankBy: (_, { assessment }) => t[assessment.rankBy],
  programmes: () => String(PROGRAMMES.length),
  figures: () => String(PROGRAMMES.flatMap(programmeFigures).length),
  names: () => PROGRAMMES.map((programme) => programmeHints[programme].short).join('、'),
  opens: (_, { monthOpensOn }) => String(monthOpensOn),
  monthDue: (turn, { monthOpensOn }) =>
    sayMonthDue(monthDeadlines(turn.speaker.bureau.calendar, monthOf(now(turn)), monthOpensOn).due, now(turn)),
  nudges: (turn, { nudges: { weekly } }) =>
    [weekly.preview, weekly.finalDay, weekly.lastCall]
      .map(({ weekday, clock }) => showWeekday(addDays(mondayOf(weekOf(now(turn))), weekday - 1)) + clock)
      .join('、'),
} as const satisfies Readonly<Record<string, Fact>>;

type FaqFact = keyof typeof FACTS;

export const isFaqFact = (name: string): name is FaqFact => Object.hasOwn(FACTS, name);

export const factOf = (name: FaqFact, turn: MessageTurn, settings: FaqSettings): string | Promise<string> =>
  (FACTS[name] as Fact)(turn, settings);

/** What the person still owes this week; empty for who owes nothing, and while nobody can say. */
async function owed({ speaker, thread, reports }: MessageTurn): Promise<string> {
  if (!may(speaker.person, 'report')) return '';
  const { facts, remember } = await loadWeek(reports, speaker, weekOf(speaker.arrivedAt), thread.remembered);
  const duty = dutyOf(facts);
  if (remember === null || duty.length === 0) return '';
  const whose = facts.dutyName === '' ? t.you : facts.dutyName;
  const open = duty.filter((item) => item.filed === null);
  if (open.length === 0) return fill(t.owedNone, { whose, count: duty.length });
  const names = open
    .slice(0, NAMES)
    .map(({ short }) => short)
    .join('、');
  return fill(t.owed, { whose, count: open.length, names: open.length > NAMES ? fill(t.more, { names }) : names });
}

const ownNames = ({ speaker: { bureau, person, arrivedAt } }: MessageTurn): readonly string[] =>
  dutiesOn(bureau.roster, person, dayOf(arrivedAt)).map(({ enterprise: { aliases, name } }) => aliases[0] ?? name);

/** `1小时`, `90分钟`. */
const saySpan = (minutes: number): string =>
  minutes % 60 === 0 ? fill(t.hours, { hours: minutes / 60 }) : fill(t.minutes, { minutes });
