// What does the publication of a week show and tell, and what is shown of it afterwards?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { publicationTexts as p } from '../../../conversations/publication.ts';
import { wished } from '../../desk/acts/act-form.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Preview, Publication } from '../../desk/publication.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { sumOf } from '../../domain/tiers.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { weekSaid } from './people.ts';
import type { SignOffs, WeekPublications } from './port.ts';
import { reportsSeenBefore, weekShown } from './week-shown.ts';

export type Publishing = { readonly publications: WeekPublications; readonly signOffs: SignOffs; readonly reports: Reports };

/** How far back a week that was never published is looked for. */
const WEEKS_BACK = 8;

export const weekPublication = (
  deps: Publishing,
): Publication & { readonly latest: (speaker: Speaker) => Promise<Week | null> } => ({
  name: (week, now) => fill(p.week, { week: sayWeek(week, now) }),
  act: (speaker, week) =>
    wished(deps.publications.publish, speaker, { week, districts: citysDistricts(speaker).map((d) => d.code) }),
  preview: (speaker, week) => previewWeek(deps, speaker, week),
  changes: { reports: t.figuresChanged, missing: t.figuresChanged, signed: t.publishSignedChanged },
  seenBefore: reportsSeenBefore,
  latest: (speaker) => weekToPublish(deps, speaker),
});

const citysDistricts = ({ bureau, person }: Speaker) => districtsWithin(bureau.roster.regions, person.region);

async function previewWeek(deps: Publishing, speaker: Speaker, week: Week): Promise<Preview> {
  const { bureau, arrivedAt, asker } = speaker;
  const said = weekSaid(speaker, week);
  const phase = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt);
  if (phase === 'open' || phase === 'notYet') return { kind: 'refused', lines: [fill(t.publishNotDue, { week: said })] };
  const districts = citysDistricts(speaker);
  const { lines, totals } = await weekShown(deps.reports, speaker, week, districts);
  const signed = (await deps.signOffs.of(asker, week, arrivedAt)).filter((s) => !s.opened);
  const told = fill(t.publishedTold, {
    week: said,
    filed: totals.coverage.filed,
    due: totals.coverage.due,
    shortage: totals.shortage === null ? '—' : sumOf(totals.shortage),
    resolved: totals.resolved === null ? '—' : sumOf(totals.resolved),
  });
  return {
    kind: 'ready',
    lines: [
      fill(t.publishTitle, { week: said }),
      ...lines,
      fill(t.publishSigned, { count: signed.length, all: districts.length }),
    ],
    after: p.afterWeek,
    announcement: [told],
    workbooks: null,
    typed: '',
  };
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
