// Who is asked what a text reports that neither reader understands, and what of the answer is offered? (architecture §7)
import type { MeaningOf } from '../reading/meaning.ts';
import type { ReportReading } from '../reading/reading.ts';
import { checkedSuggestion, mayBeSuggested, type Suggestion } from '../reading/suggested.ts';
import type { TextTurn } from './feature.ts';
import { contextOf } from './reading-context.ts';

/** A language model, which may be slow, away, wrong or turned by what the text says. */
export interface Suggestions {
  /** What it makes of the text, in a fixed form; null: nothing, or nothing in time. `since`: when the message arrived; it waits until 3 s after that at most. Throws bugs alone. */
  suggest(text: string, since: Date): Promise<Suggestion | null>;
}

/** As many as are offered. */
const MOST = 3;

/** The readings of a text nobody understood, behind them what a model suggests: a choice like the others, never more. Asked only where no report is offered. */
export async function withSuggestion(
  suggestions: Suggestions | null | undefined,
  { speaker, text, reading }: TextTurn,
  meaning: MeaningOf<'unclear'>,
): Promise<MeaningOf<'unclear'>> {
  const { guesses, asks, saysChange } = meaning;
  if (!suggestions || reading.kind !== 'unclear' || asks || saysChange || guesses.some(({ kind }) => kind === 'report'))
    return meaning;
  const context = contextOf(speaker);
  if (!mayBeSuggested(text, context)) return meaning;
  const suggestion = await suggestions.suggest(text, speaker.arrivedAt);
  const report: ReportReading | null = suggestion && checkedSuggestion(text, suggestion, context);
  return report === null ? meaning : { ...meaning, guesses: [...guesses.slice(0, MOST - 1), report] };
}
