// 退回: how is a filed report sent back to whoever reports it? (domain §5.10)
import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, TextTurn } from '../../desk/feature.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import type { ReportFigures } from '../../domain/reports.ts';
import type { Settings } from '../../domain/settings.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import { week } from '../../forms/shapes.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { actOf, enterpriseNamed, filedEnterpriseMeant, isOverseen, namesOf, reportersOf, tell, weekSaid } from './people.ts';
import type { SentBack, WeekPublications } from './port.ts';
import { shownFigures, weekTyped } from './say.ts';

export type SendingBack = {
  readonly sentBack: SentBack;
  readonly publications: WeekPublications;
  readonly reports: Reports;
  readonly settings: Pick<Settings, 'reopenHours'>;
};

const HOUR_MS = 3_600_000;

/** A reopening of this instant ends then. */
export const reopenedUntil = ({ settings }: Pick<SendingBack, 'settings'>, { arrivedAt }: Speaker): Date =>
  new Date(arrivedAt.getTime() + settings.reopenHours * HOUR_MS);

const SEEN = z.object({
  revision: z.int(),
  /** `open`: the report can be corrected freely. */
  state: z.enum(['open', 'closed', 'published']),
  /** Who reports the enterprise, and is told. */
  whom: z.array(z.string()).readonly(),
});
const RETURN = z.object({
  enterprise: z.string(),
  week,
  reason: z.string(),
  /** No week was named and this one has no report: the last week's is asked about. */
  isLast: z.boolean(),
  /** What was shown: nothing else is sent back. */
  seen: SEEN,
});

type Seen = Readonly<z.infer<typeof SEEN>>;
type Return = Readonly<z.infer<typeof RETURN>>;

/** What holds now. */
type Facts = { readonly speaker: Speaker; readonly seen: Seen; readonly figures: ReportFigures; readonly hours: number };

const sendBackForm = confirm<Return, Facts>({
  name: 'return',
  version: 1,
  texts: t.returning,
  answers: RETURN,
  lines: readBack,
  reviewLine: ({ enterprise, week }, { speaker }) =>
    fill(t.returnWaiting, { ...enterpriseNamed(speaker.bureau, enterprise), week: weekSaid(speaker, week) }),
});

export type SendBackForm = OpenedForm<Return, Return>;

export const openSendBack = (deps: SendingBack): SendBackForm =>
  deskForm(sendBackForm, {
    async context({ speaker }, { enterprise, week }) {
      const { name } = enterpriseNamed(speaker.bureau, enterprise);
      if (!isOverseen(speaker, 'returnReport', enterprise, week)) return { over: [fill(t.unknown, { typed: name })] };
      const facts = await factsOf(deps, speaker, enterprise, week);
      return facts ? { context: facts } : { over: [fill(t.returnNotFiled, { name, week: weekSaid(speaker, week) })] };
    },
    confirm: (turn, confirmed, facts) => sendBack(deps, turn, confirmed, facts),
  });

/** Null: there is no report. */
async function factsOf(deps: SendingBack, speaker: Speaker, enterprise: string, week: Week): Promise<Facts | null> {
  const { asker, arrivedAt, bureau } = speaker;
  const [standing] = await deps.reports.standings(asker, week, [enterprise], arrivedAt);
  if (!standing?.report) return null;
  const { revision, figures } = standing.report;
  const isClosed = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt) === 'closed';
  const state = isClosed ? 'closed' : standing.published ? 'published' : 'open';
  const seen: Seen = { revision, state, whom: reportersOf(speaker, enterprise) };
  return { speaker, seen, figures, hours: deps.settings.reopenHours };
}

/** 退回 甲公司 [周] 原因: read back. Of a week that was not named it is this week's report, or last week's where it is meant. */
export async function askSendBack(deps: SendingBack, asking: SendBackForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { arrivedAt, bureau, asker } = speaker;
  const said = (line: string): Answered => ({ thread, lines: [line] });
  const meant = filedEnterpriseMeant(speaker, command.args, t.returnWhich);
  if ('line' in meant) return said(meant.line);
  const reason = quotedReason(command.args?.reason);
  if (reason === '') return said(t.returnWhich);
  const { id: enterprise } = meant;
  const { name, short } = enterpriseNamed(bureau, enterprise);
  const current = weekOf(arrivedAt);
  const last = addWeeks(current, -1);
  const named = command.args?.period;
  if (named !== undefined && !named.includes('W')) return said(fill(t.returnWeek, { short, week: weekTyped(last, arrivedAt) }));
  for (const week of named === undefined ? [current, last] : [named]) {
    if (!isOverseen(speaker, 'returnReport', enterprise, week)) return said(fill(t.unknown, { typed: name }));
    const facts = await factsOf(deps, speaker, enterprise, week);
    if (facts === null) continue;
    const isOpen = (await deps.sentBack.open(asker, arrivedAt)).some((o) => o.enterprise === enterprise && o.week === week);
    if (isOpen) return said(fill(t.returnAgain, { name, week: weekSaid(speaker, week) }));
    const isLast = named === undefined && week !== current;
    return asking.begin(turn, { enterprise, week, reason, isLast, seen: facts.seen });
  }
  return said(fill(t.returnNotFiled, { name, week: weekSaid(speaker, named ?? current) }));
}

/** What a person wrote to be passed on: plain words, one line. */
export const quotedReason = (reason: string | undefined): string => quoted(reason ?? '', 120);

const stateSaid = (state: Exclude<Seen['state'], 'open'>): string => (state === 'closed' ? t.stateClosed : t.statePublished);

function readBack({ enterprise, week, reason, isLast }: Return, { speaker, seen, figures, hours }: Facts): readonly string[] {
  const { bureau, arrivedAt } = speaker;
  const { name } = enterpriseNamed(bureau, enterprise);
  const { state } = seen;
  const told = { name, week: weekSaid(speaker, week), whom: namesOf(bureau, seen.whom) };
  return [
    isLast ? fill(t.returnTitleLast, { ...told, current: weekSaid(speaker, weekOf(arrivedAt)) }) : fill(t.returnTitle, told),
    shownFigures(figures),
    fill(t.returnReason, { reason }),
    state === 'open' ? fill(t.returnTells, told) : fill(t.returnOpens, { ...told, hours, state: stateSaid(state) }),
    isLast ? t.returnConfirmLast : t.returnConfirm,
  ];
}

/** 确认: sends back exactly what was shown; where it has changed meanwhile it is shown again. */
async function sendBack(
  deps: SendingBack,
  { speaker }: TextTurn,
  of: Return,
  { seen: now }: Facts,
): Promise<ConfirmOutcome<Return>> {
  const { bureau, person } = speaker;
  const { enterprise, week, reason, seen } = of;
  const { name, short } = enterpriseNamed(bureau, enterprise);
  const changes = changesSince(seen, now, name);
  if (changes.length > 0) return { kind: 'again', lines: changes, answers: { ...of, seen: now } };
  const until = seen.state === 'open' ? null : reopenedUntil(deps, speaker);
  const told = { name, short, week: weekSaid(speaker, week) };
  const sends = tell(speaker, 'returned', seen.whom, [
    fill(t.returnedTold, { ...told, by: person.name, reason }),
    until
      ? fill(t.returnedOpen, { short, typed: weekTyped(week, speaker.arrivedAt), until: showInstant(until) })
      : fill(t.returnedHow, { short }),
  ]);
  const said = (line: string): ConfirmOutcome<Return> => ({ kind: 'done', lines: [line] });
  switch (await deps.sentBack.send(actOf(speaker), { enterprise, week, reason, reopenedUntil: until }, sends)) {
    case 'returned':
      return said(fill(t.returned, { ...told, whom: namesOf(bureau, seen.whom) }));
    case 'again':
      return said(fill(t.returnAgain, told));
    case 'notFiled':
      return said(fill(t.returnNotFiled, told));
    case 'notYours':
      return said(fill(t.unknown, { typed: name }));
  }
}

function changesSince(seen: Seen, now: Seen, name: string): readonly string[] {
  const isFixed = now.state === 'open' ? t.unfixedSince : fill(t.fixedSince, { state: stateSaid(now.state) });
  return [
    ...(seen.revision === now.revision ? [] : [fill(t.correctedSince, { name })]),
    ...(seen.state === now.state ? [] : [isFixed]),
    ...(seen.whom.join() === now.whom.join() ? [] : [t.reporterSince]),
  ];
}
