// What answers to questions say: totals, figures by whatever was asked, who is missing, and where a figure comes from.
import { defineCommands, type ShownIn } from '../src/forms/definition/commands.ts';
import { frontDeskTexts } from './front-desk.ts';

export const questionTexts = {
  // Whose and when
  city: '全市',
  mine: '我的企业',
  person: '{place}{name}',
  andOthers: '{names}等{count}家',
  week: '第{number}周',
  weeks: '第{from}—{to}周',
  weekOfYear: '{year}年第{number}周',
  month: '{month}月',
  year: '{year}年',
  inYear: '{year}年{said}',
  span: '{name}（{detail}）',
  weeksAndDays: '{weeks}，{days}',
  surveyed: '调研受访企业',
  onlyMine: '只能看您自己负责的企业，下面是您的：',
  onlyPlace: '只能看{place}，别的区市看不到，下面是{place}的：',
  onlyDistrict: '只能看{district}，下面是{district}的：',

  // The title: {whose} {period} {what}
  title: '{whose}　{period}{what}',
  draft: '（快报）',
  totals: '周调度合计',

  // Totals, annex 1's block
  served: '联系服务企业 {enterprises}家',
  servedType: '{type} {count}家',
  rate: '缺工率 {rate}',

  // Lines
  figure: '{label} {figures}',
  all: '合计',
  row: '{label}　{figures}',
  rankedRow: '{rank} {label}　{figures}',
  rowCoverage: '已报{filed}/{due}户',
  times: '{what}{n}次',
  rowCoverageWeeks: '已报{filed}/{due}户次',
  rowNoneShort: '未报',
  rowNone: '未报（{due}户）',
  more: '还有{count}条，接着看回“下一页”，看全部回“看全部”',
  empty: '其余{count}个是0或未报',
  earlier: '更早还有{count}条，往前看回“下一页”，看全部回“看全部”',
  pageEnd: '到底了，一共{count}条。',
  allEmpty: '都是0或未报',
  none: '没有符合条件的',
  noneOf: '没有{what}的',
  counted: '共{count}户',
  unknown: '{what}—',
  noSpecialist: '暂无专员',

  // The end
  noReports: '没有企业上报',
  closingAt: '截至 {at}',
  closing: '截至 {at} · 已报{filed}/{due}户{extra}',
  closingWeeks: '截至 {at} · 已报{filed}/{due}户次{extra}',
  extra: '，另有{extra}户',
  extraWeeks: '，另有{extra}户次',
  standing: '{what}是{week}的，当周已报{filed}/{due}户',
  rateFormula: '缺工率＝缺工÷（在岗＋缺工）',
  coverageFormula: '上报率＝已报÷应报',
  demandFormula: '新增需求＝缺工－前一周缺工＋解决',
  withoutBefore: '新增需求未计{count}户次，没有前一周的数',
  tierless: '{what}不分工种，是全部工种的',
  sinceYear: '累计从{year}年第1周起',
  sinceStart: '累计从启用起',

  // Comparisons: {before} and {now} with their unit
  compared: '{what}{word} 由{before}到{now}，{change}',
  comparedWith: '{word}对照{period}，当时已报{filed}/{due}户',
  comparedWithWeeks: '{word}对照{period}，当时已报{filed}/{due}户次',
  /** Nothing was reported of the period asked about. */
  comparedEmpty: '{what}{word}还比不了：{period}{before}，这期还没有上报',
  comparedNone: '没有{word}：{period}没有企业上报',
  unequal: '两期已报户数不同，比较时请留意',
  rose: '增加{change}',
  fell: '减少{change}',
  level: '持平',
  points: '{change}个百分点',
  share: '{change}（{share}）',
  previous: '环比',
  sameLastYear: '同比',

  // Who is missing
  missingTitle: '{whose}　{week}未报{missing}户，已报{filed}/{due}户　截至 {at}',
  missingDistrict: '{district} {missing}户',
  missingSpecialist: '{specialist}：{names}',
  missingContact: '{specialist}（上次上报{at}）：{names}',
  missingNoContact: '{specialist}（还没有报过）：{names}',
  missingMine: '{number} {name}',
  missingMore: '要看企业名单，请按区市问，例如：{district}未报',
  missingNext: '回“催报”提醒他们',
  /** Of a week that takes no reports any more. */
  missingClosed: '这周已锁定，不能催报；要补报，例如：补报 {short} {week}',
  missingNone: '{whose}　{week}{due}户已全部上报　截至 {at}',

  // Where a figure comes from
  sourcesTitle: '{title}由{count}户的数组成{draft}：',
  sourcesTitleWeeks: '{title}由{count}户次的数组成{draft}：',
  sourcesRow: '{place} {name}（{specialist}）{figures}　{at} 第{revision}版',
  sourcesRowWeek: '{place} {name}（{specialist}）{week} {figures}　{at} 第{revision}版',
  sourcesMore: '还有{count}条，接着看回“下一页”，看全部回“看全部”',
  sourcesTooMany: '后面还有{count}条列不完，看全部回“看全部”',
  sourcesMostRows: '{title}由{count}条数组成，一份表格放不下{most}条以上，请缩小范围再问。',
  sourcesFile: '{title}的出处，共{count}条，截至 {at}，表格随后发到。',
  sourcesLast: '到底了，出处一共{count}条。',
  sourcesSum: '加起来 {figures}',
  sourcesUnmoved: '另有{count}户是0',
  sourcesUnmovedWeeks: '另有{count}户次是0',
  sourcesSumWeeks: '{count}户次',
  sourcesNext: '看某一条怎么报的，回“出处 1”',
  sourcesNextTotals: '看某一条怎么报的，回“出处 1”；要看解决数的出处，先问“解决多少”',
  sourcesNextRate: '看某一条怎么报的，回“出处 1”；要看缺工数的出处，先问“缺工多少”',
  sourcesMissing: '未报的是应报名单里没有报的那几户，名单就是出处。',
  sourcesRoster: '服务专员数来自名册，名册由市局专班导入。',
  sourcesNone: '{title}没有企业上报，没有出处。',
  sourcesFirst: '先问一个数，再回“出处”看它由哪几户组成。例如：合计',
  sourcesNoRow: '没有第{place}条，请先回“出处”看名单。',
  sumWithRate: '{sum}，{rate}',
  sumByTier: '{sum}：{tiers}',
  filingsMore: '更早还有{count}版',
  sourcesOf: '{name}　{week}',
  filingLine: '第{revision}版{state}　{at} {who}报',
  filingFigures: '在岗{headcount}人　缺工：{shortage}　本周解决：{resolved}',
  filingCurrent: '（现在用的）',
  filingWithdrawn: '（{at}撤回）',
  filingOld: '（已更正）',
  filingMessage: '消息编号 {message}',
  filingWords: '原话：“{words}”',

  // What cannot be answered
  notFound: '没找到这句里说的名称。区市和企业请写全称或常用简称；工种只分普工，初、中级技工，高级技工及以上技能人才。',
  which: '有{count}户对得上，要看哪一户？回序号：',
  whichLine: '{place} {name}',
  notYet: '{period}还没有开始，可以问本周或上周。',
  twoWeeks: '{from}到{to}',
  understood: '看懂的是：{what}。这样问还答不了，可以问：',
  unsure: '没完全看懂，看懂的是：{what}。可以这样问：',
  examples: ['上周合计', '{district}缺工多少', '各区缺工率排名'],
  examplesDistrict: ['上周合计', '缺工最多的五家企业', '近8周缺工'],
  examplesMine: ['上周合计', '缺工最多的企业', '未报'],
} as const;

/** What is measured, in a title. */
export const measureNames = {
  shortEnterprises: '缺工企业数',
  shortage: '缺工',
  resolved: '解决用工',
  resolvedToDate: '累计解决用工',
  resolvedRate: '解决率',
  headcount: '在岗人数',
  enterprises: '联系服务企业',
  shortageRate: '缺工率',
  newDemand: '新增用工需求',
  coverage: '上报情况',
  outstanding: '未报',
  late: '迟报',
  filedAt: '上报时间',
  signOff: '签发',
  publication: '发布',
  changed: '发布后变动',
  returned: '退回情况',
  reopened: '补报情况',
  reminded: '催报情况',
  broadcast: '广播情况',
  deadline: '截止时间',
  contacts: '联系人',
  urgentDemands: '急需用工',
  practices: '经验做法',
  specialists: '服务专员',
  monthly: '月通报',
  assessment: '年度考核',
} as const;

/** One figure with its label. {n} is a number or a share. */
export const measureFigures = {
  shortEnterprises: '缺工企业{n}家',
  shortage: '缺{n}人',
  resolved: '解决{n}人',
  resolvedToDate: '累计解决{n}人',
  resolvedRate: '解决率{n}',
  headcount: '在岗{n}人',
  enterprises: '{n}家',
  shortageRate: '缺工率{n}',
  newDemand: '新增需求{n}人',
  coverage: '上报率{n}',
  outstanding: '未报{n}户',
  late: '迟报{n}户',
  specialists: '专员{n}人',
} as const;

/** Over several weeks each enterprise counts once a week. */
export const figuresOfWeeks = { outstanding: '未报{n}户次', late: '迟报{n}户次' } as const;
export const unitOfWeeks = '户次';

/** The unit alone, behind a number; shares have none. */
export const measureUnits = {
  shortEnterprises: '家',
  shortage: '人',
  resolved: '人',
  resolvedToDate: '人',
  headcount: '人',
  enterprises: '家',
  newDemand: '人',
  outstanding: '户',
  late: '户',
  specialists: '人',
} as const;

/** By what an answer is given. */
export const dimensionNames = {
  district: '分区市',
  type: '分企业类型',
  tier: '分工种',
  enterprise: '分企业',
  specialist: '分专员',
  period: '分周',
} as const;

export const questionCommands = defineCommands({
  sources: {
    roles: ['specialist', 'coordinator', 'taskForce'],
    refused: frontDeskTexts.noQuestions,
    words:
      '出处 来源 数据来源 数据出处 数字来源 查出处 看出处 查来源 依据 明细出处 这个数哪来的 这数哪来的 这个数字哪来的 数哪来的 哪来的数 哪来的 怎么来的 这个数怎么来的 怎么算的 怎么算出来的 这个数怎么算的 从哪来的 数据哪来的 数据从哪来 数字从哪来的 数据怎么来的 根据是什么 是哪些企业的数',
    among: '出处 来源 数据来源 哪来的 哪里来的 从哪来 从哪来的 怎么来的 怎么算的 怎么得来的 怎么得出来的',
    mayAsk: true,
    help: { coordinator: { at: [6, 1], say: '要明细：“出处”' }, taskForce: { at: [3, 1], say: '要明细：“出处”' } },
  },
  showAll: {
    roles: ['specialist', 'coordinator', 'taskForce'],
    refused: frontDeskTexts.noQuestions,
    words:
      '看全部 查看全部 显示全部 看所有 看全部出处 全部出处 看全部明细 全部明细 看全部名单 全部列出来 都列出来 全列出来 全部发我 全部发来 看完整名单 完整名单 完整明细 全部的出处',
  },
  nextPage: {
    roles: ['specialist', 'coordinator', 'taskForce'],
    refused: frontDeskTexts.noQuestions,
    words:
      '下一页 下页 后一页 翻页 往后翻 再下一页 下一页呢 再看下一页 看下一页 下一页出处 接着看 往下看 继续看 继续往下看 后面的呢 还有的呢',
  },
});

/** Questions that help and menus name. */
export const questionsShown: Readonly<Record<string, ShownIn>> = {
  totals: {
    typed: '合计',
    help: {
      specialist: { at: [7, 1], say: '看数：“合计”' },
      coordinator: { at: [1, 3], say: '“合计”看本区总数', joins: '，' },
      taskForce: [
        { at: [1, 1], say: '“合计”看总数' },
        { at: [2, 1], say: '也可直接问，例如：各区缺工率排名；接着问：按类型' },
      ],
    },
    menu: { specialist: 7, coordinator: 6, taskForce: 1 },
    app: { group: '查询', place: 1, name: '本周合计' },
  },
  outstanding: {
    typed: '未报',
    help: {
      specialist: { at: [7, 2], say: '“未报”', joins: '' },
      coordinator: { at: [1, 1], say: '“未报”看谁还没报' },
      taskForce: { at: [1, 2], say: '“未报”看谁还没报；前面可加区市和周，例如：上周合计', joins: '，' },
    },
    menu: { specialist: 8, coordinator: 2, taskForce: 2 },
    app: { group: '查询', place: 2, name: '谁还没报' },
  },
};
