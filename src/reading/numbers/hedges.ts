// Which words make a number inexact? (domain §17.2)
import { buildLexicon, longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Words without a value of their own, as `longestWord` finds them. */
export const quantityWords = (list: string) => buildLexicon(words(list).map((w) => [w, true as const]));

/** A number of so many for each of something is no number of people: 每班5人, 每个班组缺普工3. Each stands before a number or its verb. */
const EACH = words('每 每个 每一 每一个 每1 每1个').flatMap((each) =>
  words(
    '班 班组 班次 组 小组 队 车间 线 条线 条产线 条生产线 产线 生产线 台 台机器 台设备 机台 岗 岗位 工位 工种 楼 层 厂区 门店 店 家店 宿舍 车 桌 批 轮 趟 天 日 晚 月 季度 年 小时 人 部门 科室 项目',
  ).map((noun) => each + noun),
);
export const FOR_EACH = buildLexicon(EACH.map((w) => [w, true as const]));

/** Words in front of a number, or of its verb, that make it inexact. 吧 啊 呢 are none. */
export const HEDGES = [
  ...words(`
  大概 大概其 大约 大约摸 大致 大体 约 约摸 约莫 差不多 可能 估计 估摸 估摸着 应该 应该是 也许 或许 兴许 没准 好像 似乎 预计 预估 将近 接近 近 近乎 几乎 目测 左右
  至少 最少 起码 最低 最多 至多 顶多 最高 少说 少说也 怎么也得 怎么着也得 满打满算 撑死 充其量 超过 超 超出 多于 大于 高于 少于 小于 低于 不到 不足 不满 不少于 不低于 不多于 不大于
  不小于 不高于 不超过 不超 不止 不下 不下于 没超过 得有 怎么也有 少说也有 差一点 差点 有个 说不好 不确定 不太确定 拿不准 > < >= <= ≥ ≤ ≈ ~ ± 平均 人均 户均 均摊 保守估计 粗略 粗略估计 大略 毛估 粗估 概数 约合 约计 上不封顶 保底`),
  ...EACH,
];

/** Words right behind a number that make it inexact. */
export const HEDGES_BEHIND = quantityWords(
  `左右 上下 以内 之内 以下 之下 以上 之上 开外 出头 冒头 挂零 往上 朝上 靠上 打底 起步 打不住 不到 还不到 都不到 不止 还不止 的样子 样子 光景 前后 之间 多 还多 好多 好几 半 余 有余 几 + ± % ‰ ↑ ↓ 成 折 不等 郎当 来着
  第 来个 来人 来名 来位 来号 来号人 来岁 来万 起`,
);
export const NO_HEDGES_BEHIND = quantityWords(
  '多谢 多亏 多数 多次 多年 多岗 多少 半年 半个月 半天 余下 不到岗 不到位 不到人 成功 成都 成品 成立 成交 成员 上下班 上下午 几个没 几家 之间隔 起来 起码 起诉 起重 起始 起初',
);
/** The same, where the statement ends with them: 8个大概, 20可能吧. */
export const HEDGES_AT_END = quantityWords(
  '大概 大概吧 大约 估计 可能 差不多 应该 应该是 好像 似乎 也许 或许 约 约莫 来 许 上下 拿不准 不确定 说不好 不一定 没准',
);

/** Quantities without a number in them. */
export const VAGUE_QUANTITIES = quantityWords(`
  几个 几名 几人 几位 几十 几百 几千 几万 好几 好几个 好几十 好几百 几十几 十几 没几个 几 数十 数百 数千 数个 数名 数人 若干 一些 些 些许 少许 少量 少数 部分 一部分 大部分 多数 大多数 个把 个别
  很多 许多 大量 不少 好多 好些 好些个 有些 一批 一大批 一堆 一大堆 一波 一大波 一拨 一打 半打 两打 半数 一半 大半 一大半 多半 过半 小半 半 百八十 百十 百十来 上百 上千 上万 成百上千 百来 千把 百把 十来 三两 三五 两三`);

/** Words that begin like a number and are none. */
export const NO_NUMBERS = quantityWords(`
  一样 一样儿 一直 一共 一般 一下 一下子 一起 一定 一线 一次 一次性 一致 一律 一切 一并 一同 一块 一块儿 一会 一会儿 一旦 一边 一度 一向 一再 一方面 一对一 一如既往 一季度 一月份 一时
  一个没 一个都 一个也 一个人没 一个人都 一个人也 一人没 一人未 一人都 一人也 一个未 一名没 一名未 一名都 一名也 一位没 一位都 一位也 一点 一点儿 一点没 一点也 一点都
  二季度 三季度 四季度 三班倒 两班倒 三方 五险一金 五险 四级工 五级工 三级工 二级技师 三类 两类 三种 三项 三档 两头 两边 两者 两种 双方 十分 十足 百分之 百分 百货 千万 千万别 万一 万分 千方百计 百千万 百家`);

/** Whether a word that is no number, though it begins like one, stands at `at` without a gap (一样, 百分之, 一个没招到). */
export function noNumberAt(f: Folded, at: number): boolean {
  const word = longestWord(NO_NUMBERS, f, at);
  if (word === null) return false;
  for (let i = at + 1; i < word.to; i++) if (f.gaps[i] !== GAP.none) return false;
  return true;
}
