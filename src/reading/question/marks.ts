// What do the words of a question say, one by one, and which of them are not understood?
import type { Person } from '../../domain/people.ts';
import type { Named } from '../names/named.ts';
import { peopleByName } from '../names/people.ts';
import { placesOf } from '../names/places.ts';
import { findPeriods, type PeriodSpan } from '../periods/periods.ts';
import type { ReadingContext } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import {
  type ComparisonRead,
  type Counted,
  comparisonAt,
  countedAt,
  type Rank,
  rankAt,
  type Span,
  type Threshold,
  thresholdAt,
} from './figures.ts';
import { QUESTION_WORDS, type QuestionMark } from './words.ts';

/** Everything a question's text was found to say. Spans are places in the folded text and never overlap. */
export type Marked = {
  readonly marks: readonly (Span & { readonly mark: QuestionMark })[];
  readonly periods: readonly PeriodSpan[];
  readonly comparisons: readonly ComparisonRead[];
  /** Periods the answer is to be compared with. */
  readonly against: readonly PeriodSpan[];
  readonly ranks: readonly Rank[];
  readonly thresholds: readonly Threshold[];
  readonly counted: readonly Counted[];
  readonly places: readonly (Span & { readonly districts: readonly string[] })[];
  readonly people: readonly (Span & { readonly person: Person })[];
  /** Enterprises named, in the order of the text; none of them `unknown`. */
  readonly names: readonly (Span & { readonly named: Named })[];
  /** What is left: pieces that mean nothing we know. */
  readonly unread: readonly (Span & { readonly text: string })[];
  /** Whether any word asks: 多少, 哪, 吗. */
  readonly asks: boolean;
};

const NUMERAL = /[\d一二两三四五六七八九十]/;
const ASKING = /多少|几|哪|谁|吗|\?/;
const FIRM = /公司$|^(?:集团|厂|工厂|企业|单位)$/;
const JOINT = /^[和与跟及、同,，]$/;

type Placed<T> = Span & T;
type Words = {
  readonly marks: Placed<{ readonly mark: QuestionMark }>[];
  readonly places: Placed<{ readonly districts: readonly string[] }>[];
  readonly people: Placed<{ readonly person: Person }>[];
};

/** Reads a question word by word: comparisons, names, periods, ranks, then single words. Linear in the text but for the look-up of unread pieces as names. */
export function markQuestion(folded: Folded, context: ReadingContext): Marked {
  const { text } = folded;
  const taken = new Uint8Array(text.length);
  const isFree = ({ from, to }: Span) => from < to && !taken.subarray(from, to).some((t) => t !== 0);
  const take = <S extends Span>(span: S): S => {
    taken.fill(1, span.from, span.to);
    return span;
  };
  const scan = <S extends Span>(find: (text: string, at: number) => S | null, firsts: RegExp): S[] => {
    const found: S[] = [];
    for (let at = 0; at < text.length; at++) {
      const span = firsts.test(text[at] as string) ? find(text, at) : null;
      if (span === null || !isFree(span)) continue;
      found.push(take(span));
      at = span.to - 1;
    }
    return found;
  };

  const comparisons = scan(comparisonAt, /[比较跟和与同相对]/);
  const known = context.names.spans(folded).filter(isFree).map(take);
  const timed = findPeriods(folded, context.now).filter(isFree).map(take);
  // 5月比4月多解决了多少: what stands behind 比 is compared with.
  const isAgainst = ({ from }: Span) => /[比较]/.test(text[from - 1] ?? '') && isFree({ from: from - 1, to: from });
  const against = timed.filter(isAgainst);
  for (const { from } of against) take({ from: from - 1, to: from });
  const ranks = scan(rankAt, /[前头t倒最末垫排位第后少低小\d一二两三四五六七八九十]/);
  const thresholds = scan(thresholdAt, /[超大多高突破>达不至最≥\d一二两三四五六七八九十百千]/);
  const counted = scan(countedAt, NUMERAL);
  const words = readWords(folded, taken, context);
  const { names, places, unread } = readRest(folded, taken, context, known, words.marks);
  return {
    ...words,
    comparisons,
    against,
    periods: timed.filter((p) => !against.includes(p)),
    ranks,
    thresholds,
    counted,
    names,
    places: [...words.places, ...places],
    unread,
    asks: ASKING.test(text) || words.marks.some(({ mark }) => mark.is === 'asking'),
  };
}

/** The longest word, place or person at every place that is not taken yet, and takes it. */
function readWords(folded: Folded, taken: Uint8Array, context: ReadingContext): Words {
  const words: Words = { marks: [], places: [], people: [] };
  const places = placesOf(context.regions);
  const people = peopleByName(context.people);
  // What is taken already reads as a character no word has.
  const free = { ...folded, text: Array.from(folded.text, (c, i) => (taken[i] ? '\0' : c)).join('') };
  for (let from = 0; from < free.text.length; from++) {
    if (taken[from]) continue;
    const word = longestWord(QUESTION_WORDS, free, from);
    const place = places.at(free, from);
    const person = longestWord(people, free, from);
    const to = Math.max(word?.to ?? 0, place?.to ?? 0, person?.to ?? 0);
    // 天梭钟表: behind an unread character a single 表 or 图 ends a name.
    if (to === 0 || (to === from + 1 && word?.value.is === 'form' && from > 0 && !taken[from - 1])) continue;
    if (person?.to === to) {
      // A name that two people share stays unread.
      if (person.value !== null) words.people.push({ from, to, person: person.value });
    } else if (place?.to === to) words.places.push({ from, to, districts: place.districts });
    else if (word) words.marks.push({ from, to, mark: word.value });
    if (person?.to !== to || person.value !== null) taken.fill(1, from, to);
    from = to - 1;
  }
  return words;
}

/** Looks up as names what no word explains, alone or with the name in front of it. */
function readRest(
  folded: Folded,
  taken: Uint8Array,
  context: ReadingContext,
  known: readonly Placed<{ readonly named: Named }>[],
  marks: Words['marks'],
): Pick<Marked, 'names' | 'places' | 'unread'> {
  const { text } = folded;
  const names = [...known];
  const places: Words['places'] = [];
  const unread: Placed<{ readonly text: string }>[] = [];
  for (const piece of unreadPieces(text, taken, marks)) {
    // 岱翠石才, 禾暖针织: what follows a name directly belongs to it, and may make it another's.
    const before = folded.gaps[piece.from] === GAP.none ? names.findIndex((n) => n.to === piece.from) : -1;
    const [head] = before === -1 ? [] : names.splice(before, 1);
    const to = marks.find((m) => m.from === piece.to && FIRM.test(text.slice(m.from, m.to)))?.to ?? piece.to;
    const fillers = head ? [] : marks.filter((m) => m.to === piece.from && m.to === m.from + 1 && m.mark.is === 'filler');
    // 家|具厂, 青岑|县: a name may begin or end with what reads as another word.
    const longer = [
      ...fillers.map(({ from }) => ({ from, to })),
      ...(/[县区市]/.test(text[piece.to] ?? '') ? [{ from: piece.from, to: piece.to + 1 }] : []),
    ].map((span) => readPiece(span, folded, context));
    const whole = { from: head?.from ?? piece.from, to };
    for (const found of longer.find((parts) => parts.every((part) => !('text' in part))) ?? readPiece(whole, folded, context)) {
      if ('districts' in found) places.push(found);
      else if ('named' in found) names.push(found);
      else unread.push(found);
    }
  }
  return { names: names.sort((a, b) => a.from - b.from), places, unread };
}

type ReadPiece =
  | (Span & { readonly districts: readonly string[] })
  | (Span & { readonly named: Named })
  | (Span & { readonly text: string });

/** A piece as a whole is an enterprise or a misspelt district; else each of the parts that 和 or 、 joins; else unread. */
function readPiece(piece: Span, folded: Folded, context: ReadingContext): readonly ReadPiece[] {
  const typed = folded.typed(piece.from, piece.to);
  const text = folded.text.slice(piece.from, piece.to);
  if (text.length > 30) return [{ ...piece, text: typed }];
  const district = text.length >= 2 ? placesOf(context.regions).misspelt(text) : null;
  if (district !== null) return [{ ...piece, districts: [district] }];
  const named: Named = text.length >= 2 ? context.names.find(typed) : { unknown: typed };
  if (!('unknown' in named)) return [{ ...piece, named }];
  const joint = [...text].findIndex((c, i) => i > 0 && i < text.length - 1 && JOINT.test(c));
  if (joint === -1) return [{ ...piece, text: typed }];
  return [
    ...readPiece({ from: piece.from, to: piece.from + joint }, folded, context),
    ...readPiece({ from: piece.from + joint + 1, to: piece.to }, folded, context),
  ];
}

/** Runs of unread characters; a filler of one character between two of them may belong to a name and is given back (天|有|为|电子). */
function unreadPieces(
  text: string,
  taken: Uint8Array,
  marks: readonly (Span & { readonly mark: QuestionMark })[],
): readonly Span[] {
  const single = new Set(
    marks
      .filter((m) => m.mark.is === 'filler' && m.to === m.from + 1 && /[\u4E00-\u9FFF、]/.test(text[m.from] as string))
      .map((m) => m.from),
  );
  const pieces: { from: number; to: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    if (taken[at]) continue;
    const last = pieces.at(-1);
    if (last !== undefined && allBetween(last.to, at, (i) => single.has(i))) last.to = at + 1;
    else pieces.push({ from: at, to: at + 1 });
  }
  return pieces;
}

function allBetween(from: number, to: number, holds: (at: number) => boolean): boolean {
  for (let at = from; at < to; at++) if (!holds(at)) return false;
  return true;
}
