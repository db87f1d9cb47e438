import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { showReading } from '../../src/reading/show.ts';
import { judge, type Sample, type Verdict } from './score.ts';
import { loadWorld, type ReadingWorld } from './world.ts';

const worlds = new Map<string, ReadingWorld>();
function worldOf(roster: NonNullable<Sample['roster']>): ReadingWorld {
  const world = worlds.get(roster) ?? loadWorld(roster);
  worlds.set(roster, world);
  return world;
}

type Judged = Verdict & { readonly sample: Sample; readonly got: Record<string, unknown> };

function judgeFile(name: string, roster: NonNullable<Sample['roster']>): readonly Judged[] {
  const lines = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const sample = JSON.parse(line) as Sample;
      const context = worldOf(sample.roster ?? roster).context(sample.as, sample.now);
      const got = JSON.parse(JSON.stringify(showReading(readMessage(sample.text, context), context))) as Record<string, unknown>;
      return { ...judge(sample, got), sample, got };
    });
}

/** `tag  right of all`, as `npm test` prints it. */
function table(judged: readonly Judged[]): string {
  const tags = [...new Set(judged.map((j) => j.sample.tag))].sort();
  const row = (name: string, list: readonly Judged[]) => {
    const count = (is: (j: Judged) => boolean) => list.filter(is).length;
    const exact = count((j) => j.verdict === 'exact');
    return `${name.padEnd(10)}${exact}/${list.length}  wrong ${count((j) => j.verdict === 'wrong')}  dangerous ${count((j) => j.dangerous)}`;
  };
  return [
    ...tags.map((tag) =>
      row(
        tag,
        judged.filter((j) => j.sample.tag === tag),
      ),
    ),
    row('all', judged),
  ].join('\n');
}

const tell = ({ sample, got }: Judged): string =>
  `${sample.id} ${sample.as} ${sample.now} ${JSON.stringify(sample.text)}\n  want ${JSON.stringify(sample.want ?? sample.want_any)}\n  got  ${JSON.stringify(got)}`;

// The level each file has reached: raise it with every gain, never lower it.
describe.each([
  { file: 'understanding.jsonl', roster: 'first', least: 192, dangerous: 0 },
  { file: 'questions.jsonl', roster: 'first', least: 681, dangerous: 0 },
  { file: 'second-reader.jsonl', roster: 'fourth', least: 320, dangerous: 0 },
  { file: 'desk-questions.jsonl', roster: 'fifth', least: 106, dangerous: 0 },
] as const)('the sentences of $file', ({ file, roster, least, dangerous }) => {
  const judged = judgeFile(file, roster);

  it(`are read exactly, at least ${least} of them`, () => {
    console.log(`${file}\n${table(judged)}`);
    const wrong = judged.filter((j) => j.verdict !== 'exact');
    expect(judged.length - wrong.length, wrong.map(tell).join('\n')).toBeGreaterThanOrEqual(least);
  });

  it(`store nothing that nobody said, but for ${dangerous} we know`, () => {
    const told = judged.filter((j) => j.dangerous).map(tell);
    expect(told.length, told.join('\n')).toBeLessThanOrEqual(dangerous);
  });

  it('carry what their commands say', () => expect(judged.filter((j) => j.argsDiffer).map(tell)).toEqual([]));
});

describe('anything at all', () => {
  const context = worldOf('first').context('zhuanyuan-tz-01', '2021-06-03T10:00:00+08:00');
  const pieces = [
    '1',
    '一百',
    '第',
    '周',
    '上周',
    '5月',
    '到',
    '-',
    '。',
    '，',
    '缺',
    '多少',
    '同上周',
    '我的',
    '和',
    '退回',
    '广播 ',
    '滕州',
    '锐柏',
    '最',
    '前三',
    '把',
    '给',
    '5.',
    '没',
    '报',
    '?',
    '谢谢',
    '累计',
    '\n',
    '\t',
    '年',
    '普工',
    '代班 ',
    '😊',
    '<b>',
    '\u0000',
    '\ud83d',
  ];

  it('is answered without an exception, with at most three guesses, of three different things', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let i = 0; i < 2_000; i++) {
      const text = Array.from({ length: 1 + next(30) }, () => pieces[next(pieces.length)]).join('');
      const reading = readMessage(text, context);
      if (reading.kind !== 'unclear') continue;
      expect(reading.guesses.length, text).toBeLessThanOrEqual(3);
      expect(new Set(reading.guesses.map((g) => JSON.stringify(g))).size).toBe(reading.guesses.length);
    }
  }, 120_000);

  it('is read in time that grows no faster than the text', () => {
    const costOf = (text: string) => {
      const started = process.cpuUsage();
      for (let i = 0; i < 5; i++) readMessage(text, context);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 5_000;
    };
    for (const piece of pieces)
      expect(costOf(piece.repeat(Math.floor(2_048 / Buffer.byteLength(piece)))), piece).toBeLessThan(150);
  });
});
