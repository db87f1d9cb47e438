// What the bot says first: who still owes what, stage by stage. Each stage has its own opening words, so that no two look alike.

import type { Stage } from '../src/domain/stages.ts';

/** Reminders a person asked for, before the deadline and after it. */
type AskedFor = 'snooze' | 'snoozeLate' | 'asked' | 'askedLate';

/** To those who report: {week} with its days, {due} in people's words, {count} of enterprises. */
export const reporterNudges = {
  opening: '{week}周调度开始，您要报{count}户，{due}前报：',
  preview: '提前提醒：您还有{count}户未报，{week}周调度{due}截止：',
  finalDay: '截止日提醒：您还有{count}户未报，{week}周调度{due}截止：',
  lastCall: '最后提醒：您还有{count}户未报，{week}周调度{due}截止：',
  overdue: '已过截止时间：您还有{count}户未报，{week}周调度{due}已截止，现在报记迟报：',
  overdueAgain: '再次提醒：您还有{count}户未报，{week}周调度{closes}锁定，现在报记迟报：',
  snooze: '您要的提醒：您还有{count}户未报，{week}周调度{due}截止：',
  snoozeLate: '您要的提醒：您还有{count}户未报，{week}周调度{due}已截止，现在报记迟报：',
  asked: '催报：您还有{count}户未报，{week}周调度{due}截止，请现在报：',
  askedLate: '催报：您还有{count}户未报，{week}周调度{due}已截止，现在报记迟报：',
} as const satisfies Readonly<Record<Exclude<Stage, 'eve' | 'summary'> | AskedFor, string>>;

/** To coordinators, about those of the district who report themselves. */
export const coordinatorNudges = {
  lastCall: '{district}最后提醒：还有{count}户未报，{week}周调度{due}截止：',
  overdue: '{district}已过截止时间：还有{count}户未报，{week}周调度{due}已截止：',
  overdueAgain: '{district}再次提醒：还有{count}户未报，{week}周调度{closes}锁定：',
  snooze: '您要的提醒：{district}还有{count}户未报，{week}周调度{due}截止：',
  snoozeLate: '您要的提醒：{district}还有{count}户未报，{week}周调度{due}已截止：',
} as const;

/** To coordinators, about the month's return. */
export const monthlyNudges = {
  preview: '提前提醒：{month}月通报还差{count}项，{due}截止：',
  eve: '截止前提醒：{month}月通报还差{count}项，{due}截止：',
  finalDay: '截止日提醒：{month}月通报还差{count}项，{due}截止：',
  lastCall: '最后提醒：{month}月通报还差{count}项，{due}截止：',
  overdue: '已过截止时间：{month}月通报还差{count}项，{due}已截止，现在报记迟报：',
  asked: '催报：{month}月通报还差{count}项，{due}截止：',
} as const satisfies Readonly<Record<Exclude<Stage, 'opening' | 'summary' | 'overdueAgain'> | 'asked', string>>;

/** Into groups, where others read along: counts, and no enterprise by its name. */
export const groupNudges = {
  lastCall: '{region}周调度提醒：还有{missing}户未报，{week}{due}截止，已报{filed}/{due_count}户。',
  overdue: '{region}周调度已过截止时间：还有{missing}户未报，{week}{due}已截止，已报{filed}/{due_count}户，现在报记迟报。',
} as const;

export const nudgeTexts = {
  line: '{number} {name}',
  missingLine: '{name}（{specialist}）',
  more: '还有{count}户，回“未报”看全部',
  how: '照序号回，例如：{number} 8 3 0 解决 5 0 0（{number}号缺普工8、技工3，解决普工5）\n都和上周一样，回“同上周”',
  remind: '回“催报”提醒他们',
  remindAndReport: '回“催报”提醒他们；带序号的由您报，例如：{number} 8 3 0（{number}号缺普工8、技工3）',
  moved: '截止时间已调整为{due}。',
  holiday: '{day}放假，请节前报。',
  monthHoliday: '截止那天放假，请提前报。',
  monthDistricts: '未报的区市：{districts}',
  monthHow: '回“月报”开始填，专员情况已预填；也可以直接回几项，例如：百千万 3 12 150；共享用工 3 40',
  groupDistrict: '{district}{missing}户',
  groupDistricts: '其中：{districts}',
  summaryTitle: '{week}周调度到点汇总：按时{on_time}/{due_count}户，按时率{rate}',
  summaryBelow: '未报齐：{districts}',
  summaryDistrict: '{district}已报{filed}/{due_count}户',
  summaryAll: '各区市都已报齐。',
  summarySigned: '各区市都已签发。',
  summaryUnsigned: '还没有区市签发。',
  summarySignOffs: '已签发{signed}/{count}个区市，未签发：{names}',
  summaryHow: '回“未报”看名单，回“催报”提醒他们',
  /** To a coordinator, once a week. */
  thanks: '{district}{week}{due_count}户已全部上报，其中按时{on_time}户。辛苦了！',
} as const;
