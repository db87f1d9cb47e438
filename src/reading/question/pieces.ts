// What do the pieces of a question mean that no word explains: names half typed, misspelt places, or nothing?
import type { Named } from '../names/named.ts';
import { placesOf } from '../names/places.ts';
import type { ReadingContext } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { GAP } from '../text/text.ts';
import type { Span } from './bounds.ts';
import { isCompanyName } from './company.ts';
import type { QuestionMark } from './mark.ts';

type Placed<T> = Span & T;
type Marks = readonly Placed<{ readonly mark: QuestionMark }>[];
type Read = {
  readonly names: readonly Placed<{ readonly named: Named }>[];
  readonly places: readonly Placed<{ readonly districts: readonly string[] }>[];
  readonly unread: readonly Placed<{ readonly text: string }>[];
};

const FIRM = /公司$|^(?:集团|厂|工厂|企业|单位)$/;
const JOINT = /^[和与跟及、同,，]$/;
const LONGEST_NAME = 30;

/** Looks up as names what no word explains, alone or with the name in front of it. `known`: names that were found already. */
export function readPieces(folded: Folded, taken: Uint8Array, context: ReadingContext, known: Read['names'], marks: Marks): Read {
  const { text } = folded;
  const names = [...known];
  const places: Read['places'][number][] = [];
  const unread: Read['unread'][number][] = [];
  for (const piece of unreadPieces(text, taken, marks)) {
    const to = marks.find((m) => m.from === piece.to && FIRM.test(text.slice(m.from, m.to)))?.to ?? piece.to;
    // 岱翠石才, 禾暖针织: what follows a name directly may make it another's; else the name stays what it is.
    const before = folded.gaps[piece.from] === GAP.none ? names.findIndex((n) => n.to === piece.from) : -1;
    const head = names[before];
    if (head !== undefined) {
      const [whole] = readPiece({ from: head.from, to }, folded, context);
      if (whole !== undefined && ('named' in whole || ('text' in whole && isCompanyName(whole.text)))) {
        names.splice(before, 1);
        if ('named' in whole) names.push(whole);
        else if ('text' in whole) unread.push(whole);
        continue;
      }
    }
    for (const found of longerOrPiece({ from: piece.from, to }, piece, folded, context, marks)) {
      if ('districts' in found) places.push(found);
      else if ('named' in found) names.push(found);
      else unread.push(found);
    }
  }
  return { names: names.sort((a, b) => a.from - b.from), places, unread };
}

/** 家|具厂, 青岑|县: a name may begin or end with what reads as another word. */
function longerOrPiece(whole: Span, piece: Span, folded: Folded, context: ReadingContext, marks: Marks): readonly ReadPiece[] {
  const isSmall = (m: Marks[number]) => m.to === m.from + 1 && m.mark.is === 'filler';
  const fillers = marks.filter((m) => m.to === piece.from && isSmall(m));
  const longer = [
    ...marks.flatMap((m) => (m.from === piece.to && isSmall(m) ? [{ from: piece.from, to: m.to }] : [])),
    ...fillers.flatMap(({ from }) => [
      { from, to: piece.to },
      { from, to: whole.to },
    ]),
    ...(/[县区市]/.test(folded.text[piece.to] ?? '') ? [{ from: piece.from, to: piece.to + 1 }] : []),
  ].map((span) => readPiece(span, folded, context));
  const known = longer.find((parts) => parts.every((part) => !('text' in part)));
  if (known !== undefined) return known;
  const parts = withHead(readPiece(whole, folded, context), fillers, folded, marks);
  const ends = [whole.to, ...marks.flatMap((m) => (m.from === piece.to && isSmall(m) ? [m.to] : []))];
  return parts.length === 1 && parts[0] !== undefined && 'text' in parts[0] && !isCompanyName(parts[0].text)
    ? (nameAtEnd(piece.from, ends, folded, context) ?? parts)
    : parts;
}

/** Never the first character of a firm's name. */
const NO_HEAD = /[那这请帮问看查再还你我把给的了就也都对个]/;

/** 同|心轴承厂: at the head of a clause the first character of an unknown company reads as a word. */
function withHead(parts: readonly ReadPiece[], fillers: Marks, folded: Folded, marks: Marks): readonly ReadPiece[] {
  const [only, second] = parts;
  const [head] = fillers;
  if (only === undefined || second !== undefined || !('text' in only) || head === undefined || !isCompanyName(only.text))
    return parts;
  const isFirst = head.from === 0 || marks.some((m) => m.to === head.from && m.mark.is === 'pause');
  const glued = folded.gaps[only.from] === GAP.none && isFirst && !NO_HEAD.test(folded.text[head.from] as string);
  return glued ? [{ from: head.from, to: only.to, text: folded.typed(head.from, only.to) }] : parts;
}

/** 已沟通盛和: a full or short name at the end of talk; a part of one behind unknown words (青云|机械) names nobody. */
function nameAtEnd(from: number, ends: readonly number[], folded: Folded, context: ReadingContext): readonly ReadPiece[] | null {
  const edges = context.names.edges(folded).filter(({ how }) => how === 'full' || how === 'alias');
  for (const to of ends) {
    const edge = edges.find((e) => e.from > from && e.to === to);
    if (edge === undefined || 'unknown' in edge.named) continue;
    return [
      { from, to: edge.from, text: folded.typed(from, edge.from) },
      { from: edge.from, to, named: edge.named },
    ];
  }
  return null;
}

type ReadPiece = Read['places'][number] | Read['names'][number] | Read['unread'][number];

/** A piece as a whole is an enterprise or a misspelt district; else each of the parts that 和 or 、 joins; else unread. */
function readPiece(piece: Span, folded: Folded, context: ReadingContext): readonly ReadPiece[] {
  const typed = folded.typed(piece.from, piece.to);
  const text = folded.text.slice(piece.from, piece.to);
  if (text.length > LONGEST_NAME) return [{ ...piece, text: typed }];
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

/** Runs of unread characters. A filler of one character between two of them may belong to a name and is given back (天|有|为|电子), as is a single 表 or 图 behind one (天梭钟表). */
function unreadPieces(text: string, taken: Uint8Array, marks: Marks): readonly Span[] {
  const single = new Set(
    marks
      .filter((m) => m.mark.is === 'filler' && m.to === m.from + 1 && /[\u4E00-\u9FFF、]/.test(text[m.from] as string))
      .map((m) => m.from),
  );
  const forms = new Set(marks.filter((m) => m.mark.is === 'form' && m.to === m.from + 1).map((m) => m.from));
  const pieces: { from: number; to: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = pieces.at(-1);
    if (taken[at]) {
      if (last?.to === at && forms.has(at)) last.to = at + 1;
      continue;
    }
    if (last !== undefined && allBetween(last.to, at, (i) => single.has(i))) last.to = at + 1;
    else pieces.push({ from: at, to: at + 1 });
  }
  return pieces;
}

function allBetween(from: number, to: number, holds: (at: number) => boolean): boolean {
  for (let at = from; at < to; at++) if (!holds(at)) return false;
  return true;
}
