// To which instants is the clock most worth turning?
import { addDays, addWeeks, dayOf, instantAt, isoWithOffset, mondayOf, showDay, weekOf } from '../domain/time.ts';

type Preset = {
  readonly label: string;
  /** `11月27日`, beside the label. */
  readonly day: string;
  /** ISO instant with offset. */
  readonly at: string;
};

/** Day of the week (0 = Monday) and clock time of the stages of domain.md, "Nudges". */
const STAGES = [
  { label: '周四 15:03', day: 3, clock: '15:03' },
  { label: '周五 09:03', day: 4, clock: '09:03' },
  { label: '周五 11:03', day: 4, clock: '11:03' },
  { label: '周五 11:59', day: 4, clock: '11:59' },
  { label: '周五 12:01', day: 4, clock: '12:01' },
  { label: '周五 12:10', day: 4, clock: '12:10' },
  { label: '周五 14:03', day: 4, clock: '14:03' },
  { label: '下周一 09:03', day: 7, clock: '09:03' },
] as const;

/** The next instant of each stage after `now`, then the same clock time a day on and a day back. */
export function presetsAt(now: Date): readonly Preset[] {
  const week = weekOf(now);
  const stages = STAGES.map(({ label, day, clock }) => {
    const thisWeek = instantAt(addDays(mondayOf(week), day), clock);
    const at = thisWeek > now ? thisWeek : instantAt(addDays(mondayOf(addWeeks(week, 1)), day), clock);
    return { label, at };
  });
  const DAY_MS = 86_400_000;
  const all = [
    ...stages,
    { label: '后一天', at: new Date(now.getTime() + DAY_MS) },
    { label: '前一天', at: new Date(now.getTime() - DAY_MS) },
  ];
  return all.map(({ label, at }) => ({ label, day: showDay(dayOf(at), dayOf(now)), at: isoWithOffset(at) }));
}
