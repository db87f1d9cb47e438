// Which tier and verb is one number of?
import type { Amount } from '../numbers/amounts.ts';
import type { ReportField } from '../words/report-words.ts';
import { resolvedOn, shortAgain } from './after-resolved.ts';
import { loseTier } from './clause.ts';
import { COSTS } from './costs.ts';
import { stepTo } from './enter.ts';
import type { Tier } from './figure.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import { putAmount, stated } from './put-amount.ts';
import type { Emit, Situated } from './situated.ts';

/** A number by itself: of the tiers before it, of the one behind, of its verb, or of none. */
export function takeSingle(n: Hypothesis, amount: Amount, situated: Situated, emit: Emit) {
  const { waiting } = n;
  if (waiting.length === 1 || (waiting.length > 1 && n.isEach && !n.isInOrder)) {
    n.waiting = [];
    return withTiers(n, amount, waiting, situated, emit);
  }
  if (waiting.length > 1) {
    // 普工、技工分别缺20、6 · 普/技/高：18/3/0
    const [first, ...rest] = waiting as [Tier, ...Tier[]];
    if (n.last !== 'amount' && !n.isInOrder) n.cost += COSTS.tierInOrder;
    n.waiting = rest;
    if (rest.length > 0) n.isInOrder = true;
    return withTiers(n, amount, [first], situated, emit);
  }
  if (n.lead.length > 1 && n.isVerbOwn && !n.isVerbUsed && !n.isEach && n.verb !== 'headcount') {
    const [first, ...rest] = n.lead as readonly Tier[] as [Tier, ...Tier[]];
    n.waiting = rest;
    n.lead = [];
    n.isInOrder = true;
    return withTiers(n, amount, [first], situated, emit);
  }
  const behind = n.copy();
  behind.pending = amount;
  // 普工还缺6个技工2个: the tier in front of the verb takes the number behind it.
  if (n.isLeadUnused && n.lead.length === 1 && n.last === 'verb') behind.cost += COSTS.leadPassed;
  emit(stepTo(behind, amount.to, 'amount'));
  if (n.isInOrder && n.names.length > 1 && n.lead.length <= 1) return inOrderOfNames(n, amount, situated, emit);
  if (n.lead.length > 0 && n.isVerbOwn && n.verb !== 'headcount' && !n.isSum) {
    const led = n.copy();
    if (led.lead.length === 1 || led.isEach) withTiers(led, amount, led.lead, situated, emit, !led.isLeadUnused);
    // 普工缺8: the tier is the number's, whatever else is said of it.
    if (n.isLeadUnused) loseTier(n);
    else n.cost += COSTS.totalDespiteLead;
  }
  withoutTier(n, amount, situated, emit);
}

/** 甲、乙分别缺普工5和2 */
function inOrderOfNames(n: Hypothesis, amount: Amount, { f }: Situated, emit: Emit) {
  n.nth++;
  if (n.verb === null) return;
  const [tier] = n.lead;
  putAmount(n, amount, n.verb, tier ?? null, f, n.nth);
  n.isVerbUsed = true;
  n.isLeadUnused = false;
  emit(stepTo(n, amount.to, 'amount'));
}

function withTiers(n: Hypothesis, amount: Amount, tiers: readonly Tier[], { f }: Situated, emit: Emit, isLed = false) {
  if (n.isInOrder && n.names.length > 1) {
    n.nth++;
    n.lead = tiers;
  }
  n.isLeadUnused = false;
  const nth = n.nth >= 0 ? n.nth : undefined;
  if (n.verb === 'headcount') return;
  const finish = (m: Hypothesis, field: ReportField | null) => {
    for (const tier of tiers) putAmount(m, amount, field, tier, f, nth, isLed);
    // 普工8解决5, 缺普工8解决5: the only tier of its clause reaches to the verb behind.
    if (m.verb === null || m.verb === 'shortage') {
      m.lead = m.tiersInClause <= 1 ? tiers : [];
      m.leadReaches = PARTS.glued;
    }
    if (m.verb !== null) m.isVerbUsed = true;
    m.isSum = false;
    emit(stepTo(m, amount.to, 'amount'));
  };
  if (n.verb !== null) return finish(n, n.verb);
  if (n.faded === 'aside') return;
  if (n.faded !== 'resolved') {
    n.cost += COSTS.unspokenShortage;
    return finish(n, null);
  }
  const tier = tiers.length === 1 ? (tiers[0] as Tier).tier : null;
  finish(resolvedOn(n, tier), 'resolved');
  finish(shortAgain(n, tier, amount.value), null);
}

function withoutTier(n: Hypothesis, amount: Amount, { f }: Situated, emit: Emit) {
  if (n.correcting === 'bare') return correctLast(n, amount, emit);
  // 有两条生产线: what there is, and is none of the figures.
  if (n.isHaving && n.verb === null && amount.kind === 'vague') {
    n.roles = { value: { from: amount.from, to: amount.to, role: 'vague' }, rest: n.roles };
    return emit(stepTo(n, amount.to, 'thing'));
  }
  const faded = n.faded === 'aside' ? null : n.faded;
  if (n.isRelative) {
    const field = n.verb ?? faded ?? 'shortage';
    putAmount(n, amount, field, null, f);
    if (n.verb !== null) n.isVerbUsed = true;
    return emit(stepTo(n, amount.to, 'amount'));
  }
  if (n.isSum && n.verb === null) {
    const field = faded ?? (n.figures.length > 0 ? 'shortage' : null);
    if (field === null) return;
    putAmount(n, amount, field, null, f);
    n.isSum = false;
    return emit(stepTo(n, amount.to, 'amount'));
  }
  // 缺14个普工，其中3个急用: a part of them.
  if (n.whole !== null && n.whole.tier !== 'total' && (n.verb ?? n.faded ?? 'shortage') === (n.whole.field ?? 'shortage')) {
    n.roles = { value: { from: amount.from, to: amount.to, role: 'other' }, rest: n.roles };
    return emit(stepTo(n, amount.to, 'thing'));
  }
  if (n.isVerbUsed && n.verb !== null && !n.isSum) return;
  n.cost += COSTS.total;
  putAmount(n, amount, n.verb, null, f);
  if (n.verb !== null) n.isVerbUsed = true;
  n.isSum = false;
  emit(stepTo(n, amount.to, 'amount'));
}

/** 6，不对，是8. */
function correctLast(n: Hypothesis, amount: Amount, emit: Emit) {
  const last = n.figures.at(-1);
  if (last === undefined) return;
  const { value, hedge } = stated(n, amount);
  n.figures = [...n.figures.slice(0, -1), { ...last, value, hedge, number: amount.value, from: amount.from, to: amount.quoteTo }];
  n.correcting = 'no';
  n.isTouched = true;
  emit(stepTo(n, amount.to, 'amount'));
}
