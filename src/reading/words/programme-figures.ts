// By which words do people name the figures of annex 2's programmes, in returns and in questions alike?
import { type FigureKey, PROGRAMMES, type Programme, programmeFigures } from '../../domain/programmes.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { FIELD_WORDS } from './predicates.ts';

/** Which figure a word names in each programme that has one so called. */
export type FigureLabel = Readonly<Partial<Record<Programme, FigureKey>>>;

const split = (list: string): readonly string[] => list.trim().split(/\s+/);
const SERVED = '服务 企业 服务企业 服务企业数 服务企业数量 服务的企业 企业数 企业数量 服务了 参加企业 参会企业';
/** Who was found, however a report says it: 签约, 吸纳, 安置; 成交 is the recruitment drive's. */
const FOUND = split(FIELD_WORDS.resolved)
  .filter((word) => word.length > 1 && !word.endsWith('情况') && word !== '成交')
  .join(' ');

// biome-ignore format: lists of words
const LISTED: readonly (readonly [Programme, FigureKey, string])[] = [
  ['recruitmentDrive', 'events', '活动 场次 活动场次 活动场数 场数 招聘会 招聘活动 招聘会场次 招聘会场数 专场招聘会 专场'],
  ['recruitmentDrive', 'enterprises', SERVED],
  ['recruitmentDrive', 'hired', '成交 成交了 成交人数 活动成交 活动成交人数'],
  ['agencyAid', 'agencies', '机构 服务机构 机构数 机构数量 人力资源机构 人力资源服务机构 人力资源服务机构数量 组织机构 组织人力资源服务机构 组织人力资源服务机构数量'],
  ['agencyAid', 'enterprises', SERVED],
  ['agencyAid', 'resolved', '解决企业用工 解决企业用工人数 用工'],
  ['internship', 'schools', '院校 学校 技校 院校数 院校数量 技工院校数量 组织院校 组织技工院校 组织技工院校数量'],
  ['internship', 'students', '学生 学生数 学生数量 学生人数 实习生 实习生人数 技工院校学生 组织学生 组织技工院校学生 组织技工院校学生数量'],
  ['internship', 'enterprises', SERVED],
  ['crossProvince', 'bases', '基地 劳务基地 合作基地 省外基地 劳务合作基地 省外劳务合作基地 联络基地 联络省外劳务合作基地 联络省外劳务合作基地数量 基地数 基地数量'],
  ['crossProvince', 'events', '活动 场次 活动场次 活动场数 场数 招工活动 招工活动场次 省外招工活动 省外劳务招工活动 省外劳务招工活动场次 组织省外劳务招工活动场次 组织招工活动'],
  ['crossProvince', 'hired', '招工 招工了 招工人数 劳务招工 劳务招工人数 省外招工 省外招工人数 省外劳务招工人数'],
  ['skillsRelay', 'enterprises', SERVED],
  ['skillsRelay', 'trained', '培训 培训了 培训人数 培训人员 培训职工 培训员工 技能培训 技能培训人数 职业培训'],
  ['sharedEmployment', 'enterprises', SERVED],
  ['sharedEmployment', 'shared', '共享 共享了 共享人数 共享用工人数 实现共享 实现共享用工 实现共享用工人数'],
  ['specialists', 'specialists', '配备 配备专员 配备服务专员 配备用工服务专员 配备用工服务专员人数 专员人数 专员数'],
  ['specialists', 'enterprises', `对接 对接了 对接企业 对接企业数 对接企业数量 ${SERVED}`],
  ['specialists', 'resolved', '用工'],
  ...(['recruitmentDrive', 'crossProvince'] as const).map((programme) => [programme, 'hired', FOUND] as const),
  ...(['agencyAid', 'specialists'] as const).map((programme) => [programme, 'resolved', FOUND] as const),
  ['sharedEmployment', 'shared', FOUND],
];

/** Every figure is named by annex 2's own words, whatever else is listed. */
const OWN: readonly (readonly [Programme, FigureKey, string])[] = PROGRAMMES.flatMap((programme) =>
  programmeFigures(programme).map(({ key, name }) => [programme, key, name.replace(/^本月/u, '')] as const),
);

function labels(): readonly (readonly [string, FigureLabel])[] {
  const keys = new Map<string, FigureLabel>();
  for (const [programme, key, list] of [...LISTED, ...OWN]) {
    for (const word of split(list)) keys.set(word, { [programme]: key, ...keys.get(word) });
  }
  return [...keys];
}

/** The words, each once. Where two figures of a programme are called the same, the first listed is meant. */
export const FIGURE_LABELS: readonly (readonly [string, FigureLabel])[] = labels();

export const FIGURE_LEXICON: Lexicon<FigureLabel> = buildLexicon(FIGURE_LABELS);

/** The one programme that has a figure so called; null where several have. */
export function onlyProgrammeOf(label: FigureLabel): Programme | null {
  const [one, another] = PROGRAMMES.filter((programme) => label[programme] !== undefined);
  return one !== undefined && another === undefined ? one : null;
}

/** Words that mean more than one thing in a question: whose figure they are has to be said beside them. */
const OF_ANYTHING = new Set(
  split(
    `${SERVED} ${FOUND} 活动 用工 专场 招工 招工了 招工人数 机构 学校 技校 配备 配备专员 配备服务专员 配备用工服务专员 配备用工服务专员人数 专员人数 专员数 对接 对接了 对接企业 对接企业数 对接企业数量`,
  ),
);

/** Words of one programme's figures that mean it by themselves: 招聘会, 学生, 基地. */
export const TELLING_LABELS: readonly (readonly [string, Programme])[] = FIGURE_LABELS.flatMap(([word, label]) => {
  const programme = OF_ANYTHING.has(word) ? null : onlyProgrammeOf(label);
  return programme === null ? [] : [[word, programme] as const];
});

/** Whether a word has to stand beside what asks to name a figure: 服务|多少家, but 活动情况 names none, 招聘会 all of the drive's. */
export const isOfAnything = (word: string): boolean =>
  /[会动]$/.test(word) || (OF_ANYTHING.has(word) && !FIELD_WORDS.resolved.split(/\s+/).includes(word));
