// What can a number count?
import type { Amount } from '../numbers/amounts.ts';
import { isNthFirm, nthFirmOtherwise } from '../numbers/nth-firm.ts';
import { GAP } from '../text/text.ts';
import { endStatement, isRowDone, put } from './clause.ts';
import { COSTS } from './costs.ts';
import { enter, stepTo } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated } from './situated.ts';
import { takeName } from './take-name.ts';
import { isRowStart, takeRow } from './take-row.ts';
import { takeSingle } from './take-single.ts';

/** All roles a number can have here. */
export function takeAmount(h: Hypothesis, amount: Amount, situated: Situated, emit: Emit) {
  const marked = markerEnd(h, amount, situated);
  if (marked !== null) return emit(marked);
  const n = enter(h, amount.from, 'amount', situated);
  if (n === null) return;
  if (amount.kind === 'other') return takeThing(h, n, amount, situated, emit);
  if (n.not >= 0) return denyAmount(n, amount, emit);
  if (h.last === 'skip' && n.part === PARTS.glued && !n.isHedgeLast) return;
  if (h.zeroing >= 0 && h.last === 'tier') return;
  if (n.aside !== 'no') return passOver(n, amount, 'other', n.aside === 'details' ? 'details' : 'used', emit);
  if (h.last === 'from') return passOver(n, amount, 'other', 'no', emit);
  if (h.last === 'notThis') {
    // 不是6是8: only where the right number follows.
    if (h.roles?.value.to === h.lastTo) {
      if (n.part > PARTS.clause) return;
    } else {
      n.roles = { value: { from: amount.from, to: amount.to, role: 'other' }, rest: n.roles };
      return emit(stepTo(n, amount.to, 'notThis'));
    }
  }
  if (h.last === 'amount' && n.part === PARTS.list && n.row === 0 && !n.isInOrder) several(n, amount, emit);
  if (n.trade >= 0) return takeTradeFigure(n, amount, n.trade, amount.to, emit);
  if (n.row > 0) return takeRow(n, amount, situated, emit);
  if (n.isRelative || n.waiting.length > 0 || !isRowStart(n, situated)) takeSingle(n, amount, situated, emit);
  else {
    const row = n.copy();
    row.cost += COSTS.rowOfNumbers;
    row.rowField = row.verb === 'resolved' || row.verb === 'shortage' ? row.verb : 'shortage';
    takeRow(row, amount, situated, emit);
    takeSingle(n, amount, situated, emit);
  }
}

/** 三、四个 and 3/4: several numbers where one belongs. */
function several(n: Hypothesis, amount: Amount, emit: Emit) {
  const last = n.figures.at(-1);
  if (last === undefined || last.to > n.lastTo || n.lastTo - last.to > 2) return;
  const m = n.copy();
  m.figures = [...n.figures.slice(0, -1), { ...last, value: 'vague', to: amount.quoteTo }];
  m.cost += last.tier !== 'total' || amount.value === Number(last.number) + 1 ? COSTS.several : COSTS.severalApart;
  emit(stepTo(m, amount.to, 'amount'));
}

function passOver(n: Hypothesis, amount: Amount, role: 'other' | 'vague', aside: Hypothesis['aside'], emit: Emit) {
  n.aside = aside;
  n.isTouched = true;
  n.roles = { value: { from: amount.from, to: amount.to, role }, rest: n.roles };
  emit(stepTo(n, amount.to, 'thing'));
}

/** 没有一人到岗 · 没3个: not exact. */
function denyAmount(n: Hypothesis, amount: Amount, emit: Emit) {
  if (amount.value === 1) emit(stepTo(n, amount.to, 'not'));
}

/** Something that is no person: 三家 counts enterprises, 5天 and 3号楼 nothing of ours. */
function takeThing(h: Hypothesis, n: Hypothesis, amount: Amount, situated: Situated, emit: Emit) {
  const { f } = situated;
  if (n.not >= 0) return;
  const typed = f.text.slice(amount.from, amount.to);
  n.roles = { value: { from: amount.from, to: amount.to, role: 'other' }, rest: n.roles };
  if (/[家户企公单]/.test(typed)) {
    if (amount.value !== undefined) {
      countAll(n, amount.value, amount.to, situated, emit);
      n.counts = [...n.counts, amount.value];
    }
    return emit(stepTo(n, amount.to, n.last === 'others' ? 'others' : 'word'));
  }
  // 一厂 and 二店 are names where an enterprise of one's own is called so.
  if (/[厂店矿库]$/.test(typed) && situated.isReport) {
    const written = f.typed(amount.from, amount.to);
    const spelled = situated.finder.find(written);
    const named = 'unknown' in spelled ? situated.finder.find(nthFirmOtherwise(written)) : spelled;
    if (!('unknown' in named)) return takeName(h, named, amount, 0, situated, emit);
    // 三厂普工6 and 云岬三厂普工6 are said of an enterprise called so, and of no other.
    if (isNthFirm(typed)) {
      if (h.last === 'start') return takeName(h, spelled, amount, COSTS.unknownAlone, situated, emit);
      // Glued to a name it is that name's.
      if (h.last === 'name' && f.gaps[amount.from] === GAP.none) return;
      if (h.last === 'name' && f.gaps[amount.from] === GAP.blank) n.isGuess = true;
    }
  }
  // 普工3天: the tier's figure is none.
  if (n.waiting.length > 0) return;
  n.hasThing = true;
  // 一个车间缺4: of one of several.
  if (/(?:车间|班|班组|线|组|厂区|分厂)$/.test(typed) || (amount.value === 1 && !/[天日月年号时点分次]/.test(typed)))
    n.isPer = true;
  emit(stepTo(n, amount.to, 'thing'));
}

/** 甲缺5，乙缺3，两家都没招到 · 以上两家: of all that were named, and what is said behind it is said of each. */
function countAll(n: Hypothesis, count: number, to: number, situated: Situated, emit: Emit) {
  if (!n.isTouched || n.doneCount === 0 || n.spread !== 'named' || n.isSharing || count <= n.names.length) return;
  const all = n.copy();
  if (!endStatement(all, situated)) return;
  all.countsOfAll = [...all.countsOfAll, count];
  all.isSharing = true;
  emit(stepTo(all, to, 'all'));
}

/** Where the number that heads a line or a name ends (1. 2、 3） 一、); null where the number is a figure. */
function markerEnd(h: Hypothesis, amount: Amount, situated: Situated): Hypothesis | null {
  const { f } = situated;
  if (amount.kind !== 'whole' || h.waiting.length > 0 || (h.row > 0 && !isRowDone(h, situated))) return null;
  const { from, to } = amount;
  if (!/^(?:\d{1,3}|[一二三四五六七八九十]{1,3})$/.test(f.text.slice(from, to))) return null;
  const sign = f.text[to];
  const isSign = sign !== undefined && '.、):'.includes(sign);
  const after = f.text[to + 1];
  if (!isSign || after === undefined || /\d/.test(after) || (f.gaps[to + 1] as number) === 3) return null;
  const isHead = (f.gaps[from] as number) === 3;
  const isFinished = ['start', 'amount', 'none', 'open', 'word', 'thing'].includes(h.last) || (h.not >= 0 && h.isNotAlone);
  const isParted = (f.gaps[from] as number) > 0 || h.part >= PARTS.list;
  if (!isHead && !(isFinished && isParted && !/[普技高初中缺差解招到]/.test(after))) return null;
  const n = h.copy();
  n.part = Math.max(n.part, PARTS.stop);
  n.at = to + 1;
  n.roles = { value: { from, to, role: 'listNumber' }, rest: n.roles };
  return n;
}

/** 焊工3: annex 1 knows no such tier. */
export function takeTradeFigure(n: Hypothesis, amount: Amount, from: number, to: number, emit: Emit) {
  n.trade = -1;
  n.pending = null;
  n.isVerbUsed = true;
  // 缺技工9，其中焊工4: the tier's figure stands, the trade only explains it.
  const { whole } = n;
  if (!(whole !== null && whole.tier !== 'total' && Number(amount.value) <= Number(whole.value)))
    put(n, { field: n.verb ?? 'shortage', tier: 'total', value: 'tier', number: amount.value, from, to });
  emit(stepTo(n, to, 'amount'));
}
