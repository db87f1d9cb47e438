// Which workbooks, with which words before them, answer a question about weeks?
import { exportTexts as t } from '../../../conversations/exports.ts';
import { questionTexts } from '../../../conversations/questions.ts';
import type { DocumentAnswer } from '../../desk/documents/made.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { WeeklyAnnex } from '../../desk/documents/weekly-annex.ts';
import type { ResolvedQuery } from '../../desk/figures/answer.ts';
import { answerQuery } from '../../desk/figures/answer-query.ts';
import { sayPeriod } from '../../desk/figures/periods.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import { resolveQuery } from '../../desk/figures/resolve-query.ts';
import { tableOf } from '../../desk/figures/table-of.ts';
import { isTotals } from '../../desk/figures/titles.ts';
import { cannotLines } from '../../desk/figures/unanswered.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { ENTERPRISE_TYPE_NAMES } from '../../domain/enterprises.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { type AnnexWish, annexOf } from './annex-of.ts';
import { type OtherSheets, yearBook } from './year-book.ts';

type ExportDeps = { readonly inquiries: Inquiries; readonly documents: Documents; readonly otherSheets: OtherSheets };

/** Of up to so many weeks one annex each; of more everything in one workbook. */
const MOST_WEEKS = 6;

/** Annex 1 and the missing where the totals or the missing of whole weeks are asked for; otherwise the rows of the answer. Problems: those of Inquiries, documents.failed. */
export async function workbookAnswer(deps: ExportDeps, speaker: Speaker, query: QueryReading): Promise<DocumentAnswer> {
  const outcome = resolveQuery(speaker, query);
  switch (outcome.kind) {
    case 'notFound':
    case 'which':
      return { lines: [t.notFound] };
    case 'notYet':
      return { lines: cannotLines(speaker, query, 'notYet') };
    case 'cannot':
      return { lines: [t.cannotExport] };
    case 'resolved': {
      const made = await ofQuery(deps, speaker, outcome.resolved);
      const { bounded } = outcome.resolved.scope;
      return bounded === null ? made : { ...made, lines: [bounded, ...made.lines] };
    }
  }
}

/** What annex 1 and the list of the missing have no room for. */
const SHAPES = ['tiers', 'compare', 'threshold', 'weeks', 'excluded', 'filedOn', 'average', 'share', 'rank', 'rankBy'] as const;

async function ofQuery(deps: ExportDeps, speaker: Speaker, resolved: ResolvedQuery): Promise<DocumentAnswer> {
  const { query, measures, by, span } = resolved;
  const isPlain = by.length === 0 && SHAPES.every((shape) => query[shape] === undefined);
  if (isPlain && measures.length === 1 && measures[0] === 'outstanding') return missingOf(deps, speaker, resolved, span.standing);
  return isPlain && isTotals(measures) ? annexesOf(deps, speaker, resolved) : rowsOf(deps, speaker, resolved);
}

async function annexesOf(deps: ExportDeps, speaker: Speaker, resolved: ResolvedQuery): Promise<DocumentAnswer> {
  const { query, scope, span } = resolved;
  const now = speaker.arrivedAt;
  const { weeks } = span;
  const period = sayPeriod(query.period, span, now);
  if (weeks.length > MOST_WEEKS) {
    const [year = '', number] = span.standing.split('-W');
    const example = fill(t.example, { year, number: Number(number) });
    const table = await yearBook(deps, speaker, resolved, period);
    const total = await answerQuery(deps.inquiries, speaker, { ...query, measures: ['coverage'] });
    const { filed, due } = total.kind === 'figures' ? total.total.coverage : { filed: 0, due: 0 };
    const said = {
      whose: saidOf(resolved),
      period,
      count: 1 + (table.further?.length ?? 0),
      filed,
      due,
      at: showInstant(now),
      example,
    };
    return { lines: [fill(t.yearBook, said)], workbooks: await deps.documents.table(table), asked: query };
  }
  const annexes: WeeklyAnnex[] = [];
  for (const week of weeks)
    annexes.push(await annexOf({ ...deps, bureau: speaker.bureau }, speaker.asker, wishOf(speaker, resolved, week), now));
  const workbooks = [];
  for (const annex of annexes) workbooks.push(...(await deps.documents.weekly(annex)));
  const at = showInstant(now);
  const [first] = annexes;
  const line =
    first && annexes.length === 1
      ? fill(t.annex, { whose: saidOf(resolved), period, filed: first.coverage.filed, due: first.coverage.due, at })
      : fill(t.weeksEach, { whose: saidOf(resolved), period, count: workbooks.length, at });
  const [district] = scope.districts;
  const tooLarge = scope.districts.length > 1 && district ? { tooLarge: fill(t.tooLarge, { district: district.name }) } : {};
  return { lines: [line], workbooks, asked: query, ...tooLarge };
}

async function missingOf(deps: ExportDeps, speaker: Speaker, resolved: ResolvedQuery, week: Week): Promise<DocumentAnswer> {
  const now = speaker.arrivedAt;
  const annex = await annexOf({ ...deps, bureau: speaker.bureau }, speaker.asker, wishOf(speaker, resolved, week), now);
  const { due, filed } = annex.coverage;
  const said = { whose: saidOf(resolved), period: sayPeriod({ from: week, to: week }, { weeks: [week], standing: week }, now) };
  return {
    lines: [fill(t.missing, { ...said, missing: annex.missing.length, filed, due, at: showInstant(now) })],
    workbooks: await deps.documents.weekly({ ...annex, sheets: [] }),
    asked: resolved.query,
  };
}

/** 还有n条，看全部回“导出”: every row of the answer. */
async function rowsOf({ inquiries, documents }: ExportDeps, speaker: Speaker, { query }: ResolvedQuery): Promise<DocumentAnswer> {
  const answer = await answerQuery(inquiries, speaker, query);
  if (answer.kind !== 'figures') return { lines: [t.cannotExport] };
  const now = speaker.arrivedAt;
  const table = tableOf(answer, now);
  const { filed, due } = answer.total.coverage;
  const line = answer.span.weeks.length > 1 ? t.tableWeeks : t.table;
  return {
    lines: [fill(line, { title: table.title, at: showInstant(now), filed, due })],
    workbooks: await documents.table(table),
    asked: query,
  };
}

/** 全市, and where only some of the enterprises are meant, which. */
const saidOf = ({ scope, query }: Pick<ResolvedQuery, 'scope' | 'query'>): string => {
  const only = onlyOf(query);
  return only === null ? scope.whose : `${scope.whose}（${only}）`;
};

function onlyOf({ types, surveyed }: QueryReading): string | null {
  const names = [...(surveyed ? [questionTexts.surveyed] : []), ...(types ?? []).map((type) => ENTERPRISE_TYPE_NAMES[type])].join(
    '、',
  );
  return names === '' ? null : fill(t.onlyTypes, { types: names });
}

function wishOf({ person, bureau: { roster } }: Speaker, { scope, query }: ResolvedQuery, week: Week): AnnexWish {
  const { filter, districts, isOwn } = scope;
  const isOfDistricts = !isOwn && filter.enterprises === null && filter.specialist === null;
  const region = roster.regions.find((r) => r.code === person.region);
  const isWhole = isOfDistricts && query.districts === undefined && districts.length > 1 && region?.level !== 'district';
  return {
    week,
    whose: saidOf({ scope, query }),
    only: onlyOf(query),
    filter,
    districts,
    isOfDistricts,
    city: isWhole ? (region ?? null) : null,
  };
}
