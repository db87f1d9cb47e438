// Which words, figures, names and periods does a report consist of?

import type { Named } from '../names/named.ts';
import type { NameSpan } from '../names/names.ts';
import { type Amount, amountAt } from '../numbers/amounts.ts';
import { isNumeralCharacter } from '../numbers/numerals.ts';
import type { PeriodSpan } from '../periods/period-edges.ts';
import { singleWeek } from '../periods/periods.ts';
import { type Found, longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { REPORT_WORDS, type Word } from '../words/report-words.ts';

type At = { readonly from: number; readonly to: number };

/** When something was said of: a week by name, some other time that is no week of ours, a day too near to tell. */
export type When =
  | { readonly kind: 'week'; readonly week: string; readonly current: boolean }
  /** A month, a year, next week: figures of it are not this week's. */
  | { readonly kind: 'elsewhere' }
  /** Week 60, 30 February: never read as the current one. */
  | { readonly kind: 'impossible' };

export type ReportToken = At &
  (
    | { readonly kind: 'word'; readonly word: Word }
    | { readonly kind: 'amount'; readonly amount: Amount }
    | { readonly kind: 'name'; readonly named: Named }
    | { readonly kind: 'when'; readonly when: When }
    /** Han or Latin text no list knows: a name, a trade, or talk. */
    | { readonly kind: 'text' }
    | { readonly kind: 'sign'; readonly sign: string }
  );

// Signs of one character that stand in company names as often as in talk: beside unknown text they belong to it.
const NAMEY = new Set('新中上下内里外太真正今名人家口总向本同兴增减全无高普技最地有为位大等行对好要原工');
const COMPANY_WORD = /^(?:企业|公司|单位|厂子|超市|车间|市场|平台|中介|工厂)$/;
const LETTER = /[\p{L}\p{N}\p{Cs}]/u;

/** What else than words is known of a message: the names and periods in it. An answer inside a conversation has neither. */
type KnownToken = { readonly names: readonly NameSpan[]; readonly periods: readonly PeriodSpan[]; readonly week: string };

/** Cuts a folded message into tokens that cover it wholly. Linear: each place is looked at once by each list. */
export function reportTokens(f: Folded, known: KnownToken): readonly ReportToken[] {
  const spans = new Map(known.names.map((s) => [s.from, s]));
  const periods = new Map(known.periods.map((p) => [p.from, p]));
  const beginsName = (at: number) => spans.has(at);
  const tokens: ReportToken[] = [];
  for (let at = 0; at < f.text.length; ) {
    const token = tokenAt(f, at, spans.get(at), periods.get(at), beginsName, (i) => beginsName(i) || periods.has(i), known.week);
    tokens.push(token);
    at = token.to;
  }
  return joined(f, tokens, beginsName);
}

function tokenAt(
  f: Folded,
  at: number,
  span: NameSpan | undefined,
  period: PeriodSpan | undefined,
  beginsName: (at: number) => boolean,
  beginsKnown: (at: number) => boolean,
  week: string,
): ReportToken {
  const word = wordAt(f, at);
  if (span !== undefined && span.to >= (word?.to ?? 0)) return { kind: 'name', from: at, to: span.to, named: span.named };
  if (period !== undefined && period.to >= (word?.to ?? 0))
    return { kind: 'when', from: at, to: period.to, when: whenOf(period, f, week) };
  const amount = amountAt(f, at, beginsName);
  if (amount !== null && amount.to > (word?.to ?? 0)) return { kind: 'amount', from: at, to: amount.to, amount };
  if (word !== null && !beginsInside(at, word.to, beginsKnown)) return { kind: 'word', from: at, to: word.to, word: word.value };
  const sign = f.text[at] as string;
  return LETTER.test(sign) ? { kind: 'text', from: at, to: at + 1 } : { kind: 'sign', from: at, to: at + 1, sign };
}

/** The word at `at`. It runs over a blank (普 工) unless a number stands before it (一个 没有解决) or a word of its own behind it (解决 缺工); the two halves of a tier are always one (高级 技工). */
function wordAt(f: Folded, at: number): Found<Word> | null {
  const word = longestWord(REPORT_WORDS, f, at);
  if (word === null) return null;
  let blank = at + 1;
  while (blank < word.to && f.gaps[blank] === GAP.none) blank++;
  if (blank === word.to || word.value.kind === 'tier') return word;
  const isOneWord = !isNumeralCharacter(f.text[at]) && (longestWord(REPORT_WORDS, f, blank)?.to ?? blank) - blank < 2;
  return isOneWord ? word : longestWord(REPORT_WORDS, f, at, blank);
}

/** A word may not swallow the head of a name or a week: 缺|口福食品, 补|上周. */
function beginsInside(from: number, to: number, begins: (at: number) => boolean): boolean {
  for (let i = from + 1; i < to; i++) if (begins(i)) return true;
  return false;
}

function whenOf(span: PeriodSpan, f: Folded, current: string): When {
  if (span.period === null) return { kind: 'impossible' };
  const named = singleWeek(span.period);
  if (named === null) return { kind: 'elsewhere' };
  // 今天, 昨天, 周三 tell when somebody came, not which week is reported.
  const text = f.text.slice(span.from, span.to);
  if (span.days !== undefined && /^(?!上|下).*[天早晚]|^(?:周|星期|礼拜)/.test(text))
    return { kind: 'week', week: current, current: true };
  return named > current ? { kind: 'elsewhere' } : { kind: 'week', week: named, current: named === current };
}

/** Unknown characters that stand together become one text; a sign that names are made of joins them, a numeral within a name too. */
function joined(f: Folded, tokens: readonly ReportToken[], beginsName: (at: number) => boolean): readonly ReportToken[] {
  const glued = (i: number) => i > 0 && i < tokens.length && f.gaps[(tokens[i] as ReportToken).from] === GAP.none;
  const isText = (i: number) => tokens[i]?.kind === 'text';
  const isNamey = (t: ReportToken) => t.kind === 'word' && t.to - t.from === 1 && NAMEY.has(f.text[t.from] as string);
  const isNumeral = (t: ReportToken) =>
    t.kind === 'amount' && t.to - t.from === 1 && isNumeralCharacter(f.text[t.from]) && !/\d/.test(f.text[t.from] as string);
  const joins = (i: number): boolean => {
    const t = tokens[i] as ReportToken;
    if (isText(i)) return true;
    const [left, right] = [glued(i) && isText(i - 1), glued(i + 1) && isText(i + 1)];
    if (isNamey(t)) return left || right;
    if (isNumeral(t)) return right && (left || startsPhrase(i));
    return t.kind === 'word' && left && COMPANY_WORD.test(f.text.slice(t.from, t.to));
  };
  const startsPhrase = (i: number): boolean => i === 0 || !glued(i) || tokens[i - 1]?.kind === 'sign';
  const out: ReportToken[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i] as ReportToken;
    const last = out.at(-1);
    if (!joins(i) || beginsName(t.from)) out.push(t);
    else if (last?.kind === 'text' && glued(i)) out[out.length - 1] = { kind: 'text', from: last.from, to: t.to };
    else out.push({ kind: 'text', from: t.from, to: t.to });
  }
  return out;
}
