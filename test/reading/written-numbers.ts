// In which ways does a person, a keyboard or a table write a whole number, and which of them must be read?
import { spellings } from './spellings.ts';

/** One way to write whole numbers. */
export type Way = {
  readonly name: string;
  /** `exact`: it must be read as that number · `orNot`: as that number, or not at all. */
  readonly read: 'exact' | 'orNot';
  /** Null where the way has no spelling of its own for a number. */
  readonly write: (n: number) => string | null;
};

const mapped = (from: string, to: string) => {
  const [signs, others] = [[...from], [...to]];
  return (text: string): string => [...text].map((c) => others[signs.indexOf(c)] ?? c).join('');
};
const digitsAs = (to: string) => (n: number) => mapped('0123456789', to)(String(n));
const between = (text: string, sign: string): string | null => ([...text].length > 1 ? [...text].join(sign) : null);
const grouped = (n: number, sign: string): string | null => (n < 1000 ? null : n.toLocaleString('en-US').replaceAll(',', sign));
const changed = (text: string, change: (text: string) => string): string | null => {
  const other = change(text);
  return other === text ? null : other;
};

const SIGNS = { 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const DIGITS = Object.keys(SIGNS);
let last: { readonly n: number; readonly texts: readonly string[] } = { n: -1, texts: [] };
/** Every way asks for the same number in turn. */
function spelled(n: number): readonly string[] {
  if (last.n !== n) last = { n, texts: spellings(n) };
  return last.texts;
}
const book = (n: number): string => spelled(n)[1] as string;
const formal = (n: number): string => spelled(n)[2] as string;
const mixed = (n: number): string =>
  [...book(n)].map((c) => (c === '零' ? c : String(DIGITS.includes(c) ? DIGITS.indexOf(c) : c))).join('');
const traditional = mapped('万两贰陆叁', '萬兩貳陸參');
const oneByOne = (n: number): string => mapped('0123456789', DIGITS.join(''))(String(n));
/** 一百二, 一万三: of round numbers from 110 on. */
const shortened = (n: number): string | null => {
  const text = /^(.*[百千万])([一二三四五六七八九])[十百千]$/.exec(book(n));
  const next = { 百: '十', 千: '百', 万: '千' }[text?.[1]?.at(-1) ?? ''];
  return text !== null && next === book(n).at(-1) ? `${text[1]}${text[2]}` : null;
};
const tenThousands = (n: number, unit: string): string | null => (n >= 1000 && n % 100 === 0 ? `${n / 10_000}${unit}` : null);

export const WAYS: readonly Way[] = [
  { name: 'digits', read: 'exact', write: String },
  { name: 'wide digits', read: 'exact', write: digitsAs('０１２３４５６７８９') },
  { name: 'bold digits', read: 'exact', write: digitsAs('𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗') },
  { name: 'keycaps', read: 'exact', write: (n) => [...String(n)].map((c) => `${c}\ufe0f\u20e3`).join('') },
  { name: 'unseen marks between digits', read: 'exact', write: (n) => between(String(n), '\u200b') },
  { name: 'thousands by commas', read: 'exact', write: (n) => grouped(n, ',') },
  { name: 'by the book', read: 'exact', write: book },
  { name: 'with 〇', read: 'exact', write: (n) => changed(book(n), mapped('零', '〇')) },
  { name: 'with a ring for 零', read: 'exact', write: (n) => (n === 0 ? null : changed(book(n), mapped('零', '○'))) },
  { name: 'with 两', read: 'exact', write: (n) => changed(book(n), (t) => t.replace(/二(?=[百千])|^二(?=万|$)/g, '两')) },
  {
    name: 'traditional',
    read: 'exact',
    write: (n) => changed(book(n), (t) => traditional(t.replace(/二(?=[百千])|^二(?=万|$)/g, '两'))),
  },
  { name: 'radicals for characters', read: 'exact', write: (n) => changed(book(n), mapped('一二八十', '⼀⼆⼋⼗')) },
  { name: 'formal', read: 'exact', write: formal },
  { name: 'formal, traditional', read: 'exact', write: (n) => (n === 3 ? null : traditional(formal(n))) },
  { name: 'formal, with 叄', read: 'exact', write: (n) => changed(formal(n), mapped('叁万', '叄萬')) },
  { name: 'formal digits, plain units', read: 'exact', write: (n) => changed(formal(n), mapped('拾佰仟', '十百千')) },
  { name: 'plain digits, formal units', read: 'exact', write: (n) => changed(book(n), mapped('十百千', '拾佰仟')) },
  {
    name: 'with 廿 and 卅',
    read: 'exact',
    write: (n) => changed(book(n), (t) => t.replaceAll('二十', '廿').replaceAll('三十', '卅').replaceAll('四十', '卌')),
  },
  { name: 'with 百十', read: 'exact', write: (n) => changed(book(n), (t) => t.replace(/百一十/g, '百十')) },
  { name: 'the last power left out', read: 'exact', write: shortened },
  {
    name: 'the last power left out, with 两',
    read: 'exact',
    write: (n) => {
      const t = shortened(n);
      return t && changed(t, (x) => x.replace(/二(?=[百千])|^二(?=万)/g, '两'));
    },
  },
  { name: 'digits and units', read: 'exact', write: (n) => (n < 10 ? null : mixed(n)) },
  {
    name: 'wide digits and units',
    read: 'exact',
    write: (n) => (n < 10 ? null : mapped('0123456789', '０１２３４５６７８９')(mixed(n))),
  },
  {
    name: 'digits and units, the last power left out',
    read: 'exact',
    write: (n) => {
      const t = shortened(n);
      return t && mapped('一二三四五六七八九', '123456789')(t);
    },
  },
  { name: 'ten thousands', read: 'exact', write: (n) => tenThousands(n, '万') },
  { name: 'ten thousands, traditional', read: 'exact', write: (n) => tenThousands(n, '萬') },
  {
    name: 'thousands with a fraction',
    read: 'exact',
    write: (n) => (n >= 1000 && n < 10_000 && n % 10 === 0 ? `${n / 1000}千` : null),
  },
  {
    name: 'ten thousands and digits',
    read: 'exact',
    write: (n) => (n > 10_000 && n % 10_000 >= 1000 ? `${Math.floor(n / 10_000)}万${n % 10_000}` : null),
  },
  {
    name: 'a blank between Chinese signs',
    read: 'exact',
    write: (n) => (/[十百千万]/.test(book(n)) ? between(book(n), ' ') : null),
  },
  { name: 'two, three as one word', read: 'exact', write: (n) => ({ 2: '俩', 3: '仨' })[n] ?? null },
  { name: 'two, three as one word, traditional', read: 'exact', write: (n) => ({ 2: '倆' })[n] ?? null },
  { name: 'with a counting word', read: 'exact', write: (n) => `${n}名` },
  { name: 'by the book, with a counting word', read: 'exact', write: (n) => `${book(n)}个人` },

  { name: 'thousands by wide commas', read: 'orNot', write: (n) => grouped(n, '，') },
  { name: 'thousands by blanks', read: 'orNot', write: (n) => grouped(n, ' ') },
  { name: 'thousands by points', read: 'orNot', write: (n) => grouped(n, '.') },
  { name: 'thousands by apostrophes', read: 'orNot', write: (n) => grouped(n, "'") },
  { name: 'thousands by underscores', read: 'orNot', write: (n) => grouped(n, '_') },
  { name: 'blanks between digits', read: 'orNot', write: (n) => between(String(n), ' ') },
  { name: 'O for 0', read: 'orNot', write: (n) => changed(String(n), mapped('0', 'O')) },
  { name: 'o for 〇', read: 'orNot', write: (n) => changed(oneByOne(n), mapped('零', 'o')) },
  { name: 'l for 1', read: 'orNot', write: (n) => changed(String(n), mapped('1', 'l')) },
  { name: 'I for 1', read: 'orNot', write: (n) => changed(String(n), mapped('1', 'I')) },
  { name: 'a zero in front', read: 'orNot', write: (n) => `0${n}` },
  { name: 'a fraction of 0', read: 'orNot', write: (n) => `${n}.0` },
  { name: 'Chinese digit by digit', read: 'orNot', write: (n) => (n < 10 ? null : oneByOne(n)) },
  { name: 'Chinese digit by digit, with 〇', read: 'orNot', write: (n) => changed(oneByOne(n), mapped('零', '〇')) },
  {
    name: 'formal digit by digit',
    read: 'orNot',
    write: (n) => (n < 10 ? null : mapped(DIGITS.join(''), '零壹贰叁肆伍陆柒捌玖')(oneByOne(n))),
  },
  { name: 'with 幺', read: 'orNot', write: (n) => changed(oneByOne(n), mapped('一', '幺')) },
  {
    name: 'a formal numeral with its last power left out',
    read: 'orNot',
    write: (n) => {
      const t = shortened(n);
      return t && mapped(`${DIGITS.join('')}百千`, '零壹贰叁肆伍陆柒捌玖佰仟')(t);
    },
  },
  {
    name: 'a blank behind 百 and 千',
    read: 'orNot',
    write: (n) => changed(book(n), (t) => t.replace(/(?<=[百千万])(?=.)/g, ' ')),
  },
  { name: 'a blank before 万', read: 'orNot', write: (n) => tenThousands(n, ' 万') },
  { name: 'w for 万', read: 'orNot', write: (n) => tenThousands(n, 'w') },
  { name: 'k for thousands', read: 'orNot', write: (n) => (n >= 1000 && n % 100 === 0 ? `${n / 1000}k` : null) },
  { name: 'Arabic script', read: 'orNot', write: digitsAs('٠١٢٣٤٥٦٧٨٩') },
  { name: 'rods', read: 'orNot', write: digitsAs('〇〡〢〣〤〥〦〧〨〩') },
  { name: 'raised digits', read: 'orNot', write: digitsAs('⁰¹²³⁴⁵⁶⁷⁸⁹') },
  {
    name: 'the last digit raised',
    read: 'orNot',
    write: (n) => (n < 10 ? null : `${Math.floor(n / 10)}${digitsAs('⁰¹²³⁴⁵⁶⁷⁸⁹')(n % 10)}`),
  },
  { name: 'circled digits', read: 'orNot', write: digitsAs('⓪①②③④⑤⑥⑦⑧⑨') },
  {
    name: 'the last digit circled',
    read: 'orNot',
    write: (n) => (n < 10 ? null : `${Math.floor(n / 10)}${digitsAs('⓪①②③④⑤⑥⑦⑧⑨')(n % 10)}`),
  },
  {
    name: 'the last digit a keycap',
    read: 'orNot',
    write: (n) => (n < 10 ? null : `${Math.floor(n / 10)}${n % 10}\ufe0f\u20e3`),
  },
  { name: 'the last digit Chinese', read: 'orNot', write: (n) => (n < 10 ? null : `${Math.floor(n / 10)}${DIGITS[n % 10]}`) },
  {
    name: 'the first digit Chinese',
    read: 'orNot',
    write: (n) => (n < 10 ? null : `${DIGITS[Number(String(n)[0])]}${String(n).slice(1)}`),
  },
  { name: 'thousandths, a fraction not spoken out', read: 'orNot', write: (n) => `${n / 10_000}万` },
];
