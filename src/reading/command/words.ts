// Which fixed wordings are commands, whole messages and nothing beside them?

import type { CommandName } from '../../../conversations/commands.ts';
import type { CommandArgs } from '../reading.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';

/** `mayAsk`: also with a question mark behind. */
export type Wording = { readonly name: CommandName; readonly args?: CommandArgs; readonly mayAsk: boolean };

const MAY_ASK = new Set<CommandName>(['help', 'menu', 'whoami', 'sources', 'human', 'progress', 'demands']);

// biome-ignore format: lists of words
const WORDINGS: Readonly<Partial<Record<CommandName, string>>> = {
  help: `帮助 帮助一下 使用帮助 求助 help 使用说明 操作说明 说明 说明书 使用指南 操作指南 操作手册 使用手册 指南 教程 怎么个用法 用法 怎么用 如何使用 怎么使用 怎么操作 如何操作 怎么弄 怎么搞 咋用 咋弄 怎么填 怎么填报 怎么报 怎么上报 如何填报
    如何上报 咋填 咋报 不会用 不会填 不会弄 教教我 教我 教我怎么用 教我怎么填 能干什么 能做什么 你会什么 你会干什么 你能干什么 你能做什么 有什么功能 有哪些功能 功能介绍 有什么用 都能干什么 可以做什么 填报说明 这个怎么用 这个怎么填 这怎么用 这怎么填 填报格式 举个例子`,
  menu: '菜单 主菜单 目录 功能菜单 功能 功能列表 menu 打开菜单 回到菜单 返回菜单 主页 首页 选项 显示菜单 看菜单',
  whoami: '我是谁 我的信息 我的身份 我的资料 我的账号 我的角色 我是什么角色 我的权限 我是什么身份 我是什么权限 查看我的信息 知道我是谁 你知道我是谁 认识我 你认识我',
  report: `上报 填报 周报 周调度 开始 开始上报 开始填报 开始填周报 开始报周报 开始报 开始填 报数 报数据 填数 填数据 填周报 报周报 交周报 写周报 上报周报 填报周报 本周上报 上报本周 本周填报 填报本周 填表 上报数据 填报数据 要上报 要填报 去上报 去填报 来上报
    周调度上报 周调度填报 上报周调度 填周调度 报周调度 本周周报 本周周调度 这周上报 上报这周 报本周 报这周 报送 报送数据 进行上报 进入填报 继续 继续上报 继续填报 接着报 接着填 继续报 继续填 接着上报 重新上报 重新填报 重新开始 重新填 重新来 重来 从头来 从头再来 从头开始 重填 今天上报 report`,
  oneByOne: '逐家 逐家报 逐家填 逐家上报 逐家填报 逐家来 逐户 逐户报 逐个 逐个报 逐个填报 逐个上报 一家一家报 一家一家来 一家一家填 一家家报 一家家来 一个一个报 一个一个来 一个个来 一个个报 一户一户报 按家报 挨家报 挨个报 逐一填报 逐一上报',
  undo: '撤回 撤销 撤回上报 撤回填报 撤回刚才的 撤回刚才 撤回上一条 撤回上一次 撤回刚报的 撤回刚才报的 撤回刚才的上报 撤回最近一次 撤消 撤回本次 撤回本次上报 撤回这次 撤回数据 收回 收回刚才的 收回上报 撤回来 把刚才的撤回 刚才的撤回 刚才报的撤回 把刚才报的撤回 刚才的撤回来 撤',
  correct: '更正 订正 改正 更正数据 更正上报 修改 修改数据 修改上报 改数据 改一下数据 要更正 要修改 更改 更改数据 报错了 填错了 报错了要改 填错了要改 改数 数据更正 更正一下数据 修改已报的 修改已报数据 改报',
  urgent: '急需用工 急需 急需招工 急需招人 急用工 急需工人 急需人手 紧急用工 紧急用工需求 急招 急需用人 上报急需用工 上报急需 报急需用工 报急需 提急需用工 发起急需用工 有急需用工 有企业急需用工 紧急需求 急需用工上报 急需用工需求',
  practice: '经验 经验做法 好经验 好做法 报经验 上报经验 报送经验 经验上报 典型做法 典型经验 先进做法 报经验做法 上报经验做法 写经验 投稿 发经验 分享经验 经验分享 提交经验 亮点做法',
  monthly: '月报 月通报 月度通报 开始填月通报 开始填月报 开始报月报 开始月通报 填月报 报月报 交月报 上报月报 填报月报 开始月报 填月通报 报月通报 上报月通报 填报月通报 月报填报 月通报填报 月报上报 月通报上报 本月月报 本月月通报 填本月月报 写月报 开始填月报 月度上报 月度填报 做月报',
  remind: '催报 催一下 催一催 催催 催促 催办 催报一下 再催一下 再催一遍 催未报 催未报的 催一下未报的 催一下没报的 催催没报的 催没报的 提醒未报 提醒未报的 提醒没报的 提醒一下未报的 提醒一下没报的 提醒他们 催他们 催催他们 催一下他们 提醒未报企业 催报未报企业 催一下大家 提醒大家上报 提醒上报 全部催报 一键催报 催报全部 催报所有 现在催报 马上催报 立即催报 通知未报的 提醒专员上报',
  return: '退回 打回 驳回 退回上报 退回重报',
  signOff: '签发 签发上报 签发周报 签发周调度 签字 签字确认 签批 签发一下 审签 签发确认 确认签发 签发数据 签发吧',
  reopen: '补报 开放补报 开通补报 打开补报 允许补报 重新开放 重新打开 重开 开补报 申请补报 解锁',
  sources: '出处 来源 数据来源 数据出处 数字来源 查出处 看出处 查来源 依据 明细出处 这个数哪来的 这数哪来的 这个数字哪来的 数哪来的 哪来的数 哪来的 怎么来的 这个数怎么来的 怎么算的 怎么算出来的 这个数怎么算的 从哪来的 数据哪来的 数据从哪来 数字从哪来的 数据怎么来的 根据是什么 是哪些企业的数',
  deadline: '截止 截止时间 调整截止 修改截止 改截止时间 调整截止时间 修改截止时间 延期 延长截止 延长截止时间 推迟截止',
  publish: '发布 公布 发布数据 公布数据 正式发布 发布周调度 发布周报 发布通报 发布月报 发布月通报 发布结果 对外发布',
  broadcast: '广播 群发 群发消息 发广播 广播消息 全员广播 发通知 发公告',
  demands: '督办 督办急单 督办急需用工 督办未办结 督办一下急单 督办一下 督办清单 督办列表 查看督办 未办结督办 急单 急单列表 急单清单 急需清单 急需列表 急需用工清单 急需用工列表 急需用工单 未办结 未办结的 未办结急单 待办急单 在办急单 看急单 查急单 看督办 查看急单 未办结的急需用工 催督办 督办事项',
  confirm: '确认了 确认 确定 确认无误 无误 核对无误 属实 情况属实 确认属实 确认提交 确认上报 提交 确认填报 是的确认 全部确认 都确认 确认全部 确认报送 确认保存 数据无误 经核对无误',
  cancel: '取消 取消上报 取消填报 取消本次 取消这次 算了 算了取消 算了不报了 不报了 先不报了 放弃 作废 放弃填报 不填了 不要了 撤单 取消操作 退出 退出填报 结束',
  pause: '稍后 稍后再报 稍后再填 稍后继续 稍后再说 等会 等会儿 等会再报 等会再填 等会儿报 等会报 等下报 晚点报 待会报 待会儿报 等会儿再报 等会儿再填 等一会 等一会再报 等下再报 等下再填 等下 等一下再报 待会 待会儿 待会再报 待会再填 待会儿再报 待会儿再填 暂停 暂停填报 先放着 先停一下 回头再报 回头再填 回头再说 晚点 晚点再报 晚点再填 晚点再说 一会再报 一会儿再报 过会再报 过会儿再报 先不填',
  progress: '进度 报完了 都报完了 全报完了 全部报完了 本周还剩几家 本周报了几家 本周还差几家 还有几家没报 还剩几家没报 到哪了 报到哪了 填到哪了 填到哪儿了 报到哪儿了 填报到哪了 上报到哪了 填报进度 上报进度 查看进度 查进度 看进度 我的进度 我报了几家 我报了几家了 报了几家 报了几家了 还剩几家 还剩多少家 还差几家 还有几家 报完没 报完了没 报齐了吗 都报完了吗 报完了吗 我报完了吗 都报了吗 我都报了吗 报了多少 报了多少了 完成了多少 进度如何 进度怎么样',
  back: '返回 上一步 返回上一步 后退 回退 退一步 上一题 返回上一题 回上一步 退回上一步 回到上一步 上一个 上一个问题',
  snooze: '稍后提醒 稍后提醒我 等会提醒我 等会儿提醒我 待会提醒我 待会儿提醒我 晚点提醒我 晚点提醒 过会提醒我 过会儿提醒我 一会提醒我 一会儿提醒我 回头提醒我 等下提醒我 稍后再提醒 稍后再提醒我 晚点再提醒我 待会再提醒我 提醒我 到时提醒我',
  accept: '接单 我接单 我来接单', transfer: '转办', progressNote: '进展 上报进展 更新进展 报进展', resolve: '办结 已办结 办结了',
  confirmResolved: '企业已确认 企业确认 企业确认了', notResolved: '未解决 没解决 没有解决', adopt: '采纳 采用', spread: '推广 通报推广',
  rehearse: '试报 试报一下 试填 试填一下 演练 练习 练习一下 模拟填报 模拟上报 试试 试一试 试一下 练一下 练手 演习 试用 试着报一下 预演',
  human: '找人 打电话找谁 电话找谁 找谁帮忙 找哪位 人工 转人工 人工客服 人工服务 客服 联系人 找谁 有问题找谁 找管理员 联系管理员 联系谁 找谁问 问谁 谁能帮我 找负责人 联系电话 电话 联系方式 找老师 找工作人员 找市局 找联络员',
  leave: '请假 休假 要请假 我请假 请个假 报备请假', standIn: '代班 替班 顶班', handOver: '交接 移交',
};

// biome-ignore format: lists of words
const WITH_ARGS: readonly (readonly [CommandName, CommandArgs, string])[] = [
  ['practice', { text: '待审' }, '待审经验 待审核经验 经验待审 经验待审核 待审的经验 看待审经验'],
  ['cards', { on: true }, '卡片 卡片模式 用卡片 打开卡片 开启卡片 开卡片 要卡片 按钮 用按钮 打开按钮 开启按钮 卡片方式 切换卡片 切换到卡片 换成卡片 显示卡片 改用卡片'],
  ['leave', { on: false }, '销假 我销假 我要销假 提前销假 结束请假 取消请假 请假结束 休假结束 假期结束 我回来了 回来上班了 已返岗 我返岗了 返岗'],
  ['cards', { on: false }, '文字 文字模式 用文字 关闭卡片 关卡片 不用卡片 不要卡片 不要按钮 关闭按钮 纯文字 文字版 文字方式 切换文字 切换到文字 换成文字 改用文字 文本 文本模式'],
];

const split = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Whole messages by their folded text. Wordings a command may have with arguments stand in `commands.ts`. */
export const WHOLE_COMMANDS: ReadonlyMap<string, Wording> = new Map([
  ...(Object.entries(WORDINGS) as [CommandName, string][]).flatMap(([name, list]) =>
    split(list).map((text): [string, Wording] => [text, { name, mayAsk: MAY_ASK.has(name) }]),
  ),
  ...WITH_ARGS.flatMap(([name, args, list]) =>
    split(list).map((text): [string, Wording] => [text, { name, args, mayAsk: false }]),
  ),
]);

// biome-ignore format: lists of words
const SAME = [
  // By itself enough.
  ['all', '同上周 跟上周一样 和上周一样 与上周一样 跟上周相同 与上周相同 和上周相同 跟上星期一样 跟上个星期一样 和上个星期一样 跟上礼拜一样 跟上个礼拜一样 和上个礼拜一样 与上周一致 和上周一致 跟上周一致 同上星期 同上个星期 同上礼拜 同上个礼拜 照上周 照上周报 照上周的报 按上周报 按上周的报 按上周的 没变化 没有变化 无变化 没啥变化 没什么变化 不变 没变 没有变 老样子 照旧'],
  // Enough for all.
  ['bare', '一样 同上 没动 未变 依旧 如旧 照常'],
  ['of', '全部 所有 所有的 都 全 全都 几家 几家都 各家 大家 企业 我的企业 我的 我 我们 这周 本周 这个星期 的 也 还是 还 均 一律 依然 仍然 数据 情况 数字 其余 其他 其它 剩下 剩下的 和之前 跟之前 , ， 、 。'],
] as const;

/** The words of 都同上周: `all` says it alone, `bare` only beside another word. */
export const SAME_WORDS: Lexicon<'all' | 'bare' | 'of'> = buildLexicon(
  SAME.flatMap(([kind, list]) => split(list).map((word) => [word, kind] as const)),
);

// biome-ignore format: lists of words
const KEYWORDS: Readonly<Partial<Record<CommandName, string>>> = {
  help: '帮助 使用说明 操作说明 说明书 操作指南 使用指南 怎么用 怎么填 怎么报 怎么操作 如何填 如何上报 怎么填报 怎么上报 咋用 咋填 咋报 咋弄 怎么弄 怎么搞',
  menu: '菜单 功能列表',
  whoami: '我是谁 我的身份 我的信息 我的账号 我的角色 什么身份 什么角色 什么权限',
  report: '上报 填报 周报 周调度 报数 填表 报周报 填周报',
  oneByOne: '逐家 逐户 一家一家 逐个企业 一家家 一户一户 一户户 逐个',
  undo: '撤回 撤销 撤回来 收回来',
  correct: '更正 订正',
  urgent: '急需用工 紧急用工 急需招工 急需招人',
  pause: '等会 等会儿 待会 待会儿 稍后 晚点 晚些 过会 过会儿 回头',
  cancel: '取消 放弃',
  practice: '经验 经验做法 好经验 好做法 典型经验 典型做法',
  monthly: '月报 月通报 月度通报',
  remind: '催报',
  signOff: '签发',
  sources: '出处 来源 数据来源 哪来的 哪里来的 从哪来 从哪来的 怎么来的 怎么算的 怎么得来的 怎么得出来的',
  demands: '督办 急单',
  rehearse: '试报 演练 练习 试填',
  human: '人工 人工客服 找人工 找人工客服 转人工 客服 找人 联系人',
  progress: '进度',
};

/** Words a command may stand among without meaning anything else: each message of one command's words and these alone is that command. */
export const KEYWORDS_AND_FILLERS: Lexicon<CommandName | 'filler'> = buildLexicon([
  ...(Object.entries(KEYWORDS) as [CommandName, string][]).flatMap(([name, list]) =>
    split(list).map((word) => [word, name] as const),
  ),
  ...split(
    '我 我们 我要 我想 想 要 需要 请 帮 帮我 帮忙 麻烦 一下 下 个 一个 份 吧 啊 呀 哈 哦 嘛 的 给 给我 看 看看 看一下 打开 显示 调出 弹出 出来 进入 进 去 来 开始 做 办 办理 发 发我 写 写个 填 填个 报 报个 报一下 提交 现在 可以 本周 这周 这个星期 今天 这个 那个 这次 本次 这些 那些 数 数字 是 刚 刚才 刚刚 报的 填的 报错了 填错了 有 有个 有家 有一家 企业 一条 一篇 一户 找 转 再说 说 问 问我 把 调 功能 模式 方式 流程 数据 先 再 老师 您好 你好 谢谢 谢谢老师 辛苦了 , ， 。 ! 、 : ~',
  ).map((word) => [word, 'filler'] as const),
]);
