// Which words of a month's return name a programme, one of its figures, or neither?
import type { Programme } from '../../domain/programmes.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { HEDGES } from '../numbers/hedges.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { FIGURE_LABELS, type FigureLabel } from '../words/programme-figures.ts';
import { PROGRAMME_WORDS } from '../words/programme-words.ts';
import { TIER_WORDS } from '../words/tiers.ts';

type MonthlyWord =
  | { readonly is: 'programme'; readonly programme: Programme }
  /** Which figure it is in each programme that has one so called. */
  | { readonly is: 'label'; readonly keys: FigureLabel }
  /** 同上月; `all` where 同 alone would mean the one asked about. */
  | { readonly is: 'same'; readonly all: boolean }
  | { readonly is: 'none' }
  /** 其余: what was not answered yet. */
  | { readonly is: 'rest' }
  /** 普工: annex 2 counts people of all tiers. */
  | { readonly is: 'tier' }
  | { readonly is: 'hedge' }
  /** 左右 behind a number. */
  | { readonly is: 'about' }
  | { readonly is: 'noise' };

const split = (list: string): readonly string[] => list.trim().split(/\s+/);

// biome-ignore format: lists of words
const OTHERS: readonly (readonly [MonthlyWord, string])[] = [
  [{ is: 'same', all: true }, '同上月 同上个月 和上月一样 和上个月一样 跟上月一样 跟上个月一样 与上月一样 与上月相同 和上月相同 与上月持平 和上月持平 照上月 按上月 同上月一样 全部同上月 都同上月 都和上月一样 都跟上月一样 和上月没变化 比上月没变化'],
  [{ is: 'same', all: false }, '同 同上 一样 没变 没变化 没有变化 不变 持平 无变化'],
  [{ is: 'none' }, '无 没有 没 暂无 都没有 都无 没有开展 没开展 未开展 没搞 没有搞 没做 没有的 没有了'],
  [{ is: 'rest' }, '其余 其他 其它 剩下 剩下的 其余的 其他的 另外几项 其余各项 其他各项 其余项 其他项 其余几项'],
  [{ is: 'about' }, '左右 上下 以上 以下 以内 出头 开外 多 余'],
  [{ is: 'noise' }, '改成 改为 应为 应该是 应该为 本月 这个月 这月 当月 的 了 是 为 有 共 一共 共计 总共 完成 举办 举行 组织 开展 实现 达到 人数 数量 数 次 个 家 人 名 分别 分别是 依次 依次是 计划 项目 情况 工作 方面 和 及 以及 月报 月通报 都 也 还 还是 已 已经 吧 啊 呢 哈 哦 : , ， 。 、 . ; ； ! / ( ) " -'],
];

/** A programme's own name means the programme wherever it stands; a longer word wins over those it contains. */
export const MONTHLY_WORDS: Lexicon<MonthlyWord> = buildLexicon([
  ...PROGRAMME_WORDS.flatMap(([programme, names]) => split(names).map((word) => [word, { is: 'programme', programme }] as const)),
  ...split('百家').map((word) => [word, { is: 'programme', programme: 'agencyAid' }] as const),
  ...split('专员 服务专员 用工服务专员 专员情况').map((word) => [word, { is: 'programme', programme: 'specialists' }] as const),
  ...FIGURE_LABELS.map(([word, keys]) => [word, { is: 'label', keys }] as const),
  ...OTHERS.flatMap(([word, list]) => split(list).map((w) => [w, word] as const)),
  ...HEDGES.map((word) => [word, { is: 'hedge' }] as const),
  ...SKILL_TIERS.flatMap((tier) => split(TIER_WORDS[tier]).map((word) => [word, { is: 'tier' }] as const)),
]);
