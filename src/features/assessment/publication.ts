// What does the publication of a year's assessment show and tell?
import { assessmentTexts as a, bulletinTexts as t } from '../../../conversations/bulletin.ts';
import { publicationTexts as p } from '../../../conversations/publication.ts';
import { wished } from '../../desk/acts/act-form.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Preview, Publication } from '../../desk/publication.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { weekDeadlines, weeksOfYear } from '../../domain/deadlines.ts';
import type { Settings } from '../../domain/settings.ts';
import { fill } from '../../forms/definition/fill.ts';
import { type AssessedYear, assessYear, yearQuestion } from './assess-year.ts';
import type { Assessments, YearPublications } from './port.ts';
import { assessmentSheets } from './sheets.ts';
import { rankingLines } from './words.ts';

export type YearPublicationDeps = {
  readonly assessments: Assessments;
  readonly periodPublications: YearPublications;
  readonly documents: Pick<Documents, 'yearly'>;
  readonly settings: Settings;
};

export const yearPublication = (deps: YearPublicationDeps): Publication => ({
  name: (year) => fill(p.year, { year }),
  act: (speaker, year) =>
    wished(
      deps.periodPublications.publishYear,
      speaker,
      yearQuestion(speaker.bureau, speaker.asker, Number(year), deps.settings),
    ),
  preview: (speaker, year) => previewYear(deps, speaker, Number(year)),
  changes: { assessed: a.figuresChanged },
  // The figures themselves were kept, which are looked up in another way now: read back anew.
  seenBefore: () => digestOfFacts({ assessed: '' }),
});

async function previewYear(deps: YearPublicationDeps, speaker: Speaker, year: number): Promise<Preview> {
  const { bureau, asker, arrivedAt: now } = speaker;
  const { settings } = deps;
  const isOver = weeksOfYear(year).every((week) => weekDeadlines(bureau.calendar, week).closes <= now);
  if (!isOver) return { kind: 'refused', lines: [fill(a.publishTooEarly, { year })] };
  const assessed = await assessYear(deps.assessments, bureau, asker, year, settings, now);
  if (assessed.rows.counted === null) return { kind: 'refused', lines: [fill(a.none, { year })] };
  return {
    kind: 'ready',
    lines: ranking(assessed, speaker, settings),
    after: p.afterYear,
    announcement: ranking({ ...assessed, rows: { ...assessed.rows, publishedAt: now } }, speaker, settings),
    async workbooks() {
      const sheets = assessmentSheets(assessed, bureau, settings, t.city);
      return sheets === null ? [] : deps.documents.yearly({ ...sheets, isFinal: true });
    },
    typed: fill(a.exportTyped, { year }),
  };
}

/** Without the line that says how to ask on. */
const ranking = (assessed: AssessedYear, speaker: Speaker, settings: Settings): readonly string[] =>
  rankingLines(assessed, speaker, settings, t.city).slice(0, -1);
