// Which people are measured: how much changed, in which week, with cards or without?
import { figures, LAST, type Script } from './effort.ts';

const same = LAST.map((shortage, i) => figures(i + 1, shortage));
/** 甲厂 found two of eight, 丁厂 needs one fewer. */
const changed = same.map((f, i) => (i === 0 ? figures(1, [6, 3, 0], [2, 0, 0]) : i === 3 ? figures(4, [5, 2, 1]) : f));
const line = (number: number) => `${number} ${LAST[number - 1]?.join(' ')}`;
const numbers = LAST.map((_, i) => i + 1);

const words = { hasLast: true, cards: false } as const;
const cards = { hasLast: true, cards: true } as const;
const first = { hasLast: false, cards: false, filed: same } as const;

export const SCRIPTS = {
  none: { ...words, name: '没变化', says: ['同上周', '确认'], filed: same },
  two: { ...words, name: '两户有变化', says: ['上报', '1 6 3 0 解决 2 0 0\n4 5 2 1\n其余同上周', '确认'], filed: changed },
  twoInWords: {
    ...words,
    name: '两户有变化，整句说',
    says: ['甲厂缺普工6技工3解决普工2，丁厂缺普工5技工2高技1', '其余同上周', '确认'],
    filed: changed,
  },
  noneWithCards: { ...cards, name: '没变化，点卡片', says: ['[点“同上周”]', '确认'], filed: same },
  twoWithCards: {
    ...cards,
    name: '两户有变化，点卡片',
    says: ['[勾“1 甲厂、4 丁厂”点“选好了”]', '1 6 3 0 解决 2 0 0\n4 5 2 1', '确认'],
    filed: changed,
  },
  firstByLines: { ...first, name: '第一次报，一户一确认', says: ['上报', ...numbers.flatMap((n) => [line(n), '确认'])] },
  firstAtOnce: { ...first, name: '第一次报，一次说完', says: ['上报', numbers.map(line).join('\n'), '确认'] },
} as const satisfies Readonly<Record<string, Script>>;
