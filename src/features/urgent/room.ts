// Which messages are about urgent demands, and who answers them?
import { urgentMissing as t, urgentAsks, urgentRefused } from '../../../conversations/urgent.ts';
import type { Answered } from '../../desk/receive.ts';
import type { CommandVisit, Room, Visit } from '../../desk/room.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { type Thread, withoutAside } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import type { DemandStep } from '../../domain/urgent.ts';
import { fill } from '../../forms/definition/fill.ts';
import { afterResolved } from '../../reading/answer/lead-ins.ts';
import { readWhole } from '../../reading/report/answers.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { countLines, historyLines, openLines } from './lists.ts';
import { answerRaising, ROOM, raisingReminder, startRaising } from './raise.ts';
import { type Resolving, urgentSlot } from './slot.ts';
import { isMoreThanNeeded, type Stepping, type StepSaid, takeStep } from './steps.ts';
import { otherPlace } from './told.ts';
import { needed, short } from './words.ts';

export const urgentRoom = (deps: Stepping): Room => ({
  name: ROOM,
  slot: urgentSlot,
  open: (thread) => urgentSlot.of(thread)?.kind ?? null,

  async answer(visit) {
    const slot = urgentSlot.of(visit.thread);
    if (slot === null) return null;
    return slot.kind === 'raise' ? answerRaising(deps, visit, slot) : answerResolving(deps, visit, slot);
  },

  // 撤销急需 12: the word without a number takes back a report.
  async hears({ speaker, thread, reading }) {
    if (reading.kind !== 'command' || reading.name !== 'undo' || reading.args?.number === undefined) return null;
    return asWell({ speaker, thread }, { thread, lines: await takeStep(deps, speaker, reading.args.number, 'withdraw') });
  },

  commands: {
    urgent: (visit) => startRaising(deps, visit),
    accept: async (visit) => asWell(visit, await numbered(deps, visit, 'accept', '接单')),
    confirmResolved: async (visit) => asWell(visit, await numbered(deps, visit, 'confirm', '企业已确认')),
    transfer: async (visit) => asWell(visit, await transfer(deps, visit)),
    progressNote: async (visit) => asWell(visit, await note(deps, visit)),
    resolve: (visit) => resolve(deps, visit),
    notResolved: async (visit) => asWell(visit, await notResolved(deps, visit)),
    demands: async (visit) => asWell(visit, await shown(deps, visit)),
  },

  async query({ speaker, thread, query }) {
    if (!query.measures.includes('urgentDemands')) return null;
    return { thread, lines: await countLines(deps, speaker, query) };
  },

  async reminder({ speaker, thread }) {
    const slot = urgentSlot.of(thread);
    if (slot === null) return null;
    return slot.kind === 'raise' ? raisingReminder(speaker, slot) : resolvingLine(deps, speaker, slot);
  },
});

/** A demand that is being raised is asked on under the answer to something else. */
function asWell({ speaker }: Pick<Visit, 'speaker' | 'thread'>, answered: Answered): Answered {
  const slot = urgentSlot.of(answered.thread);
  const line = slot?.kind === 'raise' ? raisingReminder(speaker, slot) : null;
  return line === null ? answered : { ...answered, lines: [...answered.lines, line] };
}

async function shown(deps: Stepping, { speaker, thread, command }: CommandVisit): Promise<Answered> {
  if (!may(speaker.person, 'seeUrgent')) return plain(thread, urgentAsks.notForAdmin);
  const number = command.args?.number;
  if (number === undefined) return { thread, lines: await openLines(deps, speaker, command.args?.districts) };
  const demand = await deps.demands.find(speaker.asker, number, speaker.arrivedAt);
  const lines = demand ? historyLines(deps, speaker, demand) : [fill(urgentRefused.missing, { number })];
  return { thread, lines };
}

const plain = (thread: Thread, ...lines: readonly string[]): Answered => ({ thread, lines });

async function numbered(
  deps: Stepping,
  { speaker, thread, command }: CommandVisit,
  step: DemandStep,
  word: string,
): Promise<Answered> {
  const number = command.args?.number;
  if (number === undefined) return plain(thread, withoutNumber(word));
  return { thread, lines: await takeStep(deps, speaker, number, step) };
}

const withoutNumber = (word: string): string => fill(t.number, { example: `${word} 12` });

async function transfer(deps: Stepping, { speaker, thread, command }: CommandVisit): Promise<Answered> {
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

async function note(deps: Stepping, { speaker, thread, command }: CommandVisit): Promise<Answered> {
  const { number, text } = command.args ?? {};
  if (number === undefined) return plain(thread, withoutNumber('进展'));
  if (text === undefined) return plain(thread, fill(t.note, { number }));
  return { thread, lines: await takeStep(deps, speaker, number, 'note', { said: text }) };
}

async function notResolved(deps: Stepping, { speaker, thread, command }: CommandVisit): Promise<Answered> {
  const { number, reason } = command.args ?? {};
  if (number === undefined) return plain(thread, withoutNumber('未解决'));
  if (reason === undefined) return plain(thread, fill(t.reason, { number }));
  return { thread, lines: await takeStep(deps, speaker, number, 'reopen', { said: reason }) };
}

async function resolve(deps: Stepping, { speaker, thread, command }: CommandVisit): Promise<Answered> {
  const { number, people, text } = command.args ?? {};
  if (number === undefined) return plain(thread, withoutNumber('办结'));
  const slot: Resolving = { kind: 'resolve', number, people: null, said: text ?? null };
  return resolveWith(deps, speaker, thread, slot, people ?? null, people === undefined && text !== undefined ? text : null);
}

/** Resolves with an exact number that is not doubtful; else asks, where the step is open to this person at all. */
async function resolveWith(
  deps: Stepping,
  speaker: Speaker,
  thread: Thread,
  slot: Resolving,
  people: number | null,
  vague: string | null,
): Promise<Answered> {
  const { number } = slot;
  const demand = await deps.demands.find(speaker.asker, number, speaker.arrivedAt);
  const said: StepSaid = { people: people ?? 0, said: vague === null ? slot.said : null };
  const isDoubtful = demand !== null && people !== null && isMoreThanNeeded(demand, people) && slot.people !== people;
  const after = withoutAside(thread, ROOM);
  const isFree = demand !== null && demand.state === 'accepted' && demand.rows.every((r) => r.message !== speaker.message);
  if (!isFree || (people !== null && !isDoubtful))
    return { thread: after, lines: await takeStep(deps, speaker, number, 'resolve', said) };
  const asked: Resolving = { ...slot, people, said: vague === null ? slot.said : null };
  const kept = urgentSlot.put(thread, asked, speaker.arrivedAt);
  const name = short(speaker.bureau.roster, demand);
  if (people !== null) return plain(kept, fill(t.peopleMore, { short: name, need: needed(demand), people }));
  return plain(
    kept,
    vague === null ? fill(t.people, { short: name }) : fill(t.peopleVague, { short: name, said: quoted(vague) }),
  );
}

async function answerResolving(
  deps: Stepping,
  { speaker, thread, text, reading }: Visit,
  slot: Resolving,
): Promise<Answered | null> {
  if (reading.kind === 'command') {
    switch (reading.name) {
      case 'confirm':
        return slot.people === null ? null : resolveWith(deps, speaker, thread, slot, slot.people, null);
      case 'cancel':
      case 'back':
      case 'pause':
        return plain(withoutAside(thread, ROOM), fill(t.cancelled, { number: slot.number }));
      default:
        return null;
    }
  }
  const whole = readWhole(afterResolved(text));
  switch (whole.kind) {
    case 'whole':
      return resolveWith(deps, speaker, thread, slot, whole.value, null);
    case 'none':
      return resolveWith(deps, speaker, thread, slot, 0, null);
    case 'vague':
      return resolveWith(deps, speaker, thread, slot, null, whole.text);
    case 'same':
    case 'unclear':
      return null;
  }
}

async function resolvingLine(deps: Stepping, speaker: Speaker, slot: Resolving): Promise<string | null> {
  const demand = await deps.demands.find(speaker.asker, slot.number, speaker.arrivedAt);
  if (demand?.state !== 'accepted') return null;
  const name = short(speaker.bureau.roster, demand);
  return slot.people === null
    ? fill(t.people, { short: name })
    : fill(t.peopleMore, { short: name, need: needed(demand), people: slot.people });
}
