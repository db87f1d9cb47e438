// Which words does the second reader know, each by its class? Its own list: it must not err where the first reader errs.
import { buildLexicon, longestWord } from '../text/lexicon.ts';
import type { Folded } from '../text/text.ts';
import { CORRECTION_WORDS } from '../words/corrections.ts';
import { FIELD_WORDS } from '../words/predicates.ts';
import { TALK_WORDS } from '../words/talk.ts';
import { TIER_WORDS } from '../words/tiers.ts';

/**
 * g s h: tiers · S R H: words of shortage, of people found, of people at work · T a total · Z none · = the same · ! not · ? a question ·
 * w wish · f to come · c condition · o of old · q quoted · p per something · v people who came or went · d difference · ~ hedge ·
 * k hearsay, not yet certain, taken back, not believed · y yuan, years, hours, things · t telephone · x slip of the tongue · l polite talk.
 */
const CLASSES: Readonly<Record<string, string>> = {
  g: '普工 普通工 普通工人 普工岗 普工岗位 一般工人 一般普工 一线工人 操作工 小工 壮工 力工',
  s: '技工 中级工 初级工 初中级技工 初、中级技工 中级技工 初级技工 技术工 技工岗 技工岗位 技术工人',
  h: '高级技工 高技 高级技师 技师 高技能人才 高级工 高级技工及以上技能人才 高级技能人才 高级技工以上',
  S: '缺 差 缺工 缺口 缺少 短缺 缺人 缺员 还缺 尚缺 仍缺 还差 需要 需招 需求 用工需求 急缺 急需 缺工人数 缺工数 缺工情况 空缺 没招到 没招满 没招齐 空岗 空位 待招',
  R: '解决 招到 到岗 入职 新招 招了 招来 招进 招进来 新到岗 新入职 录用 录取 上岗 补充 解决用工 到位 招聘到 招收 安置 报到 补了 已补 补进 补齐 解绝 决解 解诀 进来 到了 招齐',
  H: '在岗 用工 用工规模 现有员工 现有职工 在职 职工 在册 用工人数 在岗人数 在岗人员 在册职工 在岗职工 现在岗 员工总数 总人数',
  T: '共 总共 一共 合计 总计 共计 其中 分别',
  Z: '无缺工 不缺 不缺人 满员 不缺工 没有缺工 无用工需求 招满 人够',
  '=': '同上周 一样 没变化 没有变化 照旧 相同 一致 持平',
  '!': '不 没 未 无 非 别 没有 不是 并不 并非 不再',
  '?': '吗 么 ? 几 多少 是不是 是否 有没有 对不对 行不行 哪 谁 怎么 为什么 难道 请问 啥 咋 来着 有数不',
  w: '请帮 希望 帮忙 帮 想 想要 真想 协助 问问 能不能 争取 协调 但愿 请求 支援 盼 盼着 请协调 需协助 恳请',
  f: '下周 明天 后天 周末 周日 计划 打算 预计 准备 将 拟 下个月 下月 明年 年后 月底 年底 马上 过几天 节后 春节后 即将',
  c: '如果 要是 假如 倘若 若 万一 的话 就好了 要不是 就算 烧高香 除非 假设 等',
  o: '去年 上个月 上月 以前 之前 原来 前年 曾经 年初 上上个月 老数据 过时 当时 那时 往年 年前 老黄历 老数 上回 上次 前面报',
  q: '例如 格式 比如 范例 模板 模版 示范 样例 比方 参照 请回复 报法 这样写 这样报 原话 举例 举个例子 照着 样式 " 请按',
  p: '每 每个 各 / x 班 班组 车间 条线 生产线 平均 单班 倍 成 分之 %',
  v: '面试 应聘 走了 离职 辞职 报名 简历 退休 辞退 流失 请假 参观 来了 走掉 试用 女工 看厂 跑了 退了 打听 试工 病假 放假 挖走 意向 看了看 请客',
  d: '比上周 多了 少了 增加 减少 新增 较上周 富余 超编 多出 从 降到 增至 升到 多缺 少缺 累计 超员 多余 借出 调给 支援',
  k: '听说 据说 有人讲 先别 别报 不要报 先不 没核 未核 没对过 作废 不作数 不算 不作准 口径 我忘了 记不清 要么 才怪 算我输 谁信 鬼才 骗谁 太阳 呵呵 压着 真假',
  '~': '大概 大约 约 可能 估计 至少 最少 不到 不足 超过 将近 左右 以上 多 来 好几 差不多 基本 几乎 接近 上下 以内 起',
  y: '元 岁 年 月 日 点 小时 天 台 间 套 吨 万 家 条 份 号 周岁 经验 工资 月薪 年龄 薪资 工龄 楼 期',
  t: '电话 手机 联系 联系人 联系方式 微信 短号',
  x: '不对 写反 报反 改成 说错了 打错了 更正 哦不 应为 改为 写错了 更正为 错了 记错了',
  l: '谢谢 您好 老师 领导 你好 辛苦 收到 麻烦',
};

/** What the tiers and those found are called, and how something is taken back, is no matter of opinion: of these it knows the first reader's words, too. */
const SHARED: Readonly<Record<string, string>> = {
  g: TIER_WORDS.general,
  s: TIER_WORDS.skilled,
  h: TIER_WORDS.senior,
  R: FIELD_WORDS.resolved,
  x: CORRECTION_WORDS.join(' '),
  l: TALK_WORDS,
};

const listed = (classes: Readonly<Record<string, string>>) =>
  Object.entries(classes).flatMap(([name, words]) => words.split(/\s+/).map((word) => [word, name] as const));
const own = new Map(listed(CLASSES));

export const WORD_CLASSES = buildLexicon([...own, ...listed(SHARED).filter(([word]) => word !== '' && !own.has(word))]);

/** The classes of the words in a piece of the text. */
export function classesIn(f: Folded, from = 0, to = f.text.length): ReadonlySet<string> {
  const classes = new Set<string>();
  for (let at = from; at < to; ) {
    const word = longestWord(WORD_CLASSES, f, at, to);
    if (word !== null) classes.add(word.value);
    at = word?.to ?? at + 1;
  }
  return classes;
}
