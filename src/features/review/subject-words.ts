// How is what is sent back, opened again or corrected called: an enterprise's week, or a district's month?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayWeek } from '../../desk/voices.ts';
import { monthDeadlines, phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { regionName } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';
import { isOfMonth, type Subject } from '../../domain/subjects.ts';
import { fill } from '../../forms/definition/fill.ts';
import { enterpriseNamed } from './people.ts';

type SubjectWords = {
  /** `“示例一厂”`, `东城区11月通报`: without the week. */
  readonly name: string;
  /** `本周（…）`, `11月`. */
  readonly period: string;
  /** `“示例一厂”本周（…）`, `东城区11月通报`. */
  readonly what: string;
  /** `“示例一厂”本周（…）的上报`. */
  readonly filed: string;
  /** `示例一厂，本周（…）`. */
  readonly about: string;
  /** What is typed for it: `一厂`, `11月月报`. */
  readonly short: string;
  /** What opens it, of a month: `月报 11月`. */
  readonly open: string;
  /** `这一周`. */
  readonly unit: string;
  /** Who reports it, by role. */
  readonly who: string;
};

export function subjectWords({ bureau, arrivedAt: now }: Pick<Speaker, 'bureau' | 'arrivedAt'>, of: Subject): SubjectWords {
  if (isOfMonth(of)) {
    const month = sayMonth(of.month, now);
    const what = fill(t.subjectMonth, { district: regionName(bureau.roster.regions, of.district), month });
    const short = fill(t.subjectMonthTyped, { month });
    return {
      name: what,
      period: month,
      what,
      filed: what,
      about: what,
      short,
      open: fill(t.subjectMonthOpen, { month }),
      unit: t.unitMonth,
      who: t.byCoordinator,
    };
  }
  const { name, short } = enterpriseNamed(bureau, of.enterprise);
  const week = sayWeek(of.week, now);
  const said = { name, week };
  const [what, filed] = [fill(t.subjectWeek, said), fill(t.subjectWeekFiled, said)];
  const quoted = fill(t.subjectWeek, { name, week: '' });
  return {
    name: quoted,
    period: week,
    what,
    filed,
    about: `${name}，${week}`,
    short,
    open: short,
    unit: t.unitWeek,
    who: t.bySpecialist,
  };
}

/** The period takes nothing any more, or not yet. */
export function phaseOf(
  { bureau: { calendar }, arrivedAt }: Pick<Speaker, 'bureau' | 'arrivedAt'>,
  of: Subject,
  { monthOpensOn }: Pick<Settings, 'monthOpensOn'>,
): ReturnType<typeof phaseAt> {
  const deadlines = isOfMonth(of) ? monthDeadlines(calendar, of.month, monthOpensOn) : weekDeadlines(calendar, of.week);
  return phaseAt(deadlines, arrivedAt);
}
