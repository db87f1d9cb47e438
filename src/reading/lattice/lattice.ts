// Which words, figures, names, periods and unknown pieces can begin at each place of a message?

import type { NameEdge } from '../names/edge.ts';
import type { Named } from '../names/named.ts';
import { type Amount, amountAt } from '../numbers/amounts.ts';
import { isNumeralCharacter } from '../numbers/numerals.ts';
import type { PeriodEdge } from '../periods/period-edges.ts';
import { type Found, type Lexicon, wordsAt } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import type { LatticeEdge } from './edges.ts';
import { nthFirmBehind } from './nth-firm-behind.ts';

/** What else than words is known of a message. */
type Known<W> = {
  readonly words: Lexicon<W>;
  readonly names: readonly NameEdge[];
  readonly periods: readonly PeriodEdge[];
  /** Words that no list holds, as they are composed: each place at most once. */
  readonly composed: readonly { readonly from: number; readonly to: number; readonly word: W }[];
  /** Whether a word may run over blanks with a number before it (高级 技工). */
  readonly isOneWord: (word: W) => boolean;
  /** Whether a word says something by itself, so that it is hardly a piece of a name. */
  readonly tells: (word: W) => boolean;
  /** Finds a name that was typed with unknown text behind it. */
  readonly find: (typed: string) => Named;
};

/** The edges that begin at a place, looked for when they are asked for: what is no report is given up long before its end. */
export type Lattice<W> = { readonly at: (place: number) => readonly LatticeEdge<W>[] };

// Characters that stand in company names as often as in talk: beside unknown text they may belong to it.
const NAMEY = new Set('新中上下内里外太真正今名人家口总向本同兴增减全无高普技最地有为位大等行对好要原工');
const COMPANY_WORD = new Set(['企业', '公司', '单位', '厂子', '超市', '车间', '市场', '平台', '中介', '工厂']);
const LETTER = /[\p{L}\p{N}\p{Cs}]/u;
const HAN = /[\u4e00-\u9fff]/;
/** No name is longer; what is goes on in another edge. */
const LONGEST_TEXT = 24;
/** A piece that goes on and on is taken whole or to its first end. */
const MOST_ENDS = 4;

/** All that can stand where, linear in the text: each place is asked for once, and looked at once by each list. Words are cut short only where something begins inside them that reaches beyond. */
export function buildLattice<W>(f: Folded, known: Known<W>): Lattice<W> {
  return new Builder(f, known);
}

/** Names that cost no more are hardly anything else. */
const SURE = 1;
/** What a name costs that is not sure and holds a word that says something. */
const HIDES_WORD = 16;
/** A name that may as well be none. */
const isWeak = <W>(edge: LatticeEdge<W>): boolean => edge.kind === 'name' && edge.cost > SURE;

class Builder<W> implements Lattice<W> {
  readonly f: Folded;
  readonly text: string;
  readonly gaps: Folded['gaps'];
  readonly known: Known<W>;
  readonly namesAt = new Map<number, NameEdge[]>();
  readonly periodsAt = new Map<number, PeriodEdge[]>();
  readonly composedAt: ReadonlyMap<number, Found<W>>;
  /** What was looked for at a place: all edges, those of lists alone, whether unknown text may go on over it. */
  readonly found: (readonly LatticeEdge<W>[] | undefined)[] = [];
  readonly listed: (readonly LatticeEdge<W>[] | undefined)[] = [];
  readonly plain: (boolean | undefined)[] = [];

  constructor(f: Folded, known: Known<W>) {
    this.f = { text: f.text, gaps: f.gaps, typed: f.typed };
    this.text = f.text;
    this.gaps = f.gaps;
    this.known = known;
    // 万象显示 is a name, and shows nothing.
    const sure = known.names.filter(({ how, cost }) => cost === 0 && (how === 'full' || how === 'alias'));
    const isInName = (from: number, to: number): boolean => sure.some((name) => name.from < from && to <= name.to);
    const composed = known.composed.filter(({ from, to }) => !isInName(from, to));
    this.composedAt = new Map(composed.map(({ from, to, word }) => [from, { to, value: word }]));
    for (const name of known.names) {
      const there = this.namesAt.get(name.from);
      if (there === undefined) this.namesAt.set(name.from, [name]);
      else there.push(name);
    }
    for (const period of known.periods) {
      const there = this.periodsAt.get(period.from);
      if (there === undefined) this.periodsAt.set(period.from, [period]);
      else there.push(period);
    }
  }

  at(place: number): readonly LatticeEdge<W>[] {
    const known = this.found[place];
    if (known !== undefined) return known;
    const edges = [...this.listedAt(place)];
    if (edges.every(isWeak) || this.mayBeText(place, edges)) this.textsAt(place, edges);
    for (const edge of edges) if (edge.kind === 'name' && edge.extended !== true && edge.cost <= SURE) this.extend(edge, edges);
    this.found[place] = edges;
    return edges;
  }

  /** Whether a name that is hardly anything else begins here. */
  readonly beginsName = (at: number): boolean => this.sureEnd(at) > 0;

  /** A part of a name ends a number too: 8|百川. */
  readonly mayBeginName = (at: number): boolean => (this.namesAt.get(at) ?? []).some(({ how }) => how !== 'misspelt');

  /** Where the longest sure name that begins here ends; 0 for none. */
  sureEnd(at: number): number {
    let end = 0;
    for (const { to, cost } of this.namesAt.get(at) ?? []) if (cost <= SURE && to > end) end = to;
    return end;
  }

  listedAt(at: number): readonly LatticeEdge<W>[] {
    const known = this.listed[at];
    if (known !== undefined) return known;
    const edges = this.look(at);
    this.listed[at] = edges;
    return edges;
  }

  look(at: number): readonly LatticeEdge<W>[] {
    const { f } = this;
    const edges: LatticeEdge<W>[] = [];
    for (const { to, named, cost, how } of this.namesAt.get(at) ?? []) {
      const hidden = how === 'misspelt' && this.hidesWord(at, to) ? HIDES_WORD : 0;
      edges.push({ kind: 'name', from: at, to, named, cost: cost + hidden });
    }
    const composed = this.composedAt.get(at);
    // 周末能到岗 says more than 周末.
    for (const span of this.periodsAt.get(at) ?? [])
      if (span.to >= (composed?.to ?? 0)) edges.push({ kind: 'period', from: at, to: span.to, span });
    const words = this.wordsAt(at);
    const longest = Math.max(words[0]?.to ?? 0, composed?.to ?? 0);
    // Every week word is consumed; a name is not taken apart.
    const end = Math.max(this.sureEnd(at), this.periodEnd(at));
    if (end > 0 && end >= longest) return edges;
    const amount = amountAt(f, at, this.mayBeginName);
    // A figure is never read where a longer word stands (一个都不缺), nor a word inside a figure.
    if (composed?.to === longest) edges.push({ kind: 'word', from: at, to: longest, word: composed.value });
    else if (amount !== null && amount.to > longest)
      edges.push({ kind: 'amount', from: at, to: amount.to, amount: this.joined(amount) });
    else {
      for (const word of words) {
        if (word.to === longest || this.isCrossed(word.to, longest)) {
          if (!this.cutsPeriod(at, word.to)) edges.push({ kind: 'word', from: at, to: word.to, word: word.value });
        }
      }
    }
    const sign = f.text[at] as string;
    if (!LETTER.test(sign) && edges.every(({ kind }) => kind === 'name'))
      edges.push({ kind: 'sign', from: at, to: at + 1, sign });
    return edges;
  }

  /** 百川普工 may be 百川重工 misspelt, and is hardly. */
  hidesWord(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const word = wordsAt(this.known.words, this.f, i).find((w) => w.to - i >= 2);
      if (word !== undefined && this.known.tells(word.value)) return true;
    }
    return false;
  }

  /** 普工6+技工2: the + joins where a word is glued behind it; 100+ is a round number. */
  joined(amount: Amount): Amount {
    const isRound = (amount.value ?? 0) % 10 === 0;
    const isJoint = amount.isPlus === true && !isRound && this.isGlued(amount.to) && this.wordsAt(amount.to).length > 0;
    return isJoint ? { ...amount, kind: 'whole' } : amount;
  }

  /** Where the longest period that begins here ends; 0 for none. */
  periodEnd(at: number): number {
    let end = 0;
    for (const { to } of this.periodsAt.get(at) ?? []) if (to > end) end = to;
    return end;
  }

  /** Whether something begins at `at`, inside a word that ends at `end`, and reaches beyond it: 缺|口福食品, 报|上周. */
  isCrossed(at: number, end: number): boolean {
    if (this.sureEnd(at) > end || this.periodEnd(at) > end || (this.composedAt.get(at)?.to ?? 0) > end) return true;
    return (wordsAt(this.known.words, this.f, at)[0]?.to ?? 0) > end;
  }

  /** Every week word is consumed: 报上|周. */
  cutsPeriod(from: number, to: number): boolean {
    for (let i = from + 1; i < to; i++) if (this.periodEnd(i) > to) return true;
    return false;
  }

  /** Words at `at`, the longest first. One runs over a blank (普 工) unless a number stands before it (一个 没有解决) or a word of its own behind it (解决 缺工). */
  wordsAt(at: number): readonly Found<W>[] {
    const { f, known } = this;
    const words = wordsAt(known.words, f, at);
    const longest = words[0];
    if (longest === undefined) return words;
    let blank = at + 1;
    while (blank < longest.to && f.gaps[blank] === GAP.none) blank++;
    if (blank === longest.to || known.isOneWord(longest.value)) return words;
    const isOne = !isNumeralCharacter(f.text[at]) && (wordsAt(known.words, f, blank)[0]?.to ?? blank) - blank < 2;
    return isOne ? words : words.filter((word) => word.to <= blank);
  }

  isNamey(at: number): boolean {
    if (!NAMEY.has(this.text[at] as string)) return false;
    return this.listedAt(at).every((edge) => isWeak(edge) || (edge.kind === 'word' && edge.to === at + 1));
  }

  isPlainText(at: number): boolean {
    if (at >= this.text.length) return false;
    const known = this.plain[at];
    if (known !== undefined) return known;
    const isPlain = this.listedAt(at).every(isWeak);
    this.plain[at] = isPlain;
    return isPlain;
  }

  isGlued(at: number): boolean {
    return at > 0 && at < this.text.length && this.gaps[at] === GAP.none;
  }

  /** 一厂 begins like a number, 新星 like a word. */
  mayBeText(at: number, edges: readonly LatticeEdge<W>[]): boolean {
    if (!this.isGlued(at + 1)) return false;
    if (this.isNamey(at)) return this.isPlainText(at + 1) || (this.isNamey(at + 1) && this.isPlainText(at + 2));
    return this.isLoneNumeral(at, edges) && this.isPlainText(at + 1);
  }

  isLoneNumeral(at: number, edges: readonly LatticeEdge<W>[]): boolean {
    const [only] = edges;
    const c = this.text[at] as string;
    return edges.length === 1 && only?.kind === 'amount' && only.to === at + 1 && isNumeralCharacter(c) && !/\d/.test(c);
  }

  /** Pieces of unknown text that begin at `at`: as far as nothing known begins, and on over what names are made of too. */
  textsAt(at: number, edges: LatticeEdge<W>[]): void {
    const { f } = this;
    const ends: number[] = [];
    let to = at + 1;
    for (;;) {
      while (this.isGlued(to) && this.isPlainText(to) && to - at < LONGEST_TEXT) to++;
      ends.push(to);
      const next = this.isGlued(to) && to - at < LONGEST_TEXT ? this.joinedEnd(to) : to;
      if (next === to) break;
      to = next;
    }
    const few = ends.length > MOST_ENDS ? [...ends.slice(0, 1), ...ends.slice(-1)] : ends;
    for (const end of few.toReversed()) edges.push({ kind: 'text', from: at, to: end });
    // 红星 砖瓦厂: one name over a blank.
    if (to < f.text.length && f.gaps[to] === GAP.blank && this.isPlainText(to) && HAN.test(f.text[to] as string)) {
      let end = to + 1;
      while (this.isGlued(end) && this.isPlainText(end) && end - at < LONGEST_TEXT) end++;
      edges.push({ kind: 'text', from: at, to: end });
    }
  }

  /** Where what unknown text is joined by ends: a sign names are made of, 公司, a numeral within a name. */
  joinedEnd(at: number): number {
    if (this.beginsName(at)) return at;
    if (this.isNamey(at)) return at + 1;
    const edges = this.listedAt(at);
    const [first] = edges;
    if (first?.kind === 'word' && COMPANY_WORD.has(this.text.slice(at, first.to))) return first.to;
    return this.isLoneNumeral(at, edges) && this.isGlued(at + 1) && this.isPlainText(at + 1) ? at + 1 : at;
  }

  /** 一厂二厂: two of one's own. */
  readonly beginsOwn = (at: number): boolean =>
    (this.namesAt.get(at) ?? []).some(({ named, cost }) => cost <= SURE && !('unknown' in named));

  /** 百川重工厂: a name with unknown text glued to it may be another name. */
  extend(edge: LatticeEdge<W> & { readonly kind: 'name' }, edges: LatticeEdge<W>[]): void {
    const { f, known } = this;
    if (!this.isGlued(edge.to)) return;
    const nth = this.beginsOwn(edge.to) ? null : nthFirmBehind(f, edge, known.find);
    if (nth !== null) {
      edges.push({ kind: 'name', from: edge.from, ...nth, cost: 0, extended: true });
      return;
    }
    if (this.beginsName(edge.to)) return;
    let to = edge.to;
    while (this.isGlued(to) && to - edge.from < LONGEST_TEXT) {
      if (this.isPlainText(to)) to++;
      else {
        const end = to === edge.to && !(this.isNamey(to) && this.isPlainText(to + 1)) ? to : this.joinedEnd(to);
        if (end === to) break;
        to = end;
      }
    }
    if (to === edge.to) return;
    const named = known.find(f.typed(edge.from, to));
    // 汇珑鞋|才 begins two names; by ear all of it is one of them.
    const isOneOf = ({ to: end, named: heard }: NameEdge): boolean =>
      end > to && 'candidates' in named && 'enterprise' in heard && named.candidates.includes(heard.enterprise);
    if ((this.namesAt.get(edge.from) ?? []).some(isOneOf)) return;
    edges.push({ kind: 'name', from: edge.from, to, named, cost: 0, extended: true });
  }
}
