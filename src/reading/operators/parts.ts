// What are the words of operators made of?
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { TIER_WORDS } from '../words/tiers.ts';

/** One of several, parted by blanks; the longest first, as a pattern takes the first that fits. */
export const oneOf = (list: string): string =>
  `(?:${list
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;

/** The end of a clause, behind particles. */
export const END = '[了的啊呀呢哦吧哈嘛呗]*(?=[,，。;!~)"]|$)';
/** Some characters of one clause. */
export const some = (least: number, most: number): string => `[^,，。;!:\\n]{${least},${most}}`;

export const PEOPLE = '(?:\\d+|[一二三四五六七八九十百两俩仨]+)';
export const COUNTER = '[个名位人口]';
export const TIER = oneOf(SKILL_TIERS.map((tier) => TIER_WORDS[tier]).join(' '));
/** Who is counted: workers, of a tier or not. */
export const WORKERS = `(?:${TIER}|工人|员工|人员|人)`;

/** A time gone by that is no week: 曾经, 那会儿, 三个月前, 刚投产时. Periods with a name of their own (去年) are the periods' matter. */
export const GONE = oneOf(
  `曾经(?!理) 曾(?![经理总主厂老姐哥科局队师某先女工]) 当[时初年] 那个?(?:会儿?|时候?|阵子?|[一几些]?年|段时间) [从以之先早]前 前期 前一?(?:阵子?|段时间?|些日子|[两三几]个?[月年])
  早(?:先|年|些年|些时候) 原[先来本报] 原(?=[缺有需差招]) 本来 [起最]初 一开始 刚开始 起先 过去(?!了) 往[年常] 以往 昔日 早[几两]年 头[几两]年 平时 通常 年[初前] ${PEOPLE}个?(?:月|季度|年)多?[以之]?前 半年[以之]?前 好?[几半]个?[月年][以之]?前
  上(?:次|回|期|个?季度|半年|一?任) 疫情(?:期间|那会儿|那时候?|时期?|前) 刚?(?:建厂|开业|投产|成立|开工)(?:时|之初|初期|那会儿?|的时候) (?:更正|改)之?前`,
);
/** The same with the periods that are long over. */
export const LONG_AGO = `(?:${GONE}|${oneOf('大?前年 去年(?:年?[初底末])? 上上?个?月份? 上个?季度 上半年 历史 老黄历 旧(?!样) 老(?!样) 陈年')})`;

/** What a report is compared with, and how: 上周|相比都是|没有区别. */
export const LAST_WEEK = oneOf('上周五? 上一周 上个周 上个?星期 上个?礼拜 上一?期 上一?次 上回 之前 以前');
export const BESIDE = '(?:相?比|比较|对比|比起来|相比起来)?[,，]?(?:还是|仍是|也|都|是|完全|全)*';
export const NO_DIFFERENCE = `(?:(?:没有?|无|毫无|并无|并没有?|未有?|看不出)(?:什么|啥|任何)?(?:区别|差别|不同|两样|分别|出入|变化|变动|改变|差异|异样|二样)|完全(?:一样|相同|一致))`;

/** Others than one's own enterprises and those who speak for them. */
export const OTHERS = oneOf('隔壁 对门 邻居 邻厂 同行 友商 别人 别家 外面 朋友 亲戚 熟人 老乡');

/** An enterprise that does not work any more, or for a while. */
export const SHUT = oneOf(
  '停[产工业摆线] 停了生产 歇业 歇着 倒闭 注销 破产 关[门停闭张] 关了 搬走 搬迁 迁走 搬到外地 放假 退[出库] 除名 解散 吊销 清算 查封 拆迁 黄了 跑路 [没未](?:开工|复工|复产) 没有(?:开工|复工|复产) 不归我管 不在我这 划出去 并入',
);

/** Somebody leaves the enterprise. */
const GOES = '跑 走 溜 辞 退 炒 开了';
const IS_GONE =
  '不干 撂挑子 跳槽 被?挖走 回老家 转岗 内退 解聘 劝退 淘汰 辞[职工退] 离[职岗厂] 离开 裁员 裁(?=[了掉]) 退(?:休|工) 流失 流出 开除 调[走出离] 借[走出调] 抽走 撤走 外派 支援 请假 休假 产假 病假 轮休';
export const LEAVES = oneOf(`${GOES} ${IS_GONE}`);
/** The same where no number tells that people are meant: 离职, 走了. */
export const HAVE_LEFT = `(?:又|也)?(?:${oneOf(GOES)}了|${oneOf(IS_GONE)}了?(?:人数)?|走(?![访错]))`;
/** What people do who are not at work yet, or only ask. */
export const COMES_BY = `(?:来|约|有|投|收|达成|初步)?${oneOf('面试 报名 意向 应聘 登记 培训 参加 推荐 介绍 洽谈 来访 咨询 简历 试[岗工用] 体检 实习')}(?:了|人数)?`;
/** Who wishes for it. */
export const WISHES = oneOf(
  '争取 力争 目标 希望 盼望? 请求 请帮忙? 请协调 (?:计划|打算|准备|想|拟)(?=解决|招|聘|到岗|入职|录) 预计(?=到岗|解决|招|入职)',
);

/** Nearly so. */
export const NEARLY = oneOf(
  '差不多 差一?点儿? 快要? 就快 就要 眼看 几乎 接近 基本上? 大体上? 勉强 算 有望 指望 马上 即将 好像 约等于',
);
