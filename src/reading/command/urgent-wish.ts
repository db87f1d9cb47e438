// What does a message say of an urgent need: how many of which tier, by when, and why?
import { SKILL_TIERS, type SkillTier } from '../../domain/tiers.ts';
import { addDays, type Day, dayOf, lastDayOf, sundayOf } from '../../domain/time.ts';
import { readAmount } from '../numbers/amounts.ts';
import { findPeriods, singleWeek } from '../periods/periods.ts';
import type { FigureProblem } from '../reading.ts';
import { readTierFigures } from '../report/answers.ts';
import { isRowOfNumbers } from '../report/talk.ts';
import { buildLexicon, longestWord } from '../text/lexicon.ts';
import { foldText } from '../text/text.ts';
import { FIELD_WORDS } from '../words/predicates.ts';

export type UrgentWish = {
  /** Whole numbers by tier, as far as they were said. */
  readonly figures: Readonly<Partial<Record<SkillTier, number>>>;
  /** A number without a tier. */
  readonly total: number | null;
  readonly problems: readonly FigureProblem[];
  /** The last day; `soon` for 尽快; null where none was named. */
  readonly by: Day | 'soon' | null;
  /** Everything else, as typed; null where there is nothing else. */
  readonly reason: string | null;
};

const PART = /[，,。；;！!\n]+|\s+(?=\S)/;
/** 普工 50: the blank parts nothing. */
const TIER_AND_NUMBER = /(工|技师|人才|高技)\s+(?=[\d０-９一二三四五六七八九十两])/g;
const SOON =
  /^(?:要|需要|最好)?(?:尽快|尽早|越快越好|越早越好|马上|立即|立刻|随时|现在|不限|不定|说不准)(?:要|用|到岗|就要|到位)?$/;
/** Words around a day that add nothing to it. */
const AROUND_DAY =
  /^(?:最晚|最迟|在|要|需要|于)*底?(?:前|之前|以前|内|之内|以内)?(?:就|要|需要|到岗|到位|上岗|用|用工|用人|到|截止|必须|为止|起)*$/;
/** An hour of that day: the day counts, the hour stays with what is said besides. */
const CLOCK =
  /^(?:早上|上午|中午|下午|晚上|早|晚)?[\d一二两三四五六七八九十]{1,3}[点时:]\d{0,2}半?(?:前|之前|以前)?(?:到岗|到位|上岗|要|用)?$/;
const WITHIN_DAYS = /^(?<number>[\d一二两三四五六七八九十]{1,3})个?(?<unit>天|日|周|星期)(?:之内|以内|内)/;
/** By whatever word it is needed, 普工80 is. */
const NEEDS = buildLexicon(
  `急需用工 急用 紧急需要 还要 还需 招 ${FIELD_WORDS.shortage}`.split(/\s+/).map((word) => [word, true as const]),
);

/** The last day meant by a text that names one and nothing else; null for any other text. */
export function readNeededBy(text: string, now: Date): Day | 'soon' | null {
  const part = dayPart(text.trim(), now);
  return part !== null && (part.left === '' || isClock(part.left)) ? part.by : null;
}

const isClock = (left: string): boolean => CLOCK.test(foldText(left).text);

/** A day at the front or the end of a text, and the rest of it. */
function dayPart(text: string, now: Date): { readonly by: Day | 'soon'; readonly left: string } | null {
  const folded = foldText(text.replace(/^(?:这个?)?月底/, '本月底'));
  if (SOON.test(folded.text)) return { by: 'soon', left: '' };
  const within = WITHIN_DAYS.exec(folded.text);
  if (within?.groups) {
    const amount = readAmount(within.groups.number ?? '');
    if (amount?.kind !== 'whole') return null;
    const days = amount.value * (/周|星期/.test(within.groups.unit ?? '') ? 7 : 1);
    return { by: addDays(dayOf(now), days), left: leftOf(folded.typed(within[0].length, folded.text.length)) };
  }
  const spans = findPeriods(folded, now, 'nearest');
  const first = spans[0];
  const last = spans.findLast((s) => s.days !== undefined) ?? first;
  if (!first || !last) return null;
  const week = last.period ? singleWeek(last.period) : null;
  const month = last.period && 'month' in last.period ? last.period.month : null;
  const behind = folded.text.slice(last.to);
  // 12月前 may mean before it begins.
  const isWhole = month === null || /^(?:底|内|之内|以内)/.test(behind);
  const by = last.days?.to ?? (!isWhole ? null : month !== null ? lastDayOf(month) : week !== null ? sundayOf(week) : null);
  if (by === null) return null;
  const left = leftOf(`${folded.typed(0, first.from)}${folded.typed(last.to, folded.text.length)}`);
  return { by, left };
}

const leftOf = (text: string): string => {
  const trimmed = text.trim();
  if (AROUND_DAY.test(foldText(trimmed).text)) return '';
  return trimmed.replace(/^(?:之前|以前|前|内|之内|以内)/, '').trim();
};

/** Reads every part of the message by itself: 普工80人，下周三前，订单激增. */
export function readDemand(text: string, now: Date): UrgentWish {
  let figures: UrgentWish['figures'] = {};
  let total: number | null = null;
  let by: UrgentWish['by'] = null;
  const problems: FigureProblem[] = [];
  const reasons: string[] = [];
  const takeFigures = (part: string): boolean => {
    const said = readTierFigures(withoutNeed(part));
    if (said.kind !== 'figures') return false;
    figures = { ...figures, ...said.figures };
    total = said.total ?? total;
    problems.push(...said.problems);
    return true;
  };
  // 80 20 5 is one answer, not three parts.
  if (/^[\d\s、]+$/.test(text) && takeFigures(text)) return { figures, total, problems, by, reason: null };
  // 2 0 40 0 is a row of a list, and no number of people.
  if (isRowOfNumbers(text)) return { figures, total, problems: [{ text: text.trim(), why: 'vague' }], by, reason: null };
  for (const part of text
    .replace(TIER_AND_NUMBER, '$1')
    .split(PART)
    .flatMap((p) => (p.trim() === '' ? [] : [p.trim()]))) {
    const day: ReturnType<typeof dayPart> = by === null ? dayPart(part, now) : null;
    // 新厂区5月投产 tells why, not by when: a day counts where nothing else, or only figures, stand beside it.
    if (day !== null && isClock(day.left)) {
      by = day.by;
      reasons.push(part);
    } else if (day !== null && (day.left === '' || takeFigures(day.left))) by = day.by;
    else if (!takeFigures(part)) reasons.push(part);
  }
  return { figures, total, problems, by, reason: reasons.length > 0 ? reasons.join('，') : null };
}

function withoutNeed(part: string): string {
  const folded = foldText(part);
  let at = 0;
  for (let word = longestWord(NEEDS, folded, 0); word !== null; word = longestWord(NEEDS, folded, at)) at = word.to;
  return folded.typed(at, folded.text.length);
}

/** Something was said of how many. */
export const saysFigures = ({ figures, total, problems }: UrgentWish): boolean =>
  total !== null || problems.length > 0 || SKILL_TIERS.some((tier) => figures[tier] !== undefined);
