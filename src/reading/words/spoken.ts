// Which words are spoken beside the words of a report: times, trades, greetings?
import { buildLexicon } from '../text/lexicon.ts';

/** Times and trades that the word lists of the reading do not hold, folded. */
export const ALSO_SPOKEN: readonly string[] =
  `本周 上周 下周 这周 上上周 上一周 前一周 本期 上期 这期 今天 昨天 前天 明天 后天 本月 上月 下月 这个月 上个月 今年 去年 周一 周二 周三 周四 周五 周六 周日 星期 礼拜 月份 季度 上半年 下半年 年度
  一 二 三 四 五 六 七 八 九 十 两 百 千 万 焊工 电工 钳工 车工 司机 保安 保洁 文员 会计 出纳 销售 学徒 学徒工 服务员 操作工 重大项目 规上企业 规上 重点企业 其他企业 重点企业用工监测企业 监测企业 百千万 全区 各区 各县 各镇`.split(
    /\s+/,
  );

/** The same to be found in a text. */
export const SPOKEN_WORDS = buildLexicon(ALSO_SPOKEN.map((word) => [word, true] as const));
