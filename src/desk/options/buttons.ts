// Do the answers to a question fit the buttons of one card, and what stands on each?
import { cardTexts as t } from '../../../conversations/cards.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { AnswerOption, AskedOptions } from '../../forms/form.ts';
import { CARD_ADVISED, CARD_LIMITS, type CardOption } from '../card.ts';

type Buttons = {
  /** In the order of the options; the id is the option's place, from 1. */
  readonly buttons: readonly CardOption[];
  /** The options by number, where the buttons hold the numbers alone; empty: the buttons say all. */
  readonly list: string;
};

const fits = (text: string, most: number): boolean => [...text].length <= most;

const numbered = ({ number }: AnswerOption, name: string): string =>
  number === undefined ? name : fill(t.option, { number, name });

/** What each is called on its button: all by their full names, else all by the next; null: none of these fit or tell them apart. */
function namesOf(options: readonly AnswerOption[]): readonly string[] | null {
  const most = Math.max(...options.map(({ names }) => names.length));
  for (let place = 0; place < most; place++) {
    const named = options.map(({ names }) => names[Math.min(place, names.length - 1)] ?? '');
    const areWhole = options.every((option, i) => fits(numbered(option, named[i] ?? ''), CARD_ADVISED.button));
    if (areWhole && !named.includes('') && new Set(named).size === options.length) return named;
  }
  return null;
}

/** Its number, which the list explains; of what has none its name, where that fits. */
const numberAlone = ({ number, names }: AnswerOption): string =>
  number === undefined ? (names.find((name) => fits(name, CARD_ADVISED.button)) ?? '') : String(number);

const listed = (option: AnswerOption): readonly string[] =>
  option.number === undefined ? [] : [numbered(option, option.names[0] ?? '')];

/** Null where there are too many, or they are too long to be told apart: words have to do. `spare`: buttons that stand there beside them. */
export function optionButtons({ options }: Pick<AskedOptions, 'options'>, spare = 0): Buttons | null {
  if (options.length === 0 || options.length + spare > CARD_LIMITS.buttons) return null;
  const named = namesOf(options);
  const isNamed = named !== null;
  const labels = options.map((option, i) => (isNamed ? numbered(option, named[i] ?? '') : numberAlone(option)));
  const list = isNamed ? '' : options.flatMap((option) => listed(option)).join('；');
  if (labels.includes('') || new Set(labels).size < labels.length || !fits(list, CARD_ADVISED.text)) return null;
  return { buttons: labels.map((text, i) => ({ id: String(i + 1), text })), list };
}

/** What stands above the buttons: the question without how to type its answer, then what their numbers mean, or `how` to press; of what is too long for a card the end. */
export function questionText(line: string, list: string, how: string): string {
  const end = line.lastIndexOf('？') + 1;
  const asked = end > 0 ? line.slice(0, end) : `${line}。`;
  const tries = list === '' ? [`${asked}${how}`, how] : [`${asked}${list}`, list];
  return tries.find((text) => fits(text, CARD_ADVISED.text)) ?? '';
}

/** The option whose button was pressed. */
export const optionPressed = (options: readonly AnswerOption[], button: string): AnswerOption | undefined =>
  options.find((_, i) => String(i + 1) === button);
