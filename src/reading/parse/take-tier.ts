// Which number is a tier's: the one behind it, or the one before?
import type { SkillTier } from '../../domain/tiers.ts';
import { resolvedOn, shortAgain } from './after-resolved.ts';
import { loseTier, put } from './clause.ts';
import { COSTS } from './costs.ts';
import { enter, stepTo } from './enter.ts';
import type { Figure, Group } from './figure.ts';
import { type Hypothesis, type Link, listOf, PARTS } from './hypothesis.ts';
import { putAmount } from './put-amount.ts';
import type { Emit, Situated } from './situated.ts';

/** 普工, 技工, 高技. */
export function takeTier(
  h: Hypothesis,
  tier: SkillTier,
  { from, to }: { readonly from: number; readonly to: number },
  situated: Situated,
  emit: Emit,
) {
  const n = enter(h, from, 'tier', situated);
  if (n === null) return;
  const named = { tier, from, to };
  if (to - from === 1) n.cost += COSTS.shortTier;
  if (n.aside !== 'no') {
    const own = n.copy();
    n.tiersInClause++;
    emit(stepTo(n, to, 'tier'));
    if (own.aside !== 'figures' || own.part === PARTS.glued) return;
    own.aside = 'no';
    own.cost += COSTS.asideEnds;
    return takePlain(own, h, named, situated, emit);
  }
  if (n.isExceptNext) {
    n.isExceptNext = false;
    n.exceptTiers = [...(n.exceptTiers ?? []), named];
    return emit(stepTo(n, to, 'tier'));
  }
  if (n.correcting === 'bare') n.correcting = 'labelled';
  if (n.not >= 0) {
    n.zeroing = n.not;
    n.zeroField = n.verb === 'resolved' ? 'resolved' : 'shortage';
    n.isNotAlone = true;
    n.not = -1;
    return takeZero(n, named, situated, emit);
  }
  if (n.zeroing >= 0) {
    if (h.last === 'tier') {
      const own = n.copy();
      own.zeroing = -1;
      takePlain(own, h, named, situated, emit);
    }
    if (n.part < PARTS.clause) takeZero(n, named, situated, emit);
    return;
  }
  takePlain(n, h, named, situated, emit);
}

/** 8个普工: what counts people before their tier. */
const COUNTERS = new Set(['个', '名', '位']);

type Named = { readonly tier: SkillTier; readonly from: number; readonly to: number };

/** 不缺普工: nothing of it. */
function takeZero(n: Hypothesis, { tier, from, to }: Named, { f }: Situated, emit: Emit) {
  put(n, {
    field: n.zeroField,
    tier,
    word: f.text.slice(from, to),
    value: 0,
    number: undefined,
    from: n.zeroing,
    to,
  });
  n.isVerbUsed = true;
  emit(stepTo(n, to, 'tier'));
}

/** 甲缺7，乙缺3，都是技工: of all of them. */
function allOf(done: Link<Group>, { tier, from, to }: Named, f: Situated['f']): Link<Group> {
  const untold = (d: Figure) => d.tier === 'total' && (d.field ?? 'shortage') === 'shortage';
  if (!listOf(done).every(({ figures }) => figures.every((d) => (d.field ?? 'shortage') !== 'shortage' || untold(d))))
    return done;
  const of = (d: Figure): Figure => (untold(d) ? { ...d, tier, word: f.text.slice(from, to) } : d);
  const go = (link: Link<Group>): Link<Group> =>
    link === null ? null : { value: { ...link.value, figures: link.value.figures.map(of) }, rest: go(link.rest) };
  return go(done);
}

function takePlain(n: Hypothesis, h: Hypothesis, named: Named, { f }: Situated, emit: Emit) {
  if (n.pending !== null) {
    const { pending } = n;
    if (n.part > PARTS.blank || n.colon) return;
    const counter = f.text[pending.to - 1] as string;
    n.cost += COUNTERS.has(counter) ? COSTS.tierBehindCounted : COSTS.tierBehind;
    if (n.part === PARTS.blank) n.cost += COSTS.tierBehindOverBlank;
    if (counter === '人') n.cost += COSTS.peopleBeforeTier;
    n.pending = null;
    const { verb } = n;
    if (verb === 'headcount' || (verb === null && n.faded === 'aside')) return;
    // 技到2普: the number has its own tier, and the one before none.
    loseTier(n);
    n.tiersInClause++;
    const finish = (m: Hypothesis, field: 'shortage' | 'resolved' | null) => {
      putAmount(m, pending, field, named, f);
      if (field === null) {
        m.lead = [];
        m.cost += COSTS.unspokenShortage;
      }
      if (m.verb !== null) m.isVerbUsed = true;
      m.isSum = false;
      emit(stepTo(m, named.to, 'amount'));
    };
    if (verb !== null) return finish(n, verb);
    if (n.faded !== 'resolved') return finish(n, null);
    finish(resolvedOn(n, named.tier), 'resolved');
    return finish(shortAgain(n, named.tier, pending.value), null);
  }
  if (n.verb === 'headcount') {
    // People at work are not counted by tier.
    if (n.isVerbOwn && !n.isVerbUsed) return;
    n.verb = null;
    n.isVerbOwn = false;
    n.isVerbUsed = false;
    n.isHeading = false;
    n.faded = 'headcount';
  }
  if (h.last === 'none' && n.part <= PARTS.blank) n.cost += n.part === PARTS.glued ? COSTS.noneThenTier : COSTS.noneThenTier / 2;
  if (h.last === 'verb' && !n.isVerbUsed && (n.part >= PARTS.blank || n.colon)) n.isHeading = true;
  const last = n.figures.at(-1);
  if (h.last === 'amount' && n.part === PARTS.glued && last?.tier === 'total') {
    const counter = f.text[h.lastTo - 1] as string;
    if (COUNTERS.has(counter)) n.cost += COSTS.tierLeftBehind;
    else if (counter === '人') n.cost += COSTS.tierLeftBehindPeople;
  }
  if (h.last === 'all' && last?.tier === 'total' && n.waiting.length === 0) {
    // 缺8人，都是普工: the tier of the number before.
    const told = n.copy();
    told.figures = [...n.figures.slice(0, -1), { ...last, tier: named.tier, word: f.text.slice(named.from, named.to) }];
    told.endsClause = true;
    told.done = allOf(n.done, named, f);
    emit(stepTo(told, named.to, 'amount'));
  }
  n.tiersInClause++;
  n.waiting = [...n.waiting, named];
  emit(stepTo(n, named.to, 'tier'));
}
