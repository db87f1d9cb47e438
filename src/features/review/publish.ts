// How does the task force publish a week, and what is shown of it afterwards?

import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, TextTurn } from '../../desk/feature.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { may } from '../../domain/rights.ts';
import { sumOf } from '../../domain/tiers.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import { week } from '../../forms/shapes.ts';
import { actOf, tell, weekSaid } from './people.ts';
import type { SignOffs, WeekPublications } from './port.ts';
import { weekShown } from './week-shown.ts';

export type Publishing = { readonly publications: WeekPublications; readonly signOffs: SignOffs; readonly reports: Reports };

/** How far back a week that was never published is looked for. */
const WEEKS_BACK = 8;

const SHOWN = z.object({
  week,
  /** What was shown, so that nothing else is published. */
  seen: z.string(),
  /** Its lines; null where an older program showed them. */
  shown: z.array(z.string()).readonly().nullable(),
});
type Shown = Readonly<z.infer<typeof SHOWN>>;

type Facts = { readonly speaker: Speaker; readonly lines: readonly string[] };

const publishForm = confirm<Shown, Facts>({
  name: 'publish',
  version: 1,
  texts: t.publishing,
  answers: SHOWN,
  lines: (_, { lines }) => [...lines, t.publishHow],
  reviewLine: ({ week }, { speaker }) => fill(t.publishReminder, { week: weekSaid(speaker, week) }),
  // Before forms had versions: what the desk over a week's reports was in the middle of.
  formerly: ['oversight'],
  upgrade: ({ slot }) => {
    const old = SHOWN.omit({ shown: true })
      .extend({ kind: z.literal('publish') })
      .safeParse(slot);
    if (!old.success) return null;
    const { kind: _, ...kept } = old.data;
    const answers = { ...kept, shown: null };
    return { answers, review: answers };
  },
});

export type PublishForm = OpenedForm<Shown, Shown>;

export const openPublish = (deps: Publishing): PublishForm =>
  deskForm(publishForm, {
    async context({ speaker }, { week, shown }) {
      if (!may(speaker.person, 'publish')) return { over: [t.notAllowedPublish] };
      return { context: { speaker, lines: shown ?? (await publishingOf(deps, speaker, week)).shown ?? [] } };
    },
    confirm: (turn, confirmed) => publish(deps, turn, confirmed),
  });

/** 发布 [周]: read back; null where a month or a year is meant, which another feature publishes. */
export async function askPublish(deps: Publishing, asking: PublishForm, turn: CommandTurn): Promise<Answered | null> {
  const { speaker, thread, command } = turn;
  const { arrivedAt, bureau } = speaker;
  const named = command.args?.period;
  if (named !== undefined && !named.includes('W')) return null;
  const said = (line: string): Answered => ({ thread, lines: [line] });
  const week = named ?? (await weekToPublish(deps, speaker));
  if (week === null) return said(t.publishNothing);
  const at = (await deps.publications.published([week])).get(week);
  if (at) return said(fill(t.publishAlready, { week: weekSaid(speaker, week), time: showInstant(at) }));
  const phase = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt);
  if (phase === 'open' || phase === 'notYet') return said(fill(t.publishNotDue, { week: weekSaid(speaker, week) }));
  return asking.begin(turn, await publishingOf(deps, speaker, week));
}

const citysDistricts = ({ bureau, person }: Speaker) => districtsWithin(bureau.roster.regions, person.region);

/** What is shown of the week now. */
async function publishingOf(deps: Publishing, speaker: Speaker, week: Week): Promise<Shown> {
  const districts = citysDistricts(speaker);
  const { seen, lines } = await weekShown(deps.reports, speaker, week, districts);
  const signed = (await deps.signOffs.of(speaker.asker, week, speaker.arrivedAt)).filter((s) => !s.opened);
  return { week, seen, shown: [...lines, fill(t.publishSigned, { count: signed.length, all: districts.length })] };
}

/** 确认: publishes exactly what was shown; where it has changed meanwhile it is shown again. */
async function publish(deps: Publishing, { speaker }: TextTurn, of: Shown): Promise<ConfirmOutcome<Shown>> {
  const { bureau, arrivedAt } = speaker;
  const { seen, totals } = await weekShown(deps.reports, speaker, of.week, citysDistricts(speaker));
  if (seen !== of.seen) return { kind: 'again', lines: [t.changedSince], answers: await publishingOf(deps, speaker, of.week) };
  const said = (line: string): ConfirmOutcome<Shown> => ({ kind: 'done', lines: [line] });
  const week = weekSaid(speaker, of.week);
  const coordinators = bureau.roster.people.filter((p) => p.active && p.role === 'coordinator').map((p) => p.userid);
  const line = fill(t.publishedTold, {
    week,
    filed: totals.coverage.filed,
    due: totals.coverage.due,
    shortage: totals.shortage === null ? '—' : sumOf(totals.shortage),
    resolved: totals.resolved === null ? '—' : sumOf(totals.resolved),
  });
  switch (await deps.publications.publish(actOf(speaker), of.week, tell(speaker, 'published', coordinators, [line]))) {
    case 'published':
      return said(fill(t.published, { week, time: showInstant(arrivedAt), count: coordinators.length }));
    case 'already': {
      const at = (await deps.publications.published([of.week])).get(of.week) ?? arrivedAt;
      return said(fill(t.publishAlready, { week, time: showInstant(at) }));
    }
    case 'notYours':
      return said(t.notAllowedPublish);
  }
}

/** The latest due and unpublished (domain §8.2) in which anybody reported; null where there is none. */
async function weekToPublish({ publications, reports }: Publishing, { bureau, arrivedAt }: Speaker): Promise<Week | null> {
  const weeks = Array.from({ length: WEEKS_BACK }, (_, i) => addWeeks(weekOf(arrivedAt), -i));
  const published = await publications.published(weeks);
  for (const week of weeks) {
    const isDue = weekDeadlines(bureau.calendar, week).due <= arrivedAt;
    if (isDue && !published.has(week) && (await reports.reported(week)).size > 0) return week;
  }
  return null;
}

/** Beside the totals of a published week: what they were then, and how many reports changed since; empty where it is not published. */
export async function publishedLines(
  { publications }: Pick<Publishing, 'publications'>,
  { asker, arrivedAt }: Speaker,
  week: Week,
  districts: readonly string[],
): Promise<readonly string[]> {
  const then = await publications.totals(asker, week, districts, arrivedAt);
  if (!then) return [];
  const time = showInstant(then.at);
  if (then.changed === 0) return [fill(t.publishedSame, { time })];
  const sums = { shortage: sumOf(then.shortage), resolved: sumOf(then.resolved) };
  return [fill(t.publishedThen, { time, changed: then.changed, ...sums })];
}
