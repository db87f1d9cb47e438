// Does a report keep its meaning when it is typed a little differently?
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { showReading } from '../../src/reading/show.ts';
import { judge, type Sample } from './score.ts';
import { loadWorld } from './world.ts';

const rewordings: readonly (readonly [string, (text: string) => string])[] = [
  ['a greeting in front', (t) => `老师好，${t}`],
  ['a heading in front', (t) => `报一下：${t}`],
  ['thanks behind', (t) => `${t}，谢谢`],
  ['a flower behind', (t) => `${t}🌹`],
  ['full-width digits', (t) => t.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
  ['blanks for commas', (t) => t.replaceAll('，', ' ')],
  ['semicolons for commas', (t) => t.replaceAll('，', '；')],
  ['lines for commas', (t) => t.replaceAll('，', '\n')],
  ['counting words', (t) => t.replace(/(\d)(?![\d人个名.,-])/g, '$1人')],
  ['the long word for 普工', (t) => t.replaceAll('普工', '普通工')],
  ['colons behind tiers', (t) => t.replace(/(普工|技工)(\d)/g, '$1：$2')],
  ['是 behind tiers', (t) => t.replace(/(普工|技工)(\d)/g, '$1是$2')],
  ['了 behind 缺', (t) => t.replaceAll('缺', '缺了')],
  ['traditional characters', (t) => t.replaceAll('无', '無').replaceAll('个', '個').replaceAll('没', '沒')],
];

const samples = (
  [
    ['understanding.jsonl', 'first'],
    ['second-reader.jsonl', 'fourth'],
  ] as const
).flatMap(([file, roster]) => {
  const world = loadWorld(roster);
  const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Sample)
    .filter(({ want, want_any }) => (want_any ?? [want]).some((w) => w?.kind === 'report'))
    .map((sample) => ({ sample, world: sample.roster === undefined ? world : loadWorld(sample.roster) }));
});

describe.each(rewordings)('with %s', (_, reword) => {
  it('means the same, or is asked back', () => {
    let [changed, exact] = [0, 0];
    for (const { sample, world } of samples) {
      const text = reword(sample.text);
      if (text === sample.text) continue;
      const context = world.context(sample.as, sample.now);
      const got = JSON.parse(JSON.stringify(showReading(readMessage(text, context), context))) as Record<string, unknown>;
      const verdict = judge(sample, got);
      expect([text, verdict.dangerous]).toEqual([text, false]);
      changed++;
      if (verdict.verdict === 'exact') exact++;
    }
    expect(changed).toBeGreaterThan(40);
    expect(exact / changed).toBeGreaterThan(0.88);
  });
});
