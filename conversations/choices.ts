// What is said to a text that can be read in several ways: the likeliest readings in words that are read in one way only.

export const readingChoiceTexts = {
  /** The readings follow, one a line. */
  which: '这句可以有几种意思，您是要：',
  only: '没完全看懂，您是要：',
  line: '{place} {reading}',
  how: '回序号就行；都不是，就换个说法再发。',
  howOne: '是就回“1”；不是，就换个说法再发。',
  /** {said} was offered, or waited for its week, when another report came. */
  leftOut: '前面这句还没有记，要报请再发一次：“{said}”',
  /** 都不是. */
  none: '好的，那就当没说。请换个说法再发，例如：',
} as const;

/** Readings in words; each is read again as just that. */
export const choiceWords = {
  lastWeek: '上周',
  thisWeek: '本周',
  week: '第{number}周',
  weekOfYear: '{year}年第{number}周',
  weeks: '近{count}周',
  year: '{year}年',
  twoWeeks: '{from}到{to}',
  shortage: '缺',
  resolved: '解决',
  headcount: '在岗',
  none: '无缺工',
  same: '同上周',
  tiers: { general: '普工', skilled: '技工', senior: '高级技工' },
  top: '前{count}',
  ascending: '由低到高',
  descending: '由高到低',
  beside: { each: '比全市平均', above: '高于全市平均', below: '低于全市平均' },
  previous: '环比',
  sameLastYear: '同比',
  chart: '走势',
  workbook: '导出',
  totals: '合计',
  surveyed: '调研受访企业',
  demand: '{number}号',
} as const;
