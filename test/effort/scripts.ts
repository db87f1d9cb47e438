// Which people are measured: how much changed, in which week, with cards or without? And what may it cost at most?
import type { GoalName } from '../bench/turns/goals.ts';
import type { Effort, Script } from './effort.ts';
import { figuresOf, lineOf, numbersTo, shortOf } from './enterprises.ts';

/** From one enterprise to a coordinator's hundred and twenty. */
export const SIZES = [1, 6, 14, 40, 120] as const;

/** What is bounded, and by which goal. */
export type Bounds = Partial<Readonly<Record<keyof Effort, GoalName>>>;

export type Measured = Script & { readonly sizes: readonly number[]; readonly bounds: Bounds };

const same = (size: number) => numbersTo(size).map((n) => figuresOf(n));
const none = (size: number) => numbersTo(size).map(() => null);

/** The two that changed, both far down a long list: the first found two of eight, the second needs one fewer. */
const two = (size: number) => ({ found: 6 * Math.floor((size - 1) / 12) + 1, fewer: 6 * Math.floor((size - 4) / 6) + 4 });
const changed = (size: number) => {
  const { found, fewer } = two(size);
  return same(size).map((f, i) =>
    i + 1 === found ? figuresOf(found, [6, 3, 0], [2, 0, 0]) : i + 1 === fewer ? figuresOf(fewer, [5, 2, 1]) : f,
  );
};
const changedLines = (size: number): readonly string[] => {
  const { found, fewer } = two(size);
  return [`${found} 6 3 0 解决 2 0 0`, ...(fewer > 0 ? [`${fewer} 5 2 1`] : [])];
};
const changedWords = (size: number): string => {
  const { found, fewer } = two(size);
  return [`${shortOf(found)}缺普工6技工3解决普工2`, ...(fewer > 0 ? [`${shortOf(fewer)}缺普工5技工2高技1`] : [])].join('，');
};
const others = (size: number) => (size > 2 ? ['其余同上周'] : []);
const allLines = (size: number): string => numbersTo(size).map(lineOf).join('\n');
/** One figure of the first enterprise was wrong. */
const corrected = (size: number) => same(size).map((f, i) => (i === 0 ? figuresOf(1, [7, 3, 0]) : f));

const words = { hasLast: true, cards: false, sizes: SIZES } as const;
const cards = { hasLast: true, cards: true, sizes: [6] } as const;
const first = { hasLast: false, cards: false, filed: same } as const;
const twoBounds = { messages: 'effort.two', characters: 'effort.twoCharacters' } as const;

export const SCRIPTS = {
  none: { ...words, name: '没变化', says: () => ['同上周', '确认'], filed: same, bounds: { messages: 'effort.none' } },
  two: {
    ...words,
    name: '两户有变化',
    says: (size) => ['上报', [...changedLines(size), ...others(size)].join('\n'), '确认'],
    filed: changed,
    bounds: twoBounds,
  },
  twoInWords: {
    ...words,
    name: '两户有变化，整句说',
    says: (size) => [changedWords(size), ...others(size), '确认'],
    filed: changed,
    bounds: twoBounds,
  },
  noneWithCards: { ...cards, name: '没变化，点卡片', says: () => ['[点“同上周”]', '确认'], filed: same, bounds: {} },
  twoWithCards: {
    ...cards,
    name: '两户有变化，点卡片',
    says: (size) => [
      `[勾“${Object.values(two(size))
        .map((n) => `${n} ${shortOf(n)}`)
        .join('、')}”点“选好了”]`,
      changedLines(size).join('\n'),
      '确认',
    ],
    filed: changed,
    bounds: twoBounds,
  },
  firstAtOnce: {
    ...first,
    sizes: SIZES,
    name: '第一次报，一次说完',
    says: (size) => ['上报', allLines(size), '确认'],
    bounds: { messages: 'effort.first' },
  },
  firstByLines: {
    ...first,
    sizes: [6],
    name: '第一次报，一户一确认',
    says: (size) => ['上报', ...numbersTo(size).flatMap((n) => [lineOf(n), '确认'])],
    bounds: { messages: 'effort.firstByLines' },
  },
  correction: {
    ...words,
    name: '报完发现一个数错了，照序号',
    before: () => ['同上周', '确认'],
    says: () => ['更正 1 普工7', '确认'],
    filed: corrected,
    bounds: { messages: 'effort.correction' },
  },
  correctionInWords: {
    ...words,
    name: '报完发现一个数错了，整句说',
    before: () => ['同上周', '确认'],
    says: () => [`${shortOf(1)}报错了，普工是7`, '确认'],
    filed: corrected,
    bounds: { messages: 'effort.correction' },
  },
  question: {
    ...words,
    name: '问截止几点',
    says: () => ['截止几点'],
    filed: none,
    answered: /12:00/,
    bounds: { messages: 'effort.question' },
  },
  questionAmid: {
    ...words,
    name: '核对时问学徒工算什么',
    before: () => ['同上周'],
    says: () => ['学徒工算什么'],
    filed: none,
    answered: /学徒工.*算|算.*普工/,
    bounds: { messages: 'effort.question' },
  },
} as const satisfies Readonly<Record<string, Measured>>;
