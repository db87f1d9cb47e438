// Which words of a report mean what?
import { SKILL_TIERS, type SkillTier } from '../../domain/tiers.ts';
import { HEDGES } from '../numbers/hedges.ts';
import { buildLexicon } from '../text/lexicon.ts';
import { CORRECTION_WORDS } from './corrections.ts';
import type { Operator } from './operator.ts';
import { FIELD_WORDS } from './predicates.ts';
import { TALK_WORDS } from './talk.ts';
import { TIER_WORDS } from './tiers.ts';

/** The three kinds of figures annex 1 asks for. */
export type ReportField = 'headcount' | 'shortage' | 'resolved';

export type Word =
  /** `weak`: talk is made of it too (到了). */
  | { readonly kind: 'field'; readonly field: ReportField; readonly weak?: true }
  /** `short`: 普 技 高, which count only beside a figure. */
  | { readonly kind: 'tier'; readonly tier: SkillTier; readonly short?: true }
  /** 员工, 用工: headcount where no verb says otherwise. */
  | { readonly kind: 'staff' }
  /** 招: wanted or hired? Only a tier behind it says wanted. */
  | { readonly kind: 'recruit' }
  /** 无缺工, 满员. */
  | { readonly kind: 'none' }
  | { readonly kind: 'same' }
  /** 跟上周差不多. */
  | { readonly kind: 'nearlySame' }
  /** 没, 无, 一个都没: turns what follows into nothing. `alone`: may stand by itself (高技没有); a bare 没 may not. */
  | { readonly kind: 'not'; readonly alone?: true }
  /** 一样 behind another enterprise. */
  | { readonly kind: 'alike' }
  /** 每班, 每个班组: figures that follow are of one of several. */
  | { readonly kind: 'per' }
  /** 没人来, 一个没来: nobody was found. */
  | { readonly kind: 'nothing' }
  /** 三类, 各工种: all three tiers. */
  | { readonly kind: 'everyTier' }
  /** 比上周, 减少: figures that follow are differences. */
  | { readonly kind: 'relative' }
  /** 新增, 累计, 离职: figures that follow are none of ours; `withVerb`: also those of a verb right behind (累计|解决60). */
  | { readonly kind: 'aside'; readonly withVerb: boolean }
  | { readonly kind: 'hedge' }
  /** 不对, 说错了: the next figure replaces the last. */
  | { readonly kind: 'correction' }
  /** 从10: where a change began. */
  | { readonly kind: 'from' }
  /** 降到8, 变成8: where it ended, which is what holds. */
  | { readonly kind: 'becomes' }
  /** 不是 before a figure: that one is not meant. */
  | { readonly kind: 'notThis' }
  /** 各: each of those named. */
  | { readonly kind: 'each' }
  /** 分别: in the order named. */
  | { readonly kind: 'respectively' }
  /** 都, 全部. */
  | { readonly kind: 'all' }
  /** 其他, 其余. */
  | { readonly kind: 'others' }
  /** 除, 除了: the names behind it are left out, unless something is said of them. */
  | { readonly kind: 'except' }
  /** 外, 之外 behind such names: the others begin. */
  | { readonly kind: 'outside' }
  /** 共, 合计: the next number is a sum. */
  | { readonly kind: 'sum' }
  /** 其中: parts of what was just said. */
  | { readonly kind: 'ofWhich' }
  /** 现在, 还: what follows is not last week's. `firm` where nothing else can be meant. */
  | { readonly kind: 'now'; readonly firm: boolean }
  /** 之前, 原来: what follows is past, nobody says when. */
  | { readonly kind: 'before' }
  /** 技术工人, 中高级技工: work that is of no one tier. */
  | { readonly kind: 'trade' }
  /** 工种, 岗位: kinds of work. */
  | { readonly kind: 'trades' }
  /** 企业, 几家: the enterprises themselves. */
  | { readonly kind: 'firms' }
  /** 多少, 谁: it is a question. */
  | { readonly kind: 'question' }
  /** 如果, 听说, 停产: turns round what is said near it (operators/words.ts). */
  | { readonly kind: 'operator'; readonly operator: Operator }
  /** 然后, 另外: parts as a comma does. */
  | { readonly kind: 'pause' }
  /** 和, 以及: joins as 、 does. */
  | { readonly kind: 'joint' }
  | { readonly kind: 'noise' };

const words = (list: string): string[] => list.trim().split(/\s+/);
const every = (list: string, word: Word): (readonly [string, Word])[] => words(list).map((w) => [w, word] as const);

/** 降到, 降到了 */
const withEnd = (list: string): string =>
  words(list)
    .flatMap((word) => [word, `${word}了`])
    .join(' ');

/** 跟上周一样, 同上个礼拜, 和上次一致: a comparison word, a period gone by, an equality. */
function equalities(): string[] {
  const with_ = words('同 和 跟 与 还是 仍是 还按 仍按 按 照 按照 参照 依照 沿用 延用 维持 保持 等同 等同于 同于 依 用');
  const when = words(
    '上周 上周的 上一周 上个周 上星期 上个星期 上礼拜 上个礼拜 上期 上一期 上次 上一次 上回 上周五 之前 以前 原来 前期',
  );
  const equal = words(
    '一样 一致 相同 一模一样 持平 不变 没变 没变化 无变化 没有变化 一个样 没区别 没啥区别 没什么区别 没有区别 无区别 没差别 没啥差别 没两样 没啥两样 的报 报 数据 的数据 数据一样 数 的数 的来 来 水平',
  );
  return [
    ...with_.flatMap((a) => when.flatMap((b) => equal.map((c) => a + b + c))),
    ...words('同 照 按照 参照 依照 沿用 延用 维持 保持 等同 等同于 同于').flatMap((a) => when.map((b) => a + b)),
    ...when.flatMap((b) => equal.slice(0, 20).map((c) => b + c)),
  ];
}
/** 数据不变, 数字照旧 */
const standing = (): string[] =>
  words('数 数据 数字').flatMap((a) => words('不变 没变 未变 没变化 无变化 没有变化 没动 照旧 如旧 依旧').map((b) => a + b));
const nearEqualities = (): string[] =>
  words('同 和 跟 与 比').flatMap((a) =>
    words('上周 上一周 上个星期 上个礼拜 上礼拜 上期 上次 之前').flatMap((b) =>
      words(
        '差不多 差不太多 差不离 相当 类似 基本一样 大致一样 大体一样 基本一致 基本相同 基本持平 变化不大 没太大变化 没多大变化 没啥大变化 没什么大变化',
      ).map((c) => a + b + c),
    ),
  );

/** 解决 by its sound (解绝, 结决) and turned round. */
function misspeltResolved(): string {
  const all = ['解', '结'].flatMap((a) => ['决', '绝', '诀', '觉', '抉'].map((b) => a + b));
  return [...all.filter((word) => word !== '解决'), '决解'].join(' ');
}

const ENTRIES: readonly (readonly [string, Word])[] = [
  // Annex 1's figures
  ...(['shortage', 'resolved', 'headcount'] as const).flatMap((field) => every(FIELD_WORDS[field], { kind: 'field', field })),
  ...every(misspeltResolved(), { kind: 'field', field: 'resolved' }),
  ...every('空 空着 短', { kind: 'field', field: 'shortage', weak: true }),
  ...every('到了 到 来了 补充', { kind: 'field', field: 'resolved', weak: true }),
  ...every('员工 职工 用工 全员', { kind: 'staff' }),
  ...every('招 招聘 招工 招人 招募 求', { kind: 'recruit' }),

  // Tiers
  ...SKILL_TIERS.flatMap((tier) => every(TIER_WORDS[tier], { kind: 'tier', tier })),
  ['普', { kind: 'tier', tier: 'general', short: true }],
  ['技', { kind: 'tier', tier: 'skilled', short: true }],
  ['高', { kind: 'tier', tier: 'senior', short: true }],

  // Nothing is missing, nothing has changed
  ...every(
    `清零 归零 缺口清零 啥都不缺 啥也不缺 什么都不缺 什么也不缺 什么人都不缺 哪都不缺 哪里都不缺 谁都不缺 样样不缺 缺口归零 一人不缺 一个不缺 一个都不缺 一个也不缺 一个人都不缺 一人都不缺 一人也不缺 谁也不缺 无缺工 不缺 不缺工 不缺人 不缺员 不缺岗 不缺少 不差 不差人 不差工 没缺 没缺工 没缺人 没有缺工 没有缺人 没有缺口 没缺口 没有空缺 没空缺 没空岗 无缺口 无空缺 无空岗 无缺员 无缺人 无缺额 无用工缺口 无用工需求 无招工需求 无招聘需求
    无需求 没有用工需求 没有招工需求 没有招聘需求 没有需求 没需求 不需要人 不需要招人 不要人 不用人 不用招人 不用招工 无需招工 无需招人 无需用工 零缺工 零缺口 满员 满岗 满编 满额 已满员 满员了 招满 招满了 已招满 招够
    招够了 招齐 招齐了 全满 满了 人满了 人够 人够了 人手够 人手够了 人手足够 人手充足 人员够 人员够用 够用 够了 足够 充足 人员充足 用工充足 人员饱和 用工饱和 饱和 人齐 人齐了 人员齐 人员齐整 人员齐备 人员已齐 齐了 全员在岗 全员到岗 全部在岗 人员满编 用工已满 用工满了 人员已满 岗位已满 工人已满 人已满`,
    { kind: 'none' },
  ),
  ...[...equalities(), ...standing()].map((w) => [w, { kind: 'same' }] as const),
  ...every(
    `同上周 同上 同前 照旧 照上周 老样子 老样 没变化 没变 没啥变化 没什么变化 没有变化 没任何变化 没有任何变化 无变化 无变动 无任何变化 没变动 没有变动 没有动 不变 未变 未变化 未变动 没动 没改变 没有改变 照搬上周 照抄上周 还那样 还是那样 还是老样子 还是一样 还一样 跟以前一样
    和以前一样 如上周 如旧 依然如故 一切照旧 维持原样 维持不变 保持不变 维持原状 原样 持平 无调整 没调整 如前 同上期 同上次`,
    { kind: 'same' },
  ),
  ...nearEqualities().map((w) => [w, { kind: 'nearlySame' }] as const),
  ...every('变化不大 没大变化 没太大变化 没多大变化 没啥大变化 基本没变 基本没变化 基本不变 大致不变', { kind: 'nearlySame' }),
  ...every(
    '没有 无 暂无 尚无 并无 并没有 一个没有 一个都没有 一个也没有 一个人都没有 一个人也没有 一个没 一个都没 一个也没 一人没 一人都没 都没有',
    {
      kind: 'not',
      alone: true,
    },
  ),
  ...every(
    `没 未 并没 尚未 并未 暂未 没能 未能 没人 无人 没有人 一个没 一个没有 一个都没 一个都没有 一个也没 一个也没有 一个人没 一个人都没 一个人也没 一个人都没有 一个人也没有
    一人没 一人未 一人都没 一人也没 一人都未 一个未 一名没 一名未 一名都没 一名也没 一位没 一位都没 一点没 一点都没 一点也没 没再 没怎么 从未`,
    { kind: 'not' },
  ),

  ...every(
    '零解决 零到岗 零招聘 零招工 零入职 零进展 没来人 没人来 没有人来 一个没来 一个都没来 一个也没来 没来一个 无人应聘 没人应聘 无人报名 没人报名 颗粒无收 毫无进展 没有进展 无进展 没进展 没有收获 无收获 没收获 一无所获 没动静 没有动静 无一到岗 无一人到岗',
    { kind: 'nothing' },
  ),

  // Figures that are no figures of this week
  ...every(
    `比上周 比上一周 比上周的 比上个周 比上星期 比上个星期 比上礼拜 比上个礼拜 比上期 比上次 比上月 比上个月 比之前 比以前 比原来 较上周 较上一周 较上期 较上次 较上月 较之前 相比上周 相较上周 对比上周 环比 同比 和上周比 跟上周比 与上周比 和上周相比 跟上周相比 与上周相比
    增加 增加了 减少 减少了 多了 少了 多出 多 少 增长 增长了 下降 下降了 降了 降低 降低了 涨了 上升 上升了 多缺 多缺了 少缺 少缺了 又缺 又缺了 又差 又少了 又多了 又减少 又增加 缩小 缩小了 扩大 扩大了 翻倍 翻番 减 减了 增 增了 降 回落 净增 净减
    再加 再添 再减 又加 又添 多加 少算了 多算了 少报了 多报了 漏报了 少写了 多写了 少填了 多填了 再缺`,
    { kind: 'relative' },
  ),
  ...HEDGES.map((w) => [w, { kind: 'hedge' }] as const),
  ...every('马上 马上就 即将 就要 快要 眼看 眼看就 基本 基本上 大体上 差不多是 应该也 上下 以内 以上 以下 之内 开外 出头', {
    kind: 'hedge',
  }),
  ...CORRECTION_WORDS.map((w) => [w, { kind: 'correction' }] as const),
  ...every('从 由', { kind: 'from' }),
  ...every(
    withEnd(
      '降到 降至 降为 减到 减至 减为 减少到 减少至 减少为 下降到 下降至 下降为 降低到 降低至 增到 增至 增为 增加到 增加至 增加为 升到 升至 上升到 上升至 涨到 涨至 缩小到 缩小至 扩大到 扩大至 变成 变为 变到',
    ),
    { kind: 'becomes' },
  ),
  ...every('不是 并不是 并非 不是说', { kind: 'notThis' }),

  // Who and how many at once
  ...every('各 各自 每类 每种', { kind: 'each' }),
  ...every('分别 分别是 分别为 依次 依次是', { kind: 'respectively' }),
  ...every('都 全 全都 均 均为 全部 也都 全部都 统统 一律 通通 所有 全是 都是 悉数', { kind: 'all' }),
  ...every('其他 其它 其余 剩下 剩下的 剩余 剩余的 余下 余下的 别的 旁的 另外几家 其他的 其它的 其余的', { kind: 'others' }),
  ...every('除 除了 除去 除开 除却', { kind: 'except' }),
  ...every('外 之外 以外 除外', { kind: 'outside' }),
  ...every('共 一共 总共 合计 共计 总计 总 小计', { kind: 'sum' }),
  ...every('其中', { kind: 'ofWhich' }),
  ...every('一样 一致 相同 同样 一个样 一模一样 差不多一样', { kind: 'alike' }),
  ...every('每 每个', { kind: 'per' }),
  ...every('现在 目前 当前 眼下 如今 眼前 截至目前 截止目前 到目前 到现在 这会 这会儿 现今 此刻', { kind: 'now', firm: true }),
  ...every('还 仍 尚 现 仍然 依然 仍旧 依旧 还是 还在 仍在', { kind: 'now', firm: false }),
  ...every(
    '技术工 技术工人 技术人员 技术员 技术岗 技能人才 技能工 技能工人 技术人才 熟练工 熟练工人 中高级技工 中高级 中高技 中高级工 初高级技工 中级以上技工 中级及以上技工 普通技术工人 高级管理人员 高级工程师 高工 高级人员 高管 中层 管理岗 管理人员 工程技术人员 专业技术人员 大学生 研究生 本科生 实习生 暑假工 临时工 小时工 女工 男工 男女工 夫妻工',
    { kind: 'trade' },
  ),
  ...every('三类 三类工种 三类人员 三个工种 三种工种 三档 各类 各类工种 各类人员 各工种 每类工种 每个工种', {
    kind: 'everyTier',
  }),
  ...every('工种 岗位 岗 职位 类型 类别 工人类型', { kind: 'trades' }),
  ...every(
    '企业 公司 单位 全区 本区 我区 全县 本县 我县 本辖区 全辖区 辖区内 片区 本片区 全镇 本街道 几家 各家 每家 每个企业 家 各企业 几家企业 厂子 几个厂 几家公司 名下 辖区 负责的企业 户',
    {
      kind: 'firms',
    },
  ),

  // What makes it something else than a report
  ...every(
    `多少 几多 谁 哪 哪个 哪家 哪些 哪里 哪儿 哪几家 什么 啥 怎么 怎样 咋 咋样 如何 为什么 为啥 是否 有没有 是不是 缺不缺 缺不缺人 缺不缺工 差不差 够不够 招没招 报没报 能不能 可不可以 要不要 需不需要 多久 吗 么 ? 查 查询 查一下 看看 看一下 问一下 请问 想问 问下 统计一下 排名 排行 排序 走势 趋势 曲线 对比 导出 走势图 前十 前五 前三 倒数 名单`,
    { kind: 'question' },
  ),

  ...every('然后 接着 还有 另外 此外 而且 并且 同时 但 但是 不过 所以 因为 由于', { kind: 'pause' }),
  ...every('和 与 及 以及 跟 加', { kind: 'joint' }),

  // Words that change nothing
  ...every(
    `了 啊 呀 吧 呢 嘛 哦 噢 哈 哈哈 嗯 呃 额 哎 唉 唔 欸 哎呀 哎哟 诶 啦 喽 咯 哇 耶 嘞 呗 哟 哩 咧 嗷 噻 哒 喔 呐 呦 呵 嘿 的 地 得 之 是 为 有 计 人 个 名 位 口 人数 数 数量 人员 人手 工人 工 用人 这个 那个 就是 就 才 只 仅 又 再 也 已 已经 刚 刚刚 刚才 同 并 因
    情况 用工情况 缺工类型 如下 数据 信息 明细 报 报一下 报下 报个 报上 上报 填报 汇报 报告 汇报一下 通报 代报 代填 代为上报 补报 补报一下 补录 补填 补登 补发 补一下 补充说明 补充一下 补交 忘报 忘报了 忘了报 忘记报 忘记报了 漏报 漏报了 漏了 没报 没来得及报 周报 日报 周调度 调度 调度表 周调度表 本周调度 报表 表 用工周报 报数 报数据 反馈 反馈一下 更新 更新一下 登记一下 麻烦登记
    我 我们 咱 咱们 我家 我这 我这边 我这里 我这几家 我负责 我负责的 负责 我的 我名下 我名下的 本人 他们 他 她 它 你 您 本公司 我公司 该公司 该企业 本企业 本厂 该厂 我厂 这边 那边 这里 那里 这些 那些 这几 那几 这家 那家 这家企业 那家企业 企业名称 单位名称 公司名称 企业名 名称 企业类型 企业类型:其他企业 企业类型其他企业 类型:其他企业 类型:其他 (其他企业) (其他) 上报单位 填报单位 填报人 上报人 专员 服务专员 联络员 
    老师 老师好 领导 领导好 主任 科长 局长 经理 大姐 大哥 姐 哥 老板 您好 你好 大家好 各位好 各位 早 早上好 上午好 中午好 下午好 晚上好 早安 辛苦 辛苦了 辛苦啦 辛苦您了 谢谢 谢谢了 谢谢啦 谢谢您 多谢 感谢 十分感谢 非常感谢 麻烦 麻烦了 麻烦您 麻烦您了 收到 收到请回复 收到吗 收到没 好 好的 好嘞 好了 行 行了 ok hi hello 嗨 哈喽 亲 在吗 打扰 打扰了 不好意思 抱歉 对了 对 请 请查收 请审阅 请知悉 请记录 请登记 请审核 谢谢老师 以上 特此 特此上报 拜托 没问题 可以吗 行吗 对吧 是吧
    主要 主要是 主要缺 总之 总体上 总体看 整体上 整体 事实上 实际上 首先 于是 那么 因此 照例 照常 当下 现阶段 关键是 顺便 毕竟 的确 接下来 内容 对方 厂方 人事部 处长 见谅 谅解 费心 劳驾 完毕 其实 确实 大都 特别 非常 很 挺 比较 最 急 急着 着急 肯定 肯定是 确切 十分 太 真 正 正在 一直 一下 一起 一定 一线 一般 继续 持续 陆续 最近 近期 近日 附近 方面 左近 而 则 即 或 等 等等 按 里 里面 里头 中 内 上 下 在 让 被 把 给 向 对于 关于 说 讲 来说 表示 回复 回复说 告诉 反映 来电 打电话 电话里 说是 说的 刚问 问了 核实了 已核实 经核实 确认了 厂里 公司里 车间 车间里 人事 人力 行政 老总 负责人 最终 最后 实际 成功 通过 招聘会 市场 人才市场 中介 网上 线上 线下 现场 自己 自行 新 今 本 该 此 这 那 超市 预约 约定 近几天 这几天 这两天 这段时间 平台 系统 表格 今儿 大概率
    不理想 不太理想 不好招 不好找 不太好招 不容易 不容易招 难招 难找 招不到 招不到人 招不上人 招不来人 招不满 不景气 不多 没办法 没法子 没事 没错 不客气 不用谢 不好意思 无误 没问题了 问题 难题 用工问题 用工难题 不急 不着急 请勿回复
    男女不限 不限 年龄不限 性别不限 经验不限 有经验 有经验优先 有经验者优先 有工作经验 无经验 学历不限 不限男女 包吃住 包吃 管吃住 包住 缴五险 五险一金 长白班 倒班 两班倒 三班倒
    其他数据 其余数据 其它数据 其他数字 其余数字 其他项 其他各项 其他指标 其余指标 其他情况 其余情况 其他信息
    打算 准备 计划 拟 暂时 暂 目前为止 为止 截至 截止 以来 起 间 期间 时候 时 顺利 全面 总体 整体 总的 总的来说 具体 具体是 包括 包含 含 另 另有 还剩 剩 比例 率 比 项 条 件事 事 请及时 及时 尽快 帮忙 帮 协调 对接 联系 支持 关注 上面 下面 前面 后面 备注 注 说明 ps 序号 编号 附 附件 其 例行`,
    { kind: 'noise' },
  ),
];

/** 经沟通, 已走访过, 刚核对: what was done to know it. */
function toldBy(): string[] {
  const how = ['', ...words('据 经 已 刚 刚刚 刚才 与企业 电话')];
  const done = words('走访 沟通 核对 核实 对接 了解 问 打听 看 企业说 企业反馈 厂里说 厂方说 人事说 对方说 老板说');
  return how
    .flatMap((a) => done.flatMap((b) => ['', '过', '了', '过了', '到'].map((c) => a + b + c)))
    .filter((w) => w.length > 1);
}
/** 请过目, 请领导审阅 */
const asked = (): string[] =>
  words('请 请您 请领导 请老师').flatMap((a) =>
    words('过目 知晓 知悉 核对 核实 指示 指正 批评指正 谅解 见谅 多关照 多包涵 审阅 审核 查看 录入 查收 登记').map((b) => a + b),
  );

/** 我们厂, 本公司: of whom is spoken, without a name. */
const ownFirm = (): string[] =>
  words('我 我们 咱 咱们 俺 俺们 本 该 这 这个 我们这个').flatMap((a) =>
    words('厂 公司 企业 单位 店 厂子 工厂 厂里 公司里 企业里').map((b) => a + b),
  );

/** Every word, folded; the longest wins, of equals the first listed. */
export const REPORT_WORDS = buildLexicon([
  ...ENTRIES,
  ...[...toldBy(), ...asked(), ...ownFirm(), ...words(TALK_WORDS)].map((w) => [w, { kind: 'noise' }] as const),
]);
