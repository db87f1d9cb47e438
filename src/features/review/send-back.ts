// 退回: how is a filed report sent back to whoever reports it? (domain §5.10)
import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import { exampleEnterprise } from '../../desk/examples.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import type { ReportFigures } from '../../domain/reports.ts';
import type { Settings } from '../../domain/settings.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { week } from '../../forms/shapes.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { enterpriseNamed, filedEnterpriseMeant, namesOf, tell, weekSaid } from './people.ts';
import type { SendBackFacts, SentBack } from './port.ts';
import { figuresLine, weekTyped } from './say.ts';

export type SendingBack = {
  readonly sentBack: SentBack;
  readonly reports: Reports;
  readonly settings: Pick<Settings, 'reopenHours'>;
};

const HOUR_MS = 3_600_000;

/** A reopening of this instant ends then. */
export const reopenedUntil = ({ settings }: Pick<SendingBack, 'settings'>, { arrivedAt }: Speaker): Date =>
  new Date(arrivedAt.getTime() + settings.reopenHours * HOUR_MS);

const RETURN = z.object({
  enterprise: z.string(),
  week,
  reason: z.string(),
  /** No week was named and this one has no report: the last week's is asked about. */
  isLast: z.boolean(),
});
const KEPT = RETURN.extend({
  seen: z.object({
    revision: z.int(),
    state: z.enum(['open', 'closed', 'published']),
    whom: z.array(z.string()).readonly(),
  }),
});

type Return = Readonly<z.infer<typeof RETURN>>;

/** `isClosed`: the week takes no report any more. */
type Returning = { readonly figures: ReportFigures; readonly isClosed: boolean; readonly until: Date; readonly hours: number };
type Now = ActNow<SendBackFacts, Returning>;

const saidOf = ({ enterprise, week }: Return, { speaker }: Pick<Now, 'speaker'>) => ({
  ...enterpriseNamed(speaker.bureau, enterprise),
  week: weekSaid(speaker, week),
});

/** Null: the report can be corrected freely. */
const stateSaid = ({ facts, more }: Now): string | null =>
  more.isClosed ? t.stateClosed : facts.isPublished ? t.statePublished : null;

const sendBackForm: ActForm<Return, SendBackFacts, Returning> = {
  name: 'return',
  version: 2,
  texts: t.returning,
  asked: RETURN,
  lines: readBack,
  reviewLine: (of, now) => fill(t.returnWaiting, saidOf(of, now)),
  changes(of, now) {
    const state = stateSaid(now);
    const isFixed = state === null ? t.returnChanges.free : fill(t.returnChanges.fixed, { state });
    return {
      revision: fill(t.returnChanges.corrected, saidOf(of, now)),
      isPublished: isFixed,
      isClosed: isFixed,
      whom: t.reporterChanged,
    };
  },
  done: (of, now, who) => fill(t.returnAgain, { ...saidOf(of, now), ...who }),
  upgrade: ({ version, slot }) => {
    const old = version === 1 ? KEPT.safeParse(slot) : null;
    if (!old?.success) return null;
    const { seen, ...of } = old.data;
    const { revision, state, whom } = seen;
    const isPublished = state === 'closed' ? {} : { isPublished: state === 'published' };
    return { of, seen: digestOfFacts({ revision, isClosed: state === 'closed', ...isPublished, whom }) };
  },
};

const isClosedAt = ({ bureau, arrivedAt }: Speaker, week: Week): boolean =>
  phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt) === 'closed';

type SendBackForm = OpenedAct<Return>;

export const openSendBack = (deps: SendingBack): SendBackForm =>
  openAct(sendBackForm, {
    act: (speaker, { enterprise, week, reason }) =>
      wished(deps.sentBack.send, speaker, {
        enterprise,
        week,
        reason,
        isClosed: isClosedAt(speaker, week),
        opensUntil: reopenedUntil(deps, speaker),
      }),
    gone: ({ bureau }, { enterprise }) => [fill(t.unknown, { typed: enterpriseNamed(bureau, enterprise).name })],
    async load(speaker, of, { facts }) {
      const { asker, arrivedAt } = speaker;
      const { enterprise, week } = of;
      const [standing] = await deps.reports.standings(asker, week, [enterprise], arrivedAt);
      if (facts.revision === 0 || !standing?.report) return { over: [fill(t.returnNotFiled, saidOf(of, { speaker }))] };
      const isClosed = isClosedAt(speaker, week);
      const { figures } = standing.report;
      const until = reopenedUntil(deps, speaker);
      return { more: { figures, isClosed, until, hours: deps.settings.reopenHours }, beside: { isClosed } };
    },
    prepare: async (of, now) => prepared(of, now),
  });

/** 退回 甲公司 [周] 原因: read back. Of a week that was not named it is this week's report, or last week's where it is meant. */
export async function askSendBack(deps: SendingBack, asking: SendBackForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { arrivedAt, bureau, asker } = speaker;
  const said = (line: string): Answered => ({ thread, lines: [line] });
  const which = fill(t.returnWhich, { short: exampleEnterprise(speaker) });
  const meant = filedEnterpriseMeant(speaker, command.args, which);
  if ('line' in meant) return said(meant.line);
  const reason = quotedReason(command.args?.reason);
  const { id: enterprise } = meant;
  const { short } = enterpriseNamed(bureau, enterprise);
  if (reason === '') return said(fill(t.returnWhich, { short }));
  const current = weekOf(arrivedAt);
  const last = addWeeks(current, -1);
  const named = command.args?.period;
  if (named !== undefined && !named.includes('W')) return said(fill(t.returnWeek, { short, week: weekTyped(last, arrivedAt) }));
  const [first, second] = named === undefined ? [current, last] : [named];
  const isLast = second !== undefined && !(await isFiled(first)) && (await isFiled(second));
  return asking.ask(turn, { enterprise, week: isLast ? second : first, reason, isLast });

  async function isFiled(week: Week): Promise<boolean> {
    const [standing] = await deps.reports.standings(asker, week, [enterprise], arrivedAt);
    return standing?.report != null;
  }
}

/** What a person wrote to be passed on: plain words, one line. */
export const quotedReason = (reason: string | undefined): string => quoted(reason ?? '', 120);

function readBack(of: Return, now: Now): readonly string[] {
  const { speaker, facts, more } = now;
  const said = { ...saidOf(of, now), whom: namesOf(speaker.bureau, facts.whom) };
  const state = stateSaid(now);
  return [
    of.isLast
      ? fill(t.returnTitleLast, { ...said, current: weekSaid(speaker, weekOf(speaker.arrivedAt)) })
      : fill(t.returnTitle, said),
    figuresLine(more.figures),
    fill(t.returnReason, { reason: of.reason }),
    state === null ? fill(t.returnTells, said) : fill(t.returnOpens, { ...said, hours: more.hours, state }),
    of.isLast ? t.returnConfirmLast : t.returnConfirm,
  ];
}

function prepared(of: Return, now: Now) {
  const { speaker, facts, more } = now;
  const said = saidOf(of, now);
  const typed = weekTyped(of.week, speaker.arrivedAt);
  const how =
    stateSaid(now) === null
      ? fill(t.returnedHow, said)
      : fill(t.returnedOpen, { ...said, typed, until: showInstant(more.until) });
  return {
    rows: tell(speaker, 'returned', facts.whom, [
      fill(t.returnedTold, { ...said, by: speaker.person.name, reason: of.reason }),
      how,
    ]),
    lines: [fill(t.returned, { ...said, whom: namesOf(speaker.bureau, facts.whom) })],
  };
}
