// What do the other words of a statement do to the figures around them?
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { GAP } from '../text/text.ts';
import type { Word } from '../words/report-words.ts';
import { enter, partOfGap, stepTo } from './enter.ts';
import type { Tier } from './figure.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';
import { takeAside } from './take-aside.ts';
import { takeHedge } from './take-hedge.ts';
import { saysOthers, takeAll, takeOthers, takeOutside } from './take-name.ts';
import { takeNobody, takeNone, takeNot, takeSame } from './take-none.ts';
import { takeOperator } from './take-operator.ts';
import { takeTier } from './take-tier.ts';
import { takeBefore, takeNow } from './take-time.ts';
import { takeRecruit, takeStaff, takeVerb } from './take-verb.ts';

/** May stand between 没 and what it denies. */
const LIGHT = new Set(['再', '能', '有', '人', '新', '了', '就', '也', '都', '成功', '还', '被', '得', '给', '在', '正在']);

/** Every way a word can be taken. */
export function takeWord(h: Hypothesis, word: Word, place: Stretch, situated: Situated, emit: Emit) {
  switch (word.kind) {
    case 'field':
      return takeVerb(h, word.field, place, word.weak === true, situated, emit);
    case 'tier':
      return takeTier(h, word.tier, place, situated, emit);
    case 'everyTier':
      return takeEveryTier(h, place, situated, emit);
    case 'none':
      return takeNone(h, place, situated, emit);
    case 'not':
      return takeNot(h, place, word.alone === true, situated, emit);
    case 'nothing':
      return takeNobody(h, place, situated, emit);
    case 'same':
    case 'nearlySame':
      return takeSame(h, place, word.kind === 'nearlySame', situated, emit);
    case 'staff':
      return takeStaff(h, place, situated, emit);
    case 'recruit':
      return takeRecruit(h, place, situated, emit);
    case 'hedge':
      return takeHedge(h, place, situated, emit);
    case 'aside':
      return takeAside(h, place, word.withVerb, situated, emit);
    case 'now':
      return takeNow(h, place, word.firm, situated, emit);
    case 'before':
      return takeBefore(h, place, situated, emit);
    case 'others':
      return takeOthers(h, place, situated, emit);
    case 'all':
      return takeAll(h, place, situated, emit);
    case 'outside':
      return takeOutside(h, place, situated, emit);
    case 'pause':
      return passed(h, place, PARTS.clause, situated, emit);
    case 'joint':
      if (situated.isReport) like(h, place, situated, emit);
      return passed(h, place, PARTS.list, situated, emit);
    case 'alike':
      return alike(h, place, situated, emit);
    case 'question':
      return;
    case 'operator':
      return takeOperator(h, word.operator, place, situated, emit);
    case 'trade':
      return takeTrade(h, place, situated, emit);
    case 'trades': {
      const n = enter(h, place.from, 'trades', situated);
      if (n === null) return;
      if (n.isOthersUnsure) saysOthers(n, n.restOfTiers);
      n.at = place.to;
      return emit(n);
    }
    case 'firms':
      return takeFirms(h, place, situated, emit);
    case 'noise':
      if (h.not >= 0 && !LIGHT.has(situated.f.text.slice(place.from, place.to))) {
        const n = enter(h, place.from, 'noise', situated);
        if (n !== null && n.not < 0) passed(n, place, 0, situated, emit);
        return;
      }
      if (h.verb === null && situated.isReport && situated.f.text.slice(place.from, place.to) === '有')
        return having(h, place, situated, emit);
      return passed(h, place, 0, situated, emit);
    default:
      return takeMark(h, word, place, situated, emit);
  }
}

/** 有技工6人 tells who is there: no number behind it is a shortage unless a verb says so. */
function having(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  passed(h, place, 0, situated, (n) => {
    n.isHaving = true;
    emit(n);
  });
}

/** A word that says nothing, but may part as far as `part`. */
function passed(h: Hypothesis, place: Stretch, part: number, { f }: Situated, emit: Emit) {
  const n = h.copy();
  n.part = Math.max(n.part, part, partOfGap(f.gaps[place.from] as number));
  n.at = place.to;
  emit(n);
}

function takeMark(h: Hypothesis, word: Word, place: Stretch, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, word.kind, situated);
  if (n === null) return;
  if (n.not >= 0) {
    // 没新增解决: what is denied is none of ours.
    if (word.kind !== 'relative' && word.kind !== 'aside') return;
    n.not = -1;
    return emit(stepTo(n, place.to, 'word'));
  }
  switch (word.kind) {
    case 'relative':
      // 最|多缺6个 is 最多.
      if (place.from > 0 && situated.f.text[place.from - 1] === '最' && situated.f.gaps[place.from] === GAP.none) return;
      // 还少3个 says what is missing, 少了3个 what changed.
      if (h.last === 'now' && situated.f.text.slice(place.from, place.to) === '少')
        return takeVerb(h, 'shortage', place, false, situated, emit);
      n.isRelative = true;
      return emit(stepTo(n, place.to, 'relative'));
    case 'becomes':
      n.isRelative = false;
      n.time = { kind: 'now' };
      if (n.figures.at(-1)?.isOpen || (n.isVerbUsed && n.isVerbOwn)) n.correcting = 'bare';
      return emit(stepTo(n, place.to, 'word'));
    case 'from':
      return emit(stepTo(n, place.to, 'from'));
    case 'correction':
      // 不|是数字不变: what is denied is no correction.
      if (situated.f.text.slice(place.from, place.to + 1) === '不是') return;
      if (n.figures.length > 0 || n.none !== null) {
        // 在岗写错了，应为620 · 高技那个改成1: what is wrong was named before.
        const isNamed = n.waiting.length > 0 || (n.verb !== null && n.isVerbOwn && !n.isVerbUsed);
        n.correcting = isNamed || n.correcting === 'labelled' ? 'labelled' : 'bare';
        n.isCorrected = true;
      }
      return emit(stepTo(n, place.to, 'word'));
    case 'notThis': {
      const wrong = n.copy();
      emit(stepTo(wrong, place.to, 'notThis'));
      // 6，不是，是8 corrects; 不是不缺 denies what follows in its clause.
      const denies = n.copy();
      denies.isDenied = true;
      denies.tierDenied = n.waiting.length > 0 ? place.from : -1;
      emit(stepTo(denies, place.to, 'denied'));
      if (n.figures.length === 0 && n.none === null) return;
      n.correcting = 'bare';
      return emit(stepTo(n, place.to, 'word'));
    }
    case 'each':
      // 两个车间各缺4: how many that makes is not ours to add up.
      if (n.hasThing) return;
      n.isEach = true;
      n.isShared = true;
      return emit(stepTo(n, place.to, 'word'));
    case 'per':
      n.isPer = true;
      return emit(stepTo(n, place.to, 'word'));
    case 'respectively':
      n.isInOrder = true;
      return emit(stepTo(n, place.to, 'word'));
    case 'sum':
      n.isSum = true;
      return emit(stepTo(n, place.to, 'word'));
    case 'except':
      n.isExceptNext = true;
      return emit(stepTo(n, place.to, 'word'));
    case 'ofWhich':
      // 在岗420，其中普工300: people at work are not counted by tier.
      if (n.figures.at(-1)?.field === 'headcount') n.aside = 'details';
      else {
        if (n.verb === null && n.faded !== 'aside') n.verb = n.faded;
        n.isHeading = n.verb !== null;
        n.isVerbUsed = false;
        n.whole = n.figures.at(-1) ?? null;
      }
      return emit(stepTo(n, place.to, 'word'));
    default:
  }
}

function takeEveryTier(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'tier', situated);
  if (n === null || n.pending !== null || n.not >= 0 || n.zeroing >= 0 || n.isExceptNext) return;
  if (n.aside !== 'no' || n.verb === 'headcount') return;
  n.waiting = [...n.waiting, ...SKILL_TIERS.map((tier): Tier => ({ tier, from: place.from, to: place.to }))];
  emit(stepTo(n, place.to, 'tier'));
}

/** 技术工人3: work that is of no one tier. */
function takeTrade(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'trade', situated);
  if (n === null || n.not >= 0 || n.waiting.length > 0) return;
  if (n.pending !== null) {
    const { pending } = n;
    n.pending = null;
    n.trade = -1;
    n.isVerbUsed = true;
    n.figures = [
      ...n.figures,
      {
        field: n.verb ?? 'shortage',
        tier: 'total',
        word: '',
        value: 'tier',
        number: pending.value,
        from: pending.from,
        to: place.to,
        hedge: null,
        time: n.time,
        isOpen: false,
      },
    ];
    n.isTouched = true;
    return emit(stepTo(n, place.to, 'amount'));
  }
  n.trade = place.from;
  emit(stepTo(n, place.to, 'trade'));
}

/** 企业, 几家: the enterprises themselves. */
function takeFirms(h: Hypothesis, place: Stretch, { f }: Situated, emit: Emit) {
  const n = h.copy();
  n.part = Math.max(h.part, partOfGap(f.gaps[place.from] as number));
  if (n.not >= 0 || n.pending !== null) return;
  if (n.isOthersUnsure) saysOthers(n, h.spread === 'others' && !h.isTouched);
  n.at = place.to;
  emit(n);
}

/** 跟甲一样: the name behind 跟 is another's. */
function like(h: Hypothesis, place: Stretch, { f }: Situated, emit: Emit) {
  if (h.isTouched || h.names.length === 0 || h.spread !== 'named' || h.like !== null || h.waiting.length > 0) return;
  if (!'跟同和与像学照'.includes(f.text[place.from] as string)) return;
  const n = h.copy();
  n.like = 'awaited';
  n.at = place.to;
  emit(n);
}

function alike(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  if (h.like === null || h.like === 'awaited') return;
  const n = enter(h, place.from, 'alike', situated);
  if (n === null) return;
  n.isLike = true;
  n.isTouched = true;
  emit(stepTo(n, place.to, 'none'));
}
