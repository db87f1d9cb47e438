// Does a text order others to report, rather than ask anything: 请今天下班前把本周缺工报上来, 大家抓紧把没报的报上来?

const TO_WHOM = /请|大家|各位|各区|各专员|同志们|务必|抓紧|尽快|赶紧|赶快|马上|必须|要求|通知|催一?下|把/;
const DONE =
  '(?:报上来|报过来|交上来|交过来|报完|报齐|报好|补齐|补上来|填好|填完|传上来|(?:报送|上报|填报|补报)(?:到位|完成|完毕|上来|过来|一?下?(?:本周|这周|今天|上周)?(?:的)?(?:数据?|数字|报表|周报|缺工(?:数|情况)?)))';
const ORDERS = new RegExp(`${DONE}[吧哈啊了,，。.!！~]*$`);
/** What is asked of the bot itself. */
const ASKS = /多少|几|哪|谁|吗|么|没有?[?？]?$|[?？]|是否|有没有|怎么|统计|查|列|汇总|合计|给我|帮/;

/** By 请, 大家, 抓紧 or 把 and a verb of reporting at the end; whatever asks is no order. */
export const ordersToReport = (text: string): boolean => TO_WHOM.test(text) && ORDERS.test(text) && !ASKS.test(text);
