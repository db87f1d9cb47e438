// Of which reports is the last figure made, and how did one of them come about? (domain §7.9)
import { measureFigures, questionTexts as t } from '../../../conversations/questions.ts';
import type { ResolvedQuery } from '../../desk/figures/answer.ts';
import type { Asked } from '../../desk/figures/asked.ts';
import { showNumber } from '../../desk/figures/numbers.ts';
import { shortWeek } from '../../desk/figures/periods.ts';
import type { Inquiries, PastFiling, SourceRow, Sources } from '../../desk/figures/port.ts';
import { isTotals, titleOf } from '../../desk/figures/titles.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { isOfTiers, isStanding, isTiered } from '../../domain/figure-values.ts';
import type { FigureMeasure, FigureSpan } from '../../domain/figures.ts';
import { holdingOf } from '../../domain/filing.ts';
import { enterpriseName, personName, type Roster } from '../../domain/roster.ts';
import { fullFigures, SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant } from '../../domain/time.ts';
import { shortageRate } from '../../domain/totals.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import { quoted } from '../../reading/text/quoted.ts';

/** As many rows as an answer has lines. */
const ROWS = 20;
/** A row is asked for by its number of two digits. */
const MOST_ROWS = 99;
/** Of somebody's own words. */
const WORDS = 200;
/** Older filings of one week than these are counted by their number only. */
const FILINGS = 5;

type Unfolded = { readonly lines: readonly string[]; readonly sources: Asked['sources'] };

/** The figure of several that is unfolded: the first, of 合计 the shortage, of 解决率 what was resolved. */
export function measureOf({ measures }: ResolvedQuery): FigureMeasure {
  const [first = 'shortage'] = measures;
  if (isTotals(measures)) return 'shortage';
  // The rate's other half is asked for by itself.
  return first === 'resolvedRate' ? 'resolved' : first;
}

/** Summed once, however many of the weeks an enterprise reported. */
const isOnce = (measure: FigureMeasure): boolean => measure === 'resolvedToDate' || measure === 'enterprises';

/** The reports that add up to the question's figure, those that add most first, behind the `listed` ones, and what they add up to. */
export async function unfold(inquiries: Inquiries, speaker: Speaker, resolved: ResolvedQuery, listed = 0): Promise<Unfolded> {
  const measure = measureOf(resolved);
  if (measure === 'outstanding') return { lines: [t.sourcesMissing], sources: [] };
  if (measure === 'specialists') return { lines: [t.sourcesRoster], sources: [] };
  const isRun = resolved.query.weeks !== undefined;
  const weeks = isStanding(measure) && !isRun ? [resolved.span.standing] : resolved.span.weeks;
  const tiers = isOfTiers(measure) ? resolved.tiers : SKILL_TIERS;
  const found = await inquiries.sources(
    speaker.asker,
    { filter: resolved.scope.filter, weeks, measure, tiers, limit: Math.min(listed + ROWS, MOST_ROWS) },
    speaker.arrivedAt,
  );
  const { query, scope, isDraft } = resolved;
  const about = {
    query: weeks.length < resolved.span.weeks.length ? ofWeek(resolved) : query,
    scope,
    measures: [measure],
    by: [],
    isDraft: false,
  };
  const title = titleOf({ ...about, span: { ...resolved.span, weeks } }, speaker.arrivedAt);
  if (found.count + found.unmoved === 0) return { lines: [fill(t.sourcesNone, { title })], sources: [] };
  const rows = found.rows.slice(listed);
  const kept = found.rows.map(({ enterprise, week }) => ({ enterprise, week }));
  if (listed > 0 && rows.length === 0) return { lines: [lastLine(found)], sources: kept };
  const left = found.count - found.rows.length;
  const head = { title, count: found.count, draft: isDraft ? t.draft : '' };
  return {
    lines: [
      weeks.length > 1 && !isOnce(measure) ? fill(t.sourcesTitleWeeks, head) : fill(t.sourcesTitle, head),
      ...rows.map((row, i) => rowLine(speaker.bureau.roster, row, listed + i + 1, measure, tiers, { ...resolved.span, weeks })),
      ...(left > 0 ? [fill(found.rows.length < MOST_ROWS ? t.sourcesMore : t.sourcesTooMany, { count: left })] : []),
      // What stands is not added up over weeks.
      ...(isRun && isStanding(measure) ? [] : [sumLine(found, measure, tiers, weeks.length > 1 && !isOnce(measure))]),
      ...(found.rows.length > 0 ? [nextOf(resolved)] : []),
    ],
    sources: kept,
  };
}

/** What can be asked next: a row, and the other half of what is made of two. */
function nextOf({ measures }: ResolvedQuery): string {
  if (isTotals(measures)) return t.sourcesNextTotals;
  return measures[0] === 'resolvedRate' ? t.sourcesNextRate : t.sourcesNext;
}

/** Nothing stands behind what is listed. */
const lastLine = ({ count, rows }: Sources): string =>
  count > rows.length ? fill(t.sourcesTooMany, { count: count - rows.length }) : fill(t.sourcesLast, { count });

const ofWeek = ({ query, span }: ResolvedQuery) => ({ ...query, period: { from: span.standing, to: span.standing } });

const sumIn = (figures: SourceRow['figures'], tiers: readonly SkillTier[]): number =>
  tiers.reduce((sum, tier) => sum + figures[tier], 0);

/** What a report, or all of them, adds to the figure. */
function added(row: Pick<SourceRow, 'figures' | 'headcount'>, measure: FigureMeasure, tiers: readonly SkillTier[]): string {
  const n = sumIn(row.figures, tiers);
  switch (measure) {
    case 'shortEnterprises':
      return fillChosen(measureFigures.shortage, { n });
    case 'shortage':
    case 'resolved':
    case 'resolvedToDate':
    case 'newDemand':
      return fillChosen(measureFigures[measure], { n });
    case 'headcount':
      return fillChosen(measureFigures.headcount, { n: row.headcount });
    case 'shortageRate':
      return `${fillChosen(measureFigures.shortage, { n })} ${fillChosen(measureFigures.headcount, { n: row.headcount })}`;
    case 'resolvedRate':
    case 'enterprises':
    case 'coverage':
    case 'outstanding':
    case 'late':
    case 'specialists':
      return '';
  }
}

/** `isOfWeeks`: an enterprise counts once a week. */
function sumLine(found: Sources, measure: FigureMeasure, tiers: readonly SkillTier[], isOfWeeks: boolean): string {
  const line = fill(t.sourcesSum, { figures: sumText(found, measure, tiers, isOfWeeks) });
  const unmoved = isOfWeeks ? t.sourcesUnmovedWeeks : t.sourcesUnmoved;
  return found.unmoved > 0 ? `${line}；${fill(unmoved, { count: found.unmoved })}` : line;
}

function sumText(found: Sources, measure: FigureMeasure, tiers: readonly SkillTier[], isOfWeeks: boolean): string {
  const sum = added({ figures: found.sums, headcount: found.headcount }, measure, tiers);
  if (measure === 'shortageRate') {
    const rate = showNumber('shortageRate', shortageRate(found.headcount, sumIn(found.sums, tiers)));
    return fill(t.sumWithRate, { sum, rate: fillChosen(measureFigures.shortageRate, { n: rate }) });
  }
  if (sum === '' && isOfWeeks) return fill(t.sourcesSumWeeks, { count: found.count });
  if (sum === '' || measure === 'shortEnterprises') return fillChosen(measureFigures.enterprises, { n: found.count });
  if (!isTiered(measure) || tiers.length === 1) return sum;
  return fill(t.sumByTier, { sum, tiers: tiers.map((tier) => `${TIER_NAMES[tier]}${found.sums[tier]}`).join('，') });
}

function rowLine(
  roster: Roster,
  row: SourceRow,
  place: number,
  measure: FigureMeasure,
  tiers: readonly SkillTier[],
  span: FigureSpan,
): string {
  const said = {
    place,
    name: enterpriseName(roster, row.enterprise),
    specialist: personName(roster, row.specialist) || t.noSpecialist,
    figures: added(row, measure, tiers),
    at: showInstant(row.filedAt),
    revision: row.revision,
  };
  return span.weeks.length > 1 ? fill(t.sourcesRowWeek, { ...said, week: shortWeek(row.week, span) }) : fill(t.sourcesRow, said);
}

/** One row's filings, newest first: who reported what, when, from which message, and which of them holds. */
export async function unfoldRow(inquiries: Inquiries, speaker: Speaker, asked: Asked, place: number): Promise<readonly string[]> {
  const row = asked.sources[place - 1];
  if (!row) return [fill(t.sourcesNoRow, { place })];
  const filings = await inquiries.history(speaker.asker, row.enterprise, row.week, speaker.arrivedAt);
  const current = holdingOf(filings.map((f) => ({ ...f, withdrawn: f.withdrawnAt !== null })));
  const { roster } = speaker.bureau;
  return [
    fill(t.sourcesOf, { name: enterpriseName(roster, row.enterprise), week: sayWeek(row.week, speaker.arrivedAt) }),
    ...filings.slice(0, FILINGS).flatMap((filing) => filingLines(roster, filing, filing.revision === current?.revision)),
    ...(filings.length > FILINGS ? [fill(t.filingsMore, { count: filings.length - FILINGS })] : []),
  ];
}

function filingLines(roster: Roster, filing: PastFiling, isCurrent: boolean): readonly string[] {
  const { revision, filedBy, arrivedAt, figures, withdrawnAt, message, words } = filing;
  const past = withdrawnAt === null ? t.filingOld : fill(t.filingWithdrawn, { at: showInstant(withdrawnAt) });
  const who = personName(roster, filedBy);
  return [
    fill(t.filingLine, { revision, state: isCurrent ? t.filingCurrent : past, at: showInstant(arrivedAt), who }),
    fill(t.filingFigures, {
      headcount: figures.headcount,
      shortage: fullFigures(figures.shortage),
      resolved: fullFigures(figures.resolved),
    }),
    ...(words === null ? [] : [fill(t.filingWords, { words: quoted(words, WORDS) })]),
    ...(isCurrent ? [fill(t.filingMessage, { message: message.split(':').at(1) ?? message })] : []),
  ];
}
