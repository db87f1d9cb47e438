// Which are the likeliest ways to read a whole message?
import type { LatticeEdge } from '../lattice/edges.ts';
import type { Lattice } from '../lattice/lattice.ts';
import { GAP } from '../text/text.ts';
import type { Word } from '../words/report-words.ts';
import { Beam } from './beam.ts';
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

const PARTING: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'、/&+'].map((c) => [c, PARTS.list])),
  ...Object.fromEntries([...',，|'].map((c) => [c, PARTS.clause])),
  ...Object.fromEntries([...';。!.'].map((c) => [c, PARTS.stop])),
};

/** A beam search from the first character to the last: the hypotheses that read all of it, the cheapest first. What is no report soon costs too much: its rest is not looked at. */
export function search(lattice: Lattice<Word>, situated: Situated): readonly Hypothesis[] {
  const { length } = situated.f.text;
  const beam = new Beam();
  const emit = beam.put;
  const start = new Hypothesis();
  if (situated.asked !== null) {
    start.verb = situated.asked;
    start.isHeading = true;
  }
  if (situated.sole !== undefined) {
    start.names = [situated.sole];
    start.spread = 'named';
  }
  emit(start);
  const talks = situated.isReport ? new Talks(lattice, situated) : null;
  /** How far the names reach that begin before or here. */
  let namedTo = 0;
  for (let at = 0; at < length; at++) {
    const here = beam.take(at);
    if (here.length === 0) continue;
    const edges = lattice.at(at);
    namedTo = Math.max(namedTo, ownEnd(edges));
    for (const h of here) {
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
  return beam.take(length);
}

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
