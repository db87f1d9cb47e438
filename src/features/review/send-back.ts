// 退回: how is a filed report, or a month's return, sent back to whoever reports it? (domain §5.10, domain §9.5)

import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { namesOf } from '../../desk/acts/deciders.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import { tellRows } from '../../desk/acts/tell.ts';
import { exampleEnterprise } from '../../desk/examples.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import type { MonthReturns } from '../../desk/month-returns.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { ReportFigures } from '../../domain/reports.ts';
import type { Settings } from '../../domain/settings.ts';
import { isOfMonth, type Subject } from '../../domain/subjects.ts';
import { addMonths, addWeeks, monthOf, showInstant, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { month, week } from '../../forms/shapes.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { monthMeant } from './month-meant.ts';
import { enterpriseNamed, filedEnterpriseMeant } from './people.ts';
import type { SendBackFacts, SentBack } from './port.ts';
import { figuresLine, weekTyped } from './say.ts';
import { phaseOf, subjectWords } from './subject-words.ts';

export type SendingBack = {
  readonly sentBack: SentBack;
  readonly reports: Reports;
  readonly monthReturns: Pick<MonthReturns, 'returned'>;
  readonly settings: Pick<Settings, 'reopenHours' | 'monthOpensOn'>;
};

const HOUR_MS = 3_600_000;

/** A reopening of this instant ends then. */
export const reopenedUntil = ({ settings }: Pick<SendingBack, 'settings'>, { arrivedAt }: Speaker): Date =>
  new Date(arrivedAt.getTime() + settings.reopenHours * HOUR_MS);

/** `isLast`: no period was named and this one has no report: the last one's is asked about. */
const SAID = { reason: z.string(), isLast: z.boolean() };
const RETURN_WEEK = z.object({ enterprise: z.string(), week, ...SAID });
const RETURN = z.union([RETURN_WEEK, z.object({ district: z.string(), month, ...SAID })]);
const KEPT = RETURN_WEEK.extend({
  seen: z.object({
    revision: z.int(),
    state: z.enum(['open', 'closed', 'published']),
    whom: z.array(z.string()).readonly(),
  }),
});

type Return = Readonly<z.infer<typeof RETURN>>;

/** `figures`: of an enterprise. `isClosed`: the period takes none any more. */
type Returning = {
  readonly figures: ReportFigures | null;
  readonly isClosed: boolean;
  readonly until: Date;
  readonly hours: number;
};
type Now = ActNow<SendBackFacts, Returning>;

const saidOf = (of: Return, { speaker }: Pick<Now, 'speaker'>) => subjectWords(speaker, of);

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
    const said = saidOf(of, now);
    const isFixed = state === null ? fill(t.returnChanges.free, said) : fill(t.returnChanges.fixed, { ...said, state });
    return {
      revision: fill(t.returnChanges.corrected, { name: said.what }),
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

type SendBackForm = OpenedAct<Return>;

export const openSendBack = (deps: SendingBack): SendBackForm =>
  openAct(sendBackForm, {
    act: (speaker, { isLast: _, ...of }) =>
      wished(deps.sentBack.send, speaker, {
        ...of,
        isClosed: phaseOf(speaker, of, deps.settings) === 'closed',
        opensUntil: reopenedUntil(deps, speaker),
      }),
    gone: (speaker, of) => [
      isOfMonth(of) ? t.notAllowed : fill(t.unknown, { typed: enterpriseNamed(speaker.bureau, of.enterprise).name }),
    ],
    async load(speaker, of, { facts }) {
      if (facts.revision === 0) return { over: [fill(t.returnNotFiled, saidOf(of, { speaker }))] };
      const figures = isOfMonth(of) ? null : await figuresNow(deps, speaker, of);
      const isClosed = phaseOf(speaker, of, deps.settings) === 'closed';
      const until = reopenedUntil(deps, speaker);
      return { more: { figures, isClosed, until, hours: deps.settings.reopenHours }, beside: { isClosed } };
    },
    prepare: async (of, now) => prepared(of, now),
  });

async function figuresNow(
  { reports }: SendingBack,
  { asker, arrivedAt }: Speaker,
  { enterprise, week }: { readonly enterprise: string; readonly week: string },
): Promise<ReportFigures | null> {
  const [standing] = await reports.standings(asker, week, [enterprise], arrivedAt);
  return standing?.report?.figures ?? null;
}

/** 退回 甲公司 [周] 原因, 退回 高新区 [11月]月报 原因: read back. Of a period that was not named it is this one's report, or the last one's where it is meant. */
export async function askSendBack(deps: SendingBack, asking: SendBackForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { arrivedAt, bureau } = speaker;
  const said = (line: string): Answered => ({ thread, lines: [line] });
  const ofMonth = monthMeant(speaker, 'returnReport', command.args, t.returnWhichMonth);
  if (ofMonth !== null) {
    if ('line' in ofMonth) return said(ofMonth.line);
    const reason = quotedReason(command.args?.reason);
    if (reason === '') return said(ofMonth.which);
    const { district, month: named } = ofMonth;
    const current = monthOf(arrivedAt);
    const isIn = async (one: string) => (await deps.monthReturns.returned(one)).has(district);
    const isLast = named === null && !(await isIn(current)) && (await isIn(addMonths(current, -1)));
    return asking.ask(turn, { district, month: named ?? (isLast ? addMonths(current, -1) : current), reason, isLast });
  }
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
  const isIn = async (one: string) => (await figuresNow(deps, speaker, { enterprise, week: one })) !== null;
  const isLast = second !== undefined && !(await isIn(first)) && (await isIn(second));
  return asking.ask(turn, { enterprise, week: isLast ? second : first, reason, isLast });
}

/** What a person wrote to be passed on: plain words, one line. */
export const quotedReason = (reason: string | undefined): string => quoted(reason ?? '', 120);

/** The period somebody means who names none. */
const currentOf = (of: Subject, now: Date): Subject =>
  isOfMonth(of) ? { district: of.district, month: monthOf(now) } : { enterprise: of.enterprise, week: weekOf(now) };

function readBack(of: Return, now: Now): readonly string[] {
  const { speaker, facts, more } = now;
  const words = saidOf(of, now);
  const said = { ...words, whom: namesOf(speaker.bureau, facts.whom) };
  const state = stateSaid(now);
  const current = subjectWords(speaker, currentOf(of, speaker.arrivedAt));
  const name = isOfMonth(of) ? '' : words.name;
  return [
    of.isLast
      ? fill(t.returnTitleLast, { name, current: isOfMonth(of) ? current.what : current.period, period: words.period })
      : fill(t.returnTitle, said),
    ...(more.figures === null ? [] : [figuresLine(more.figures)]),
    fill(t.returnReason, { reason: of.reason }),
    state === null ? fill(t.returnTells, said) : fill(t.returnOpens, { ...said, hours: more.hours, state }),
    of.isLast ? fill(t.returnConfirmLast, { period: isOfMonth(of) ? words.period : t.weekLast }) : t.returnConfirm,
  ];
}

function prepared(of: Return, now: Now) {
  const { speaker, facts, more } = now;
  const said = saidOf(of, now);
  const until = showInstant(more.until);
  const isFree = stateSaid(now) === null;
  const how = isOfMonth(of)
    ? isFree
      ? fill(t.returnedMonthHow, said)
      : fill(t.returnedMonthOpen, { ...said, until })
    : isFree
      ? fill(t.returnedHow, said)
      : fill(t.returnedOpen, { ...said, typed: weekTyped(of.week, speaker.arrivedAt), until });
  return {
    rows: tellRows(speaker, 'returned', facts.whom, [
      fill(t.returnedTold, { ...said, by: speaker.person.name, reason: of.reason }),
      how,
    ]),
    lines: [fill(t.returned, { ...said, whom: namesOf(speaker.bureau, facts.whom) })],
  };
}
