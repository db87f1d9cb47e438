// By which words does a question ask for a figure, a state or a name?

import type { Measure } from '../reading.ts';
import { FIELD_WORDS } from '../words/predicates.ts';
import { each, mark, measure, type QuestionMark } from './mark.ts';

const REPORT = '报 上报 填报 报送 提交 交 填 报齐 报全 报完 报上来 报数 报表 上传 交齐 交表 报告 汇报 报过 上报的 填写';
const NOT_YET = '没 没有 未 尚未 还没 还没有 还未 仍未 仍没 没能 未能 都没';
const NEVER =
  '从来没 从来没有 从没 从没有 从未 一直没 一直没有 一直未 始终没 始终没有 始终未 一次没 一次没有 一次都没 一次也没 一次都没有 一次也没有 一回都没 一回没 一周没 一周都没 没有一周 没一周 一期都没';
const TIMELY = '按时 及时 准时 如期 按期';

/** An act as it is asked about: 退回了吗, 谁退回的, 退回情况. The act's word alone orders it. */
const actWords = (name: Measure, verbs: string): [string, QuestionMark][] => [
  ...measure(
    name,
    verbs.split(' ').filter((verb) => verb.length > 1),
    'bare',
  ),
  ...measure(
    name,
    each(
      verbs,
      '了没 了没有 没 没有 了吗 吗 过 过吗 过了吗 过没 过没有 了么 情况 记录 了哪些 了几家 了几户 了几次 了多少 了谁 过谁 过哪些 的有 的有哪些',
    ),
  ),
  ...measure(
    name,
    each('谁 有没有 没 还没 是否 是不是 什么时候 被 被谁 哪些 哪几家 哪家 哪些被 已 已经 有没有被', verbs, '∅ 了 过 的'),
  ),
];

// biome-ignore format: lists of words
export const MEASURE_WORDS: [string, QuestionMark][] = [
  ...measure('shortEnterprises', each('缺工 缺人 缺员', '面 企业面 企业率 企业比例 企业比率')),
  ...measure('resolvedRate', each('解决 解决用工 招工 招聘 到岗 缺工解决 补充 满足', '率 比例 比率 完成率 满足率')),
  ...measure(
    'shortage',
    `缺工 缺工人数 缺工数 缺工数量 缺工量 缺工总数 缺工总人数 缺工总量 缺工情况 缺口 缺口数 缺口情况 缺口人数 用工缺口 招工缺口 人员缺口 缺人 缺人数 缺员 缺多少 缺几个 缺几人 缺几名
     还缺 差多少 差几个 差几人 差几名 短缺 用工短缺 用工需求 用工需求量 用工需求情况 用工需求人数 招工需求 招聘需求 需求量 需求人数 空缺 岗位空缺 空岗 空岗数 要招多少 还要招多少 需要多少人 还需要多少
     需要招 需招 缺少 缺额 缺的 缺得 缺不缺 缺不缺人 缺不缺工 还缺不缺 还缺不缺人 还缺不缺工 缺岗 用人需求 用人缺口 缺了多少 缺着`,
  ),
  ...measure('shortage', '缺 需求', 'bare'),
  // 还有多少没解决: what is still missing.
  ...measure('shortage', each('∅ 差', '多少 多少人 多少个 几个 几人', '没 没有 未 还没 还没有', '解决 招到 落实 到岗 补上')),
  ...measure(
    'resolved',
    `解决 解决用工 解决人数 解决用工人数 解决用工数 解决用工数量 解决用工情况 解决情况 解决数 解决了 已解决 新增解决 招到 招到人 招了 招聘到 招聘了 招来 到岗 到岗人数 到岗数 到岗情况 补了 补充 补充了 补上 补齐
     落实 落实用工 新招 新招到 新招聘 招进 招进来 招录 录用 新进 入职 上岗 招工人数 招收 招聘人数 引进 招工情况 招工 本周解决`,
  ),
  ...measure('resolvedToDate', each('累计 累计已 累计共', '解决 解决了 解决用工 解决用工人数 解决用工数 解决人数 招到 招了 招工 到岗 落实 补充')),
  ...measure('resolvedToDate', '累计数 累计人数 累计解决情况'),
  ...measure(
    'headcount',
    '在岗 在岗人数 在岗职工 在岗职工数 在岗总人数 在岗员工 在岗情况 用工规模 用工总量 用工总数 用工人数 用工总人数 用工总规模 职工人数 职工总数 职工数 职工 员工数 员工人数 员工总数 员工 在职 在职人数 在职职工 从业人员 从业人数 现有人数 用工量 上班人数',
  ),
  ...measure('headcount', '总人数', 'weak'),
  ...measure('headcount', '规模 企业规模'),
  ...measure(
    'enterprises',
    each('联系服务 服务 联系 联系服务了 服务了 联系了', '企业 企业数 企业数量 企业家数 企业户数 企业总数 企业情况 多少家 几家 多少户 多少企业 家数 户数 的企业'),
  ),
  ...measure('enterprises', '联系服务 服务情况'),
  ...measure('shortageRate', each('缺工 缺口 缺员 用工缺口 短缺', '率 比例 比率')),
  ...measure('newDemand', each('新增 新增的 本周新增 新出现的', '缺工 缺工人数 缺工数 缺口 缺口数 用工需求 用工需求人数 需求 需求量 需求人数 用工 缺 缺人 招工需求 岗位需求 缺员')),
  ...measure('newDemand', '新缺 新缺工 新需求'),
  ...measure('newDemand', each('新增 新增了', '多少 几个 多少人 几人', '缺工 缺口 需求 用工需求 缺 ∅')),
  ...measure('newDemand', '新增', 'weak'),
  ...measure('coverage', each('上报 填报 报送 报数 报表 报告', '率 比例 进度 情况 完成率 完成情况 进展 家数 户数 数量 覆盖率')),
  ...measure('coverage', each('报了 上报了 填报了 报送了 填了 交了 报上来 报上来了 报来 报来了 报送 报 交', '多少 几家 多少家 几户 多少户 几个 多少企业')),
  ...measure('coverage', each('报得 报的 填得 上报得 填报得 交得 报送得', '怎么样 怎么样了 怎样 怎样了 咋样 咋样了 如何 如何了')),
  ...measure(
    'coverage',
    `进度 覆盖率 完成率 已报 应报 已上报 已填报 已报送 应上报 已报数 应报数 已报企业 报齐 报全 报完 报齐了 报完了 报全了 交齐 交齐了 都报了 报了吗 报了没 报了没有 报没报 报上来 报上来了 多少家报了 几家报了
     哪些报了 谁报了 哪家报了 上报完 填报完 上报齐 报好了 都交了 上报多少 上报数 填报数 上报企业 报了的 报了 上报了 填了 填报了 交了 报送了 收齐 收齐没有 收齐了吗 收齐没 报齐没有 报齐了没有 交齐没有 报完没有 交了没 交了没有 交了吗 报上来没有 报上来没 收到多少家 收了多少 报完没 报齐没 交齐没 报好没 填完没 新报 新报了 新报的 新上报 新上报了 新报了几家 新报了多少家 新报了多少 新报几家 报完了没 报齐了没 已报的 已经报了 已经报的 报过的 上报了的 报的 报的多少 报了什么 报的什么 填的 填的多少 报多少`,
  ),
  ...measure('coverage', each('报 上报 填报 填 交 报送 提交', '∅ 上 上来 上去 过', '没 没有 了没 了没有 了吗 过吗 过没 过没有 吗').filter((word) => !/过过|^[填交]没|^报没$|^报吗$|^[填交]吗$/.test(word))),
  ...measure('filedAt', each('什么时候 几点 几号 哪天 啥时候 何时 什么时间 几点钟', '上报 填报 报送 提交 报 交 报上来 交上来 填 报过来', '的')),
  ...measure('filedAt', each('上报 填报 报送 提交 首报', '时间 时刻 的时间')),
  ...measure('signOff', each('签发', '了没 了没有 没 没有 了吗 吗 了么 情况 进度 进展 了 的有 的区 的县 的是 过 过吗 人 名单 结果 时间 完了吗 完没 完了 了多少 了几个 完成情况 完成率 率')),
  ...measure('signOff', each('没 没有 未 还没 还没有 尚未 还未 已 已经 谁 是谁 谁给 由谁 哪个区 哪些区 哪几个区 哪个县 哪些县 是否 有没有', '签发 签发了 签发的 签发过 签')),
  ...measure('signOff', each('签 签字 签上', '了吗 了没 了没有 没 没有 过吗 过没 过没有 好了吗 好了没 完了吗')),
  ...measure('signOff', '签发表 签发明细 签发清单 签发记录'),
  // 导出签发: nothing else takes it by itself.
  ...measure('signOff', '签发', 'weak'),
  ...measure('publication', each('发布 公布 下发 通报', '了没 了没有 没 没有 了吗 吗 了么 情况 进度 了 的是 过 过吗 人 时间 完了吗')),
  ...measure('publication', each('没 没有 未 还没 还没有 尚未 还未 已 已经 谁 是谁 由谁 是否 有没有 什么时候 几号 哪天', '发布 发布了 发布的 公布 公布了 公布的 下发 下发的')),
  ...actWords('returned', '退回 打回 退回去 打回去 退'),
  ...actWords('reopened', '补报 重新开放 开口子 开通补报 补报开通 补报开'),
  ...actWords('reminded', '催报 催 催办 提醒 催我 提醒我 催他们 催专员 催大家'),
  ...actWords('broadcast', '广播 群发 发广播'),
  ...measure('deadline', each('什么时候 几点 几号 哪天 啥时候 何时 几时 什么时间 几点钟', '截止 截至 结束 到期 之前报 之前交 前报 前交 前报完 前交完 之前报完 上报 填报 报送 提交 报 交 填', '∅')),
  ...measure('deadline', each('截止', '时间 日期 日 是什么时候 是几点 是几号 是哪天 到什么时候 到几点 到几号 到哪天 到哪一天 几点 几号 在什么时候 在几点 期限')),
  ...measure('deadline', each('截止 到期 延期 推迟 顺延', '吗 了吗 没 了没 了没有 没有 了么')),
  ...measure('deadline', each('最晚 最迟', '什么时候 几点 几号 哪天 啥时候', '报 交 填 上报 截止 要报 要交 ∅')),
  ...measure('deadline', each('还有多久 还有几天 还剩多久 还剩几天 离截止还有多久 距截止还有多久', '截止 到期 ∅')),
  ...measure('contacts', each('谁 谁来 谁在 是谁 由谁 归谁 哪个专员 哪位专员 哪位 哪个人', '负责 负责的 管 管的 服务 服务的 联系 联系的 对接 对接的 跟 跟的 跟进 包 包联')),
  ...measure('contacts', each('联络员 联络人 专员 服务专员 负责人 联系人 对接人', '是谁 是哪位 是哪个 叫什么 叫啥 名单 有谁 有哪些 都有谁 是谁啊')),
  ...measure('contacts', each('谁是 哪位是 哪个是 谁当', '联络员 联络人 负责人 联系人 对接人')),
  ...measure('contacts', '谁是专员 谁是服务专员 名册 花名册 企业名册 人员名册 企业花名册 通讯录 联系名单 专员分工 专员分工表 分工表 服务分工'),
  ...measure('changed', each('发布 公布 通报 发布了', '后 以后 之后 完以后')),
  ...measure('changed', '改过 改过的 改了 改动 改动过 变了 变过 变动 变动过 更正过 更正了 更正的 修改过 修改了 有变化 有变动 有改动 动过', 'weak'),
  ...measure('contacts', '联络员', 'weak'),
  ...measure('outstanding', each(NOT_YET, REPORT)),
  ...mark({ is: 'never' }, each(NEVER, REPORT)),
  ...measure('outstanding', '未报次数 未报情况 未报数 未报户数 未报企业 未报名单 漏报次数 漏报 漏报了 还缺谁 还缺几家 还缺哪家 还缺哪几家 还缺哪些企业 还差几家 还差哪家 还差哪几家 还差哪些 差几家 差哪几家 缺谁 缺报 欠报 未报率 报漏 逾期未报 逾期没报 逾期未上报 超时未报 不报 没动静 还差谁 没报名单 未报名单'),
  ...measure('late', each('没 没有 未 未能 没能 不 不能', TIMELY, `∅ ${REPORT}`)),
  ...measure(
    'late',
    '迟报 迟报次数 迟报情况 迟报名单 迟报户数 迟报企业 迟报数 迟报了几次 晚报次数 逾期次数 迟报率 晚报 晚报的 逾期 逾期上报 逾期填报 逾期报送 超时 超时上报 超时填报 过期上报 过期报 迟交 晚交 报晚 报晚了 报迟 报迟了 超期 超期上报 迟到 迟了 过点报 过时报',
  ),
  ...measure(
    'urgentDemands',
    `急需用工 急需用工单 急需用工需求 急需用工情况 急需 急需单 急单 急用工 紧急用工 紧急用工需求 紧急需求 急招 没人接 没人接单 无人接单 没有人接 没人管 没接 没接的 未接 未接的 没有接的 待接单 未接单 没接单 没有接单 没人接单 未办结 没办结 没有办结 还没办结 待办结 办结率 办结情况 办结 办结了
     接单率 接单情况 接单 督办单 督办 督办情况 超时未接单 超时未办结`,
  ),
  ...measure(
    'urgentDemands',
    each('有人 没人 有没有人 谁 谁来 是谁 谁给 还没 没 已经 被谁', '接 接的 接了 接单的 接手 接手的 接手了 在办 办的 办了 在处理 处理的 处理了 在跟进 跟进的'),
    'weak',
  ),
  ...measure('urgentDemands', '接单了 接单了没 接单了吗 接单没 接单没有 接单了没有 接了吗 接了没 接了没有 在办 办到哪 办到哪了 办到哪一步 办到哪步 到哪一步 到哪一步了 到哪步了 处理到哪 处理到哪了 处理到哪一步 转办了吗 转办了没 转给谁 转给谁了 办得怎样 办得怎么样 办得咋样 办完了吗 办完没 办好了吗 办了吗', 'weak'),
  ...measure('practices', '经验做法 好经验 好做法 典型经验 典型做法 经验有哪些 有哪些经验 哪些经验 经验清单 经验名单 经验汇总 经验列表 经验情况 几条经验 多少经验 多少条经验 先进做法 工作经验'),
  ...measure('practices', '经验', 'weak'),
  ...measure('specialists', each('专员 服务专员 人社服务专员 用工服务专员', '人数 数 数量 总数 多少 多少人 多少名 多少个 几人 几个 几名 配备 配备情况 有多少 有几个 有几名')),
  ...measure('specialists', each('多少 多少名 多少个 多少位 几个 几名 几位 配备 配备了多少 配了多少 配备多少 有多少', '专员 服务专员 用工服务专员 人社服务专员')),
  ...measure('specialists', '专员 服务专员 用工服务专员 人社服务专员', 'weak'),
  ...measure('monthly', '月通报 月报 月度通报 月度报表 月报表 月通报数据 月报数据 月度数据 附件2 附件二 附件②'),
  ...measure('monthly', each('办了 举办了 开了 开展了 组织了 办', '几场 多少场 几次 多少次')),
  ...measure('monthly', each('各项 各个 七项 七大 各 几项', '计划 专项计划 专项行动 行动计划')),
  ...measure('monthly', '活动场次 场次 几场 多少场 几场活动 多少场活动 搞了几场'),
  ...measure('assessment', '考核 年度考核 年终考核 年底考核 年考核 年考 考评 年度考评 考核结果 考核得分 考核情况 考核成绩 考核指标 绩效考核'),
];

/** Words of reports that questions know no other meaning of; those of one character, and those of much else, are left out. */
const NOT_ASKED = new Set('来了 缺工情况 在岗的'.split(' '));
const alsoOf = (list: string): string[] => list.split(/\s+/).filter((word) => word.length > 1 && !NOT_ASKED.has(word));

export const REPORTED_WORDS: [string, QuestionMark][] = [
  ...measure('shortage', alsoOf(FIELD_WORDS.shortage)),
  ...measure('resolved', alsoOf(FIELD_WORDS.resolved)),
  ...measure('headcount', alsoOf(FIELD_WORDS.headcount), 'weak'),
];
