// What can a piece of unknown text be, whatever stands around it?
import type { Named } from '../names/named.ts';
import { GAP } from '../text/text.ts';
import type { Situated, Stretch, TextFacts } from './situated.ts';

const REGISTERED =
  /(?:厂|公司|集团|店|社|馆|院|园|行|中心|超市|企业|食品|纺织|机械|电子|化工|建材|物流|服饰|服装|科技|新材|材料|能源|光电|酒店|药业|医药|纸业|木业|商贸|重工|铸造|锂电|酒业|水务|家具|农业|农牧|粮油|面粉|茶业|印务|包装|制品|工贸|实业|置业|家政|餐饮|水泥|石材|玻璃|矿业|造纸|电器|五金|模具|精密|智能|半导体|新能源|汽车|汽配|轮胎|橡胶|塑料|饲料|种业|冷链|港务|劳务|物业|文旅|制药|饮料|果业|电缆)$/;
/** What a worker's trade ends in: 焊工 服务员 司机. */
const TRADE =
  /(?:[工师员手匠岗]|司机|保安|保洁|文秘|会计|出纳|销售|厨子|学徒|主管|班长|助理|经理|人才|专家|男|女|技术.*|.*技工|中高级|中高技|中层|高管|大学生|.*[本科研究实习]生)$/;
/** Where in an enterprise: 包装间, 客房部, 前台. */
const ROOM = /(?:[间部台线房厅厨组班岗库]|车间|工段|食堂|食堂里|门卫|一线|后勤|楼面|楼层|工序|环节)$/;
/** A negation or an end that no list knows may turn everything round. */
const TURNING = /[不没未无非别勿否停退禁免除]/;
/** 小三十, 快三十, 大几十. */
const NEARLY = /^[小快大奔]$/;

/** A message that is nothing but unknown pieces is looked at no further. */
const MOST_FOUND = 120;

/** The facts of a piece, remembered by where it stands. */
export function textFacts({ from, to }: Stretch, { f, finder, facts }: Situated): TextFacts {
  const key = from * 65_536 + to;
  const known = facts.get(key);
  if (known !== undefined) return known;
  const text = f.text.slice(from, to);
  const isCompany = REGISTERED.test(text);
  const isPlace = to - from >= 2 && finder.isEmpty(text);
  const isLate = facts.size > MOST_FOUND;
  let named: Named | null | undefined;
  const all: TextFacts = {
    isCompany,
    isRoom: (!isCompany && ROOM.test(text)) || (f.gaps[to] === GAP.none && /[间部房]/.test(f.text[to] ?? '')),
    isTrade: text.length <= 8 && TRADE.test(text),
    mayTurn: TURNING.test(text),
    isNearly: NEARLY.test(text),
    isPlace,
    named: () => {
      if (named === undefined) named = isPlace || isLate ? null : finder.find(f.typed(from, to));
      return named;
    },
  };
  facts.set(key, all);
  return all;
}
