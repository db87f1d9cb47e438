// Pictures: the size of a phone's, every character there, drawn beside the main thread.
import { Resvg } from '@resvg/resvg-js';
import { afterAll, describe, expect, test } from 'vitest';
import type { Picture } from '../../src/desk/documents/picture.ts';
import { svgOf } from '../../src/documents/charts.ts';
import { pngOf, render } from '../../src/documents/png.ts';
import { openPress } from '../../src/documents/press.ts';
import { ANNEX, ASSESSMENT, BULLETIN } from './examples.ts';

const LINES: Picture = {
  kind: 'lines',
  title: '各区市缺工走势',
  subtitle: '全市　2026年第41—48周',
  unit: '人',
  notes: ['截至 11月27日 10:00:00，第48周已报320/340户'],
  ticks: Array.from({ length: 8 }, (_, i) => `${41 + i}周`),
  series: ['市中区', '薛城区', '峄城区', '台儿庄区', '山亭区', '滕州市', '枣庄高新区'].map((name, i) => ({
    name,
    values: Array.from({ length: 8 }, (_, k) => (i === 2 && k === 3 ? null : 100 + 40 * i + k)),
  })),
};
const BARS: Picture = {
  kind: 'bars',
  title: '各区市缺工',
  subtitle: '全市　本周（11月23日—29日）',
  unit: '人',
  notes: [],
  bars: [
    { name: '滕州市', value: 120 },
    { name: '峄城区', value: 0 },
    { name: '薛城区', value: null },
  ],
};

const textsIn = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1] ?? '');
const sizeOf = (png: Uint8Array) => {
  const view = Buffer.from(png);
  expect(view.subarray(0, 4).toString('latin1')).toBe('\x89PNG');
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
};

describe('a picture', () => {
  test('is 1080 wide, and small enough for a chat', () => {
    for (const picture of [LINES, BARS]) {
      const png = pngOf(svgOf(picture));
      const { width, height } = sizeOf(png);
      expect(width).toBe(1080);
      expect(height).toBeGreaterThan(400);
      expect(height).toBeLessThan(1600);
      expect(png.length).toBeLessThan(400_000);
    }
  });

  test('says what it shows: title, whose, each line with its last figure, what it rests on', () => {
    const texts = textsIn(svgOf(LINES));
    expect(texts).toEqual(expect.arrayContaining(['各区市缺工走势', '全市　2026年第41—48周', '滕州市 307', '48周']));
    expect(texts.join('')).toContain('截至 11月27日 10:00:00，第48周已报320/340户');
  });

  test('has no text too small for a phone', () => {
    const sizes = [...svgOf(LINES).matchAll(/font-size:(\d+)px/g), ...svgOf(BARS).matchAll(/font-size:(\d+)px/g)];
    expect(sizes.length).toBeGreaterThan(20);
    for (const [, size] of sizes) expect(Number(size)).toBeGreaterThanOrEqual(28);
  });

  test('of bars tells each figure, 0 and nothing reported apart', () => {
    expect(textsIn(svgOf(BARS))).toEqual(expect.arrayContaining(['滕州市', '120', '峄城区', '0', '薛城区', '—']));
  });

  test('of a rate has two places', () => {
    const one = { ...LINES, unit: '%', series: [{ name: '全市', values: [1, 2.5, 3, 4, 5, 6, 7, 8.125] }] } as const;
    expect(textsIn(svgOf(one))).toEqual(expect.arrayContaining(['全市 8.13%', '2.50%']));
  });

  test('of one week, of nothing at all and of a whole year is one too', () => {
    const of = (weeks: number, value: number | null): Picture => ({
      ...LINES,
      ticks: Array.from({ length: weeks }, (_, i) => `${i + 1}周`),
      series: [{ name: '全市', values: Array.from({ length: weeks }, () => value) }],
    });
    for (const picture of [of(1, 3), of(8, null), of(53, 12)]) expect(sizeOf(pngOf(svgOf(picture))).width).toBe(1080);
    expect(textsIn(svgOf(of(53, 12)))).toContain('53周');
  });

  test('never shows more lines than can be told apart', () => {
    const eight = { ...LINES, series: [...LINES.series, { name: '八', values: [] }] } as Picture;
    expect(() => svgOf(eight)).toThrow(RangeError);
  });

  test('a name is no markup', () => {
    const svg = svgOf({ ...BARS, title: '<script>&"', bars: [{ name: '<b>&amp;', value: 1 }] });
    expect(svg).not.toContain('<script>');
    expect(sizeOf(pngOf(svg)).width).toBe(1080);
  });
});

/** What a character is drawn as, and beside it what the font draws for one it has not. */
const CHARACTERS = [...'鄄滕峄垚𬭎薛台亭枣犇淼堃喆翀燚珺晟㛃䶮𫖮𬱖𣲘〔〕“”—÷％'];

describe('the font', () => {
  const SIDE = 64;
  const row = ['\u{10fffd}', '\ue000', ' ', ...CHARACTERS];
  const { pixels, width } = render(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE * row.length}" height="${SIDE}">${row
      .map((c, i) => `<text x="${SIDE * i + 6}" y="50" font-size="48" font-family="Noto Sans SC">${c}</text>`)
      .join('')}</svg>`,
  );
  const pixelsOf = (place: number): string =>
    Array.from({ length: SIDE }, (_, y) =>
      pixels.subarray(4 * (y * width + SIDE * place), 4 * (y * width + SIDE * (place + 1))).toString('base64'),
    ).join();
  const [missing, unknown, blank] = [pixelsOf(0), pixelsOf(1), pixelsOf(2)];

  test('draws a box for what it has not, so that a missing character can be told', () => {
    expect(unknown).toBe(missing);
    expect(blank).not.toBe(missing);
  });

  test.each(CHARACTERS.map((character, i) => [character, i + 3] as const))('has %s', (_character, place) => {
    expect(pixelsOf(place)).not.toBe(missing);
    expect(pixelsOf(place)).not.toBe(blank);
  });

  test('is the project’s own, whatever the machine has', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">滕</text></svg>';
    const none = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
    expect(none.pixels.every((p) => p === 0)).toBe(true);
    expect(render(svg).pixels.every((p) => p === 0)).toBe(false);
  });
});

describe('the press', () => {
  const press = openPress();
  afterAll(() => press.close());

  test('makes pictures and workbooks in a thread of its own, while the main one goes on', async () => {
    // The first order starts the thread.
    await press.draw(BARS);
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const rows = Array.from({ length: 800 }, (_, i) => ({ ...(ANNEX.sheets[0]?.rows[0] ?? null), name: `示例${i}厂` }));
    const [sheet] = ANNEX.sheets;
    if (!sheet) throw new Error('no sheet');
    const large = { ...ANNEX, sheets: [{ ...sheet, rows: rows as typeof sheet.rows }] };
    const [workbooks, picture] = await Promise.all([press.weekly(large), press.draw(LINES)]);
    clearInterval(timer);
    expect(workbooks[0]?.bytes.length).toBeGreaterThan(50_000);
    expect(Buffer.from(picture)).toEqual(pngOf(svgOf(LINES)));
    expect(longest).toBeLessThan(400);
  });

  test('draws the same picture once', async () => {
    expect(press.draw(LINES)).toBe(press.draw({ ...LINES }));
    expect(press.draw(LINES)).not.toBe(press.draw({ ...LINES, title: '别的' }));
  });

  test('makes the other annexes too', async () => {
    expect((await press.monthly(BULLETIN)).map((w) => w.name)).toEqual(['月通报2021年5月全市.xlsx']);
    expect((await press.yearly(ASSESSMENT)).map((w) => w.name)).toEqual(['年度考核2021年全市.xlsx']);
  });

  test('tells what cannot be made, and makes the next', async () => {
    const broken = { ...LINES, series: [...LINES.series, ...LINES.series] };
    await expect(press.draw(broken)).rejects.toMatchObject({ code: 'documents.failed' });
    expect(sizeOf(await press.draw({ ...BARS, title: '之后' })).width).toBe(1080);
  });
});
