// Over which made-up bureau are the sentences said?
import type { Enterprise } from '../../../src/domain/enterprises.ts';
import type { Person } from '../../../src/domain/people.ts';
import type { Region } from '../../../src/domain/regions.ts';
import { buildNameIndex } from '../../../src/reading/names/names.ts';
import type { ReadingContext } from '../../../src/reading/reading.ts';
import { type Random, randomOf } from './random.ts';

/** One enterprise and how people call it; each mention means it and no other. */
export type Firm = { readonly id: string; readonly name: string; readonly mentions: readonly string[] };

export type Speaker = { readonly person: Person; readonly firms: readonly Firm[]; readonly own: ReadonlySet<string> };

export type Bureau = {
  readonly regions: readonly Region[];
  readonly districts: readonly { readonly code: string; readonly name: string; readonly mentions: readonly string[] }[];
  readonly specialists: readonly Speaker[];
  readonly coordinators: readonly Speaker[];
  readonly taskForce: Speaker;
  readonly context: (speaker: Speaker, now: Date) => ReadingContext;
};

/** What names are made of; the two sets share none of it. */
export type NameStock = {
  readonly city: string;
  readonly districts: readonly string[];
  readonly heads: string;
  readonly tails: string;
  /** Cores with numerals, week words or words of the trade in them: called with their trade alone. */
  readonly traps: readonly string[];
  readonly trades: readonly string[];
};

export const TRAINING_STOCK: NameStock = {
  city: '云澜',
  districts: ['东屏区', '西渚区', '南堡县', '北辰桥区'],
  heads: '锦瑞宏启嘉泰远博晨祥',
  tails: '川宇航源峰越恒晟凯邦',
  traps: ['三元', '九鼎', '百联', '高技', '普惠', '周氏', '万和', '招贤', '五洲', '一品', '解放', '两江'],
  trades: ['纺织', '电子', '食品', '机械', '木业', '建材', '化工', '玻璃', '印务', '服饰', '物流', '粮油', '药业', '铝业'],
};

export const PROOF_STOCK: NameStock = {
  city: '青屿',
  districts: ['临潮区', '松溪县', '望港区', '白鹭洲区', '石泉市'],
  heads: '澄砚霁穗鹭骏沛磐铎榆',
  tails: '岬汀潭朗野屿堰棠舟禾',
  traps: ['四海', '八达', '千里', '技成', '普济', '六和', '月明', '年丰', '满仓', '七彩', '双喜', '招商', '零点', '缺月'],
  trades: ['重工', '锂电', '酒业', '水产', '家具', '陶瓷', '光伏', '橡胶', '包装', '针织', '冷链', '汽配', '饲料', '铸造'],
};

const FORMS = ['有限公司', '有限公司', '股份有限公司', '集团有限公司', '厂'];
const TYPES = ['majorProject', 'unemploymentMonitored', 'employmentMonitored', 'other'] as const;

/** A city with its districts, two specialists of five firms in each, and the people of the desk. */
export function bureauOf(stock: NameStock, seed: number): Bureau {
  const random = randomOf(seed);
  const cores = coresOf(stock, random);
  const regions: Region[] = [
    { code: '980000', name: '示例省', aliases: [], parent: null, level: 'province' },
    { code: '980100', name: `${stock.city}市`, aliases: [stock.city], parent: '980000', level: 'city' },
    ...stock.districts.map((name, i): Region => {
      return { code: `98010${i + 2}`, name, aliases: [name.slice(0, -1)], parent: '980100', level: 'district' };
    }),
  ];
  const districts = regions.slice(2).map(({ code, name }) => ({ code, name, mentions: [name, name.slice(0, -1)] }));
  const enterprises: Enterprise[] = [];
  const firmOf = (): Firm => {
    const { core, isTrap } = cores.shift() as { core: string; isTrap: boolean };
    const trade = random.pick(stock.trades);
    const form = random.pick(FORMS);
    const name = `示例${core}${trade}${form}`;
    const aliases = isTrap ? [`${core}${trade}`] : random.chance(0.5) ? [core, `${core}${trade}`] : [core];
    const id = `e${enterprises.length + 1}`;
    const type = random.pick(TYPES);
    enterprises.push({
      id,
      name,
      aliases,
      creditCode: null,
      type,
      surveyed: random.chance(0.3),
      headcount: 50 + random.int(900),
    });
    return { id, name, mentions: [...aliases, ...aliases, `${core}${trade}`, `示例${core}${trade}`, name] };
  };
  const personOf = (account: string, name: string, role: Person['role'], region: string): Person =>
    ({ userid: account, account, name, role, region, active: true }) as Person;
  const speaker = (person: Person, firms: readonly Firm[]): Speaker => ({ person, firms, own: new Set(firms.map((f) => f.id)) });
  const specialists = districts.flatMap(({ code, name }, i) =>
    [1, 2].map((n) =>
      speaker(personOf(`zy-${i + 1}-${n}`, `专员${name.slice(0, 2)}${n}`, 'specialist', code), Array.from({ length: 5 }, firmOf)),
    ),
  );
  const coordinators = districts.map(({ code, name }, i) =>
    speaker(
      personOf(`ll-${i + 1}`, `联络员${name.slice(0, 2)}`, 'coordinator', code),
      specialists.filter((s) => s.person.region === code).flatMap((s) => s.firms),
    ),
  );
  const taskForce = speaker(personOf('zb-1', '专班01', 'taskForce', '980100'), []);
  const people = [...specialists, ...coordinators, taskForce].map((s) => s.person);
  const names = buildNameIndex(enterprises, regions);
  const context = ({ person, own }: Speaker, now: Date): ReadingContext => ({ names, person, own, regions, people, now });
  return { regions, districts, specialists, coordinators, taskForce, context };
}

function coresOf(stock: NameStock, random: Random): { core: string; isTrap: boolean }[] {
  const plain = random
    .shuffled([...stock.heads])
    .flatMap((head, i) => [0, 3, 7].map((n) => ({ core: `${head}${stock.tails[(i + n) % stock.tails.length]}`, isTrap: false })));
  const traps = random.shuffled(stock.traps).map((core) => ({ core, isTrap: true }));
  // Each head stands in three cores: no beginning of one character names anybody.
  const needed = stock.districts.length * 10;
  const all = [...plain, ...traps].slice(0, Math.max(needed, traps.length));
  const rest = [...stock.heads].flatMap((a) =>
    [1, 2, 4, 5, 6, 8, 9].map((n) => `${a}${stock.tails[(stock.heads.indexOf(a) + n) % stock.tails.length]}`),
  );
  for (const core of rest) if (all.length < needed && !all.some((x) => x.core === core)) all.push({ core, isTrap: false });
  return [...random.shuffled(all)];
}
