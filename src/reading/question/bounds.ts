// Which bounds does a question set to a figure: 超过50人, 20到50人, 5%以上, 连续三周?
import { isNumeralCharacter, numeralEnd, numeralValue } from '../numbers/numerals.ts';
import { smallNumber } from '../periods/names.ts';

/** A piece of the folded text. */
export type Span = { readonly from: number; readonly to: number };

/** One end: `strict` leaves the figure itself out. */
type End = { readonly figure: number; readonly strict: boolean };

export type Bounded = Span & {
  readonly low?: End;
  readonly high?: End;
  readonly isPercent: boolean /** 两次以上. */;
  readonly isTimes?: true;
};

/** So many weeks on end. */
export type Streak = Span & { readonly weeks: number };

type Words = { readonly low?: true; readonly strict: boolean; readonly pattern: RegExp };

const IN_FRONT: readonly Words[] = [
  { low: true, strict: true, pattern: /(?:超过了?|超出|超|大于|多于|高于|突破|破|不止|>)(?!=)/y },
  { low: true, strict: false, pattern: /(?:达到|不少于|不低于|不小于|不下于|大于等于|至少|最少|>=|≥)/y },
  { strict: false, pattern: /(?:不超过|不多于|不高于|不大于|小于等于|至多|<=|≤)/y },
  { strict: true, pattern: /(?:少于|低于|小于|不足|不到|未满|<)(?!=)/y },
];
const UNIT = /(?:个人|个百分点|个点|个|名|人|位|次|回)?/y;
const OR_MORE = /(?:及|或)?(?:以上|之上)|多/y;
const OR_LESS = /(?:及|或)?(?:以下|之下|以内|之内)/y;
const UP_TO = /到|至|-|~/y;
const BETWEEN = /之间/y;
const PERCENT =
  /(?:百分之)?(?<n>\d{1,3}(?:\.\d+)?)%|百分之(?<m>\d{1,3}(?:\.\d+)?|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])/y;

/** Behind a figure: of something else than people. */
const OF_OTHERS = /^(?:[%.天日周月年岁元块点分秒]|小时|个[月小钟])/;

type Figure = { readonly to: number; readonly figure: number; readonly isPercent: boolean; readonly isTimes?: true };

/** 超过50人, 50人以上, 不少于50, 50人以下, 20到50人, 5%以上; null for a figure that bounds nothing. */
export function boundAt(text: string, at: number): Bounded | null {
  return rangeAt(text, at) ?? oneSidedAt(text, at);
}

function rangeAt(text: string, at: number): Bounded | null {
  const low = figureAt(text, at);
  if (low === null || isNumeralCharacter(text[at - 1])) return null;
  const from = endAt(UP_TO, text, endAt(UNIT, text, low.to) ?? low.to);
  const high = from === null ? null : figureAt(text, from);
  if (high === null || high.figure <= low.figure) return null;
  const unit = endAt(UNIT, text, high.to) ?? high.to;
  const to = endAt(BETWEEN, text, unit) ?? unit;
  // 5到10 may be anything; people, percent and 之间 count.
  if (to === high.to && !high.isPercent) return null;
  return {
    from: at,
    to,
    low: { figure: low.figure, strict: false },
    high: { figure: high.figure, strict: false },
    isPercent: high.isPercent || low.isPercent,
  };
}

/** 过百, 上千, 破百: that many or more. */
const ROUND = /(?:过|上|超过?|超出|破|突破|逾|够|满)(?<round>百|千)(?![分万多几\d一二三四五六七八九十])(?:个人|个|人|名)?/y;

function oneSidedAt(text: string, at: number): Bounded | null {
  ROUND.lastIndex = at;
  const round = ROUND.exec(text)?.groups?.round;
  if (round !== undefined) {
    const low = { figure: round === '百' ? 100 : 1000, strict: false };
    return { from: at, to: ROUND.lastIndex, low, isPercent: false };
  }
  for (const { low, strict, pattern } of IN_FRONT) {
    const from = endAt(pattern, text, at);
    const said = from === null ? null : figureAt(text, from);
    if (said === null) continue;
    const unit = endAt(UNIT, text, said.to) ?? said.to;
    const to = (low ? endAt(OR_MORE, text, unit) : endAt(OR_LESS, text, unit)) ?? unit;
    return bounded(at, to, said, low ?? false, strict);
  }
  const said = isNumeralCharacter(text[at - 1]) ? null : figureAt(text, at);
  if (said === null) return null;
  const unit = endAt(UNIT, text, said.to) ?? said.to;
  const more = endAt(OR_MORE, text, unit);
  if (more !== null) return text[unit] === '多' ? null : bounded(at, more, said, true, false);
  const less = endAt(OR_LESS, text, unit);
  return less === null ? null : bounded(at, less, said, false, false);
}

const bounded = (from: number, to: number, { figure, isPercent, isTimes }: Figure, isLow: boolean, strict: boolean): Bounded => ({
  from,
  to,
  ...(isLow ? { low: { figure, strict } } : { high: { figure, strict } }),
  isPercent,
  ...(isTimes && { isTimes }),
});

function figureAt(text: string, at: number): Figure | null {
  PERCENT.lastIndex = at;
  const percent = PERCENT.exec(text)?.groups;
  if (percent) {
    const said = percent.n ?? percent.m ?? '';
    return { to: PERCENT.lastIndex, figure: said.includes('.') ? Number(said) : smallNumber(said), isPercent: true };
  }
  const to = numeralEnd(text, at, text.length);
  const figure = to > at ? numeralValue(text.slice(at, to)) : null;
  if (figure === null || OF_OTHERS.test(text.slice(to, to + 2))) return null;
  return { to, figure, isPercent: false, ...(/[次回]/.test(text[to] ?? '') && { isTimes: true as const }) };
}

const N = '\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|[一二两三四五六七八九]';
const WEEKS = '个?(?:周|星期|礼拜)';
const ON_END = new RegExp(
  `(?:连续|连着|接连|一连|连)的?(?<n>${N})${WEEKS}(?:以上)?(?:都|均|全)?|(?<m>${N})${WEEKS}(?:都|均|全)(?=没|未|缺|不|有)|(?<k>${N})${WEEKS}了?(?:一直|始终|总是|总|老是|老)|(?:一直|始终)(?<l>${N})${WEEKS}了?`,
  'y',
);

const RISING = /(?:连续|持续|接连|一直在?|不断)(?=增加|增长|上升|上涨|减少|下降|变多|变少|扩大|缩小)/y;

/** 连续三周, 两周都没报; null for one week. */
export function streakAt(text: string, at: number): Streak | null {
  if (isNumeralCharacter(text[at - 1])) return null;
  ON_END.lastIndex = at;
  const said = ON_END.exec(text)?.groups;
  // 三周都缺多少 asks how much in each.
  if (said?.m !== undefined && /^(?:缺|解决)了?(?:多少|几)/.test(text.slice(ON_END.lastIndex))) return null;
  // 连续增加: two weeks on end at the least.
  RISING.lastIndex = at;
  if (said === undefined && RISING.test(text)) return { from: at, to: RISING.lastIndex, weeks: 2 };
  const weeks = said === undefined ? 0 : smallNumber(said.n ?? said.m ?? said.k ?? said.l);
  return weeks >= 2 ? { from: at, to: ON_END.lastIndex, weeks } : null;
}

function endAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
