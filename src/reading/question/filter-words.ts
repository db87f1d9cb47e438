// By which words does a question say of whom, by what and in which order?
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { SHORTAGE_NOUNS } from '../words/predicates.ts';
import { TELLING_LABELS } from '../words/programme-figures.ts';
import { PROGRAMME_WORDS } from '../words/programme-words.ts';
import { TIER_WORDS } from '../words/tiers.ts';
import { by, each, mark, type QuestionMark } from './mark.ts';

const AVERAGES = '全市平均 全市的平均 全市平均水平 全市平均数 全市平均值 平均 平均水平 平均数 平均值 均值 全市均值 全市水平 全市';
const AREAS = '片区 区 县 区市 市区 区县 县区 县市区 区县市 市县 区域 地区 辖区 地方 地市 市 区(市) 县(市、区) 县(区) 县(市)';

// biome-ignore format: lists of words
export const DIMENSION_WORDS: [string, QuestionMark][] = [
  ...by('district', 'each', each('各 各个 每 每个 分 按 按照 逐 分各 按各', AREAS).filter((w) => !/^[分按]市$/.test(w))),
  ...by('district', 'each', each('其他各 其它各 其余各 别的各 剩下各 剩下的各', AREAS)),
  ...by('district', 'some', each('的 ∅', '区 县 区市 区县 县区', '有哪些 有哪几个 都有哪些 是哪些 是哪几个')),
  ...by('enterprise', 'some', each('的 ∅', '企业 公司 厂', '有哪些 有哪几家 都有哪些 是哪些 是哪几家')),
  ...by('district', 'each', '各地 分地 按地 区市对比 各区之间'),
  ...by('district', 'one', each('哪 哪个 哪一个 哪一', AREAS)),
  ...by('district', 'one', '哪里 哪儿 哪边 哪块'),
  ...by('district', 'some', each('哪些 哪几个 哪几', AREAS)),
  ...by('district', 'each', each('的 ∅', '区 县 区市 区县 县区 县市区 地区'), true),
  ...by('type', 'each', each('各 各个 分 按 按照 不同 每 每个 分不同 按不同', '类型 企业类型 类 类企业 类别 企业类别 类型企业 类型的企业')),
  ...by('type', 'each', '分类 四类企业 四类'),
  ...by('type', 'one', '哪类企业 哪一类企业 哪种企业 哪种类型 哪个类型 什么类型 哪类 哪一类'),
  ...by('type', 'some', '哪些类型 哪几类企业 哪几类'),
  ...by('tier', 'each', each('各 各个 分 按 按照 不同 每 每个 每种 分不同 按不同', '工种 技能等级 技能 技能层次 层次 等级 技术等级 工人类型 缺工类型 用工类型 人员类型 岗位类型')),
  ...by('tier', 'each', '工种 三类工 技能等级', true),
  ...by('tier', 'one', '哪个工种 哪种工 什么工种 哪类工 哪类工种 哪类人员 哪种工人 什么工 哪类工人 哪种工种 哪类人'),
  ...by('tier', 'some', '哪些工种 哪几个工种 哪几类工'),
  ...by('enterprise', 'one', '哪家 哪一家 哪个企业 哪家企业 哪个厂 哪家厂 哪个公司 哪家公司 哪户 哪一户 哪户企业 谁家 哪一家企业'),
  ...by('enterprise', 'some', each('哪些 哪几家 哪几户 哪几个 有哪些 有哪几家', '企业 公司 厂 单位')),
  ...by('enterprise', 'some', '哪几家 哪几户 有哪几家 有哪几户'),
  ...by('enterprise', 'some', '哪些', true),
  ...by('enterprise', 'each', '各企业 各家 各家企业 各户 各户企业 各个企业 每家 每家企业 每户 每户企业 每个企业 逐家 逐户 逐个企业 按企业 分企业 按户 分户 企业明细'),
  ...by('enterprise', 'each', '企业名单 企业清单 明细 名单 清单', true),
  ...by('specialist', 'one', '谁 哪个专员 哪位专员 哪名专员 哪一位专员 哪个服务专员 哪位服务专员'),
  ...by('specialist', 'some', '哪些专员 哪几个专员 哪几位专员 哪几名专员 哪些人 哪些服务专员'),
  ...by('specialist', 'each', '各专员 专员们 每个专员 每位专员 每名专员 按专员 分专员 各位专员 各个专员 各服务专员 每个服务专员 按服务专员 按人 专员排名'),
  ...by('period', 'one', '哪周 哪一周 哪个星期 哪个礼拜 哪几周 哪一期 哪期'),
  ...by('period', 'one', '哪个月 哪一个月 哪月 哪个月份 哪几个月 哪些月'),
  ...by('period', 'each', '每周 按周 逐周 分周 各周 每星期 每个星期 每礼拜 每个礼拜 每一周 每月 按月 逐月 分月 各月 每个月 每季度 按季度 各季度 每期 按期分'),
];

// biome-ignore format: lists of words
export const FILTER_WORDS: [string, QuestionMark][] = [
  ...mark({ is: 'type', type: 'majorProject' }, '重大项目 重大项目企业 重大项目涉及企业 重大项目涉及 重大项目的企业 重点项目 重点项目企业 省重大项目 大项目企业 重大企业'),
  ...mark({ is: 'type', type: 'unemploymentMonitored' }, '失业动态监测 失业动态监测企业 失业动态 失业监测 失业监测企业 失业动态企业 失业监测点'),
  ...mark(
    { is: 'type', type: 'employmentMonitored' },
    '重点企业用工监测 重点企业用工监测企业 重点监测 重点监测企业 用工监测 用工监测企业 重点用工监测 重点用工监测企业 重点企业 重点企业监测 重点用工企业 重点用工',
  ),
  ...mark({ is: 'type', type: 'unemploymentMonitored', also: 'employmentMonitored' }, '监测企业 监测类企业 两类监测企业 监测类'),
  ...mark({ is: 'type', type: 'other' }, '其他企业 其它企业 其他类 其它类 其他类型 其他类企业 其他类型企业 其余企业 其他'),
  ...SKILL_TIERS.flatMap((tier) => mark({ is: 'tier', tier }, TIER_WORDS[tier])),
  // In a report these may be anybody's; who asks for them means the tier.
  ...mark({ is: 'tier', tier: 'skilled' }, '技术工人 技术工'),
  ...mark({ is: 'tier', tier: 'senior' }, '技能人才 高技能人员'),
  ...mark({ is: 'surveyed' }, '调研受访 调研受访企业 调研受访缺工企业 受访企业 受访缺工企业 受访 调研企业 调研名单 调研的企业 调研缺工企业 190家 190家企业 190户 那190家 这190家'),
  ...mark({ is: 'everywhere' }, '全市 全市范围 全市各企业 市里 本市 我市 我们市 咱们市 咱市 全部区 所有区 全域 全辖区 市局 整个市'),
  ...mark({ is: 'ownDistrict' }, '本区 我区 我们区 咱们区 咱区 全区 本县 我县 我们县 咱县 全县 本区市 本辖区 我们辖区 辖区'),
];

/** A type whose words nobody has listed is named by annex 1's own. */
export const OWN_TYPE_WORDS: [string, QuestionMark][] = ENTERPRISE_TYPES.filter(
  (type) => !FILTER_WORDS.some(([, m]) => m.is === 'type' && m.type === type),
).flatMap((type) => {
  const name = ENTERPRISE_TYPE_NAMES[type];
  return mark({ is: 'type', type }, `${name} ${name.replace(/企业$/, '')}`);
});

export const PROGRAMME_MARKS: [string, QuestionMark][] = [
  ...PROGRAMME_WORDS.flatMap(([programme, names]) => mark({ is: 'programme', programme, weak: false }, names)),
  ...TELLING_LABELS.flatMap(([word, programme]) => mark({ is: 'programme', programme, weak: true }, word)),
  ...mark({ is: 'programme', programme: 'agencyAid', weak: true }, '多少家机构 几家机构'),
];

// biome-ignore format: lists of words
export const SHAPE_WORDS: [string, QuestionMark][] = [
  ...mark({ is: 'totals', soft: false }, '合计 合计数 汇总 汇总表 总计 总表 总体情况 总体 整体情况 整体 总情况 总览 概览 附件1 附件一 附件① 周调度表 周调度汇总 周调度情况 周报汇总 全面情况 大盘'),
  ...mark({ is: 'totals', soft: true }, '情况 数据 概况 现状 状况 形势 啥情况 什么情况 怎么样 怎样 咋样 如何 怎么样了 咋样了 如何了 报表 总数据 统计数据 各项数据 周报 周调度 数字'),
  ...mark({ is: 'toDate' }, '累计 累积 总累计'),
  ...mark({ is: 'respectively' }, '分别 分别是 各 各自 各是 各有 分开 对比 比较 对照 横向对比 比一比 比一下 比 相比 比起来 哪个更 谁更 pk'),
  ...mark({ is: 'form', form: 'chart', trend: true }, '走势 走势图 趋势 趋势图 曲线 曲线图 折线 折线图 变化曲线 变化趋势 变化图'),
  ...mark({ is: 'form', form: 'chart' }, '柱状图 柱图 图 图表 图形 画出来 画下来 画成图 画个图 画张图 画一张图 饼图 示意图 画图 作图 出图 条形图'),
  ...mark({ is: 'form', form: 'workbook' }, '导出 导出来 导一下 导一份 导个 导成 导 表格 excel excel表 excel表格 xlsx xls 电子表 电子表格 电子版 工作簿 下载 表 附表 文件'),
  ...mark({ is: 'compare', compare: 'previous' }, '环比 环比变化 环比增长 环比情况 较上期 比上期 较前期 比之前 比以前 较之前 比前期'),
  ...mark({ is: 'compare', compare: 'sameLastYear' }, '同比 同比变化 同比增长 同比情况 去年同期 上年同期 去年同月 去年同周 去年这时候 去年这会儿 去年这个时候 去年的这个时候 去年此时 上年此时 去年这时'),
  ...mark({ is: 'change', way: 'up' }, each('增加 增长 上升 上涨 升 涨', '了 了多少 多少 幅度 情况 了没有 了没 了吗 得 ∅').filter((word) => word.length > 1)),
  ...mark({ is: 'change', way: 'down' }, each('减少 下降 降 降低 回落', '了 了多少 多少 幅度 情况 了没有 了没 了吗 得 ∅').filter((word) => word.length > 1)),
  ...mark({ is: 'change', way: 'up' }, each('扩大 变多 变大 走高 攀升', '了 了多少 了吗 了没有 ∅')),
  ...mark({ is: 'change', way: 'down' }, each('缩小 收窄 变少 变小 走低', '了 了多少 了吗 了没有 ∅')),
  ...mark({ is: 'change', way: 'up' }, '增幅 涨幅 涨了 多了 多了多少 多了吗 多了没 多了没有 增得'),
  ...mark({ is: 'change', way: 'down' }, '降幅 跌幅 降了 少了 少了多少 少了吗 少了没 少了没有 减得'),
  ...mark({ is: 'change' }, '变化 有什么变化 有没有变化 变化情况 变化多大 变化大吗 变动 增减 增减情况 升降 变化得'),
  ...mark({ is: 'rankOf' }, each('排 排名 排到 排在 排行 位列 位居 名列 是 名次 排位', '第几 第几名 第几位 多少位 多少名 几位 第几呢')),
  ...mark({ is: 'rankOf' }, '第几名 第几位 排第几 排老几 名次是多少 名次多少 排名多少 排名是多少'),
  ...mark({ is: 'average', of: 'enterprise' }, each('平均每 平均一 平均', '家 户 家企业 户企业 个企业')),
  ...mark({ is: 'average', of: 'enterprise' }, '户均 每家平均 每户平均 每家企业平均 企业平均 每个企业平均'),
  ...mark({ is: 'average', of: 'district' }, each('平均 平均每 平均一 平均到', '个 一个 每个', '区 县 区市 区县 县区')),
  ...mark({ is: 'average', of: 'district' }, '平均每区 平均每个区 平均每个区市 平均每个县 区均 每个区平均 每区平均'),
  ...mark({ is: 'average', of: 'specialist' }, each('平均 平均每 平均一', '个 名 位 一个 一名', '专员')),
  ...mark({ is: 'average', of: 'specialist' }, '平均每个专员 平均每名专员 平均每位专员 每个专员平均 每名专员平均 每位专员平均 专员平均'),
  ...mark({ is: 'average', of: 'period' }, each('平均 平均每', '一周 每周 个星期 一个星期 每星期')),
  ...mark({ is: 'average', of: 'period' }, '平均每周 周均 每周平均 平均每个星期 平均一周'),
  ...mark({ is: 'average', of: null }, '平均'),
  ...mark({ is: 'share' }, each('占 占到 占了 占比 占的', '全市 全市的 总数 总数的 总量的 全部 全部的 所有 整个市 比 比例 比重 多少 几成 百分之几 ∅').filter((word) => word.length > 1)),
  ...mark({ is: 'share' }, each('占', '服务企业 联系服务企业 已报企业 上报企业 全部企业 企业总数 企业', '∅ 的', '比例 比重 比率 百分比 多少 几成')),
  ...mark({ is: 'share' }, '占 比重 占总比 占全市比重 占全市的比重 占全市比例 占全市的比例 占全市多少 占多大比例 占多大比重 份额'),
  ...mark({ is: 'others' }, each('其他 其它 其余 别的 剩下的 其余的 其他的 另外的 其他各 其余各', '区 县 区市 区县 县区 几个区 地方 地区 企业 公司 类型 类 工种 几家')),
  ...mark({ is: 'others' }, '其余 剩下 剩下的 剩余 剩余的 余下 余下的 剩下几个 剩下那些'),
  ...mark({ is: 'alike' }, '差不多 差不太多 差不离 一样 一个样 一模一样 相同 一致 类似 相当 持平 一个情况 一个数 没两样 没区别'),
  ...mark({ is: 'together' }, '加起来 合起来 加在一起 合在一起 合着 加总 加一起 相加 总起来'),
  ...mark({ is: 'noneOf', of: 'shortage' }, each('零 不 无 没有 没 未 暂无 尚无 并无 没什么 没有什么 没有任何', SHORTAGE_NOUNS.join(' '))),
  ...mark({ is: 'noneOf', of: 'shortage' }, '不缺人 零报告 零申报 零报 报零 报0 报的零 报的0 报的是0 没有招人需求 不缺 满员 缺工为零 缺工为0 缺工是零 已经不缺 招满 招满了 满员了'),
  ...mark({ is: 'noneOf', of: 'resolved' }, '零解决 没解决 没有解决 未解决 没招到 没有招到 没招到人 一个没解决 一个都没解决 一个没招到 一个都没招到 一个人没招到 没招到工 解决为零 解决为0'),
  ...mark({ is: 'often' }, '经常 多次 屡次 总是 老是 反复 常常 一再 好几次 不止一次 习惯性'),
  ...mark({ is: 'times' }, '几次 多少次 几回 多少回 次数 次'),
  ...mark({ is: 'besideAverage', way: 'above' }, each('高于 超过 大于 多于 高过 超出', AVERAGES)),
  ...mark({ is: 'besideAverage', way: 'below' }, each('低于 小于 少于 不如 不及 低过', AVERAGES)),
  ...mark({ is: 'besideAverage', way: 'above' }, each('比 较', AVERAGES, '高 多 高的 多的')),
  ...mark({ is: 'besideAverage', way: 'below' }, each('比 较', AVERAGES, '低 少 低的 少的')),
  ...mark({ is: 'besideAverage' }, each('比 和 跟 与 同 较 对比 对照', AVERAGES, '∅ 比 相比 对比 比较 比起来 高多少 低多少 多多少 少多少 差多少 高还是低 多还是少 高吗 低吗')),
  ...mark({ is: 'thatOne' }, '这家 那家 这户 那户 它 它家 他家 他们家 该企业 该公司 该厂 该户 这个企业 那个企业 这家企业 那家企业 这家公司 那家公司 这个公司 这个厂 这家厂'),
  ...mark({ is: 'previousPeriod' }, '上期 上一期 前一期'),
  ...mark({ is: 'order', order: 'desc' }, '排名 排行 排行榜 排序 排一下 排个序 排个名 排个队 排列 排位 名次 从高到低 由高到低 从多到少 由多到少 从大到小 由大到小 降序 高到低 多到少'),
  ...mark({ is: 'order', order: 'asc' }, '由低到高 从低到高 从少到多 由少到多 从小到大 由小到大 升序 低到高 少到多 倒数 靠后 倒排 倒序'),
];
