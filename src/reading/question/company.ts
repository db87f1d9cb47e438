// Is a text that nobody on the roster is called by the name of a company all the same?

const ENDINGS =
  /(?:公司|集团|厂|店|合作社|超市|商场|商厦|酒店|宾馆|饭店|餐厅|酒楼|医院|学校|幼儿园|银行|工厂|工坊|作坊|加工点|农场|养殖场|牧场|矿|研究院|研究所|事务所|药房|物业|实业|股份)$/;
// Words of other sentences than a question about a firm: an honest unclear is better than a firm called 前三个月.
const NO_NAME =
  /[不没吗吧谁怎么问题了把被请前后每均应该于之因很太忙说热冷雨我你您他她它这那就再又还也都只已]|天气|生产|订单|开会|路上|厂里|确认|知道|收到|消息|无误|关照|联系|反馈|沟通|实际|事实|审|个[月周]|连续|按照|能(?!源)|会(?!展)|平均|占比|比例|率$|周$|节$|企业$/;

/** Two to fourteen characters that may be a name. */
export const mayBeName = (text: string): boolean =>
  /^[\p{Script=Han}a-z]{2,14}$/iu.test(text.replaceAll(' ', '')) && !NO_NAME.test(text);

/** 星河轮胎厂: by its ending. */
export const isCompanyName = (text: string): boolean => ENDINGS.test(text) && text.length >= 3 && mayBeName(text);
