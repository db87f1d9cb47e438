// What stands on a card, and what is said about cards. Whatever is pressed can be typed as well.
import { defineCommands, EVERYBODY } from '../src/forms/definition/commands.ts';

export const cardTexts = {
  startTitle: '{week}周调度',
  startText: '还有{count}户未报，{due}前报。点一下，或者照样打字。',
  same: '同上周',
  oneByOne: '逐家填',
  pause: '稍后',
  changedTitle: '哪些有变化？',
  changedText: '有变化、或本周解决了用工的请勾上；没勾的照上周，解决按0。核对后回“确认”才上报。',
  changedFirst: '先列前{shown}户，报完再列其余。',
  option: '{number} {name}',
  submit: '选好了',
  chosen: '已选：{choice}',
  chosenSome: '{count}户有变化',
  chosenNone: '都没变化',
  expired: '已过期',
  used: '这张卡片不能再点了，{says}。',
  usedHow: '看还要报哪些，回“上报”。',
  lastWeeks: '这是{week}的卡片，那一周已锁定。现在报的是：',
  rosterChanged: '您负责的企业有变动，这张卡片不能用了，请看新的：',
  askTitle: '请选一个',
  askHow: '点一个，或者照样打字。',
  /** Readings of a text that was not understood for certain. */
  askReading: '您是要“{reading}”吗？',
  askReadings: '您是要哪一个？',
  noneOfThem: '都不是',
  /** The question that is open now follows, where one is. */
  askedOver: '这张卡片问的已经答过，或者不问了，没有再办。',
  askedBefore: '已不问了',
  nothingAsked: '现在没有等您回的。',
  readBackTitle: '请核对',
  readBackText: '看过核对稿：没问题点“确认”，要改点“要改”，照样可以打字。',
  /** Beside a doubt and its answers. */
  readBackAsks: '点一个答；没问题点“确认”，要改点“要改”，照样可以打字。',
  confirm: '确认',
  change: '要改',
  confirmed: '已确认',
  readAgain: '请看新发的核对稿',
  /** {which}: the enterprise's number and a blank, where several are read back. */
  changeHow: '要改什么直接发，例如“改 {which}普工 12”；整件不办回“取消”，没问题回“确认”。',
  replaced: '已换成新的核对稿',
  /** The open read-back follows. */
  replacedBy: '这张卡片是之前的核对稿，没有办。现在要核对的是：',
  replacedGone: '这张卡片的核对稿已经办过或取消了，没有再办。',
  gone: '已办过或已取消',
  /** To who reports, behind it. */
  correctHow: '报上了又要改的，回“更正”和企业名。',
  on: '好的，以后回“上报”会带卡片，照样可以打字。不要了回“文字”。',
  onDesk: '好的，以后要您选、要您办的会带卡片，照样可以打字。不要了回“文字”。',
  off: '好的，以后只发文字。要卡片回“卡片”。',
  notHere: '这里没有开通卡片，照文字办就行。',
} as const;

export const cardCommands = defineCommands({
  cards: {
    roles: EVERYBODY,
    words: [
      {
        words:
          '卡片 卡片模式 用卡片 打开卡片 开启卡片 开卡片 要卡片 按钮 用按钮 打开按钮 开启按钮 卡片方式 切换卡片 切换到卡片 换成卡片 显示卡片 改用卡片',
        args: { on: true },
      },
      {
        words:
          '文字 文字模式 用文字 关闭卡片 关卡片 不用卡片 不要卡片 不要按钮 关闭按钮 纯文字 文字版 文字方式 切换文字 切换到文字 换成文字 改用文字 文本 文本模式',
        args: { on: false },
      },
    ],
    help: { specialist: { at: [6, 3], say: '要按钮：“卡片”' } },
  },
});
