// What does a text mean here and now, and which room of the house answers it?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { weeklyTexts } from '../../conversations/weekly-dispatch.ts';
import { may } from '../domain/rights.ts';
import type { Week } from '../domain/time.ts';
import { listShown } from '../features/nudges/list-shown.ts';
import type { Nudged } from '../features/nudges/port.ts';
import type { Weekly } from '../features/weekly/file-reports.ts';
import { onLines, onReport } from '../features/weekly/onto-week.ts';
import { ended } from '../features/weekly/rehearsal.ts';
import { reportTurn } from '../features/weekly/turn.ts';
import { fill } from '../forms/definition/fill.ts';
import { repairIn } from '../reading/answer/repairs.ts';
import { readMessage } from '../reading/message.ts';
import { weekAnswered } from '../reading/periods/weeks.ts';
import type { QueryReading } from '../reading/reading.ts';
import { isByNumber, isRestFirst, numberToCorrect, saysChange, startsATurn } from '../reading/report/talk.ts';
import { quoted } from '../reading/text/quoted.ts';
import { type Handlers, onCommand } from './commands.ts';
import { courtesy, isManners } from './courtesy.ts';
import { floorOf, withFloor } from './floor.ts';
import { isReporter, unclearExamples } from './greeting.ts';
import { isProblem } from './problem.ts';
import { contextOf } from './reading-context.ts';
import type { Answered } from './receive.ts';
import { holderOf, type Room, roomKeeping, type Visit } from './room.ts';
import type { Speaker } from './speaker.ts';
import { isBusy, type Thread } from './thread.ts';
import { weekAtHand } from './week/which-week.ts';

export type Texts = Weekly & {
  readonly nudged: Pick<Nudged, 'lastList'>;
  /** Beside the weekly report, in the order they are asked. */
  readonly rooms: readonly Room[];
  readonly commands: Handlers;
};

/** What was answered, then the open question again in one line. */
export async function withReminder(deps: Texts, speaker: Speaker, answered: Answered): Promise<Answered> {
  const { thread, lines } = answered;
  const room = holderOf(deps.rooms, floorOf(thread)?.room);
  if (room?.reminder) {
    const line = await room.reminder({ speaker, thread });
    return line === null ? answered : { ...answered, lines: [...lines, line] };
  }
  if (!thread.report || !isBusy(thread)) return answered;
  const reminded = await reportTurn(deps, speaker, thread, { kind: 'again' }, weekAtHand(speaker, thread));
  return reminded ? { ...answered, thread: reminded.thread, lines: [...lines, ...reminded.lines] } : answered;
}

/** A room that has the floor after it answered asked its own question; otherwise what lies beneath is repeated. */
const fromRoom = (deps: Texts, speaker: Speaker, room: Room, answered: Answered): Promise<Answered> =>
  roomKeeping(deps.rooms, floorOf(answered.thread)?.room) === room
    ? Promise.resolve(answered)
    : withReminder(deps, speaker, answered);

/** An answer to the open question first; then whatever else the words mean. `chosen`: the week of a text that named none. */
export async function onText(
  deps: Texts,
  speaker: Speaker,
  thread: Thread,
  text: string,
  chosen: Week | null = null,
): Promise<Answered> {
  const { asking } = thread;
  if (asking !== null) {
    const week = weekAnswered(text, speaker.arrivedAt);
    const asked = { ...thread, asking: null };
    return onText(deps, speaker, asked, week === null ? text : asking, week);
  }
  const practised = ended({ thread, text });
  if (practised) return withReminder(deps, speaker, practised);
  const visit: Visit = { speaker, thread: { ...thread, lost: 0 }, text, reading: readMessage(text, contextOf(speaker)) };
  return (await inRooms(deps, visit)) ?? (await inWeek(deps, visit, chosen)) ?? unclear(deps, visit, thread.lost);
}

/** The room that has the floor, then any that wants to hear such a text. */
async function inRooms(deps: Texts, visit: Visit): Promise<Answered | null> {
  const { speaker, thread } = visit;
  const floor = floorOf(thread)?.room;
  const room = roomKeeping(deps.rooms, floor);
  const answered = await holderOf(deps.rooms, floor)?.answer?.(visit);
  if (room && answered) return fromRoom(deps, speaker, room, answered);
  for (const other of deps.rooms) {
    const heard = await other.hears?.(visit);
    if (heard) return fromRoom(deps, speaker, other, heard);
  }
  return null;
}

/** Who answers by number, or for all at once, answers the list they saw last. */
const ANSWERS_LIST: ReadonlySet<string> = new Set(['same', 'oneByOne']);

/** Null: nothing this person could mean. */
async function inWeek(deps: Texts, asked: Visit, chosen: Week | null): Promise<Answered | null> {
  const { speaker, text, reading } = asked;
  const answersList = isByNumber(text) || (reading.kind === 'command' && ANSWERS_LIST.has(reading.name));
  const isAsked = chosen === null && answersList && isReporter(speaker.person);
  const { thread, busyBefore } = isAsked
    ? await listShown(deps.nudged, speaker, asked.thread)
    : { thread: asked.thread, busyBefore: null };
  const visit: Visit = { ...asked, thread };
  const weekly = (answered: Answered) => withFloor(answered, speaker.arrivedAt);
  // Who names an enterprise means that one, whichever is being asked about.
  if (reading.kind === 'report' && !isRestFirst(text)) return weekly(await onReport(deps, visit, reading, chosen));
  const number = numberToCorrect(text);
  if (number !== null && isReporter(speaker.person)) {
    const event = { kind: 'correctNumber', number } as const;
    return weekly((await reportTurn(deps, speaker, thread, event, weekAtHand(speaker, thread))) ?? { thread, lines: [] });
  }
  // Only 同上周 is both a command and an answer; 重新开始 and its like are about the open question.
  const isCommand = reading.kind === 'command' && reading.name !== 'same' && !(isBusy(thread) && repairIn(text));
  if (!isCommand && isReporter(speaker.person) && (isBusy(thread) || hasCarried(thread) || startsATurn(text))) {
    const week = chosen ?? busyBefore ?? weekAtHand(speaker, thread);
    const answered = await reportTurn(deps, speaker, thread, { kind: 'answer', text }, week);
    if (answered) return weekly(answered);
  }
  switch (reading.kind) {
    case 'report':
      return weekly(await onReport(deps, visit, reading, chosen));
    case 'command': {
      const { isWhole, ...answered } = await onCommand(deps.commands, {
        ...visit,
        command: reading,
        reports: deps.reports,
        chosen,
      });
      const isAsking = isWhole || floorOf(answered.thread) !== floorOf(thread);
      return isAsking ? answered : withReminder(deps, speaker, answered);
    }
    case 'query':
      return withReminder(deps, speaker, await askRooms(deps, visit, reading));
    case 'unclear': {
      const lines = await onLines(deps, visit, chosen);
      return lines && weekly(lines);
    }
  }
}

/** Something of a closed week is offered: 沿用 takes it. */
const hasCarried = ({ report }: Thread): boolean => report !== null && Object.keys(report.answers.carried).length > 0;

/** The open question again, or examples that work; after `lost` of these in a row, who can help. */
async function unclear(deps: Texts, visit: Visit, lost: number): Promise<Answered> {
  const { speaker, thread, text } = visit;
  const isPolite = isBusy(thread) && isManners(text);
  const missed =
    isBusy(thread) && !isPolite ? await reportTurn(deps, speaker, thread, { kind: 'missed' }, weekAtHand(speaker, thread)) : null;
  if (missed) return missed;
  const asked = isManners(text) ? null : await holderOf(deps.rooms, floorOf(thread)?.room)?.missed?.(visit);
  if (asked) return asked;
  const courteous = await courtesy(deps, visit);
  if (courteous) return isPolite ? withReminder(deps, speaker, courteous) : courteous;
  if (isReporter(speaker.person) && saysChange(text)) return { thread, lines: [weeklyTexts.changeNothing] };
  for (const room of deps.rooms) {
    const guessed = await room.puzzled?.(visit);
    if (guessed) return withReminder(deps, speaker, { ...guessed, thread: { ...guessed.thread, lost: lost + 1 } });
  }
  const typed = quoted(text);
  const lines = lost > 0 ? [fill(t.unclearAgain, { typed })] : [fill(t.unclear, { typed }), ...unclearExamples(speaker.person)];
  return withReminder(deps, speaker, { thread: { ...thread, lost: lost + 1 }, lines });
}

async function askRooms(deps: Texts, visit: Visit, query: QueryReading): Promise<Answered> {
  const { speaker, thread } = visit;
  if (!may(speaker.person, 'seeFigures')) return { thread, lines: [t.noQuestions] };
  try {
    for (const room of deps.rooms) {
      const answered = await room.query?.({ ...visit, query });
      if (answered) return answered;
    }
    return { thread, lines: [t.cannot] };
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return { thread, lines: [t.databaseAway] };
    throw e;
  }
}
