// 补报: how is a closed week opened again for one enterprise? (domain §5.9)
import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, TextTurn } from '../../desk/feature.ts';
import type { StandingReport } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { lastClosedWeekAt, phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import { week } from '../../forms/shapes.ts';
import { actOf, enterpriseNamed, filedEnterpriseMeant, isOverseen, namesOf, reportersOf, tell, weekSaid } from './people.ts';
import { weekTyped } from './say.ts';
import { reopenedUntil, type SendingBack } from './send-back.ts';

/** `whom`: who reports the enterprise, and is told. */
const REOPEN = z.object({ enterprise: z.string(), week, whom: z.array(z.string()).readonly() });
type Reopen = Readonly<z.infer<typeof REOPEN>>;

/** What holds now. */
type Facts = {
  readonly speaker: Speaker;
  readonly standing: StandingReport | undefined;
  readonly whom: readonly string[];
  readonly hours: number;
};

const reopenForm = confirm<Reopen, Facts>({
  name: 'reopen',
  version: 1,
  texts: t.reopening,
  answers: REOPEN,
  lines: readBack,
  reviewLine: ({ enterprise, week }, { speaker }) =>
    fill(t.reopenWaiting, { ...enterpriseNamed(speaker.bureau, enterprise), week: weekSaid(speaker, week) }),
});

export type ReopenForm = OpenedForm<Reopen, Reopen>;

export const openReopen = (deps: SendingBack): ReopenForm =>
  deskForm(reopenForm, {
    async context({ speaker }, { enterprise, week }) {
      const why = whyNot(speaker, enterprise, week);
      if (why !== null) return { over: [why] };
      const [standing] = await deps.reports.standings(speaker.asker, week, [enterprise], speaker.arrivedAt);
      const whom = reportersOf(speaker, enterprise);
      return { context: { speaker, standing, whom, hours: deps.settings.reopenHours } };
    },
    confirm: (turn, confirmed, facts) => reopen(deps, turn, confirmed, facts),
  });

/** Null: it can be opened. */
function whyNot(speaker: Speaker, enterprise: string, week: Week): string | null {
  const { arrivedAt, bureau } = speaker;
  if (!isOverseen(speaker, 'reopen', enterprise, week))
    return fill(t.unknown, { typed: enterpriseNamed(bureau, enterprise).name });
  const isClosed = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt) === 'closed';
  return isClosed ? null : fill(t.reopenNotYet, { week: weekSaid(speaker, week) });
}

/** 补报 甲公司 [周]: read back; of a week that was not named the last one that is closed. */
export async function askReopen(asking: ReopenForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { arrivedAt, bureau } = speaker;
  const said = (line: string): Answered => ({ thread, lines: [line] });
  const last = lastClosedWeekAt(bureau.calendar, arrivedAt);
  const example = weekTyped(last, arrivedAt);
  const meant = filedEnterpriseMeant(speaker, command.args, fill(t.reopenWhich, { week: example }));
  if ('line' in meant) return said(meant.line);
  const { short } = enterpriseNamed(bureau, meant.id);
  const week = command.args?.period ?? last;
  if (!week.includes('W')) return said(fill(t.reopenWeek, { short, week: example }));
  const why = whyNot(speaker, meant.id, week);
  return why === null ? asking.begin(turn, { enterprise: meant.id, week, whom: reportersOf(speaker, meant.id) }) : said(why);
}

function readBack({ enterprise, week }: Reopen, { speaker, standing, whom, hours }: Facts): readonly string[] {
  const { bureau } = speaker;
  const until = standing?.reopenedUntil ?? null;
  return [
    fill(t.reopenTitle, { ...enterpriseNamed(bureau, enterprise), week: weekSaid(speaker, week) }),
    ...(until === null ? [] : [fill(t.reopenOpen, { until: showInstant(until) })]),
    fill(standing?.report ? t.reopenUntilFiled : t.reopenUntil, { hours }),
    fill(t.reopenTells, { whom: namesOf(bureau, whom) }),
    t.reopenConfirm,
  ];
}

/** 确认: opens it from now on. */
async function reopen(deps: SendingBack, { speaker }: TextTurn, of: Reopen, { whom }: Facts): Promise<ConfirmOutcome<Reopen>> {
  const { bureau } = speaker;
  const { enterprise, week } = of;
  if (of.whom.join() !== whom.join()) return { kind: 'again', lines: [t.reporterSince], answers: { ...of, whom } };
  const until = reopenedUntil(deps, speaker);
  const { name, short } = enterpriseNamed(bureau, enterprise);
  const told = { name, short, week: weekSaid(speaker, week), until: showInstant(until) };
  const sends = tell(speaker, 'reopened', whom, [fill(t.reopenedTold, { ...told, typed: weekTyped(week, speaker.arrivedAt) })]);
  const outcome = await deps.sentBack.reopen(actOf(speaker), { enterprise, week, until }, sends);
  if (outcome === 'notYours') return { kind: 'done', lines: [fill(t.unknown, { typed: name })] };
  const lines = [fill(t.reopened, { ...told, hours: deps.settings.reopenHours, whom: namesOf(bureau, whom) })];
  return { kind: 'done', lines };
}
