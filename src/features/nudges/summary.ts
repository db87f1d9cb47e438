// What does the task force read at the deadline, and whoever asks for 小结: who is behind, how many were on time, and the totals?
import { nudgeTexts as t } from '../../../conversations/nudges.ts';
import { summaryTexts as c } from '../../../conversations/remind.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { totalsLines } from '../../desk/figures/totals-words.ts';
import type { Bureau, Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { sayMonth, sayWeek } from '../../desk/voices.ts';
import { isWeek, phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import type { Asker, Person } from '../../domain/people.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { dueOf } from '../../domain/roster.ts';
import { type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

type SummaryAbout = {
  readonly bureau: Bureau;
  readonly person: Person;
  readonly asker: Asker;
  readonly week: Week;
  readonly now: Date;
  /** It was asked for, and not by the clock. */
  readonly isAsked?: boolean;
};

/** What another feature has to say of the week: the sign-offs, the open urgent demands. None where there is nothing to say. */
type SummaryLines = (about: SummaryAbout) => Promise<readonly string[]>;

export type SummaryDeps = { readonly reports: Pick<Reports, 'totals' | 'ofWeek'>; readonly more: readonly SummaryLines[] };

/** Problems: database.away. */
export async function summaryText({ reports, more }: SummaryDeps, about: SummaryAbout): Promise<string> {
  const { bureau, person, asker, week, now } = about;
  const districts = districtsWithin(bureau.roster.regions, person.region);
  const codes = districts.map((d) => d.code);
  const due = dueOf(bureau.roster, week).filter((s) => codes.includes(s.district));
  const filed = new Map((await reports.ofWeek(asker, week, codes, now)).map((r) => [r.enterprise, r]));
  const onTime = due.filter((s) => filed.get(s.enterprise.id)?.punctuality === 'onTime').length;
  const below = districts.flatMap(({ code, name }) => {
    const theirs = due.filter((s) => s.district === code);
    const done = theirs.filter((s) => filed.has(s.enterprise.id)).length;
    return done === theirs.length ? [] : [fill(t.summaryDistrict, { district: name, filed: done, due_count: theirs.length })];
  });
  const sums = await reports.totals(asker, { week, districts: codes, enterprises: null }, now);
  const rate = due.length === 0 ? '—' : `${((100 * onTime) / due.length).toFixed(1)}%`;
  const others = await Promise.all(more.map((lines) => lines(about)));
  return [
    fill(about.isAsked ? c.title : t.summaryTitle, { week: sayWeek(week, now), on_time: onTime, due_count: due.length, rate }),
    below.length === 0 ? t.summaryAll : fill(t.summaryBelow, { districts: below.join('、') }),
    ...totalsLines(sums, now),
    ...others.flat(),
    ...(below.length === 0 || phaseAt(weekDeadlines(bureau.calendar, week), now) === 'closed' ? [] : [t.summaryHow]),
  ].join('\n');
}

/** 小结 [周]: the current week, where none is named. Problems: database.away. */
export async function summaryAsked(deps: SummaryDeps, { speaker, thread, command }: CommandTurn): Promise<Answered> {
  const { bureau, person, asker, arrivedAt: now } = speaker;
  const period = command.args?.period ?? weekOf(now);
  if (!isWeek(period)) return { thread, lines: [fill(c.month, { month: sayMonth(period, now) })] };
  if (period > weekOf(now)) return { thread, lines: [fill(c.notYet, { week: sayWeek(period, now) })] };
  return { thread, lines: (await summaryText(deps, { bureau, person, asker, week: period, now, isAsked: true })).split('\n') };
}
