// What is said when somebody reminds those who still owe a report or a return.
import { DESKS, defineCommands } from '../src/forms/definition/commands.ts';

export const remindTexts = {
  notYours: '催报由区市联络员和市局专班发出。',
  ownMissing: '您自己未报的，回“上报”看。',
  elsewhere: '只能催报{district}的。',
  nothingOpen: '现在没有可以上报的周，不用催。',
  allFiled: '{whose}　{week}{due_count}户已全部上报，不用催。',
  title: '{whose}　{week}还有{count}户未报',
  reached: '已提醒{count}人：{names}',
  atNight: '休息时间不打扰，{at}提醒{count}人：{names}',
  nobodyReached: '这次没有发出提醒。',
  recent: '30分钟内已提醒过{count}人，这次不重复：{names}',
  filed: '刚刚已报齐，不用提醒：{names}',
  away: '请假中，没有提醒：{names}。由联络员代报，例如：代班 {name} 到{day}',
  person: '{name}（{count}户）',
  more: '{names}等',
  yours: '由您填报{count}户：{names}',
  nobody: '没有专员也没有联络员、无人可提醒的{count}户：{names}',
  monthTitle: '{whose}　{month}月通报还有{count}个区市未报：{names}',
  monthAll: '{whose}　{month}月通报{count}个区市都已报，不用催。',
  noMonthOpen: '现在没有可以填的月通报，不用催。',
  monthNotYet: '{month}月通报还没开始填，不用催。',
  monthClosed: '{month}月通报已锁定，催了也报不上；要开通补报，例如：补报 {district} {month}月报',
  monthAway: '请假中，没有提醒：{names}',
  monthNobody: '没有联络员，无人可提醒：{names}',
  monthOwn: '您自己的还未报，回“月报”填报',
  howOwn: '回“上报”开始填报',
  how: '回“未报”看名单',
} as const;

export const summaryTexts = {
  notYours: '小结由区市联络员和市局专班查看。',
  title: '{week}周调度小结：按时{on_time}/{due_count}户，按时率{rate}',
  notYet: '{week}还没有开始。',
  month: '月份的看“{month}月报 合计”。',
} as const;

export const remindCommands = defineCommands({
  summary: {
    roles: DESKS,
    refused: summaryTexts.notYours,
    words: '小结 周小结 做个小结 小结一下 出个小结 写个小结',
    opens: [{ words: '小结', takes: ['period?'] }],
    behind: '小结 的小结',
  },
  remind: {
    roles: DESKS,
    refused: {
      specialist: [remindTexts.notYours, remindTexts.ownMissing],
      admin: remindTexts.notYours,
    },
    words:
      '催报 催一下 催一催 催催 催促 催办 催报一下 再催一下 再催一遍 催未报 催未报的 催一下未报的 催一下没报的 催催没报的 催没报的 提醒未报 提醒未报的 提醒没报的 提醒一下未报的 提醒一下没报的 提醒他们 催他们 催催他们 催一下他们 提醒未报企业 催报未报企业 催一下大家 提醒大家上报 提醒上报 全部催报 一键催报 催报全部 催报所有 现在催报 马上催报 立即催报 通知未报的 提醒专员上报',
    among: '催报',
    opens: [
      {
        words: '再催一遍 再催一下 再催 催一遍 催报 催一下 催一催 催催 催办 催促 催 提醒一下 提醒',
        takes: ['monthReturn'],
        passing: '一下 的 了 吧 未报 没报 没交 未交 还没报 联络员 他们 大家 各区 各区市 抓紧 尽快 赶紧 、 , ， 。',
        from: DESKS,
      },
      {
        words: '再催一遍 再催一下 再催 催一遍 催报 催一下 催一催 催催 催办 催促 催 提醒一下 提醒',
        takes: ['places?', 'one?'],
        passing:
          '一下 的 了 吧 未报 没报 没有报 还没报 未上报 没上报 企业 专员 他们 大家 各区 各区市 所有 全部 抓紧 上报 报 尽快 赶紧 区 县 和 与 、 , ， 。 那边 这边 还 都 赶快 及时 联络员 快点 快',
        from: ['coordinator', 'taskForce', 'admin'],
      },
    ],
    offered: DESKS,
    help: { coordinator: { at: [1, 2], say: '“催报”提醒他们', joins: '，' }, taskForce: { at: [4, 1], say: '“催报”' } },
    menu: { coordinator: 3, taskForce: 3 },
  },
});
