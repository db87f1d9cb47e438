// Which one does a command mean where several could be meant? Asked, and gone on with when it is chosen.

import { z } from 'zod';
import { actTexts as t } from '../../../conversations/acts.ts';
import { COMMAND_NAMES } from '../../../conversations/commands.ts';
import { regionName } from '../../domain/regions.ts';
import { enterpriseName, personName, type Roster } from '../../domain/roster.ts';
import { defineForm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Choice } from '../../forms/fields.ts';
import type { CommandArgs, CommandReading } from '../../reading/reading.ts';
import { deskForm, type OpenedForm } from '../desk-form.ts';
import type { TextTurn } from '../feature.ts';
import type { Answered } from '../receive.ts';

/** A command that waits for which is meant. */
export type WhichAsked = {
  readonly name: CommandReading['name'];
  readonly args: Omit<CommandArgs, 'at'>;
  /** ISO. */
  readonly at: string | null;
  readonly field: 'enterprise' | 'person';
  /** Ids, in the order of the list. */
  readonly options: readonly string[];
  readonly chosen?: string;
};

const which: z.ZodType<WhichAsked> = z.looseObject({
  name: z.enum(COMMAND_NAMES),
  args: z.custom<WhichAsked['args']>((args) => typeof args === 'object' && args !== null && !Array.isArray(args)),
  at: z.iso.datetime().nullable(),
  field: z.enum(['enterprise', 'person']),
  options: z.array(z.string()).min(1),
  chosen: z.string().exactOptional(),
});

/** Named for its feature, so that each feature goes on with its own commands. */
const whichForm = (name: string) =>
  defineForm<WhichAsked, Roster, WhichAsked>({
    name,
    version: 1,
    expires: 'act',
    isReadBack: false,
    texts: t.choosing,
    answers: which,
    reviewed: which,
    fields: (ask) => [
      ask.choice<string>('chosen', {
        texts: t.choosing.one,
        values: (asked, roster) => ({ title: titleOf(asked, roster), options: linesOf(asked, roster).join('、') }),
        options: choicesOf,
        neither: () => null,
      }),
    ],
    review: (asked) => ({ lines: [], frozen: asked }),
    reviewLine: () => '',
    formerly: ['acts'],
    upgrade: ({ slot }) => {
      const old = which.safeParse(slot);
      const isOld = typeof slot === 'object' && slot !== null && 'kind' in slot && slot.kind === 'which';
      return isOld && old.success ? { answers: { ...old.data } } : null;
    },
  });

export type WhichForm = OpenedForm<WhichAsked, WhichAsked>;

/** `begin`: the command with what was chosen. */
export const choosing = (name: string, begin: (turn: TextTurn, command: CommandReading) => Promise<Answered>): WhichForm =>
  deskForm(whichForm(name), {
    context: async ({ speaker }) => ({ context: speaker.bureau.roster }),
    wanted: ({ field, options }) => (field === 'enterprise' ? { kind: 'enterprise', among: options } : { kind: 'place' }),
    async confirm(turn, asked) {
      const { thread, ...answered } = await begin(turn, commandOf(asked));
      return { kind: 'done', thread, ...answered };
    },
  });

function commandOf({ name, args, at, field, chosen }: WhichAsked): CommandReading {
  const { candidates: _candidates, unknown: _unknown, ...rest } = args;
  const meant = { ...rest, ...(chosen === undefined ? {} : { [field]: chosen }) };
  return { kind: 'command', name, args: at === null ? meant : { ...meant, at: new Date(at) } };
}

function titleOf({ field, options }: WhichAsked, roster: Roster): string {
  const [first = ''] = options;
  const count = options.length;
  const name = personName(roster, first);
  return field === 'person' ? fill(t.whichPerson, { name, count }) : fill(t.whichEnterprise, { count });
}

const choicesOf = (asked: WhichAsked, roster: Roster): readonly Choice<string>[] =>
  asked.options.map((id, i) => ({
    value: id,
    number: i + 1,
    words: wordsOf(asked.field, roster, id),
    line: fill(t.option, { number: i + 1, name: asked.field === 'person' ? personOf(roster, id) : enterpriseName(roster, id) }),
  }));

const linesOf = (asked: WhichAsked, roster: Roster): readonly string[] => choicesOf(asked, roster).map(({ line }) => line);

function wordsOf(field: WhichAsked['field'], roster: Roster, id: string): readonly string[] {
  if (field === 'person') return [personOf(roster, id)];
  const enterprise = roster.enterprises.find((e) => e.id === id);
  return enterprise ? [enterprise.name, ...enterprise.aliases] : [];
}

function personOf(roster: Roster, userid: string): string {
  const person = roster.people.find((p) => p.userid === userid);
  const district = regionName(roster.regions, person?.region ?? '');
  return fill(t.personOption, { name: person?.name ?? '', district, account: person?.account ?? '' });
}
