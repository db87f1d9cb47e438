// Over made-up rosters: does every name find its firm, every part its firm or a choice, and no slip another firm unasked?
import { describe, expect, it } from 'vitest';
import type { Enterprise } from '../../src/domain/enterprises.ts';
import type { Region } from '../../src/domain/regions.ts';
import type { NameEdge } from '../../src/reading/names/edge.ts';
import { ordinaryWord } from '../../src/reading/names/letters.ts';
import { buildNameIndex, type NameIndex } from '../../src/reading/names/names.ts';
import { foldText } from '../../src/reading/text/text.ts';

const BRANDS = [
  ...'云岬榆光铎华潭穗霁川鹭汀棠岭磐屿锦粟桥墨坊湖荆泊巷善沅微禾澜石峰禹畹栖岚古埠淮骏朗沛栗丰岱翠岩煦田青岙简木锐柏松班匠翊砾芯珩',
];
const TRADES = '食品 纺织 机械 电子 建材 物流 服饰 化工 新材料 汽车配件 农业发展 餐饮管理 第三机械 医药 家政服务'.split(' ');
const FORMS = '有限公司 有限责任公司 股份有限公司 集团有限公司 厂 二厂 集团 合作社'.split(' ');
const REGIONS: readonly Region[] = [
  { code: 'c', name: '示例市', aliases: [], parent: null, level: 'city' },
  { code: 'd', name: '东河区', aliases: ['东河'], parent: 'c', level: 'district' },
];

type City = {
  readonly firms: readonly Enterprise[];
  readonly names: NameIndex;
  readonly own: ReadonlySet<string>;
  readonly mine: readonly Enterprise[];
};

/** A generator of whole numbers below a bound, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function cityOf(seed: number): City {
  const roll = dice(seed);
  const one = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const taken = new Set<string>();
  const firms: Enterprise[] = [];
  while (firms.length < 120) {
    const brand = one(BRANDS) + one(BRANDS) + (roll(3) === 0 ? one(BRANDS) : '');
    const core = brand + one(TRADES);
    const name = `${one(['', '', '示例市', '东河区', '示例市东河区'])}${core}${one(FORMS)}`;
    const aliases = [[], [brand], [core], [brand, core]][roll(4)] as string[];
    if ([core, brand].some((called) => taken.has(called))) continue;
    for (const called of [core, brand]) taken.add(called);
    firms.push({ id: `e${firms.length}`, name, aliases, creditCode: null, type: 'other', surveyed: false, headcount: null });
  }
  const own = new Set(firms.filter(() => roll(10) === 0).map(({ id }) => id));
  return { firms, names: buildNameIndex(firms, REGIONS), own, mine: firms.filter(({ id }) => own.has(id)) };
}

const CITIES = [11, 22, 33, 44, 55, 66].map(cityOf);

const idsOf = ({ named }: NameEdge): readonly string[] =>
  'enterprise' in named ? [named.enterprise] : 'candidates' in named ? named.candidates : [];
const isAsked = ({ named }: NameEdge): boolean => 'candidates' in named || ('enterprise' in named && named.doubt !== undefined);

/** The edges of exactly this stretch of a sentence. */
function edgesOver(city: City, before: string, typed: string, behind: string, within = city.own): readonly NameEdge[] {
  const f = foldText(before + typed + behind);
  const from = foldText(before).text.length;
  const to = from + foldText(typed).text.length;
  return city.names.edges(f, within).filter((edge) => edge.from === from && edge.to === to);
}

const BEFORE = ['', '上周', '报一下：', '普工3，', '那个', '昨天'];
const BEHIND = ['缺普工3', '无缺工', '：普工3', ' 8 3 0', '上周缺5', '的技工缺2', ''];
const around = (i: number): readonly [string, string] => [
  BEFORE[i % BEFORE.length] as string,
  BEHIND[i % BEHIND.length] as string,
];

describe('over made-up rosters', () => {
  it('every full name and alias of one’s own is that firm, in any sentence, and costs nothing', () => {
    let seen = 0;
    for (const city of CITIES) {
      for (const { id, name, aliases } of city.mine) {
        for (const typed of [name, ...aliases]) {
          const [before, behind] = around(seen++);
          const edges = edgesOver(city, before, typed, behind);
          expect([before + typed + behind, edges.map(({ named, cost }) => [named, cost])]).toEqual([
            before + typed + behind,
            [[{ enterprise: id }, 0]],
          ]);
        }
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('every part of two characters or more finds its firm or offers it among others, unless it is a word or says nothing', () => {
    let seen = 0;
    for (const city of CITIES) {
      for (const { id, name } of city.mine) {
        const core = name.replace(/^示例市|^东河区/, '').replace(/^东河区/, '');
        for (let from = 0; from < core.length - 1; from++) {
          for (let to = from + 2; to <= core.length; to++) {
            const part = core.slice(from, to);
            if (city.names.isEmpty(part) || FORMS.some((form) => form.includes(part)) || ordinaryWord(part) > 0) continue;
            // Another’s full or short name, or in the legal form alone: not a part of this one.
            if (from >= core.length - 2 && /[公司厂]/.test(part)) continue;
            const [before, behind] = around(seen++);
            const fits = edgesOver(city, before, part, behind);
            const others = city.firms.some(
              (f) => !city.own.has(f.id) && [f.name, ...f.aliases].some((called) => called.includes(part)),
            );
            const exact = city.mine.filter((f) => [f.name, ...f.aliases].includes(part));
            if (exact.length > 0) continue;
            const found = fits.flatMap(idsOf);
            if (!others || fits.length > 0)
              expect([before + part + behind, found.includes(id)]).toEqual([before + part + behind, true]);
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(1_000);
  });

  it('two of one’s own that fit a part are candidates, never one of them', () => {
    const firms = ['第三机械厂', '第三机械厂分厂', '云岬纺织有限公司', '云岬纺织二厂'].map(
      (name, i): Enterprise => ({
        id: `e${i}`,
        name,
        aliases: [],
        creditCode: null,
        type: 'other',
        surveyed: false,
        headcount: null,
      }),
    );
    const names = buildNameIndex(firms, REGIONS);
    const own = new Set(firms.map(({ id }) => id));
    const over = (text: string, to: number) =>
      names
        .edges(foldText(text), own)
        .filter((e) => e.from === 0 && e.to === to)
        .map((e) => e.named);
    expect(over('机械厂缺普工3', 3)).toEqual([{ candidates: ['e0', 'e1'] }]);
    expect(over('机械缺普工3', 2)).toEqual([{ candidates: ['e0', 'e1'] }]);
    expect(over('云岬缺普工3', 2)).toEqual([{ candidates: ['e2', 'e3'] }]);
    expect(over('第三机械厂缺普工3', 5)).toEqual([{ enterprise: 'e0' }]);
    expect(over('第三机械厂分厂缺普工3', 7)).toEqual([{ enterprise: 'e1' }]);
    expect(over('第三机械厂分厂缺普工3', 5)).toEqual([]);
  });

  it('one wrong character is asked or not found, and never another firm unasked', () => {
    const wrong = [...'某敏拓驭泽皓峻妍'];
    let [seen, asked] = [0, 0];
    for (const city of CITIES) {
      for (const { id, name, aliases } of city.mine) {
        const core = aliases.at(-1) ?? name.replace(/^示例市|^东河区/, '').replace(/^东河区/, '');
        if (core.length < 4) continue;
        for (let at = 0; at < core.length; at++) {
          const typed = core.slice(0, at) + (wrong[(seen + at) % wrong.length] as string) + core.slice(at + 1);
          const [before, behind] = around(seen++);
          const edges = edgesOver(city, before, typed, behind).filter((edge) => idsOf(edge).length > 0);
          for (const edge of edges) expect([before + typed + behind, isAsked(edge)]).toEqual([before + typed + behind, true]);
          if (edges.some((edge) => idsOf(edge).includes(id))) asked++;
        }
      }
    }
    expect(seen).toBeGreaterThan(200);
    expect(asked / seen).toBeGreaterThan(0.8);
  });

  it('nobody is named inside the longer name of somebody else', () => {
    for (const city of CITIES) {
      for (const [i, { id, name, aliases }] of city.firms.entries()) {
        for (const typed of [name, ...aliases.filter((alias) => alias.length >= 4)]) {
          const [before, behind] = around(i);
          const f = foldText(before + typed + behind);
          const [from, to] = [before.length, before.length + typed.length];
          const inside = city.names
            .edges(f, city.own)
            .filter((e) => e.from >= from && e.to <= to && (e.from > from || e.to < to));
          const strangers = inside.filter((edge) => idsOf(edge).some((found) => found !== id));
          expect([f.text, strangers]).toEqual([f.text, []]);
        }
      }
    }
  });

  it('an alias is never lengthened by what stands beside it', () => {
    for (const city of CITIES) {
      for (const { aliases } of city.mine) {
        for (const alias of aliases) {
          for (const [before, behind] of [
            ['华润', ''],
            ['', '矿泉水'],
            ['某', '照例'],
          ] as const) {
            const f = foldText(`${before}${alias}${behind}缺普工3`);
            const longer = city.names
              .edges(f, city.own)
              .filter((e) => e.how === 'alias' && (e.from < before.length || e.to > before.length + alias.length));
            expect([f.text, longer]).toEqual([f.text, []]);
          }
        }
      }
    }
  });

  it('a part that unknown text qualifies is nobody’s name', () => {
    const [city] = CITIES as [City];
    for (const { name } of city.mine) {
      const trade = TRADES.find((t) => name.includes(t)) as string;
      const f = foldText(`某润${trade}缺普工3`);
      expect([f.text, city.names.edges(f, city.own)]).toEqual([f.text, []]);
    }
  });
});

describe('an ordinary word', () => {
  const firms = [
    '高技陶瓷有限公司',
    '普工优选劳务有限公司',
    '本周到家政有限公司',
    '解决方案科技有限公司',
    '周到家政有限公司',
  ].map(
    (name, i): Enterprise => ({
      id: `e${i}`,
      name,
      aliases: i === 0 ? ['高技'] : [],
      creditCode: null,
      type: 'other',
      surveyed: false,
      headcount: null,
    }),
  );
  const names = buildNameIndex(firms, REGIONS);
  const own = new Set(firms.map(({ id }) => id));
  const waysOf = (text: string) => {
    const f = foldText(text);
    return names.edges(f, own).map((e) => [f.text.slice(e.from, e.to), e.how, e.cost]);
  };

  it.each(['普工缺3', '缺普工3', '解决3', '高技缺3', '高技3', '普工8高技3', '本周缺普工3', '缺高技'])(
    'names nobody in %s',
    (text) => {
      expect(waysOf(text).filter(([, , cost]) => (cost as number) < 8)).toEqual([]);
    },
  );

  it('is a name where the roster calls a firm so and no figure follows, but costs', () => {
    expect(waysOf('高技：普工3')).toEqual([['高技', 'alias', 8]]);
    expect(waysOf('缺高技：3')).toEqual([]);
  });

  it('that runs over both ends of a part makes it dear', () => {
    expect(waysOf('本周到岗3').every(([, , cost]) => (cost as number) >= 5)).toBe(true);
  });
});

describe('what nobody sees', () => {
  it('is folded out of the roster’s names and of the text', () => {
    const firm: Enterprise = {
      id: 'e0',
      name: '\u202a示例\u200b棠岭（东河）食品\u202c有限公司\ufeff',
      aliases: ['\u200e棠\u200d岭\u200f'],
      creditCode: null,
      type: 'other',
      surveyed: false,
      headcount: null,
    };
    const names = buildNameIndex([firm], REGIONS);
    for (const text of [
      '棠岭缺普工3',
      '棠\u200b岭缺普工3',
      '示例棠岭(东河)食品有限公司缺普工3',
      '示例棠岭东河食品有限公司缺普工3',
      '\u202e棠岭\u202c：3',
    ])
      expect([text, names.edges(foldText(text), new Set(['e0']))[0]?.named]).toEqual([text, { enterprise: 'e0' }]);
  });
});
