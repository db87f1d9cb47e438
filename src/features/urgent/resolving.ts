// How is an urgent demand resolved, and what is asked where the number is missing or doubtful?
import { urgentMissing as t } from '../../../conversations/urgent.ts';
import type { Visit } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { type Thread, withoutAside } from '../../desk/thread.ts';
import { fill } from '../../forms/definition/fill.ts';
import { afterResolved } from '../../reading/answer/lead-ins.ts';
import { readWhole } from '../../reading/report/answers.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { ROOM } from './raise.ts';
import { type Resolving, urgentSlot } from './slot.ts';
import { isMoreThanNeeded, type Stepping, type StepSaid, takeStep } from './steps.ts';
import { needed, short } from './words.ts';

const plain = (thread: Thread, ...lines: readonly string[]): Answered => ({ thread, lines });

/** Resolves with an exact number that is not doubtful; else asks, where the step is open to this person at all. */
export async function resolveWith(
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

export async function answerResolving(
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

export async function resolvingLine(deps: Stepping, speaker: Speaker, slot: Resolving): Promise<string | null> {
  const demand = await deps.demands.find(speaker.asker, slot.number, speaker.arrivedAt);
  if (demand?.state !== 'accepted') return null;
  const name = short(speaker.bureau.roster, demand);
  return slot.people === null
    ? fill(t.people, { short: name })
    : fill(t.peopleMore, { short: name, need: needed(demand), people: slot.people });
}
