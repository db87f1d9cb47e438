// Which rank or comparison does a question ask for?
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { smallNumber } from '../periods/names.ts';
import type { Span } from './bounds.ts';

export type Rank = Span & {
  /** 最多, 前十, 倒数 …; 最好 and 最差 depend on the measure. */
  readonly order: 'desc' | 'asc' | 'best' | 'worst';
  /** How many: absent where no number was said (最多的). */
  readonly top?: number;
  /** What the word asks for besides: 最缺, 报得最晚. */
  readonly of?: 'shortage' | 'filedAt';
  /** 前三家: the unit says of what. */
  readonly ofEnterprises: boolean;
};

/** 三个区, 十家企业: a number that counts what is listed, or what is wanted (最缺技工的十家). */
export type Counted = Span & { readonly count: number; readonly ofEnterprises: boolean };

/** `week`: 上周 by name, joined to what stands in front by 和 (上上周和上周比). */
export type ComparisonRead = Span & { readonly compare: 'previous' | 'sameLastYear'; readonly week?: -1 | -2 };

const N = '(?<n>\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])';
const UNIT = '(?:名|位|强|大|家|个|户)';

const NO_PERIOD = '(?!周|个?月|个?星期|个?礼拜|年|天|期|季)';
const FIRSTS = new RegExp(
  `(?:排名|排在|位居|排行|排)?最?的?(?<side>前|头|top|倒数前?|最后|末尾|垫底的?|末)第?${N}(?<unit>${UNIT})?${NO_PERIOD}`,
  'y',
);
const LASTS = new RegExp(`(?:排名)?(?<side>后)${N}(?<unit>名|位|家|个|户)${NO_PERIOD}`, 'y');
const FIRST = /(?:排名|排)?第(?<n>一|1)(?<unit>名|位|家)?(?!周|个|季|期|次|月|产|线|批)/y;
const MOST = new RegExp(
  `最(?<how>不缺人|不缺工|不缺|狠|凶|惨|重|旺|多|少|高|低|大|小|缺人|缺工|缺|严重|紧张|好|差|急|迫切|厉害|吃紧|紧缺|强|弱|突出|快|慢|猛|明显|显著)的?(?:是?前?${N}(?<unit>${UNIT}))?`,
  'y',
);
const LESS = new RegExp(`(?<how>少|低|小)的(?:是)?前${N}(?<unit>${UNIT})?${NO_PERIOD}`, 'y');
const GREAT = new RegExp(`${N}(?<unit>大|强)(?=缺|企业|用工)`, 'y');
const LOWEST = new Set(['不缺人', '不缺工', '不缺', '少', '低', '小', '弱', '慢']);
/** 报得最晚, 最早报的: when it was filed. */
const FILED =
  /(?:上?报送?|填报|交|提交)(?:上来)?(?:得|的)?最(?<late>晚|迟|早)的?|最(?<late2>晚|迟|早)(?:一[个家户])?(?:上报|报送|填报|提交|报|交)的?|最(?<last>后|先)一?[个家户](?:上报|报送|填报|提交|报|交)的?/y;

/** 前十, 后三名, 倒数第一, 最多的五家, 最缺. */
export function rankAt(text: string, at: number): Rank | null {
  const filed = matchAt(FILED, text, at);
  if (filed !== null) {
    const isEarly = (filed.late ?? filed.late2) === '早' || filed.last === '先';
    return { from: at, to: FILED.lastIndex, order: isEarly ? 'asc' : 'desc', of: 'filedAt', ofEnterprises: false };
  }
  for (const pattern of [MOST, LESS, FIRSTS, LASTS, GREAT, FIRST]) {
    const said = matchAt(pattern, text, at);
    if (said === null) continue;
    return {
      from: at,
      to: pattern.lastIndex,
      order: orderSaid(said.how, said.side),
      ...(said.n !== undefined && { top: smallNumber(said.n) }),
      ...(/^不?缺/.test(said.how ?? '') && { of: 'shortage' as const }),
      ofEnterprises: said.unit === '家' || said.unit === '户',
    };
  }
  return null;
}

function orderSaid(how: string | undefined, side: string | undefined): Rank['order'] {
  if (how === '好' || how === '强') return 'best';
  if (how === '差') return 'worst';
  if (how !== undefined) return LOWEST.has(how) ? 'asc' : 'desc';
  return side === undefined || side === '前' || side === '头' || side === 'top' ? 'desc' : 'asc';
}

const COUNTED =
  /(?<n>\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?:(?<firms>家|户|个(?=企业|公司|厂|单位))|(?:个|家)?(?=区|县|市|地区|工种|专员)|地)/y;

export function countedAt(text: string, at: number): Counted | null {
  if (at > 0 && isNumeralCharacter(text[at - 1])) return null;
  const counted = matchAt(COUNTED, text, at);
  return (
    counted && { from: at, to: COUNTED.lastIndex, count: smallNumber(counted.n), ofEnterprises: counted.firms !== undefined }
  );
}

const BEFORE = '上上周|上周|上个周|上一周|前一周|上个?星期|上个?礼拜|上上个?月|上个?月|上一月|上个?季度|上一季度|上一?期|前一?期';
const LAST_YEAR = '去年同期|上年同期|去年同月|去年同周|去年的?这个时候|去年|上年|同期';
const AGAINST = new RegExp(
  `(?:相比|对比|比起|比较|比|较|跟|和|与|同|相较)(?:于)?(?:(?<before>${BEFORE})|(?<year>${LAST_YEAR}))(?:的)?(?<behind>相比|对比|比较|比)?`,
  'y',
);

const WEEK_NAMED: Readonly<Record<string, -1 | -2>> = {
  上周: -1,
  上个周: -1,
  上一周: -1,
  前一周: -1,
  上星期: -1,
  上个星期: -1,
  上礼拜: -1,
  上个礼拜: -1,
  上上周: -2,
};

/** 比上周, 与上月相比, 跟去年同期比. With 和, 跟, 与, 同 only where 比 stands behind. */
export function comparisonAt(text: string, at: number): ComparisonRead | null {
  const match = matchAt(AGAINST, text, at);
  if (!match) return null;
  if (/[和跟与同]/.test(text[at] as string) && match.behind === undefined) return null;
  const isJoined = /[和跟与同]/.test(text[at] as string);
  const week = isJoined && match.before !== undefined ? WEEK_NAMED[match.before] : undefined;
  return {
    from: at,
    to: AGAINST.lastIndex,
    compare: match.before === undefined ? 'sameLastYear' : 'previous',
    ...(week !== undefined && { week }),
  };
}

function matchAt(pattern: RegExp, text: string, at: number): Readonly<Record<string, string | undefined>> | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : (match.groups ?? {});
}
