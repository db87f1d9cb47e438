// Which texts are questions about weeks, go on from one, or ask where a figure comes from?

import { frontDeskTexts } from '../../../conversations/front-desk.ts';
import { questionTexts as t } from '../../../conversations/questions.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import { fileForSpeaker } from '../../desk/documents/send-files.ts';
import type { Feature, TextTurn } from '../../desk/feature.ts';
import type { FiguresAnswer, MissingAnswer, QueryAnswer } from '../../desk/figures/answer.ts';
import { answerQuery } from '../../desk/figures/answer-query.ts';
import { afterAsked, freshAsked } from '../../desk/figures/asked.ts';
import { missingLines } from '../../desk/figures/missing.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import type { Scope } from '../../desk/figures/scope.ts';
import { MOST_SHEET_ROWS, sourcesBook } from '../../desk/figures/sources-sheet.ts';
import { isTotals } from '../../desk/figures/titles.ts';
import { cannotLines, unsureLines } from '../../desk/figures/unanswered.ts';
import { isProblem } from '../../desk/problem.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { type Thread, withoutAside } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import { enterpriseName } from '../../domain/roster.ts';
import type { Settings } from '../../domain/settings.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { placeChosen } from '../../reading/answer/choices.ts';
import { asksNames, asksSomething, namesWholeCity } from '../../reading/question/talk.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { actAsked, actsAnswer } from './acts-done.ts';
import type { ActsDone } from './acts-port.ts';
import { behind } from './behind.ts';
import { contactsFor, contactsTable, servedLine } from './contacts.ts';
import { filedNames, filingsFor, isOfFilings } from './filings.ts';
import { questionsSlot } from './slot.ts';
import { measureOf, unfold, unfoldRow } from './sources.ts';
import { figureLines } from './words.ts';

export type Questions = {
  readonly inquiries: Inquiries;
  readonly actsDone: ActsDone;
  readonly cumulativeSince: Settings['cumulativeSince'];
  /** What to add to the totals of a week that is published: what they were then. */
  readonly published: (speaker: Speaker, week: Week, districts: readonly string[]) => Promise<readonly string[]>;
  readonly documents: Pick<Documents, 'table'>;
  readonly files: Pick<Files, 'keep'>;
};

const { room: NAME } = questionsSlot;

/** The last of the features: it answers every question that no other does, but draws nothing and writes no workbook. */
export const questionsFeature = (deps: Questions): Feature => ({
  name: NAME,
  slot: questionsSlot,
  answer: (turn) => guarded(turn, () => chosen(deps, turn)),
  wanted: (thread) => {
    const slot = openList(thread);
    return slot && { kind: 'enterprise', among: slot.enterprises };
  },
  again: async ({ speaker, thread }) => {
    const slot = openList(thread);
    return slot && whichOf({ speaker }, thread, slot.query, slot.enterprises);
  },
  hears: {
    sourceRow: (turn, { row }) => guarded(turn, () => rowOf(deps, turn, row)),
  },
  puzzled: unsure,
  query: async (turn) => (turn.query.form === undefined ? answered(deps, turn, turn.query) : tabled(deps, turn, turn.query)),
});

/** Lists that are no figures, as a workbook. Null where there is none of that kind. */
async function tabled(
  { documents, files }: Questions,
  { speaker, thread }: TextTurn,
  query: QueryReading,
): Promise<Answered | null> {
  const isList = query.form === 'workbook' && query.measures.every((m) => m === 'contacts');
  const table = isList ? contactsTable(speaker, query) : null;
  if (table === null) return null;
  const after = afterAsked(thread, query, speaker.arrivedAt);
  return { thread: after, ...(await fileForSpeaker(files, speaker, documents.table(table))) };
}

/** 看全部: every report behind the last figure, as a workbook. */
export const showAll = (deps: Questions, turn: TextTurn): Promise<Answered | null> => guarded(turn, () => allSources(deps, turn));

async function allSources({ inquiries, documents, files }: Questions, { speaker, thread }: TextTurn): Promise<Answered> {
  const asked = freshAsked(thread.asked, speaker.arrivedAt);
  const resolved = asked === null ? null : await behind(inquiries, speaker, asked.query);
  if (asked === null || resolved === null) return { thread, lines: [t.sourcesFirst] };
  const { title, count, table } = await sourcesBook(inquiries, speaker, resolved, measureOf(resolved));
  if (table === null) return { thread, lines: [fill(t.sourcesMostRows, { title, count, most: MOST_SHEET_ROWS })] };
  if (count === 0) return { thread, lines: [fill(t.sourcesNone, { title })] };
  const { sends } = await fileForSpeaker(files, speaker, documents.table(table));
  const line = fill(t.sourcesFile, { title, count, at: showInstant(speaker.arrivedAt) });
  return { thread: afterAsked(thread, asked.query, speaker.arrivedAt), lines: [line], sends };
}

/** What only asks is told at once that the database is away, and asked again by the person. */
async function guarded(turn: TextTurn, work: () => Promise<Answered | null>): Promise<Answered | null> {
  try {
    return await work();
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return { thread: turn.thread, lines: [frontDeskTexts.databaseAway] };
    throw e;
  }
}

async function answered(deps: Questions, turn: TextTurn, query: QueryReading): Promise<Answered> {
  const { speaker } = turn;
  const thread = withoutAside(turn.thread, NAME);
  const answer = await answerOf(deps, speaker, query);
  const after = afterAsked(thread, query, speaker.arrivedAt);
  switch (answer.kind) {
    case 'figures':
      return {
        thread: after,
        lines: [
          ...[servedLine(speaker, query) ?? []].flat(),
          ...figureLines({ ...answer, scope: narrowed(turn, answer.scope) }, speaker.arrivedAt, deps.cumulativeSince),
          ...(await namesFiled(deps, turn, answer)),
          ...(await publishedThen(deps, speaker, answer)),
        ],
      };
    case 'lines':
      return { thread: after, lines: answer.lines };
    case 'missing':
      return { thread: after, lines: [...missingLines(answer, speaker), ...(await namesBeside(deps, turn, answer))] };
    case 'which':
      return whichOf(turn, thread, query, answer.enterprises);
    case 'notFound':
      return { thread, lines: [t.notFound] };
    case 'notYet':
    case 'cannot':
      return { thread, lines: cannotLines(speaker, query, answer.kind) };
  }
}

/** 今天谁报了, 已报名单: the names beside the counts, of one week. */
async function namesFiled(
  { inquiries }: Questions,
  { speaker, text }: TextTurn,
  answer: FiguresAnswer,
): Promise<readonly string[]> {
  const { measures, span, query } = answer;
  const isCoverage = measures.every((m) => m === 'coverage') && span.weeks.length === 1 && query.order === undefined;
  return isCoverage && asksNames(text) ? filedNames(inquiries, speaker, answer) : [];
}

/** 谁报了，谁没报: the others by name, too. */
async function namesBeside(
  { inquiries }: Questions,
  { speaker, text }: TextTurn,
  answer: MissingAnswer,
): Promise<readonly string[]> {
  const isBoth = answer.query.measures.includes('coverage') && asksNames(text);
  return isBoth ? filedNames(inquiries, speaker, answer) : [];
}

/** By what is asked: who serves, what was done, when reports came in, or figures. */
function answerOf(
  { inquiries, actsDone }: Questions,
  speaker: Speaker,
  query: QueryReading,
): Promise<QueryAnswer | { readonly kind: 'lines'; readonly lines: readonly string[] }> {
  if (query.measures.every((m) => m === 'contacts')) return Promise.resolve(contactsFor(speaker, query));
  const act = actAsked(query);
  if (act !== null) return actsAnswer(actsDone, speaker, query, act);
  return isOfFilings(query) ? filingsFor(inquiries, speaker, query) : answerQuery(inquiries, speaker, query);
}

/** The whole city, asked for by somebody who sees less of it, is said to be less, as another's district is. */
function narrowed({ speaker, text }: TextTurn, scope: Scope): Scope {
  if (speaker.person.role === 'taskForce' || scope.bounded !== null || !namesWholeCity(text)) return scope;
  const district = scope.districts.map((d) => d.name).join('、');
  return { ...scope, bounded: scope.isOwn ? t.onlyMine : fill(t.onlyDistrict, { district }) };
}

/** Only the whole of one week's districts can be compared with what was published. */
async function publishedThen({ published }: Questions, speaker: Speaker, answer: FiguresAnswer): Promise<readonly string[]> {
  const { scope, span, query, by } = answer;
  const [week, second] = span.weeks;
  const isWhole =
    by.length === 0 &&
    !scope.isOwn &&
    !query.enterprise &&
    !query.enterprises &&
    !query.specialist &&
    !query.types &&
    !query.tiers &&
    !query.surveyed;
  return week && !second && isWhole && isTotals(answer.measures)
    ? published(
        speaker,
        week,
        scope.districts.map((d) => d.code),
      )
    : [];
}

/** The list of names that was the last thing said. */
function openList(thread: Thread) {
  const slot = questionsSlot.of(thread);
  return slot !== null && thread.seen.at(-1)?.key === slot.message ? slot : null;
}

function whichOf(
  { speaker }: Pick<TextTurn, 'speaker'>,
  thread: Thread,
  query: QueryReading,
  enterprises: Extract<QueryAnswer, { kind: 'which' }>['enterprises'],
): Answered {
  const names = enterprises.map((id) => enterpriseName(speaker.bureau.roster, id));
  const slot = { query, enterprises, message: speaker.message };
  return {
    thread: questionsSlot.put(thread, slot, speaker.arrivedAt),
    lines: [fill(t.which, { count: names.length }), ...names.map((name, i) => fill(t.whichLine, { place: i + 1, name }))],
  };
}

/** A number of the list, or a name that fits one of it. Anything else is not about the list, which is let go. */
async function chosen(deps: Questions, turn: TextTurn): Promise<Answered | null> {
  const { thread, text, speaker } = turn;
  const slot = openList(thread);
  if (slot === null) return null;
  const place = placeChosen(text);
  const named = place === null ? contextOf(speaker).names.find(text, new Set(slot.enterprises)) : null;
  const enterprise = place !== null ? slot.enterprises[place - 1] : named && 'enterprise' in named ? named.enterprise : undefined;
  if (enterprise === undefined) return null;
  const { candidates: _candidates, doubt: _doubt, ...query } = slot.query;
  return answered(deps, turn, { ...query, enterprise });
}

/** 出处 3: a row of what the last 出处 listed. */
async function rowOf(deps: Questions, { speaker, thread }: TextTurn, row: number): Promise<Answered | null> {
  if (!may(speaker.person, 'seeFigures')) return null;
  const asked = freshAsked(thread.asked, speaker.arrivedAt);
  return { thread, lines: asked === null ? [t.sourcesFirst] : await unfoldRow(deps.inquiries, speaker, asked, row) };
}

/** What is only half a question is answered with what was understood of it. */
async function unsure({ speaker, thread, text }: TextTurn): Promise<Answered | null> {
  // Who reports and asks nothing may as well have meant a report.
  const asks = !may(speaker.person, 'report') || asksSomething(text);
  const lines = asks && may(speaker.person, 'seeFigures') ? unsureLines(speaker, text) : null;
  return lines === null ? null : { thread, lines };
}

/** 出处. */
export const sources = (deps: Questions, turn: TextTurn): Promise<Answered | null> =>
  guarded(turn, () => unfolded(deps, turn, 0));

/** 下一页, behind the rows that are listed already. */
export async function nextPage(deps: Questions, turn: TextTurn): Promise<Answered | null> {
  const listed = freshAsked(turn.thread.asked, turn.speaker.arrivedAt)?.sources.length ?? 0;
  if (listed === 0) return { thread: turn.thread, lines: [t.sourcesFirst] };
  return guarded(turn, () => unfolded(deps, turn, listed));
}

async function unfolded(deps: Questions, { speaker, thread }: TextTurn, listed: number): Promise<Answered> {
  const asked = freshAsked(thread.asked, speaker.arrivedAt);
  const resolved = asked === null ? null : await behind(deps.inquiries, speaker, asked.query);
  if (asked === null || resolved === null) return { thread, lines: [t.sourcesFirst] };
  const rows = await unfold(deps.inquiries, speaker, resolved, listed);
  return {
    thread: { ...thread, asked: { ...asked, at: speaker.arrivedAt.toISOString(), sources: rows.sources } },
    lines: rows.lines,
  };
}
