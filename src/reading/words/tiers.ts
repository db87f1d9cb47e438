// By which words do people call the three tiers of annex 1, in reports, questions and months alike?
import type { SkillTier } from '../../domain/tiers.ts';

/** Words that name one tier wherever they stand, parted by blanks; slips of the keyboard among them. */
// biome-ignore format: lists of words
export const TIER_WORDS: Readonly<Record<SkillTier, string>> = {
  general:
    `普工 普通工 普通工人 普通员工 普通职工 普通用工 普通岗 普岗 普工岗 普公 普攻 谱工 铺工 一线普工 普通普工`,
  skilled:
    `技工 初中级技工 初、中级技工 初,中级技工 初，中级技工 初/中级技工 初.中级技工 初级中级技工 初级和中级技工 初级、中级技工 初级技工 中级技工 初级工 中级工 初中级 初、中级 初中级工 初、中级工 初级 中级 中初级技工 中级初级技工 四级工 五级工 技公 普通技工`,
  senior:
    `高级技工 高级技工及以上技能人才 高级技工及以上 高级技工及以上人才 高级技工及以上技能 高级技工以上 高级技工以上技能人才 高级及以上 高技 高技工 高级工 高级 技师 高级技师 特级技师 首席技师 高技能人才 高技能 高级技能人才 高级人才 三级工 一级技师 二级技师 高级技工及技师 高级技公`,
};
