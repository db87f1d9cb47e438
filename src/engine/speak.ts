// How does a turn end: with words, and with the open question asked in full or in one line?
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Script } from '../forms/definition/script.ts';
import { openOf } from './open.ts';
import type { ItemId, Reviewed, Session } from './session.ts';
import { openLine, openLines } from './words.ts';
import type { World } from './world.ts';

export type ReviewedItem = Reviewed & { readonly item: ItemId };

export type Turn = {
  readonly session: Session;
  readonly lines: readonly string[];
  /** To be filed now, in one transaction; the engine is told how it went with a `filed` event. */
  readonly file: readonly ReviewedItem[];
  /** False where an `answer` was not one: the text may mean something else. */
  readonly mine: boolean;
};

export const say = (session: Session, lines: readonly string[]): Turn => ({ session, lines, file: [], mine: true });

/** Says `lines`, then the open question in full. What is read back is frozen: exactly that can be confirmed. */
export function ask(script: Script, session: Session, world: World, lines: readonly string[]): Turn {
  const open = openOf(script, session, world);
  const review =
    open.kind === 'review'
      ? Object.fromEntries(
          open.items.map(({ item, answers }) => [item.id, { answers, doubts: world.judge(item, answers).doubts }]),
        )
      : null;
  const asked = open.kind === 'list' ? [] : openLines(script, session, world, open);
  return say({ ...session, review, misses: 0, correcting: null }, [...lines, ...asked]);
}

/** Says `lines` and the open question in one line. */
export function again(script: Script, session: Session, world: World, lines: readonly string[]): Turn {
  const line = openLine(script, world, openOf(script, session, world));
  return say(session, line === null ? lines : [...lines, line]);
}

/** Asked again with an example, differently the second time. */
export function missed(script: Script, session: Session, world: World): Turn {
  const open = openOf(script, session, world);
  const next = { ...session, misses: session.misses + 1 };
  if (open.kind === 'step') return say(next, [script.steps[open.step].again[session.misses === 0 ? 0 : 1]]);
  if (open.kind === 'gap') {
    const isOne = open.gap.step === 'headcount' || (open.gap.kind === 'vague' && open.gap.tier !== null);
    const first = isOne ? fill(t.gapAgain, { example: 12 }) : script.steps[open.gap.step].again[0];
    return session.misses === 0 ? say(next, [first]) : again(script, next, world, []);
  }
  if (open.kind !== 'review') return again(script, next, world, []);
  const [first, second] = open.items;
  return again(script, next, world, [first && second ? fill(t.notYetFiledMany, { number: first.item.number }) : t.notYetFiled]);
}
