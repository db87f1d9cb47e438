// The month's bulletin (annex 2): how its figures are asked for, read back and signed, and what the desk says of them.
import type { Programme } from '../src/domain/programmes.ts';
import { defineCommands, REPORTERS } from '../src/forms/definition/commands.ts';

/** How people shorten the programmes, in hints and in lines that must fit a phone; and numbers to show how to answer. */
export const programmeHints: Readonly<Record<Programme, { readonly short: string; readonly example: string }>> = {
  recruitmentDrive: { short: '百千万', example: '3 12 150' },
  agencyAid: { short: '百家机构', example: '5 30 80' },
  internship: { short: '顶岗实习', example: '2 60 5' },
  crossProvince: { short: '跨省劳务', example: '2 1 20' },
  skillsRelay: { short: '技能提升', example: '8 200' },
  sharedEmployment: { short: '共享用工', example: '3 40' },
  specialists: { short: '专员', example: '5 40 120' },
};

export const monthlyTexts = {
  title: '{district}{month}月通报，{due}前报　已填{filled}/{all}项',
  ask: '{programme}：{labels}，各多少？',
  askHow: '依次回{count}个数，例如：{example}；没有开展回“无”',
  askLast: '（上月{last}，没变回“同”）',
  askMany: '也可以一次报几项，例如：{example}',
  askManyLast: '也可以一次报几项，例如：{example}；全部和上月一样回“同上月”',
  missing: '{programme}还差：{labels}。依次回{count}个数，例如：{example}',
  missingOne: '{programme}还差：{labels}。回一个整数，没有就回“0”',
  again: '{programme}要{count}个数，依次是{labels}。例如：{example}',
  vague: '“{said}”不是准数。{programme}的{label}是多少？回一个整数，例如：12',
  vagueAll: '“{said}”不是准数。{programme}：{labels}，各多少？依次回{count}个整数',
  unclear: '这句没看懂。',
  noted: '记下了：{list}',
  notedOne: '{short} {values}',
  noLast: '上月没有报过，不能“同上月”。',
  reviewHead: '请核对，{district}{month}月通报：',
  reviewLine: '{programme}　{figures}',
  figure: '{name}{value}{unit}',
  /** Of a programme the month did not count yet. */
  noFigure: '—',
  fromRoster: '（专员和企业取自名册，解决用工来自周调度）',
  changes: '和已报的比：{changes}',
  changed: '已改：{changes}',
  change: '{programme}{name}{was}改为{is}',
  reviewHow: '没问题回“确认”，即由您签发；要改，例如：改 共享用工 3 40',
  reviewHowDoubted: '情况属实回“确认”，即由您签发；要改，例如：改 共享用工 3 40',
  unchanged: '和已报的一样，没有改动。要改，例如：改 共享用工 3 40；不改回“取消”',
  filedHead: '{district}{month}月通报已报（{time}，{punctuality}，{name}签发）：',
  filedHow: '要改，例如：改 共享用工 3 40；不改回“取消”',
  receipt: '已收到：{district}{month}月通报，{time}，{punctuality}，由{name}签发。',
  receiptCorrection: '已收到更正：{district}{month}月通报，{time}，首报{punctuality}，由{name}签发。',
  receiptMore: '{closes}前要更正，回“月报”',
  receiptReopened: '开通到{until}为止，要更正，回“月报 {month}”',
  receiptPublished: '{month}月通报已先发布，这份列入补充通报。',
  supplementFiled: '{district}{month}月通报在发布后补报。',
  supplementChanged: '{district}{month}月通报在发布后更正：{changes}。',
  supplementHow: '发补充通报回“发布 {month}”',
  held: '正在恢复，暂时报不上。您填的都在，几分钟后再回“确认”，时间仍按{time}算。',
  stillOpen: '还差{names}，填完才能确认。',
  changeHow: '要改哪一项、改成多少？例如：改 百千万 3 12 150；只改一个数，例如：改 百千万 成交 160',
  againShort: '只回{count}个整数，中间空一格，例如：{example}；没有开展回“无”。一时不清楚，回“稍后”先放着。',
  nothingNew: '没有要确认的改动。',
  cancelledCorrection: '已取消更正，仍按已报的数。',
  progress: '{district}{month}月通报，{due}前报　已填{filled}/{all}项',
  progressMissing: '还差：{names}',
  help: '正在填{month}月通报。回“返回”退一步，回“取消”不报了，回“稍后”先放着，回“进度”看还差几项；要改一项，例如：改 共享用工 3 40',
  reminder: '接着填{month}月通报，{question}',
  reminderReview: '{month}月通报还没报上，等您“确认”。',
  otherMonth: '正在填{month}月通报，先回“确认”或“取消”，再报{other}。',
  notYet: '{month}月通报{opens}开始填，{due}前报。',
  closed: '{month}月通报已锁定。需要补报或更正，请联系{whom}。',
  published: '{month}月通报已发布，不能再改。需要更正请联系{whom}。',
  notYours: '{district}的月通报现在不由您填报，没有报上。',
  onlyCoordinators: '月通报由区市联络员填报。看数请回“合计”或“未报”。',
  closedMeanwhile: '{month}月通报已锁定，没有报上。需要补报请联系{whom}。',
  closedCorrection: '{month}月通报已锁定，更正没有报上，仍按已报的数。需要更正请联系{whom}。',
  withdrawn: '已撤回，{district}{month}月通报现为未报。填的都还在，回“月报”接着改；按时、迟报按重报的时间算。',
  withdrawnRestored: '已撤回更正，{district}{month}月通报恢复原报的数。要改的数还留着，回“月报”接着改。',
  requestReason: {
    ask: '{changes}。这个月更正要别人同意，请再说一下原因，例如：漏算了一场',
    again: ['请用一句话说明原因，例如：漏算了一场', '还差原因，说了才能提交，例如：漏算了一场。不改了回“取消”'],
    names: '原因 理由 说明',
  },
  requestHead: '更正申请：{district}{month}月通报',
  requestWhy: '原因：{reason}',
  requestHow: '没问题回“确认”提交，不改了回“取消”',
  requestAsked: '已提交第{number}号更正申请，等{whom}同意，结果会发给您。',
  filedHowRequest: '这个月已{state}，更正要说明原因、由别人同意。要改，例如：改 共享用工 3 40；不改回“取消”',
  stateClosed: '锁定',
  statePublished: '发布',
  oldDraft: '{month}月通报已锁定，没报上的草稿先放着，不再填。',
  minutesLeft: '离截止不到3分钟，截止后“确认”记迟报。',
  isLate: '已过截止时间，现在报记迟报。',
} as const;

/** Of the form itself, in place of what every form says. */
export const monthlyForm = {
  what: '没填完的月通报',
  cancelled: '已取消，这次填的没有报上。要重新填，回“月报”。',
  dropped: '已取消，这次填的没有报上。要重新填，回“月报”。',
  paused: '好的，已填的都留着，回“月报”接着填。',
  word: '月报',
  away: '正在恢复，请几分钟后再发一次。已填的都在。',
} as const;

/** Two months are open: which one is meant? */
export const monthAsk = {
  what: '没说哪个月的月通报',
  cancelled: '已取消，没有报上。要填，回“月报”。',
  dropped: '已取消，没有报上。要填，回“月报”。',
  month: {
    ask: '报哪个月？{old}还可以报，{current}已开始。回“{old}”或“{current}”。',
    again: ['请回“{old}”或“{current}”', '回“1”是{old}，回“2”是{current}；都不是回“取消”'],
  },
} as const;

/** Doubts (domain §9.3): one line each in the read-back. */
export const monthlyDoubtTexts = {
  tenfold: '请留意：{programme}的{figure}，上月{was}{unit}，这次{is}{unit}，请再核实。',
  aboveRoster: '请留意：{programmes}，服务企业数量比名册上的{roster}家还多，请再核实。',
  hiredWithoutEvents: '请留意：{programme}的{figure}{hired}人，活动场次是0场，请再核实。',
} as const;

export const monthlyCommands = defineCommands({
  monthly: {
    roles: ['coordinator'],
    refused: monthlyTexts.onlyCoordinators,
    from: REPORTERS,
    words:
      '月报 月通报 月度通报 开始填月通报 开始填月报 开始报月报 开始月通报 填月报 报月报 交月报 上报月报 填报月报 开始月报 填月通报 报月通报 上报月通报 填报月通报 月报填报 月通报填报 月报上报 月通报上报 本月月报 本月月通报 填本月月报 写月报 月度上报 月度填报 做月报',
    among: '月报 月通报 月度通报',
    opens: [
      { words: '更正 订正 修改', takes: ['monthReturn'], from: ['coordinator'] },
      {
        words: '月报 月通报 填 填报 上报 报',
        takes: ['month'],
        passing: '的 月报 月通报 月度通报 数据 , ， 。',
        from: ['coordinator'],
      },
    ],
    offered: ['coordinator'],
    help: { coordinator: { at: [4, 1], say: '每月{opens}日起填“月报”' } },
    menu: { coordinator: 5 },
    app: { group: '上报', place: 5, name: '月通报' },
  },
});
