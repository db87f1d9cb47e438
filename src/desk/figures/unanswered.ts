// What is said to a question that cannot be answered: what was understood of it, and what would work?
import { questionTexts as t } from '../../../conversations/questions.ts';
import { districtsWithin, regionName } from '../../domain/regions.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import { readParts } from '../../reading/question/parts.ts';
import type { QueryPeriod, QueryReading } from '../../reading/reading.ts';
import { contextOf } from '../reading-context.ts';
import type { Speaker } from '../speaker.ts';
import { sayWeek } from '../voices.ts';
import { understoodOf } from './titles.ts';

/** Three questions that work for this person, about the district they named where they may see it. */
function examplesFor({ person, bureau }: Speaker, named: readonly string[] = []): readonly string[] {
  const within = districtsWithin(bureau.roster.regions, person.region);
  const about = within.find((d) => named.includes(d.code)) ?? within[0];
  const district = about?.aliases[0] ?? about?.name ?? '';
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
    regionName(bureau.roster.regions, code);

function sayAny(period: QueryPeriod, now: Date): string {
  if ('month' in period)
    return fill(t.inYear, {
      year: Number(period.month.slice(0, 4)),
      said: fill(t.month, { month: Number(period.month.slice(5)) }),
    });
  if ('year' in period) return fill(t.year, { year: period.year });
  const [from, to] = [sayWeek(period.from, now), sayWeek(period.to, now)];
  return period.from === period.to ? from : fill(t.twoWeeks, { from, to });
}

/** A question that was read, but whose period has not begun, or which asks for what no feature knows. */
export function cannotLines(speaker: Speaker, query: QueryReading, why: 'notYet' | 'cannot'): readonly string[] {
  const period = sayAny(query.period, speaker.arrivedAt);
  if (why === 'notYet') return [fill(t.notYet, { period })];
  const by = query.by === undefined ? [] : [query.by].flat();
  const what = understoodOf({ ...query, by, periods: [period] }, placeIn(speaker));
  return [fill(t.understood, { what }), ...examplesFor(speaker, query.districts)];
}

/** Null where nothing of the text was understood as a question. */
export function unsureLines(speaker: Speaker, text: string): readonly string[] | null {
  const parts = readParts(text, contextOf(speaker));
  if (parts === null) return null;
  const periods = parts.periods.map((period) => sayAny(period, speaker.arrivedAt));
  const what = understoodOf({ ...parts, periods }, placeIn(speaker));
  return [fill(t.unsure, { what }), ...examplesFor(speaker, parts.districts)];
}
