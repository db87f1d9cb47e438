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
  weeksTooMany: '{period}有{count}周，一次最多导出{most}周。请分开导出，例如：导出 {example}',
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
