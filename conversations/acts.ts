// What the desks of the task force and the coordinators are answered when they set something going.
import { DESKS, defineCommands, REPORTERS } from '../src/forms/definition/commands.ts';

/** 截止 */
export const deadlineTexts = {
  form: { what: '等您确认的截止调整', cancelled: '好的，不办了。', dropped: '好的，不办了。' },
  notYours: '截止时间由市局专班调整。',
  missing: '请说清哪一期、哪天、几点，例如：',
  example: '截止 本周 {day} 17:00',
  week: '{week}周调度',
  month: '{year}年{month}月的月通报',
  instant: '{day}（{weekday}）{clock}',
  past: '这个时间已经过了，请说以后的时间。截止时间没有改。',
  closed: '{period}已经锁定，不能再改截止时间。{how}',
  closedHow: '个别企业要补报，例如：补报 {one} {year}年第{number}周',
  same: '{period}的截止时间本来就是{due}，没有改。',
  outside: '{period}的截止时间要在{from}到{to}之间，没有改。',
  title: '请核对，调整{period}的截止时间：',
  change: '{was}改为{due}',
  closesSame: '锁定时间不变：{closes}',
  closesLater: '锁定时间随之改为：{closes}',
  holiday: '请留意：{day}放假。',
  /** How many are missing is of that instant: everything else of the read-back must still be so at 确认. */
  concernsWeek: '涉及{due_count}户（截至{at}有{missing}户未报），通知{people}人。已报的，按时、迟报不变。',
  concernsMonth: '涉及{districts}个区市，通知{people}人。已报的，按时、迟报不变。',
  confirm: '没问题回“确认”，不改回“取消”',
  waiting: '{period}的截止时间还没改，等您“确认”：{due}',
  moved: '已改好：{period}改为{due}截止，已通知{people}人。',
  changes: { was: '现在的截止时间是{now}', concerned: '要报的有变动', told: '要通知的人有变动' },
  done: '{period}的截止时间已由{by}于{time}改为{due}，没有再改。',
  told: '截止时间有变：{period}改为{due}截止（{name}调整）。',
  toldCloses: '{closes}锁定。',
  toldWeek: '未报的请在截止前报，回“上报”开始。',
  toldMonth: '未报的请在截止前报，回“月报”开始。',
} as const;

/** Which one a command means. */
export const actTexts = {
  whichPerson: '叫“{name}”的有{count}位，是哪一位？',
  whichEnterprise: '有{count}户都像，是哪一户？',
  option: '{number} {name}',
  personOption: '{name}（{district}，账号{account}）',
  choosing: {
    what: '等您选是哪一个的事',
    cancelled: '好的，不办了。',
    dropped: '好的，不办了。',
    one: {
      ask: '{title}',
      how: '回序号就行；都不是回“取消”',
      line: '还等您回序号：{options}',
      again: ['还等您回序号：{options}', '请回前面的序号，例如：{example}；都不是回“取消”'],
    },
  },
  noSpecialist: '没找到在岗的服务专员“{typed}”，请写全名。',
  unknown: '没找到“{typed}”，请核对名称再发。',
  /** Between a read-back and its 确认; what is open is read back anew below. */
  changedSince: '刚才看过后，{changes}。',
  changedSomehow: '刚才看过后，情况有变化。',
  /** Who did it. */
  you: '您',
  somebody: '别人',
} as const;

/** 广播 */
export const broadcastTexts = {
  form: { what: '等您确认的广播', cancelled: '好的，不办了。', dropped: '好的，不办了。' },
  notYours: '广播由市局专班发出。',
  missing: '请把要说的话写在后面，例如：',
  examples: ['广播 请各区市周五上午报齐', '广播 {district} 请今天报齐'],
  tooLong: '这条太长，一次最多600字左右，请分几条发。',
  nobody: '{whose}没有在岗的人，没有发。',
  title: '请核对，广播发给{whose}{people}人（{roles}）：',
  role: '{role}{count}人',
  body: '{name}：{said}',
  confirm: '没问题回“确认”，不发回“取消”',
  waiting: '广播还没发，等您“确认”：{said}',
  sent: '已发给{whose}{people}人。',
  changes: { receivers: '收消息的人有变动' },
  done: '同样的话已由{by}于{time}发给{whose}，没有再发。',
} as const;

/** 代班 */
export const standInTexts = {
  form: { what: '等您确认的代班', cancelled: '好的，不办了。', dropped: '好的，不办了。' },
  notYours: '代班由区市联络员安排。您请假回“请假 到{day}”，会通知联络员。',
  notYoursOther: '代班由区市联络员和市局专班安排。',
  missing: '请说清替谁、到哪天，例如：',
  example: '代班 {specialist} 到{day}',
  gone: '要代班的专员已不在岗，没有办。别的专员，例如：代班 {specialist} 到{day}',
  past: '这一天已经过了，请说今天以后的日子。',
  far: '最长一年，请说近一点的日子。',
  noCoordinator: '{district}没有在岗的联络员，没有人能代班。',
  until: '到{day}',
  open: '没说到哪天，到结束代班为止',
  title: '请核对，代班：',
  titleEnds: '请核对，结束代班：',
  change: '{name}的{count}户从今天（{from}）起由{who}填报、接收提醒（{until}）。',
  changeEnds: '{name}的{count}户从现在起由本人填报、接收提醒。',
  replaces: '原来的代班（{was}）不再算。',
  tells: '确认后告诉{names}。',
  confirm: '没问题回“确认”，不办回“取消”',
  waiting: '代班还没办，等您“确认”：{name}，{until}',
  waitingEnds: '结束代班还没办，等您“确认”：{name}',
  changes: {
    untilNone: '原来的代班已经结束',
    until: '别人定了代班（{was}）',
    count: '{name}名下的企业变成{count}户',
    told: '要告诉的人有变动',
    today: '已经到了{from}',
  },
  doneBefore: '{name}的代班（{until}）已由{by}于{time}定好，没有再办。',
  endedBefore: '{name}的代班已由{by}于{time}结束，没有再办。',
  done: '已记：{name}的{count}户从今天起由{who}填报、接收提醒（{until}）。',
  doneHow: '提前结束回“代班 {typed} 结束”',
  doneOwn: '回“上报”看要报的；提前结束回“代班 {typed} 结束”',
  ended: '代班已结束，{name}的{count}户从现在起由本人填报。',
  nothing: '现在没有给{name}代班。',
  told: '您的{count}户从今天起由{who}代班填报（{until}），这段时间不再提醒您（{by}安排）。',
  toldCoordinator: '{name}的{count}户从今天起由{who}代班填报（{until}），回“上报”看（{by}安排）。',
  toldEnded: '代班已结束，您的{count}户从现在起由您填报，回“上报”看（{by}安排）。',
  toldEndedCoordinator: '代班已结束，{name}的{count}户从现在起由本人填报（{by}安排）。',
  coordinators: '{district}联络员',
} as const;

/** 请假 */
export const leaveTexts = {
  notYours: '请假只是停发填报提醒；您没有要报的企业，不用在这里请假。',
  missing: '请说请假到哪天，例如：请假 到{day}',
  past: '这个时间已经过了，请说以后的时间。',
  far: '最长一年，请说近一点的日子。',
  day: '{day}（含）',
  hour: '{day}{clock}',
  done: '已记：请假到{until}，这段时间不再提醒您。',
  already: '已经记过了：请假到{until}，没有再通知。',
  toldTo: '已告诉{names}。',
  nobody: '没有可以告诉的联络员，要报的请自己安排。',
  how: '提前回来，回“销假”',
  back: '已销假，提醒照常。',
  backHow: '回“上报”看要报的企业',
  backStoodIn: '代班还没结束，期间提醒仍发给联络员；已告诉联络员。您现在也可以报，回“上报”',
  nothing: '您现在没有请假。',
  told: '{name}（{role}）请假到{until}，名下{count}户，其中{missing}户本周未报。',
  toldNobody: '{name}（{role}）请假到{until}。',
  propose: '要代报，回“代班 {typed} 到{day}”',
  toldBack: '{name}已销假。',
  toldBackStandIn: '代班还没结束，要结束回“代班 {typed} 结束”',
} as const;

/** What 我是谁 adds. */
export const awayTexts = {
  onLeave: '请假到{until}，提前回来回“销假”',
  stoodIn: '正由{who}代班（{until}）',
  standing: '正给{names}代班',
} as const;

/** 交接 */
export const handOverTexts = {
  form: { what: '等您确认的交接', cancelled: '好的，不办了。', dropped: '好的，不办了。' },
  notYours: '交接由区市联络员和市局专班办理。',
  missing: '请说清交接哪户、给谁，例如：',
  example: '交接 {one} 给 {specialist}',
  gone: '要交接的企业或专员已不在名册上，没有交接。要另办，例如：交接 {one} 给 {specialist}',
  same: '{name}本来就由{to}服务，不用交接。',
  title: '请核对，交接企业：',
  change: '{name}（{district}）由{from}交给{to}',
  changeFirst: '{name}（{district}）现在没有专员，交给{to}',
  nobody: '暂无专员',
  since: '从今天起由{to}填报，{missing}已报的数不变。',
  missingWeek: '本周的未报，也由{to}报；',
  elsewhere: '请留意：{to}是{other}的，企业仍算{district}。',
  confirm: '没问题回“确认”，不办回“取消”',
  waiting: '交接还没办，等您“确认”：{name}交给{to}',
  done: '已交接：{name}从今天起由{to}服务，已告诉双方。',
  doneOne: '已交接：{name}从今天起由{to}服务，已告诉{to}。',
  changes: {
    from: '“{name}”的专员换成了{from}',
    fromNobody: '“{name}”没有专员了',
    district: '“{name}”划到了{district}',
    toRegion: '{to}调到了{other}',
    filed: '“{name}”本周的报上了',
    missing: '“{name}”本周的还是未报',
  },
  doneBefore: '“{name}”已由{by}于{time}交接给{to}，没有再办。',
  toldTo: '{name}从今天起由您服务，原来是{from}（{by}办理交接）。回“上报”看要报的企业。',
  toldToFirst: '{name}从今天起由您服务，原来没有专员（{by}办理交接）。回“上报”看要报的企业。',
  toldFrom: '{name}从今天起由{to}服务，您不用再报（{by}办理交接）。',
} as const;

export const deadlineCommands = defineCommands({
  deadline: {
    roles: ['taskForce'],
    refused: deadlineTexts.notYours,
    words: '截止 截止时间 调整截止 修改截止 改截止时间 调整截止时间 修改截止时间 延期 延长截止 延长截止时间 推迟截止',
    opens: [{ words: '截止时间 调整截止 修改截止 截止 延期 延长截止 推迟截止', takes: ['deadline'] }],
    behind: '截止',
    offered: ['taskForce'],
    help: { taskForce: { at: [4, 4], say: '改截止：“截止 本周 周五17:00”' } },
  },
});

export const broadcastCommands = defineCommands({
  broadcast: {
    roles: ['taskForce'],
    refused: broadcastTexts.notYours,
    words: '广播 群发 群发消息 发广播 广播消息 全员广播 发通知 发公告',
    opens: [
      { words: '全员广播 广播消息 广播一下 广播 群发一下 群发消息 群发通知 群发', takes: ['text'], apart: true, long: true },
    ],
    offered: ['taskForce'],
    help: { taskForce: { at: [4, 5], say: '通知：“广播 内容”' } },
  },
});

export const staffingCommands = defineCommands({
  leave: {
    roles: REPORTERS,
    refused: leaveTexts.notYours,
    words: [
      { words: '请假 休假 要请假 我请假 请个假 报备请假' },
      {
        words:
          '销假 我销假 我要销假 提前销假 结束请假 取消请假 请假结束 休假结束 假期结束 我回来了 回来上班了 已返岗 我返岗了 返岗',
        args: { on: false },
      },
    ],
    opens: [{ words: '请假 休假 请个假', takes: ['until'] }],
    behind: '请假 休假',
    offered: REPORTERS,
    help: { specialist: { at: [6, 2], say: '“请假 到{day}”', joins: '' } },
  },
  standIn: {
    roles: DESKS,
    refused: { specialist: standInTexts.notYours, admin: standInTexts.notYoursOther },
    words: '代班 替班 顶班',
    opens: [
      { words: '代班 替班 顶班', takes: ['standIn'] },
      { words: '结束代班 取消代班 停止代班 终止代班', takes: ['standInEnd'] },
    ],
    behind: '代班 替班 顶班',
    offered: DESKS,
    help: { coordinator: { at: [5, 2], say: '顶班：“代班 {specialist} 到{day}”' } },
  },
  handOver: {
    roles: DESKS,
    refused: handOverTexts.notYours,
    words: '交接 移交',
    opens: [{ words: '交接 移交', takes: ['handOver'] }],
    behind: '交接 移交 转交',
    offered: DESKS,
    help: { coordinator: { at: [5, 1], say: '换人：“交接 {one} 给 {specialist}”' } },
  },
});
