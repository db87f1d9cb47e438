// What begins, or goes on with, the week's report?
import { frontDeskTexts as t } from '../../../conversations/front-desk.ts';
import { rehearsalTexts } from '../../../conversations/rehearsal.ts';
import { weeklyTexts } from '../../../conversations/weekly-dispatch.ts';
import { awayLines } from '../../desk/absence-words.ts';
import { help, isReporter, menu, whoami, whoHelps } from '../../desk/greeting.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Visit } from '../../desk/room.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { isBusy } from '../../desk/thread.ts';
import { type WhichWeek, weekAtHand, weekOfCorrection, whichWeek } from '../../desk/week/which-week.ts';
import { may } from '../../domain/rights.ts';
import { type Week, weekOf } from '../../domain/time.ts';
import type { Entry } from '../../engine/report.ts';
import type { Event } from '../../engine/turn.ts';
import { fill } from '../../forms/definition/fill.ts';
import { readMessage } from '../../reading/message.ts';
import { weekNamedIn } from '../../reading/periods/weeks.ts';
import type { CommandName, CommandReading, ReportReading, Said } from '../../reading/reading.ts';
import { type ListLine, MOST_ITEMS, readListAnswers } from '../../reading/report/list-answers.ts';
import { isSaidAsCorrection, speaksOfOthers } from '../../reading/report/talk.ts';
import { quoted } from '../../reading/text/quoted.ts';
import type { Weekly } from './file-reports.ts';
import { asRehearsed, begin } from './rehearsal.ts';
import { reportTurn } from './turn.ts';
import { withdrawLast } from './withdraw.ts';

/** Starts or goes on with a report of the week that is meant; asks which where two are open. */
async function inWeek(deps: Weekly, visit: Visit, event: Event, named: Week | null): Promise<Answered> {
  const { speaker, thread, text } = visit;
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

/** Lines of which some go by the list's numbers and some by name; null where no line goes by number, or all of them do. */
export async function onLines(deps: Weekly, visit: Visit, chosen: Week | null): Promise<Answered | null> {
  const { speaker, text } = visit;
  const pieces = text.split(/[\n\r；;]+/).filter((piece) => piece.trim() !== '');
  if (pieces.length < 2 || !isReporter(speaker.person)) return null;
  const lines: ListLine[] = [];
  const named: Entry[] = [];
  const unread: string[] = [];
  let rest: 'same' | 'none' | undefined;
  for (const piece of pieces) {
    const list = readListAnswers(piece, MOST_ITEMS);
    const isTwice = list.kind === 'list' && list.lines.some(({ number }) => lines.some((l) => l.number === number));
    if (list.kind === 'list' && !isTwice) {
      lines.push(...list.lines);
      rest = list.rest ?? rest;
      continue;
    }
    const reading = readMessage(piece, contextOf(speaker));
    if (reading.kind === 'report' && weekNamedIn(piece, speaker.arrivedAt) === null) named.push(...entriesOf(reading));
    else unread.push(piece);
  }
  if (lines.length === 0 || named.length + unread.length === 0) return null;
  const list = { lines, ...(rest === undefined ? {} : { rest }) };
  return inWeek(deps, visit, { kind: 'lines', list, named, unread }, chosen);
}

export async function onReport(deps: Weekly, visit: Visit, reading: ReportReading, chosen: Week | null): Promise<Answered> {
  const { speaker, thread, text } = visit;
  if (!isReporter(speaker.person)) return { thread, lines: [noReports(speaker)] };
  const named = chosen ?? (weekNamedIn(text, speaker.arrivedAt) === null ? null : reading.period);
  const spread = speaksOfOthers(text) ? text : null;
  const isCorrection = isSaidAsCorrection(text);
  return inWeek(deps, visit, { kind: 'report', entries: entriesOf(reading), spread, isCorrection }, named);
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

/** `isAside`: the week's report was not spoken of, so that an open question is to be repeated. */
type OnCommand = { readonly answered: Answered; readonly isAside: boolean };

/** Commands no other room takes. */
export async function onCommand(deps: Weekly, visit: Visit, command: CommandReading, chosen: Week | null): Promise<OnCommand> {
  const { speaker, thread } = visit;
  const { person, bureau } = speaker;
  const { name } = command;
  const aside = (...lines: readonly string[]): OnCommand => ({ answered: { thread, lines }, isAside: true });
  if (isIn(STARTING, name) || isIn(INSIDE, name) || name === 'undo' || name === 'correct') {
    if (!isReporter(person))
      return { answered: { thread, lines: [isIn(INSIDE, name) ? nothingAtHand(speaker) : noReports(speaker)] }, isAside: false };
    return onWeekly(deps, visit, command, chosen);
  }
  switch (name) {
    case 'help': {
      const inside = isBusy(thread)
        ? await reportTurn(deps, speaker, thread, { kind: 'help' }, weekAtHand(speaker, thread))
        : null;
      return inside === null ? aside(...help(person, deps.settings)) : { answered: inside, isAside: false };
    }
    case 'menu':
      return aside(menu(person));
    case 'human':
      return aside(...whoHelps(speaker, deps.settings));
    case 'rehearse': {
      if (!isReporter(person)) return { answered: { thread, lines: [noReports(speaker)] }, isAside: false };
      const begun = await reportTurn(
        deps,
        speaker,
        begin(thread, speaker.arrivedAt),
        { kind: 'list' },
        weekOf(speaker.arrivedAt),
      );
      return { answered: { thread, ...begun, lines: [rehearsalTexts.begun, ...(begun?.lines ?? [])] }, isAside: false };
    }
    case 'whoami':
      return aside(...whoami(bureau.roster, person, ownNames(speaker)), ...awayLines(speaker));
    default:
      return aside(fill(t.notFor, { menu: menu(person) }));
  }
}

async function onWeekly(deps: Weekly, visit: Visit, { name, args }: CommandReading, chosen: Week | null): Promise<OnCommand> {
  const { speaker, thread, text } = visit;
  const inside = (answered: Answered | null): OnCommand => ({ answered: answered ?? { thread, lines: [] }, isAside: false });
  if (name === 'undo') {
    const withdrawn = await asRehearsed(deps, thread, (stores) => withdrawLast(stores, speaker, thread));
    return { answered: withdrawn ?? { thread, lines: [] }, isAside: true };
  }
  const named = chosen ?? weekNamedIn(text, speaker.arrivedAt);
  if (isIn(STARTING, name)) return inside(await inWeek(deps, visit, STARTING[name], named));
  const atHand = weekAtHand(speaker, thread);
  if (isIn(INSIDE, name)) return inside(await reportTurn(deps, speaker, thread, INSIDE[name], atHand));
  if (args?.enterprise === undefined) {
    if (args?.unknown !== undefined)
      return { answered: { thread, lines: [fill(weeklyTexts.unknown, { typed: quoted(args.unknown) })] }, isAside: true };
    return inside(await reportTurn(deps, speaker, thread, { kind: 'correctWhich' }, atHand));
  }
  const week = named ?? (isBusy(thread) ? atHand : await weekOfCorrection(deps.reports, speaker, thread, args.enterprise));
  return inside(await reportTurn(deps, speaker, thread, { kind: 'correct', item: args.enterprise }, week));
}

const noReports = ({ person }: Speaker): string => (may(person, 'seeFigures') ? t.noReports : t.noReportsAdmin);

const nothingAtHand = ({ person }: Speaker): string => (may(person, 'seeFigures') ? t.nothingAtHand : t.nothingAtHandAdmin);

const ownNames = (speaker: Speaker): readonly string[] => {
  const { own, names } = contextOf(speaker);
  return [...own].map((id) => names.nameOf(id) ?? '');
};
