// Is a made-up sentence read as it is meant, and would anything be stored that nobody said?
import { readMessage } from '../../../src/reading/message.ts';
import { showReading } from '../../../src/reading/show.ts';
import { judge } from '../score.ts';
import type { Sentence } from './sentences.ts';

type Json = Record<string, unknown>;

/** `first`: unclear, with the right reading as the first guess. `asked`: honestly unclear. */
export type Outcome = {
  readonly verdict: 'exact' | 'first' | 'unclear' | 'wrong';
  readonly dangerous: boolean;
  readonly got: Json;
};

export function outcomeOf(sentence: Sentence): Outcome {
  const { context, text } = sentence;
  const got = JSON.parse(JSON.stringify(showReading(readMessage(text, context), context))) as Json;
  return { ...judgedAs(sentence, got), got };
}

export function judgedAs({ want, never, now, text, kind }: Sentence, got: Json): Omit<Outcome, 'got'> {
  const sample = { id: '', as: '', now, text, tag: kind };
  if (never) {
    const { dangerous } = judge({ ...sample, want_any: [want] }, got);
    // A number the question back names is none that is stored.
    return { verdict: dangerous || acts(got) ? 'wrong' : 'exact', dangerous };
  }
  const { verdict, dangerous } = judge({ ...sample, want }, got);
  if (verdict !== 'honest') return { verdict, dangerous };
  const [guess] = got.guesses as readonly Json[];
  const isFirst = guess !== undefined && judge({ ...sample, want }, guess).verdict === 'exact';
  return { verdict: isFirst ? 'first' : 'unclear', dangerous };
}

const HARMLESS_COMMANDS = new Set(['help', 'menu', 'report', 'progress', 'outstanding', 'human', 'monthly', 'faq']);
const acts = (got: Json): boolean => got.kind === 'command' && !HARMLESS_COMMANDS.has(String(got.name));
