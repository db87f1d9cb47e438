// What does each command of the week's report do?
import type { cardCommands } from '../../../conversations/cards.ts';
import { type rehearsalCommands, rehearsalTexts } from '../../../conversations/rehearsal.ts';
import type { weeklyCommands } from '../../../conversations/weekly-commands.ts';
import { weeklyTexts } from '../../../conversations/weekly-dispatch.ts';
import type { Handled, Handler, HandlersOf } from '../../desk/commands.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { WEEKLY, withFloor } from '../../desk/floor.ts';
import type { Answered } from '../../desk/receive.ts';
import { isBusy } from '../../desk/thread.ts';
import type { Event } from '../../desk/week/form/turn.ts';
import { loadWeek } from '../../desk/week/person-week.ts';
import { weekAtHand, weekOfCorrection } from '../../desk/week/which-week.ts';
import { weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { asksOpenIn } from '../../reading/answer/asked-open.ts';
import { agreesOnly } from '../../reading/answer/assent.ts';
import { weekNamedIn } from '../../reading/periods/weeks.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { besideList, type Cards } from './cards/beside.ts';
import { switched } from './cards/switched.ts';
import { type WeeklyFeature, withList } from './feature.ts';
import { inWeek } from './onto-week.ts';
import { lastReceipt } from './receipts.ts';
import { asRehearsed, begin } from './rehearsal.ts';
import { reportTurn } from './turn.ts';
import { withdrawLast } from './withdraw.ts';

type Tables = typeof weeklyCommands & typeof rehearsalCommands & typeof cardCommands;

export const weeklyHandlers = (deps: WeeklyFeature): HandlersOf<Tables> => ({
  report: async (turn) => withCards(deps, turn, await started(deps, turn, { kind: 'list' })),
  oneByOne: async (turn) => started(deps, await onList(deps, turn), { kind: 'oneByOne' }),
  same: async (turn) => started(deps, await onList(deps, turn), { kind: 'same' }),
  correct: (turn) => correct(deps, turn),
  undo: (turn) => undo(deps, turn),
  // “确认” in quotes is 是, which answers a question of the read-back where one is open.
  confirm: (turn) => confirm(deps, turn),
  back: inside(deps, { kind: 'back' }),
  cancel: (turn) => cancel(deps, turn),
  pause: inside(deps, { kind: 'pause' }),
  progress: (turn) => progress(deps, turn),
  rehearse: async (turn) => withCards(deps, turn, await rehearse(deps, turn)),
  cards: (turn) => switched(deps, turn),
});

/** 帮助 in the middle of a report; null where nothing is open. */
export const helpInside =
  (deps: Cards): Handler =>
  async (turn) =>
    isBusy(turn.thread) ? inside(deps, { kind: 'help' })(turn) : null;

/** The report of the week has the floor, or gives it back. */
const whole = ({ speaker }: CommandTurn, answered: Answered): Handled => ({
  ...withFloor(answered, speaker.arrivedAt),
  isWhole: true,
});

const onList = async ({ nudged }: WeeklyFeature, turn: CommandTurn): Promise<CommandTurn> =>
  (await withList(nudged, turn, true)).turn;

const withReports = (deps: Cards, { reports }: CommandTurn): Cards => ({ ...deps, reports });

/** What begins a report, or goes on with it; asks which week where two are open. */
async function started(deps: Cards, turn: CommandTurn, event: Event): Promise<Handled> {
  const named = turn.chosen ?? weekNamedIn(turn.text, turn.speaker.arrivedAt);
  return whole(turn, await inWeek(withReports(deps, turn), turn, event, named));
}

async function withCards(deps: Cards, { speaker, reports }: CommandTurn, handled: Handled): Promise<Handled> {
  const cards = await besideList(deps, { speaker, thread: handled.thread, reports });
  return cards.length === 0 ? handled : { ...handled, sends: [...(handled.sends ?? []), ...cards] };
}

/** What is said inside the report at hand. */
function inside(deps: Cards, event: Event): Handler {
  return async (turn) => {
    const { speaker, thread } = turn;
    const answered = await reportTurn(withReports(deps, turn), speaker, thread, event, weekAtHand(speaker, thread));
    return whole(turn, answered ?? { thread, lines: [] });
  };
}

/** 收到了吗 of nothing that is open gets the last receipt, or that there is none. */
async function progress(deps: Cards, turn: CommandTurn): Promise<Handled> {
  const { speaker, thread, text } = turn;
  const answered = (await inside(deps, { kind: 'progress' })(turn)) ?? { thread, lines: [] };
  if (isBusy(thread) || asksOpenIn(text, WEEKLY) !== 'done') return answered;
  const { reports } = withReports(deps, turn);
  const week = await loadWeek(reports, speaker, weekAtHand(speaker, thread), thread.remembered);
  const receipt = lastReceipt(speaker, week);
  const isTold = receipt.length > 0 || week.remember === null;
  return { ...answered, lines: [...(isTold ? receipt : [weeklyTexts.noneReceived]), ...answered.lines] };
}

async function confirm(deps: Cards, turn: CommandTurn): Promise<Handled> {
  const { speaker, thread, text } = turn;
  const event = { kind: 'answer', text } as const;
  const answered =
    thread.report?.review && agreesOnly(text)
      ? await reportTurn(withReports(deps, turn), speaker, thread, event, weekAtHand(speaker, thread))
      : null;
  return answered ? whole(turn, answered) : ((await inside(deps, { kind: 'confirm' })(turn)) ?? { thread, lines: [] });
}

/** 取消 四季棠 drops that one, 取消 what is open. */
async function cancel(deps: Cards, turn: CommandTurn): Promise<Handled> {
  const { speaker, thread, text } = turn;
  const event = { kind: 'mend', text } as const;
  const mended = isBusy(thread)
    ? await reportTurn(withReports(deps, turn), speaker, thread, event, weekAtHand(speaker, thread))
    : null;
  return mended ? whole(turn, mended) : ((await inside(deps, { kind: 'cancel' })(turn)) ?? { thread, lines: [] });
}

async function undo(deps: Cards, turn: CommandTurn): Promise<Handled> {
  const { speaker, thread } = turn;
  const withdrawn = await asRehearsed(withReports(deps, turn), thread, (stores) => withdrawLast(stores, speaker, thread));
  return withdrawn ?? { thread, lines: [] };
}

async function correct(deps: Cards, turn: CommandTurn): Promise<Handled> {
  const { speaker, thread, text, chosen, reports } = turn;
  const { enterprise, unknown } = turn.command.args ?? {};
  if (enterprise === undefined) {
    if (unknown !== undefined) return { thread, lines: [fill(weeklyTexts.unknown, { typed: quoted(unknown) })] };
    return (await inside(deps, { kind: 'correctWhich' })(turn)) ?? { thread, lines: [] };
  }
  const named = chosen ?? weekNamedIn(text, speaker.arrivedAt);
  const week =
    named ?? (isBusy(thread) ? weekAtHand(speaker, thread) : await weekOfCorrection(reports, speaker, thread, enterprise));
  const event = { kind: 'correct', item: enterprise } as const;
  const answered = await reportTurn(withReports(deps, turn), speaker, thread, event, week);
  return whole(turn, answered ?? { thread, lines: [] });
}

async function rehearse(deps: Cards, turn: CommandTurn): Promise<Handled> {
  const { speaker } = turn;
  const thread = begin(turn.thread, speaker.arrivedAt);
  const week = weekOf(speaker.arrivedAt);
  const begun = await reportTurn(withReports(deps, turn), speaker, thread, { kind: 'list' }, week);
  const lines = [rehearsalTexts.begun, ...(begun?.lines ?? [])];
  return whole(turn, { thread: turn.thread, ...begun, lines });
}
