// Which stretches of a sentence can be taken for periods? (domain §17.4)
import type { QueryPeriod } from '../reading.ts';
import { type Folded, GAP } from '../text/text.ts';
import { type Moment, meanDays, momentOf, type PeriodMeant, sinceThen, stretch, weekdayIn, weekdayNumber } from './names.ts';
import { ANY_PERIOD, PERIOD_COSTS, PERIOD_RULES } from './rules.ts';

/** A piece of the folded text that names a period. `period` is null for one that does not exist (第60周, 2月30日): never read that as the current one. */
export type PeriodSpan = {
  readonly from: number;
  readonly to: number;
  readonly period: QueryPeriod | null;
  /** First and last day, where days were named. */
  readonly days?: PeriodMeant['days'];
};

/** One way to take a stretch of the folded text for a period, and what that costs by the table in rules.ts. `second`: a rarer way to take what another edge covers; `compared`: something is compared with it (同上周). */
export type PeriodEdge = PeriodSpan & { readonly cost: number; readonly how: 'named' | 'second' | 'compared' };

/** A pasted table may have a date in each row; what names more periods is read no further, as one that does not exist. */
const MOST = 64;

/**
 * Every way to take stretches of the text for periods, in order; overlapping ones where it can be read twice: 上周一|品堂 and 上周|一品堂,
 * 加|上周五 and 加上|周五. A week that something is compared with (同上周) is among them, so that no week's word is left over. A week number,
 * month or date without a year is the latest one that has begun; with `lean: 'nearest'` (deadlines, leave) a date is the nearest one. Lengths
 * of time (三周, 3个月) are no periods. Steps: at most the rules' number a character.
 */
export function periodEdges(folded: Folded, now: Date, lean: Moment['lean'] = 'begun'): readonly PeriodEdge[] {
  const known = remembered.get(folded) ?? new Map<string, readonly PeriodEdge[]>();
  const key = `${lean} ${now.getTime()}`;
  const edges = known.get(key) ?? edgesFound(folded, now, lean);
  remembered.set(folded, known.set(key, edges));
  return edges;
}

/** What several parts of one reading ask of one text is found once. */
const remembered = new WeakMap<Folded, Map<string, readonly PeriodEdge[]>>();

function edgesFound(folded: Folded, now: Date, lean: Moment['lean']): readonly PeriodEdge[] {
  const { text, places } = spaced(folded);
  if (!mayName(text)) return [];
  const at = momentOf(now, lean);
  const found = scanned(text, at).flatMap((whole) => [whole, ...shortened(text, whole, at)]);
  return found
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((one) => ({ ...placed(one, places), cost: one.cost, how: one.how }));
}

const placed = ({ from, to, meant }: Found, places: readonly number[]): PeriodSpan => ({
  from: places[from] as number,
  to: (places[to - 1] as number) + 1,
  period: meant === null ? null : meant.period,
  ...(meant?.days && { days: meant.days }),
});

/** Whether any rule fits anywhere: most texts name no period. */
function mayName(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (beginsHere(text, i) !== 'no' && fitsRule(text, i)) return true;
  return false;
}

/** Left to right the first rule that fits; what 到 joins is one period. */
function scanned(text: string, at: Moment): readonly Found[] {
  const found: Found[] = [];
  let hits = 0;
  for (let i = 0; i < text.length; ) {
    const how = beginsHere(text, i);
    const next = how === 'no' ? null : periodAt(text, i, at);
    i = next === null ? i + 1 : next.to;
    if (next === null) continue;
    hits += 1;
    if (hits > MOST) {
      found.push({ from: next.from, to: text.length, meant: null, cost: 0, how: 'named' });
      break;
    }
    const last = found.at(-1);
    if (how === 'compared') found.push({ ...next, cost: PERIOD_COSTS.compared, how: 'compared' });
    else if (last !== undefined && last.how === 'named' && /^[到至~-]$/.test(text.slice(last.to, next.from))) {
      const meant = last.meant && next.meant && stretch(last.meant, next.meant);
      found[found.length - 1] = { from: last.from, to: next.to, meant, cost: Math.max(last.cost, next.cost), how: 'named' };
    } else found.push(next);
  }
  return found;
}

const SHIFTED_WEEKDAY = /^(?:上上上|大上上|上上|大上|下下|[本这当上下])一?个?(?:周|星期|礼拜)(?=[一二三四五六日天末]$)/;
/** 加上|周五: a verb ends in 上. */
const VERB_BEFORE = /[加补报填交赶算送传招跟碰遇]$/;

/** Other ways to take the beginning of what was found. */
function shortened(text: string, { from, to, how }: Found, at: Moment): readonly Found[] {
  if (how === 'compared') return [];
  const said = text.slice(from, to);
  const week = SHIFTED_WEEKDAY.exec(said)?.[0];
  const cuts = week === undefined ? [] : [periodAt(text.slice(0, from + week.length), from, at)];
  const isVerb = /^上[周星礼上个]/.test(said) && VERB_BEFORE.test(text.slice(0, from));
  const behind = isVerb ? [periodAt(text, from + 1, at)] : [];
  return [...cuts, ...behind].flatMap((one) =>
    one === null
      ? []
      : [{ ...one, cost: one.from === from ? PERIOD_COSTS.shortened : PERIOD_COSTS.compared, how: 'second' as const }],
  );
}

type Found = {
  readonly from: number;
  readonly to: number;
  readonly meant: PeriodMeant | null;
  readonly cost: number;
  readonly how: PeriodEdge['how'];
};

// A date is often explained by its weekday or its week: 5月14日(周五)那一周. Behind a week the weekday says which day: 本周周五.
const WEEKDAY = /\(?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])\)?(?![一二三四五六七八九十百千几多来个家名人户共])/y;
const ITS_WEEK = /(?:那|当|这|所在|所在的|那一|那个|的那个?|的那一)(?:周|星期|礼拜)(?![一二三四五六日天])|那天|当天/y;
const SINCE = /(?:起|开始)?(?:以来|至今|到现在|到目前为止|到目前)/y;

function fitsRule(text: string, from: number): boolean {
  ANY_PERIOD.lastIndex = from;
  return ANY_PERIOD.test(text);
}

function periodAt(text: string, from: number, at: Moment): Found | null {
  if (!fitsRule(text, from)) return null;
  for (const { pattern, mean, cost } of PERIOD_RULES) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) continue;
    const meant = mean(match.groups ?? {}, at);
    if (meant === null && isLength(match[0])) return null;
    const weekday = endOf(WEEKDAY, text, pattern.lastIndex);
    const day = weekday > pattern.lastIndex ? text.slice(pattern.lastIndex, weekday) : '';
    const glossed = endOf(ITS_WEEK, text, weekday);
    const to = endOf(SINCE, text, glossed);
    const named = meant && day !== '' ? onWeekday(meant, day) : meant;
    const whole = named !== null && to > glossed ? sinceThen(named, at) : named;
    return { from, to, meant: whole, cost: to > pattern.lastIndex ? PERIOD_COSTS.plain : cost, how: 'named' };
  }
  return null;
}

/** The day of a week that is named by itself; a date's weekday only explains it. */
function onWeekday(meant: PeriodMeant, said: string): PeriodMeant {
  const { period, days } = meant;
  const week = days === undefined && 'from' in period && period.from === period.to ? period.from : null;
  return week === null ? meant : meanDays(weekdayIn(week, weekdayNumber(/[一二三四五六日天]/.exec(said)?.[0] ?? '一')));
}

const isLength = (matched: string): boolean => /^(?:[1-4]|[一二两三四])周$/.test(matched);

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

const NUMERAL = /[\d〇零一二两三四五六七八九十百千万几]/;
const BEGINNING: ReadonlySet<string> = new Set([
  ...'0123456789二三四五六七八九十一wq第本这当上下大前后今昨明去最近过之此周星礼自从年全开那头',
]);

// What stands before decides whether a word can begin a period.
function beginsHere(text: string, i: number): 'yes' | 'compared' | 'no' {
  const here = text[i] as string;
  if (!BEGINNING.has(here)) return 'no';
  const before = text[i - 1] ?? '';
  const only = (holds: boolean) => (holds ? 'yes' : 'no');
  if (NUMERAL.test(here)) return only(!NUMERAL.test(before) && !/[.每近续约满]/.test(before));
  if (/[wq]/.test(here)) return only(!/[a-z\d-]/.test(before));
  if (/[周星礼]/.test(here)) return only(!/[每各逐按分近个双单\d一二两三四五六七八九十几]/.test(before));
  if (!/[上去前]/.test(here)) return 'yes';
  // 晚上, 线上 are other words; 同上周, 比上月, 跟上个礼拜一样 compare.
  if (/[晚早线网以马]/.test(before)) return 'no';
  return /[同比较跟像按照如]/.test(before) || comparesWith(text, i, before) ? 'compared' : 'yes';
}

const comparesWith = (text: string, i: number, before: string): boolean =>
  /[和与]/.test(before) && COMPARED.test(text.slice(i, i + 10));
const COMPARED =
  /^(?:上上?个?(?:周|星期|礼拜|月)|上一周|上年|去年|去年同期)的?(?:相|一样|一致|持平|差不多|没变|不变|没什么|对比|比)/;

/** Two figures, two letters, or one of each. */
const ALIKE = /^[\da-z]{2}$/;

/** The folded text with blanks only where they part two figures, and line ends; `places` leads back. */
function spaced({ text, gaps }: Folded): { readonly text: string; readonly places: readonly number[] } {
  const chars: string[] = [];
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const gap = gaps[i] as number;
    if (i > 0 && gap !== GAP.none && (gap >= GAP.tab || ALIKE.test(text.slice(i - 1, i + 1)))) {
      chars.push(gap === GAP.blank ? ' ' : '\n');
      places.push(i);
    }
    chars.push(text[i] as string);
    places.push(i);
  }
  return { text: chars.join(''), places };
}
