// What is said to a question that cannot be answered: what was understood of it, and what would work?
import { questionTexts as t } from '../../../conversations/questions.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { weekOf } from '../../domain/time.ts';
import { quoted } from '../../engine/words.ts';
import { guessQuestion } from '../../reading/questions.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { foldText } from '../../reading/text.ts';
import { fill, fillChosen } from '../../script/fill.ts';
import { contextOf } from '../reading-context.ts';
import type { Speaker } from '../speaker.ts';
import { sayWeek } from '../voices.ts';
import { understoodOf } from './titles.ts';

/** Three questions that work for this person. */
function examplesFor({ person, bureau }: Speaker): readonly string[] {
  const [first] = districtsWithin(bureau.roster.regions, person.region);
  const district = first?.aliases[0] ?? first?.name ?? '';
  switch (person.role) {
    case 'specialist':
      return t.examplesMine;
    case 'coordinator':
      return t.examplesDistrict;
    case 'taskForce':
    case 'admin':
      return t.examples.map((example) => fillChosen(example, { district }));
  }
}

const placeIn =
  ({ bureau }: Speaker) =>
  (code: string): string =>
    bureau.roster.regions.find((r) => r.code === code)?.name ?? '';

function periodSaid({ period }: QueryReading, now: Date): string {
  if ('month' in period) return fill(t.month, { month: Number(period.month.slice(5)) });
  if ('year' in period) return fill(t.year, { year: period.year });
  return period.from === period.to
    ? sayWeek(period.from, now)
    : fill(t.twoWeeks, { from: sayWeek(period.from, now), to: sayWeek(period.to, now) });
}

export function cannotLines(speaker: Speaker, query: QueryReading, why: 'notYet' | 'cannot'): readonly string[] {
  const period = periodSaid(query, speaker.arrivedAt);
  if (why === 'notYet') return [fill(t.notYet, { period })];
  return [fill(t.understood, { what: understoodOf(query, placeIn(speaker), period) }), ...examplesFor(speaker)];
}

/** Null where nothing of the text was understood as a question. */
export function unsureLines(speaker: Speaker, text: string): readonly string[] | null {
  const guess = guessQuestion(foldText(text), contextOf(speaker));
  if (guess === null || !saysSomething(guess, speaker)) return null;
  const what = understoodOf(guess, placeIn(speaker), periodSaid(guess, speaker.arrivedAt));
  return [fill(t.unsure, { typed: quoted(text), what }), ...examplesFor(speaker)];
}

/** More than the present week's totals, which is what is guessed of anything. */
const saysSomething = ({ kind: _kind, measures, period, ...filters }: QueryReading, { arrivedAt }: Speaker): boolean =>
  Object.keys(filters).length > 0 || measures.length === 1 || !('from' in period) || period.to !== weekOf(arrivedAt);
