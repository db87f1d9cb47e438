// What does a number count? People count; groups of people are no exact number of them; everything else is none of ours.
import { firstCharacters, longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { quantityWords } from './hedges.ts';
import { isNumeralCharacter } from './numerals.ts';

/** What stands behind a number: people one by one, a group of them, some other thing. */
export type CountedBy = { readonly kind: 'people' | 'group' | 'thing'; readonly to: number };

type Words = ReturnType<typeof quantityWords>;

const PEOPLE = quantityWords('个 个人 名 名人 人 位 口 口人 号人 个整 人整 名整 整');
const NOT_PEOPLE = quantityWords('人员 人手 人才 人事 人社 人力 名额 名单 位置 位于 口头 口罩');

/** 号 月 家 …: what is counted is no person. */
const THINGS = quantityWords(`
  元 块 块钱 毛钱 角钱 分钱 万元 亿元 千元 百元 万块 ¥ $ 岁 周岁 天 年 月 月份 月底 日 号 点 点半 点钟 分钟 秒 秒钟 小时 刻钟 周 星期 礼拜 季度 家 户 台 条 次 场 期 楼 层 厂 厂区 倍 级 届 米 公里 厘米 毫米 立方 吨 公斤
  千克 斤 亩 平 平方 度 ° 份 件 套 辆 架 艘 区 县 村 镇 街道 社区 处 所 项 类 种 代 栋 室 路 幢 座 页 张 岗 分厂 分公司 公司 企业 单位 部 部门 科室 条款 顿饭 封信 通电话 课时 学时 工时 百分点
  个月 个小时 个钟 个钟头 个星期 个礼拜 个周 个岗 个岗位 个工种 个部门 个企业 个公司 个厂 个单位 个项目 个百分点 个点 个区 个县 个镇 个村 个季度 个工作日 个职位 个名额 人次 个工 个班次 个订单 个合同 个电话 个窗口 个工位
  个床位 个铺位 个编制 个宿舍 个孩子 个群 个摊位 个展位 个问题 个原因 个字 个文件 个表 个白班 个夜班 工作日 床位 工位 名额 班次`);
const NOT_THINGS = quantityWords(
  '家具 家政 家电 家居 家园 台儿 分别 日报 月报 周报 点名 区里 线上 个工人 个工友 条件 期间 级别 所以 所有 处理 份额 路上 号人 度假 代报 代班 代招 次日 件事 企业 公司 单位 类别 平台 平均 平时 部长 部分 项目经理 处长 所长 村里 镇里 县里 室内 张罗 种植',
);

/** Groups people come in. A shift or a workshop before its own figures (3班缺5人) is a thing. */
const GROUPS = quantityWords(`
  班 班组 组 小组 队 小队 大队 班子 支队伍 支队 支 团 团队 车间 批 批次 拨 拨子 波 线 条线 条产线 条生产线 产线 生产线
  个班 个班组 个组 个小组 个队 个小队 个团队 个车间 个产线 个线 个批 个大队 支施工队 个施工队`);
/** Groups of people whatever follows. */
const CROWDS = quantityWords('车 大车 小车 卡车 大巴 面包车 桌 伙 帮 帮子 群 屋 屋子 窝 家子');
/** Groups and things whose sign begins many other words (8只招到, 3对接): they count only where nothing else begins there. */
const SHORT_GROUPS = quantityWords('船 对 双 打 排 连 箱 趟 茬 轮 间 宿舍 车厢 圈 把 堆');
const SHORT_THINGS = quantityWords(
  '只 头 匹 本 道 回 门 节 分 包 担 刀 手 声 步 眼 顶 面 样 方 笔 单 升 乡 校 课 章 股 袋 瓶 盒 根 颗 粒 片 枚 幅 篇 季 车货 批货',
);
const NOT_GROUPS = quantityWords(
  '组织 组长 组装 组建 班长 班车 班组长 线长 线下 线上 队长 队员 团长 团结 批准 批发 批评 拨款 拨打 波动 支持 支付 车间主任 车间里 波及 车工 车床 车辆 车衣 车缝 车库 车队 伙房 伙食 伙夫 伙计 帮助 帮忙 帮扶 帮工 帮企业 群众 屋面',
);
/** With what a unit begins. */
export const BEGINS_UNIT: ReadonlySet<string> = new Set(
  [PEOPLE, THINGS, GROUPS, CROWDS, SHORT_GROUPS, SHORT_THINGS].flatMap(firstCharacters),
);
/** What a group may be of, or be hedged by: 两车人, 一个班的普工, 两车多. */
const OF_PEOPLE = /(?:[人的多半左]|工人)/y;
const OF_A_TIER = /[普技高]/y;

/** What the number that ends at `to` counts; null where nothing known stands there. A blank before it does not matter. At most as many steps as the longest word has characters, four times. */
export function unitAt(f: Folded, to: number): CountedBy | null {
  const people = found(PEOPLE, NOT_PEOPLE, f, to);
  const thing = found(THINGS, NOT_THINGS, f, to);
  const group = found(GROUPS, NOT_GROUPS, f, to);
  const widest = Math.max(people ?? 0, thing ?? 0, group ?? 0);
  if (widest === 0) return shortUnitAt(f, to);
  if (widest !== group) return { kind: widest === thing ? 'thing' : 'people', to: widest };
  return { kind: isEnd(f, group, GAP.tab) || stands(OF_PEOPLE, f, group) ? 'group' : 'thing', to: group };
}

function shortUnitAt(f: Folded, to: number): CountedBy | null {
  const crowd = found(CROWDS, NOT_GROUPS, f, to);
  if (crowd !== null) return { kind: 'group', to: crowd };
  const group = found(SHORT_GROUPS, NOT_GROUPS, f, to);
  if (group !== null && (isEnd(f, group, GAP.blank) || stands(OF_PEOPLE, f, group) || stands(OF_A_TIER, f, group)))
    return { kind: 'group', to: group };
  const thing = found(SHORT_THINGS, NOT_GROUPS, f, to);
  return thing !== null && isEnd(f, thing, GAP.blank) ? { kind: 'thing', to: thing } : null;
}

/** Whether what is said ends at `at`: the text, a gap so wide, a sign, or another number. */
const isEnd = (f: Folded, at: number, gap: number): boolean =>
  at >= f.text.length ||
  (f.gaps[at] as number) >= gap ||
  isNumeralCharacter(f.text[at]) ||
  /[\p{P}|+~]/u.test(f.text[at] as string);

function stands(pattern: RegExp, f: Folded, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(f.text);
}

function found(list: Words, unless: Words, f: Folded, at: number): number | null {
  const word = longestWord(list, f, at);
  if (word === null) return null;
  const other = longestWord(unless, f, at);
  return other !== null && other.to >= word.to ? null : word.to;
}
