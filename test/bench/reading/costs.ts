// What does reading cost, for usual messages and for 2,048 bytes of anything, and is it the same with 100,000 enterprises?
import type { Person } from '../../../src/domain/people.ts';
import { readMessage } from '../../../src/reading/message.ts';
import { buildNameIndex } from '../../../src/reading/names/names.ts';
import type { ReadingContext } from '../../../src/reading/reading.ts';
import { digits, type GoalName, type Line } from '../turns/goals.ts';
import type { BenchOptions } from '../turns/options.ts';
import { referenceLoop } from './reference-loop.ts';
import { enterpriseAt, REGIONS } from './roster.ts';

const SIZES = [340, 100_000] as const;

const USUAL = [
  '云岬食品 缺普工8技工3 解决普工5',
  '上周棠岭缺普工6，其他无缺工',
  'yjsp 缺2',
  '云甲食品缺普工3',
  '某某电缆缺普工3技工2',
  '本周全市缺工多少',
  '云岬食品在岗120人，普工缺口5个，技工缺2个，本周到岗3人',
];

/** 2,048 bytes of each; the figure is the dearest's. */
const HOSTILE: Readonly<Record<'lines' | 'name' | 'digits' | 'brackets' | 'script' | 'words', readonly string[]>> = {
  lines: ['1 8 3 0\n', '8 3 0\n', '1\t2\t3\t', '云岬食品 8 3 0\n'],
  name: ['云岬', '云岬食品', '红星缺普工8；', '云岬食品缺普工8；', '百川', 'yjsp', '示例', '云岬食品焊工食品', 'yjsp新'],
  digits: ['9', '一二三四五六七八九十百千万', '8，', '5月14日', '十几个'],
  brackets: ['(', '(云岬', '【云岬】', '"'],
  script: ['Ж', 'ที่', '😀', 'ab', 'yjsp2号有限公司全市', '各ab红星不缺'],
  words: ['普工8技工3，', '焊工3', '千司机', '您好百川焊工', '都', '上周', '不对，是', '无', '。，、'],
};

const filled = (unit: string): string => unit.repeat(Math.floor(2_048 / Buffer.byteLength(unit)));

/** A specialist of twelve and a coordinator of a sixth of all. */
function speakersIn(count: number): readonly ReadingContext[] {
  const enterprises = Array.from({ length: count }, (_, n) => enterpriseAt(n));
  const names = buildNameIndex(enterprises, REGIONS);
  for (const steps = names.preparing(); steps.next().done !== true; );
  const specialist: Person = { userid: 'a', account: 'a', name: '甲', role: 'specialist', region: 'd0', active: true };
  const people: readonly Person[] = [specialist, { ...specialist, userid: 'b', account: 'b', name: '乙', role: 'coordinator' }];
  const own = [enterprises.slice(0, 12), enterprises.filter((_, n) => n % 6 === 0)];
  return people.map((person, i) => ({
    names,
    person,
    own: new Set((own[i] ?? []).map(({ id }) => id)),
    regions: REGIONS,
    people,
    now: new Date('2026-11-26T02:00:00Z'),
  }));
}

/** CPU in ms. */
function costOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The cost of each work in reference loops, by turns: the median over the rounds of one divided by the loops beside it. */
function inLoops(rounds: number, works: readonly (() => unknown)[], loops: number): readonly number[] {
  const ratios = works.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [i, work] of works.entries()) {
      const before = costOf(() => repeated(loops, referenceLoop));
      const cost = costOf(work);
      const behind = costOf(() => repeated(loops, referenceLoop));
      // The first round is for warming up.
      if (round > 0) ratios[i]?.push((2 * loops * cost) / (before + behind));
    }
  return ratios.map(median);
}

function repeated(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work();
}

/** So many readings of each usual message at once. */
const TIMES = 20;

export function run({ short, note }: BenchOptions): readonly Line[] {
  repeated(300, referenceLoop);
  const lines: Line[] = [];
  for (const size of SIZES) {
    const speakers = speakersIn(size);
    const put = (name: string, value: number) =>
      lines.push({ name: `reading.${name}${size === 340 ? '' : 'At100000'}` as GoalName, value, details: {} });
    const usual = () => {
      for (const text of USUAL) repeated(TIMES, () => readMessage(text, speakers[0] as ReadingContext));
    };
    // A process that reads is warm: the compiler has seen the usual messages.
    repeated(15, usual);
    const [all = Number.NaN] = inLoops(short ? 7 : 25, [usual], 40);
    put('usual', all / (TIMES * USUAL.length));
    for (const [kind, units] of Object.entries(HOSTILE)) {
      const works = units.flatMap((unit) => speakers.map((context) => ({ unit, context, text: filled(unit) })));
      const costs = inLoops(
        short ? 3 : 9,
        works.map(
          ({ text, context }) =>
            () =>
              readMessage(text, context),
        ),
        10,
      );
      const dearest = costs.indexOf(Math.max(...costs));
      const { unit, context } = works[dearest] as (typeof works)[number];
      note(
        `${size} enterprises, ${kind}: dearest ${JSON.stringify(unit)} of a ${context.person.role}, ${digits(costs[dearest] as number)} ×`,
      );
      put(kind, costs[dearest] as number);
    }
  }
  return lines;
}
