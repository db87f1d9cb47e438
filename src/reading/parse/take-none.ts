// What says that nothing is missing, nobody was found, nothing has changed?

import { isNumeralCharacter } from '../numbers/numerals.ts';
import { GAP } from '../text/text.ts';
import { put, putForEach, putRest, setNone, setSame } from './clause.ts';
import { COSTS } from './costs.ts';
import { enter, stepTo } from './enter.ts';
import type { Figure } from './figure.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';
import { isWanting } from './take-verb.ts';

/** 无缺工, 满员: of the tiers named beside it, else of all. */
export function takeNone(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const { f } = situated;
  const n = enter(h, place.from, 'none', situated);
  if (n === null || n.not >= 0) return;
  if (n.trade >= 0) {
    // 司机够了: of a trade annex 1 does not know.
    n.cost += COSTS.tradeNotMissing;
    n.skipped = { value: { from: n.trade, to: place.to }, rest: n.skipped };
    n.trade = -1;
    return emit(stepTo(n, place.to, 'thing'));
  }
  if (n.aside !== 'no') return emit(stepTo(n, place.to, 'word'));
  // 不缺|订单: something else is not missing.
  if (
    f.gaps[place.to] === GAP.none &&
    HAN.test(f.text[place.to] ?? '') &&
    /[缺差要]$/.test(f.text.slice(place.from, place.to)) &&
    n.waiting.length === 0
  )
    emit(stepTo(n.copy(), place.to, 'otherObject'));
  if (n.correcting !== 'no') {
    n.figures = n.figures.slice(0, -1);
    n.openFrom = Math.min(n.openFrom, n.figures.length);
    n.correcting = 'no';
  }
  if (isWanting(n)) return;
  n.isVerbUsed ||= n.verb !== null;
  if (n.exceptTiers !== null) return exceptTiers(n, place, situated, emit);
  if (n.restOfTiers) {
    putRest(n, 'shortage', place.from, place.to);
    return emit(stepTo(n, place.to, 'none'));
  }
  const { hedge } = n;
  n.hedge = null;
  n.isHedgeLast = false;
  const from = hedge?.from ?? place.from;
  const value = hedge === null ? 0 : 'vague';
  if (n.waiting.length > 0) {
    putForEach(n, n.waiting, 'shortage', value, from, place.to, f);
    n.waiting = [];
    return emit(stepTo(n, place.to, 'none'));
  }
  const behind = n.copy();
  if (hedge === null && !n.isSharing && MAY_TAKE.test(f.text.slice(place.from, place.to))) {
    behind.zeroing = place.from;
    behind.zeroField = 'shortage';
    behind.isNotAlone = false;
    behind.cost += COSTS.zeroTiers;
    emit(stepTo(behind, place.to, 'none'));
  }
  if (hedge !== null) putForEach(n, [], 'shortage', 'vague', from, place.to, f);
  else setNone(n, place.from);
  emit(stepTo(n, place.to, 'none'));
}

/** 不缺普工, 招满了技工; 够了 and 满员 end what they speak of (司机够了，普工还差三个). */
const MAY_TAKE = /^(?:[不无没零未]|招)/;

/** 除了技工都不缺: nothing of the others; the one excepted is asked, unless its figure was said (除了技工缺3，别的都不缺). */
function exceptTiers(n: Hypothesis, { from, to }: Stretch, { f }: Situated, emit: Emit) {
  const except = n.exceptTiers ?? [];
  n.exceptTiers = null;
  const [only, ...more] = except;
  const isIts = (d: Figure) => more.length === 0 && d.tier === 'total' && d.field === 'shortage' && d.from >= (only?.to ?? 0);
  const isSaid = only !== undefined && n.figures.some(isIts);
  if (isSaid)
    n.figures = n.figures.map((d) => (isIts(d) ? { ...d, tier: only.tier, word: f.text.slice(only.from, only.to) } : d));
  for (const tier of isSaid ? [] : except)
    put(n, {
      field: 'shortage',
      tier: tier.tier,
      word: f.text.slice(tier.from, tier.to),
      value: 'vague',
      number: undefined,
      from: tier.from,
      to: tier.to,
      isExcepted: true,
    });
  putRest(n, 'shortage', from, to);
  emit(stepTo(n, to, 'none'));
}

const HAN = /[\u4e00-\u9fff]/;
const COUNTERS = new Set(['个', '名', '位', '人']);

/** 没, 无: waits for what it denies, or denies what stood before. `isAlone`: whether it may stand by itself. */
export function takeNot(h: Hypothesis, place: Stretch, isAlone: boolean, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'not', situated);
  if (n === null || n.not >= 0) return;
  if (n.aside !== 'no') {
    n.not = -1;
    return emit(stepTo(n, place.to, 'word'));
  }
  n.isNotAsking = h.last === 'verb' && n.part === PARTS.glued && !n.colon && situated.f.text[place.from] === '没';
  n.isNotAlone = isAlone;
  n.not = place.from;
  // 缺普工21个没招到: the people missing are those not found.
  const counter = situated.f.text[h.lastTo - 1] as string;
  n.isNotOfFigure =
    n.part === PARTS.glued &&
    (h.last === 'amount' || h.last === 'now') &&
    h.figures.at(-1)?.field === 'shortage' &&
    place.from - h.lastTo <= 1 &&
    COUNTERS.has(counter) &&
    !isNumeralCharacter(situated.f.text[place.from]);
  emit(stepTo(n, place.to, 'not'));
}

/** 没人来, 一个没招到: nobody was found, of the tiers named before or of all. */
export function takeNobody(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'nothing', situated);
  if (n === null || n.not >= 0) return;
  if (n.aside !== 'no') return emit(stepTo(n, place.to, 'word'));
  if (n.waiting.length > 0 && n.part === PARTS.blank) n.cost += COSTS.nothingOverBlank;
  putForEach(n, n.waiting, 'resolved', 0, place.from, place.to, situated.f);
  n.waiting = [];
  n.verb = 'resolved';
  n.isVerbOwn = true;
  n.isVerbUsed = true;
  n.isHeading = false;
  n.faded = null;
  emit(stepTo(n, place.to, 'thing'));
}

/** 同上周: of everything, or only of the tier or figure named before it, which cannot be stored so. `isNearly`: 跟上周差不多. */
export function takeSame(h: Hypothesis, place: Stretch, isNearly: boolean, situated: Situated, emit: Emit) {
  const { f } = situated;
  const n = enter(h, place.from, 'same', situated);
  if (n === null || n.not >= 0 || n.correcting !== 'no') return;
  if (n.aside !== 'no') return emit(stepTo(n, place.to, 'word'));
  if (n.restOfTiers) {
    // 缺技工1，其他没变化: its other figures, or the other enterprises? 其余同上周 reports those.
    // Where nothing is missing there are no others: 甲无缺工，其他没变化.
    if (n.none !== null || /[上同照]/.test(f.text.slice(place.from, place.to))) return;
    n.restOfTiers = false;
    n.isGuess = true;
    return emit(stepTo(n, place.to, 'none'));
  }
  const nearly = isNearly || n.hedge !== null;
  const field = n.isVerbUsed ? null : n.verb;
  const why = nearly ? 'vague' : 'relative';
  n.isRelative = false;
  n.hedge = null;
  n.isHedgeLast = false;
  n.isTouched = true;
  if (n.waiting.length === 0 && n.lead.length > 0 && field !== null && n.isVerbOwn) {
    n.waiting = n.lead;
    n.lead = [];
    n.isLeadUnused = false;
  }
  if (n.waiting.length > 0) {
    if (field === 'headcount') return;
    putForEach(n, n.waiting, field ?? 'shortage', why, place.from, place.to, f);
    n.waiting = [];
    n.isVerbUsed = true;
  } else if (field === 'headcount') {
    // Last week's headcount is what stands when none is said (domain §5.2).
    if (nearly) putForEach(n, [], 'headcount', 'vague', place.from, place.to, f);
    n.isVerbUsed = true;
  } else if (field === 'resolved') {
    putForEach(n, [], 'resolved', why, place.from, place.to, f);
    n.isVerbUsed = true;
  } else if (nearly) putForEach(n, [], 'shortage', 'vague', place.from, place.to, f);
  else setSame(n, place.from);
  emit(stepTo(n, place.to, 'none'));
}
