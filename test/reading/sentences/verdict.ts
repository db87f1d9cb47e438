// Is a made-up sentence read as it is meant, and would anything be stored that nobody said?
import { readMessage } from '../../../src/reading/message.ts';
import { showReading } from '../../../src/reading/show.ts';
import { judge } from '../score.ts';
import type { Sentence } from './sentences.ts';

type Json = Record<string, unknown>;

/** `first`: unclear, with the right reading as the first guess. `guess`: as a later one. `unclear`: honestly, without it. */
export type Outcome = {
  readonly verdict: 'exact' | 'first' | 'guess' | 'unclear' | 'wrong';
  /** A report that would store what is not wanted. */
  readonly dangerous: boolean;
  /** Of what must not be stored a guess says that it holds. */
  readonly misleading: boolean;
  readonly got: Json;
};

export function outcomeOf(sentence: Sentence): Outcome {
  const { context, text } = sentence;
  const got = JSON.parse(JSON.stringify(showReading(readMessage(text, context), context))) as Json;
  return { ...judgedAs(sentence, got), got };
}

export function judgedAs({ want, orElse = [], never, now, text, kind }: Sentence, got: Json): Omit<Outcome, 'got'> {
  const sample = { id: '', as: '', now, text, tag: kind, want_any: [want, ...orElse] };
  const guesses = (got.kind === 'unclear' ? got.guesses : []) as readonly Json[];
  if (never) {
    const { dangerous } = judge(sample, got);
    const misleading = guesses.some((guess) => judge(sample, guess).dangerous);
    // A number the question back names is none that is stored.
    return { verdict: dangerous || acts(got) ? 'wrong' : 'exact', dangerous, misleading };
  }
  const { verdict, dangerous } = judge(sample, got);
  if (verdict !== 'honest') return { verdict, dangerous, misleading: false };
  const place = guesses.findIndex((guess) => judge(sample, guess).verdict === 'exact');
  return { verdict: place === 0 ? 'first' : place > 0 ? 'guess' : 'unclear', dangerous, misleading: false };
}

const HARMLESS_COMMANDS = new Set(['help', 'menu', 'report', 'progress', 'outstanding', 'human', 'monthly', 'faq']);
const acts = (got: Json): boolean => got.kind === 'command' && !HARMLESS_COMMANDS.has(String(got.name));
