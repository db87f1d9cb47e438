// How was a question read of which some words say nothing to us, and how else may it be meant? (domain §17.5)
import { answerTexts as a } from '../../../conversations/answers.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { queryWorded, wordingOf } from '../choices/wording.ts';
import type { TextTurn } from '../feature.ts';
import { isSeen } from '../figures/scope.ts';
import { contextOf } from '../reading-context.ts';
import type { Answered } from '../receive.ts';
import { isBusy } from '../thread.ts';

/** More words than these make a line nobody reads. */
const SKIPPED = 3;
const ALTERNATIVES = 2;

/** The answer with a line before it that says how the question was read, and readings behind it to choose by number; as it is where every word of it was understood in one way. */
export function saidAs(turn: TextTurn, query: QueryReading, alternatives: readonly QueryReading[], answered: Answered): Answered {
  const { speaker, thread } = turn;
  const context = contextOf(speaker);
  const skipped = query.skipped ?? [];
  const reading = isSeen(speaker, query) ? queryWorded(query, context) : null;
  const first =
    skipped.length === 0 || reading === null
      ? []
      : [
          fill(a.readAs, {
            reading,
            skipped: skipped
              .slice(0, SKIPPED)
              .map((word) => fill(a.skippedWord, { word: quoted(word) }))
              .join(''),
          }),
        ];
  // A number answers what is open, or a list that was just shown.
  const isFree = !isBusy(thread) && thread.asides.length === answered.thread.asides.length;
  const seen = alternatives.filter((other) => isSeen(speaker, other));
  const texts = isFree ? seen.flatMap((other) => wordingOf(other, context) ?? []).slice(0, ALTERNATIVES) : [];
  if (first.length + texts.length === 0) return answered;
  return {
    ...answered,
    thread: texts.length === 0 ? answered.thread : { ...answered.thread, offered: { message: speaker.message, texts } },
    lines: [
      ...first,
      ...answered.lines,
      ...(texts.length === 0 ? [] : [a.orMeant, ...texts.map((text, i) => fill(a.orLine, { place: i + 1, text }))]),
    ],
  };
}
