// What is typed to report a week, answer a question of the bot's and correct what was filed?
import { defineCommands, REPORTERS } from '../src/forms/definition/commands.ts';
import { noReportsRefusal, nothingAtHandRefusal } from './front-desk.ts';

export const weeklyCommands = defineCommands({
  report: {
    roles: REPORTERS,
    refused: noReportsRefusal,
    words: [
      {
        words:
          '上报 填报 开始 开始上报 开始填报 开始填周报 开始报周报 开始报 开始填 报数 报数据 填数 填数据 填周报 报周报 交周报 写周报 上报周报 填报周报 本周上报 上报本周 本周填报 填报本周 填表 上报数据 填报数据 要上报 要填报 去上报 去填报 来上报 上报周调度 填周调度 报周调度 本周周报 本周周调度 这周上报 上报这周 报本周 报这周 报送 报送数据 进行上报 进入填报 继续 继续上报 继续填报 接着报 接着填 继续报 继续填 接着上报 重新上报 重新填报 重新开始 重新填 重新来 重来 从头来 从头再来 从头开始 重填 今天上报 report',
      },
      { words: '周报 周调度 周调度上报 周调度填报', from: REPORTERS },
    ],
    among: [{ words: '上报 填报 报数 填表 报周报 填周报' }, { words: '周报 周调度', from: REPORTERS }],
    opens: [{ words: '开始上报 填周报 上报 填报 周报 报 填', takes: ['week?', 'known?'], from: REPORTERS }],
    offered: REPORTERS,
    help: {
      specialist: [
        { at: [1, 1], say: '“上报”看要报的企业，照序号回数就行' },
        { at: [2, 1], say: '也可直接说：{one} 缺普工8技工3 解决普工5' },
      ],
      coordinator: { at: [2, 1], say: '“上报”填没有专员的企业；其他企业说名字也能代报' },
    },
    menu: { specialist: 1, coordinator: 1 },
    app: { group: '上报', place: 1, name: '上报本周' },
  },
  same: {
    roles: REPORTERS,
    refused: noReportsRefusal,
    words: '同上周',
    together: {
      enough:
        '同上周 跟上周一样 和上周一样 与上周一样 跟上周相同 与上周相同 和上周相同 跟上星期一样 跟上个星期一样 和上个星期一样 跟上礼拜一样 跟上个礼拜一样 和上个礼拜一样 与上周一致 和上周一致 跟上周一致 同上星期 同上个星期 同上礼拜 同上个礼拜 照上周 照上周报 照上周的报 按上周报 按上周的报 按上周的 没变化 没有变化 无变化 没啥变化 没什么变化 不变 没变 没有变 老样子 照旧',
      notAlone: '一样 同上 没动 未变 依旧 如旧 照常',
      with: '全部 所有 所有的 都 全 全都 几家 几家都 各家 大家 企业 我的企业 我的 我 我们 这周 本周 这个星期 的 也 还是 还 均 一律 依然 仍然 数据 情况 数字 其余 其他 其它 剩下 剩下的 和之前 跟之前 , ， 、 。',
    },
    offered: REPORTERS,
    help: { specialist: { at: [3, 1], say: '没变化：“同上周”' } },
    menu: { specialist: 2 },
    app: { group: '上报', place: 2, name: '和上周一样' },
  },
  oneByOne: {
    roles: REPORTERS,
    refused: noReportsRefusal,
    words:
      '逐家 逐家报 逐家填 逐家上报 逐家填报 逐家来 逐户 逐户报 逐个 逐个报 逐个填报 逐个上报 一家一家报 一家一家来 一家一家填 一家家报 一家家来 一个一个报 一个一个来 一个个来 一个个报 一户一户报 按家报 挨家报 挨个报 逐一填报 逐一上报',
    among: '逐家 逐户 一家一家 逐个企业 一家家 一户一户 一户户 逐个',
    help: { specialist: { at: [3, 2], say: '一户一户填：“逐家”' } },
    menu: { specialist: 3 },
    app: { group: '上报', place: 3, name: '逐家填报' },
  },
  correct: {
    roles: REPORTERS,
    refused: noReportsRefusal,
    words:
      '更正 订正 改正 更正数据 更正上报 修改 修改数据 修改上报 改数据 改一下数据 要更正 要修改 更改 更改数据 报错了 填错了 报错了要改 填错了要改 改数 数据更正 更正一下数据 修改已报的 修改已报数据 改报',
    among: '更正 订正',
    opens: [
      { words: '更正 订正', takes: ['period?', 'enterprise?'] },
      { words: '改正 修改 更改 改一下 改', takes: ['week?', 'known?'] },
    ],
    behind: '更正 订正 报错 填错 写错 有误',
    offered: REPORTERS,
    help: {
      specialist: { at: [4, 1], say: '改已报的：“更正 {one}”' },
      coordinator: { at: [7, 1], say: '改已报的：“更正 {one}”' },
    },
    menu: { specialist: 5 },
  },
  undo: {
    roles: REPORTERS,
    refused: noReportsRefusal,
    words:
      '撤回 撤销 撤回上报 撤回填报 撤回刚才的 撤回刚才 撤回上一条 撤回上一次 撤回刚报的 撤回刚才报的 撤回刚才的上报 撤回最近一次 撤消 撤回本次 撤回本次上报 撤回这次 撤回数据 收回 收回刚才的 收回上报 撤回来 把刚才的撤回 刚才的撤回 刚才报的撤回 把刚才报的撤回 刚才的撤回来 撤',
    among: '撤回 撤销 撤回来 收回来',
    opens: [
      { words: '撤销急需用工 撤销急需 撤销急单 撤回急需用工 撤回急需 撤回急单 取消急需用工 取消急需 撤销', takes: ['number'] },
      {
        words: '撤回 撤销 收回',
        takes: [],
        passing:
          '刚才 刚刚 刚 上一次 上一条 上次 最近 一次 一条 这次 本次 这条 那条 那个 我 的 报 填 上报 填报 数据 记录 消息 所有 全部 了 一下 吧 来 都 , ，',
      },
    ],
    offered: REPORTERS,
    help: { specialist: { at: [4, 2], say: '刚报错：“撤回”' }, coordinator: { at: [7, 2], say: '刚报错：“撤回”' } },
    menu: { specialist: 6 },
    app: { group: '帮助', place: 5, name: '撤回刚才的' },
  },
  confirm: {
    roles: REPORTERS,
    refused: nothingAtHandRefusal,
    words:
      '确认了 确认 确定 确认无误 无误 核对无误 属实 情况属实 确认属实 确认提交 确认上报 提交 确认填报 是的确认 全部确认 都确认 确认全部 确认报送 确认保存 数据无误 经核对无误',
  },
  back: {
    roles: REPORTERS,
    refused: nothingAtHandRefusal,
    words: '返回 上一步 返回上一步 后退 回退 退一步 上一题 返回上一题 回上一步 退回上一步 回到上一步 上一个 上一个问题',
  },
  cancel: {
    roles: REPORTERS,
    refused: nothingAtHandRefusal,
    words:
      '取消 全部取消 都取消 取消上报 取消填报 取消本次 取消这次 算了 算了取消 算了不报了 不报了 先不报了 放弃 作废 放弃填报 不填了 不要了 撤单 取消操作 退出 退出填报 结束',
    among: '取消 放弃',
  },
  pause: {
    roles: REPORTERS,
    refused: nothingAtHandRefusal,
    words:
      '稍后 稍后再报 稍后再填 稍后继续 稍后再说 等会 等会儿 等会再报 等会再填 等会儿报 等会报 等下报 晚点报 待会报 待会儿报 等会儿再报 等会儿再填 等一会 等一会再报 等下再报 等下再填 等下 等一下再报 待会 待会儿 待会再报 待会再填 待会儿再报 待会儿再填 暂停 暂停填报 先放着 先停一下 回头再报 回头再填 回头再说 晚点 晚点再报 晚点再填 晚点再说 一会再报 一会儿再报 过会再报 过会儿再报 先不填',
    among: '等会 等会儿 待会 待会儿 稍后 晚点 晚些 过会 过会儿 回头',
  },
  progress: {
    roles: REPORTERS,
    refused: nothingAtHandRefusal,
    from: ['specialist'],
    words:
      '进度 报完了 都报完了 全报完了 全部报完了 本周还剩几家 本周报了几家 本周还差几家 还有几家没报 还剩几家没报 到哪了 报到哪了 填到哪了 填到哪儿了 报到哪儿了 填报到哪了 上报到哪了 填报进度 上报进度 查看进度 查进度 看进度 我的进度 我报了几家 我报了几家了 报了几家 报了几家了 还剩几家 还剩多少家 还差几家 还有几家 报完没 报完了没 报齐了吗 都报完了吗 报完了吗 我报完了吗 都报了吗 我都报了吗 报了多少 报了多少了 完成了多少 进度如何 进度怎么样',
    among: '进度',
    mayAsk: true,
    menu: { specialist: 4 },
    app: { group: '查询', place: 3, name: '报了多少' },
  },
});
