// Who speaks, and which room of the house answers?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { weeklyTexts } from '../../conversations/weekly-dispatch.ts';
import { may } from '../domain/rights.ts';
import { dayOf, type Week, weekOf } from '../domain/time.ts';
import type { Entry } from '../engine/report.ts';
import type { Event } from '../engine/turn.ts';
import { quoted } from '../engine/words.ts';
import { dutyOf } from '../engine/world.ts';
import { readMessage } from '../reading/message.ts';
import type { CommandName, CommandReading, QueryReading, ReportReading, Said } from '../reading/reading.ts';
import { fill } from '../script/fill.ts';
import { answerQuery, type Desk } from './desk.ts';
import type { Weekly } from './file-reports.ts';
import { help, isReporter, menu, officeName, unclearExamples, whoami } from './greeting.ts';
import type { Incoming } from './incoming.ts';
import { forOneMessage } from './one-message.ts';
import { loadWeek } from './person-week.ts';
import type { Bureaus } from './ports.ts';
import { isProblem } from './problem.ts';
import { contextOf } from './reading-context.ts';
import type { Answered } from './receive.ts';
import type { Speaker } from './speaker.ts';
import { isBusy, type Thread } from './thread.ts';
import { reportTurn } from './weekly.ts';
import { type WhichWeek, weekAnswered, weekAtHand, weekNamedIn, weekOfCorrection, whichWeek } from './which-week.ts';
import { withdrawLast } from './withdraw.ts';

export type FrontDesk = Weekly & Desk & { readonly bureaus: Bureaus };

/** Answers one message of one person; the thread it gives back is kept with the reply. */
export const frontDesk =
  (house: FrontDesk) =>
  async (incoming: Incoming, thread: Thread, arrivedAt: Date): Promise<Answered> => {
    const deps: FrontDesk = { ...house, reports: forOneMessage(house.reports) };
    const bureau = await deps.bureaus.current();
    const person = bureau.roster.people.find((p) => p.userid === incoming.person);
    const office = officeName(bureau.roster);
    const plain = (...lines: readonly string[]): Answered => ({ thread, lines });
    if (!person?.active) {
      if (incoming.kind === 'unsubscribe' || incoming.kind === 'otherEvent') return plain();
      return plain(fill(person ? t.notActive : t.stranger, { office }));
    }
    const { corp, userid, role, region } = { corp: incoming.corp, ...person };
    const speaker: Speaker = { asker: { corp, userid, role, region }, person, bureau, message: incoming.key, arrivedAt };
    const aside = (line: string): Promise<Answered> => withReminder(deps, speaker, plain(line));
    switch (incoming.kind) {
      case 'text':
        return onText(deps, speaker, thread, incoming.text);
      case 'click':
        return onText(deps, speaker, thread, incoming.click);
      case 'enterAgent':
      case 'subscribe':
        return greet(deps, speaker, thread);
      case 'voice':
        return incoming.transcript === null ? aside(t.voice) : onText(deps, speaker, thread, incoming.transcript);
      case 'image':
      case 'video':
      case 'file':
      case 'link':
        return aside(t.picture);
      case 'location':
        return aside(t.location);
      case 'unknown':
        return aside(t.other);
      case 'cardPressed':
      case 'unsubscribe':
      case 'otherEvent':
        return plain();
    }
  };

/** What was answered, then the open question again in one line. */
async function withReminder(deps: FrontDesk, speaker: Speaker, answered: Answered): Promise<Answered> {
  const { thread, lines } = answered;
  if (!thread.report || !isBusy(thread)) return answered;
  const reminded = await reportTurn(deps, speaker, thread, { kind: 'again' }, weekAtHand(speaker, thread));
  return reminded ? { thread: reminded.thread, lines: [...lines, ...reminded.lines] } : answered;
}

/** Once a day, with where the person stands. */
async function greet(deps: FrontDesk, speaker: Speaker, thread: Thread): Promise<Answered> {
  const today = dayOf(speaker.arrivedAt);
  if (thread.greeted === today) return { thread, lines: [] };
  const { person } = speaker;
  const after = { ...thread, greeted: today };
  if (person.role === 'admin') return { thread: after, lines: [fill(t.greetAdmin, { name: person.name })] };
  if (!isReporter(person)) return { thread: after, lines: [fill(t.greetTaskForce, { name: person.name })] };
  const { world } = await loadWeek(deps.reports, speaker, weekOf(speaker.arrivedAt), thread.remembered);
  const duty = dutyOf(world);
  const line = fill(t.greetReporter, {
    name: person.name,
    week: world.periodName,
    due: world.dueName,
    filed: duty.filter((i) => i.filed).length,
    due_count: duty.length,
  });
  return withReminder(deps, speaker, { thread: after, lines: [line] });
}

/** What is said of “the others” spreads over those still owed. */
const REST = /其余|其他|其它|剩下|别的|另外/;

/** `1 8 3 0` means the list's first enterprise whether or not the list was just shown. */
const STARTS_WITH_NUMBER = /^\s*(?:[\d０-９]|其余|其他|其它)/;

/** 其余都不缺 by itself is about what is still owed. */
const REST_FIRST = /^\s*(?:其余|其他|其它|剩下)/;

/** An answer to the open question first; then whatever else the words mean. `week`: chosen for a text that named none. */
async function onText(
  deps: FrontDesk,
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
  const reading = readMessage(text, contextOf(speaker));
  // Who names an enterprise means that one, whichever is being asked about.
  if (reading.kind === 'report' && !REST_FIRST.test(text)) return onReport(deps, speaker, thread, text, reading, chosen);
  // Only 同上周 is both a command and an answer.
  const isCommand = reading.kind === 'command' && reading.name !== 'same';
  if (!isCommand && isReporter(speaker.person) && (isBusy(thread) || STARTS_WITH_NUMBER.test(text))) {
    const week = chosen ?? weekAtHand(speaker, thread);
    const answered = await reportTurn(deps, speaker, thread, { kind: 'answer', text }, week);
    if (answered) return answered;
  }
  switch (reading.kind) {
    case 'report':
      return onReport(deps, speaker, thread, text, reading, chosen);
    case 'command':
      return onCommand(deps, speaker, thread, text, reading, chosen);
    case 'query':
      return withReminder(deps, speaker, { thread, lines: await askDesk(deps, speaker, reading) });
    case 'unclear':
      return unclear(deps, speaker, thread, text);
  }
}

/** 改 … with nothing open. */
const CHANGES = /^\s*改(?!\S*(?:计划|革|善))/;

/** Nothing this person could mean: the open question again, or examples that work. */
async function unclear(deps: FrontDesk, speaker: Speaker, thread: Thread, text: string): Promise<Answered> {
  const missed = isBusy(thread) ? await reportTurn(deps, speaker, thread, { kind: 'missed' }, weekAtHand(speaker, thread)) : null;
  if (!missed && isReporter(speaker.person) && CHANGES.test(text)) return { thread, lines: [weeklyTexts.changeNothing] };
  return missed ?? { thread, lines: [fill(t.unclear, { typed: quoted(text) }), ...unclearExamples(speaker.person)] };
}

async function askDesk(deps: FrontDesk, speaker: Speaker, reading: QueryReading): Promise<readonly string[]> {
  if (!may(speaker.person, 'seeFigures')) return [t.noQuestions];
  try {
    return await answerQuery(deps, speaker, reading);
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return [t.databaseAway];
    throw e;
  }
}

/** Starts or goes on with a report of the week that is meant; asks which where two are open. */
async function inWeek(
  deps: FrontDesk,
  speaker: Speaker,
  thread: Thread,
  text: string,
  event: Event,
  named: Week | null,
): Promise<Answered> {
  const which: WhichWeek =
    named !== null
      ? { kind: 'week', week: named }
      : isBusy(thread)
        ? { kind: 'week', week: weekAtHand(speaker, thread) }
        : thread.report !== null && (event.kind === 'oneByOne' || event.kind === 'same')
          ? { kind: 'week', week: weekAtHand(speaker, thread) }
          : await whichWeek(deps.reports, speaker, thread, event);
  if (which.kind === 'ask') return { thread: { ...thread, asking: text }, lines: [which.line] };
  return (await reportTurn(deps, speaker, thread, event, which.week)) ?? { thread, lines: [] };
}

async function onReport(
  deps: FrontDesk,
  speaker: Speaker,
  thread: Thread,
  text: string,
  reading: ReportReading,
  chosen: Week | null,
): Promise<Answered> {
  if (!isReporter(speaker.person)) return { thread, lines: [noReports(speaker)] };
  const named = chosen ?? (weekNamedIn(text, speaker.arrivedAt) === null ? null : reading.period);
  const spread = REST.test(text) ? text : null;
  return inWeek(deps, speaker, thread, text, { kind: 'report', entries: entriesOf(reading), spread }, named);
}

const entriesOf = (reading: ReportReading): readonly Entry[] =>
  reading.reports.map((report): Entry => {
    const { headcount, shortage, resolved, none, same, problems } = report;
    const said: Said = {
      ...(headcount === undefined ? {} : { headcount }),
      ...(shortage === undefined ? {} : { shortage }),
      ...(resolved === undefined ? {} : { resolved }),
      ...(none === undefined ? {} : { none }),
      ...(same === undefined ? {} : { same }),
      ...(problems === undefined ? {} : { problems }),
    };
    if ('enterprise' in report) return { kind: 'item', item: report.enterprise, typed: report.typed ?? null, said };
    if ('candidates' in report) return { kind: 'several', candidates: report.candidates, typed: report.typed ?? '', said };
    return { kind: 'unknown', typed: report.unknown, said };
  });

/** Commands that start or go on with a report, and ask which week where two are open. */
const STARTING = { report: { kind: 'list' }, oneByOne: { kind: 'oneByOne' }, same: { kind: 'same' } } as const satisfies Partial<
  Record<CommandName, Event>
>;
/** Commands inside the report at hand. */
const INSIDE = {
  confirm: { kind: 'confirm' },
  back: { kind: 'back' },
  cancel: { kind: 'cancel' },
  pause: { kind: 'pause' },
  progress: { kind: 'progress' },
} as const satisfies Partial<Record<CommandName, Event>>;

const isIn = <T extends object>(table: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(table, name);

async function onCommand(
  deps: FrontDesk,
  speaker: Speaker,
  thread: Thread,
  text: string,
  command: CommandReading,
  chosen: Week | null,
): Promise<Answered> {
  const { person, bureau } = speaker;
  const { name, args } = command;
  const plain = (...lines: readonly string[]) => withReminder(deps, speaker, { thread, lines });
  if (isIn(STARTING, name) || isIn(INSIDE, name) || name === 'undo' || name === 'correct') {
    if (!isReporter(person)) return { thread, lines: [noReports(speaker)] };
    if (name === 'undo') return withReminder(deps, speaker, await withdrawLast(deps, speaker, thread));
    if (isIn(STARTING, name))
      return inWeek(deps, speaker, thread, text, STARTING[name], chosen ?? weekNamedIn(text, speaker.arrivedAt));
    const atHand = weekAtHand(speaker, thread);
    if (isIn(INSIDE, name)) return (await reportTurn(deps, speaker, thread, INSIDE[name], atHand)) ?? { thread, lines: [] };
    if (args?.enterprise === undefined) {
      if (args?.unknown !== undefined) return plain(fill(weeklyTexts.unknown, { typed: quoted(args.unknown) }));
      return (await reportTurn(deps, speaker, thread, { kind: 'correctWhich' }, atHand)) ?? { thread, lines: [] };
    }
    return (
      (await reportTurn(
        deps,
        speaker,
        thread,
        { kind: 'correct', item: args.enterprise },
        chosen ??
          weekNamedIn(text, speaker.arrivedAt) ??
          (isBusy(thread) ? atHand : await weekOfCorrection(deps.reports, speaker, thread, args.enterprise)),
      )) ?? { thread, lines: [] }
    );
  }
  switch (name) {
    case 'help': {
      const inside = isBusy(thread)
        ? await reportTurn(deps, speaker, thread, { kind: 'help' }, weekAtHand(speaker, thread))
        : null;
      return inside ?? { thread, lines: help(person) };
    }
    case 'menu':
      return plain(menu(person));
    case 'whoami':
      return plain(...whoami(bureau.roster, person, ownNames(speaker)));
    default:
      return plain(fill(t.notYet, { menu: menu(person) }));
  }
}

const noReports = ({ person }: Speaker): string => (may(person, 'seeFigures') ? t.noReports : t.noReportsAdmin);

const ownNames = (speaker: Speaker): readonly string[] => {
  const { own, names } = contextOf(speaker);
  return [...own].map((id) => names.nameOf(id) ?? '');
};
