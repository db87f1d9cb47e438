// What the front desk says around a report: greetings, help by role, and what it cannot read.
import { defineCommands, EVERYBODY } from '../src/forms/definition/commands.ts';

export const frontDeskTexts = {
  stranger: '您好，这里是企业用工周调度服务。您还不在名册上，请联系{office}登记后再用。',
  office: '{city}人社局工作专班',
  notActive: '您好，您的账号目前已停用。如需恢复，请联系{office}。',
  greetReporter: '{name}您好。{week}周调度{due}前报，{duty}已报{filed}/{due_count}户。回“上报”开始。',
  greetDone: '{name}您好。{week}周调度{duty}已报{filed}/{due_count}户，都报齐了。',
  greetNothing: '{name}您好。{week}没有要您上报的企业。回“菜单”看能办什么。',
  /** Behind the first greeting of all. */
  askAnytime: '有不懂的随时问，例如：截止几点；能问什么回“常见问题”。',
  /** While something is open: the open question follows. */
  greetBusy: '{name}您好。{week}周调度{due}前报。',
  greetTaskForce: '{name}您好。回“合计”看总数，“未报”看谁还没报，“帮助”看更多。',
  greetAdmin: '{name}您好。名册和人员由您维护；填报和问数由专员、联络员和专班办理。',
  whoami: '{name}，{role}，{region}',
  whoamiEnterprises: '负责{count}户：{names}',
  humanCoordinator: '业务问题找{district}联络员：{names}',
  humanOffice: '{office}：{names}',
  humanAdmin: '账号和使用上的问题找系统管理员：{names}',
  humanTelephone: '市局专班电话：{telephone}',
  humanHow: '在企业微信通讯录里搜姓名就能联系。',
  humanNoTelephone: '这里没有登记办公电话，在企业微信通讯录里搜姓名就能联系。',
  humanNobody: '请联系{office}。',
  noReports: '填报由服务专员和区市联络员办理。看数请回“合计”或“未报”。',
  nothingAtHand: '现在没有等您确认的事。看数请回“合计”或“未报”。',
  nothingAtHandAdmin: '现在没有等您确认的事。回“菜单”看能办什么。',
  noReportsAdmin: '填报由服务专员和区市联络员办理。',
  noQuestions: '系统管理员不看数，问数请找市局专班或区市联络员。',
  cannot: '这个问题还答不了。可以问：合计、上周合计、未报。',
  unclear: '这句没看懂。可以这样说：',
  saidBefore: '刚才说的是：',
  welcome: '不客气，有事随时发我。',
  noted: '好的，有事随时发我。',
  whatIAm: '我是企业用工周调度的自动应答，不是真人。要找人回“找人”。',
  unclearAgain: '还是没看懂。回“菜单”看能办什么，回“找人”看找谁帮忙。',
  unclearStuck: '这样说我看不懂。要报数，先回“上报”看要报的企业，照着例子回；不会填，回“找人”看可以问谁。',
  unclearStuckOther: '这样说我看不懂。看数回“合计”，看怎么用回“帮助”，找人帮忙回“找人”。',
  noSuchDay: '没有“{day}”这一天，这条没有办。请核对日期再发。',
  noSuchClock: '没有“{clock}”这个时刻，这条没有办。请核对时间再发。',
  unclearReporter: ['“上报”看要报的企业', '{one} 缺普工8技工3 解决普工5', '“同上周”全部没变化'],
  unclearTaskForce: ['合计', '上周合计', '未报'],
  notFor: '这项不由您办理。您可以：{menu}',
  voice: '听不了语音，请发文字，例如：{one} 缺普工8技工3',
  picture: '看不了图片和文件，请发文字，例如：{one} 缺普工8技工3',
  other: '看不了这类消息，请发文字，例如：{one} 缺普工8技工3',
  location: '不用发位置。要填报请回“上报”。',
  /** {what} a form, left in the middle for too long. */
  expired: '{what}过了{span}，已自动结束，没有提交。还要办的，请重新发一次。',
  /** {what} one of `unreadForms`, stored so that it cannot be read back. */
  unread: '{what}没能留住，已结束，没有提交。已报的都在；还要办的，请重新发一次。',
  /** {what} a form: something else is asked first. */
  waits: '{what}先放着，办完这件再接着来；先办它就回“{word}”。',
  /** 进度, 确认, 取消 where nothing is asked: {what} is put aside, {word} goes on with it. */
  putAside: '{what}先放着，接着办回“{word}”。',
  putAsideMany: '先放着的：{names}；接着办回“继续”。',
  putAsideOne: '{what}（“{word}”）',
  spanHours: '{hours}小时',
  spanMinutes: '{minutes}分钟',
  snag: '刚才这条没办成，您已填的都还在，请再发一次。',
  snagPressed: '刚才点的没办成，您已填的都还在。请打字再说一次，例如：上报。',
  databaseAway: '正在恢复，暂时查不到数，请几分钟后再问。已报的数都在。',
  tooLong: '这条太长，请分几条发。',
} as const;

/** What was read back and confirmed before it had been delivered: nothing is done yet. */
export const undeliveredTexts = {
  /** Before all of it once more. */
  again: '您回“确认”的时候，核对稿还没有送到，所以还没有办。请看过再回“确认”：',
  /** Before the part that is missing. */
  part: '核对稿还没有发全，这是第{number}部分（共{count}部分）。请看过再回“确认”：',
} as const;

/** Facts of the moment in answers about the job, and what can be asked. */
export const faqTexts = {
  list: [
    '直接问就行，例如：截止几点 · 还有多久 · 晚了会怎样 · 怎么改 · 能撤回吗',
    '学徒工算什么 · 技工怎么分 · 本周解决怎么算 · 累计怎么算 · 在岗包括谁 · 考核看什么',
  ],
  listOther: [
    '直接问就行，例如：截止几点 · 晚了会怎样 · 节假日怎么办 · 怎么改 · 锁了怎么补报',
    '学徒工算什么 · 技工怎么分 · 累计怎么算 · 缺工率怎么算 · 数据谁看得到 · 考核看什么',
  ],
  theirs: '这是服务专员、区市联络员办的，他们这样办：',
  owed: '{whose}还有{count}户未报：{names}。',
  owedNone: '{whose}{count}户都报齐了。',
  you: '您',
  more: '{names}等',
  dueMonth: '{month}月通报',
  sinceYear: '{year}年第1周',
  sinceStart: '启用',
  weekNumber: '{year}年第{number}周',
  points: '下降的百分点',
  share: '下降的百分比',
  hours: '{hours}小时',
  minutes: '{minutes}分钟',
  one: '甲公司',
  two: '乙公司',
  person: '李某',
} as const;

/** 继续 with several put aside. */
export const goOnForm = {
  what: '等您选先办哪件',
  cancelled: '好的，都先放着。',
  dropped: '好的，都先放着。',
  /** What could be meant is gone meanwhile. */
  over: '那件已经结束了。回“菜单”看能办什么。',
  option: '{number} {what}',
  which: {
    ask: '先放着的有这些，接着办哪一件？',
    how: '回序号就行，都先不办回“取消”',
    line: '还等您选先办哪件：{options}',
    again: ['请回序号，例如：{example}；都先不办回“取消”', '还等您选先办哪件：{options}'],
  },
} as const;

/** What was open and cannot be read back: by the parts of what is kept of a person, and by rooms. */
export const unreadForms: Readonly<Record<string, string>> = {
  report: '没报完的周调度',
  rehearsal: '没练完的试报',
  asking: '问您报哪一周的那条',
  urgent: '没说完的急需用工',
  monthly: '没填完的月通报',
  bulletin: '等您确认的发布',
  acts: '等您确认的事',
  oversight: '没办完的签发、发布或更正申请',
  questions: '没选完的问题',
  other: '之前没办完的事',
};

export const frontDeskCommands = defineCommands({
  help: {
    roles: EVERYBODY,
    words:
      '帮助 帮助一下 使用帮助 求助 help 使用说明 操作说明 说明 说明书 使用指南 操作指南 操作手册 使用手册 指南 教程 怎么个用法 用法 怎么用 如何使用 怎么使用 怎么操作 如何操作 怎么弄 怎么搞 咋用 咋弄 怎么填 怎么填报 怎么报 怎么上报 如何填报 如何上报 咋填 咋报 不会用 不会填 不会弄 教教我 教我 教我怎么用 教我怎么填 能干什么 能做什么 你会什么 你会干什么 你能干什么 你能做什么 有什么功能 有哪些功能 功能介绍 有什么用 都能干什么 可以做什么 填报说明 这个怎么用 这个怎么填 这怎么用 这怎么填 填报格式 举个例子',
    among:
      '帮助 使用说明 操作说明 说明书 操作指南 使用指南 怎么用 怎么填 怎么报 怎么操作 如何填 如何上报 怎么填报 怎么上报 咋用 咋填 咋报 咋弄 怎么弄 怎么搞',
    mayAsk: true,
    offered: EVERYBODY,
    help: { admin: { at: [1, 1], say: '名册用表格导入，人员和角色随名册更新' } },
    menu: { specialist: 14, coordinator: 14, taskForce: 12, admin: 3 },
    app: { group: '帮助', place: 1, name: '怎么用' },
  },
  menu: {
    roles: EVERYBODY,
    words: '菜单 主菜单 目录 功能菜单 功能 功能列表 menu 打开菜单 回到菜单 返回菜单 主页 首页 选项 显示菜单 看菜单',
    among: '菜单 功能列表',
    mayAsk: true,
  },
  whoami: {
    roles: EVERYBODY,
    words:
      '我是谁 我的信息 我的身份 我的资料 我的账号 我的角色 我是什么角色 我的权限 我是什么身份 我是什么权限 查看我的信息 知道我是谁 你知道我是谁 认识我 你认识我',
    among: '我是谁 我的身份 我的信息 我的账号 我的角色 什么身份 什么角色 什么权限',
    mayAsk: true,
    offered: EVERYBODY,
    help: { specialist: { at: [7, 3], say: '看自己：“我是谁”' }, admin: { at: [2, 1], say: '看自己的登记：“我是谁”' } },
    menu: { admin: 1 },
    app: { group: '帮助', place: 2, name: '我是谁' },
  },
  human: {
    roles: EVERYBODY,
    words:
      '找人 打电话找谁 电话找谁 找谁帮忙 找哪位 人工 转人工 人工客服 人工服务 客服 联系人 找谁 有问题找谁 找管理员 联系管理员 联系谁 找谁问 问谁 谁能帮我 找负责人 联系电话 电话 联系方式 找老师 找工作人员 找市局 找联络员',
    among: '人工 人工客服 找人工 找人工客服 转人工 客服 找人 联系人',
    mayAsk: true,
    offered: EVERYBODY,
    help: { specialist: { at: [7, 4], say: '找谁帮忙：“找人”' }, coordinator: { at: [7, 3], say: '找谁帮忙：“找人”' } },
    menu: { specialist: 12, coordinator: 12, admin: 2 },
    app: { group: '帮助', place: 3, name: '找人帮忙' },
  },
});

/** Questions about the job are read by their own words (`job-questions.ts`); these list them. */
export const faqCommands = defineCommands({
  faq: {
    roles: EVERYBODY,
    words: '常见问题 常见问答 问答 有哪些问题可以问 可以问什么 能问什么 都能问什么 答疑',
    mayAsk: true,
    help: {
      specialist: { at: [7, 5], say: '不懂就问：“常见问题”' },
      coordinator: { at: [7, 4], say: '不懂就问：“常见问题”' },
      taskForce: { at: [6, 3], say: '不懂就问：“常见问题”' },
    },
    menu: { specialist: 13, coordinator: 13, taskForce: 11 },
  },
});

/** Of what begins a report or changes one, and of what answers a question of the bot's. */
export const noReportsRefusal = { taskForce: frontDeskTexts.noReports, admin: frontDeskTexts.noReportsAdmin } as const;
export const nothingAtHandRefusal = {
  taskForce: frontDeskTexts.nothingAtHand,
  admin: frontDeskTexts.nothingAtHandAdmin,
} as const;
