// Which enterprises does a city of the benchmarks have?
import type { Enterprise } from '../../../src/domain/enterprises.ts';
import type { Region } from '../../../src/domain/regions.ts';

const BRANDS = [
  ...'云岬榆光铎华潭穗霁川鹭汀棠岭磐屿锦粟桥墨坊湖荆泊巷善沅微禾澜石峰禹畹栖岚古埠淮骏朗沛栗丰岱翠岩煦田青岙简木锐柏松班匠翊砾芯珩',
];
const TRADES = ['食品', '纺织', '机械', '电子', '建材', '物流', '服饰', '化工', '新材料', '汽车配件', '农业发展', '餐饮管理'];
const DISTRICTS = ['东河区', '西河区', '南山区', '北山区', '临江县', '望海市'];
export const REGIONS: readonly Region[] = [
  { code: 'c', name: '示例市', aliases: ['示例'], parent: null, level: 'city' },
  ...DISTRICTS.map((name, i): Region => ({ code: `d${i}`, name, aliases: [], parent: 'c', level: 'district' })),
];

/** The nth of any number of enterprises, always the same. */
export function enterpriseAt(n: number): Enterprise {
  const pick = (by: number) => BRANDS[Math.floor((n * 7919) / by) % BRANDS.length];
  const brand = `${pick(1)}${pick(59)}${n >= 3000 ? pick(3481) : ''}`;
  const core = brand + TRADES[n % TRADES.length];
  return {
    id: String(n),
    name: `${n % 3 === 0 ? '示例市' : ''}${n % 2 === 0 ? DISTRICTS[n % DISTRICTS.length] : ''}${core}有限公司`,
    aliases: n % 4 === 0 ? [] : [core.slice(0, brand.length + 2)],
    creditCode: null,
    type: 'other',
    surveyed: false,
    headcount: null,
  };
}
