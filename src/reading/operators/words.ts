// Which words act on the statements around them, how far, and what comes of it?
import type { Operator } from '../words/operator.ts';
import type { Word } from '../words/report-words.ts';
import {
  BESIDE,
  COMES_BY,
  COUNTER,
  END,
  GONE,
  HAVE_LEFT,
  LAST_WEEK,
  LEAVES,
  LONG_AGO,
  NEARLY,
  NO_DIFFERENCE,
  OTHERS,
  oneOf,
  PEOPLE,
  SHUT,
  some,
  TIER,
  WISHES,
  WORKERS,
} from './parts.ts';

/** A pattern of the folded text and what it says there. */
type OperatorPattern = { readonly pattern: RegExp; readonly word: Word };

/** No word is said more than four times on end: a text of nothing else costs no more than another. */
const patternOf = (source: string): RegExp => new RegExp(source.replaceAll('*', '{0,4}').replace(/(?<=[)\]])\+/g, '{1,4}'), 'gm');

const says = (name: Operator['name'], reach: Operator['reach'], effect: Operator['effect'], ...patterns: string[]) =>
  patterns.map(
    (pattern): OperatorPattern => ({
      pattern: patternOf(pattern),
      word: { kind: 'operator', operator: { name, reach, effect } },
    }),
  );
const step = (word: Word, ...patterns: string[]) =>
  patterns.map((pattern): OperatorPattern => ({ pattern: patternOf(pattern), word }));

/** Nothing comes of them. */
const harmless = (...patterns: string[]) => says('passed', 'none', 'dropped', ...patterns);

const VERB = oneOf('解决 招 招工 招聘 招到 招用 聘 到岗 上岗 入职 安置 录用');

const SOON = `(?:估计|预计|大概|可能|应该|有望|争取)?${oneOf('下个?(?:周|星期|礼拜)[一二三四五六日天]? 下个?月 明天 后天 月[底初] 节后')}`;

const NOT_YET = '(?:还|暂时?|一直|至今|也|都|仍|尚|并|总是?)*(?:没有?|未)(?:能|人|有)?';
/** What somebody would have to do for us to have their figures. */
const TELLS = oneOf(
  `报[数表] 报上来 报过来 报缺 报送 回[复信话音电我应] 回复我 反馈 统计 统计出来 统计完 统计好 给[数我信] 给数据 给我数 交上来 交表 更新 查[到着] 联系[上到] 打通 接 接电话 接通 接听 吱声 吭声 摸清 弄清 搞清 听到 拿到 要到 给信 问[到着] 问出来
  核[实对准完] 确认 消息 音信 信儿 动静 数据 数 底 汇总 提供 搭理 理我 上班`,
);
const FIGURES = oneOf('数 数据 数字 报表 表 报数 信息 情况 材料');
const COMES = oneOf('来 出 出来 到 给 报 交 传 发 送 更新 上来 定 下来 齐 统计 核实 汇总');

/** The first of them at a place wins where two are as long. */
export const OPERATOR_PATTERNS: readonly OperatorPattern[] = [
  // What looks like an operator and is none
  ...harmless(
    `(?:不会?|没有?|未|无)${SHUT}了?`,
    `${SHUT}${some(0, 4)}(?:结束|回来|恢复|期满|完了|归来|复工|复产)了?`,
    '(?:停电|停水|检修)[^,，。;!\\n:\\d]{0,3}(?:恢复|结束)了?',
    '差一?点儿?[都也就]?(?:忘|漏|没|错过|搞|误)[^,，。;!\\n:\\d缺招]{0,4}',
    `(?:跑|走|转|去|看)(?:了|过|访了?)${PEOPLE}[家户](?:企业|公司)?`,
    '玩笑归玩笑',
    '按照?着?(?:要求|规定|通知)?的?格式(?:要求)?(?:来)?(?:上报|填报|报|填)',
    `(?:之前|刚才|刚刚?|昨天|前两天|一直|原来|早上)${NOT_YET}${TELLS}了?`,
    oneOf('没有?招?满[员岗]? 未招?满员? 还没招满 不满[员岗] 不够'),
    `(?:没有?|从没)(?:缺|招|差)过(?=[,，。;!])`,
    `不是(?:我们?|他们?)${some(0, 4)}的(?=[,，。;!])`,
    oneOf('没别的事 没有?别的了? 没有?其他的?了? 不用[回催谢急管] 别忘了?'),
    `(?:希望|盼望?|争取|力争|请帮忙?|请协调)[^,，。;!\\n:\\d缺普技高]{1,8}${END}`,
    `(?:明天|后天|下周|下礼拜|下星期|改天|回头)再?[^,，。;!\\n:\\d缺普技高解招到补满]{1,6}${END}`,
    `(?<=[,，。;!\\n])${SOON}(?:应该|估计|大概|能|会|就|可以|有望|才|再|要|争取)+${oneOf('到岗 到位 上岗 入职 来 补[上齐满] 招[到满齐] 解决')}${END}`,
    `(?:暂时?|目前|先|也)*不(?:再|用|需|需要)?招(?:人|工|聘)?${END}`,
    oneOf('再说别的 再说其他的?'),
    '(?<=[,，。;!\\n])(?:就|别的|其他的?)?没有?[了啦咯](?=[,，。;!\\n]|$)',
  ),

  // When it is told, and not of when
  ...step(
    { kind: 'noise' },
    `${oneOf('现在 目前 今天 今儿 刚才 刚刚 这会儿? 这就 马上 赶紧')}(?:再|来|才|给|您|你|向|赶紧|一并|一起)*(?:说|讲|报|汇报|发|填|交|登记|补[报交填发说录]|补一?[下个])(?:一下|一声|下|上|给[您你])?(?=[,，:。]|$)`,
  ),

  // As last week
  ...step(
    { kind: 'same' },
    `(?:${oneOf('和 跟 与 同 比 较 对比')}${LAST_WEEK}的?(?:数据?|数字|情况)?|${LAST_WEEK})${BESIDE}${NO_DIFFERENCE}`,
  ),

  // Not so
  ...says(
    'not',
    'behind',
    'held',
    '(?:没|未|不曾|从没|没人|谁也?没)(?:人)?(?:说|讲|提)过?(?!错)',
    oneOf('不存在 不能说 不好说 哪[里儿有]'),
    `${OTHERS}[^,，。;!\\n:\\d]{0,6}?(?:说|讲|告诉|抱怨)`,
    oneOf('听说 据说 听闻 听人说 传言 传闻 有人[说讲] 网上说 听[^,，。;!\\n]{1,4}说 怀疑 疑似 暂估 尚不确定'),
  ),
  ...says(
    'not',
    'clause',
    'held',
    '(?:不|无)(?:需要?|必|打算|想|准备|再|见得|一定|至于)(?!说)',
    oneOf('[用犯]不[着了]'),
    oneOf('不能算 不算 算不上 谈不上 称不上 说不上 不可能 不存在'),
  ),
  ...says(
    'not',
    'enterprise',
    'dropped',
    oneOf(
      `没这回?事 没有的事 假的 不是真的 不属实 不真实 不实 有假 数据?有误 [瞎胡乱][说编报填猜写扯讲记] 逗[你您]玩? 骗[你您] [蒙猜]的 开个?玩笑 才怪 谁信 不是这样 不是这么?回事 说法不对 随便 差不多就行 [就都][算嫌够](?:多|少|好|不错)了 不是的(?=[。!]?$)`,
    ),
  ),

  // Asked
  ...says('asked', 'message', 'held', '(?<!不)([^不\\d\\n,，。;!:])不\\1', '难道', `${PEOPLE}${COUNTER}?还是${PEOPLE}`),

  ...says('not', 'clause', 'dropped', '(?:我|本|还|都|原)*以为'),

  // If
  ...says(
    'condition',
    'behind',
    'held',
    oneOf(
      '如果 每当 凡是 (?<!主)要是 要不是 假[如设定使若] 万一 倘[若使] 若是 若(?=[缺差招解到无能还再又]) 如若 一旦 只要 除非 哪怕 就算 即[使便]',
    ),
    `再[缺招差]${some(0, 16)}就`,
    `等(?!一?下|一?会|等|于|级)${some(1, 14)}(?:再|才|之后)(?!来)`,
  ),
  ...says('condition', 'clause', 'held', '的话', '的时候', oneOf('就好[了啦] 该多好 谢天谢地 求之不得 烧高香')),

  // Past
  ...step({ kind: 'before' }, `${GONE}的?`),
  ...says('past', 'behind', 'dropped', `${GONE}(?=[,，])`, `${LONG_AGO}的?(?:数据?|数字|情况|报表)(?=[:：])`),
  ...says(
    'past',
    'before',
    'dropped',
    `[那这都还]*[个份些]?(?:数据?|数字|情况|缺口)?(?:都|还|也|已经?)*(?:是|为|属于)${LONG_AGO}${some(0, 4)}?的?(?:数据?|数字|事情?儿?|情况|缺口|报表)?${END}`,
    `[那这]?${LONG_AGO}(?:的(?:数据?|数字|事情?儿?|情况|报表|老黄历)?|数据?|数字|情况|报表)${END}`,
    `(?:数据?|数字|报表)(?:都|已经?|太|很|有点)*[旧老]了?${END}`,
    `(?:早就?|已经?|都)*(?:过[时期]|失效|作古|不准|旧)了${END}`,
    `(?:早就?|现在|已经?|都)+不是(?:这样|这个数)?了${END}`,
  ),
  ...says('past', 'message', 'held', '[老旧]数据?'),

  // Quoted
  ...says(
    'quoted',
    'message',
    'held',
    oneOf(
      `例如 打个?样 照抄 抄的 转发 题目 文件里?写 群里有人 别人家 比如说? 譬如 比方说? 打个?比方 举个?例子? 示范 范例 样例 例子 样板 模[板版] 参考(?=[:："]) 格式 写法 报法 填法 句式 原话 照这个?(?:样子?|写|报|填|格式)? 照这样 参照这个 这[样么](?:写|报|填|发|回) 就[写填发](?!好)
      写着 显示 可以?[写说]成 (?:回复?|写|发|填|报|说)[成上个]?一?句?(?=") 请回复?(?=[:："]|这样) 试[报填] 演[练示] 测试 试一下 试试 (?:别人|他们?|她|人家|上次|对方)${some(0, 3)}[写填发报]的是`,
    ),
    `(?:按照?|照着?|参照|像)${some(2, 30)}(?:这样|那样|的样子|的格式|的写法)[写报填发回]?`,
  ),

  // Wished, and what is to come
  ...says(
    'wished',
    'behind',
    'held',
    '但愿',
    '[要想得]给(?!了)',
    '(?:下下?个?(?:周|星期|礼拜|月)|明年|明天|后天)(?:预[计估]|估计|计划|打算|大概|可能|要|将|会)',
    '(?:麻烦|烦请|请|求|拜托)(?:您|你|领导|帮忙?|给|协调|尽快|一下)*(?:解决|协调)(?:一下|下)?[:：]',
  ),
  ...says(
    'wished',
    'clause',
    'held',
    oneOf(
      '明年 明天 后天 以后 将来 将会 到时候 (?:开春|节后|春节后) 年底前 月底前 本应 原计划 周末(?:能|要|将|会|就|再|才)*(?:到[岗位]|来|招到?|解决|入职|上岗)',
    ),
  ),
  ...step(
    { kind: 'aside', withVerb: true },
    `${WISHES}(?:帮|给)?${VERB}?`,
    '(?:本周)?新增了?(?:缺[工口]?|(?:用工|用人|招工|招聘)?需求|用工|岗位?)?',
    '新缺',
    `(?:截至目前|今年|全年|年|已|总)*累计(?:${VERB}(?:用工)?(?:人数)?)?`,
    '(?:到岗|解决|缺工|满[员岗]|完成|上岗|流失|离职|招聘)率',
    '过(?:[几两些]天|阵子|段时间)',
    '前(?:到[岗位]|招[满齐]|解决)',
    oneOf('定员 编制 定编 核定 年后 去年 前年'),
  ),
  ...step(
    { kind: 'aside', withVerb: false },
    HAVE_LEFT,
    COMES_BY,
    '待(?:入职|到岗|岗)',
    oneOf(
      '(?:月|底)?工资 [月底]薪 薪资 待遇 年龄 电话 手机号?码? 联系(?:人|电话|方式) 身份证 工号 车牌 邮编 (?:统一社会)?信用代码 代码 微信 产值 订单 产量',
    ),
  ),
  ...step(
    { kind: 'aside', withVerb: true },
    oneOf('需要?协调 [约谈说]好 谈妥 答应给? 最好(?=解决|招) [得要](?=解决|到岗) 务必 保证 承诺 巴不得 恨不得 将于 定于 预定'),
  ),
  ...step({ kind: 'hedge' }, `${NEARLY}(?:就|要|都|也|能|算|是|可以|会)*(?=不缺|无缺|零缺|没缺|招[满齐够]|满[员岗编]|够|齐)`),

  // Of one of several
  ...step(
    { kind: 'per' },
    `(?:每一?个?|单个?|各)${oneOf('班 班[次组] 组 条 条线 条产线 车间 人 台 厂区 点 门?店 家店 工段')}`,
    oneOf('平均 人均'),
  ),

  ...step({ kind: 'hedge' }, oneOf('怕是 恐怕 说不定 [搞弄]不好 八成 多半 备不住')),

  // No figures
  ...says(
    'noData',
    'enterprise',
    'dropped',
    `${NOT_YET}${TELLS}(?:上来|过来|出来)?`,
    `的?${FIGURES}(?:都|还|也|暂时?|至今)*(?:没有?|未)${COMES}(?:来|齐|完)?`,
    oneOf(
      `不(?:知道|清楚|晓得|详|肯[说报讲]|愿[意说报]|方便|配合|接电话|回(?!来)|理人?) 联系不上 打不通 失联 失去联系 未回复 [暂尚]?无数据 占线 关机 (?:统计|核实|沟通|汇总)中 [拿要问]不(?:到|来|出来) 没人管 (?:晚点|稍后|回头|明天|过会儿?|一会儿?)(?:再?[报给填说发]|补) 待定 待核[实对]? 待确认 待统计 未核实 在核[实对]?(?!心) 在统计 在汇总 在确认 拒绝 说不[准好] 没谱 没统计 没底
      [先暂][不别](?:报|记|填|写|上报) 再(?:说|核实|核对|确认|问问|问一下|看看|等等) 另[行报算计] 等(?:明|后)天 等[他回通消核](?:复|知|息|实|来)? 不在内`,
    ),
  ),
  ...says(
    'withdrawn',
    'enterprise',
    'dropped',
    oneOf(
      `作废 撤[回销] 取消 划掉 删(?:了|掉|除) 不要了 不算数 不作数 别[记报填写] 不要报 多打了 打错字 看串 串行 手滑 忽略 无视 当我没说 收回 前面不算 重复了 [弄搞记看]混 不上?[报填计记](?!名) 先不管 以后面为准 补齐了? 补足 招完了? 可别`,
    ),
  ),
  ...says('closed', 'enterprise', 'dropped', `${SHUT}了?`),

  ...step(
    { kind: 'correction' },
    '[说写报填打输抄算记弄搞看发录数]错(?:[了啦]|数字?了?|字了?|行了?|人了?|群了?)?',
    `(?:[呃额噢哦啊嗯]+(?:应该?)?是|改)(?=${PEOPLE})`,
    `${oneOf('等一?下 等等 等会儿? 且慢 慢着')}(?=[,，]?(?:是|应该?是|应为|不是|解决|缺|普|技|高|${PEOPLE}))`,
  ),

  // People who are there, leave, or only call
  ...says('onHand', 'clause', 'held', oneOf('手[头里上] 存量 现存 多余 富余 余出 超编 借出 外借 过剩')),
  ...says(
    'leavers',
    'found',
    'asked',
    `(?:又|也|还|先后|陆续|再)*${LEAVES}[了掉去]*${WORKERS}?${PEOPLE}(?![趟次回遍天家步圈点月年号条种项])${COUNTER}?(?:的)?${WORKERS}?`,
    `${PEOPLE}${COUNTER}?${WORKERS}?(?:又|已经?|都|就)*${LEAVES}(?![了掉去]*${PEOPLE}|[访完动])[了掉]*`,
    `[都全也一个]*(?:没|未)(?:留[下住]|看[上中]|谈成|干[住成]|成)了?`,
  ),
  ...says(
    'leavers',
    'none',
    'dropped',
    `来[了过]?${PEOPLE}[个名位](?:的)?(?:领导|客户|中介|记者|学生|实习|同学|老乡|亲戚|朋友|家[长属]|检查|[看问打][^,，。;!\\n\\d缺差]{0,6}|参观|应聘|面试|试[工岗用]|咨询|体验)[^,，。;!\\n:\\d缺差普技]{0,6}`,
    `${TIER}${PEOPLE}${COUNTER}?在[岗职厂]${END}`,
    `${PEOPLE}[个名位人]?${WORKERS}?[都还]?在(?:干|做|上班|厂里|路上|${END})`,
  ),
  ...says('elsewhere', 'message', 'held', oneOf('全[市省] 好?经验(?:做法|分享)? 同比例 按比例 不变吗')),
];
