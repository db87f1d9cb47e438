// How is a report sent back (退回) and answered (属实), and a closed one opened again (补报)?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { CommandVisit, Visit } from '../../desk/room.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { isBusy } from '../../desk/thread.ts';
import { lastClosedWeekAt, phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { may } from '../../domain/rights.ts';
import type { Settings } from '../../domain/settings.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { afterStands } from '../../reading/answer/decisions.ts';
import { quoted } from '../../reading/text/quoted.ts';
import {
  actOf,
  enterpriseMeant,
  enterpriseNamed,
  nameAhead,
  namesOf,
  personNamed,
  reportersOf,
  tell,
  weekSaid,
} from './people.ts';
import type { OpenReturn, SentBack, WeekPublications } from './port.ts';

export type SendingBack = {
  readonly sentBack: SentBack;
  readonly publications: WeekPublications;
  readonly reports: Reports;
  readonly settings: Settings;
};

const HOUR_MS = 3_600_000;

/** A reopening of this instant ends then. */
const reopenedUntil = ({ settings }: SendingBack, { arrivedAt }: Speaker): Date =>
  new Date(arrivedAt.getTime() + settings.reopenHours * HOUR_MS);

/** The week named, else the current or the last one in which the enterprise is filed; null where it is filed in neither. */
async function weekFiled(
  reports: Reports,
  { asker, arrivedAt }: Speaker,
  enterprise: string,
  named: string | undefined,
): Promise<Week | null> {
  const current = weekOf(arrivedAt);
  const weeks = named?.includes('W') ? [named] : [current, addWeeks(current, -1)];
  for (const week of weeks) {
    const [standing] = await reports.standings(asker, week, [enterprise], arrivedAt);
    if (standing?.report) return week;
  }
  return null;
}

/** 退回 甲公司 原因. */
export async function sendBack(deps: SendingBack, visit: CommandVisit): Promise<Answered> {
  const { speaker, thread, command } = visit;
  const { arrivedAt, bureau, person } = speaker;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const meant = enterpriseMeant(speaker, command.args, t.returnWhich);
  if ('line' in meant) return said(meant.line);
  const reason = quotedReason(command.args?.reason);
  if (reason === '') return said(t.returnWhich);
  const { name, short } = enterpriseNamed(bureau, meant.id);
  const week = await weekFiled(deps.reports, speaker, meant.id, command.args?.period);
  if (week === null) return said(fill(t.returnNotFiled, { name, week: weekSaid(speaker, weekOf(arrivedAt)) }));
  const isClosed = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt) === 'closed';
  const isFixed = isClosed || (await deps.publications.published([week])).has(week);
  const until = isFixed ? reopenedUntil(deps, speaker) : null;
  const keys = reportersOf(speaker, meant.id);
  const told = { name, short, week: weekSaid(speaker, week) };
  const sends = tell(speaker, 'returned', keys, [
    fill(t.returnedTold, { ...told, by: person.name, reason }),
    until ? fill(t.returnedOpen, { short, until: showInstant(until) }) : fill(t.returnedHow, { short }),
  ]);
  const outcome = await deps.sentBack.send(actOf(speaker), { enterprise: meant.id, week, reason, reopenedUntil: until }, sends);
  switch (outcome) {
    case 'returned':
      return said(fill(t.returned, { ...told, whom: namesOf(bureau, keys) }));
    case 'again':
      return said(fill(t.returnAgain, told));
    case 'notFiled':
      return said(fill(t.returnNotFiled, told));
    case 'notYours':
      return said(fill(t.unknown, { typed: name }));
  }
}

/** What a person wrote to be passed on: plain words, one line. */
const quotedReason = (reason: string | undefined): string => quoted(reason ?? '', 120);

/** 补报 甲公司 [周]. */
export async function reopen(deps: SendingBack, visit: CommandVisit): Promise<Answered> {
  const { speaker, thread, command } = visit;
  const { arrivedAt, bureau } = speaker;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const meant = enterpriseMeant(speaker, command.args, t.reopenWhich);
  if ('line' in meant) return said(meant.line);
  const named = command.args?.period;
  const week = named?.includes('W') ? named : lastClosedWeekAt(bureau.calendar, arrivedAt);
  if (phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt) !== 'closed')
    return said(fill(t.reopenNotYet, { week: weekSaid(speaker, week) }));
  const until = reopenedUntil(deps, speaker);
  const { name, short } = enterpriseNamed(bureau, meant.id);
  const keys = reportersOf(speaker, meant.id);
  const told = { name, short, week: weekSaid(speaker, week), until: showInstant(until) };
  const sends = tell(speaker, 'reopened', keys, [fill(t.reopenedTold, told)]);
  const outcome = await deps.sentBack.reopen(actOf(speaker), { enterprise: meant.id, week, until }, sends);
  if (outcome === 'notYours') return said(fill(t.unknown, { typed: name }));
  return said(fill(t.reopened, { ...told, hours: deps.settings.reopenHours, whom: namesOf(bureau, keys) }));
}

/** 属实 [甲公司] 原因, where a report of the person's was sent back; null where none was. */
export async function standsBack(deps: SendingBack, { speaker, thread, text }: Visit): Promise<Answered | null> {
  const rest = afterStands(text);
  if (rest === null || !may(speaker.person, 'report')) return null;
  // Under a read-back it is as good as 确认.
  if (rest.trim() === '' && isBusy(thread)) return null;
  const open = await deps.sentBack.open(speaker.asker, speaker.arrivedAt);
  if (open.length === 0) return null;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { bureau } = speaker;
  const nameIn = (o: OpenReturn) => nameAhead(bureau, o.enterprise, rest);
  const named = open.filter((o) => nameIn(o) !== null);
  const [one, second] = named.length > 0 ? named : open;
  if (!one || second) return said(fill(t.standsWhich, { short: enterpriseNamed(bureau, open[0]?.enterprise ?? '').short }));
  const { name, short } = enterpriseNamed(bureau, one.enterprise);
  const reason = quotedReason(rest.slice((nameIn(one) ?? '').length).replace(/^[\s,，:：]+/, ''));
  if (reason === '') return said(fill(t.standsWhy, { short }));
  const line = fill(t.standsTold, { name, week: weekSaid(speaker, one.week), by: speaker.person.name, reason });
  const outcome = await deps.sentBack.stands(actOf(speaker), one.number, tell(speaker, 'stands', [one.by], [line]));
  return outcome === 'gone' ? null : said(fill(t.stands, { name, whom: personNamed(bureau, one.by) }));
}
