// How are a month's open question and its read-back put into words?
import { monthlyDoubtTexts, programmeHints, monthlyTexts as t } from '../../../conversations/monthly.ts';
import { monthChangesLine } from '../../desk/month-changes.ts';
import { sayMonth, sayMonthDue } from '../../desk/voices.ts';
import { phaseAt } from '../../domain/deadlines.ts';
import type { MonthlyDoubt } from '../../domain/monthly.ts';
import {
  type FigureKey,
  labelOf,
  type MonthlyFigures,
  monthlyValue,
  PROGRAMME_NAMES,
  PROGRAMMES,
  type Programme,
  programmeFigures,
} from '../../domain/programmes.ts';
import { PUNCTUALITY_NAMES } from '../../domain/reports.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { quoted } from '../../reading/text/quoted.ts';
import {
  ASKED,
  askedAgain,
  askedFigures,
  askedProgramme,
  type MonthAnswers,
  type MonthReview,
  missingOf,
  openProgrammes,
} from './answers.ts';
import { shownFigure, valuesOf } from './figure-words.ts';
import { isByRequest, type MonthKnown } from './known.ts';

const nameOf = (programme: Programme, key: FigureKey): string =>
  programmeFigures(programme).find((f) => f.key === key)?.name ?? '';
const shortOf = (programme: Programme): string => programmeHints[programme].short;

/** `3场、12家、150人`; of a programme that is not complete what there is. */
function values(answers: MonthAnswers, programme: Programme): string {
  const given = answers.figures?.[programme] ?? {};
  return programmeFigures(programme)
    .flatMap(({ key, unit }) => (given[key] === undefined ? [] : [`${given[key]}${unit}`]))
    .join('、');
}

/** `本月活动场次3场，本月服务企业数量12家，本月活动成交人数150人`: annex 2's words. */
const fullFiguresOf = (figures: MonthlyFigures, programme: Programme): string =>
  programmeFigures(programme)
    .map(({ key, name, unit }) => fill(t.figure, { name, ...shownFigure(monthlyValue(figures, programme, key), unit) }))
    .join('，');

/** What the person needs to know of the period; 已填 counts the programmes that are asked, not the one that is known (specialists). */
export const heading = (
  known: MonthKnown,
  answers: MonthAnswers,
  now: Date,
  sentence: typeof t.title | typeof t.progress,
): string =>
  fill(sentence, {
    district: known.district.name,
    month: sayMonth(answers.month, now),
    due: sayMonthDue(known.deadlines.due, now),
    filled: ASKED.length - openProgrammes(answers).length,
    all: ASKED.length,
  });

/** The open question; none where nothing is missing. */
export function questionLines(answers: MonthAnswers, last: MonthlyFigures | null): readonly string[] {
  const programme = askedProgramme(answers);
  if (programme === null) return [];
  const asked = askedFigures(answers, programme);
  const figures = programmeFigures(programme).filter((f) => asked.includes(f.key));
  const { short, example } = programmeHints[programme];
  const said = { programme: PROGRAMME_NAMES[programme], labels: figures.map(labelOf).join('、'), count: figures.length, example };
  const problem = askedAgain(answers)?.problem ?? null;
  if (problem?.why === 'vague') {
    const [one, another] = figures;
    return one && !another
      ? [fill(t.vague, { said: quoted(problem.text), programme: said.programme, label: one.name })]
      : [fill(t.vagueAll, { ...said, said: quoted(problem.text) })];
  }
  if (problem) return [fill(t.again, { ...said, example: `${short} ${example}` })];
  if (figures.length < programmeFigures(programme).length) {
    const shorter = { ...said, example: example.split(' ').slice(0, figures.length).join(' ') };
    return [figures.length === 1 ? fill(t.missingOne, said) : fill(t.missing, shorter)];
  }
  const offer = last?.[programme] === undefined ? '' : fill(t.askLast, { last: valuesOf(programme, last) });
  return [`${fill(t.ask, said)}${offer}`, fill(t.askHow, said)];
}

/** How to answer for several programmes at once. */
export function howMany(last: MonthlyFigures | null): string {
  const two = ['recruitmentDrive', 'sharedEmployment'] as const;
  const example = two.map((p) => `${shortOf(p)} ${programmeHints[p].example}`).join('；');
  return fill(last === null ? t.askMany : t.askManyLast, { example });
}

/** After the first and after the second answer that could not be taken. */
export function againLines(answers: MonthAnswers): readonly [string, string] {
  const programme = askedProgramme(answers);
  if (programme === null) return [t.changeHow, t.changeHow];
  const asked = askedFigures(answers, programme);
  const figures = programmeFigures(programme).filter((f) => asked.includes(f.key));
  const { short, example } = programmeHints[programme];
  const count = figures.length;
  const shorter = example.split(' ').slice(0, count).join(' ');
  const said = { programme: PROGRAMME_NAMES[programme], labels: figures.map(labelOf).join('、'), count };
  return [fill(t.again, { ...said, example: `${short} ${example}` }), fill(t.againShort, { count, example: shorter })];
}

/** What was just taken in, so that a slip shows at once. */
export const notedLine = (answers: MonthAnswers, noted: readonly Programme[]): string =>
  fill(t.noted, {
    list: noted.map((p) => fill(t.notedOne, { short: shortOf(p), values: values(answers, p) })).join('；'),
  });

/** One line a doubt; programmes that serve more enterprises than the roster holds share one. */
function doubtLines(doubts: readonly MonthlyDoubt[]): readonly string[] {
  const above = doubts.filter((d) => d.kind === 'aboveRoster');
  const programmes = above.map((d) => `${shortOf(d.programme)}${d.enterprises}家`).join('、');
  return doubts.filter((d) => d.kind !== 'aboveRoster' || d === above[0]).map((d) => doubtLine(d, programmes));
}

function doubtLine(doubt: MonthlyDoubt, programmes: string): string {
  const programme = shortOf(doubt.programme);
  switch (doubt.kind) {
    case 'tenfold': {
      const { figure, was, is } = doubt;
      const { name = '', unit = '' } = programmeFigures(doubt.programme).find((f) => f.key === figure) ?? {};
      return fill(monthlyDoubtTexts.tenfold, { programme, figure: name, was, is, unit });
    }
    case 'aboveRoster':
      return fill(monthlyDoubtTexts.aboveRoster, { programmes, roster: doubt.roster });
    case 'hiredWithoutEvents': {
      const figure = nameOf(doubt.programme, 'hired');
      return fill(monthlyDoubtTexts.hiredWithoutEvents, { programme, figure, hired: doubt.hired });
    }
  }
}

const figureLines = (figures: MonthlyFigures, isPrefilled: boolean): readonly string[] =>
  PROGRAMMES.map((programme) => {
    const line = fill(t.reviewLine, { programme: PROGRAMME_NAMES[programme], figures: fullFiguresOf(figures, programme) });
    return programme === 'specialists' && isPrefilled ? `${line}${t.fromRoster}` : line;
  });

/** Every programme with its figures, doubts, and how to sign or correct; first what changed since the last read-back. */
export function reviewLines(
  known: MonthKnown,
  answers: MonthAnswers,
  review: MonthReview,
  before: MonthlyFigures | null,
  now: Date,
): readonly string[] {
  const said = { district: known.district.name, month: sayMonth(answers.month, now) };
  const changed = before === null ? '' : monthChangesLine(before, review.figures);
  const corrected = review.was === null ? '' : monthChangesLine(review.was, review.figures);
  if (review.reason !== undefined && review.was !== null) {
    const [changes, reason] = [monthChangesLine(review.was, review.figures), review.reason];
    return [fill(t.requestHead, said), changes, fill(t.requestWhy, { reason }), ...doubtLines(review.doubts), t.requestHow];
  }
  const isPrefilled = missingOf(answers, 'specialists').length === programmeFigures('specialists').length;
  return [
    ...(changed === '' ? [] : [fill(t.changed, { changes: changed })]),
    fill(t.reviewHead, said),
    ...figureLines(review.figures, isPrefilled),
    ...(corrected === '' || corrected === changed ? [] : [fill(t.changes, { changes: corrected })]),
    ...doubtLines(review.doubts),
    ...(review.was === null ? noticeAt(known, now) : []),
    review.doubts.length > 0 ? t.reviewHowDoubted : t.reviewHow,
  ];
}

const MINUTES_LEFT_MS = 3 * 60_000;

function noticeAt({ deadlines }: MonthKnown, now: Date): readonly string[] {
  const left = deadlines.due.getTime() - now.getTime();
  if (left <= 0) return [t.isLate];
  return left < MINUTES_LEFT_MS ? [t.minutesLeft] : [];
}

/** What is filed already, and how to correct it. */
export function filedLines(known: MonthKnown, now: Date): readonly string[] {
  if (known.now === null) return [];
  const { filedAt, punctuality, signedBy, figures } = known.now;
  const head = fill(t.filedHead, {
    district: known.district.name,
    month: sayMonth(known.month, now),
    time: showInstant(filedAt),
    punctuality: PUNCTUALITY_NAMES[punctuality],
    name: signedBy,
  });
  const state = phaseAt(known.deadlines, now) === 'closed' ? t.stateClosed : t.statePublished;
  const how = isByRequest(known, now) ? fill(t.filedHowRequest, { state }) : t.filedHow;
  return [head, ...figureLines(figures, false), how];
}
