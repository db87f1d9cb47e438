// Which exact whole number does a written numeral mean? (domain §17.2)
import { UNSURE_DIGIT } from '../text/text.ts';

/** Longer runs of digits are telephone numbers and codes, not people. */
const MAX_DIGITS = 8;

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['0123456789', '零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖']
    .flatMap((row) => [...row].map((c, i) => [c, i]))
    .concat([
      ['两', 2],
      ['両', 2],
      ['参', 3],
    ])
    .concat([...'弌弍弎'].map((c, i) => [c, i + 1]))
    .concat([...'壱弐'].map((c, i) => [c, i + 1]))
    .concat([['貮', 2]]),
);
const POWERS: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };
const TENS: Readonly<Record<string, string>> = { 廿: '二十', 卄: '二十', 卅: '三十', 丗: '三十', 卌: '四十' };
const COLLECTIVES: Readonly<Record<string, number>> = { 俩: 2, 仨: 3 };
/** 幺 is a digit read out one by one, never a count. */
const READ_OUT = '幺';

const FORMAL = /[壹贰叁参肆伍陆柒捌玖拾佰仟弌弍弎壱弐貮]/;

const isArabic = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isZero = (c: string | undefined): boolean => c === '零' || c === '〇';

const UNITS: ReadonlySet<string> = new Set([...Object.keys(POWERS), ...Object.keys(TENS), '万', '亿']);
// 参 is a digit only within a formal numeral: see numeralEnd.
const CHARACTERS: ReadonlySet<string> = new Set([
  ...Object.keys(DIGITS).filter((c) => c !== '参'),
  ...Object.keys(COLLECTIVES),
  ...UNITS,
  READ_OUT,
  UNSURE_DIGIT,
]);

const CODES: ReadonlySet<number> = new Set([...CHARACTERS].map((c) => c.charCodeAt(0)));

/** Whether a character is a power of ten. */
export const isUnitCharacter = (c: string | undefined): boolean => c !== undefined && UNITS.has(c);

/** Whether a numeral can begin with this character. */
export const isNumeralCharacter = (c: string | undefined): boolean => c !== undefined && CODES.has(c.charCodeAt(0));

/** 参 in 参拾, 参万 and behind another numeral sign, where it can be nothing but three; elsewhere it is the 参 of 参加 and 人参. */
const isFormalThree = (text: string, i: number): boolean =>
  text[i] === '参' &&
  (/^(?:[拾佰仟]|万(?:[零壹贰叁参肆伍陆柒捌玖人个名位]|\P{Script=Han}|$))/u.test(text.slice(i + 1, i + 3)) ||
    (i > 0 && isNumeralCharacter(text[i - 1]) && !/[加与保考展会军训观赛谋照]/.test(text[i + 1] ?? '')));

/** Whether a numeral stands at `i`. */
export const isNumeralAt = (text: string, i: number): boolean => CODES.has(text.charCodeAt(i)) || isFormalThree(text, i);

/** Where the run of numeral characters that begins at `at` ends, before `limit`: all that stands together, whether or not it makes one number. A comma belongs to it only where it groups thousands, a point between digits always does. */
export function numeralEnd(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit) {
    if (isNumeralAt(text, i)) i++;
    else if (i > at && i + 1 < limit && isArabic(text[i - 1]) && isArabic(text[i + 1]) && isInside(text, at, i, limit)) i += 2;
    else break;
  }
  return i;
}

const isInside = (text: string, at: number, i: number, limit: number): boolean =>
  text[i] === '.' || ((text[i] === ',' || text[i] === '，') && isGroup(text, at, i, limit));

/** Whether the comma at `i` groups thousands: one to three digits before the first comma of the row, three after each, no other digits at its end (1,200; not 8,300,5). */
function isGroup(text: string, from: number, i: number, limit: number): boolean {
  if (!/^\d{1,3}([,，]\d{3})*$/.test(text.slice(Math.max(from, i - 12), i))) return false;
  const after = text.slice(i, Math.min(limit, i + 24));
  return /^(?:[,，]\d{3})+(?!\d|[,，]\d)/.test(after);
}

/** Arabic digits alone: 0, 12; not 05. */
const arabic = (s: string): number | null => (/^(0|[1-9]\d*)$/.test(s) && s.length <= MAX_DIGITS ? Number(s) : null);

/** Below 10,000, Chinese or mixed: 一百零五, 1千2, 一千二百. `inside`: it follows 万, so that a leading 零 skips the thousands. `isFull`: nothing may be left out at the end (一百二). */
function section(s: string, inside: boolean, isFull: boolean): number | null {
  let sum = 0;
  let power = 4;
  let zero = inside && isZero(s[0]);
  let i = zero ? 1 : 0;
  while (i < s.length) {
    const c = s[i] as string;
    const run = /^\d{2,4}/.exec(s.slice(i))?.[0];
    if (run !== undefined) {
      // 1千200, 1千零50: Arabic digits fill exactly the places that are left, or stand behind a 零.
      const value = arabic(run);
      const fills = zero ? run.length < power : run.length === power;
      return value !== null && fills && (inside || i > 0) && i + run.length === s.length ? sum + value : null;
    }
    if (isZero(c) && sum > 0 && !zero && power > 1) {
      zero = true;
      i++;
      continue;
    }
    const isBareTen = POWERS[c] === 1 && !zero && (i > 0 || !inside);
    const digit = isBareTen ? 1 : DIGITS[c];
    if (digit === undefined || (digit === 0 && (s.length > 1 || inside))) return null;
    const unit = isBareTen ? c : s[i + 1];
    if (unit === undefined) {
      // A last digit counts ones alone, behind 十 and behind 零; elsewhere it is short for the next power (一百二 = 120).
      if (c === '两' && (s.length > 1 || inside)) return null;
      const ones = zero || power === 1 || (i === 0 && !inside);
      if (!ones && isFull) return null;
      return sum + (ones ? digit : digit * 10 ** (power - 1));
    }
    const next = POWERS[unit];
    if (next === undefined || next >= power || (zero && next === power - 1) || (c === '两' && next === 1)) return null;
    const after = i + (isBareTen ? 1 : 2);
    // 一万三百 leaves out 零 at its end; 四千五十四 may lack a 百 as well.
    const skips = !zero && next < power - 1 && (inside || i > 0);
    if (skips && (isBareTen || after < s.length)) return null;
    sum += digit * 10 ** next;
    power = next;
    zero = false;
    i = after;
  }
  return zero ? null : sum;
}

function withTenThousands(left: string, right: string, isFull: boolean): number | null {
  const most = /^\d+$/.test(left) ? (left.length <= 4 ? arabic(left) : null) : section(left, false, true);
  const rest = right === '' ? 0 : section(right, true, isFull);
  return most === null || most === 0 || rest === null ? null : most * 10_000 + rest;
}

/** 1.2万 = 12000; a decimal that does not come out whole is none. */
function decimalOf(whole: string, fraction: string, places: number): number | null {
  const most = arabic(whole);
  const digits = fraction.replace(/0+$/, '');
  return most === null || digits.length > places ? null : most * 10 ** places + Number(digits.padEnd(places, '0'));
}

const LONGEST = 20;

/**
 * The whole number ≥ 0 a run of numeral characters means; null where it means none (3.5), or could mean two (三五, 二三十, 1千25).
 * Accepted: 12 · 1,200 · 十二 · 一百二 (=120) · 两百零三 · 一万零三百 · 1千2 · 1万2000 · 3万 · 1.2万 · 廿五 · 壹佰 · 二〇 · 俩.
 * `isFull`: nothing may be left out at the end, so that 一百二 means none; so it is for formal numerals always, where nobody leaves anything out.
 */
export function numeralValue(run: string, isFull: boolean = FORMAL.test(run)): number | null {
  const plain = arabic(run);
  if (plain !== null) return plain;
  if (/^[1-9]\d{0,2}([,，]\d{3}){1,2}$/.test(run)) return Number(run.replace(/[,，]/g, ''));
  const decimal = /^(\d{1,6})\.(\d{1,6})([万千仟])$/.exec(run);
  if (decimal) return decimalOf(decimal[1] as string, decimal[2] as string, decimal[3] === '万' ? 4 : 3);
  if (run.length > LONGEST || /[.,，亿]/.test(run)) return null;
  const collective = COLLECTIVES[run];
  if (collective !== undefined) return collective;
  // Digit by digit only where 〇 says so: 八三零 may be three answers, 三五 is a guess.
  if (/^[一二三四五六七八九][〇一二三四五六七八九]{1,5}$/.test(run) && run.includes('〇'))
    return Number([...run].map((c) => DIGITS[c]).join(''));
  const written = run.replace(/[廿卄卅丗卌]/g, (c) => TENS[c] as string);
  const at = written.indexOf('万');
  return at === -1 ? section(written, false, isFull) : withTenThousands(written.slice(0, at), written.slice(at + 1), isFull);
}
