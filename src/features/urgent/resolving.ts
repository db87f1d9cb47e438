// How is an urgent demand resolved, and what is asked where the number is missing or doubtful?
import { z } from 'zod';
import { urgentResolving as t } from '../../../conversations/urgent.ts';
import { deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { withoutForm } from '../../desk/form-slot.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Demand } from '../../domain/urgent.ts';
import { defineForm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Carried, Read, Stored } from '../../forms/form.ts';
import { count, exact, object } from '../../forms/shapes.ts';
import { afterResolved } from '../../reading/answer/lead-ins.ts';
import { readWhole } from '../../reading/report/answers.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { isMoreThanNeeded, type Stepping, takeStep } from './steps.ts';
import { neededLast, short } from './words.ts';

type ResolvingAnswers = {
  readonly number: number;
  readonly people?: number;
  /** In place of a number, with the command. */
  readonly vague?: string;
  /** Beside the number, with the command. */
  readonly said?: string;
};

/** What is done: at once, or after 确认 where it is more than was needed. */
type Solved = { readonly number: number; readonly people: number; readonly said: string | null };

/** Null: it is not to be resolved any more. */
type Facts = { readonly roster: Roster; readonly demand: Demand | null };

const shortOf = ({ roster, demand }: Facts): string => (demand === null ? '' : short(roster, demand));

const isDoubtful = ({ people }: ResolvingAnswers, { demand }: Facts): boolean =>
  demand !== null && people !== undefined && isMoreThanNeeded(demand, people);

function readPeople(text: string, { people: before, ...answers }: ResolvingAnswers, facts: Facts): Read<ResolvingAnswers> {
  const whole = readWhole(afterResolved(text));
  switch (whole.kind) {
    case 'whole':
      // Said twice, it is meant.
      return whole.value === before
        ? { kind: 'means', event: 'confirm' }
        : { kind: 'taken', answers: { ...answers, people: whole.value } };
    case 'vague':
      return { kind: 'missed', answers, lines: [fill(t.peopleVague.ask, { said: quoted(whole.text), short: shortOf(facts) })] };
    case 'none':
      return before === undefined ? { kind: 'taken', answers: { ...answers, people: 0 } } : { kind: 'notMine' };
    case 'same':
    case 'unclear':
      return { kind: 'notMine' };
  }
}

const resolveForm = defineForm<ResolvingAnswers, Facts, Solved>({
  name: 'resolve',
  version: 1,
  expires: 'act',
  isReadBack: isDoubtful,
  texts: t,
  answers: exact<ResolvingAnswers>()(
    object({ number: count, people: count.exactOptional(), vague: z.string().exactOptional(), said: z.string().exactOptional() }),
  ),
  reviewed: exact<Solved>()(object({ number: count, people: count, said: z.string().nullable() })),
  fields: (ask) => [
    ask.whole('people', {
      texts: t.people,
      values: (_, facts) => ({ short: shortOf(facts) }),
      relevant: ({ vague }) => vague === undefined,
      read: readPeople,
    }),
    ask.whole('people', {
      texts: t.peopleVague,
      values: ({ vague = '' }, facts) => ({ short: shortOf(facts), said: quoted(vague) }),
      relevant: ({ vague }) => vague !== undefined,
      read: readPeople,
    }),
  ],
  read: (text, { answers }, facts) => (answers.people === undefined ? { kind: 'notMine' } : readPeople(text, answers, facts)),
  review: (answers, facts) => {
    const { number, people, said = null } = answers;
    if (people === undefined) throw new RangeError('read back without a number');
    return { lines: [moreLine(answers, facts)], frozen: { number, people, said } };
  },
  reviewLine: moreLine,
  cancelled: ({ number }) => fill(t.cancelled, { number }),
  formerly: ['urgent'],
  upgrade,
});

function moreLine({ people = 0 }: ResolvingAnswers, facts: Facts): string {
  return fill(t.peopleMore, { short: shortOf(facts), need: facts.demand === null ? 0 : neededLast(facts.demand), people });
}

/** Before forms had versions; `people`: more than needed, read back. */
const unversioned = object({
  kind: z.literal('resolve'),
  number: count,
  people: count.nullable(),
  said: z.string().nullable(),
});

function upgrade({ slot }: Stored): Carried<ResolvingAnswers, Solved> | null {
  const old = unversioned.safeParse(slot);
  if (!old.success) return null;
  const { number, people, said } = old.data;
  const told = said === null ? {} : { said };
  return people === null
    ? { answers: { number, ...told } }
    : { answers: { number, people, ...told }, review: { number, people, said } };
}

export function openResolving(deps: Stepping): OpenedForm<ResolvingAnswers, Solved> {
  const form = deskForm(resolveForm, {
    context: async (present, { number }) => {
      const { asker, bureau, arrivedAt } = present.speaker;
      const found = await deps.demands.find(asker, number, arrivedAt);
      const demand = found?.state === 'accepted' ? found : null;
      // No longer asked for; who still says a number reads how it stands.
      if (demand === null && !('text' in present)) return { over: [] };
      return { context: { roster: bureau.roster, demand } };
    },
    wanted: () => ({ kind: 'figures' }),
    confirm: async ({ speaker }, { number, people, said }) => ({
      kind: 'done',
      lines: await takeStep(deps, speaker, number, 'resolve', { people, said }),
    }),
  });
  // Without a text: what is no longer to be resolved is not asked for again.
  return { ...form, reminder: ({ speaker, thread }) => form.reminder({ speaker, thread }) };
}

/** 办结 12: with an exact number that is not doubtful at once; else it is asked, where the step is open to this person at all. */
export async function resolveWith(deps: Stepping, turn: CommandTurn, number: number): Promise<Answered> {
  const { speaker, command } = turn;
  const { people, text } = command.args ?? {};
  const thread = withoutForm(turn.thread, resolveForm.name);
  const demand = await deps.demands.find(speaker.asker, number, speaker.arrivedAt);
  const isFree = demand?.state === 'accepted' && demand.rows.every((r) => r.message !== speaker.message);
  if (!isFree)
    return {
      thread,
      lines: await takeStep(deps, speaker, number, 'resolve', {
        people: people ?? 0,
        said: people === undefined ? null : (text ?? null),
      }),
    };
  const beside = text === undefined ? {} : people === undefined ? { vague: text } : { said: text };
  return openResolving(deps).begin({ ...turn, thread }, { number, ...(people === undefined ? {} : { people }), ...beside });
}
