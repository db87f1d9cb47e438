// Which figures does a verb claim: those behind it, or those before?
import { amountAt } from '../numbers/amounts.ts';
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { GAP } from '../text/text.ts';
import { SHORTAGE_NOUNS } from '../words/predicates.ts';
import type { ReportField } from '../words/report-words.ts';
import { loseTier, put, putForEach, setNone } from './clause.ts';
import { COSTS } from './costs.ts';
import { endsPiece, enter, stepTo } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';

/** 缺, 解决, 在岗. `isWeak`: a verb that talk is made of too (到了). */
export function takeVerb(h: Hypothesis, field: ReportField, place: Stretch, isWeak: boolean, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'verb', situated);
  if (n === null) return;
  if (isWeak && n.not < 0 && !isTold(place, situated)) {
    const talk = n.copy();
    // 第21周补充：…
    const isHead = h.last === 'start' || (h.last === 'when' && h.spread === 'head' && !h.isTouched);
    const isAhead = isHead && endsPiece(situated.f, place.to);
    talk.cost += isAhead ? COSTS.weakVerbAhead : COSTS.weakVerbAsTalk;
    emit(isAhead ? ahead(talk, place.to) : stepTo(talk, place.to, 'word'));
    // 补充：普惠普工28: hardly what is told of all that are named behind it.
    if (isAhead) n.cost += COSTS.weakVerbHeads;
  }
  // 看|到: the end of a word no list knows.
  if (isWeak && situated.f.gaps[place.from] === GAP.none && h.skipped?.value.to === place.from) return;
  if (n.not >= 0) return deny(n, field, place, situated, emit);
  if (n.trade >= 0) return field === 'headcount' ? undefined : claimBehind(n, field, place, situated, emit);
  if (n.zeroing >= 0) {
    // 无普工缺口: the verb belongs to what is denied.
    if (n.last === 'tier' && n.part <= PARTS.blank && n.isNotAlone) consume(n.copy(), field, place, emit);
    n.zeroing = -1;
    if (n.last === 'tier' && n.part <= PARTS.blank) n.cost += COSTS.zeroTaken;
  }
  if (isTorn(n, situated)) return;
  if (n.correcting === 'bare') n.correcting = 'labelled';
  // 累计|解决60: the verb belongs to what is passed over.
  if (n.aside === 'waiting' && n.part <= PARTS.blank) return emit(stepTo(n, place.to, 'aside'));
  // 12月底前到岗: when people are wanted.
  if (field === 'resolved' && n.time.kind === 'elsewhere' && n.waiting.length === 0 && n.last === 'when') {
    const wanted = n.copy();
    wanted.aside = 'figures';
    wanted.isTimeUnused = false;
    emit(stepTo(wanted, place.to, 'aside'));
  }
  // 经电话核实 普工现在缺6: the tier is the verb's, and not passed over.
  if (n.aside === 'figures' && n.tiersInClause > 0 && n.part <= PARTS.blank) return;
  n.aside = 'no';
  if (field === 'resolved') claimMissed(n, place, situated, emit);
  claimBefore(n, field, place, emit, SHORTAGE_NOUNS.includes(situated.f.text.slice(place.from, place.to)));
  claimBehind(n, field, place, situated, emit);
}

/** 1432人 普工|缺20: the number before a blank took the tier that begins what follows. */
function isTorn(n: Hypothesis, { f }: Situated): boolean {
  if (n.last !== 'amount' || n.part !== PARTS.glued) return false;
  const last = n.figures.at(-1);
  if (last === undefined || last.word === '') return false;
  const from = n.lastTo - last.word.length;
  return f.text.slice(from, n.lastTo) === last.word && from >= last.to && f.gaps[from] !== GAP.none;
}

/** 来了5个技工: those who came are counted right behind it, and no other verb of their clause does (来了6个已经上岗). */
const isTold = ({ from, to }: Stretch, { f }: Situated): boolean =>
  to - from > 1 && f.gaps[to] === GAP.none && amountAt(f, to)?.kind === 'whole' && !TOLD_BEHIND.test(f.text.slice(to));
const TOLD_BEHIND = /^[^,，。;!]*(?:上岗|到岗|入职|报到|就位|进厂|解决)/;

/** Talk in front of all that is said. */
function ahead(n: Hypothesis, to: number): Hypothesis {
  n.at = to;
  return n;
}

/** 上周缺的5个普工全补上了: those who were missing are those found this week. */
function claimMissed(n: Hypothesis, place: Stretch, { f }: Situated, emit: Emit) {
  const missed = n.figures.at(-1);
  if (missed?.field !== 'shortage' || n.part >= PARTS.clause || n.waiting.length > 0 || typeof missed.value !== 'number') return;
  if (!MISSED.test(f.text.slice(0, missed.from)) || !ALL_OF_THEM.test(f.text.slice(missed.to, place.from))) return;
  const m = n.copy();
  m.time = PLAIN_NOW;
  m.clauseTime = null;
  m.isTimeUnused = false;
  m.figures = [...n.figures.slice(0, -1), { ...missed, field: 'resolved', time: PLAIN_NOW }];
  m.verb = null;
  m.isVerbOwn = false;
  m.isVerbUsed = false;
  m.isHeading = false;
  m.endsClause = true;
  m.cost += COSTS.verbBehind;
  emit(stepTo(m, place.to, 'thing'));
}
const MISSED = /[缺差少]的(?:那|这)?[普技高级工师]{0,4}$/;
const ALL_OF_THEM = /^[个名位人]?[普技高级工师人]{0,4}(?:[都全部已也经就]|这周|本周|今天|昨天)*$/;

/** 5人到岗, 120人在岗: the figures before it in its clause. */
function claimBefore(n: Hypothesis, field: ReportField, place: Stretch, emit: Emit, isNoun = false) {
  // 三|缺了…: a shortage is told in front of its verb of somebody alone.
  if (field === 'shortage' && n.names.length === 0) return;
  const open = n.figures.filter((d, i) => d.isOpen && i >= n.openFrom);
  if (open.length === 0 || n.waiting.length > 0) return;
  const near = n.figures.filter((d, i) => d.isOpen && i >= Math.max(n.blankFrom, n.openFrom));
  const claimed = near.length > 0 ? near : open;
  if (field === 'headcount' && (claimed.length > 1 || claimed[0]?.tier !== 'total')) return;
  const m = n.copy();
  if (n.isDenied) {
    // 10人不是缺口: they are something else.
    m.figures = n.figures.filter((d) => !claimed.includes(d));
    m.openFrom = Math.min(m.openFrom, m.figures.length);
    m.endsClause = true;
    return emit(stepTo(m, place.to, 'thing'));
  }
  m.cost += near.length > 0 ? COSTS.verbBehind : COSTS.verbBehindOverBlank;
  m.figures = m.figures.map((d) => (claimed.includes(d) ? { ...d, field, isOpen: false } : d));
  if (field === 'shortage') {
    // 还有3个缺口 names what is counted; 8人缺 hardly says so.
    m.cost += isNoun ? COSTS.shortageNounBehind : COSTS.shortageBehind;
    m.endsClause = true;
  }
  m.verb = null;
  m.isVerbOwn = false;
  m.isVerbUsed = false;
  m.isHeading = false;
  m.faded = field;
  m.fadedPart = PARTS.clause;
  m.lead = [];
  emit(stepTo(m, place.to, 'thing'));
}

function claimBehind(n: Hypothesis, field: ReportField, place: Stretch, { f }: Situated, emit: Emit) {
  // 上周缺20，本周解决8: after last week's figure the heading says what it says.
  const isOther = (n.time.kind === 'past' && !n.time.firm) || n.time.kind === 'elsewhere';
  if (isOther && /^[本这]周/.test(f.text.slice(place.from, place.to))) n.time = PLAIN_NOW;
  const isParted = n.part >= PARTS.clause;
  if (!n.isVerbUsed && n.verb !== null && n.verb !== field && n.last !== 'start' && !n.isHeading) {
    // 正在解决，缺8 · 缺普工解决5: a verb or tier that never got its figure.
    if (n.verb === 'resolved' && isParted) return;
    if (n.isVerbOwn && n.waiting.length > 0) return;
    if (n.isVerbOwn) n.cost += COSTS.verbLeftEmpty;
  }
  loseTier(n);
  if (n.waiting.length > 0) {
    if (field === 'headcount') return;
    n.isLeadUnused = true;
    // 技工共|解决4: the sum of that tier.
    n.isSum = false;
    if (n.part === PARTS.blank) n.cost += COSTS.leadOverBlank;
    n.lead = n.waiting;
    n.leadReaches = n.colon || isParted ? PARTS.clause : PARTS.blank;
    n.waiting = [];
  }
  if (n.last === 'now') n.isRelative = false;
  if (n.hedge !== null) {
    if (n.isHedgeLast) n.isHedgeLast = false;
    else {
      if (!n.hedge.isUsed) n.cost += COSTS.hedgeUnused;
      n.hedge = null;
    }
  }
  if (field === 'headcount' && isParted) dropNeed(n, f, place, emit);
  n.faded = n.verb ?? n.faded;
  n.isListOn = false;
  n.verb = field;
  n.isVerbOwn = true;
  n.isVerbUsed = false;
  n.isHeading = false;
  emit(stepTo(n, place.to, 'verb'));
}

/** 生产需要800人，现有780人: what is needed in all is not what is missing. */
function dropNeed(n: Hypothesis, { text }: Situated['f'], place: Stretch, emit: Emit) {
  const need = n.figures.at(-1);
  if (need?.field !== 'shortage' || need.tier !== 'total' || !/需要?$/.test(text.slice(need.from - 2, need.from))) return;
  const m = n.copy();
  m.figures = n.figures.slice(0, -1);
  m.openFrom = Math.min(m.openFrom, m.figures.length);
  m.roles = { value: { from: need.from, to: need.to, role: 'other' }, rest: m.roles };
  m.cost += COSTS.needInAll;
  m.verb = 'headcount';
  m.isVerbOwn = true;
  m.isVerbUsed = false;
  m.isHeading = false;
  emit(stepTo(m, place.to, 'verb'));
}

const PLAIN_NOW = { kind: 'now' } as const;

function consume(n: Hypothesis, field: ReportField, place: Stretch, emit: Emit) {
  if (field === 'headcount') return;
  n.figures = n.figures.map((d) => (d.value === 0 && d.from === n.zeroing ? { ...d, field } : d));
  n.zeroing = -1;
  n.verb = field;
  n.isVerbOwn = true;
  n.isVerbUsed = true;
  emit(stepTo(n, place.to, 'verb'));
}

/** 都没招到, 没招到人, 没人来 */
const NOBODY = /^(?:[都全]|.?[没无未]有?人)|(?:招|聘|录|来|解决)[^,，。;]{0,2}人$/;

/** 没招到, 没有缺口: of the tiers named before, of those behind, or of all. */
function deny(n: Hypothesis, field: ReportField, place: Stretch, { f }: Situated, emit: Emit) {
  if (field === 'headcount' || n.part > PARTS.blank) return;
  const from = n.not;
  n.not = -1;
  if (n.aside !== 'no') return emit(stepTo(n, place.to, 'word'));
  if (n.isNotOfFigure) {
    if (field !== 'resolved') return;
    // 技工缺1人没解决 and 缺普工4个没招到人 are noughts of that tier; 缺21个没招到 may tell only who is missing.
    const missing = n.figures.at(-1);
    const isNobody = f.text.startsWith('解决', place.from) || NOBODY.test(f.text.slice(place.from, place.to + 1));
    if (missing !== undefined && isNobody)
      put(n, { field, tier: missing.tier, word: missing.word, value: 0, number: undefined, from, to: place.to });
    return emit(stepTo(n, place.to, 'thing'));
  }
  // 普工8人未到岗, 还有5个普工没招上: they are missing, of those found nothing is said. 普工3一个没招到 says that nobody was.
  const isOfAll = isNumeralCharacter(f.text[from]) || NOBODY.test(f.text.slice(Math.max(0, from - 1), place.to + 1));
  if (!isOfAll && !n.isVerbOwn && n.waiting.length === 0 && n.figures.some((d) => d.isOpen)) return;
  if (n.verb === 'shortage' && n.isVerbOwn && !n.isVerbUsed && n.waiting.length > 0) return;
  const denied = (m: Hypothesis): Hypothesis => {
    m.verb = field;
    m.isVerbOwn = true;
    m.isVerbUsed = true;
    m.isHeading = false;
    m.faded = null;
    return m;
  };
  if (n.waiting.length > 0) {
    if (f.gaps[from] !== 0) n.cost += COSTS.nothingOverBlank;
    putForEach(n, n.waiting, field, 0, from, place.to, f);
    n.waiting = [];
    return emit(stepTo(denied(n), place.to, 'none'));
  }
  const behind = n.copy();
  behind.zeroing = from;
  behind.zeroField = field;
  behind.isNotAlone = false;
  behind.cost += COSTS.zeroTiers;
  emit(stepTo(denied(behind), place.to, 'none'));
  if (field === 'shortage') setNone(n, from);
  else if (n.lead.length > 0) {
    n.isLeadUnused = false;
    putForEach(n, n.lead, field, 0, from, place.to, f);
  } else put(n, { field, tier: 'total', value: 0, number: undefined, from, to: place.to });
  emit(stepTo(denied(n), place.to, 'none'));
}

/** 招普工6 says what is wanted; 招了, 招到 are other words, 本周招6 could be either. */
export function takeRecruit(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'recruit', situated);
  if (n === null || n.not >= 0) return;
  emit(stepTo(n.copy(), place.to, 'recruit'));
  if (n.last === 'when') return;
  n.cost += COSTS.recruitAsNeed;
  const wants = (m: Hypothesis) => {
    // A number without its tier behind 招 may be those found.
    if (m.last === 'verb') emit(m);
  };
  claimBehind(n, 'shortage', place, situated, wants);
}

/** 员工420, 420名员工; beside a verb (缺员工5) it says nothing. */
export function takeStaff(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const talk = h.copy();
  talk.part = Math.max(h.part, situated.f.gaps[place.from] === 0 ? 0 : h.part);
  talk.at = place.to;
  talk.cost += COSTS.staffAsTalk;
  if (h.not < 0) emit(talk);
  const isSaid = h.verb !== null && (h.isVerbOwn || !h.isVerbUsed);
  if (isSaid && h.part < PARTS.clause) return;
  const n = enter(h, place.from, 'verb', situated);
  if (n === null || n.not >= 0) return;
  n.cost += COSTS.staffAsHeadcount;
  claimBefore(n, 'headcount', place, emit);
  claimBehind(n, 'headcount', place, situated, emit);
}

export const isWanting = (n: Hypothesis): boolean =>
  n.verb === 'shortage' && n.isVerbOwn && !n.isVerbUsed && n.waiting.length > 0;
