// How does the desk answer about months and years: questions, where they come from, why a rank, and publication?
import { assessmentTexts as a, bulletinTexts as t } from '../../../conversations/bulletin.ts';
import { frontDeskTexts } from '../../../conversations/front-desk.ts';
import { freshAsked } from '../../desk/figures/asked.ts';
import { isProblem } from '../../desk/problem.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Room, Visit } from '../../desk/room.ts';
import { isBusy, withoutAside } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import { yearOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { yearToPublish } from '../../reading/answer/decisions.ts';
import { goesOn, readFollowUp } from '../../reading/question/follow-ups.ts';
import { startsWithDigit } from '../../reading/question/talk.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { readWhy } from '../../reading/why.ts';
import { assessYear } from '../assessment/assess-year.ts';
import { assessmentSheets } from '../assessment/sheets.ts';
import { rankingLines, whyLines } from '../assessment/words.ts';
import { bulletinSheets, loadBulletin } from './bulletin.ts';
import { type Publishing, periodName, publishShown, showPeriod } from './publish.ts';
import { monthAsked, monthlyAnswer, placeOf, sourceLines } from './questions.ts';
import { bulletinSlot } from './slot.ts';
import { fileForSpeaker } from './workbooks.ts';

const { room: ROOM } = bulletinSlot;

export const bulletinRoom = (deps: Publishing): Room => ({
  name: ROOM,
  slot: bulletinSlot,
  open: () => 'publish',
  answer: (visit) => guarded(visit, () => answer(deps, visit)),
  hears: (visit) => guarded(visit, () => hears(deps, visit)),
  query: (visit) => (isOurs(visit.query) ? answered(deps, visit, visit.query) : Promise.resolve(null)),
  async reminder({ speaker, thread }) {
    const slot = bulletinSlot.of(thread);
    return slot && fill(t.publishOpen, { period: periodName(slot.period, speaker.arrivedAt) });
  },
});

async function guarded(visit: Visit, work: () => Promise<Answered | null>): Promise<Answered | null> {
  try {
    return await work();
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return { thread: visit.thread, lines: [frontDeskTexts.databaseAway] };
    throw e;
  }
}

const isOurs = ({ measures }: QueryReading): boolean => measures.includes('monthly') || measures.includes('assessment');

async function answered(deps: Publishing, visit: Visit, query: QueryReading): Promise<Answered | null> {
  const { speaker, thread } = visit;
  if (query.form === 'chart') return null;
  if (!may(speaker.person, 'seeMonthly'))
    return { thread, lines: [query.measures.includes('assessment') ? a.notSeen : t.notSeen] };
  const after = { ...thread, asked: { query, at: speaker.arrivedAt.toISOString(), sources: [] } };
  if (query.form === 'workbook') {
    const file = await workbookFor(deps, visit, query);
    return file && { ...file, thread: after };
  }
  const lines = query.measures.includes('assessment')
    ? await assessmentAnswer(deps, visit, query)
    : await monthlyAnswer(deps.monthly, speaker, query, deps.settings.monthOpensOn);
  return lines && { thread: after, lines };
}

const yearAsked = ({ period }: QueryReading): number =>
  'year' in period ? period.year : Number(('month' in period ? period.month : period.from).slice(0, 4));

async function assessmentAnswer(deps: Publishing, { speaker }: Visit, query: QueryReading): Promise<readonly string[]> {
  const { bureau, asker, arrivedAt } = speaker;
  const year = yearAsked(query);
  if (year > yearOf(arrivedAt)) return [fill(a.noYear, { year })];
  const place = placeOf(speaker, query.districts);
  if (place === null) return [t.notSeen];
  const assessed = await assessYear(deps.assessments, bureau, asker, year, deps.settings, arrivedAt);
  const before = place.bounded === null ? [] : [place.bounded];
  const [one, another] = query.districts === undefined ? [] : place.districts;
  if (one && !another) return [...before, ...whyLines(assessed, one.code, null, speaker, deps.settings)];
  const lines = rankingLines(assessed, speaker, deps.settings, place.whose);
  if (query.top === undefined && query.order !== 'asc') return [...before, ...lines];
  // 前三名, 倒数第一: of the ranked ones.
  const [ranked, rest] = [lines.slice(2, -1), [lines.slice(0, 2), lines.slice(-1)] as const];
  const ordered = query.order === 'asc' ? ranked.toReversed() : ranked;
  return [...before, ...rest[0], ...ordered.slice(0, query.top ?? ordered.length), ...rest[1]];
}

async function workbookFor(
  deps: Publishing,
  { speaker }: Visit,
  query: QueryReading,
): Promise<Pick<Answered, 'lines' | 'sends'> | null> {
  const { bureau, asker, arrivedAt } = speaker;
  const place = placeOf(speaker, query.districts);
  if (place === null) return { lines: [t.notSeen] };
  if (query.measures.includes('assessment')) {
    const year = yearAsked(query);
    const assessed = await assessYear(deps.assessments, bureau, asker, year, deps.settings, arrivedAt);
    const sheets = assessmentSheets(assessed, bureau, deps.settings, place.whose);
    if (sheets === null) return { lines: [fill(a.none, { year })] };
    return fileForSpeaker(deps, speaker, deps.documents.yearly(sheets));
  }
  const month = monthAsked(speaker, query, deps.settings.monthOpensOn);
  if (month === null) return null;
  const bulletin = await loadBulletin(deps.monthly, speaker, month, place.districts);
  const region = bureau.roster.regions.find((r) => r.code === speaker.person.region && r.level !== 'district') ?? null;
  const city = place.districts.length > 1 ? region : null;
  const sheets = bulletinSheets(bulletin, place.whose, city, arrivedAt, bureau.calendar, deps.settings.monthOpensOn);
  return fileForSpeaker(deps, speaker, deps.documents.monthly(sheets));
}

/** 发布 of a month or a year, 为什么 滕州 第3, 出处 of a month, and what goes on from one of these. */
async function hears(deps: Publishing, visit: Visit): Promise<Answered | null> {
  const { speaker, thread, text, reading } = visit;
  const period = periodToPublish(visit);
  if (period !== null) {
    const shown = await showPeriod(deps, speaker, period);
    if (shown.seen === null) return { thread, lines: shown.lines };
    const slot = { period, seen: shown.seen };
    return { thread: bulletinSlot.put(thread, slot, speaker.arrivedAt), lines: shown.lines };
  }
  const asked = freshAsked(thread.asked, speaker.arrivedAt);
  const last = asked !== null && isOurs(asked.query) ? asked.query : null;
  const why = may(speaker.person, 'seeMonthly') ? readWhy(text, contextOf(speaker)) : null;
  if (why !== null && (why.rank !== null || why.named || last?.measures.includes('assessment'))) {
    const place = placeOf(speaker, [why.district]);
    const [one, another] = place?.districts ?? [];
    if (!one || another) return { thread, lines: [t.notSeen] };
    const year = why.year ?? (last?.measures.includes('assessment') ? yearAsked(last) : yearOf(speaker.arrivedAt));
    const { bureau, asker, arrivedAt } = speaker;
    const assessed = await assessYear(deps.assessments, bureau, asker, year, deps.settings, arrivedAt);
    const before = place?.bounded == null ? [] : [place.bounded];
    return { thread, lines: [...before, ...whyLines(assessed, one.code, why.rank, speaker, deps.settings)] };
  }
  if (last === null) return null;
  if (reading.kind === 'command' && reading.name === 'sources') return sources(deps, visit, last);
  const isOpen = reading.kind === 'unclear' && !isBusy(thread) && !startsWithDigit(text);
  const next = goesOn(text, contextOf(speaker)) || isOpen ? readFollowUp(text, contextOf(speaker), last) : null;
  return next && isOurs(next) ? answered(deps, visit, next) : null;
}

async function sources(deps: Publishing, { speaker, thread }: Visit, last: QueryReading): Promise<Answered | null> {
  const place = placeOf(speaker, last.districts);
  if (place === null) return null;
  if (last.measures.includes('assessment')) {
    const [one] = place.districts;
    const assessed = await assessYear(
      deps.assessments,
      speaker.bureau,
      speaker.asker,
      yearAsked(last),
      deps.settings,
      speaker.arrivedAt,
    );
    const code = assessed.assessment.districts.find((d) => place.districts.some((p) => p.code === d.district))?.district;
    return { thread, lines: whyLines(assessed, code ?? one?.code ?? '', null, speaker, deps.settings) };
  }
  const month = monthAsked(speaker, last, deps.settings.monthOpensOn);
  if (month === null) return null;
  const bulletin = await loadBulletin(deps.monthly, speaker, month, place.districts);
  return { thread, lines: sourceLines(bulletin, speaker.arrivedAt) };
}

function periodToPublish({ text, reading }: Visit): string | null {
  // A command's period is a week or a month.
  const year = yearToPublish(text);
  if (year !== null) return year;
  if (reading.kind !== 'command' || reading.name !== 'publish') return null;
  const period = reading.args?.period;
  return period !== undefined && !period.includes('W') ? period : null;
}

async function answer(deps: Publishing, visit: Visit): Promise<Answered | null> {
  const { speaker, thread, reading } = visit;
  const slot = bulletinSlot.of(thread);
  if (slot === null || reading.kind !== 'command') return null;
  const closed = withoutAside(thread, ROOM);
  if (reading.name === 'cancel' || reading.name === 'back') return { thread: closed, lines: [t.publishCancelled] };
  if (reading.name !== 'confirm') return null;
  const { seen, lines, done } = await publishShown(deps, speaker, slot.period, slot.seen);
  const kept = { period: slot.period, seen: seen ?? slot.seen };
  return { thread: done ? closed : bulletinSlot.put(thread, kept, speaker.arrivedAt), lines };
}
