// What does a person read when their message needs the database and it is away?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import type { TextTurn } from './feature.ts';
import { isProblem } from './problem.ts';
import type { Answered } from './receive.ts';

/** The answer, or the sentence that asks to try again later; nothing of the thread is changed then. */
export async function orDatabaseAway<A extends Answered | null>(
  { thread }: Pick<TextTurn, 'thread'>,
  answer: Promise<A>,
): Promise<A | Answered> {
  try {
    return await answer;
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return { thread, lines: [t.databaseAway] };
    throw e;
  }
}
