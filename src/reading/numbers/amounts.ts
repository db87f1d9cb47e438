// Where does a message state a number of people, and is it exact? (domain §5.3)
import { beginsWord, buildLexicon, firstCharacters, longestWord } from '../text/lexicon.ts';
import { type Folded, foldText, GAP } from '../text/text.ts';
import { BEGINS_JOINT, joinedEnd, perEnd } from './beside.ts';
import { type Boundary, type Core, coreAt, isLetter, lettersEnd } from './core.ts';
import { FOR_EACH, HEDGES, HEDGES_AT_END, HEDGES_BEHIND, NO_HEDGES_BEHIND, noNumberAt, VAGUE_QUANTITIES } from './hedges.ts';
import { isNumeralAt, isNumeralCharacter } from './numerals.ts';
import { BEGINS_UNIT, type CountedBy, unitAt } from './units.ts';

/** A number as it stands in a message, with its counting word (人 名 个 …) and what makes it inexact. A numeral is never cut: what stands together is one amount, exact or not. */
export type Amount = {
  readonly from: number;
  readonly to: number;
  /** End of the words that matter when it is quoted: without a plain counting word behind. */
  readonly quoteTo: number;
  /**
   * `whole`: an exact number of people, or of nothing named · `vague`: 十几, 20多, 10-15, 3.5, -5, 若干, and what counts groups or is per
   * something, or an order (两车人, 每班5人, 5人/班, 第3) · `other`: it counts something else (3家, 5号, 8点), or is a price or a telephone number.
   */
  readonly kind: 'whole' | 'vague' | 'other';
  /** Whole number ≥ 0; always there for `whole`, for `other` where it is exact, for `vague` only with `isPlus`. */
  readonly value?: number;
  /** A unit of people stands behind it (8个, 8人). */
  readonly isCounted?: true;
  /** A full-width comma groups its thousands (1，200), where it may as well part two numbers. */
  readonly isSplit?: true;
  /** Vague for a + behind it alone: 100+, where the + may as well join (普工6+技工2). */
  readonly isPlus?: true;
};

/** With what anything begins that matters behind a number; most numbers have none of it. */
const GOES_ON: ReadonlySet<string> = new Set([
  ...BEGINS_UNIT,
  ...BEGINS_JOINT,
  ...firstCharacters(HEDGES_BEHIND),
  ...firstCharacters(HEDGES_AT_END),
  '(',
]);

const nowhere: Boundary = () => false;

const MINUS_OR_PLUS = new Set(['-', '负', '+']);
const PRICED = /[¥$€£]/;
/** 第3, #3: an order, not a count. */
const ORDINAL = /[第#]/;
/** Letters that are taken for digits, and are none. */
const LOOKS_LIKE_DIGIT = /[oil]/;

/** The number that begins at `at`, or null. Hedges in front (大概, 至少) are words of their own: HEDGES. At most some 100 steps and as many as the numeral has characters. */
export function amountAt(f: Folded, at: number, boundary: Boundary = nowhere): Amount | null {
  const { text, gaps } = f;
  const c = text[at];
  if (c === undefined) return null;
  const isNumeral = isNumeralAt(text, at);
  const before = at > 0 && gaps[at] === GAP.none ? (text[at - 1] as string) : '';
  if (!isNumeral) return unspelledAt(f, at, c, before, boundary);
  if (isInside(f, at, before)) return null;
  const vague = beginsWord(VAGUE_QUANTITIES, c) && !noNumberAt(f, at) ? longestWord(VAGUE_QUANTITIES, f, at) : null;
  const bare = coreAt(f, at, boundary);
  const core = fractionAt(f, bare?.to ?? at + 1, boundary) ?? bare;
  if (vague !== null && vague.to >= (core?.to ?? 0)) return completed(f, at, { to: vague.to, value: null }, boundary);
  if (core === null) return null;
  // .5 is no 5.
  const isFraction = before === '.' && c >= '0' && c <= '9' && !/[\d.]/.test(text[at - 2] ?? '');
  const isExact = !isFraction && !ORDINAL.test(before);
  const amount = completed(f, at, isExact ? core : { ...core, value: null }, boundary);
  return PRICED.test(before) ? { ...amount, kind: 'other' } : amount;
}

/** A number that does not begin with a numeral: -5, 每班5人, 几个, o5. */
function unspelledAt(f: Folded, at: number, c: string, before: string, boundary: Boundary): Amount | null {
  const { text, gaps } = f;
  const inexact = (core: Core | null) => core && completed(f, at, { to: core.to, value: null }, boundary);
  const free = (to: number) => (to < text.length && (gaps[to] as number) <= GAP.blank && !boundary(to) ? to : text.length);
  if (MINUS_OR_PLUS.has(c)) return before === c || isNumeralCharacter(before) ? null : inexact(coreAt(f, free(at + 1), boundary));
  if (c === '每') {
    const each = longestWord(FOR_EACH, f, at);
    return each && inexact(coreAt(f, free(each.to), boundary));
  }
  if (LOOKS_LIKE_DIGIT.test(c)) {
    if (isLetter(before) || isNumeralCharacter(before)) return null;
    let to = at + 1;
    while (gaps[to] === GAP.none && LOOKS_LIKE_DIGIT.test(text[to] ?? '')) to++;
    if (gaps[to] !== GAP.none || !/[0-9]/.test(text[to] ?? '') || boundary(to)) return null;
    return completed(f, at, { to: lettersEnd(f, to, boundary), value: null }, boundary);
  }
  const vague = beginsWord(VAGUE_QUANTITIES, c) ? longestWord(VAGUE_QUANTITIES, f, at) : null;
  return vague && completed(f, at, { to: vague.to, value: null }, boundary);
}

/** Whether the numeral character at `at` is in the middle of a numeral, where none begins, whoever asks. One Chinese sign before may be the end of a name. */
function isInside({ text, gaps }: Folded, at: number, before: string): boolean {
  if (before === '') return false;
  const c = text[at] as string;
  if (c >= '0' && c <= '9' && before >= '0' && before <= '9') return true;
  return gaps[at - 1] === GAP.none && isNumeralCharacter(before) && isNumeralCharacter(text[at - 2]);
}

/** 三分之一, 十分之三, 百分之五: where 分之 stands at `over`. */
function fractionAt(f: Folded, over: number, boundary: Boundary): Core | null {
  if (!f.text.startsWith('分之', over)) return null;
  const part = coreAt(f, over + 2, boundary)?.to ?? (f.text[over + 2] === '几' ? over + 3 : null);
  return part === null ? null : { to: part, value: null };
}

/** Whether nothing that matters can follow a numeral: most need no closer look. */
function standsAlone({ text }: Folded, from: number, to: number): boolean {
  const next = text[to];
  if (next === undefined) return to - from <= 8;
  return to - from <= 2 && next !== ':' && !GOES_ON.has(next) && !isLetter(next);
}

function whole({ text }: Folded, from: number, end: number, to: number, value: number): Amount {
  const isSplit = text.slice(from, end).includes('，');
  return { from, to, quoteTo: to, kind: 'whole', value, ...(isSplit && { isSplit: true as const }) };
}

/** Reads what stands behind a bare numeral or a vague quantity: letters, second numbers, 多, counting words, 左右, per something, or the unit of something else. */
function completed(f: Folded, from: number, core: Core, boundary: Boundary): Amount {
  const { text, gaps } = f;
  const { value } = core;
  if (value !== null && standsAlone(f, from, core.to)) return whole(f, from, core.to, core.to, value);
  let to = core.to;
  let quoteTo = to;
  let vague = value === null;
  let isCounted = false as boolean;
  let isPlus = false as boolean;
  const isFree = () => to < text.length && (gaps[to] as number) <= GAP.blank && !boundary(to);
  const inexact = (end: number | null): boolean => {
    if (end === null) return false;
    to = end;
    quoteTo = end;
    vague = true;
    return true;
  };
  const joined = () => isFree() && inexact(joinedEnd(f, to, boundary));
  const hedged = () => {
    if (!isFree()) return;
    const end = hedgeEnd(f, to);
    if (end === null) return;
    isPlus = !vague && end === to + 1 && text[to] === '+';
    inexact(end);
    while (isFree() && /[十百千万亿]/.test(text[to] as string) && !noNumberAt(f, to)) inexact(to + 1);
  };
  const counted = () => {
    const unit = isFree() ? unitAt(f, to) : null;
    if (unit?.kind !== 'people') return;
    to = unit.to;
    isCounted = true;
  };
  const other = (end: number): Amount => ({
    from,
    to: end,
    quoteTo: end,
    kind: 'other',
    ...(!vague && value !== null && { value }),
  });

  const numberless = otherNumberEnd(f, from, to);
  if (numberless !== null) return { from, to: numberless, quoteTo: numberless, kind: 'other' };
  if (isFree() && gaps[to] === GAP.none && isLetter(text[to])) inexact(lettersEnd(f, to, boundary));
  if (isFree() && GOES_ON.has(text[to] as string)) {
    while (joined());
    hedged();
    const unit = isFree() ? unitAt(f, to) : null;
    // 百十来号 are people, 5号 is a day.
    if (vague && unit?.kind === 'thing' && unit.to === to + 1 && text[to] === '号') to = unit.to;
    else if (unit?.kind === 'thing') {
      return other(unit.to);
    } else if (unit?.kind === 'group') inexact(groupEnd(f, unit, boundary));
    else if (unit?.kind === 'people') {
      counted();
      while (joined()) counted();
      // 5人×2班
      const shared = vague && isFree() ? unitAt(f, to) : null;
      if (shared?.kind === 'group' || shared?.kind === 'thing') inexact(shared.to);
      hedged();
      counted();
    }
    if (isFree() && inexact(perEnd(f, to, isCounted))) hedged();
  }
  const base = { from, to, quoteTo, ...(isCounted && { isCounted: true as const }) };
  if (value === null || vague)
    return { ...base, kind: 'vague', ...(isPlus && value !== null && { value, isPlus: true as const }) };
  return { ...whole(f, from, core.to, to, value), quoteTo, ...(isCounted && { isCounted: true as const }) };
}

/** 两车人, 一个班的普工; and a number for one of several groups: 一班3个. */
function groupEnd(f: Folded, unit: CountedBy, boundary: Boundary): number {
  const { text } = f;
  const people = /^的?(?:工人|人)/.exec(text.slice(unit.to, unit.to + 3))?.[0].length ?? 0;
  const to = unit.to + people;
  if (people > 0 || to >= text.length || (f.gaps[to] as number) > GAP.blank || boundary(to)) return to;
  const second = coreAt(f, to, boundary);
  if (second === null) return to;
  const counted = unitAt(f, second.to);
  return counted?.kind === 'people' && !boundary(second.to) ? counted.to : second.to;
}

/** Where a hedge behind a number ends: 左右, （约）, 大概吧 at the end of what is said. */
function hedgeEnd(f: Folded, at: number): number | null {
  const { text, gaps } = f;
  const open = text[at] === '(' ? 1 : 0;
  const close = (end: number) => (open === 1 && text[end] === ')' ? end + 1 : end);
  const sure = longestWord(HEDGES_BEHIND, f, at + open);
  if (sure !== null && (longestWord(NO_HEDGES_BEHIND, f, at + open)?.to ?? 0) < sure.to) return close(sure.to);
  const last = longestWord(HEDGES_AT_END, f, at + open);
  if (last === null) return null;
  let end = last.to;
  while (/[吧了啊的呢哈嘛]/.test(text[end] ?? '')) end++;
  return end >= text.length || (gaps[end] as number) >= GAP.blank || /\p{P}/u.test(text[end] as string) ? close(end) : null;
}

const TELEPHONE = /(?:\d{9,}|0\d{2,3}-?\d{7,8}|1\d{2}-\d{4}-\d{4})(?![\d-])/y;
const CLOCK = /(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)(?:[-~到至](?:[01]?\d|2[0-4]):[0-5]\d(?!\d))?/y;

/** Where a telephone number, a code or a time of the day ends that begins at `from`; null where none does. `to`: the end of its first digits. */
function otherNumberEnd({ text, gaps }: Folded, from: number, to: number): number | null {
  const pattern = text[to] === ':' ? CLOCK : to - from > 2 ? TELEPHONE : null;
  if (pattern === null) return null;
  pattern.lastIndex = from;
  if (!pattern.test(text)) return null;
  const end = pattern.lastIndex;
  for (let i = from + 1; i < end; i++) if (gaps[i] !== GAP.none) return null;
  return end;
}

const PREFIX = buildLexicon(HEDGES.map((w) => [w, true as const]));

/** What a text that is a number and nothing else means: an exact number, a refused one (`vague`), or no number at all (null). */
export function readAmount(raw: string): { readonly kind: 'whole'; readonly value: number } | { readonly kind: 'vague' } | null {
  const f = foldText(raw);
  let at = 0;
  let first = amountAt(f, 0);
  for (let hedge = longestWord(PREFIX, f, at); first === null && hedge !== null; hedge = longestWord(PREFIX, f, at)) {
    at = hedge.to;
    first = amountAt(f, at);
  }
  if (first === null || first.kind === 'other') return null;
  // 3/4, 3、4个: two numbers where one was asked for.
  if (first.to !== f.text.length)
    return /^[/、]$/.test(f.text[first.to] ?? '') && amountAt(f, first.to + 1)?.to === f.text.length ? { kind: 'vague' } : null;
  return first.kind === 'whole' && at === 0 ? { kind: 'whole', value: first.value as number } : { kind: 'vague' };
}
