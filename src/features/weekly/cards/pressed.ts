// What does a pressed card do: the same as its words, once, and only in a week that is open?
import { cardTexts as t } from '../../../../conversations/cards.ts';
import { frontDeskTexts } from '../../../../conversations/front-desk.ts';
import { greyed, withUsed } from '../../../desk/card-used.ts';
import type { CardTurn } from '../../../desk/feature.ts';
import { withFloor } from '../../../desk/floor.ts';
import { isReporter } from '../../../desk/greeting.ts';
import type { Answered } from '../../../desk/receive.ts';
import { isBusy, type UsedCard } from '../../../desk/thread.ts';
import { sayWeek } from '../../../desk/voices.ts';
import type { Event } from '../../../desk/week/form/turn.ts';
import { loadWeek } from '../../../desk/week/person-week.ts';
import { weekAtHand } from '../../../desk/week/which-week.ts';
import { phaseAt, weekDeadlines } from '../../../domain/deadlines.ts';
import { type Week, weekOf } from '../../../domain/time.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { Weekly } from '../file-reports.ts';
import { reportTurn } from '../turn.ts';
import { besideList, type Cards } from './beside.ts';
import { printOfListed, type ReadTask, readTask } from './task.ts';
import { BUTTONS, type Button } from './week-cards.ts';

/** The event the words would cause, what the card says from now on, and a line before the answer. */
type Act = { readonly week: Week; readonly event: Event; readonly says: string; readonly before: readonly string[] };

/** Null where the card is none of the week's report. */
export async function onPressed(deps: Cards, turn: CardTurn): Promise<Answered | null> {
  const { speaker, thread, pressed } = turn;
  const task = readTask(pressed.task);
  if (!task) return null;
  if (!isReporter(speaker.person)) return { thread, lines: [frontDeskTexts.noReportsAdmin] };
  const used = thread.cards.used.find((u) => u.task === pressed.task);
  if (used) return usedAgain(deps, turn, used);
  const { week, event, says, before } = await actOf(deps, turn, task);
  const begun = await reportTurn(deps, speaker, { ...thread, asking: null }, event, week);
  const taken = withFloor(begun ?? { thread, lines: [] }, speaker.arrivedAt);
  // Another week's read-back comes first: the card has done nothing yet.
  if (taken.thread.report?.answers.period !== week) return taken;
  const after = withUsed(taken.thread, { task: pressed.task, says });
  const shown = event.kind === 'list' ? await besideList(deps, { speaker, thread: after, reports: deps.reports }) : [];
  return {
    thread: after,
    lines: [...before, ...taken.lines],
    sends: [...(taken.sends ?? []), greyed(speaker, pressed.response, says), ...shown],
  };
}

/** It does nothing a second time; what is open is asked again. */
async function usedAgain(deps: Weekly, { speaker, thread, pressed }: CardTurn, { says }: UsedCard): Promise<Answered> {
  const line = fill(t.used, { says });
  const sends = [greyed(speaker, pressed.response, says)];
  if (!isBusy(thread)) return { thread, lines: [line, t.usedHow], sends };
  const again = await reportTurn(deps, speaker, thread, { kind: 'again' }, weekAtHand(speaker, thread));
  return { thread, lines: [line, ...(again?.lines ?? [])], sends };
}

const isButton = (key: string): key is Button => Object.hasOwn(BUTTONS, key);

async function actOf(deps: Weekly, { speaker, thread, pressed }: CardTurn, task: ReadTask): Promise<Act> {
  const { bureau, arrivedAt } = speaker;
  const list = (before: readonly string[]): Act => ({
    week: weekOf(arrivedAt),
    event: { kind: 'list' },
    says: t.expired,
    before,
  });
  const phase = phaseAt(weekDeadlines(bureau.calendar, task.week), arrivedAt);
  if (phase !== 'open' && phase !== 'late') return list([fill(t.lastWeeks, { week: sayWeek(task.week, arrivedAt) })]);
  if (task.purpose === 'changed') {
    const { facts } = await loadWeek(deps.reports, speaker, task.week, thread.remembered);
    const among = task.numbers.flatMap((number) => facts.items.filter((i) => i.number === number));
    if (printOfListed(among) !== task.print) return list([t.rosterChanged]);
    const ticked = new Set(pressed.choices.flatMap((c) => c.options));
    const changed = among.filter((i) => ticked.has(String(i.number)));
    const choice = changed.length === 0 ? t.chosenNone : fill(t.chosenSome, { count: changed.length });
    const event: Event = { kind: 'sameBut', changed: changed.map((i) => i.id), among: among.map((i) => i.id) };
    return { week: task.week, event, says: fill(t.chosen, { choice }), before: [] };
  }
  const { button } = pressed;
  if (!isButton(button)) return list([]);
  return { week: task.week, event: { kind: button }, says: fill(t.chosen, { choice: BUTTONS[button] }), before: [] };
}
