// What does a report say, once talk is left out and every name is known?
import type { Named } from '../names/named.ts';
import { type Folded, GAP } from '../text/text.ts';
import { type Item, type ItemMeaning, type ItemPlace, PARTS } from './item.ts';
import { type NameFinder, nameIn } from './names.ts';
import type { ReportToken } from './tokens.ts';

/** Why nothing of a message may be stored: it asks, or it says something that is not understood. */
export type FigureRefusal = 'question' | 'doubtful';

const PARTING: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'、/&'].map((c) => [c, PARTS.list])),
  ...Object.fromEntries([...',，|'].map((c) => [c, PARTS.clause])),
  ...Object.fromEntries([...';。!.'].map((c) => [c, PARTS.stop])),
};
const COLON = new Set(':=');
// A negation or an end that no list knows may turn everything round.
const TURNING = /[不没未无非别勿否停退禁]/;

/** Turns tokens into items, or says why the message is not to be read as a report. Linear. */
export function reportItems(f: Folded, tokens: readonly ReportToken[], finder: NameFinder): readonly Item[] | FigureRefusal {
  const items: Item[] = [];
  let part: number = PARTS.line;
  let colon = false;
  const put = (from: number, to: number, meaning: ItemMeaning) => {
    items.push(itemOf(meaning, { from, to, part, colon }));
    part = PARTS.glued;
    colon = false;
  };
  const widen = (to: number) => {
    part = Math.max(part, to);
  };

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as ReportToken;
    widen(partOf(f.gaps[token.from] as number));
    switch (token.kind) {
      case 'sign':
        if (token.sign === '?') return 'question';
        if (COLON.has(token.sign)) colon = true;
        else if ('(['.includes(token.sign)) put(token.from, token.to, { kind: 'open' });
        else if (')]'.includes(token.sign)) put(token.from, token.to, { kind: 'close' });
        else widen(PARTING[token.sign] ?? PARTS.blank);
        break;
      case 'amount': {
        const marker = markerEnd(f, tokens, i, items.at(-1));
        const named = numberedName(f, token, tokens[i + 1], finder);
        if (marker !== null) {
          i = marker;
          if (items.at(-1)?.kind === 'open') items.pop();
          widen(PARTS.stop);
        } else if (named !== null) put(token.from, token.to, { kind: 'name', named });
        else if (token.amount.kind !== 'other') put(token.from, token.to, { kind: 'amount', amount: token.amount });
        else if (/[家户企公单]/.test(f.text.slice(token.from, token.to))) {
          put(token.from, token.to, { kind: 'firms', ...(token.amount.value !== undefined && { count: token.amount.value }) });
        } else put(token.from, token.to, { kind: 'thing' });
        break;
      }
      case 'when':
        put(token.from, token.to, { kind: 'when', when: token.when });
        break;
      case 'name':
      case 'text': {
        const found = nameIn(f, tokens, i, items.at(-1), part, finder);
        const to = (tokens[found.last] as ReportToken).to;
        if (found.named !== null) put(token.from, to, { kind: 'name', named: asTyped(found.named, f.typed(token.from, to)) });
        else if (TURNING.test(f.text.slice(token.from, to))) return 'doubtful';
        else put(token.from, to, { kind: 'text' });
        i = found.last;
        break;
      }
      case 'word': {
        const { word } = token;
        if (word.kind === 'question' || word.kind === 'doubtful') return word.kind;
        if (word.kind === 'pause') widen(PARTS.clause);
        else if (word.kind === 'joint') widen(PARTS.list);
        else if (word.kind === 'tier' && word.short && !standsByFigure(tokens, i)) put(token.from, token.to, { kind: 'text' });
        else if (word.kind === 'correction' && f.text.slice(token.from, token.to) === '不' && !isPlainNo(tokens[i + 1]))
          return 'doubtful';
        else if (word.kind === 'notThis')
          put(token.from, token.to, { kind: tokens[i + 1]?.kind === 'amount' ? 'notThis' : 'correction' });
        else if (word.kind === 'condition') {
          if (items.at(-1)?.kind === 'amount') return 'doubtful';
        } else if (word.kind === 'trade') put(token.from, token.to, { kind: 'text' });
        else if (word.kind === 'tier') put(token.from, token.to, { kind: 'tier', tier: word.tier });
        else if (word.kind !== 'noise') put(token.from, token.to, word);
        break;
      }
    }
  }
  return items;
}

/** What is doubtful or stands for several is told with the words that were typed. */
const asTyped = (named: Named, typed: string): Named =>
  ('enterprise' in named && named.doubt) || 'candidates' in named ? { ...named, typed } : named;

/** Written out by kind: spreading costs more than all the rest of reading. */
function itemOf(meaning: ItemMeaning, { from, to, part, colon }: ItemPlace): Item {
  switch (meaning.kind) {
    case 'field':
      return { kind: 'field', field: meaning.field, from, to, part, colon };
    case 'tier':
      return { kind: 'tier', tier: meaning.tier, from, to, part, colon };
    case 'amount':
      return { kind: 'amount', amount: meaning.amount, from, to, part, colon };
    case 'name':
      return { kind: 'name', named: meaning.named, from, to, part, colon };
    case 'when':
      return { kind: 'when', when: meaning.when, from, to, part, colon };
    case 'now':
      return { kind: 'now', firm: meaning.firm, from, to, part, colon };
    case 'aside':
      return { kind: 'aside', withVerb: meaning.withVerb, from, to, part, colon };
    case 'firms':
      return { ...meaning, from, to, part, colon };
    default:
      return { kind: meaning.kind, from, to, part, colon };
  }
}

function partOf(gap: number): number {
  if (gap === GAP.line) return PARTS.line;
  if (gap === GAP.tab) return PARTS.clause;
  return gap === GAP.blank ? PARTS.blank : PARTS.glued;
}

/** 一厂 and 二店 are names where an enterprise of one's own is called so, or where something is said of them. */
function numberedName(f: Folded, token: ReportToken, next: ReportToken | undefined, { find, own }: NameFinder): Named | null {
  const typed = f.typed(token.from, token.to);
  if (!/[厂店矿库]$/.test(typed)) return null;
  const named = find(typed, own);
  return 'unknown' in named && next?.kind !== 'word' ? null : named;
}

/** Where the number that heads a line or a name ends (1. 2、 3） 一、), with its sign; null where the number is a figure. `before` is the item before. */
function markerEnd(f: Folded, tokens: readonly ReportToken[], i: number, before: Item | undefined): number | null {
  const [here, next, after] = [tokens[i] as ReportToken, tokens[i + 1], tokens[i + 2]];
  if (here.kind !== 'amount' || here.amount.kind !== 'whole' || next === undefined) return null;
  if (!/^(?:\d{1,3}|[一二三四五六七八九十]{1,3})$/.test(f.text.slice(here.from, here.to))) return null;
  const gap = f.gaps[here.from] as number;
  const isName = (token: ReportToken | undefined) => token?.kind === 'name' || token?.kind === 'text';
  const isSign = next.kind === 'sign' && '.、):'.includes(next.sign);
  if (gap === GAP.line) {
    if (isSign) return after !== undefined && after.kind !== 'amount' && f.gaps[after.from] !== GAP.line ? i + 1 : null;
    return next.kind === 'name' && f.gaps[next.from] === GAP.blank ? i : null;
  }
  // In the middle of a line only behind something finished, before a name: 甲缺8 2.乙无
  const isFinished = before === undefined || ['amount', 'none', 'same', 'not', 'open'].includes(before.kind);
  const isParted = gap === GAP.blank || (i > 0 && tokens[i - 1]?.kind === 'sign');
  return isFinished && isParted && isSign && isName(after) ? i + 1 : null;
}

/** 普 技 高 are tiers beside a figure, a verb or each other, else parts of other words. */
function standsByFigure(tokens: readonly ReportToken[], i: number): boolean {
  let next = tokens[i + 1];
  if (next?.kind === 'sign' && ':、/'.includes(next.sign)) next = tokens[i + 2];
  if (next?.kind === 'amount') return next.amount.kind !== 'other';
  return (
    next?.kind === 'word' &&
    (['field', 'hedge', 'none', 'not', 'each', 'respectively'].includes(next.word.kind) ||
      (next.word.kind === 'tier' && next.word.short === true))
  );
}

/** 6，不，8: a 不 by itself. */
const isPlainNo = (next: ReportToken | undefined): boolean =>
  next === undefined || next.kind === 'sign' || next.kind === 'amount';
