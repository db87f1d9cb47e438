// Good practice: how one is sent, and what becomes of it.
import { defineCommands, REPORTERS } from '../src/forms/definition/commands.ts';

/** While one is being written. */
export const practiceForm = {
  what: '没写完的经验',
  word: '经验',
  title: {
    names: '标题 题目',
    ask: '请发经验做法的标题，一句话就行。',
    line: '经验做法还没写完：请发标题，不报了回“取消”。',
    again: ['请先发标题，一句话，例如：夜班专车接送工人', '标题就是一句话，说清是什么做法。不报了回“取消”。'],
  },
  bodyNames: '正文 内容',
  titleLong: '标题长了点，请不超过{most}个字。',
  askBody: '标题：{title}\n请发正文，可以分几条发，发完回“完了”。',
  more: '记下{count}条，共{length}字。还有就接着发，发完回“完了”。',
  again: ['请接着发正文，发完回“完了”。', '正文发完了就回“完了”，不报了回“取消”。'],
  tooLong: '正文已有{length}字，最多{most}字，这一条没有记下。发完回“完了”。',
  bodyEmpty: '还没有正文。请发正文，发完回“完了”。',
  preview: '请核对，经验做法：',
  previewHow: '没问题回“确认”，报给市局专班；要接着写回“返回”，不报了回“取消”',
  cancelled: '已取消，没有报送。',
  dropped: '已取消，没有报送。',
  paused: '好的，已写的都留着，回“经验”接着写。',
  /** 经验 with one that is not finished: {title}. */
  goOn: '接着写“{title}”。',
  resumeBody: '经验做法“{title}”还没写完：接着发，发完回“完了”。',
  resumeReview: '经验做法“{title}”还没报送，等您“确认”。',
} as const;

/** What a list of practices is asked for by: those that wait. */
export const PRACTICES_WAITING = '待审';

export const practiceTexts = {
  notFor: '经验做法由服务专员和区市联络员报送。看待审的回“经验 待审”。',
  notForAdmin: '经验做法由服务专员和区市联络员报送，市局专班采纳推广。',
  sent: '经验做法{number}“{title}”已交市局专班，{time}。采纳、推广了会告诉您。',
  toOffice: '{district}{who}报来经验做法{number}“{title}”',
  toOfficeHow: '看全文回“经验 {number}”；采纳回“采纳 {number}”',
  waitingTitle: '待审经验做法{count}篇',
  waitingLine: '{number} {title}（{district}{who}，{day}）',
  waitingHow: '看全文回“经验 {number}”；采纳回“采纳 {number}”；采纳后回“推广 {number}”发给各区市',
  waitingNone: '没有待审的经验做法。',
  full: '经验做法{number}　{title}',
  fullBy: '{district}{who}，{day}',
  stateWaiting: '待审。采纳回“采纳 {number}”',
  stateAdopted: '已采纳。发给各区市回“推广 {number}”',
  stateSpread: '已推广（{day}）。',
  stateMine: '现在：{state}',
  mineWaiting: '待审',
  mineAdopted: '已采纳',
  mineSpread: '已推广',
  missing: '没找到经验做法{number}。看待审的回“经验 待审”。',
  adopted: '已采纳经验做法{number}“{title}”。发给各区市回“推广 {number}”',
  adoptedAlready: '经验做法{number}“{title}”已经采纳过。发给各区市回“推广 {number}”',
  adoptedTold: '您报的经验做法{number}“{title}”已被市局专班采纳。',
  adoptFirst: '经验做法{number}“{title}”还没有采纳。看全文回“经验 {number}”，采纳回“采纳 {number}”',
  spread: '已推广经验做法{number}“{title}”，发给各区市联络员和服务专员共{count}人。',
  spreadAlready: '经验做法{number}“{title}”已在{day}推广过，不再重复发。',
  spreadTold: '您报的经验做法{number}“{title}”已由市局通报推广，计入年度考核。',
  spreadHead: '【经验推广】{title}',
  spreadBy: '来自{district}',
  onlyOffice: '采纳、推广由市局专班办理。',
  number: '请带上编号，例如：{example}。看待审的回“经验 待审”。',
} as const;

export const practiceCommands = defineCommands({
  practice: {
    roles: ['specialist', 'coordinator', 'taskForce'],
    refused: practiceTexts.notForAdmin,
    words: [
      {
        words:
          '经验 经验做法 好经验 好做法 报经验 上报经验 报送经验 经验上报 典型做法 典型经验 先进做法 报经验做法 上报经验做法 写经验 投稿 发经验 分享经验 经验分享 提交经验 亮点做法',
      },
      { words: '待审经验 待审核经验 经验待审 经验待审核 待审的经验 看待审经验', args: { text: PRACTICES_WAITING } },
    ],
    among: '经验 经验做法 好经验 好做法 典型经验 典型做法',
    opens: [
      { words: '经验做法 经验', takes: ['number'], apart: true },
      {
        words: '经验做法 经验',
        takes: [],
        passing: '待审 待审核 待采纳 未审 未审核 没审 没审的 有哪些待审 有哪些待审的',
        args: { text: PRACTICES_WAITING },
        apart: true,
      },
      { words: '经验做法 经验', takes: ['text'], apart: true, long: true },
    ],
    offered: REPORTERS,
    help: {
      specialist: { at: [5, 2], say: '好做法：“经验”' },
      coordinator: { at: [4, 3], say: '好做法：“经验”' },
      taskForce: { at: [6, 2], say: '“经验 待审”看好做法', joins: '，' },
    },
    menu: { specialist: 10 },
  },
  adopt: {
    roles: ['taskForce'],
    refused: practiceTexts.onlyOffice,
    words: '采纳 采用',
    opens: [{ words: '采纳 采用', takes: ['number'] }],
    behind: '采纳',
  },
  spread: {
    roles: ['taskForce'],
    refused: practiceTexts.onlyOffice,
    words: '推广 通报推广',
    opens: [{ words: '通报推广 推广', takes: ['number'] }],
    behind: '推广',
  },
});

/** 经验有哪些. */
export const practiceListTexts = {
  title: '经验做法{count}条，已推广{spread}条　截至 {at}',
  none: '还没有经验做法。',
  line: '{number} {title}（{district} {who}，{day}）{state}',
  spread: '已推广',
  adopted: '已采纳',
  waiting: '待采纳',
  more: '还有{count}条，接着看回“下一页”，看全部回“看全部”',
  end: '到底了，一共{count}条。',
  at: '截至 {at}',
} as const;
