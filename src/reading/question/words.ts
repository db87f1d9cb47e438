// Which words of a question carry which meaning?
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES, type EnterpriseType } from '../../domain/enterprises.ts';
import type { Programme } from '../../domain/programmes.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import type { Dimension, Measure } from '../reading.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { PROGRAMME_WORDS } from '../words/programme-words.ts';

/** What one word of a question says. */
export type QuestionMark =
  /** `weak`: counts only where nothing stronger is asked for. `bare`: a single character that needs a question around it. */
  | { readonly is: 'measure'; readonly measure: Measure; readonly strength: 'strong' | 'weak' | 'bare' }
  /** 合计: all four totals, unless a measure is named. `soft`: 情况, 数据. */
  | { readonly is: 'totals'; readonly soft: boolean }
  /** 累计, in front of or behind 解决. */
  | { readonly is: 'toDate' }
  /** `which`: 哪家 asks for one, 哪几家 for some, 各家 for each; `weak` where another dimension counts first. */
  | { readonly is: 'by'; readonly by: Dimension; readonly which: 'each' | 'one' | 'some'; readonly weak: boolean }
  /** 分别, 各: an answer for each of what was listed. */
  | { readonly is: 'respectively' }
  | { readonly is: 'type'; readonly type: EnterpriseType }
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
  /** 增加了多少, 变化: against the period before, unless another is named. */
  | { readonly is: 'change' }
  /** 排名, 由高到低. */
  | { readonly is: 'order'; readonly order: 'desc' | 'asc' }
  /** 多少, 几, 吗, 查一下. */
  | { readonly is: 'asking' }
  | { readonly is: 'filler' };

const split = (list: string): string[] => list.trim().split(/\s+/);
/** Every word of the first list before every word of the second, and so on. */
const each = (...lists: string[]): string[] =>
  lists.map(split).reduce((left, right) => left.flatMap((a) => right.map((b) => (a + b).replaceAll('∅', ''))));

const measure = (
  name: Measure,
  list: string | string[],
  strength: 'strong' | 'weak' | 'bare' = 'strong',
): [string, QuestionMark][] =>
  (typeof list === 'string' ? split(list) : list).map((word) => [word, { is: 'measure', measure: name, strength }]);
const by = (
  dimension: Dimension,
  which: 'each' | 'one' | 'some',
  list: string | string[],
  weak = false,
): [string, QuestionMark][] =>
  (typeof list === 'string' ? split(list) : list).map((word) => [word, { is: 'by', by: dimension, which, weak }]);
const mark = (value: QuestionMark, list: string | string[]): [string, QuestionMark][] =>
  (typeof list === 'string' ? split(list) : list).map((word) => [word, value]);

const AREAS = '区 县 区市 市区 区县 县区 县市区 区县市 市县 区域 地区 辖区 地方 地市 市 区(市) 县(市、区) 县(区) 县(市)';
const REPORT = '报 上报 填报 报送 提交 交 填 报齐 报全 报完 报上来 报数 报表 上传 交齐 交表 报告 汇报 报过 上报的 填写';
const NOT_YET = '没 没有 未 尚未 还没 还没有 还未 仍未 仍没 没能 未能 都没 一直没';
const TIMELY = '按时 及时 准时 如期 按期';

// biome-ignore format: lists of words
const MEASURE_WORDS: [string, QuestionMark][] = [
  ...measure(
    'shortage',
    `缺工 缺工人数 缺工数 缺工数量 缺工量 缺工总数 缺工总人数 缺工总量 缺工情况 缺口 缺口数 缺口情况 缺口人数 用工缺口 招工缺口 人员缺口 缺人 缺人数 缺员 缺多少 缺几个 缺几人 缺几名
     还缺 差多少 差几个 差几人 差几名 短缺 用工短缺 用工需求 用工需求量 用工需求情况 用工需求人数 招工需求 招聘需求 需求量 需求人数 空缺 岗位空缺 空岗 空岗数 要招多少 还要招多少 需要多少人 还需要多少
     需要招 需招 缺少 缺额 缺的 缺得 缺不缺 缺不缺人 缺不缺工 还缺不缺 还缺不缺人 还缺不缺工 缺岗 用人需求 用人缺口 缺了多少 缺着`,
  ),
  ...measure('shortage', '缺 需求', 'bare'),
  ...measure(
    'resolved',
    `解决 解决用工 解决人数 解决用工人数 解决用工数 解决用工数量 解决用工情况 解决情况 解决数 解决了 已解决 新增解决 招到 招到人 招了 招聘到 招聘了 招来 到岗 到岗人数 到岗数 到岗情况 补了 补充 补充了 补上 补齐
     落实 落实用工 新招 新招到 新招聘 招进 招进来 招录 录用 新进 入职 上岗 招工人数 招收 招聘人数 引进 招工情况 招工 本周解决`,
  ),
  ...measure('resolvedToDate', each('累计 累计已 累计共', '解决 解决了 解决用工 解决用工人数 解决用工数 解决人数 招到 招了 招工 到岗 落实 补充')),
  ...measure('resolvedToDate', '累计数 累计人数 累计解决情况'),
  ...measure(
    'headcount',
    '在岗 在岗人数 在岗职工 在岗职工数 在岗总人数 在岗员工 在岗情况 用工规模 用工总量 用工总数 用工人数 用工总人数 用工总规模 职工人数 职工总数 职工数 职工 员工数 员工人数 员工总数 员工 在职 在职人数 在职职工 从业人员 从业人数 现有人数 用工量 上班人数',
  ),
  ...measure('headcount', '总人数', 'weak'),
  ...measure(
    'enterprises',
    each('联系服务 服务 联系 联系服务了 服务了 联系了', '企业 企业数 企业数量 企业家数 企业户数 企业总数 企业情况 多少家 几家 多少户 多少企业 家数 户数 的企业'),
  ),
  ...measure('enterprises', '联系服务 服务情况'),
  ...measure(
    'enterprises',
    '企业数 企业数量 企业总数 企业家数 企业户数 户数 家数 多少家企业 多少户企业 多少企业 多少个企业 几家企业 几户企业 企业多少家 企业有多少 企业有几家 企业多少',
    'weak',
  ),
  ...measure('shortageRate', each('缺工 缺口 缺员 用工缺口 短缺', '率 比例 比率')),
  ...measure('newDemand', each('新增 新增的 本周新增 新出现的', '缺工 缺工人数 缺工数 缺口 缺口数 用工需求 用工需求人数 需求 需求量 需求人数 用工 缺 缺人 招工需求 岗位需求 缺员')),
  ...measure('newDemand', '新缺 新缺工 新需求'),
  ...measure('newDemand', each('新增 新增了', '多少 几个 多少人 几人', '缺工 缺口 需求 用工需求 缺 ∅')),
  ...measure('newDemand', '新增', 'weak'),
  ...measure('coverage', each('上报 填报 报送 报数 报表 报告', '率 比例 进度 情况 完成率 完成情况 进展 家数 户数 数量 覆盖率')),
  ...measure('coverage', each('报了 上报了 填报了 报送了 填了 交了 报上来 报上来了 报来 报来了 报送 报 交', '多少 几家 多少家 几户 多少户 几个 多少企业')),
  ...measure(
    'coverage',
    `进度 覆盖率 完成率 已报 应报 已上报 已填报 已报送 应上报 已报数 应报数 已报企业 报齐 报全 报完 报齐了 报完了 报全了 交齐 交齐了 都报了 报了吗 报了没 报了没有 报没报 报上来 报上来了 多少家报了 几家报了
     哪些报了 谁报了 哪家报了 上报完 填报完 上报齐 报好了 都交了 上报多少 上报数 填报数 上报企业 报了的 报了 上报了 填了 填报了 交了 报送了 收齐 收齐没有 收齐了吗 收齐没 报齐没有 报齐了没有 交齐没有 报完没有 交了没 交了没有 交了吗 报上来没有 报上来没 收到多少家 收了多少 报完没 报齐没 交齐没 报好没 填完没 报完了没 报齐了没 已报的 已经报了 已经报的 报过的 上报了的 报的 报的多少 报了什么 报的什么 填的 填的多少 报多少`,
  ),
  ...measure('outstanding', each(NOT_YET, REPORT)),
  ...measure('outstanding', '未报次数 未报情况 未报数 未报户数 未报企业 未报名单 漏报次数 漏报 漏报了 还缺谁 还缺几家 还缺哪家 还缺哪几家 还缺哪些企业 还差几家 还差哪家 还差哪几家 还差哪些 差几家 差哪几家 缺谁 缺报 欠报 未报率 报漏 逾期未报 逾期没报 逾期未上报 超时未报 不报 没动静 还差谁 没报名单 未报名单'),
  ...measure('late', each('没 没有 未 未能 没能 不 不能', TIMELY, `∅ ${REPORT}`)),
  ...measure(
    'late',
    '迟报 迟报次数 迟报情况 迟报名单 迟报户数 迟报企业 迟报数 迟报了几次 晚报次数 逾期次数 迟报率 晚报 晚报的 逾期 逾期上报 逾期填报 逾期报送 超时 超时上报 超时填报 过期上报 过期报 迟交 晚交 报晚 报晚了 报迟 报迟了 超期 超期上报 迟到 迟了 过点报 过时报',
  ),
  ...measure(
    'urgentDemands',
    `急需用工 急需用工单 急需用工需求 急需用工情况 急需 急需单 急单 急用工 紧急用工 紧急用工需求 紧急需求 急招 没人接 没人接单 无人接单 没有人接 没人管 没接 没接的 未接 未接的 没有接的 待接单 未接单 没接单 没有接单 没人接单 未办结 没办结 没有办结 还没办结 待办结 办结率 办结情况 办结 办结了
     接单率 接单情况 接单 督办单 督办 督办情况 超时未接单 超时未办结`,
  ),
  ...measure('specialists', each('专员 服务专员 人社服务专员 用工服务专员', '人数 数 数量 总数 多少 多少人 多少名 多少个 几人 几个 几名 配备 配备情况 有多少 有几个 有几名')),
  ...measure('specialists', each('多少 多少名 多少个 多少位 几个 几名 几位 配备 配备了多少 配了多少 配备多少 有多少', '专员 服务专员 用工服务专员 人社服务专员')),
  ...measure('specialists', '专员 服务专员 用工服务专员 人社服务专员', 'weak'),
  ...measure('monthly', '月通报 月报 月度通报 月度报表 月报表 月通报数据 月报数据 月度数据 附件2 附件二 附件②'),
  ...measure('monthly', '活动场次 场次 几场 多少场 招聘会 几场活动 多少场活动 搞了几场'),
  ...measure('assessment', '考核 年度考核 年终考核 年底考核 年考核 年考 考评 年度考评 考核结果 考核得分 考核情况 考核成绩 考核指标 考核排名 绩效考核'),
];

// biome-ignore format: lists of words
const DIMENSION_WORDS: [string, QuestionMark][] = [
  ...by('district', 'each', each('各 各个 每 每个 分 按 按照 逐 分各 按各', AREAS).filter((w) => !/^[分按]市$/.test(w))),
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
  ...by('specialist', 'each', '各专员 每个专员 每位专员 每名专员 按专员 分专员 各位专员 各个专员 各服务专员 每个服务专员 按服务专员 按人 专员排名'),
  ...by('period', 'each', '每周 按周 逐周 分周 各周 每星期 每个星期 每礼拜 每个礼拜 每一周 每月 按月 逐月 分月 各月 每个月 每季度 按季度 各季度 每期 按期分'),
];

// biome-ignore format: lists of words
const FILTER_WORDS: [string, QuestionMark][] = [
  ...mark({ is: 'type', type: 'majorProject' }, '重大项目 重大项目企业 重大项目涉及企业 重大项目涉及 重大项目的企业 重点项目 重点项目企业 省重大项目 大项目企业 重大企业'),
  ...mark({ is: 'type', type: 'unemploymentMonitored' }, '失业动态监测 失业动态监测企业 失业动态 失业监测 失业监测企业 失业动态企业 失业监测点'),
  ...mark(
    { is: 'type', type: 'employmentMonitored' },
    '重点企业用工监测 重点企业用工监测企业 重点监测 重点监测企业 用工监测 用工监测企业 重点用工监测 重点用工监测企业 重点企业 重点企业监测 重点用工企业 重点用工',
  ),
  ...mark({ is: 'type', type: 'other' }, '其他企业 其它企业 其他类 其它类 其他类型 其他类企业 其他类型企业 其余企业 其他'),
  ...mark({ is: 'tier', tier: 'general' }, '普工 普通工 普通工人 普通员工 普通用工'),
  ...mark({ is: 'tier', tier: 'skilled' }, '技工 初中级技工 初、中级技工 初级技工 中级技工 初级工 中级工 初中级工 初中级 初级 中级 技术工人 技术工 四级工 五级工'),
  ...mark(
    { is: 'tier', tier: 'senior' },
    '高级技工 高技 高级工 高技工 技师 高级技师 高技能 高技能人才 高技能人员 高级技工及以上 高级技工及以上技能人才 高级技能人才 高级 高级人才 技能人才 三级工',
  ),
  ...mark({ is: 'surveyed' }, '调研受访 调研受访企业 调研受访缺工企业 受访企业 受访缺工企业 受访 调研企业 调研名单 调研的企业 调研缺工企业 190家 190家企业 190户 那190家 这190家'),
  ...mark({ is: 'everywhere' }, '全市 全市范围 全市各企业 市里 本市 我市 全部区 所有区 全域 全辖区 市局 整个市'),
  ...mark({ is: 'ownDistrict' }, '本区 我区 我们区 咱们区 咱区 全区 本县 我县 我们县 咱县 全县 本区市 本辖区 我们辖区 辖区'),
];

/** A type whose words nobody has listed is named by annex 1's own. */
const OWN_TYPE_WORDS: [string, QuestionMark][] = ENTERPRISE_TYPES.filter(
  (type) => !FILTER_WORDS.some(([, m]) => m.is === 'type' && m.type === type),
).flatMap((type) => {
  const name = ENTERPRISE_TYPE_NAMES[type];
  return mark({ is: 'type', type }, `${name} ${name.replace(/企业$/, '')}`);
});

const PROGRAMME_MARKS: [string, QuestionMark][] = PROGRAMME_WORDS.flatMap(([programme, strong, weak]) => [
  ...mark({ is: 'programme', programme, weak: false }, strong),
  ...(weak === '' ? [] : mark({ is: 'programme', programme, weak: true }, weak)),
]);

// biome-ignore format: lists of words
const SHAPE_WORDS: [string, QuestionMark][] = [
  ...mark({ is: 'totals', soft: false }, '合计 合计数 汇总 汇总表 总计 总表 总体情况 总体 整体情况 整体 总情况 总览 概览 附件1 附件一 附件① 周调度表 周调度汇总 周调度情况 周报汇总 全面情况 大盘'),
  ...mark({ is: 'totals', soft: true }, '情况 数据 概况 现状 状况 形势 啥情况 什么情况 怎么样 怎样 咋样 如何 怎么样了 咋样了 如何了 报表 总数据 统计数据 各项数据 周报 周调度 数字'),
  ...mark({ is: 'toDate' }, '累计 累积 总累计'),
  ...mark({ is: 'respectively' }, '分别 分别是 各 各自 各是 各有 分开 对比 比较 对照 横向对比 比一比 比一下'),
  ...mark({ is: 'form', form: 'chart', trend: true }, '走势 走势图 趋势 趋势图 曲线 曲线图 折线 折线图 变化曲线 变化趋势 变化图'),
  ...mark({ is: 'form', form: 'chart' }, '柱状图 柱图 图 图表 图形 饼图 示意图 画图 作图 出图 条形图'),
  ...mark({ is: 'form', form: 'workbook' }, '导出 导出来 导一下 导一份 导个 导成 导 表格 excel excel表 excel表格 xlsx xls 电子表 电子表格 电子版 工作簿 下载 表 附表 文件'),
  ...mark({ is: 'compare', compare: 'previous' }, '环比 环比变化 环比增长 环比情况 较上期 比上期 较前期 比之前 比以前 较之前 比前期'),
  ...mark({ is: 'compare', compare: 'sameLastYear' }, '同比 同比变化 同比增长 同比情况 去年同期 上年同期 去年同月 去年同周'),
  ...mark({ is: 'change' }, each('增加 减少 增长 上升 下降 上涨 升 降 涨', '了 了多少 多少 幅度 情况 了没有 了吗')),
  ...mark({ is: 'change' }, '变化 有什么变化 有没有变化 变化情况 变化多大 变化大吗 变动 增减 增减情况 增幅 降幅 涨了 降了 增加 减少 升降 多了 少了 多了多少 少了多少'),
  ...mark({ is: 'order', order: 'desc' }, '排名 排行 排行榜 排序 排一下 排个序 排个名 排个队 排列 排位 名次 从高到低 由高到低 从多到少 由多到少 从大到小 由大到小 降序 高到低 多到少'),
  ...mark({ is: 'order', order: 'asc' }, '由低到高 从低到高 从少到多 由少到多 从小到大 由小到大 升序 低到高 少到多 倒数 靠后 倒排 倒序'),
];

// biome-ignore format: lists of words
const PLAIN_WORDS: [string, QuestionMark][] = [
  ...mark(
    { is: 'asking' },
    `多少 多少人 多少个 多少名 多少家 多少户 多少起 几起 多少件 几件 多少单 几单 多少条 几条 几个 几人 几名 几家 几户 几位 几 吗 么 没有 ? 有没有 有无 是不是 多不多 够不够 查 查询 查一下 查下 查查 查一查 看 看看
     看一下 看下 看一看 统计 统计一下 统计下 列 列出 列一下 列出来 列个 显示 调取 调一下 调出 想看 想知道 想问 问下 问一下 问问 了解 了解一下 拉一下 拉个 拉 汇报 说说 说一下 说下 告诉我 告知 多大 高不高 哪个 哪一个 哪位 哪 多 少 高 低 更多 更少 更高 更低 多一些`,
  ),
  ...mark(
    { is: 'filler' },
    `的 得 地 了 啊 呀 吧 哦 哈 嘛 呐 嗯 哎 诶 喂 啦 哒 嘞 喽 哟 请 请问 麻烦 麻烦你 麻烦您 劳驾 帮 帮我 帮忙 帮我们 一下 下 个 人 名 家 户 位 是 有 在 到 从 由 用 把 被 于 为 与 和 及 以及 跟 同 或 一共 共 共计 总共
     总 总的 总共有 全部 全 所有 目前 现在 当前 现阶段 眼下 截至 截止 截至目前 截止目前 到目前 到目前为止 截至目前为止 目前为止 为止 最新 最近 近期 近来 这段时间 还 还有 又 也 都 就 再 再给 已 已经 里 里面 里头 内 中 其中 这 那
     这个 那个 这边 那边 这些 那些 我们 咱们 咱 我 我的 我们的 你 您 我这 老师 领导 您好 你好 大家 大家好 各位 谢谢 谢了 多谢 感谢 辛苦 辛苦了 费心 劳烦 人数 人 数量 数 数值 总数 总量 人次 量 值 需要 要 想要 想 按 分 以
     按照 根据 做 做成 做个 做一个 制作 发 发个 发我 发给我 发一下 发来 发一份 给 给我 给我们 给出 来 来个 来一个 来一份 弄 弄个 弄成 整 整个 整理 整理成 画 画个 画一个 画一张 画成 生成 出 出个 出一个 出来 出一份 列表 企业 公司
     单位 工厂 厂家 厂 用工 人员 工人 一张 一个 一份 一家 份 张 大户 时候 左右 实现 实现了 组织 组织了 组织的 服务 服务了 联系 联系了 开展 开展了 活动 搞 搞了 计划 工作 方面 结果 结果是 具体 具体的 详细 详细的 范围 属于 负责 负责的 名下
     名下的 管 管的 手里 手上 手下 下面 下辖 辖 我负责的 我名下 我名下的 我管的 我的企业 我手上 我手里 市工作专班 等 等等 看到 呈现 展示 分析 分析一下 对 针对 关于 有关 涉及 涉及的 之间 两者 三者 过 把 将 那儿 这儿 那里 这里 一览 一览表 来着 呢 到底 究竟 大概 一起 一块 一并 配了 配备了 配有 设了 我们这 我们这边 我这边 咱们这 这两类 那两类 两类 三类 次数 上午 下午 早上 中午 晚上 刚才 刚刚 截至到 截止到 还剩 剩 剩下 剩余 有限公司 有限责任公司 股份有限公司 集团公司 集团有限公司 集团 分公司`,
  ),
  ...mark({ is: 'filler' }, [...',，.。、;；:：!！~…"\'()[]{}<>-—_/|*#&+=@^`·']),
];

/** Every word a question may consist of. A longer word wins over those it contains; of equal ones the first meaning holds. */
export const QUESTION_WORDS: Lexicon<QuestionMark> = buildLexicon([
  ...MEASURE_WORDS,
  ...DIMENSION_WORDS,
  ...FILTER_WORDS,
  ...OWN_TYPE_WORDS,
  ...PROGRAMME_MARKS,
  ...SHAPE_WORDS,
  ...PLAIN_WORDS,
]);
