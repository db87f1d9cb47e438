// What does one feature alone make of a text?
import { type Feature, holderOf, type MessageTurn, type TextTurn } from '../../src/desk/feature.ts';
import { contextOf } from '../../src/desk/reading-context.ts';
import type { Answered } from '../../src/desk/receive.ts';
import { situationOf } from '../../src/desk/situation.ts';
import { interpret } from '../../src/reading/interpret.ts';
import type { Meaning } from '../../src/reading/meaning.ts';

/** Its form's answer, else the first meaning it hears; null where it takes none. */
export async function offered(
  feature: Feature,
  { speaker, thread }: Pick<MessageTurn, 'speaker' | 'thread'>,
  text: string,
  read: typeof interpret = interpret,
): Promise<Answered | null> {
  const { reading, meanings } = read(text, contextOf(speaker), situationOf([feature], thread, speaker.arrivedAt));
  const turn: TextTurn = { speaker, thread, text, reading, reports: {} as never, chosen: null };
  for (const meaning of meanings) {
    const hears = feature.hears as
      | Readonly<Record<string, (turn: TextTurn, meaning: Meaning) => Promise<Answered | null>>>
      | undefined;
    // What goes on from the last question is a question.
    if (meaning.kind === 'followUp') return (await feature.query?.({ ...turn, query: meaning.query })) ?? null;
    const take = meaning.kind === 'answer' ? holderOf([feature], meaning.form)?.answer : hears?.[meaning.kind];
    const taken = await take?.(turn, meaning);
    if (taken) return taken;
  }
  return null;
}
