// How is an urgent demand said: its name, what is needed, where it stands, how long it has been?
import { urgentParts as t } from '../../../conversations/urgent.ts';
import { urgentLists } from '../../../conversations/urgent-lists.ts';
import type { NUMBER } from '../../desk/outbox/numbered.ts';
import { sayWeek } from '../../desk/voices.ts';
import { enterpriseName, personName, type Roster } from '../../domain/roster.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Figures, SKILL_TIERS, sumOf, TIER_NAMES } from '../../domain/tiers.ts';
import { type Day, dayOf, showClock, showDay } from '../../domain/time.ts';
import { type Demand, type DemandRow, isClosed, peopleFound, raising } from '../../domain/urgent.ts';
import { type ClockSpan, isOverdue, spansOf } from '../../domain/urgent-clock.ts';
import { fill } from '../../forms/definition/fill.ts';
import { quoted } from '../../reading/text/quoted.ts';

/** A demand to be said; one that has no number yet is said with the sign it will be put for. */
export type Sayable = Pick<Demand, 'enterprise' | 'district' | 'figures' | 'neededBy' | 'reason' | 'cause' | 'rows'> & {
  readonly number: number | typeof NUMBER;
};

const SAID_LENGTH = 120;

/** What somebody said, as a part of a sentence; never taken for a number's place. */
export const spoken = (text: string): string => quoted(text, SAID_LENGTH).replaceAll('{', '｛').replaceAll('}', '｝');

export const placeName = (roster: Roster, code: string): string => {
  const region = roster.regions.find((r) => r.code === code);
  return region === undefined || region.level !== 'district' ? t.cityOffice : region.name;
};

export const shortPlace = (roster: Roster, code: string): string =>
  roster.regions.find((r) => r.code === code)?.aliases[0] ?? placeName(roster, code);

export const personSaid = (roster: Roster, userid: string | null): string => personName(roster, userid) || t.someone;

export const subjectName = (roster: Roster, { enterprise, district }: Pick<Sayable, 'enterprise' | 'district'>): string =>
  enterprise === null ? fill(t.districtName, { district: placeName(roster, district) }) : enterpriseName(roster, enterprise);

/** `急需用工12　示例一厂（东城区）`. */
export const head = (roster: Roster, demand: Sayable): string =>
  demand.enterprise === null
    ? fill(t.headDistrict, { number: demand.number, name: subjectName(roster, demand) })
    : fill(t.head, { number: demand.number, name: subjectName(roster, demand), district: placeName(roster, demand.district) });

export const short = (roster: Roster, demand: Sayable): string =>
  fill(t.short, { number: demand.number, name: subjectName(roster, demand) });

/** `普工80人，初、中级技工5人`: the tiers that are needed; none where nobody is. */
export const figuresSaid = (figures: Figures): string =>
  SKILL_TIERS.filter((tier) => figures[tier] > 0)
    .map((tier) => fill(t.figure, { tier: TIER_NAMES[tier], count: figures[tier] }))
    .join('，') || t.nothing;

export const bySaid = (by: Day | null, now: Date): string =>
  by === null ? t.soon : fill(t.by, { day: showDay(by, dayOf(now)) });

/** `普工80人`, 已无缺工, or 人数待报. */
export const figuresNeeded = (demand: Sayable): string => (isUnreported(demand) ? t.unreported : figuresSaid(demand.figures));

export function needWords(demand: Sayable, now: Date): string {
  const figures = figuresNeeded(demand);
  if (isUnreported(demand)) return figures;
  return needed(demand) === 0 ? figures : fill(t.need, { figures, by: bySaid(demand.neededBy, now) });
}

/** Why it was raised, of one that its report raised. */
export const grownReason = ({ enterprise, week, grown }: Pick<Demand, 'enterprise' | 'week' | 'grown'>, now: Date): string =>
  enterprise === null ? fill(t.grownDistrict, { week: sayWeek(week, now), grown }) : fill(t.grown, { grown });

const needed = ({ figures }: Pick<Sayable, 'figures'>): number => sumOf(figures);

/** `80人`, 已无缺工, or — where its report is gone. */
export function neededSaid(demand: Pick<Sayable, 'figures' | 'rows'>): string {
  if (isUnreported(demand)) return '—';
  const count = needed(demand);
  return count === 0 ? t.nothing : fill(t.people, { count });
}

/** It was raised by a report that is there no more. */
export function isUnreported({ rows }: Pick<Sayable, 'rows'>): boolean {
  const last = rows.findLast((r) => r.step === 'restate');
  return last !== undefined && last.people === null;
}

/** As many as are needed, or were until the reports said 无缺工. */
export const neededLast = (demand: Pick<Demand, 'figures' | 'grown'>): number => needed(demand) || demand.grown;

/** `02:13`, with the day where it is not today's. */
export const moment = (at: Date, now: Date): string =>
  dayOf(at) === dayOf(now) ? showClock(at) : `${showDay(dayOf(at), dayOf(now))} ${showClock(at)}`;

/** `40分钟`, `2小时5分`, `1天3小时`. */
export function age(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
  if (minutes < 60) return fill(t.minutes, { minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? fill(t.hours, { hours, minutes: minutes % 60 })
    : fill(t.days, { days: Math.floor(hours / 24), hours: hours % 24 });
}

/** The span of a kind that runs, or ran last. */
const lastSpan = (demand: Pick<Demand, 'rows'>, kind: ClockSpan['kind'], settings: Pick<Settings, 'urgent'>): ClockSpan => {
  const span = spansOf(demand, settings).findLast((s) => s.kind === kind);
  if (!span) throw new RangeError('a demand without a clock');
  return span;
};

/** Until when it is to be accepted and resolved, as far as that is still to come. */
export const dueSaid = (
  demand: Pick<Demand, 'rows'>,
  kind: ClockSpan['kind'],
  now: Date,
  settings: Pick<Settings, 'urgent'>,
): string => moment(lastSpan(demand, kind, settings).due, now);

export function stateSaid(roster: Roster, demand: Demand): string {
  switch (demand.state) {
    case 'raised':
      return urgentLists.waiting;
    case 'transferred':
      return fill(urgentLists.transferredTo, { place: placeName(roster, demand.at) });
    case 'accepted':
      return fill(urgentLists.heldBy, { holder: personSaid(roster, demand.holder) });
    case 'resolved':
      return urgentLists.waitsConfirm;
    case 'confirmed':
      return urgentLists.confirmed;
    case 'withdrawn':
      return urgentLists.withdrawn;
  }
}

/** A span that still runs is past its time. */
export const overdueSaid = (demand: Demand, now: Date, settings: Pick<Settings, 'urgent'>): string =>
  spansOf(demand, settings).some((s) => s.end === null && !isClosed(demand) && isOverdue(s, now)) ? urgentLists.overdue : '';

/** One step of the history, as a line; with the day in every line where not all of them are today's. */
export function rowSaid(roster: Roster, demand: Demand, row: DemandRow, now: Date): string {
  const who = personSaid(roster, row.by);
  const said = spoken(row.said ?? '');
  const what = (): string => {
    switch (row.step) {
      case 'raise':
        return demand.cause === 'person' ? fill(urgentLists.rowRaised, { who }) : urgentLists.rowRaisedItself;
      case 'accept':
        return fill(urgentLists.rowAccepted, { who });
      case 'transfer':
        return fill(urgentLists.rowTransferred, { who, place: placeName(roster, row.to ?? demand.at) });
      case 'note':
        return fill(urgentLists.rowNoted, { who, said });
      case 'resolve':
        return fill(urgentLists.rowResolved, { who, people: row.people ?? 0 });
      case 'confirm':
        return fill(urgentLists.rowConfirmed, { who });
      case 'reopen':
        return fill(urgentLists.rowReopened, { who, said });
      case 'withdraw':
        return fill(urgentLists.rowWithdrawn, { who });
      case 'restate':
        return fill(urgentLists.rowRestated, { said });
      case 'lapse':
        return fill(urgentLists.rowLapsed, { said });
    }
  };
  const isToday = demand.rows.every(({ at }) => dayOf(at) === dayOf(now));
  const time = isToday ? showClock(row.at) : `${showDay(dayOf(row.at), dayOf(now))} ${showClock(row.at)}`;
  return fill(urgentLists.row, { time, what: what() });
}

export const raisedAt = (demand: Demand): Date => raising(demand).at;

/** People found, as last said; 0 while nobody said any. */
export const foundSaid = (demand: Demand): number => peopleFound(demand) ?? 0;
