// What does each command about urgent demands do?
import { urgentMissing as t, type urgentCommands, urgentRefused } from '../../../conversations/urgent.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { afterAsked } from '../../desk/figures/asked.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Thread } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import { weekOf } from '../../domain/time.ts';
import type { DemandStep } from '../../domain/urgent.ts';
import { fill } from '../../forms/definition/fill.ts';
import { historyLines, openLines } from './lists.ts';
import { startRaising } from './raise.ts';
import { resolveWith } from './resolving.ts';
import { type Stepping, takeStep } from './steps.ts';
import { otherPlace } from './told.ts';

export const urgentHandlers = (deps: Stepping): HandlersOf<typeof urgentCommands> => ({
  urgent: (turn) => startRaising(deps, turn),
  demands: (turn) => shown(deps, turn),
  accept: (turn) => numbered(deps, turn, 'accept', '接单'),
  transfer: (turn) => transfer(deps, turn),
  progressNote: (turn) => note(deps, turn),
  resolve: (turn) => resolve(deps, turn),
  confirmResolved: (turn) => numbered(deps, turn, 'confirm', '企业已确认'),
  notResolved: (turn) => notResolved(deps, turn),
});

async function shown(deps: Stepping, { speaker, thread, command }: CommandTurn): Promise<Answered> {
  const number = command.args?.number;
  if (number === undefined) {
    const districts = command.args?.districts;
    const week = weekOf(speaker.arrivedAt);
    const period = { from: week, to: week };
    const query = { kind: 'query', measures: ['urgentDemands'], period, page: 1, ...(districts && { districts }) } as const;
    return { thread: afterAsked(thread, query, speaker.arrivedAt), lines: await openLines(deps, speaker, districts) };
  }
  const demand = await deps.demands.find(speaker.asker, number, speaker.arrivedAt);
  const lines = demand ? historyLines(deps, speaker, demand) : [fill(urgentRefused.missing, { number })];
  return { thread, lines };
}

const plain = (thread: Thread, ...lines: readonly string[]): Answered => ({ thread, lines });

async function numbered(
  deps: Stepping,
  { speaker, thread, command }: CommandTurn,
  step: DemandStep,
  word: string,
): Promise<Answered> {
  const number = command.args?.number;
  if (number === undefined) return plain(thread, withoutNumber(word));
  return { thread, lines: await takeStep(deps, speaker, number, step) };
}

const withoutNumber = (word: string): string => fill(t.number, { example: `${word} 12` });

async function transfer(deps: Stepping, { speaker, thread, command }: CommandTurn): Promise<Answered> {
  const { number, districts, person } = command.args ?? {};
  if (number === undefined) return plain(thread, withoutNumber('转办'));
  const { roster } = speaker.bureau;
  const place = otherPlace(roster, speaker.person.region);
  const to = roster.people.find((p) => p.userid === person);
  if (to && !may(to, 'answerUrgent')) return plain(thread, fill(t.personElsewhere, { number, place, name: to.name }));
  const [code, second] = to ? [to.region] : (districts ?? []);
  if (code === undefined) return plain(thread, fill(t.place, { number, place }));
  if (second !== undefined) return plain(thread, fill(t.places, { number, place }));
  return { thread, lines: await takeStep(deps, speaker, number, 'transfer', { to: code, person: to?.userid ?? null }) };
}

async function note(deps: Stepping, { speaker, thread, command }: CommandTurn): Promise<Answered> {
  const { number, text } = command.args ?? {};
  if (number === undefined) return plain(thread, withoutNumber('进展'));
  if (text === undefined) return plain(thread, fill(t.note, { number }));
  return { thread, lines: await takeStep(deps, speaker, number, 'note', { said: text }) };
}

async function notResolved(deps: Stepping, { speaker, thread, command }: CommandTurn): Promise<Answered> {
  const { number, reason } = command.args ?? {};
  if (number === undefined) return plain(thread, withoutNumber('未解决'));
  if (reason === undefined) return plain(thread, fill(t.reason, { number }));
  return { thread, lines: await takeStep(deps, speaker, number, 'reopen', { said: reason }) };
}

async function resolve(deps: Stepping, turn: CommandTurn): Promise<Answered> {
  const number = turn.command.args?.number;
  return number === undefined ? plain(turn.thread, withoutNumber('办结')) : resolveWith(deps, turn, number);
}
