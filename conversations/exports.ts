// What is said around a workbook or a picture in the chat, and what stands on a picture.
import type { ShownIn } from '../src/forms/definition/commands.ts';

export const exportTexts = {
  annex: '{whose}　{period}附件1，已报{filed}/{due}户，截至 {at}，表格随后发到。',
  missing: '{whose}　{period}未报名单，未报{missing}户，已报{filed}/{due}户，截至 {at}，表格随后发到。',
  table: '{title}，截至 {at}，已报{filed}/{due}户，表格随后发到。',
  tableWeeks: '{title}，截至 {at}，已报{filed}/{due}户次，表格随后发到。',
  picture: '{title}，{coverage}，图片随后发到。',
  onlyTypes: '只含{types}',
  weeksEach: '{whose}　{period}附件1，每周一份共{count}份，截至 {at}，表格随后发到。',
  yearBook:
    '{whose}　{period}汇总，{count}张表：各周、各区市、逐户、每一份上报，连同签发、急需用工、经验做法、企业与专员，已报{filed}/{due}户次，截至 {at}，表格随后发到。某一周的附件1，例如：导出 {example}',
  tooLarge: '这份表格超过20兆，发不了。请按区市导出，例如：导出 {district}',
  tooLargeAlone: '这份表格超过20兆，发不了。请联系系统管理员导出。',
  failed: '这份没做成，数都在，请过一会儿再试。',
  notYet: '{period}还没有开始。',
  nothingToDraw: '{title}：还没有企业上报，没有可画的。可以问：上周各区缺工图',
  cannotDraw: '这个还画不了。可以画：缺工走势、各区缺工走势、缺工率走势、各区缺工图。',
  cannotExport: '这个还不能导出。可以发：导出、导出 上周、导出 未报。',
  notFound: '没找到您说的企业。请写全称或常用简称再问。',
  example: '{year}年第{number}周',
} as const;

/** On a picture: title, legend, and the notes under it. */
export const pictureTexts = {
  trend: '{what}走势',
  trendBy: '各{dimension}{what}走势',
  bars: '{what}',
  barsBy: '各{dimension}{what}',
  subtitle: '{whose}　{period}',
  coverage: '{week}已报{filed}/{due}户',
  coverageDraft: '{week}已报{filed}/{due}户（快报，还可上报）',
  coverageSpan: '已报{filed}/{due}户次',
  at: '截至 {at}',
  lowest: '已报最少的是{week}，{filed}/{due}户，看走势时请留意。',
  legend: '名称后面是{week}的数。',
  dropped: '只画了{shown}个，另有{dropped}个没有画。',
  wholeTrend: '走势画的是全部，没有按名次和上下限挑。',
  latest: '只画了最近{count}周。',
  first: '图里画的是{what}。',
  rate: '缺工率＝缺工÷（在岗＋缺工）',
  coverageName: '上报率',
  coverageRate: '上报率＝已报÷应报',
  resolvedRate: '解决率＝解决÷（解决＋缺工）',
  change: '{what}比上期增减',
  demand: '新增需求＝缺工－前一周缺工＋解决',
  week: '第{number}周',
  tick: '{number}周',
} as const;

/** Lists as tables: who serves whom, sign-offs, what changed, when it was filed, urgent demands, practices, and where figures come from. */
export const listTableTexts = {
  contactsSheet: '企业与服务专员',
  contactsFile: '{whose}企业与服务专员',
  contactsTitle: '{whose}　企业与服务专员，共{count}户',
  contactsHeadings: ['区（市）', '企业名称', '企业类型', '服务专员', '区市联络员'],
  signOffsSheet: '签发',
  signOffsFile: '{whose}{period}签发情况',
  signOffsTitle: '{whose}　{period}签发情况',
  signOffsHeadings: ['周次', '区（市）', '签发情况', '签发人', '签发时间', '是否截止前'],
  signed: '已签发',
  signedAgain: '签发后有变，要重新签发',
  unsigned: '未签发',
  changedFile: '{whose}{period}发布后变动',
  changedTitle: '{whose}　{period}发布后变动，共{count}户次',
  changedHeadings: ['周次', '区（市）', '企业名称', '变动', '填报人', '时间'],
  demandsSheet: '急需用工',
  demandsFile: '{whose}急需用工',
  demandsTitle: '{whose}　{period}急需用工，共{count}件',
  demandsUnder: '连同以前提出、现在还没办结的，截至 {at}',
  demandsUnderPast: '截至 {at}',
  demandsHeadings: [
    '序号',
    '区（市）',
    '企业名称',
    '普工',
    '初、中级技工',
    '高级技工及以上技能人才',
    '到岗时间',
    '情况',
    '提出时间',
    '接单人',
    '接单时间',
    '办结时间',
    '解决人数',
    '现在',
    '超时',
  ],
  soon: '尽快',
  overdue: '超时',
  practicesFile: '经验做法',
  practicesTitle: '经验做法，共{count}条',
  practicesHeadings: ['序号', '区（市）', '报送人', '报送时间', '标题', '内容', '采纳时间', '推广时间'],
  sourcesFile: '{whose}{period}{what}出处',
  sourcesSheet: '出处',
  sourcesTitle: '{title}　出处',
  sourcesUnder: '共{count}条，截至 {at}',
  sourcesUnderPart: '共{count}条，这里是其中{shown}条，截至 {at}',
  sourcesPart: '计入{what}',
  sourcesHeadings: [
    '企业名称',
    '区（市）',
    '周次',
    '服务专员',
    '在岗人数',
    '缺工（普工）',
    '缺工（初、中级技工）',
    '缺工（高级技工及以上）',
    '本周解决（普工）',
    '本周解决（初、中级技工）',
    '本周解决（高级技工及以上）',
    '填报人',
    '填报时间',
    '第几版',
    '是否按时',
    '原话',
  ],
} as const;

/** By what the lines or bars are. */
export const pictureDimensions = {
  district: '区市',
  type: '类企业',
  tier: '工种',
  enterprise: '企业',
  specialist: '专员',
  period: '周',
} as const;

/** Headings of a table's first columns. */
export const dimensionHeadings = {
  district: '区（市）',
  type: '企业类型',
  tier: '工种',
  enterprise: '企业名称',
  specialist: '服务专员',
  period: '周次',
} as const;

export const monthHeading = '月份';

/** Everything of a year, or of more weeks than have a workbook each. */
export const yearBookTexts = {
  file: '{whose}{period}汇总',
  weeks: '各周',
  districts: '各区市',
  districtWeeks: '各区市各周',
  enterprises: '逐户',
} as const;

/** Questions that help and menus name. */
export const exportsShown: Readonly<Record<string, ShownIn>> = {
  workbook: {
    typed: '导出',
    help: { coordinator: { at: [6, 2], say: '要表格：“导出”' }, taskForce: { at: [3, 2], say: '要表格：“导出”' } },
    menu: { coordinator: 7, taskForce: 6 },
    app: { group: '查询', place: 5, name: '导出表格' },
  },
  trend: {
    typed: '走势',
    help: { coordinator: { at: [6, 3], say: '要图：“走势”' }, taskForce: { at: [3, 3], say: '要图：“走势”' } },
    menu: { coordinator: 8, taskForce: 7 },
    app: { group: '查询', place: 4, name: '缺工走势' },
  },
};
