// Is a piece of a report that no list knows the name of an enterprise?
import type { Named } from '../names/named.ts';
import type { NameIndex } from '../names/names.ts';
import { type Folded, GAP } from '../text/text.ts';
import type { Word } from '../words/report-words.ts';
import { type Item, PARTS } from './item.ts';
import type { ReportToken } from './tokens.ts';

export type NameFinder = Pick<NameIndex, 'find' | 'isEmpty'> & { readonly own: ReadonlySet<string> };

type Found = { readonly last: number; readonly named: Named | null };

const REGISTERED = /(?:厂|公司|集团|店|社|馆|院|园|场|行|中心|超市|企业|食品|纺织|机械|电子|化工|建材|物流|服饰|科技)$/;
/** What a worker's trade ends in: 焊工 服务员 司机. */
const TRADE =
  /(?:[工师员手匠岗]|司机|保安|保洁|文秘|会计|出纳|销售|厨子|学徒|主管|班长|助理|经理|人才|专家|男|女|技术.*|.*技工|中高级|中高技|中层|高管|大学生|.*[本科研究实习]生)$/;
export const isTrade = (text: string): boolean => TRADE.test(text);

/** Kinds of words that say something of an enterprise named before them. */
const LABELS = new Set<Word['kind']>([
  'field',
  'tier',
  'none',
  'same',
  'nearlySame',
  'not',
  'each',
  'staff',
  'recruit',
  'relative',
  'respectively',
]);
const LOOK_AHEAD = 6;

/** Reads the name or text that begins with token `i`: together with what is glued to it. `before` is the item before, `part` what parts them. */
export function nameIn(
  f: Folded,
  tokens: readonly ReportToken[],
  i: number,
  before: Item | undefined,
  part: number,
  finder: NameFinder,
): Found {
  const here = tokens[i] as ReportToken;
  if (here.kind === 'name') {
    const last = gluedText(f, tokens, i);
    return { last, named: last === i ? here.named : finder.find(typed(f, tokens, i, last), finder.own) };
  }
  let last = gluedText(f, tokens, i);
  while (tokens[last + 1]?.kind === 'text' && f.gaps[(tokens[last + 1] as ReportToken).from] === GAP.blank)
    last = gluedText(f, tokens, last + 1);
  const text = typed(f, tokens, i, last);
  const follows = labelBehind(f, tokens, last);
  const isHead =
    before === undefined ||
    part >= PARTS.list ||
    !['field', 'tier', 'hedge', 'aside', 'relative', 'not', 'none'].includes(before.kind);
  if (!isHead || text.replace(/\s/g, '').length < 2 || finder.isEmpty(text)) return { last, named: null };
  const named = finder.find(text, finder.own);
  if (!('unknown' in named)) return isTrade(text) && follows !== 'label' ? { last, named: null } : { last, named };
  if (isTrade(text) && !REGISTERED.test(text)) return { last, named: null };
  if (follows === 'label') return { last, named };
  return { last, named: follows === 'far' && (REGISTERED.test(text) || before === undefined) ? named : null };
}

const typed = (f: Folded, tokens: readonly ReportToken[], from: number, last: number): string =>
  f.typed((tokens[from] as ReportToken).from, (tokens[last] as ReportToken).to);

function gluedText(f: Folded, tokens: readonly ReportToken[], i: number): number {
  const next = tokens[i + 1];
  return next?.kind === 'text' && f.gaps[next.from] === GAP.none ? i + 1 : i;
}

/** Whether a statement follows, in the same breath (`label`) or after a comma or line's end (`far`). */
function labelBehind(f: Folded, tokens: readonly ReportToken[], last: number): 'label' | 'far' | null {
  let found: 'label' | 'far' = 'label';
  for (let i = last + 1; i < tokens.length && i <= last + LOOK_AHEAD; i++) {
    const token = tokens[i] as ReportToken;
    if (f.gaps[token.from] === GAP.line) found = 'far';
    if (token.kind === 'word' && LABELS.has(token.word.kind)) return found;
    // 红星 8个普工
    if (token.kind === 'amount') return isTier(tokens[i + 1]) ? found : null;
    if (token.kind === 'name' || token.kind === 'text') return null;
    if (token.kind === 'sign' && /[,，;。、]/.test(token.sign)) found = 'far';
  }
  return null;
}

const isTier = (token: ReportToken | undefined): boolean => token?.kind === 'word' && token.word.kind === 'tier';
