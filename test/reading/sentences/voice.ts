// Which words stand for the slots of a pattern? Two voices, so that what is measured was never practised.
import type { SkillTier } from '../../../src/domain/tiers.ts';

export type Voice = {
  readonly tiers: Readonly<Record<SkillTier, readonly string[]>>;
  /** {缺}: verbs of shortage before a number. */
  readonly short: readonly string[];
  /** {缺：}: headings of shortage. */
  readonly shortHeads: readonly string[];
  readonly found: readonly string[];
  readonly foundHeads: readonly string[];
  readonly work: readonly string[];
  readonly none: readonly string[];
  readonly same: readonly string[];
  readonly nobody: readonly string[];
  readonly lastWeek: readonly string[];
  readonly thisWeek: readonly string[];
  /** Numbers that are none: each refused, whatever stands around it. */
  readonly vague: readonly string[];
  /** Harmless words, for in front, between and behind. */
  readonly fillers: readonly string[];
};

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

export const TRAINING_VOICE: Voice = {
  tiers: {
    general: list('普工 普工 普工 普通工 普通工人 普工岗'),
    skilled: list('技工 技工 技工 中级工 初中级技工 初、中级技工 中级技工'),
    senior: list('高级技工 高技 高级技师 技师 高技能人才'),
  },
  short: list('缺 缺 缺 还缺 缺少 差 还差 目前缺 需要 现缺 共缺'),
  shortHeads: list('缺工： 缺工人数： 缺口： 用工需求： 本周缺工：'),
  found: list('解决 解决 解决 本周解决 已解决 招到 到岗 入职 新招 本周招到 解决了 招了'),
  foundHeads: list('本周解决： 解决： 解决用工：'),
  work: list('在岗 在岗人数 用工规模 现有员工 在职 职工'),
  none: list('无缺工 不缺 不缺人 满员 没有缺工 暂无缺工 不缺工'),
  same: list('同上周 和上周一样 没变化 跟上周一样 照旧 与上周相同'),
  nobody: list('一个没招到 没招到人 本周未解决 没有解决 一个都没解决'),
  lastWeek: list('上周 上个星期 上周的'),
  thisWeek: list('本周 这周 这个星期'),
  vague: list('十几 20多 两三 大概20 20左右 10-15 3.5 约30 至少5 不到10 七八 100+ 若干 好几 三四十 十来 可能8'),
  fillers: list(`
    老师好 您好 你好 领导好 大家好 早上好 麻烦了 辛苦了 谢谢 谢谢老师 报一下 上报一下 汇报一下 说一下 我这边 我们这里 目前 现在 这边 那个 嗯 好的 收到 明白 就是 其实 确实 刚问过 刚核实过 跟厂里确认了
    已核对 企业说 厂里说 人事说的 据企业反馈 请查收 请知悉 您看一下 麻烦记一下 补充一下 还有 另外 然后 再就是 一共 反正 主要是 的话 哈 啊 呢 呀 吧 啦 实在抱歉 不好意思 刚才信号不好 来晚了 久等了 情况如下 具体如下
    截至今天 到目前 到现在 经核实 经了解 实际 统计了一下 数字是 如下 以上 就这些 就这样 没别的了 完毕`),
};

/** Characters of no word the second reader is taught: put together at random, they stand for all the harmless words it will not know. */
export const ANY_CHARACTERS = [
  ...'的是在这我他们说就出也你可于得着里自之那生作地为子用发成方行面定学法民主产全现事情理进重心手本政其意此体里头机法世战正己民知动同工已分物正表金外把反接题度直形东路光区件建门处革农切做放保场立决应术老常提书论',
];

export const PROOF_VOICE: Voice = {
  tiers: {
    general: list('普工 普工 普工 普通工 普通工人 一般普工'),
    skilled: list('技工 技工 技工 中级工 初级工 初中级技工 初、中级技工 初级技工'),
    senior: list('高级技工 高技 技师 高级工 高技能人才 高级技工及以上技能人才'),
  },
  short: list('缺 缺 缺 还缺 尚缺 缺口 还差 差 仍缺 需招 现在缺 眼下缺'),
  shortHeads: list('缺工数： 缺工情况： 缺口： 缺工： 尚缺：'),
  found: list('解决 解决 解决 已解决 本周解决 招到 到岗 入职 新到岗 招来 本周入职 新入职 招进来 这周招到 共解决'),
  foundHeads: list('已解决： 本周解决用工： 解决：'),
  work: list('在岗 在岗职工 用工人数 现有职工 在册职工 现在岗 在岗人员'),
  none: list('无缺工 不缺 不缺人 满员 没有缺工 不缺工 招满了 暂时不缺人 人够了'),
  same: list('同上周 跟上周一样 和上周一致 没有变化 数字不变 与上周持平 还是上周的数'),
  nobody: list('一个没招到 没招到人 一个也没解决 本周没有解决 一人未解决 这周没招到'),
  lastWeek: list('上周 上个礼拜 上一周'),
  thisWeek: list('本周 这周 这个礼拜 本星期'),
  vague: list('十几 二十多 两三 3O 大约20 15左右 20~30 2.5 将近30 最少5 不足10 五六 50+ 几十 好些 四五十 二十来 估计8 超过12'),
  fillers: [],
};
