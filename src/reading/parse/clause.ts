// What ends with a clause, a sentence, a statement?
import type { SkillTier } from '../../domain/tiers.ts';
import type { Folded } from '../text/text.ts';
import type { ReportField } from '../words/report-words.ts';
import { COSTS } from './costs.ts';
import type { Figure, Tier } from './figure.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Situated } from './situated.ts';
import { isTwice, replaceEarlier } from './twice.ts';

type Said = Pick<Figure, 'value' | 'number' | 'from' | 'to'> & {
  readonly field: ReportField | null;
  readonly tier: SkillTier | 'total';
  readonly word?: string;
  readonly isOpen?: boolean;
  readonly nth?: number;
  readonly isLed?: boolean;
  readonly hedge?: Figure['hedge'];
  readonly isExcepted?: boolean;
};

/** Adds a figure. What is said twice costs; of a statement shared by several only nothing may be said. */
export function put(h: Hypothesis, said: Said) {
  const figure: Figure = {
    field: said.field,
    tier: said.tier,
    word: said.word ?? '',
    value: said.value,
    number: said.number,
    from: said.from,
    to: said.to,
    hedge: said.hedge ?? null,
    time: h.time,
    isOpen: said.isOpen ?? false,
    ...(said.nth !== undefined && { nth: said.nth }),
    ...(said.isLed === true && { isLed: true as const }),
    ...(said.isExcepted === true && { isExcepted: true as const }),
  };
  h.isTouched = true;
  h.isTimeUnused = false;
  if (h.isDenied) {
    if (h.tierDenied < 0 || said.tier === 'total' || h.isSharing) return;
    // 技工不是6 says that there is a figure, and not which.
    const hedge = { from: h.tierDenied, to: said.from };
    h.figures = [...h.figures, { ...figure, value: 'vague', hedge, isDoubted: true }];
    return;
  }
  if (h.isSharing) {
    if (said.value !== 0 || h.shared !== null) h.cost += COSTS.saidTwice;
    // 两家解决3人: of each, or of both together?
    if (said.value !== 0) h.isGuess = true;
    h.shared = figure;
    return;
  }
  // 除了技工都不缺，技工缺5
  if (h.figures.some((d) => d.isExcepted && d.tier === figure.tier && (figure.field ?? 'shortage') === 'shortage')) {
    h.figures = h.figures.filter((d) => !(d.isExcepted && d.tier === figure.tier));
    h.openFrom = Math.min(h.openFrom, h.figures.length);
  }
  if (h.correcting === 'no' && h.figures.some((other) => isTwice(other, figure, h.figures))) {
    // 普工3…普工2: the later may be meant; 写反了，技工3普工6 says so.
    if (!h.isCorrected) {
      // 厂长说缺11，人事说缺8: which of them holds nobody can tell.
      h.cost += said.value === 'vague' ? COSTS.saidTwice : COSTS.saidTwo;
      h.isGuess = true;
    }
    h.figures = h.figures.filter((other) => !isTwice(other, figure, h.figures));
    h.openFrom = Math.min(h.openFrom, h.figures.length);
  }
  h.figures = [...h.figures, figure];
  if (h.correcting !== 'no') replaceEarlier(h, figure);
}

/** Writes one value for each tier, or as the total where there is none. */
export function putForEach(
  h: Hypothesis,
  tiers: readonly Tier[],
  field: ReportField,
  value: Figure['value'],
  from: number,
  to: number,
  f: Folded,
) {
  if (tiers.length === 0) put(h, { field, tier: 'total', value, number: undefined, from, to });
  for (const tier of tiers)
    put(h, { field, tier: tier.tier, word: f.text.slice(tier.from, tier.to), value, number: undefined, from, to });
}

/** A tier led its clause and got no figure: what was meant is for the sender to say. */
export function loseTier(h: Hypothesis) {
  if (!h.isLeadUnused) return;
  h.cost += COSTS.tierLost;
  h.isGuess = true;
  h.isLeadUnused = false;
}

/** What ends where something parts the next piece from the last; false where that leaves something in the air. `next`: what comes. */
export function endClause(h: Hypothesis, part: number, next: string, situated: Situated): boolean {
  if (part === PARTS.list) {
    if (!h.isInOrder) h.lead = [];
    return true;
  }
  if (part > h.leadReaches) {
    loseTier(h);
    h.lead = [];
  }
  if (h.isVerbUsed && !h.isHeading && h.verb !== null) {
    h.faded = h.verb;
    h.fadedPart = part;
    h.verb = null;
  } else if (h.faded !== null && part > h.fadedPart) h.fadedPart = part;
  if (h.aside === 'used') {
    h.aside = 'no';
    h.faded = 'aside';
  }
  if (h.isVerbUsed) h.isVerbOwn = false;
  h.tiersInClause = h.waiting.length;
  h.blankFrom = h.figures.length;
  if (part < PARTS.clause) return true;
  if (h.verb === 'resolved' && h.isVerbOwn && !h.isVerbUsed && h.not < 0 && !h.colon && h.last === 'verb') {
    if (isToldBefore(h)) {
      // 解决技工1个，终于招到了: of the figure before.
      h.verb = null;
      h.cost += COSTS.toldBefore;
    } else if (next !== 'end') h.cost += COSTS.resolvedLeftEmpty;
  }
  if (h.not >= 0 && !takeNothing(h, situated)) return false;
  if (!closeFigures(h, next, situated.f)) return false;
  if (h.waiting.length > 0) {
    // 普工，缺8 · 缺普工，8个
    if (part >= PARTS.stop || h.waiting.length > 1) {
      if (next !== 'respectively' && next !== 'each') return false;
    } else if (!['amount', 'verb', 'hedge', 'none', 'not', 'each', 'respectively', 'nothing', 'same'].includes(next))
      return false;
    h.cost += COSTS.waitsOverComma;
  }
  h.isVerbOwn = false;
  if (h.restOfTiers || (h.row !== 0 && !isRowDone(h, situated))) return false;
  if (h.aside === 'waiting' || h.aside === 'figures') {
    if (h.isAsideBehind) return false;
    if (part >= PARTS.stop) h.aside = 'no';
  }
  if (h.last === 'when' && h.isTimeUnused && h.figures.length > 0 && part >= PARTS.stop) return false;
  h.isAsideBehind = false;
  if (h.hedge !== null) {
    if (!h.hedge.isUsed) h.cost += COSTS.hedgeUnused;
    h.hedge = null;
  }
  h.row = 0;
  h.rowTwice = false;
  if (h.clauseTime !== null) h.time = h.clauseTime;
  h.clauseTime = null;
  h.isRelative = false;
  h.isDenied = false;
  h.tierDenied = -1;
  h.isPer = false;
  h.isHaving = false;
  h.isEach = false;
  h.isInOrder = false;
  h.nth = -1;
  h.isSum = false;
  h.endsClause = false;
  h.zeroing = -1;
  if (part >= PARTS.stop) h.whole = null;
  return true;
}

const isToldBefore = (h: Hypothesis): boolean =>
  h.waiting.length === 0 && h.figures.at(-1)?.field === 'resolved' && h.figures.every(({ isOpen }) => !isOpen);

/** Three numbers of annex 1, or six. */
export const isRowDone = (h: Hypothesis, { leastRow }: Situated): boolean =>
  h.row === 3 || h.row === 6 || (h.row === leastRow && !h.rowTwice);

/** 百川1432人，普工缺20: may be the people at work there, and is asked. */
const mayBeStaff = (h: Hypothesis, { to, value }: Figure, next: string, { text }: Folded): boolean =>
  h.spread === 'named' &&
  (next !== 'end' || h.figures.length > 1) &&
  text[to] === '人' &&
  typeof value === 'number' &&
  value >= 10;

/** A number with neither tier nor verb is not stored (domain §17.3); one with a tier is shortage. */
function closeFigures(h: Hypothesis, next: string, f: Folded): boolean {
  if (h.openFrom === h.figures.length) return true;
  let isChanged = false;
  for (let i = h.openFrom; i < h.figures.length; i++) {
    const figure = h.figures[i] as Figure;
    if (!figure.isOpen) continue;
    // （上周10）: beside a figure of now nobody asks what it counted.
    if (figure.tier === 'total' && figure.field === null && !(figure.time.kind === 'past' && h.isNowHeld)) {
      if (i > 0 || !mayBeStaff(h, figure, next, f)) return false;
      h.figures = [{ ...figure, field: 'headcount', isOpen: false }, ...h.figures.slice(1)];
      h.cost += COSTS.peopleAsHeadcount;
      h.isGuess = true;
    }
    isChanged = true;
  }
  if (isChanged) h.figures = h.figures.map((d) => (d.isOpen ? { ...d, field: d.field ?? 'shortage', isOpen: false } : d));
  if (isChanged && h.isHaving) h.cost += COSTS.havingAsShortage;
  h.openFrom = h.figures.length;
  return true;
}

/** Whether a statement is whole: nothing waits, no verb of those resolved is left without its figure. */
export function endStatement(h: Hypothesis, situated: Situated): boolean {
  if (h.pending !== null || h.isExceptNext || h.trade >= 0 || h.last === 'notThis' || h.like === 'awaited') return false;
  if (h.last === 'otherObject') return false;
  if (h.like !== null && !h.isLike) return false;
  if (h.zeroing >= 0 && h.last === 'none') return false;
  if (!endClause(h, PARTS.line, 'end', situated)) return false;
  if (h.waiting.length > 0 || h.correcting !== 'no') return false;
  if (h.verb === 'resolved' && !h.isVerbUsed && situated.asked !== 'resolved') return false;
  // 缺普工8，上周的: of which week is that?
  return !(h.isTimeUnused && h.time.kind === 'past' && h.isTouched);
}

const denialField = (h: Hypothesis): ReportField => (h.verb === 'resolved' ? 'resolved' : 'shortage');

/** 无 by itself: of the tiers or the verb before it; behind a bare name it is 无缺工. Never a bare 没, and never a question (招到没有). */
export function takeNothing(h: Hypothesis, { f }: Situated): boolean {
  const from = h.not;
  h.not = -1;
  if (!h.isNotAlone || h.isNotAsking) return false;
  const to = h.lastTo;
  if (h.restOfTiers) {
    putRest(h, denialField(h), from, to);
    return true;
  }
  if (h.waiting.length > 0) {
    putForEach(h, h.waiting, denialField(h), 0, from, to, f);
    h.waiting = [];
  } else if (h.lead.length > 0 && h.isLeadUnused && h.verb !== null) {
    // 普工缺口：无
    putForEach(h, h.lead, denialField(h), 0, from, to, f);
    h.isLeadUnused = false;
  } else if (h.verb !== null && !h.isVerbUsed) {
    if (h.verb === 'headcount') return false;
    if (h.verb === 'shortage') setNone(h, from);
    else putForEach(h, [], 'resolved', 0, from, to, f);
  } else if (h.figures.length === 0 && h.none === null && h.same === null) setNone(h, from);
  else return false;
  h.isVerbUsed = true;
  return true;
}

export function setNone(h: Hypothesis, from: number) {
  h.noneAt = from;
  h.isTouched = true;
  h.isTimeUnused = false;
  if (h.isDenied) return;
  if (h.isSharing) {
    if (h.shared !== null) h.cost += COSTS.saidTwice;
    h.shared = 'none';
  } else h.none = h.time;
}

export function setSame(h: Hypothesis, from: number) {
  h.sameAt = from;
  h.isTouched = true;
  h.isTimeUnused = false;
  if (h.isDenied) return;
  if (h.isSharing) {
    if (h.shared !== null) h.cost += COSTS.saidTwice;
    h.shared = 'same';
  } else h.same = h.time;
}

/** 其他工种不缺: nothing of the tiers not named. */
export function putRest(h: Hypothesis, field: ReportField, from: number, to: number) {
  h.restOfTiers = false;
  for (const tier of ['general', 'skilled', 'senior'] as const) {
    const isNamed = h.figures.some((d) => d.tier === tier && (d.field ?? 'shortage') === field);
    if (!isNamed) put(h, { field, tier, value: 0, number: undefined, from, to });
  }
}
