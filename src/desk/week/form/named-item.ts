// Which of the items is meant: by its number, by 第二个, or by words that fit only one?
import type { ItemSaid } from '../../../reading/answer/items.ts';
import type { ListLine } from '../../../reading/report/list-answers.ts';
import type { WeekItem } from './facts.ts';

/** One character names nobody. */
const SHORTEST = 2;

/** Null where none or several fit. `items` in the order they are shown. */
export function namedItem(items: readonly WeekItem[], who: ItemSaid): WeekItem | null {
  switch (who.kind) {
    case 'number':
      return items.find((i) => i.number === who.number) ?? null;
    case 'place':
      return items[who.place - 1] ?? null;
    case 'name': {
      const exact = items.filter((i) => i.name === who.name || i.short === who.name);
      const isPart = (i: WeekItem) => who.name.length >= SHORTEST && (i.short.includes(who.name) || i.name.includes(who.name));
      const found = exact.length > 0 ? exact : items.filter(isPart);
      return found.length === 1 ? (found[0] ?? null) : null;
    }
  }
}

/** The list's numbers of lines that count those that are shown (第二家), where several are. */
export const byShownPlace = (lines: readonly ListLine[], shown: readonly WeekItem[]): readonly ListLine[] =>
  shown.length > 1 ? lines.map((line) => ({ ...line, number: shown[line.number - 1]?.number ?? line.number })) : lines;
