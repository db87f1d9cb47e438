// Which rank, threshold or comparison does a question ask for?
import { numeralEnd, numeralValue } from './numerals.ts';
import { smallNumber } from './period-names.ts';

/** A piece of the folded text. */
export type Span = { readonly from: number; readonly to: number };

export type Rank = Span & {
  /** 最多, 前十, 倒数 …; 最好 and 最差 depend on the measure. */
  readonly order: 'desc' | 'asc' | 'best' | 'worst';
  /** How many: absent where no number was said (最多的). */
  readonly top?: number;
  /** 最缺: the word asks for the shortage, too. */
  readonly ofShortage: boolean;
};

export type Threshold = Span & { readonly over: number };

export type Comparison = Span & { readonly compare: 'previous' | 'sameLastYear' };

const N = '(?<n>\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])';
const UNIT = '(?:名|位|强|大|家|个|户)';

const FIRSTS = new RegExp(
  `(?:排名|排在|位居|排行|排)?(?:最)?(?:的)?(?<side>前|头|top|倒数|倒数前|最后|末尾|垫底的?|末)第?${N}${UNIT}?(?!周|个?月|个?星期|个?礼拜|年|天|期|季)`,
  'y',
);
const LASTS = new RegExp(`(?:排名)?后${N}(?:名|位|家|个|户)(?!周|月|星期|礼拜|年|天|季)`, 'y');
const ORDINAL = /(?:排名|排)?第(?:一|1)(?:名|位|家)?(?!周|个|季|期|次|月|产|线|批)/y;
const MOST = new RegExp(
  `最(?<how>多|少|高|低|大|小|缺人|缺工|缺|严重|紧张|突出|好|差|急|迫切)(?:的)?(?:(?:是)?(?:前)?${N}(?:个|家|名|位|户|大))?`,
  'y',
);
const GREAT = new RegExp(`${N}(?:大|强)(?=缺|企业|用工)`, 'y');
const LOWEST = new Set(['少', '低', '小']);

/** 前十, 后三名, 倒数第一, 最多的五家, 最缺. Several of them add up to one by `together`. */
export const rankAt = (text: string, at: number): Rank | null => {
  const most = matchAt(MOST, text, at);
  if (most) {
    const how = most.how as string;
    const order = how === '好' ? 'best' : how === '差' ? 'worst' : LOWEST.has(how) ? 'asc' : 'desc';
    return { from: at, to: MOST.lastIndex, order, ...topOf(most.n), ofShortage: how.startsWith('缺') };
  }
  const first = matchAt(FIRSTS, text, at);
  if (first)
    return {
      from: at,
      to: FIRSTS.lastIndex,
      order: /^[前头t]/.test(first.side as string) ? 'desc' : 'asc',
      ...topOf(first.n),
      ofShortage: false,
    };
  const last = matchAt(LASTS, text, at);
  if (last) return { from: at, to: LASTS.lastIndex, order: 'asc', ...topOf(last.n), ofShortage: false };
  const great = matchAt(GREAT, text, at);
  if (great) return { from: at, to: GREAT.lastIndex, order: 'desc', ...topOf(great.n), ofShortage: false };
  return matchAt(ORDINAL, text, at) ? { from: at, to: ORDINAL.lastIndex, order: 'desc', top: 1, ofShortage: false } : null;
};

const topOf = (n: string | undefined): { readonly top?: number } => (n === undefined ? {} : { top: smallNumber(n) });

const OVER = /(?:超过了?|超出|超|大于|多于|高于|突破|破|>)(?!=)/y;
const AT_LEAST = /(?:达到|不少于|不低于|不小于|至少|最少|>=|≥)/y;
const COUNTED = /(?:个人|个|名|人|位)?/y;
const OR_MORE = /(?:及|或)?(?:以上|之上)|多/y;

/** 超过50人, 50人以上, 不少于50: more than `over` people. Null too for what cannot be said so (超过10%, 50以下). */
export function thresholdAt(text: string, at: number): Threshold | null {
  const over = endAt(OVER, text, at);
  const least = over === null ? endAt(AT_LEAST, text, at) : null;
  const from = over ?? least ?? at;
  const end = numeralEnd(text, from, text.length);
  const value = end > from ? numeralValue(text.slice(from, end)) : null;
  if (value === null) return null;
  const counted = endAt(COUNTED, text, end) ?? end;
  const more = endAt(OR_MORE, text, counted);
  if (over === null && least === null && (more === null || text[counted] === '多')) return null;
  if (text[counted] === '%') return null;
  return { from: at, to: more ?? counted, over: least === null ? value : value - 1 };
}

const BEFORE = '上上周|上周|上个周|上一周|前一周|上个?星期|上个?礼拜|上上个?月|上个?月|上一月|上个?季度|上一季度|上一?期|前一?期';
const LAST_YEAR = '去年同期|上年同期|去年同月|去年同周|去年的?这个时候|去年|上年|同期';
const AGAINST = new RegExp(
  `(?:相比|对比|比起|比较|比|较|跟|和|与|同|相较)(?:于)?(?:(?<before>${BEFORE})|(?<year>${LAST_YEAR}))(?:的)?(?<behind>相比|对比|比较|比)?`,
  'y',
);

/** 比上周, 与上月相比, 跟去年同期比. With 和, 跟, 与, 同 only where 比 stands behind. */
export function comparisonAt(text: string, at: number): Comparison | null {
  const match = matchAt(AGAINST, text, at);
  if (!match) return null;
  if (/[和跟与同]/.test(text[at] as string) && match.behind === undefined) return null;
  return { from: at, to: AGAINST.lastIndex, compare: match.before === undefined ? 'sameLastYear' : 'previous' };
}

function matchAt(pattern: RegExp, text: string, at: number): Readonly<Record<string, string | undefined>> | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : (match.groups ?? {});
}

function endAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
