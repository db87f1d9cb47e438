// By which words does somebody take back what was just said?

const INTERJECTIONS = ['', ...'哦噢喔啊哎呃额嗯唉诶欸哟'];
const WRONG = [
  '不',
  '不对',
  '不是',
  '错了',
  '错啦',
  '不不',
  '不不不',
  '不对不对',
  '说错了',
  '写错了',
  '打错了',
  '不对啊',
  '不是不是',
];
const SLIPS =
  '说错 写错 报错 打错 写反了 写反 说反了 报反了 弄反了 搞反了 反了 报错了 记错了 弄错了 搞错了 看错了 发错了 口误 笔误 手误 更正 更正一下 更正为 纠正 纠正一下 改为 改成 应为 修正 修正为 订正 重新说';

/** 喔不, 不对, 口误: the next figure replaces the last. 不是 alone is none of them, it may deny (words/report-words.ts). */
export const CORRECTION_WORDS: readonly string[] = [
  ...INTERJECTIONS.flatMap((a) => WRONG.map((b) => a + b)).filter((word) => word !== '不是'),
  ...SLIPS.split(/\s+/),
];
