// Does the work of reading grow with the length of a text and no faster, whatever is written?
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import type { NameIndex } from '../../src/reading/names/names.ts';
import { Hypothesis } from '../../src/reading/parse/hypothesis.ts';
import { loadWorld } from './world.ts';

const context = loadWorld('second').context('bc1', '2026-11-26T10:00:00+08:00');

const UNITS = [
  '1 8 3 0\n',
  '百川 8 3 0\n',
  '百川',
  '百川重工',
  '红星缺普工8；',
  '百川缺普工8，',
  '普工8技工3，',
  '焊工3',
  '9',
  '一二三四五六七八九十百千万',
  '十几个',
  '(',
  '(百川',
  'Ж',
  'ที่',
  'ab',
  '都',
  '还没',
  '不对，是',
  '某某电缆缺普工3，',
  '除了',
  '5月14日',
];

const filled = (unit: string, bytes: number): string => unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));

/** How many hypotheses were made, and how often a piece was looked up as a name. */
function workOf(text: string): { readonly hypotheses: number; readonly lookUps: number } {
  const copies = vi.spyOn(Hypothesis.prototype, 'copy');
  const find = vi.fn<NameIndex['find']>(context.names.find);
  readMessage(text, { ...context, names: { ...context.names, find } });
  return { hypotheses: copies.mock.calls.length, lookUps: find.mock.calls.length };
}

/** Beams are twelve wide, and from each place a few edges lead on. */
const MOST_A_CHARACTER = 90;
const MOST_LOOK_UPS = 160;

describe('2,048 bytes of one thing', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(UNITS)('%j makes so many hypotheses a character, and looks up so many names', (unit) => {
    const text = filled(unit, 2_048);
    const { hypotheses, lookUps } = workOf(text);
    expect(hypotheses).toBeLessThanOrEqual(MOST_A_CHARACTER * text.length);
    expect(lookUps).toBeLessThanOrEqual(MOST_LOOK_UPS);
  });

  it.each(UNITS)('%j makes no more than twice as many as half of it', (unit) => {
    const half = workOf(filled(unit, 1_024));
    vi.restoreAllMocks();
    const whole = workOf(filled(unit, 2_048));
    expect(whole.hypotheses).toBeLessThanOrEqual(2.2 * half.hypotheses + 100);
  });

  it('is no report soon: a search that cannot end well ends early', () => {
    const text = filled('普工8技工3，', 2_048);
    expect(workOf(text).hypotheses).toBeLessThan(2 * text.length);
  });
});
