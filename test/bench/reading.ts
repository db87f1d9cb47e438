// What does reading cost, for usual messages, for 2,048 bytes of anything, and with 100,000 enterprises?
import type { Enterprise } from '../../src/domain/enterprises.ts';
import type { Person } from '../../src/domain/people.ts';
import { readMessage } from '../../src/reading/message.ts';
import { buildNameIndex } from '../../src/reading/names/names.ts';
import type { ReadingContext } from '../../src/reading/reading.ts';

const SYLLABLES = [...'云岬榆光铎华三潭百穗霁川鹭汀棠岭磐屿锦粟五桥墨坊两湖荆泊千巷善沅微禾'];
const KINDS = ['食品', '纺织', '机械', '电子', '建材', '物流', '服饰', '化工'];

const enterpriseAt = (n: number): Enterprise => {
  const pick = (by: number) => SYLLABLES[Math.floor(n / by) % SYLLABLES.length];
  const core = `${pick(1)}${pick(34)}${pick(1156)}${pick(39304)}${KINDS[n % KINDS.length]}`;
  return {
    id: String(n),
    name: `示例${core}有限公司`,
    aliases: [core],
    creditCode: null,
    type: 'other',
    surveyed: false,
    headcount: 100,
  };
};

function contextWith(count: number): ReadingContext {
  const enterprises = Array.from({ length: count }, (_, n) => enterpriseAt(n));
  const names = buildNameIndex(enterprises, []);
  const person: Person = { userid: 'a', account: 'a', name: '甲', role: 'specialist', region: 'r', active: true };
  const own = new Set(enterprises.slice(0, 6).map((e) => e.id));
  return { names, person, own, regions: [], people: [person], now: new Date('2026-11-26T02:00:00Z') };
}

const filled = (unit: string): string => {
  let text = '';
  while (Buffer.byteLength(text + unit) <= 2048) text += unit;
  return text;
};

const HOSTILE = [
  '普工8技工3，',
  '十几个',
  '一二三四五六七八九十百千万',
  '上周',
  '8 3 0\n',
  '1\t2\t3\t',
  '不对，是',
  '示例',
  'ab',
  '😀',
  '无',
  '云岬',
  '。，、',
  '((((',
  '5月14日',
];

/** Median of `rounds` timings, in ms of CPU: what else the machine does counts less. */
function median(rounds: number, work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? 0;
}

export async function run(): Promise<void> {
  const small = contextWith(60);
  const usual = `${small.names.nameOf('0')} 缺普工8技工3 解决普工5`;
  for (let i = 0; i < 300; i++) readMessage(usual, small);
  const base = median(200, () => readMessage(usual, small));
  console.log(`a usual report, 60 enterprises: ${base.toFixed(3)} ms`);
  for (const unit of HOSTILE) {
    const [half, whole] = [filled(unit).slice(0, filled(unit).length / 2), filled(unit)];
    const [a, b] = [median(25, () => readMessage(half, small)), median(25, () => readMessage(whole, small))];
    const verdict = b <= 5 ? 'within 5 ms' : 'OVER 5 ms';
    console.log(`2,048 bytes of ${JSON.stringify(unit)}: ${b.toFixed(2)} ms, ${(b / a).toFixed(1)} × half of it, ${verdict}`);
  }
  const large = contextWith(100_000);
  for (let i = 0; i < 50; i++) readMessage(usual, large);
  const wide = median(100, () => readMessage(usual, large));
  console.log(`the same report, 100,000 enterprises: ${(wide / base).toFixed(1)} ×`);
}
