// What do people of each role really write: reports, repairs, questions, commands, manners, slips?
import type { Random } from '../reading/sentences/random.ts';

/** A figure that was said outright of an enterprise, by its full name. */
export type Claim = { readonly enterprise: string; readonly field: string; readonly value: number };

/** `claims`: what the words certainly say, for who may report it. */
export type Said = { readonly text: string; readonly claims: readonly Claim[] };

type Served = { readonly name: string; readonly typed: readonly string[]; readonly number: number };
const EAST: readonly Served[] = [
  { name: '示例一厂', typed: ['一厂', '示例一厂'], number: 1 },
  { name: '示例榆光电子有限公司', typed: ['榆光电子', '榆光', 'yuguang'], number: 2 },
  { name: '示例云岬纺织有限公司', typed: ['云岬纺织', '纺织'], number: 3 },
  { name: '示例云岬印染有限公司', typed: ['云岬印染', '印染'], number: 4 },
];
const WEST: readonly Served[] = [
  { name: '示例铎华机械有限公司', typed: ['铎华机械', '铎华'], number: 1 },
  { name: '示例百穗超市有限公司', typed: ['百穗超市', '百穗'], number: 2 },
];
export const servedBy = (account: string): readonly Served[] => (account.startsWith('xi') ? WEST : EAST);

const TIERS = [
  ['general', ['普工']],
  ['skilled', ['技工', '中级工']],
  ['senior', ['高级技工', '高技']],
] as const;

const few = (random: Random): number => random.pick([0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 15, 20, 40, 60, 80]);

/** One clause of one enterprise. */
function clause(random: Random, served: Served): Said {
  const typed = random.pick(served.typed);
  const of = (field: string, value: number): Claim => ({ enterprise: served.name, field, value });
  const [tier, words] = random.pick(TIERS);
  const [other, otherWords] = random.pick(TIERS.filter(([t]) => t !== tier));
  const [n, m] = [few(random) + 1, few(random)];
  const word = random.pick(words);
  const kinds: readonly Said[] = [
    { text: `${typed} 缺${word}${n}`, claims: [of(`shortage.${tier}`, n)] },
    { text: `${typed}缺${n}个${word}`, claims: [of(`shortage.${tier}`, n)] },
    {
      text: `${typed} 缺${word}${n}${random.pick(otherWords)}${m} 解决${word}1`,
      claims: [of(`shortage.${tier}`, n), of(`shortage.${other}`, m), of(`resolved.${tier}`, 1)],
    },
    { text: `${typed} 在岗${90 + n} 缺${word}${n}`, claims: [of('headcount', 90 + n), of(`shortage.${tier}`, n)] },
    { text: `${typed} 无缺工`, claims: [of('shortage.general', 0)] },
    { text: `${typed}不缺人了`, claims: [] },
    { text: `${typed} 同上周`, claims: [] },
    { text: `${typed} 解决${word}${n}`, claims: [of(`resolved.${tier}`, n)] },
    { text: `${typed}缺${n + 8}人`, claims: [] },
    { text: `${typed}缺${word}十几个`, claims: [] },
    { text: `${typed}大概缺${word}${n}`, claims: [] },
    { text: `${typed}缺焊工${n}`, claims: [] },
    { text: `${typed}${word}${n}`, claims: [of(`shortage.${tier}`, n)] },
    { text: `还有${typed}${word}${n}`, claims: [of(`shortage.${tier}`, n)] },
    { text: `${typed}报错了，${word}是${n}`, claims: [of(`shortage.${tier}`, n)] },
    { text: `${typed}这周到岗${n}个${word}`, claims: [of(`resolved.${tier}`, n)] },
  ];
  return random.pick(kinds);
}

function report(random: Random, account: string): Said {
  const served = random.shuffled(servedBy(account));
  const clauses = served.slice(0, random.pick([1, 1, 1, 2, 2, 3])).map((s) => clause(random, s));
  const text = clauses.map((c) => c.text).join(random.pick(['，', '\n', '；', '\n']));
  const rest = random.chance(0.15) ? random.pick(['，其他都不缺', '\n其余同上周', '，剩下的没变化']) : '';
  return { text: `${text}${rest}`, claims: clauses.flatMap((c) => c.claims) };
}

/** By the list's numbers. */
function lines(random: Random, account: string): Said {
  const served = random.shuffled(servedBy(account)).slice(0, random.pick([1, 1, 2, 3]));
  const parts = served.map(({ name, number }): Said => {
    const [a, b, c] = [few(random), few(random), random.pick([0, 0, 1, 2])];
    const of = (field: string, value: number): Claim => ({ enterprise: name, field, value });
    const shortage = [of('shortage.general', a), of('shortage.skilled', b), of('shortage.senior', c)];
    return random.pick<Said>([
      { text: `${number} ${a} ${b} ${c}`, claims: shortage },
      { text: `${number} ${a} ${b} ${c} 解决 1 0 0`, claims: [...shortage, of('resolved.general', 1)] },
      { text: `${number} 无`, claims: [of('shortage.general', 0)] },
      { text: `${number} 同`, claims: [] },
      { text: `${number}号缺普工${a + 1}`, claims: [of('shortage.general', a + 1)] },
    ]);
  });
  return { text: parts.map((p) => p.text).join('\n'), claims: parts.flatMap((p) => p.claims) };
}

export const ASSENTS = [
  '确认',
  '没问题',
  '是',
  '可以',
  '行',
  'ok',
  '“确认”',
  '属实',
  '提交',
  '对的',
  '确认无误',
  '是的',
  '对',
  '确认。',
  '确认确认',
];
const NOES = ['不', '不是', '先别报', '不对', '等一下', '先不报', '错了', '不行', '不要'];
const MANNERS = ['好的', '嗯', '谢谢', '你好', '收到', '辛苦了', '在吗', '哦', '知道了', '😊'];
const STEPS = ['取消', '返回', '稍后', '继续', '进度', '帮助', '菜单', '再说一遍', '跳过', '重来', '全部取消', '都不对重来'];
const REPAIRS = [
  ...['改 普工 12', '改 1 技工 6', '改 2 普工 7', '改 在岗 130', '改 解决普工 2', '不对，是8', '技工不是3是5', '普工应该是9'],
  ...['再加3个', '普工再加2个', '少报了两个', '去掉2', '去掉一厂', '1和2反了', '两个反了', '一厂不报了', '云岬印染这周先不报'],
  ...['取消 云岬纺织', '不是一厂是榆光', '第二个不对', '第一个错了', '上一个错了', '改成10', '普工6', '技工0', '解决应该是1'],
  ...['把一厂的普工改成11', '普工说错了是12，技工也不是4', '在岗写错了，应为101', '更正 1 普工9', '更正 2号', '更正 一厂'],
];
const ANSWERS = [
  ...['8 3 0', '120', '8', '无', '同', '没有', '普工8 技工3', '缺8人', '十几个', '两三个', '大概20', '3.5', '-5', '36人 缺普工8'],
  ...['第二个', '2', '1', '3', '9', '都不是', '不知道', '纺织', '普工', '技工', '都是普工', '60', '6', '还需要', '不需要了'],
  ...['本周', '上周', '沿用', '同上周', '其余同上周', '其他都不缺', '都不缺人', '全部无缺工', '剩下的都不缺', '逐家', '上报'],
];
const QUESTIONS = [
  ...['截止几点', '还有多久', '晚了会怎样', '怎么改', '学徒工算什么', '报上了没', '这样可以吗', '本周解决怎么算', '还有没报的吗'],
  ...['一厂上周报了多少', '一厂缺多少', '合计', '未报', '上周合计', '缺工多少', '那解决呢', '今天几号', '能撤回吗', '谁是联络员'],
];
const DESK = [
  ...[
    '各区缺工',
    '各区缺工率排名',
    '出处',
    '出处 1',
    '下一页',
    '看全部',
    '导出',
    '走势',
    '小结',
    '督办',
    '考核',
    '谁没报',
    '催报',
  ],
  ...['签发', '签发 上周', '退回 一厂 数不对', '退回 榆光 请再核实', '补报 一厂', '补报 一厂 上周', '代班 东城专员 到12月8日'],
  ...[
    '交接 一厂 给 西城专员',
    '更正申请',
    '同意更正 1',
    '不同意更正 1 数不对',
    '月报',
    '百千万 3 12 150',
    '无',
    '3 12 150',
    '其余无',
  ],
  ...[
    '广播 周五开会',
    '发布',
    '发布 上周',
    '截止 本周 周五17:00',
    '接单 1',
    '进展 1 已联系',
    '办结 1 解决60人',
    '发到群',
    '不发了',
  ],
];
const OWN = [
  '撤回',
  '更正',
  '急需用工',
  '急需用工 一厂',
  '经验',
  '夜班专车接送工人',
  '完了',
  '属实 一厂 已核实',
  '企业已确认 1',
  '试报',
  '结束',
];
const COMFORT = ['卡片', '文字', '找人', '我是谁', '请假 到明天', '销假', '一小时后提醒我', '常见问题'];
const SLIPS = [
  ...['确任', '缺人', '示例丁厂 缺普工5', '铎华机械 缺普工5', '榆先电子 普工5', '三潭酒店 缺普工2', '四厂普工3', '云岬 缺普工2'],
  ...['嗡嗡嗡嗡', '。', '？', '一厂', '8普工', '缺普工', 'abc', '一厂 缺普工8技工3，确认', '如果一厂缺普工9怎么报'],
  ...[
    '一厂 缺普工-5',
    '一厂 缺普工999999999999',
    '一厂应该缺普工5吧？',
    '一厂普工走了2个来了6个',
    '听说榆光缺普工30',
    '12 34',
    '1 普工',
  ],
];

const pools: Readonly<Record<'reporter' | 'desk' | 'other', readonly (readonly [number, readonly string[]])[]>> = {
  reporter: [
    [14, ASSENTS],
    [4, NOES],
    [4, MANNERS],
    [6, STEPS],
    [9, REPAIRS],
    [10, ANSWERS],
    [5, QUESTIONS],
    [4, OWN],
    [2, COMFORT],
    [6, SLIPS],
  ],
  desk: [
    [14, ASSENTS],
    [4, NOES],
    [4, MANNERS],
    [6, STEPS],
    [3, REPAIRS],
    [5, ANSWERS],
    [10, QUESTIONS],
    [26, DESK],
    [2, COMFORT],
    [4, SLIPS],
  ],
  other: [
    [3, ASSENTS],
    [3, MANNERS],
    [3, STEPS],
    [4, QUESTIONS],
    [6, DESK],
    [3, SLIPS],
    [2, ANSWERS],
  ],
};

export const reports = (account: string): boolean => /^(?:dong-01|xi-01|dong-lianluo|xi-lianluo)$/.test(account);
const isDesk = (account: string): boolean => /lianluo|zhuanban/.test(account);

/** Any message that account may write. */
export function messageOf(random: Random, account: string): Said {
  if (reports(account) && random.chance(account.includes('lianluo') ? 0.12 : 0.3))
    return random.chance(0.35) ? lines(random, account) : report(random, account);
  const pool = pools[isDesk(account) ? 'desk' : reports(account) ? 'reporter' : 'other'];
  let left = random.int(pool.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, texts] of pool) {
    left -= weight;
    if (left < 0) return { text: random.pick(texts), claims: [] };
  }
  return { text: '确认', claims: [] };
}
