// Does the work of reading grow with the length of a text and no faster, whatever is written?
import { afterEach, describe, expect, it, vi } from 'vitest';
import { interpret } from '../../src/reading/interpret.ts';
import { readMessage } from '../../src/reading/message.ts';
import { nameScope } from '../../src/reading/names/among.ts';
import { lettersOf } from '../../src/reading/names/letters.ts';
import type { NameIndex } from '../../src/reading/names/names.ts';
import { registering } from '../../src/reading/names/registered.ts';
import { soundHits } from '../../src/reading/names/sounds.ts';
import { finished } from '../../src/reading/names/steps.ts';
import { Hypothesis } from '../../src/reading/parse/hypothesis.ts';
import { foldText } from '../../src/reading/text/text.ts';
import { NOTHING_OPEN } from './nothing-open.ts';
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
  'yjsp新',
  '千司机',
  '百川食品焊工食品',
  '某某电缆新',
];

const filled = (unit: string, bytes: number): string => unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));

/** How many hypotheses were made, and how often a piece was looked up as a name. */
function workOf(text: string): { readonly hypotheses: number; readonly lookUps: number } {
  const copies = vi.spyOn(Hypothesis.prototype, 'copy');
  const find = vi.fn<NameIndex['find']>(context.names.find);
  readMessage(text, { ...context, names: { ...context.names, find } });
  return { hypotheses: copies.mock.calls.length, lookUps: find.mock.calls.length };
}

/** Beams are twelve wide, and from each place a few edges lead on; where a message has very many ways to be read they get narrower. */
const MOST_A_CHARACTER = 20;
const MOST = 8_000;
const MOST_LOOK_UPS = 160;

describe('2,048 bytes of one thing', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(UNITS)('%j makes so many hypotheses a character, and looks up so many names', (unit) => {
    const text = filled(unit, 2_048);
    const { hypotheses, lookUps } = workOf(text);
    expect(hypotheses).toBeLessThanOrEqual(Math.min(MOST, MOST_A_CHARACTER * text.length));
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

describe('lines of a list', () => {
  it('are read once where they are written again and again', () => {
    const edges = vi.fn<NameIndex['edges']>(context.names.edges);
    const counted = { ...context, names: { ...context.names, edges } };
    const { meanings } = interpret(filled('1 8 3 0\n', 2_048), counted, { ...NOTHING_OPEN, reporting: true });
    expect(meanings.map(({ kind }) => kind)).toContain('lines');
    const texts = new Set(edges.mock.calls.map(([f]) => f));
    expect(texts.size).toBeLessThanOrEqual(10);
  });
});

describe('names of ten thousand that sound alike', () => {
  const SYLLABLES = [...'云岬榆光铎华潭穗霁川鹭汀棠岭磐屿锦粟桥墨坊湖荆泊巷善沅微禾澜'];
  const at = (n: number) => SYLLABLES[n % SYLLABLES.length] as string;
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    id: `e${i}`,
    name: `示例${at(i)}${at(Math.floor(i / 30))}${at(Math.floor(i / 900))}食品有限公司`,
    aliases: [],
    creditCode: null,
    type: 'other' as const,
    surveyed: false,
    headcount: null,
  }));
  const scope = nameScope(finished(registering(many, [])), undefined);

  /** How many of them a text is compared with. */
  function comparedWith(text: string): number {
    let compared = 0;
    const formsOf = (place: number) => {
      compared++;
      return scope.formsOf(place);
    };
    soundHits(lettersOf(foldText(text)), { ...scope, formsOf }, () => undefined);
    return compared;
  }

  it('are compared with a text by its first two sounds, and by no others', () => {
    expect(comparedWith('tlsp 缺2')).toBeGreaterThan(0);
    expect(comparedWith('tlsp 缺2')).toBeLessThan(200);
    expect(comparedWith('tangling 缺2')).toBeLessThan(400);
  });

  it('are compared once with what is written again and again, and at last with nothing more', () => {
    expect(comparedWith('tlsp本周一共'.repeat(140))).toBe(comparedWith('tlsp本周一共'.repeat(70)));
    const words = SYLLABLES.flatMap((_, i) => ['t', 'h', 'y'].map((a) => `${a}${'lyghjbcx'[i % 8]}${i}`));
    expect(comparedWith(filled(words.join('，'), 2_048))).toBeLessThan(7_000);
  });
});
