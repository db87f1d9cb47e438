// Which words stand between a command and what it is about, and say nothing?
import { wordList } from './args.ts';

export const PARTICLES = wordList(
  '的 了 吧 一下 下 啊 呀 请 到 至 为 成 给 把 将 、 , ， 。 : ： ! ？ ? 企业 公司 数据 上报 情况 报告 这家 那家 这个 那个 周报 周调度 月报 月通报 通报 结果 数 数字 数值',
);
export const BECAUSE = wordList('原因 原因是 原因: 理由 理由是 理由: 因为 由于 : ， , 。 、');

/** What a name never holds. */
export const LIKE_A_QUESTION = /[?吗呢]|怎么|多少|几|什么|哪|谁|为什么|如何|没有|是不是|能不能|可以/;
