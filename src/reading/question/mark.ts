// What can a word of a question say, and how are lists of such words written?
import type { EnterpriseType } from '../../domain/enterprises.ts';
import type { Programme } from '../../domain/programmes.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import type { Dimension, Measure } from '../reading.ts';

/** What one word of a question says. */
export type QuestionMark =
  /** `weak`: counts only where nothing stronger is asked for. `bare`: a single character that needs a question around it. */
  | { readonly is: 'measure'; readonly measure: Measure; readonly strength: 'strong' | 'weak' | 'bare' }
  /** 几家, 企业数: how many enterprises; `asks`: it asks by itself. */
  | { readonly is: 'count'; readonly asks: boolean }
  /** 合计: all four totals, unless a measure is named. `soft`: 情况, 数据. */
  | { readonly is: 'totals'; readonly soft: boolean }
  /** 累计, in front of or behind 解决. */
  | { readonly is: 'toDate' }
  /** `which`: 哪家 asks for one, 哪几家 for some, 各家 for each; `weak` where another dimension counts first. */
  | {
      readonly is: 'by';
      readonly by: Dimension;
      readonly which: 'each' | 'one' | 'some';
      readonly weak: boolean;
      /** 谁: of two places or enterprises that were named it asks which. */
      readonly who?: true;
    }
  /** 分别, 各: an answer for each of what was listed. */
  | { readonly is: 'respectively' }
  /** `also`: 监测企业 are of two types. */
  | { readonly is: 'type'; readonly type: EnterpriseType; readonly also?: EnterpriseType }
  | { readonly is: 'tier'; readonly tier: SkillTier }
  /** `weak`: a word of one programme's figures (培训, 学生), where no programme is named. */
  | { readonly is: 'programme'; readonly programme: Programme; readonly weak: boolean }
  | { readonly is: 'surveyed' }
  /** 全市. */
  | { readonly is: 'everywhere' }
  /** 本区. */
  | { readonly is: 'ownDistrict' }
  /** `trend`: 走势 over time; a plain 图 may as well compare districts. */
  | { readonly is: 'form'; readonly form: 'chart' | 'workbook'; readonly trend?: true }
  | { readonly is: 'compare'; readonly compare: 'previous' | 'sameLastYear' }
  /** 增加了多少, 变化: against the period before, unless another is named; `way` where it says which. */
  | { readonly is: 'change'; readonly way?: 'up' | 'down' }
  /** 排名, 由高到低. */
  | { readonly is: 'order'; readonly order: 'desc' | 'asc' }
  /** 排第几: the place of what is named. */
  | { readonly is: 'rankOf' }
  /** 平均每家; null for 平均 alone. */
  | { readonly is: 'average'; readonly of: Dimension | null }
  /** 占比, 占全市. */
  | { readonly is: 'share' }
  /** 除了, 不含: what stands behind is left out, up to its end (外). */
  | { readonly is: 'except' }
  /** 外, 不说: the end of that; where nothing was opened, what stands in front is left out. */
  | { readonly is: 'exceptEnd' }
  /** 其他区, behind what was left out. */
  | { readonly is: 'others' }
  /** 差不多, 一样: what is said to be alike is asked only by a question. */
  | { readonly is: 'alike' }
  /** 加起来: one answer for all that is named. */
  | { readonly is: 'together' }
  /** 零缺工, 没解决: the figure is 0. */
  | { readonly is: 'noneOf'; readonly of: 'shortage' | 'resolved' }
  /** 这家, 它: the enterprise that was spoken of. */
  | { readonly is: 'thatOne' }
  /** 比全市平均, 高于平均: beside the average of all. */
  | { readonly is: 'besideAverage'; readonly way?: 'above' | 'below' }
  /** 从来没报过: nothing in any week of the period. */
  | { readonly is: 'never' }
  /** 经常, 多次: more than once. */
  | { readonly is: 'often' }
  /** 几次: over the year, where no period is named. */
  | { readonly is: 'times' }
  /** 上期. */
  | { readonly is: 'previousPeriod' }
  /** A comma or the end of a sentence. */
  | { readonly is: 'pause' }
  /** 多少, 几, 吗, 查一下. */
  | { readonly is: 'asking' }
  /** `firms`: 企业, 厂: whatever is told of them is told of enterprises. */
  | { readonly is: 'filler'; readonly firms?: true }
  /** 为什么, 怎么: another kind of question, which is not answered as if the word were not there. */
  | { readonly is: 'otherwise' };

const split = (list: string): string[] => list.trim().split(/\s+/);
/** Every word of the first list before every word of the second, and so on. */
export const each = (...lists: string[]): string[] =>
  lists.map(split).reduce((left, right) => left.flatMap((a) => right.map((b) => (a + b).replaceAll('∅', ''))));

export const measure = (
  name: Measure,
  list: string | string[],
  strength: 'strong' | 'weak' | 'bare' = 'strong',
): [string, QuestionMark][] =>
  (typeof list === 'string' ? split(list) : list).map((word) => [word, { is: 'measure', measure: name, strength }]);
export const by = (
  dimension: Dimension,
  which: 'each' | 'one' | 'some',
  list: string | string[],
  weak = false,
): [string, QuestionMark][] =>
  (typeof list === 'string' ? split(list) : list).map((word) => [
    word,
    { is: 'by', by: dimension, which, weak, ...(word === '谁' && { who: true as const }) },
  ]);
export const mark = (value: QuestionMark, list: string | string[]): [string, QuestionMark][] =>
  (typeof list === 'string' ? split(list) : list).map((word) => [word, value]);

/** 哪个 without what: which of those that are named. */
export const asksWhich = (value: QuestionMark, text: string): boolean =>
  value.is === 'asking' && /^哪(?:一个|个|一位|位)?$/.test(text);
