// Is the right enterprise found, several offered, and nobody else's ever?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Enterprise } from '../../src/domain/enterprises.ts';
import type { Named } from '../../src/reading/names/named.ts';
import { buildNameIndex } from '../../src/reading/names/names.ts';
import { foldText } from '../../src/reading/text/text.ts';
import { loadWorld, type ReadingWorld } from './world.ts';

const first = loadWorld('first');
const second = loadWorld('second');

/** 全称, 全称~ with a doubt, {甲/乙}, ? for unknown. */
function shown({ names }: ReadingWorld, named: Named): string {
  const full = (id: string) => names.nameOf(id) ?? id;
  if ('unknown' in named) return '?';
  if ('candidates' in named) return `{${named.candidates.map(full).join('/')}}`;
  return `${full(named.enterprise)}${named.doubt ? '~' : ''}`;
}

const table: readonly (readonly [ReadingWorld, string, string, string])[] = [
  // Full, alias, without what does not count
  [first, 'zhuanyuan-sz-01', '示例棠岭食品有限公司', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', '棠岭', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', '棠岭公司', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', '棠岭食品有限责任公司', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', '棠岭食品厂', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', '枣庄市市中区棠岭', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', '棠岭那边', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-xc-01', '薛城禾麦', '薛城样例禾麦面粉有限公司'],
  [first, 'zhuanyuan-tz-01', '榆溪', '滕州样例榆溪纺织有限公司'],
  // A full name or alias beats a part
  [first, 'zhuanyuan-yc-01', '榴溪', '示例榴溪果业有限公司'],
  [second, 'lg2', '蓝屿', '样本蓝屿海洋生物科技有限公司'],
  [second, 'lg2', '蓝屿酒店', '样本蓝屿酒店'],
  // Parts
  [first, 'zhuanyuan-sz-01', '云岬', '{示例云岬纺织有限公司/示例云岬纺织二厂}'],
  [first, 'zhuanyuan-sz-02', '铎华', '{示例铎华机械制造有限公司/示例铎华铸造有限公司}'],
  [first, 'zhuanyuan-tz-01', '机床', '{示例锐柏机床有限公司/示例锐松机床有限公司}'],
  [first, 'zhuanyuan-sz-01', '电子', '示例榆光电子有限公司'],
  [second, 'bc1', '百川', '样本百川重工有限公司'],
  [second, 'bc1', '重工', '样本百川重工有限公司'],
  [second, 'bc2', '汇泽', '{样本汇泽铝业集团有限公司/样本汇泽热电有限公司}'],
  [second, 'qs1', '二厂', '样本石缘家具二厂'],
  [second, 'qs1', '家具厂', '{样本石缘家具一厂/样本石缘家具二厂}'],
  // Pinyin and initials
  [first, 'zhuanyuan-sz-01', 'tlsp', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', 'TangLing', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', 'tang ling shi pin', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-sz-01', 'tl食品', '示例棠岭食品有限公司'],
  [first, 'zhuanyuan-xc-02', 'panyu', '{示例磐屿建材有限公司/示例磐宇建筑劳务有限公司}'],
  [second, 'bc1', 'changling', '样本长岭制药股份有限公司'],
  [second, 'kf1', 'cx', '{样本辰芯半导体有限公司/样本辰星光电有限公司}'],
  [second, 'kf2', 'hd', '样本HD新能源有限公司'],
  // One character wrong, missing, too many
  [first, 'zhuanyuan-sz-01', '榆光店子', '示例榆光电子有限公司~'],
  [first, 'zhuanyuan-xc-02', '磐雨建材', '示例磐屿建材有限公司~'],
  [first, 'zhuanyuan-tez-02', '骏弛汽配', '示例骏驰汽车配件有限公司~'],
  [first, 'zhuanyuan-tez-02', '六和轩', '示例六合轩餐饮有限公司~'],
  [first, 'zhuanyuan-sz-01', '棠食品', '示例棠岭食品有限公司~'],
  [first, 'zhuanyuan-sz-01', '棠岭岭食品', '示例棠岭食品有限公司~'],
  [first, 'zhuanyuan-sz-01', '塘岭', '示例棠岭食品有限公司~'],
  [second, 'bc1', '百船重工', '样本百川重工有限公司~'],
  [second, 'lg2', '六合饲料', '样本六和饲料有限公司~'],
  // Two wrong are another name
  [first, 'zhuanyuan-sz-01', '堂领食品', '?'],
  [first, 'zhuanyuan-sz-01', '棠岭矿泉水', '?'],
  // Others' are never offered, nor taken for a slip
  [first, 'zhuanyuan-tz-02', '锐柏机床', '?'],
  [first, 'zhuanyuan-st-01', '禾暖针织', '?'],
  [first, 'zhuanyuan-st-02', '禾暖', '示例禾暖针织有限公司~'],
  [second, 'bc1', '九里香', '?'],
  [second, 'lg2', '双栖船厂', '?'],
  // Nothing by itself
  [first, 'zhuanyuan-sz-01', '示例', '?'],
  [first, 'zhuanyuan-sz-01', '市中', '?'],
  [first, 'zhuanyuan-sz-01', '有限公司', '?'],
  [first, 'zhuanyuan-sz-01', '岭', '?'],
  [first, 'zhuanyuan-sz-01', '', '?'],
];

describe('a name', () => {
  it.each(table)('%# %s %s', (world, account, text, want) => {
    expect(shown(world, world.names.find(text, world.ownOf(account)))).toBe(want);
  });

  it('is looked for on the whole roster where nobody in particular is meant', () => {
    expect(shown(first, first.names.find('锐柏机床'))).toBe('示例锐柏机床有限公司');
    expect(shown(first, first.names.find('禾暖'))).toBe('示例禾暖服装有限公司');
  });

  it('is found in running text, before any numeral in it', () => {
    const text = '那个五桥物流这周还缺三个普工然后解决了两个锦粟服饰缺普工十一个';
    const own = first.ownOf('zhuanyuan-xc-02');
    const spans = first.names.spans(foldText(text), own);
    expect(spans.map((s) => [text.slice(s.from, s.to), shown(first, s.named)])).toEqual([
      ['五桥物流', '示例五桥物流有限公司'],
      ['锦粟服饰', '示例锦粟服饰有限公司'],
    ]);
  });

  it('of one of one’s own is always that one, by full name and by every alias', () => {
    for (const world of [first, second]) {
      for (const account of world === first ? ['lianluo-sz', 'lianluo-tz', 'lianluo-gx'] : ['bc', 'lg', 'qs', 'kf']) {
        for (const id of world.ownOf(account)) {
          const name = world.names.nameOf(id) as string;
          expect(world.names.find(name, world.ownOf(account))).toEqual({ enterprise: id });
          expect(world.names.find(` ${name} `, world.ownOf(account))).toEqual({ enterprise: id });
        }
      }
    }
  });

  it('never comes out as somebody else’s, whatever is typed', () => {
    const own = second.ownOf('bc1');
    const typed = fc
      .array(fc.constantFrom(...'百川重工三合木业招禾商贸长岭药九里香零度汇泽铝蓝屿石缘家具一二厂公司有限abcltz '), {
        maxLength: 8,
      })
      .map((x) => x.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const named = second.names.find(text, own);
        const ids = 'enterprise' in named ? [named.enterprise] : 'candidates' in named ? named.candidates : [];
        expect(ids.every((id) => own.has(id))).toBe(true);
        if ('candidates' in named) expect(new Set(named.candidates).size).toBeGreaterThan(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('looks at few of 20,000 enterprises', () => {
    const syllables = [
      ...'棠岭云岬百穗榆光铎华三潭砚田霁川鹭汀禾麦磐屿磐宇五桥锦粟榴溪柘木澜石峰禹九畹栖禾汀岚运泊古埠淮禾骏朗沛光栗丰岱翠岩霁煦田青岙简木锐柏善沅微禾墨坊班匠千巷荆泊两湖',
    ];
    const trades = [
      '食品',
      '纺织',
      '机械',
      '电子',
      '化工',
      '建材',
      '物流',
      '服饰',
      '汽配',
      '农业',
      '医疗',
      '光电',
      '新材',
      '包装',
      '家具',
      '酒业',
    ];
    const many: Enterprise[] = Array.from({ length: 20_000 }, (_, i) => {
      const brand = [i % 79, (i * 31 + 7) % 83, (i * 17 + (i >> 7)) % 71].map((n) => syllables[n % syllables.length]).join('');
      const name = `示例${brand}${trades[(i * 7 + (i >> 5)) % trades.length]}有限公司`;
      return { id: `e${i}`, name, aliases: [], creditCode: null, type: 'other', surveyed: false, headcount: null };
    });
    let looked = 0;
    const index = buildNameIndex(many, first.regions);
    const own = new Set(many.slice(0, 12).map((e) => e.id));
    const counting = new Proxy(own, {
      get: (target, key) => {
        if (key === 'has') looked++;
        const value = Reflect.get(target, key) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const { name } = many[5] as Enterprise;
    expect(index.find(name.slice(2, 7), counting)).toEqual({ enterprise: 'e5' });
    expect(looked).toBeLessThan(100);
    index.find('乌有电缆', counting);
    expect(looked).toBeLessThan(5_000);
  });
});
