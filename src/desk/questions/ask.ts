// Who answers a question: the first feature that knows each part of it?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { frontDeskTexts as t } from '../../../conversations/front-desk.ts';
import { measureNames } from '../../../conversations/questions.ts';
import { may } from '../../domain/rights.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { MeaningOf } from '../../reading/meaning.ts';
import type { QueryReading } from '../../reading/reading.ts';
import type { Feature, TextTurn } from '../feature.ts';
import { isProblem } from '../problem.ts';
import type { Answered } from '../receive.ts';
import { partsOf } from './parts.ts';
import { saidAs } from './read-as.ts';

type Features = { readonly features: readonly Feature[] };

export async function answerQuestion(
  { features }: Features,
  turn: TextTurn,
  meaning: MeaningOf<'query'> | MeaningOf<'followUp'>,
): Promise<Answered> {
  const { speaker, thread } = turn;
  const { query } = meaning;
  const alternatives = meaning.kind === 'query' ? (meaning.alternatives ?? []) : [];
  if (!may(speaker.person, 'seeFigures')) return { thread, lines: [t.noQuestions] };
  try {
    return saidAs(turn, query, alternatives, await allParts(features, turn, query));
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return { thread, lines: [t.databaseAway] };
    throw e;
  }
}

/** One after the other; 出处 and a short question go on from the first that can be gone on from. */
async function allParts(features: readonly Feature[], turn: TextTurn, query: QueryReading): Promise<Answered> {
  const [first, ...others] = partsOf(query);
  let answered = await partAnswered(features, turn, first ?? query);
  for (const [i, part] of others.entries()) {
    const { thread, lines, sends = [] } = answered;
    // Which of several is meant was asked: the rest waits for that.
    if (thread.asides.length > turn.thread.asides.length) {
      const what = others
        .slice(i)
        .flatMap(({ measures }) => measures.map((m) => measureNames[m]))
        .join('、');
      return { ...answered, lines: [...lines, fill(a.askAgain, { what })] };
    }
    const next = await partAnswered(features, { ...turn, thread }, part);
    const kept = thread.asked === turn.thread.asked ? next.thread.asked : thread.asked;
    answered = {
      thread: { ...next.thread, asked: kept },
      lines: [...lines, ...next.lines],
      sends: [...sends, ...(next.sends ?? [])],
    };
  }
  return answered;
}

async function partAnswered(features: readonly Feature[], turn: TextTurn, query: QueryReading): Promise<Answered> {
  for (const feature of features) {
    const answered = await feature.query?.({ ...turn, query });
    if (answered) return answered;
  }
  return { thread: turn.thread, lines: [t.cannot] };
}
