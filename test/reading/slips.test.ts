// Is a number with a slip of the finger ever read as one that a careful reader would not see in it?
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { readAmount } from '../../src/reading/numbers/amounts.ts';
import { type Random, randomOf } from './sentences/random.ts';
import { spellings } from './spellings.ts';
import { loadWorld } from './world.ts';
import { WAYS } from './written-numbers.ts';

const CASES = 33_000;
const SLIPS = [
  ...'0123456789零〇一二两三四五六七八九十百千万亿壹貳叁參肆伍陸柒捌玖拾佰仟萬廿卅俩幺第几多半 .,，、。-+~oOlI²½⑧人个',
];

/** Puts in, leaves out, doubles or swaps characters, once or twice. */
function slipped(text: string, random: Random): string {
  const signs = [...text];
  for (let times = random.pick([1, 1, 2]); times > 0; times--) {
    const at = random.int(signs.length + 1);
    const here = signs[at];
    switch (random.int(5)) {
      case 0:
        signs.splice(at, 0, random.pick(SLIPS));
        break;
      case 1:
        signs.splice(at, 1);
        break;
      case 2:
        if (here !== undefined) signs.splice(at, 0, here);
        break;
      case 3:
        if (at > 0 && here !== undefined) signs.splice(at - 1, 2, here, signs[at - 1] as string);
        break;
      default:
        if (here !== undefined) signs[at] = random.pick(SLIPS);
    }
  }
  return signs.join('');
}

const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟';
const PLAIN = '一二三四五六七八九十百千';
const SIMPLE: Readonly<Record<string, string>> = {
  貳: '贰',
  參: '叁',
  陸: '陆',
  萬: '万',
  倆: '俩',
  兩: '两',
  叄: '叁',
  '○': '〇',
};

/** What a careful reader takes a text for, told without the reader of this program: whether `n` may be written so. */
function mayMean(typed: string, n: number): boolean {
  // What nobody sees, a list's number in front, counting words behind.
  const seen = typed.replace(/\p{Cf}|\ufe0f|\u20e3/gu, '').replace(/^[⓪①-⑳ ]+|(?<=[个人名 ])[⓪①-⑳]+$/gu, '');
  if (/[⓪①-⑳⁰¹²³⁴-⁹½]/u.test(seen)) return false;
  const text = [...seen.normalize('NFKC')]
    .map((c) => SIMPLE[c] ?? c)
    .join('')
    .replace(/ *[个人名 ]*$/, '')
    .trim();
  if (/^\d+$/.test(text)) return text === String(n);
  if (/^\d{1,3}([,，]\d{3})+$/.test(text)) return text.replace(/[,，]/g, '') === String(n);
  const decimal = /^(\d+\.\d+)([万千仟])$/.exec(text);
  if (decimal) return Math.round(Number(decimal[1]) * (decimal[2] === '万' ? 10_000 : 1000)) === n;
  if (text === '俩' || text === '仨') return n === (text === '俩' ? 2 : 3);
  // Blanks part the signs of one Chinese numeral, never digits.
  if (/ /.test(text) && /\d/.test(text)) return false;
  const hanDigits = [...text].map((c) => '〇一二三四五六七八九'.indexOf(c)).join('');
  if (text.includes('〇') && hanDigits === String(n)) return true;
  if (/两(?:十|$)/.test(text) && text !== '两') return false;
  const isFormal = [...text].some((c) => FORMAL.includes(c));
  const plain = [...text.replaceAll(' ', '')]
    .map((c) => PLAIN[FORMAL.indexOf(c)] ?? { 〇: '零', 两: '二', 廿: '二十', 卅: '三十', 卌: '四十' }[c] ?? c)
    .join('');
  const most = /^(\d+)万(.*)$/.exec(plain);
  if (most?.[1] !== undefined) {
    // 12万: digits before 万, what follows as if one stood there.
    const rest = n - Number(most[1]) * 10_000;
    return !most[1].startsWith('0') && rest >= 0 && rest < 10_000 && mayMean(`一万${most[2]}`, 10_000 + rest);
  }
  const book = (digits: string): string => spellings(Number(digits))[1] as string;
  // 1千200, 3百52: the digits behind fill exactly the places that are left, or stand behind 零.
  const tail = /([百千万])(零?)(\d{2,4})$/.exec(plain);
  if (tail !== null) {
    const [, unit = '', zero = '', digits = ''] = tail;
    const places = { 百: 2, 千: 3, 万: 4 }[unit] as number;
    if (digits.startsWith('0') || (zero === '' ? digits.length !== places : digits.length >= places)) return false;
    return mayMean(plain.slice(0, -digits.length - zero.length), n - Number(digits));
  }
  const spelled = plain
    .replace(/\d/g, book)
    .replace(/^一十/, '十')
    .replace(/(?<=[百千万])十/g, '一十');
  const ways = spellings(n).map((s) => s.replaceAll('〇', '零').replaceAll('两', '二').replace(/百十/g, '百一十'));
  const isShort = (s: string) => /[百千万][一二三四五六七八九]$/.test(s);
  // 一万三百, with nothing behind: the 零 may be left out.
  const lacksZero = /^(.*[千万])(.[百十])$/.exec(spelled);
  return (
    ways.some((s) => s === spelled && !(isFormal && isShort(s))) ||
    (lacksZero !== null && ways.includes(`${lacksZero[1]}零${lacksZero[2]}`))
  );
}

describe('a number with a slip', () => {
  const random = randomOf(19_700_101);
  const world = loadWorld('second');
  const context = world.context('bc1', '2026-11-26T10:00:00+08:00');
  const written = (): string => {
    for (;;) {
      const text = random.pick(WAYS).write(random.int(random.pick([100, 1_000, 10_000, 100_000])));
      if (text !== null) return text;
    }
  };

  it('is known to a careful reader by the numbers without a slip', () => {
    for (let i = 0; i < 3_000; i++) {
      const n = random.int(random.pick([100, 1_000, 10_000, 100_000]));
      for (const spelling of spellings(n)) expect([spelling, n, mayMean(spelling, n)]).toEqual([spelling, n, true]);
    }
    expect(
      ['05', '3.5', '一百二三', '壹佰贰', '1 200', '两十', '1②'].filter((t) =>
        [5, 35, 123, 120, 1200, 20, 18].some((n) => mayMean(t, n)),
      ),
    ).toEqual([]);
  });

  it(`is read as it stands or not at all, ${CASES} times`, () => {
    const wrong: string[] = [];
    let exact = 0;
    for (let i = 0; i < CASES; i++) {
      const text = slipped(written(), random);
      const amount = readAmount(text);
      if (amount?.kind !== 'whole') continue;
      exact++;
      if (!mayMean(text, amount.value)) wrong.push(`${text} read as ${amount.value}`);
    }
    expect(wrong).toEqual([]);
    expect(exact).toBeGreaterThan(CASES / 10);
  });

  it('is stored as it stands or not at all', () => {
    const wrong: string[] = [];
    for (let i = 0; i < 2_500; i++) {
      const text = slipped(written(), random);
      const reading = readMessage(`百川缺普工${text}，技工7`, context);
      if (reading.kind !== 'report') continue;
      // 普工，61399。 is 61399 all the same.
      const bare = text.replace(/^[,，、。人个名 ]+|(?<!\d)\.|[.,，、。 ]+$/g, '');
      for (const { shortage = {}, resolved = {}, headcount } of reading.reports) {
        for (const n of [shortage.general, shortage.senior, shortage.total, ...Object.values(resolved), headcount]) {
          if (n !== undefined && !mayMean(bare, n)) wrong.push(`${text} stored as ${n}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
