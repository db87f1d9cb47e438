// What did the person type, once width, case, spacing and ornaments no longer matter?

/** What stood between two neighbouring characters: nothing, blanks or ornaments, a tab, a line's end. */
export const GAP = { none: 0, blank: 1, tab: 2, line: 3 } as const;

/** A message without any white space. Every index points into `text`. */
export type Folded = {
  readonly text: string;
  /** What stood before each character of `text`: a value of GAP. The first has GAP.line. */
  readonly gaps: Uint8Array;
  /** The characters from `from` up to `to` as they were typed, blanks between them included. */
  readonly typed: (from: number, to: number) => string;
};

// The trade's words and common name characters as a traditional keyboard gives them, pairwise. Names are folded by the same table.
const TRADITIONAL =
  '無无個个兩两萬万級级師师還还總总計计報报與与沒没廠厂這这週周資资業业員员號号滿满離离職职術术實实習习補补數数對对錯错說说為为來来過过' +
  '從从們们開开間间場场區区縣县產产務务遲迟導导問问題题單单辦办發发進进請请讓让幫帮東东車车機机電电紡纺織织鋼钢鐵铁龍龙華华國国興兴榮荣' +
  '豐丰達达環环藝艺飲饮鋰锂礦矿門门爾尔齊齐魯鲁億亿雲云陽阳澤泽維维雙双棲栖';
const SIMPLE = new Map(Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [TRADITIONAL[2 * i], TRADITIONAL[2 * i + 1]]));

// One sign for each meaning. The full-width comma stays itself: between digits it is no thousands separator to everybody.
const SIGNS = new Map([
  ...[...'“”„‟‘’‚‛"\'「」『』【】〔〕《》〈〉«»'].map((c) => [c, '"'] as const),
  ...[...'–—―−﹣‐‑‒─━'].map((c) => [c, '-'] as const),
  ...[...'〜∼˜～〰'].map((c) => [c, '~'] as const),
  ...[...'，﹐︐'].map((c) => [c, '，'] as const),
  ...[...'、﹑､'].map((c) => [c, '、'] as const),
  ...[...'。｡．'].map((c) => [c, c === '．' ? '.' : '。'] as const),
  ['×', 'x'],
  ['✕', 'x'],
]);

// Never seen by the person who typed it: zero-width and direction marks, variation selectors, the keycap's ring.
const INVISIBLE = /^[\p{Cf}\p{M}]$/u;
const BLANK = /^[\s\p{Z}\p{Cc}]$/u;
const ORNAMENT = /^[\p{Extended_Pictographic}\p{So}\p{Sk}\p{Emoji_Modifier}\p{Co}\p{Cn}\p{Cs}]$/u;

/** Small letters, digits and common Han characters: they fold to themselves, or to their simplified form. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);

/** Folds a message once; everything else here reads the result. Linear in its length; never throws. */
export function foldText(raw: string): Folded {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: number[] = [];
  let gap: number = GAP.line;
  let at = 0;
  const put = (c: string, to: number) => {
    chars.push(c);
    starts.push(at);
    ends.push(to);
    gaps.push(gap);
    gap = GAP.none;
  };
  for (const point of raw) {
    const to = at + point.length;
    if (isPlain(point.charCodeAt(0))) put(SIMPLE.get(point) ?? point, to);
    else if (point === '\n' || point === '\r' || point === '\u2028' || point === '\u2029') gap = GAP.line;
    else if (point === '\t') gap = Math.max(gap, GAP.tab);
    else if (SIGNS.has(point)) put(SIGNS.get(point) as string, to);
    else if (INVISIBLE.test(point)) {
      // as if it were not there
    } else if (BLANK.test(point)) gap = Math.max(gap, GAP.blank);
    else {
      const folded = point.normalize('NFKC').toLowerCase();
      // Circled and bracketed numbers head a list; they never belong to the figure beside them.
      if (/[\u2460-\u24FF\u2776-\u2793\u3200-\u32FF]/.test(point) || ORNAMENT.test(point)) gap = Math.max(gap, GAP.blank);
      // Code units: a character outside the basic plane takes two places, so that indices hold.
      else for (const unit of folded.split('')) if (!BLANK.test(unit)) put(SIGNS.get(unit) ?? SIMPLE.get(unit) ?? unit, to);
    }
    at = to;
  }
  return {
    text: chars.join(''),
    gaps: Uint8Array.from(gaps),
    typed: (from, to) => (from < to ? raw.slice(starts[from], ends[to - 1]) : ''),
  };
}

/** Folded text alone, for names, keywords and tables. */
export const foldedText = (raw: string): string => foldText(raw).text;
