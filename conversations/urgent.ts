// Urgent demands at any hour: what is asked, what each step says to whom, what the clock says.
import { DESKS, defineCommands, EVERYBODY, REPORTERS } from '../src/forms/definition/commands.ts';

/** Raising one in conversation. */
export const urgentAsks = {
  what: '没提完的急需用工',
  word: '急需用工',
  /** What 改 and 去掉 call what is asked. */
  names: {
    enterprise: '企业名称 企业名 企业 单位',
    need: '人数 数量 用工人数',
    by: '到岗日期 到岗时间 到岗 日期 时间',
    reason: '情况 原因 说明',
  },
  enterprise: '哪家企业急需用工？回序号或企业名：',
  enterpriseMany: '哪家企业急需用工？回企业名。',
  choice: '{number} {name}',
  which: '有几户名字相近，是哪一户？回序号：',
  unknown: '“{typed}”不在您负责的企业里。请回您负责的企业名。',
  enterpriseAgain: ['请回您负责的企业名，或者名单里的序号。', '企业名写几个字就行；看名单回“再说一遍”，不提了回“取消”'],
  figures: '{name}急需哪类、多少人？例如：普工80 技工5',
  figuresTotal: '{name}急需{total}人，普工、技工、高级技工各多少？例如：普工{total}',
  figuresSum: '三类加起来是{sum}人，和刚才说的{total}人对不上。请再报一次，例如：普工{total}',
  figuresVague: '“{said}”不是准数。{name}急需哪类、多少人？例如：普工80 技工5',
  figuresMore: '“{said}”加减在哪个数上？请报一共要多少，例如：普工80',
  figuresRow: '“{said}”看不出哪个是人数。{name}急需多少人，依次回普工、技工、高级技工三个数，例如：80 5 0',
  figuresTier: '“{said}”算哪一类？请按普工、技工、高级技工报，例如：普工80',
  figuresNone: '急需用工至少1人。{name}急需哪类、多少人？例如：普工80',
  figuresAgain: ['请按类报人数，例如：普工80 技工5', '哪类要几个，就回哪类和数字，例如：普工80；不提了回“取消”'],
  by: '最晚哪天要到岗？例如：12月2日、下周三；说不准回“尽快”',
  byPast: '{day}已经过了。最晚哪天要到岗？例如：下周三；说不准回“尽快”',
  byNone: '没有“{day}”这一天。最晚哪天要到岗？例如：12月2日、下周三；说不准回“尽快”',
  byAgain: ['请回一个日子，例如：12月2日、下周三、3天内；说不准回“尽快”', '只回到岗的日子就行，例如：下周三；说不准回“尽快”'],
  reason: '一句话说说情况，例如：订单激增；没有回“无”',
  reasonAgain: ['回一句话就行，例如：订单激增；没有回“无”', '为什么急着要人？不想说就回“无”'],
  reviewHead: '请核对，急需用工：',
  reviewFigures: '{name}　{figures}',
  reviewMore: '{by}　情况：{reason}',
  reviewHow: '没问题回“确认”，马上发给{district}联络员和市局专班；要改直接说，例如：普工60',
  noReason: '无',
  cancelled: '已取消，没有提出。',
  dropped: '已取消，没有提出。',
  paused: '好的，已填的都留着，回“急需用工”接着填。',
  help: '正在提急需用工。回“返回”退一步，回“取消”不提了，回“稍后”先放着。',
  resume: '急需用工还没提出，等您“确认”：{name}',
  resumeAsk: '接着提急需用工：{ask}',
  goOn: '接着提{name}的急需用工，不提了回“取消”。',
  notFor: '急需用工由服务专员和区市联络员提出。看在办的回“督办”。',
  notForAdmin: '急需用工由服务专员、区市联络员和市局专班办理。',
} as const;

/** Parts of the sentences below. */
export const urgentParts = {
  head: '急需用工{number}　{name}（{district}）',
  short: '急需用工{number}　{name}',
  districtName: '{district}（全区合计）',
  headDistrict: '急需用工{number}　{name}',
  figure: '{tier}{count}人',
  by: '{day}前到岗',
  soon: '尽快到岗',
  need: '{figures}，{by}',
  reason: '情况：{reason}',
  none: '无',
  grown: '周调度新增缺工{grown}人',
  grownDistrict: '全区{week}周调度合计新增缺工{grown}人',
  nothing: '已无缺工',
  unreported: '人数待报',
  people: '{count}人',
  cityOffice: '市局专班',
  someone: '名册外人员',
  hours: '{hours}小时{minutes}分',
  minutes: '{minutes}分钟',
  days: '{days}天{hours}小时',
} as const;

/** To those concerned; {who} took the step at {time}. */
export const urgentTold = {
  /** What the phone's notification shows. */
  call: '请{accept}前接单：{head}，{need}',
  callMore: '{by}　情况：{reason}',
  raised: '{who} {time}提出，{resolve}前办结',
  raisedItself: '{time}由周调度自动提出，{resolve}前办结',
  raisedHow: '我来办回“接单 {number}”；转给别的区市，例如：转办 {number} {place}',
  raisedTransfer: '{who} {time}从{from}转来{asked}，{resolve}前办结',
  asked: '，请{person}办理',
  accepted: '{short}：{who}已接单（{time}）',
  transferred: '{short}：{who}已转{place}办理（{time}）',
  noted: '{short}　进展（{who} {time}）：{said}',
  resolved: '{short}：{who}已办结，解决{people}人，需{need}人（{time}）',
  resolvedAsk: '请向企业核实：{short}，{who}已办结，解决{people}人，需{need}人（{time}）',
  resolvedHow: '属实回“企业已确认 {number}”；没解决，例如：未解决 {number} 只到岗3人',
  confirmed: '{short}：企业已确认，解决{people}人（{who} {time}）',
  reopened: '{short}：企业反映没解决（{who} {time}）：{said}',
  reopenedBy: '由{holder}接着办，{resolve}前办结。',
  reopenedAsk: '请接着办：{short}，企业反映没解决：{said}（{who} {time}）',
  reopenedHow: '{resolve}前办结。办好，例如：办结 {number} 解决{need}人',
  withdrawn: '{short}：{who}已撤销，不用再办（{time}）',
  raisedMany: '请{accept}前接单：周调度自动提出急需用工{count}件，{resolve}前办结：',
  raisedOne: '{number} {name}（{district}） {figures}',
  raisedOneDistrict: '{number} {name} {figures}',
  raisedMore: '还有{count}件没列出，回“督办”看',
  raisedManyHow: '我来办带上编号回，例如：接单 {number}；看经过，例如：督办 {number}',
} as const;

/** To whoever took the step. */
export const urgentDone = {
  raised: '已提出急需用工{number}：{name}，{figures}。已发给{district}联络员和市局专班。',
  raisedNobody: '已提出急需用工{number}：{name}，{figures}。现在没有可以通知的联络员，请电话联系{office}。',
  raisedHow: '{accept}前应有人接单，每一步都会告诉您；不用了回“撤销急需 {number}”',
  raisedByItself:
    '{name}新增缺工{grown}人，已自动提出急需用工{number}，{accept}前应有人接单；报错了或不用了回“撤销急需 {number}”',
  accepted: '您已接单：{short}',
  acceptedHow: '{resolve}前办结。有进展，例如：进展 {number} 已联系技校；办好，例如：办结 {number} 解决{need}人',
  transferred: '已转{place}办理：{short}',
  noted: '已记下进展：{short}',
  resolved: '已办结：{short}，解决{people}人。等企业确认。',
  confirmed: '已确认：{short}，解决{people}人，用时{age}。',
  reopened: '已退回接着办：{short}。{holder}会收到您说的原因。',
  withdrawn: '已撤销：{short}',
} as const;

/** Why a step was not taken. */
export const urgentRefused = {
  missing: '没找到急需用工{number}。看在办的回“督办”。',
  notYours: '急需用工{number}的这一步不由您办理。看经过回“督办 {number}”',
  elsewhere: '{short}：在{place}办理，不由您这边接办。',
  isHeld: '{short}：已由{holder}接单（{time}）。有情况，例如：进展 {number} 已联系技校',
  isMine: '{short}：您已经接单，{resolve}前办结。',
  notHeld: '{short}：还没有人接单。您来办先回“接单 {number}”',
  notHolder: '{short}：由{holder}办理，请{holder}或市局专班办。有情况，例如：进展 {number} 已联系技校',
  isThere: '{short}：已经在{place}，还没有人接单。您来办回“接单 {number}”',
  notResolved: '{short}：还没有办结。看经过回“督办 {number}”',
  isResolved:
    '{short}：已由{holder}办结（{time}），解决{people}人，等企业确认。属实回“企业已确认 {number}”；没解决，例如：未解决 {number} 只到岗3人',
  isConfirmed: '{short}：企业已确认，已经结束。再有急需，回“急需用工”重新提出。',
  isWithdrawn: '{short}：已撤销（{time}）。',
  isOpen: '{name}已有急需用工{number}，{state}。有变化，例如：进展 {number} 还要加10人',
  notYoursToRaise: '“{name}”现在不由您提出急需用工。',
} as const;

/** What is missing to take a step. */
export const urgentMissing = {
  number: '请带上编号，例如：{example}。看在办的编号回“督办”。',
  place: '转给哪个区市？例如：转办 {number} {place}',
  places: '一次只能转给一个区市，例如：转办 {number} {place}',
  personElsewhere: '{name}不办理急需用工，请转给区市或联络员，例如：转办 {number} {place}',
  note: '请写上内容，例如：进展 {number} 已联系两家机构，周五面试',
  reason: '哪里没解决？例如：未解决 {number} 只到岗3人',
} as const;

/** 办结 without an exact number, or with more people than were needed. */
export const urgentResolving = {
  what: '没说完的办结',
  people: {
    names: '解决人数 人数 数量',
    ask: '{short}解决了多少人？只回准数就行，例如：60',
    again: ['只回解决了几个人，例如：60', '回一个数字，例如：60；还没办结回“取消”'],
  },
  peopleVague: {
    ask: '“{said}”不是准数。{short}解决了多少人？只回准数就行，例如：60',
    again: ['只回解决了几个人，例如：60', '回一个数字，例如：60；还没办结回“取消”'],
  },
  peopleMore: '{short}需{need}人，您说解决{people}人。属实回“确认”，不是请回准数。',
  cancelled: '好的，急需用工{number}还没有办结。',
  dropped: '好的，还没有办结。',
} as const;

/** What the clock says: to those who have to act, and one level up. */
export const urgentClock = {
  acceptHalf: '请尽快接单：{head}，{due}前要有人接单',
  acceptEnd: '接单已超时：{head}，{due}前应接单，还没有人接',
  acceptUp: '请督办，接单已超时：{head}，{place}{due}前应接单，还没有人接',
  acceptLate: '接单超时：{head}，{due}前应接单，{time}才由{who}接单',
  acceptLateGiven: '接单超时：{head}，{due}前应接单，{time}转办',
  acceptLateGone: '接单超时：{head}，{due}前应接单，{time}撤销',
  acceptHow: '我来办回“接单 {number}”',
  resolveHalf: '请抓紧办：{head}，{due}前办结',
  resolveEnd: '办结已超时：{head}，{due}前应办结',
  resolveUp: '请督办，办结已超时：{head}，{holder}{due}前应办结',
  resolveUpFree: '请督办，办结已超时：{head}，{due}前应办结，还没有人接单',
  resolveLate: '办结超时：{head}，{due}前应办结，{time}才办结',
  resolveLateGone: '办结超时：{head}，{due}前应办结，{time}撤销',
  resolveLateNone: '办结超时：{head}，{due}前应办结，{time}上报已无缺工',
  resolveHow: '有进展，例如：进展 {number} 已联系技校；办好，例如：办结 {number} 解决{need}人',
  upHow: '看经过回“督办 {number}”；转给别的区市，例如：转办 {number} {place}',
} as const;

export const urgentCommands = defineCommands({
  urgent: {
    roles: REPORTERS,
    refused: urgentAsks.notFor,
    from: REPORTERS,
    words:
      '急需用工 急需 急需招工 急需招人 急用工 急需工人 急需人手 紧急用工 紧急用工需求 急招 急需用人 上报急需用工 上报急需 报急需用工 报急需 提急需用工 发起急需用工 有急需用工 有企业急需用工 紧急需求 急需用工上报 急需用工需求',
    among: '急需用工 紧急用工 急需招工 急需招人',
    opens: [{ words: '急需用工 紧急用工 急需招工 急需招人 急需', takes: ['need'], long: true }],
    behind: '急需用工',
    offered: REPORTERS,
    help: { specialist: { at: [5, 1], say: '急缺人：“急需用工”' }, coordinator: { at: [4, 2], say: '急缺人：“急需用工”' } },
    menu: { specialist: 9, coordinator: 11 },
    app: { group: '上报', place: 4, name: '急需用工' },
  },
  demands: {
    roles: ['specialist', 'coordinator', 'taskForce'],
    refused: urgentAsks.notForAdmin,
    words:
      '督办 督办急单 督办急需用工 督办未办结 督办一下急单 督办一下 督办清单 督办列表 查看督办 未办结督办 急单 急单列表 急单清单 急需清单 急需列表 急需用工清单 急需用工列表 急需用工单 未办结 未办结的 未办结急单 待办急单 在办急单 看急单 查急单 看督办 查看急单 未办结的急需用工 催督办 督办事项',
    among: '督办 急单',
    mayAsk: true,
    opens: [
      { words: '督办 急单', takes: ['places'] },
      { words: '急需用工 急需 急单 督办', takes: ['number'] },
    ],
    offered: DESKS,
    help: { taskForce: { at: [6, 1], say: '“督办”看急需用工' } },
    menu: { taskForce: 10 },
  },
  // Whose step it is depends on the demand and is said there.
  accept: {
    roles: EVERYBODY,
    words: '接单 我接单 我来接单',
    opens: [{ words: '接单 我接单 接了 接', takes: ['number'] }],
    behind: '接单 接了',
  },
  transfer: {
    roles: EVERYBODY,
    words: '转办',
    opens: [{ words: '转办 转派 转给 转交 转', takes: ['number', 'receiver'] }],
    behind: '转办 转给',
  },
  progressNote: {
    roles: EVERYBODY,
    words: '进展 上报进展 更新进展 报进展',
    opens: [{ words: '进展 更新进展 报进展 进展情况', takes: ['number', 'text?'], long: true }],
    behind: '进展',
  },
  resolve: {
    roles: EVERYBODY,
    words: '办结 已办结 办结了',
    opens: [{ words: '办结 已办结 办完 办好', takes: ['number', 'outcome'], long: true }],
    behind: '办结',
  },
  confirmResolved: {
    roles: EVERYBODY,
    words: '企业已确认 企业确认 企业确认了',
    opens: [{ words: '企业已确认 企业已经确认 企业确认了 企业确认', takes: ['number'] }],
    behind: '企业已确认',
  },
  notResolved: {
    roles: EVERYBODY,
    words: '未解决 没解决 没有解决',
    opens: [{ words: '未解决 没有解决 没解决 企业未确认 尚未解决', takes: ['number', 'reason?'], long: true }],
    behind: '未解决 没解决',
  },
});
