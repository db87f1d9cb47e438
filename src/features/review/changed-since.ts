// 发布后改过的有哪些: which reports are others now than those a week was published with? (domain §8.2)
import { answerTexts as a } from '../../../conversations/answers.ts';
import { listTableTexts as tables } from '../../../conversations/exports.ts';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { fileForSpeaker } from '../../desk/documents/send-files.ts';
import type { AnswerTable } from '../../desk/documents/table.ts';
import type { TextTurn } from '../../desk/feature.ts';
import { afterAsked } from '../../desk/figures/asked.ts';
import { periodForFile, sayPeriod } from '../../desk/figures/periods.ts';
import { scopeOf } from '../../desk/figures/scope.ts';
import { cannotLines } from '../../desk/figures/unanswered.ts';
import type { Answered } from '../../desk/receive.ts';
import { sayWeek } from '../../desk/voices.ts';
import { spanOf } from '../../domain/figure-spans.ts';
import { regionName } from '../../domain/regions.ts';
import { enterpriseName, personName, type Roster } from '../../domain/roster.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import type { ChangedReport, WeekPublications } from './port.ts';
import { changesOf } from './say.ts';
import type { ListFiles } from './sign-off-table.ts';

/** Rows of one answer. */
const PAGE = 20;

/** `普工缺工19→17`; 发布后补报, 发布后撤回. */
function whatOf({ was, is }: ChangedReport): string {
  if (was === null) return t.changedNew;
  return is === null ? t.changedGone : changesOf(was, is) || t.changedBack;
}

/** Null where something else is asked for. Two statements. Problems: database.away, database.conflict. */
export async function changedAnswer(
  publications: Pick<WeekPublications, 'changes' | 'published'>,
  { documents, files }: ListFiles,
  { speaker, thread }: TextTurn,
  query: QueryReading,
): Promise<Answered | null> {
  if (query.measures.join() !== 'changed' || query.form === 'chart') return null;
  const { bureau, asker, arrivedAt: now } = speaker;
  const { roster } = bureau;
  const span = spanOf(query.period, bureau.calendar, now);
  const scoped = scopeOf(speaker, query);
  if (span === null) return { thread, lines: cannotLines(speaker, query, 'notYet') };
  if (scoped.kind !== 'scope') return { thread, lines: [a.stateNotFound] };
  const { whose, districts, filter, bounded } = scoped.scope;
  const isNamed = filter.enterprises !== null || filter.specialist !== null || filter.types !== null || filter.surveyed;
  const chosen = isNamed ? enterprisesOf(roster, filter) : null;
  const question = { weeks: span.weeks, districts: districts.map((d) => d.code), enterprises: chosen };
  const [published, changes] = await Promise.all([
    publications.published(span.weeks),
    publications.changes(asker, question, now),
  ]);
  const period = sayPeriod(query.period, span, now);
  const after = afterAsked(thread, query, now);
  const before = bounded === null ? [] : [bounded];
  if (query.form === 'workbook') {
    const table = tableOfChanges(roster, changes, { whose, period, file: periodForFile(query.period, span, now) }, now);
    const file = await fileForSpeaker(files, speaker, documents.table(table));
    return { thread: after, ...file, lines: [...before, ...file.lines] };
  }
  const at = fill(a.stateAt, { at: showInstant(now) });
  if (published.size === 0) return { thread: after, lines: [...before, fill(t.changedUnpublished, { period }), at] };
  const from = ((query.page ?? 1) - 1) * PAGE;
  const rows = changes.slice(from, from + PAGE);
  const left = changes.length - from - rows.length;
  return {
    thread: after,
    lines: [
      ...before,
      changes.length === 0
        ? fill(t.changedNone, { whose, period })
        : fill(t.changedTitle, { whose, period, count: changes.length }),
      ...rows.map((row) =>
        fill(t.changedRow, {
          week: span.weeks.length > 1 ? sayWeek(row.week, now) : '',
          name: enterpriseName(roster, row.enterprise),
          district: regionName(roster.regions, row.district),
          what: whatOf(row),
          who: row.by === null ? '' : personName(roster, row.by),
          at: row.at === null ? '' : showInstant(row.at),
        }).trimEnd(),
      ),
      ...(left > 0 ? [fill(t.changedMore, { count: left })] : []),
      at,
    ],
  };
}

type Filter = Extract<ReturnType<typeof scopeOf>, { kind: 'scope' }>['scope']['filter'];

/** As the roster has them now. */
function enterprisesOf(
  { enterprises, assignments }: Roster,
  { enterprises: ids, specialist, types, surveyed }: Filter,
): readonly string[] {
  return enterprises
    .filter(
      (e) =>
        (ids?.includes(e.id) ?? true) &&
        (types?.includes(e.type) ?? true) &&
        (!surveyed || e.surveyed) &&
        (specialist === null || assignments.some((s) => s.enterprise === e.id && s.specialist === specialist)),
    )
    .map((e) => e.id);
}

function tableOfChanges(
  roster: Roster,
  changes: readonly ChangedReport[],
  said: { readonly whose: string; readonly period: string /** As the file's name says it. */; readonly file: string },
  now: Date,
): AnswerTable {
  return {
    name: fill(tables.changedFile, { whose: said.whose, period: said.file }),
    title: fill(tables.changedTitle, { ...said, count: changes.length }),
    under: fill(a.stateAt, { at: showInstant(now) }),
    headings: tables.changedHeadings,
    rows: changes.map((row) => [
      row.week,
      regionName(roster.regions, row.district),
      enterpriseName(roster, row.enterprise),
      whatOf(row),
      row.by === null ? '' : personName(roster, row.by),
      row.at === null ? '' : showInstant(row.at),
    ]),
  };
}
