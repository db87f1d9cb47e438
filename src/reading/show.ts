// How is a reading printed for people and machines outside: with full names instead of ids? (domain §17.7)
import { isoWithOffset } from '../domain/time.ts';
import type { NameIndex } from './names/names.ts';
import type { FigureProblem, Reading } from './reading.ts';
import { TIER_WORDS } from './words/tiers.ts';

/** What printing needs to know; an id or code it does not know is printed as it is. */
type ShownNames = {
  readonly names: NameIndex;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
};

type Json = Record<string, unknown>;

const TIERS: ReadonlySet<string> = new Set(Object.values(TIER_WORDS).flatMap((list) => list.split(/\s+/)));

/** The JSON object of `npm run understand`: fields in the reading's order, full names for enterprises and districts, instants with +08:00. */
export function showReading(reading: Reading, { names, regions }: ShownNames): Json {
  const full = (id: string) => names.nameOf(id) ?? id;
  const district = (code: string) => regions.find((r) => r.code === code)?.name ?? code;

  const shown = (from: object): Json =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([key]) => key !== 'typed')
        // 除了技工都不缺: 技工 is asked, but nothing was said of it that could be printed.
        .filter(([key, value]) => key !== 'problems' || !(value as FigureProblem[]).every(({ text }) => TIERS.has(text)))
        .map(([key, value]: [string, unknown]) => {
          if (key === 'enterprise') return [key, full(value as string)];
          if (key === 'problems') return [key, (value as FigureProblem[]).filter(({ text }) => !TIERS.has(text))];
          if (key === 'candidates' || key === 'enterprises' || key === 'excluded') return [key, (value as string[]).map(full)];
          if (key === 'districts') return [key, (value as string[]).map(district)];
          if (value instanceof Date) return [key, isoWithOffset(value)];
          return [key, value];
        }),
    );

  switch (reading.kind) {
    case 'report':
      return { ...reading, reports: reading.reports.map(shown) };
    case 'query': {
      // Which of a programme's figures are told, and whether periods are weeks or months, is no part of the printed shape.
      const { figures: _, months: _months, ...query } = reading;
      return shown(query);
    }
    case 'command':
      return reading.args === undefined ? { ...reading } : { ...reading, args: shown(reading.args) };
    case 'unclear':
      return { ...reading, guesses: reading.guesses.map((guess) => showReading(guess, { names, regions })) };
  }
}
