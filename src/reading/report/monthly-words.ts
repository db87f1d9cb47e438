// Which words of a month's return name a programme, one of its figures, or neither?
import { type FigureKey, PROGRAMMES, type Programme, programmeFigures } from '../../domain/programmes.ts';
import { HEDGES } from '../numbers/hedges.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { PROGRAMME_WORDS } from '../words/programme-words.ts';

type MonthlyWord =
  | { readonly is: 'programme'; readonly programme: Programme }
  /** Which figure it is in each programme that has one so called. */
  | { readonly is: 'label'; readonly keys: Readonly<Partial<Record<Programme, FigureKey>>> }
  /** 同上月; `all` where 同 alone would mean the one asked about. */
  | { readonly is: 'same'; readonly all: boolean }
  | { readonly is: 'none' }
  /** 其余: what was not answered yet. */
  | { readonly is: 'rest' }
  | { readonly is: 'hedge' }
  /** 左右 behind a number. */
  | { readonly is: 'about' }
  | { readonly is: 'noise' };

const split = (list: string): readonly string[] => list.trim().split(/\s+/);
const SERVED = '服务 企业 服务企业 服务企业数 服务企业数量 服务的企业 企业数 企业数量 服务了 参加企业 参会企业';

// biome-ignore format: lists of words
const LABELS: readonly (readonly [Programme, FigureKey, string])[] = [
  ['recruitmentDrive', 'events', '活动 场次 活动场次 活动场数 场数 招聘会 招聘活动 招聘会场次'],
  ['recruitmentDrive', 'enterprises', SERVED],
  ['recruitmentDrive', 'hired', '成交 成交了 成交人数 活动成交 活动成交人数'],
  ['agencyAid', 'agencies', '机构 服务机构 机构数 机构数量 人力资源机构 人力资源服务机构 人力资源服务机构数量 组织机构 组织人力资源服务机构 组织人力资源服务机构数量'],
  ['agencyAid', 'enterprises', SERVED],
  ['agencyAid', 'resolved', '解决 解决了 解决人数 解决用工 解决用工人数 解决企业用工 解决企业用工人数 用工'],
  ['internship', 'schools', '院校 学校 技校 院校数 院校数量 技工院校数量 组织院校 组织技工院校 组织技工院校数量'],
  ['internship', 'students', '学生 学生数 学生数量 学生人数 实习生 技工院校学生 组织学生 组织技工院校学生 组织技工院校学生数量'],
  ['internship', 'enterprises', SERVED],
  ['crossProvince', 'bases', '基地 劳务基地 合作基地 省外基地 劳务合作基地 省外劳务合作基地 联络基地 联络省外劳务合作基地 联络省外劳务合作基地数量 基地数 基地数量'],
  ['crossProvince', 'events', '活动 场次 活动场次 招工活动 招工活动场次 省外招工活动 省外劳务招工活动 省外劳务招工活动场次 组织省外劳务招工活动场次 组织招工活动'],
  ['crossProvince', 'hired', '招工 招工了 招工人数 劳务招工人数 省外招工 省外招工人数 省外劳务招工人数 招到'],
  ['skillsRelay', 'enterprises', SERVED],
  ['skillsRelay', 'trained', '培训 培训了 培训人数 培训人员 培训职工 培训员工'],
  ['sharedEmployment', 'enterprises', SERVED],
  ['sharedEmployment', 'shared', '共享 共享了 共享人数 共享用工人数 实现共享 实现共享用工 实现共享用工人数'],
  ['specialists', 'specialists', '配备 配备专员 配备服务专员 配备用工服务专员 配备用工服务专员人数 专员人数 专员数'],
  ['specialists', 'enterprises', `对接 对接了 对接企业 对接企业数 对接企业数量 ${SERVED}`],
  ['specialists', 'resolved', '解决 解决了 解决人数 解决用工 解决用工人数 用工'],
];

// biome-ignore format: lists of words
const OTHERS: readonly (readonly [MonthlyWord, string])[] = [
  [{ is: 'same', all: true }, '同上月 同上个月 和上月一样 和上个月一样 跟上月一样 跟上个月一样 与上月一样 与上月相同 和上月相同 与上月持平 和上月持平 照上月 按上月 同上月一样 全部同上月 都同上月 都和上月一样 都跟上月一样 和上月没变化 比上月没变化'],
  [{ is: 'same', all: false }, '同 同上 一样 没变 没变化 没有变化 不变 持平 无变化'],
  [{ is: 'none' }, '无 没有 没 暂无 都没有 都无 没有开展 没开展 未开展 没搞 没有搞 没做 没有的 没有了'],
  [{ is: 'rest' }, '其余 其他 其它 剩下 剩下的 其余的 其他的 另外几项 其余各项 其他各项 其余项 其他项 其余几项'],
  [{ is: 'about' }, '左右 上下 以上 以下 以内 出头 开外 多 余'],
  [{ is: 'noise' }, '改成 改为 应为 应该是 应该为 本月 这个月 这月 当月 的 了 是 为 有 共 一共 共计 总共 完成 举办 举行 组织 开展 实现 达到 人数 数量 数 次 个 家 人 名 分别 分别是 依次 依次是 计划 项目 情况 工作 方面 和 及 以及 月报 月通报 都 也 还 还是 已 已经 吧 啊 呢 哈 哦 : , ， 。 、 . ; ； ! / ( ) " -'],
];

/** Every figure is named by annex 2's own words, whatever else is listed. */
const OWN_LABELS = PROGRAMMES.flatMap((programme) =>
  programmeFigures(programme).map(({ key, name }) => [programme, key, name.replace(/^本月/u, '')] as const),
);

function labels(): readonly (readonly [string, MonthlyWord])[] {
  const keys = new Map<string, Partial<Record<Programme, FigureKey>>>();
  for (const [programme, key, list] of [...LABELS, ...OWN_LABELS]) {
    for (const word of split(list)) keys.set(word, { ...keys.get(word), [programme]: key });
  }
  return [...keys].map(([word, of]) => [word, { is: 'label', keys: of }] as const);
}

/** A programme's own name means the programme wherever it stands; a longer word wins over those it contains. */
export const MONTHLY_WORDS: Lexicon<MonthlyWord> = buildLexicon([
  ...PROGRAMME_WORDS.flatMap(([programme, names]) => split(names).map((word) => [word, { is: 'programme', programme }] as const)),
  ...split('百家').map((word) => [word, { is: 'programme', programme: 'agencyAid' }] as const),
  ...split('专员 服务专员 用工服务专员 专员情况').map((word) => [word, { is: 'programme', programme: 'specialists' }] as const),
  ...labels(),
  ...OTHERS.flatMap(([word, list]) => split(list).map((w) => [w, word] as const)),
  ...HEDGES.map((word) => [word, { is: 'hedge' }] as const),
]);

/** The one programme that has a figure so called; null where several have. */
export function onlyProgrammeOf(keys: Readonly<Partial<Record<Programme, FigureKey>>>): Programme | null {
  const [one, another] = PROGRAMMES.filter((programme) => keys[programme] !== undefined);
  return one !== undefined && another === undefined ? one : null;
}
