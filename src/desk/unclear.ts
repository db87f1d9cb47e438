// What is answered to manners, to 再说一遍, and to what nobody understands? (domain §17.6)
import { readingChoiceTexts } from '../../conversations/choices.ts';
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { weeklyTexts } from '../../conversations/weekly-dispatch.ts';
import { fill } from '../forms/definition/fill.ts';
import { type Rung, rungOf } from '../forms/ladder.ts';
import type { Manners } from '../reading/answer/manners.ts';
import type { MeaningOf } from '../reading/meaning.ts';
import { noSuchClock, noSuchDay } from '../reading/periods/no-such.ts';
import { quoted } from '../reading/text/quoted.ts';
import { offerReadings } from './choices/offer.ts';
import { exampleEnterprise } from './examples.ts';
import { type Feature, holderOf, type TextTurn } from './feature.ts';
import { greeting } from './greet.ts';
import { isReporter, unclearExamples } from './greeting.ts';
import type { Answered } from './receive.ts';
import { withReminder } from './reminder.ts';
import { topOf } from './situation.ts';
import type { Speaker } from './speaker.ts';
import { isBusy, type Thread } from './thread.ts';

type Features = { readonly features: readonly Feature[] };

/** Manners are answered with manners; 好的 and its like in the middle of a report are no answer to its question. */
export async function onManners(deps: Features, turn: TextTurn, manners: Manners): Promise<Answered | null> {
  const { thread } = turn;
  const isAsked = isBusy(thread) || holderOf(deps.features, topOf(deps.features, thread)?.name)?.missed !== undefined;
  if (manners === 'noted' && isAsked) return null;
  if (!isBusy(thread)) return { thread, lines: await said(turn, manners) };
  return withReminder(deps, turn, { thread, lines: await said(turn, manners) });
}

async function said(turn: TextTurn, manners: Manners): Promise<readonly string[]> {
  switch (manners) {
    case 'thanks':
      return [t.welcome];
    case 'noted':
      return [t.noted];
    case 'hello':
      return [await greeting(turn)];
    case 'who':
      return [t.whatIAm, await greeting(turn)];
  }
}

/** None of the readings that were offered. */
export const onNoneOffered = async ({ speaker, thread }: TextTurn): Promise<Answered> => ({
  thread,
  lines: [readingChoiceTexts.none, ...unclearExamples(speaker)],
});

/** 再说一遍 where nothing is asked. */
export async function onRepeat({ thread }: TextTurn): Promise<Answered | null> {
  const last = isBusy(thread) ? undefined : thread.seen.findLast(({ reply }) => reply !== null)?.reply;
  return last ? { thread, lines: [t.saidBefore, last] } : null;
}

/** The open question again, what was understood, or examples that work; after `lost` of these in a row, who can help. */
export async function onUnclear(
  deps: Features,
  turn: TextTurn,
  { saysChange, guesses }: MeaningOf<'unclear'>,
  lost: number,
): Promise<Answered> {
  const { speaker, thread, text } = turn;
  const offered = offerReadings({ ...turn, thread: { ...thread, lost: lost + 1 } }, guesses);
  // The same readings of the same text, typed once more, were no help.
  const readings = offered && isSaidAgain(thread, offered.lines) ? null : offered;
  // Figures are asked about whatever is open; a command or a question is hardly what was meant for an answer.
  if (readings && guesses.some(({ kind }) => kind === 'report')) return readings;
  const asked = await holderOf(deps.features, topOf(deps.features, thread)?.name)?.missed?.(turn);
  if (asked) return asked;
  const wrong = noSuchTime(text);
  if (wrong !== null) return withReminder(deps, turn, { thread, lines: [wrong] });
  const rung = rungOf(lost);
  const next = { ...thread, lost: lost + 1 };
  if (isReporter(speaker.person) && saysChange && rung === 'first')
    return { thread: next, lines: [fill(weeklyTexts.changeNothing, { name: exampleEnterprise(speaker) })] };
  if (readings && rung !== 'third') return withReminder(deps, turn, readings);
  for (const feature of deps.features) {
    const guessed = await feature.puzzled?.(turn);
    if (guessed && !isSaidAgain(thread, guessed.lines))
      return withReminder(deps, turn, { ...guessed, thread: { ...guessed.thread, lost: lost + 1 } });
  }
  return withReminder(deps, turn, { thread: next, lines: linesOn(rung, speaker) });
}

/** Said in just these words to the message before. */
const isSaidAgain = ({ seen }: Thread, lines: readonly string[]): boolean => {
  const last = seen.findLast(({ reply }) => reply !== null)?.reply ?? '';
  return last.includes(lines.join('\n'));
};

/** What is wrong with a day or an hour that does not exist, whatever was to be done then. */
function noSuchTime(text: string): string | null {
  const day = noSuchDay(text);
  if (day !== null) return fill(t.noSuchDay, { day: quoted(day) });
  const clock = noSuchClock(text);
  return clock === null ? null : fill(t.noSuchClock, { clock: quoted(clock) });
}

/** With nothing open; the same ladder as a form's. */
function linesOn(rung: Rung, speaker: Speaker): readonly string[] {
  switch (rung) {
    case 'first':
      return [t.unclear, ...unclearExamples(speaker)];
    case 'second':
      return [t.unclearAgain];
    case 'third':
      return [isReporter(speaker.person) ? t.unclearStuck : t.unclearStuckOther];
  }
}
