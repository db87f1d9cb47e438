// Is a piece no list knows the name of an enterprise, a trade, or talk?
import type { Named } from '../names/named.ts';
import { GAP } from '../text/text.ts';
import { COSTS } from './costs.ts';
import { enter, partOfGap, stepTo } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch, TextFacts } from './situated.ts';
import { takeTradeFigure } from './take-amount.ts';
import { takeName } from './take-name.ts';
import { takesBack } from './takes-back.ts';
import { textFacts } from './text-facts.ts';

const SAYS = /^(?:[说讲问]|告诉|反映|表示)/;

/** A piece of unknown text. `isNamed`: one of one's own may be meant by it, so that it is no unknown company. */
export function takeText(h: Hypothesis, place: Stretch, isNamed: boolean, situated: Situated, emit: Emit) {
  const { f } = situated;
  const facts = textFacts(place, situated);
  if (h.pending !== null && !facts.mayTurn && !facts.isCompany) asQualifier(h, place, situated, emit);
  const part = Math.max(h.part, partOfGap(f.gaps[place.from] as number));
  const isGluedBehind = place.to < f.text.length && f.gaps[place.to] === GAP.none;
  if (situated.isReport && !isNamed && place.to - place.from >= 2) asFirm(h, place, facts, part, isGluedBehind, situated, emit);
  if (facts.isTrade && !facts.isCompany) asTrade(h, place, 0, situated, emit);
  else if (
    h.last === 'verb' &&
    part === PARTS.glued &&
    isGluedBehind &&
    isWord(f.text.slice(place.from, place.to)) &&
    !facts.mayTurn
  )
    asTrade(h, place, COSTS.unknownTrade, situated, emit);
  if (
    part === PARTS.glued &&
    h.last !== 'name' &&
    isGluedBehind &&
    facts.isNearly &&
    /[\d一二三四五六七八九十几百]/.test(f.text[place.to] as string)
  ) {
    const n = enter(h, place.from, 'hedge', situated);
    if (n === null) return;
    n.hedge = { from: place.from, to: place.to, isUsed: false };
    n.isHedgeLast = true;
    return emit(stepTo(n, place.to, 'hedge'));
  }
  if (!facts.mayTurn) asTalk(h, place, facts, part, isNamed, situated, emit);
}

function asFirm(
  h: Hypothesis,
  place: Stretch,
  facts: TextFacts,
  part: number,
  isGluedBehind: boolean,
  situated: Situated,
  emit: Emit,
) {
  // A name stands at a head: not behind the verb, tier or word it would belong to.
  const isHead =
    part >= PARTS.list ||
    ['start', 'name', 'amount', 'none', 'thing', 'when', 'skip', 'open', 'word', 'all', 'others', 'now'].includes(h.last) ||
    (h.not >= 0 && h.isNotAlone);
  if (!isHead || facts.isPlace) return;
  // 包装间缺3: where in the enterprise that was named, not another one.
  if (facts.isRoom && h.names.length > 0 && part < PARTS.line) return;
  // 不缺单子: what is glued to it is something else that is not missing.
  if (h.none !== null && part === PARTS.glued) return;
  // 公司有技工5人: 有 says who is there, and ends no name.
  if (isGluedBehind && situated.f.text[place.to - 1] === '有') return;
  // 老李说缺十个: who says so is no enterprise.
  if (isGluedBehind && !facts.isCompany && SAYS.test(situated.f.text.slice(place.to, place.to + 2))) return;
  // 来了3个看厂的: what is glued to people says who they are.
  if (h.last === 'amount' && part === PARTS.glued && /[个名位]/.test(situated.f.text[h.lastTo - 1] as string)) return;
  const named = facts.named();
  if (named === null) return;
  if (!('unknown' in named)) {
    if (facts.isTrade && h.last !== 'start' && part < PARTS.clause) return;
    const isDoubtful = 'enterprise' in named && named.doubt !== undefined;
    return takeName(h, named, place, isDoubtful ? COSTS.misspelt : 0.1, situated, emit);
  }
  if ((facts.mayTurn || facts.isTrade) && !facts.isCompany) return;
  const isFirst = h.spread === 'head' || part >= PARTS.stop;
  let cost: number = COSTS.unknownAfterName;
  if (facts.isCompany) cost = COSTS.unknownCompany;
  else if (!isGluedBehind) cost = isFirst ? COSTS.unknownAlone : COSTS.unknownAfterName;
  else if (isFirst) cost = COSTS.unknownGlued;
  // 推荐了6个人，留下2个普工: behind an enterprise a piece that does not end like one is asked.
  const isSure = cost !== COSTS.unknownAfterName;
  takeName(h, named, place, cost, situated, (n) => {
    n.isGuess ||= !isSure;
    emit(n);
  });
}

/** 要绣娘4个: who is missing, in a word no list knows. */
const isWord = (text: string): boolean => /^[\u4e00-\u9fff]{2,4}$/.test(text);

function asTrade(h: Hypothesis, place: Stretch, cost: number, situated: Situated, emit: Emit) {
  if (h.pending !== null) {
    // 3个焊工
    const n = enter(h, place.from, 'trade', situated);
    if (n === null || n.part > PARTS.blank || h.pending.kind === 'other') return;
    // 1538人 焊工缺20: the trade begins what follows.
    if (n.part === PARTS.blank && /[缺差]/.test(situated.f.text[place.to] ?? '')) return;
    return takeTradeFigure(n, h.pending, h.pending.from, place.to, emit);
  }
  const n = enter(h, place.from, 'trade', situated);
  if (n === null || n.waiting.length > 0 || n.not >= 0) return;
  if (n.aside !== 'no') return;
  n.cost += cost;
  if (h.last === 'name' && n.part === PARTS.glued) n.cost += COSTS.tradeBehindName;
  n.trade = place.from;
  emit(stepTo(n, place.to, 'trade'));
}

/** 21个缝纫普工: of which kind they are. */
function asQualifier(h: Hypothesis, { from, to }: Stretch, { f }: Situated, emit: Emit) {
  const isCounted = h.pending?.kind !== 'other' && /[个名位人]/.test(f.text[from - 1] as string);
  if (!isCounted || to - from > 4 || f.gaps[from] !== GAP.none || f.gaps[to] !== GAP.none || to >= f.text.length) return;
  if (h.lastTo !== from) return;
  const n = h.copy();
  n.cost += COSTS.qualifier;
  n.skipped = { value: { from, to }, rest: n.skipped };
  n.at = to;
  emit(n);
}

function asTalk(
  h: Hypothesis,
  place: Stretch,
  { isCompany, isPlace, isTrade }: TextFacts,
  part: number,
  isNamed: boolean,
  { f }: Situated,
  emit: Emit,
) {
  // 不是数字不变: nobody knows what is denied.
  if (h.last === 'notThis' || h.pending !== null || h.trade >= 0 || h.not >= 0 || (h.row > 0 && h.row < 3)) return;
  // What touches a number of people has to be known: a unit of people, or nothing.
  const isCounted = /[人个名位]/.test(f.text[h.lastTo - 1] ?? '');
  if (h.last === 'amount' && (part === PARTS.list || (part === PARTS.glued && !isCounted))) return;
  // 不缺资金: something else is not missing. 不缺人 is whole, and talk may be glued to it.
  if (h.last === 'none' && part === PARTS.glued && /[缺差要求需少]/.test(f.text[h.lastTo - 1] as string)) return;
  const n = h.copy();
  const last = h.waiting.at(-1);
  if (h.last === 'tier' && last !== undefined && last.to - last.from === 1 && part <= PARTS.list) return;
  n.part = part;
  if (h.last === 'amount' && part === PARTS.glued) asVisitors(n, f);
  if (isNamed) n.cost += COSTS.skipName;
  if (isCompany && place.to - place.from > 2) n.cost += COSTS.skipCompany;
  // 理货员|缺2: whose the figure is.
  if (isTrade && !isPlace && f.gaps[place.to] === GAP.none && place.to < f.text.length) n.cost += COSTS.skipTrade;
  if (isPlace) n.cost += COSTS.skipPlace;
  else n.skipped = { value: place, rest: n.skipped };
  if (takesBack(h, place, f)) n.isGuess = true;
  if (isPlace) {
    // 滕州榆溪: what stands in front of a name does not count.
  } else if (part >= PARTS.clause || h.last === 'start') n.cost += h.last === 'start' ? COSTS.skipAtHead : COSTS.skipOwnClause;
  else if (['verb', 'tier', 'hedge', 'none', 'notThis', 'from', 'relative', 'recruit'].includes(h.last))
    n.cost += COSTS.skipBesideVerb;
  else n.cost += COSTS.skipBehindName;
  n.at = place.to;
  n.last = h.last === 'start' || h.last === 'name' ? h.last : 'skip';
  n.lastTo = place.to;
  emit(n);
}

/** 来了5个老乡: what is glued to people who came says who they are, and nobody knows whether they work. */
function asVisitors(n: Hypothesis, f: Situated['f']) {
  const last = n.figures.at(-1);
  if (last?.field !== 'resolved' || !/来[了过]?$/.test(f.text.slice(0, last.from))) return;
  n.figures = [...n.figures.slice(0, -1), { ...last, value: 'vague' }];
}

/** The first beginning of a piece that may be a name with text behind it: an extended name, at its cost. */
export function takeExtended(h: Hypothesis, named: Named, place: Stretch, situated: Situated, emit: Emit) {
  const { isCompany } = textFacts(place, situated);
  if (situated.f.text[place.to - 1] === '有') return;
  if (!('unknown' in named)) {
    const isDoubtful = 'enterprise' in named && named.doubt !== undefined;
    return takeName(h, named, place, COSTS.extendedFound + (isDoubtful ? COSTS.misspelt : 0), situated, emit);
  }
  takeName(h, named, place, isCompany ? COSTS.extendedCompany : COSTS.extendedUnknown, situated, emit);
}
