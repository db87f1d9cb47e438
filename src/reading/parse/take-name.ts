// Which enterprises does what follows speak of?
import type { Named } from '../names/named.ts';
import { endStatement, takeNothing } from './clause.ts';
import { COSTS } from './costs.ts';
import { partOfGap, stepTo } from './enter.ts';
import type { Group } from './figure.ts';
import { Hypothesis, type Link, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';

const sameNamed = (a: Named, b: Named): boolean => 'enterprise' in a && 'enterprise' in b && a.enterprise === b.enterprise;

/** Nobody lists more enterprises that nobody knows. */
const MOST_UNKNOWN = 6;

/** What is doubtful or stands for several is told with the words that were typed; the same object for all hypotheses, which are compared by it. */
function asTyped(named: Named, { from, to }: Stretch, { f, typedNames }: Situated): Named {
  const isPlain = !('candidates' in named) && !('enterprise' in named && named.doubt);
  if (isPlain) return named;
  const typed = typedNames.get(named) ?? { ...named, typed: f.typed(from, to) };
  typedNames.set(named, typed);
  return typed;
}

/** 飞驰、飞驰分公司: who is listed beside another is not that one. */
function apart(names: readonly Named[]): readonly Named[] {
  const sure = new Set(names.flatMap((name) => ('enterprise' in name ? [name.enterprise] : [])));
  return names.map((name) => {
    const left = 'candidates' in name ? name.candidates.filter((id) => !sure.has(id)) : [];
    return left.length === 1 && 'candidates' in name ? { enterprise: left[0] as string } : name;
  });
}

/** The statement as it stands. */
const groupOf = (h: Hypothesis): Group => ({
  names: h.names,
  spread: h.spread,
  isExcept: h.isExcept,
  counts: h.counts,
  isShared: h.isShared,
  figures: h.figures,
  none: h.none,
  same: h.same,
  noneAt: h.noneAt,
  sameAt: h.sameAt,
  like: h.isLike && h.like !== 'awaited' ? h.like : null,
});

/** Closes the last statement; null where it is not whole. The groups, last first. */
export function closedGroups(h: Hypothesis, situated: Situated): Link<Group> | null {
  if (!endStatement(h, situated)) return null;
  if (!h.isTouched && !h.isExcept) return null;
  return { value: groupOf(h), rest: h.done };
}

/** An enterprise that was named, at its cost. */
export function takeName(before: Hypothesis, found: Named, place: Stretch, cost: number, situated: Situated, emit: Emit) {
  let h = before;
  const named = asTyped(found, place, situated);
  if ((h.zeroing >= 0 && h.last === 'none') || h.last === 'otherObject') return;
  // 不是甲缺，是乙缺: of whom nothing is said is not for this reader to guess.
  if (h.last === 'notThis' || h.last === 'denied') return;
  if (h.isDenied) {
    h = h.copy();
    h.isGuess = true;
  }
  if (h.not >= 0) {
    h = h.copy();
    if (!takeNothing(h, situated)) return;
  }
  // 甲缺4，哦乙，是乙缺4: does it hold of 甲 as well?
  if (
    (h.isTouched || h.doneCount > 0) &&
    /(?:^|[,，。;!])(?:应该|其实|而)?是$/.test(situated.f.text.slice(Math.max(0, place.from - 4), place.from))
  ) {
    h = h.copy();
    const { from, to } = place;
    h.operators = { value: { name: 'withdrawn', reach: 'message', effect: 'held', from, to, group: -1 }, rest: h.operators };
  }
  const part = Math.max(h.part, partOfGap(situated.f.gaps[place.from] as number));
  if (h.like === 'awaited') {
    const n = h.copy();
    n.like = named;
    return emit(stepTo(n, place.to, 'name'));
  }
  if (h.pending !== null || h.trade >= 0 || (h.like !== null && !h.isLike) || h.isSharing) return;
  // 甲缺普工6哦不对甲缺普工8
  if (h.correcting !== 'no' && h.names.length === 1 && sameNamed(h.names[0] as Named, named)) {
    const n = h.copy();
    n.part = part;
    n.cost += cost;
    return emit(stepTo(n, place.to, 'word'));
  }
  if (h.isExceptNext) return open(h, named, 'named', true, place, part, cost, situated, emit);
  if (h.spread === 'head') return takeFirst(h, named, place, part, cost, situated, emit);
  if (!h.isTouched && h.spread === 'named' && !h.isExcept) {
    if (h.not >= 0 || (h.names.length >= MOST_UNKNOWN && 'unknown' in named)) return;
    const n = h.copy();
    // 我负责甲和乙，甲缺普工5: who is named again was only mentioned before.
    const isAgain = (part >= PARTS.clause || h.colon) && n.names.some((name) => sameNamed(name, named));
    n.names = isAgain ? [named] : apart([...n.names, named]);
    n.cost += cost;
    return emit(stepTo(n, place.to, 'name'));
  }
  if (h.isExcept && !h.isTouched) {
    const n = h.copy();
    n.names = [...n.names, named];
    n.cost += cost;
    return emit(stepTo(n, place.to, 'name'));
  }
  open(h, named, 'named', false, place, part, cost, situated, emit);
}

/** What stands before all names holds for all of them, unless it states something: then it belongs to the only name there is. */
function takeFirst(h: Hypothesis, named: Named, place: Stretch, part: number, cost: number, situated: Situated, emit: Emit) {
  if (h.not >= 0) return;
  if (h.isTouched) takeExcepted(h, named, place, part, cost, situated, emit);
  const n = h.copy();
  n.spread = 'named';
  n.names = [named];
  n.cost += cost;
  if (h.isTouched) {
    if (h.row !== 0 || !endStatement(n, situated)) return;
    n.isAdopted = true;
    n.cost += COSTS.adopted;
    n.verb = null;
    n.isVerbUsed = false;
    n.faded = null;
    n.lead = [];
  } else {
    if (h.aside !== 'no' && h.aside !== 'used' && part < PARTS.clause) return;
    n.aside = 'no';
    if (part >= PARTS.clause || h.colon) {
      n.countsOfAll = n.counts;
      n.counts = [];
    }
    if (n.time.kind === 'past') n.time = { ...n.time, firm: true };
    n.isTimeUnused = false;
    n.isSum = false;
    const head = n.copy();
    head.names = [];
    head.spread = 'head';
    n.head = head;
  }
  emit(stepTo(n, place.to, 'name'));
}

const BUT = /(?:就是?|只有?|仅有?|唯独?|除了?|但是?|不过|可是|可)$/;

/** 都不缺，就甲缺普工2: what was said of all holds of the others. */
function takeExcepted(h: Hypothesis, named: Named, place: Stretch, part: number, cost: number, situated: Situated, emit: Emit) {
  const isBut = BUT.test(situated.f.text.slice(0, place.from));
  const isOfAll = h.figures.length === 0 && (h.none !== null || h.same !== null) && h.counts.length === 0;
  if (!isOfAll || (!h.isShared && !isBut) || part === PARTS.glued || h.isDenied) return;
  const all = h.copy();
  all.spread = 'all';
  all.cost += isBut ? COSTS.exceptBut : COSTS.except;
  open(all, named, 'named', false, place, part, cost, situated, emit);
}

/** Closes the statement before and begins another. */
function open(
  h: Hypothesis,
  named: Named | null,
  spread: Group['spread'],
  isExcept: boolean,
  place: Stretch,
  part: number,
  cost: number,
  situated: Situated,
  emit: Emit,
) {
  // 无缺工企业：甲、乙: one word for all that are named behind it.
  if (h.isAdopted) {
    const isPlain = h.figures.length === 0 && named !== null && !isExcept;
    if (!isPlain) return;
    const n = h.copy();
    n.names = [...n.names, named];
    n.cost += cost;
    return emit(stepTo(n, place.to, 'name'));
  }
  const before = h.copy();
  before.isExceptNext = false;
  // 甲缺8，上周乙缺5: a period right before a name is said of that name.
  const when = h.last === 'when' && h.isTimeUnused && part <= PARTS.blank ? h.time : null;
  if (when !== null) before.isTimeUnused = false;
  const isMention = h.spread === 'head' && !h.isTouched;
  const done = isMention ? h.done : closedGroups(before, situated);
  if (done === null && !isMention) return;
  const n = (h.head ?? new Hypothesis()).copy();
  n.cost = before.cost + cost;
  n.isGuess = before.isGuess;
  n.skipped = before.skipped;
  n.roles = before.roles;
  n.operators = before.operators;
  n.countsOfAll = before.countsOfAll;
  n.done = done;
  n.doneCount = isMention ? h.doneCount : h.doneCount + 1;
  n.head = h.head ?? (isMention ? headOf(h) : null);
  n.names = named === null ? [] : [named];
  n.spread = spread;
  n.isExcept = isExcept;
  if (when !== null) n.time = when;
  if (isMention) n.time = h.time.kind === 'past' ? { ...h.time, firm: true } : h.time;
  emit(stepTo(n, place.to, named === null ? 'others' : 'name'));
}

function headOf(h: Hypothesis): Hypothesis {
  const head = h.copy();
  head.isExceptNext = false;
  head.isTimeUnused = false;
  return head;
}

/** 其他|岗位 */
const TIERS_BEHIND = /^的?(?:工种|岗位|职位)/;

/** 其他: the other enterprises, or the other tiers. */
export function takeOthers(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const part = Math.max(h.part, partOfGap(situated.f.gaps[place.from] as number));
  if (h.pending !== null || h.trade >= 0 || h.isExceptNext || h.isSharing || h.last === 'otherObject') return;
  // 除了高技，别的都满了: tiers were excepted, and the others are tiers too.
  const saysTiers = TIERS_BEHIND.test(situated.f.text.slice(place.to, place.to + 3));
  if (situated.isReport && h.exceptTiers === null && !saysTiers && !(h.spread === 'head' && h.isTouched)) {
    const isClear = part === PARTS.line || h.doneCount > 0 || (h.isExcept && !h.isTouched);
    open(h, null, 'others', false, place, part, isClear ? COSTS.othersSaid : COSTS.othersAreFirms, situated, (n) => {
      n.isOthersUnsure = !isClear;
      emit(n);
    });
  }
  if (!h.isTouched && situated.isReport) return;
  const n = h.copy();
  n.part = part;
  if (n.waiting.length > 0 || n.not >= 0 || n.row === 1 || n.row === 2) return;
  n.cost += situated.isReport ? COSTS.othersAreTiers : COSTS.othersSaid;
  n.restOfTiers = true;
  n.isOthersUnsure = situated.isReport;
  emit(stepTo(n, place.to, 'others'));
}

/** 外, 之外 behind the names that were excepted: the others begin. */
export function takeOutside(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  if (h.isExcept && !h.isTouched) {
    const part = Math.max(h.part, partOfGap(situated.f.gaps[place.from] as number));
    return open(h, null, 'others', false, place, part, 0, situated, emit);
  }
  const n = h.copy();
  n.at = place.to;
  // 都同上周，甲除外
  if (situated.f.text.slice(place.from, place.to) === '除外' && h.spread === 'named' && !h.isTouched) n.isExcept = true;
  emit(n);
}

/** 都, 全部: of each of those named; without names, of all; behind names that were excepted, of the others. */
export function takeAll(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  if (h.isSharing && h.shared === null && h.last === 'all' && h.part === PARTS.glued) {
    const n = h.copy();
    n.at = place.to;
    return emit(n);
  }
  if (h.isExceptNext || h.pending !== null || (h.like !== null && !h.isLike) || h.last === 'otherObject') return;
  const part = Math.max(h.part, partOfGap(situated.f.gaps[place.from] as number));
  if (h.isExcept && !h.isTouched) return open(h, null, 'others', false, place, part, 0, situated, emit);
  const n = h.copy();
  n.part = part;
  n.isShared = true;
  if (n.isOthersUnsure) saysOthers(n, h.spread === 'others' && !h.isTouched);
  n.at = place.to;
  const isLast = part >= PARTS.clause && h.isTouched && h.spread === 'named' && h.doneCount > 0;
  if (isLast) {
    // 甲缺5，乙缺3，都没解决: what is said of all at the end is said of each.
    const sharing = n.copy();
    // 甲无缺工。乙普工2，技工3，均未解决: of the tiers told last.
    const isOfTiers = part < PARTS.stop && new Set(h.figures.map(({ tier }) => tier)).size > 1;
    (isOfTiers ? sharing : n).cost += COSTS.notOfAll;
    if (endStatement(sharing, situated)) {
      sharing.isSharing = true;
      emit(stepTo(sharing, place.to, 'all'));
    }
  }
  n.last = n.last === 'others' ? 'others' : 'all';
  emit(n);
}

/** 其他企业, 其他都; 其他工种: which of the two it is was said. */
export function saysOthers(n: Hypothesis, isRight: boolean) {
  n.isOthersUnsure = false;
  if (isRight) n.cost -= COSTS.othersAreFirms - COSTS.othersSaid;
  else n.cost += COSTS.othersAreFirms;
}
