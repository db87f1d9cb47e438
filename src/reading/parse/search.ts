// Which are the likeliest ways to read a whole message?
import type { LatticeEdge } from '../lattice/edges.ts';
import type { Lattice } from '../lattice/lattice.ts';
import { GAP } from '../text/text.ts';
import type { Word } from '../words/report-words.ts';
import { COSTS } from './costs.ts';
import { partOfGap } from './enter.ts';
import { Hypothesis, PARTS } from './hypothesis.ts';
import type { Situated } from './situated.ts';
import { takeAmount } from './take-amount.ts';
import { takeBracket } from './take-bracket.ts';
import { takeName } from './take-name.ts';
import { takeTalk } from './take-talk.ts';
import { takeExtended, takeText } from './take-text.ts';
import { takeWhen } from './take-time.ts';
import { takeWord } from './take-word.ts';
import { Talks } from './talks.ts';

/** How many hypotheses are kept at one place, and how much dearer than the best they may be. */
const WIDTH = 12;
const DEARER = 8;
/** Nobody states more figures of one enterprise. */
const MOST_FIGURES = 64;
/** How many statements to come a hypothesis may count on that cost more than those it has may. */
const AHEAD = 4;

const PARTING: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'、/&+'].map((c) => [c, PARTS.list])),
  ...Object.fromEntries([...',，|'].map((c) => [c, PARTS.clause])),
  ...Object.fromEntries([...';。!.'].map((c) => [c, PARTS.stop])),
};

/** A beam search from the first character to the last: the hypotheses that read all of it, the cheapest first. What is no report soon costs too much: its rest is not looked at. */
export function search(lattice: Lattice<Word>, situated: Situated): readonly Hypothesis[] {
  const { length } = situated.f.text;
  const agenda: (Hypothesis[] | undefined)[] = new Array<Hypothesis[] | undefined>(length + 1);
  const start = new Hypothesis();
  if (situated.asked !== null) {
    start.verb = situated.asked;
    start.isHeading = true;
  }
  agenda[0] = [start];
  const emit = (h: Hypothesis) => {
    if (isHopeless(h)) return;
    const there = agenda[h.at];
    if (there === undefined) agenda[h.at] = [h];
    else there.push(h);
  };
  const talks = situated.isReport ? new Talks(lattice, situated) : null;
  /** How far the names reach that begin before or here. */
  let namedTo = 0;
  for (let at = 0; at < length; at++) {
    const here = agenda[at];
    if (here === undefined) continue;
    agenda[at] = undefined;
    const edges = lattice.at(at);
    namedTo = Math.max(namedTo, ownEnd(edges));
    for (const h of kept(here)) {
      if (talks !== null) takeTalk(h, talks, situated, emit);
      for (const edge of edges) {
        switch (edge.kind) {
          case 'word':
            takeWord(h, edge.word, edge, situated, emit);
            break;
          case 'amount':
            takeAmount(h, edge.amount, situated, emit);
            break;
          case 'name':
            if (!situated.isReport) break;
            if (edge.extended === true) takeExtended(h, edge.named, edge, situated, emit);
            else takeName(h, edge.named, edge, edge.cost * COSTS.nameWeight, situated, emit);
            break;
          case 'period':
            takeWhen(h, edge.span, situated, emit);
            break;
          case 'text':
            takeText(h, edge, namedTo >= edge.to, situated, emit);
            break;
          case 'sign':
            takeSign(h, edge.sign, edge, situated, emit);
            break;
        }
      }
    }
  }
  return kept(agenda[length] ?? []);
}

/** Whether nothing that follows makes a reading of it. */
const isHopeless = ({ cost, doneCount, figures }: Hypothesis): boolean =>
  figures.length > MOST_FIGURES || cost > (COSTS.most + COSTS.mostMore * (doneCount + AHEAD)) * COSTS.far;

/** Where the names of one's own that begin at a place reach. */
const ownEnd = (edges: readonly LatticeEdge<Word>[]): number => {
  let end = 0;
  for (const edge of edges) if (edge.kind === 'name' && edge.to > end && !('unknown' in edge.named)) end = edge.to;
  return end;
};

function takeSign(
  h: Hypothesis,
  sign: string,
  place: { readonly from: number; readonly to: number },
  situated: Situated,
  emit: (h: Hypothesis) => void,
) {
  // A question states nothing.
  if (sign === '?') return;
  if ('()[]'.includes(sign)) return takeBracket(h, sign === '(' || sign === '[', place, situated, emit);
  const n = h.copy();
  const gap = situated.f.gaps[place.from] as number;
  n.part = Math.max(n.part, partOfGap(gap), sign === ':' || sign === '=' ? PARTS.glued : (PARTING[sign] ?? PARTS.blank));
  if (gap === GAP.line) n.part = PARTS.line;
  n.colon ||= sign === ':' || sign === '=';
  n.at = place.to;
  emit(n);
}

/** The cheapest of those at one place, each state once. */
function kept(all: Hypothesis[]): readonly Hypothesis[] {
  if (all.length < 2) return all;
  all.sort((a, b) => a.cost - b.cost);
  const out: Hypothesis[] = [];
  const most = (all[0] as Hypothesis).cost + DEARER;
  for (const h of all) {
    if (h.cost > most) break;
    if (hasAlike(out, h)) continue;
    out.push(h);
    if (out.length === WIDTH) break;
  }
  return out;
}

function hasAlike(kept: readonly Hypothesis[], h: Hypothesis): boolean {
  for (const other of kept) if (isAlike(other, h)) return true;
  return false;
}

/** Whether two hypotheses will go on alike and say the same so far. */
function isAlike(a: Hypothesis, b: Hypothesis): boolean {
  return (
    a.last === b.last &&
    a.figures.length === b.figures.length &&
    a.verb === b.verb &&
    a.aside === b.aside &&
    a.part === b.part &&
    a.doneCount === b.doneCount &&
    a.names.length === b.names.length &&
    a.waiting.length === b.waiting.length &&
    a.lead.length === b.lead.length &&
    (a.pending === null) === (b.pending === null) &&
    a.row === b.row &&
    a.not === b.not &&
    a.zeroing === b.zeroing &&
    a.operators === b.operators &&
    a.spread === b.spread &&
    a.isVerbUsed === b.isVerbUsed &&
    a.isVerbOwn === b.isVerbOwn &&
    a.isHeading === b.isHeading &&
    a.isRelative === b.isRelative &&
    a.isPer === b.isPer &&
    a.isDenied === b.isDenied &&
    a.tierDenied === b.tierDenied &&
    (a.hedge === null) === (b.hedge === null) &&
    a.endsClause === b.endsClause &&
    a.correcting === b.correcting &&
    a.isEach === b.isEach &&
    a.isInOrder === b.isInOrder &&
    a.isSum === b.isSum &&
    a.faded === b.faded &&
    a.trade === b.trade &&
    a.isLike === b.isLike &&
    (a.like === null) === (b.like === null) &&
    a.isExceptNext === b.isExceptNext &&
    a.isExcept === b.isExcept &&
    a.isSharing === b.isSharing &&
    a.restOfTiers === b.restOfTiers &&
    a.isTouched === b.isTouched &&
    a.time.kind === b.time.kind &&
    a.colon === b.colon &&
    (a.none === null) === (b.none === null) &&
    (a.same === null) === (b.same === null) &&
    a.shared === b.shared &&
    (a.exceptTiers === null) === (b.exceptTiers === null) &&
    a.openFrom === b.openFrom &&
    a.isGuess === b.isGuess &&
    sameNames(a, b) &&
    sameFigures(a, b) &&
    sameDone(a, b)
  );
}

// What differs was mostly said last.
function sameNames({ names: a }: Hypothesis, { names: b }: Hypothesis): boolean {
  if (a === b) return true;
  for (let i = a.length - 1; i >= 0; i--) {
    const [x, y] = [a[i], b[i]];
    if (x === y || x === undefined || y === undefined) continue;
    if ('enterprise' in x) {
      if (!('enterprise' in y) || x.enterprise !== y.enterprise) return false;
    } else if (!('unknown' in x && 'unknown' in y) || x.unknown !== y.unknown) return false;
  }
  return true;
}

function sameFigures({ figures: a }: Hypothesis, { figures: b }: Hypothesis): boolean {
  if (a === b) return true;
  for (let i = a.length - 1; i >= 0; i--) {
    const [x, y] = [a[i], b[i]];
    if (x === y || x === undefined || y === undefined) continue;
    if (x.field !== y.field || x.tier !== y.tier || x.value !== y.value || x.isOpen !== y.isOpen) return false;
    if (x.time !== y.time || x.from !== y.from) return false;
  }
  return true;
}

function sameDone(a: Hypothesis, b: Hypothesis): boolean {
  let [x, y] = [a.done, b.done];
  while (x !== y && x !== null && y !== null) {
    if (x.value !== y.value) {
      const [p, q] = [x.value, y.value];
      if (p.figures !== q.figures || p.names !== q.names || p.none !== q.none || p.same !== q.same) return false;
    }
    x = x.rest;
    y = y.rest;
  }
  return true;
}
