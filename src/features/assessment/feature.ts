// How are questions about a year's assessment answered: the ranking, why a district stands where it does, the workbook?
import { assessmentTexts as a, bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import { fileForSpeaker } from '../../desk/documents/send-files.ts';
import type { Feature, TextTurn } from '../../desk/feature.ts';
import { afterAsked, freshAsked, isOfYear } from '../../desk/figures/asked.ts';
import { districtsAsked } from '../../desk/figures/districts-asked.ts';
import { orDatabaseAway } from '../../desk/or-away.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { may } from '../../domain/rights.ts';
import type { Settings } from '../../domain/settings.ts';
import { yearOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import type { Why } from '../../reading/why.ts';
import { type AssessedYear, assessYear } from './assess-year.ts';
import type { Assessments } from './port.ts';
import { assessmentSheets } from './sheets.ts';
import { rankingLines, whyLines } from './words.ts';

export type AssessmentDeps = {
  readonly assessments: Assessments;
  readonly documents: Pick<Documents, 'yearly'>;
  readonly files: Pick<Files, 'keep'>;
  readonly settings: Settings;
};

export const assessmentFeature = (deps: AssessmentDeps): Feature => ({
  name: 'assessment',
  hears: {
    why: (turn, { why }) => orDatabaseAway(turn, explained(deps, turn, why)),
    sources: (turn, { of }) => orDatabaseAway(turn, isOfYear(of) ? sources(deps, turn, of) : Promise.resolve(null)),
  },
  query: (turn) => (isOfYear(turn.query) ? answered(deps, turn, turn.query) : Promise.resolve(null)),
});

const assessed = ({ assessments, settings }: AssessmentDeps, { bureau, asker, arrivedAt }: Speaker, year: number) =>
  assessYear(assessments, bureau, asker, year, settings, arrivedAt);

async function answered(deps: AssessmentDeps, turn: TextTurn, query: QueryReading): Promise<Answered | null> {
  const { speaker, thread } = turn;
  if (query.form === 'chart') return null;
  if (!may(speaker.person, 'seeMonthly')) return { thread, lines: [a.notSeen] };
  const answer = query.form === 'workbook' ? await workbookOf(deps, speaker, query) : await wordsOf(deps, speaker, query);
  return { thread: afterAsked(thread, query, speaker.arrivedAt), ...answer };
}

const yearAsked = ({ period }: QueryReading): number =>
  'year' in period ? period.year : Number(('month' in period ? period.month : period.from).slice(0, 4));

type Answer = Pick<Answered, 'lines' | 'sends'>;

async function wordsOf(deps: AssessmentDeps, speaker: Speaker, query: QueryReading): Promise<Answer> {
  const { settings } = deps;
  const year = yearAsked(query);
  if (year > yearOf(speaker.arrivedAt)) return { lines: [fill(a.noYear, { year })] };
  const place = districtsAsked(speaker, query.districts);
  if (place === null) return { lines: [t.notSeen] };
  const found = await assessed(deps, speaker, year);
  const before = place.bounded === null ? [] : [place.bounded];
  const [one, another] = query.districts === undefined ? [] : place.districts;
  if (one && !another) return { lines: [...before, ...whyLines(found, one.code, null, speaker, settings)] };
  const lines = rankingLines(found, speaker, settings, place.whose);
  if (query.top === undefined && query.order !== 'asc') return { lines: [...before, ...lines] };
  // 前三名, 倒数第一: of the ranked ones.
  const [head, ranked, how] = [lines.slice(0, 2), lines.slice(2, -1), lines.slice(-1)];
  const ordered = query.order === 'asc' ? ranked.toReversed() : ranked;
  return { lines: [...before, ...head, ...ordered.slice(0, query.top ?? ordered.length), ...how] };
}

async function workbookOf(deps: AssessmentDeps, speaker: Speaker, query: QueryReading): Promise<Answer> {
  const place = districtsAsked(speaker, query.districts);
  if (place === null) return { lines: [t.notSeen] };
  const year = yearAsked(query);
  const sheets = assessmentSheets(await assessed(deps, speaker, year), speaker.bureau, deps.settings, place.whose);
  if (sheets === null) return { lines: [fill(a.none, { year })] };
  return fileForSpeaker(deps.files, speaker, deps.documents.yearly(sheets));
}

/** 为什么 滕州 第3, where ranks were spoken of or asked about. */
async function explained(deps: AssessmentDeps, { speaker, thread }: TextTurn, why: Why): Promise<Answered | null> {
  const last = freshAsked(thread.asked, speaker.arrivedAt)?.query ?? null;
  const year = last !== null && isOfYear(last) ? yearAsked(last) : null;
  if (!may(speaker.person, 'seeMonthly') || (why.rank === null && !why.named && year === null)) return null;
  const place = districtsAsked(speaker, [why.district]);
  const [one, another] = place?.districts ?? [];
  if (!one || another) return { thread, lines: [t.notSeen] };
  const found = await assessed(deps, speaker, why.year ?? year ?? yearOf(speaker.arrivedAt));
  const before = place?.bounded == null ? [] : [place.bounded];
  return { thread, lines: [...before, ...whyLines(found, one.code, why.rank, speaker, deps.settings)] };
}

/** How the first of the districts asked for came to its rank. */
async function sources(deps: AssessmentDeps, { speaker, thread }: TextTurn, last: QueryReading): Promise<Answered | null> {
  const place = districtsAsked(speaker, last.districts);
  if (place === null) return null;
  const found: AssessedYear = await assessed(deps, speaker, yearAsked(last));
  const ranked = found.assessment.districts.find((d) => place.districts.some((p) => p.code === d.district));
  const code = ranked?.district ?? place.districts[0]?.code ?? '';
  return { thread, lines: whyLines(found, code, null, speaker, deps.settings) };
}
