// What does the publication of a year's assessment show and tell?
import { assessmentTexts as a, bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { Documents } from '../../desk/documents/port.ts';
import { activeWith, type Preview, type Publication } from '../../desk/publication.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { weekDeadlines, weeksOfYear } from '../../domain/deadlines.ts';
import type { Settings } from '../../domain/settings.ts';
import { fill } from '../../forms/definition/fill.ts';
import { type AssessedYear, assessYear } from './assess-year.ts';
import type { Assessments } from './port.ts';
import { assessmentSheets } from './sheets.ts';
import { rankingLines } from './words.ts';

export type YearPublicationDeps = {
  readonly assessments: Assessments;
  readonly documents: Pick<Documents, 'yearly'>;
  readonly settings: Settings;
};

export const yearPublication = (deps: YearPublicationDeps): Publication => ({
  name: (year) => fill(a.yearName, { year }),
  preview: (speaker, year) => previewYear(deps, speaker, Number(year)),
  done: (year, { hasFile, ...done }) => fill(hasFile ? a.publishDone : a.publishDoneNoFile, { ...done, year }),
});

async function previewYear(deps: YearPublicationDeps, speaker: Speaker, year: number): Promise<Preview> {
  const { bureau, asker, arrivedAt: now } = speaker;
  const { settings } = deps;
  const isOver = weeksOfYear(year).every((week) => weekDeadlines(bureau.calendar, week).closes <= now);
  if (!isOver) return { kind: 'refused', lines: [fill(a.publishTooEarly, { year })] };
  const assessed = await assessYear(deps.assessments, bureau, asker, year, settings, now);
  const { publishedAt, counted } = assessed.rows;
  if (publishedAt !== null) return { kind: 'published', at: publishedAt };
  if (counted === null) return { kind: 'refused', lines: [fill(a.none, { year })] };
  const count = activeWith(bureau.roster, 'coordinator').length;
  return {
    kind: 'ready',
    seen: JSON.stringify(assessed.assessment.districts),
    lines: [...ranking(assessed, speaker, settings), fill(a.publishAsk, { count })],
    announcement: ranking({ ...assessed, rows: { ...assessed.rows, publishedAt: now } }, speaker, settings),
    async workbooks() {
      const sheets = assessmentSheets(assessed, bureau, settings, t.city);
      return sheets === null ? [] : deps.documents.yearly({ ...sheets, isFinal: true });
    },
  };
}

/** Without the line that says how to ask on. */
const ranking = (assessed: AssessedYear, speaker: Speaker, settings: Settings): readonly string[] =>
  rankingLines(assessed, speaker, settings, t.city).slice(0, -1);
