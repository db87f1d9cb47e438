// In which ways may a whole number be written that we read?

const DIGITS = [...'零一二三四五六七八九'];
const FORMAL = [...'零壹贰叁肆伍陆柒捌玖'];

/** Chinese below 10,000 by the book: 一千零二十. `ten`: 十二 without its 一 at the head. */
function section(n: number, digits: readonly string[], units: readonly string[], isInside: boolean): string {
  const places = [1000, 100, 10, 1].map((p) => Math.floor(n / p) % 10);
  let text = '';
  let hasGap = false;
  places.forEach((digit, i) => {
    if (digit === 0) {
      hasGap = true;
      return;
    }
    if (hasGap && (text !== '' || isInside)) text += digits[0];
    hasGap = false;
    text += `${digits[digit]}${units[i]}`;
  });
  return text;
}

function chinese(n: number, digits: readonly string[], units: readonly string[], ten: string): string {
  if (n === 0) return digits[0] as string;
  const [most, rest] = [Math.floor(n / 10_000), n % 10_000];
  const text =
    most === 0
      ? section(n, digits, units, false)
      : `${section(most, digits, units, false)}万${section(rest, digits, units, rest > 0)}`;
  return text.replace(new RegExp(`^${digits[1]}${ten}`), ten);
}

/** 一百二, 一万三: the last power left out. */
function shortened(book: string): string | null {
  return /[百千][一二三四五六七八九][十百]$|万[一二三四五六七八九]千$/.test(book) && !/零.[十百千]$/.test(book) && isNext(book)
    ? book.slice(0, -1)
    : null;
}

/** The unit left out is the one just below the unit before it: 一千二(百), not 一千零二(十). */
function isNext(book: string): boolean {
  const [before, last] = [book.at(-3), book.at(-1)];
  return (before === '百' && last === '十') || (before === '千' && last === '百') || (before === '万' && last === '千');
}

/** Every spelling of a whole number 0–999,999 that the reader accepts, in families. */
export function spellings(n: number): readonly string[] {
  const book = chinese(n, DIGITS, ['千', '百', '十', ''], '十');
  const short = shortened(book);
  const families = [
    String(n),
    book,
    chinese(n, FORMAL, ['仟', '佰', '拾', ''], '拾'),
    book.replaceAll('零', '〇'),
    book.replace(/二(?=[百千])|^二(?=万)/g, '两'),
    book.replace(/百一十/g, '百十'),
    book.replaceAll('二十', '廿').replaceAll('三十', '卅'),
    [...book].map((c) => (DIGITS.indexOf(c) > 0 ? String(DIGITS.indexOf(c)) : c)).join(''),
    ...(n >= 1000 ? [n.toLocaleString('en-US'), n.toLocaleString('en-US').replaceAll(',', '，')] : []),
    ...(short === null ? [] : [short, short.replace(/二(?=[百千])|^二(?=万)/g, '两')]),
    ...(n === 2 ? ['两', '俩'] : []),
    ...(n === 3 ? ['仨'] : []),
    ...(n >= 10_000 && n % 10_000 === 0 ? [`${n / 10_000}万`] : []),
    ...(n >= 10_000 && n < 100_000 && n % 1000 === 0 && n % 10_000 !== 0
      ? [`${n / 10_000}万`, `${Math.floor(n / 10_000)}万${(n / 1000) % 10}`]
      : []),
    ...(n >= 1000 && n < 10_000 && n % 100 === 0 && n % 1000 !== 0
      ? [`${n / 1000}千`, `${Math.floor(n / 1000)}千${(n / 100) % 10}`, `${Math.floor(n / 1000)}千${n % 1000}`]
      : []),
  ];
  return [...new Set(families)].filter((s) => s.length <= 20);
}
