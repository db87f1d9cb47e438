// Is what was not certainly read offered as what was meant, and nothing that was denied?
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('sixth');
const read = (text: string): Reading => readMessage(text, world.context('ll-1', '2026-11-26T10:00:00+08:00'));

/** The reports offered for a text that is not read for certain, without their weeks. */
function offered(text: string) {
  const reading = read(text);
  expect(reading.kind).toBe('unclear');
  return reading.kind === 'unclear' ? reading.guesses.flatMap((g) => (g.kind === 'report' ? [g.reports] : [])) : [];
}

const of = (name: string, said: object) => ({ enterprise: world.id(name), ...said });

describe('a report with a clause nobody understands', () => {
  it.each([
    ['普惠缺普工12，勿念', [of('示例普惠电机有限公司', { shortage: { general: 12 } })]],
    [
      '普惠缺普工4，周至缺技工6，没落款',
      [of('示例普惠电机有限公司', { shortage: { general: 4 } }), of('示例周至家具有限公司', { shortage: { skilled: 6 } })],
    ],
    ['普惠普工缺9招到1，非要凑数没必要', [of('示例普惠电机有限公司', { shortage: { general: 9 }, resolved: { general: 1 } })]],
  ] as const)('%s: the rest is offered first', (text, want) => {
    expect(offered(text)[0]).toEqual(want);
  });
});

describe('no report is offered', () => {
  it.each(['普惠 5', '请帮普惠解决普工8吧', '不要把普惠缺普工5报上去', '普惠招到9个了吗'])('for %s', (text) => {
    expect(read(text).kind === 'unclear' ? offered(text) : []).toEqual([]);
  });
});

describe('a clause of talk', () => {
  it('is passed over where the second reader is sure of a report and of every number', () => {
    expect(read('普惠普工缺9技工缺4，解决普工2人，这边路不好走')).toEqual({
      kind: 'report',
      period: '2026-W48',
      reports: [of('示例普惠电机有限公司', { shortage: { general: 9, skilled: 4 }, resolved: { general: 2 } })],
      skipped: ['这边路不好走'],
    });
  });

  it.each(['作废', '不作数', '没核实过', '先别报', '谁信'])('is not %s', (talk) => {
    expect(read(`普惠普工缺9技工缺4，解决普工2人，${talk}`).kind).toBe('unclear');
  });
});
