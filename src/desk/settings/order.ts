// Which rules contradict each other, each being well written by itself?
import type { MonthTime, Settings, WeekTime } from '../../domain/settings.ts';

/** Minutes from a fixed point, and what stands there. */
type Point = { readonly name: string; readonly at: number };

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const DAY = 1_440;
const NOON = minutes('12:00');

const inWeek = ({ weekday, clock }: WeekTime): number => (weekday - 1) * DAY + minutes(clock);
const inMonth = ({ daysBefore, clock }: MonthTime): number => minutes(clock) - daysBefore * DAY;

/** The notice's due instants, between which the stages have to lie. */
const FRIDAY_NOON: Point = { name: '周五 12:00 截止', at: 4 * DAY + NOON };
const DUE_NOON: Point = { name: '当天 12:00 截止', at: NOON };

/** A sentence for each that does not come after the one before it. */
const outOfOrder = (points: readonly Point[]): readonly string[] =>
  points.flatMap((point, i) => {
    const before = points[i - 1];
    return before === undefined || before.at < point.at ? [] : [`${point.name} 应晚于 ${before.name}`];
  });

/** Sentences with the names of the rules; empty where all agree. */
export function contradictions({ nudges, urgent, quiet }: Settings): readonly string[] {
  const { weekly, monthly, holidayWeek, movedWeek } = nudges;
  const week = (stage: keyof typeof weekly): Point => ({ name: `nudges.weekly.${stage}`, at: inWeek(weekly[stage]) });
  const month = (stage: 'preview' | 'eve' | 'finalDay' | 'lastCall'): Point => ({
    name: `nudges.monthly.${stage}`,
    at: inMonth(monthly[stage]),
  });
  const dueDay: readonly (readonly [string, boolean])[] = [
    ['nudges.weekly.finalDay 说的是截止日，应在周五', weekly.finalDay.weekday === 5],
    ['nudges.monthly.finalDay 说的是截止日，应为当天', monthly.finalDay.daysBefore === 0],
  ];
  return [
    ...outOfOrder([week('opening'), week('preview'), week('finalDay'), week('lastCall'), FRIDAY_NOON]),
    ...outOfOrder([FRIDAY_NOON, week('summary')]),
    ...outOfOrder([FRIDAY_NOON, week('overdue'), week('overdueAgain')]),
    ...outOfOrder([month('preview'), month('eve'), month('finalDay'), month('lastCall'), DUE_NOON]),
    ...outOfOrder([DUE_NOON, { name: 'nudges.monthly.overdue', at: minutes(monthly.overdue) }]),
    ...outOfOrder([
      { name: 'nudges.holidayWeek.finalDay', at: minutes(holidayWeek.finalDay) },
      { name: 'nudges.holidayWeek.lastCall', at: minutes(holidayWeek.lastCall) },
    ]),
    ...outOfOrder([
      { name: 'nudges.movedWeek.overdue', at: movedWeek.overdue },
      { name: 'nudges.movedWeek.overdueAgain', at: movedWeek.overdueAgain },
    ]),
    ...dueDay.flatMap(([sentence, isSo]) => (isSo ? [] : [sentence])),
    ...(urgent.acceptMinutes <= urgent.resolveMinutes ? [] : ['urgent.acceptMinutes 不能大于 urgent.resolveMinutes']),
    ...(minutes(quiet.until) < minutes(quiet.from) ? [] : ['quiet.until 是早上，quiet.from 是夜里，前者应早于后者']),
  ];
}
