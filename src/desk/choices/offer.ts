// Which readings are offered for a text that can be read in several ways?
import { readingChoiceTexts as t } from '../../../conversations/choices.ts';
import { monthOf, weekOf, yearOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { readParts } from '../../reading/question/parts.ts';
import type { QueryPeriod, Reading, ReadingContext } from '../../reading/reading.ts';
import type { MessageTurn, TextTurn } from '../feature.ts';
import { isSeen } from '../figures/scope.ts';
import { contextOf } from '../reading-context.ts';
import type { Answered } from '../receive.ts';
import { wordingOf } from './wording.ts';

/** 今天天气怎么样 is no question of ours: a place, an enterprise, a kind or a measure of it must have been said. */
const isSaid = (guess: Reading, text: string, context: ReadingContext): boolean =>
  guess.kind !== 'query' ||
  (hasBegun(guess.period, context.now) && (guess.enterprise !== undefined || readParts(text, context) !== null));

function hasBegun(period: QueryPeriod, now: Date): boolean {
  if ('month' in period) return period.month <= monthOf(now);
  return 'year' in period ? period.year <= yearOf(now) : period.from <= weekOf(now);
}

/** The likeliest readings, numbered, to be answered by the very next message; null where none can be said plainly. */
export function offerReadings(turn: TextTurn, guesses: readonly Reading[]): Answered | null {
  const { speaker, text } = turn;
  const context = contextOf(speaker);
  const seen = guesses.filter((guess) => guess.kind !== 'query' || isSeen(speaker, guess));
  const texts = seen.filter((guess) => isSaid(guess, text, context)).flatMap((guess) => wordingOf(guess, context) ?? []);
  if (texts.length === 0) return null;
  const offered = offering(turn, texts);
  return { ...offered, lines: [texts.length === 1 ? t.only : t.which, ...offered.lines] };
}

/** These, to be answered by the message behind this one. */
export const offering = ({ speaker, thread }: MessageTurn, texts: readonly string[]): Answered => ({
  thread: { ...thread, offered: { message: speaker.message, texts } },
  lines: [...texts.map((reading, i) => fill(t.line, { place: i + 1, reading })), texts.length === 1 ? t.howOne : t.how],
});
