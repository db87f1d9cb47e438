// How is a picture drawn: the lines of some weeks, or the bars of some districts?

import type { EChartsCoreOption } from 'echarts';
import { init } from 'echarts/dist/echarts.esm.min.mjs';
import { MOST_SERIES, type Picture, type Series, type Unit } from '../desk/documents/picture.ts';
import { FONT_FAMILY, lineHeight, MARGIN, SERIES_LOOKS, SIZES, WIDTH, widthOf, wrapped } from './chart-look.ts';

const INNER = WIDTH - 2 * MARGIN;
const LINES_HEIGHT = 620;
const BAR_HEIGHT = 84;
const BLACK = '#1a1a1a';
const GREY = '#595959';

/** The picture as SVG, 1080 wide and as high as it needs to be. Throws a RangeError for more series than can be told apart. */
export function svgOf(picture: Picture): string {
  if (picture.kind === 'lines' && picture.series.length > MOST_SERIES) throw new RangeError('too many series');
  const head = headOf(picture);
  const legend = picture.kind === 'lines' ? legendOf(picture.series, picture.unit, head.height) : NOTHING;
  const top = head.height + legend.height + 24;
  const body = picture.kind === 'lines' ? LINES_HEIGHT : BAR_HEIGHT * picture.bars.length + 40;
  const notes = textsOf(
    picture.notes.flatMap((n) => wrapped(n, SIZES.note, INNER)),
    SIZES.note,
    GREY,
    top + body + 16,
  );
  const height = Math.ceil(top + body + notes.height + MARGIN);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: FONT_FAMILY },
      grid: { left: MARGIN, right: MARGIN + 20, top, height: body - 20, containLabel: true },
      graphic: { elements: [...head.elements, ...legend.elements, ...notes.elements] },
      ...(picture.kind === 'lines' ? linesOf(picture) : barsOf(picture)),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

type Part = { readonly elements: readonly object[]; readonly height: number };
const NOTHING: Part = { elements: [], height: 0 };

function textsOf(lines: readonly string[], size: number, color: string, top: number): Part {
  const step = lineHeight(size);
  const elements = lines.map((text, i) => textAt(text, size, color, MARGIN, top + i * step));
  return { elements, height: lines.length * step };
}

const textAt = (text: string, size: number, fill: string, left: number, top: number) => ({
  type: 'text',
  left,
  top,
  silent: true,
  style: { text, fill, fontSize: size, fontFamily: FONT_FAMILY },
});

function headOf({ title, subtitle }: Picture): Part {
  const first = textsOf(wrapped(title, SIZES.title, INNER), SIZES.title, BLACK, MARGIN);
  const second = textsOf(wrapped(subtitle, SIZES.subtitle, INNER), SIZES.subtitle, GREY, MARGIN + first.height);
  return { elements: [...first.elements, ...second.elements], height: MARGIN + first.height + second.height };
}

/** A number as it is said; a rate with two places. */
const said = (value: number | null, unit: Unit): string =>
  value === null ? '—' : unit === '%' ? `${value.toFixed(2)}%` : `${value}`;

/** Each series with its sign and its last value: the exact figure is read here, not off the line. */
function legendOf(series: readonly Series[], unit: Unit, from: number): Part {
  const step = lineHeight(SIZES.legend) + 6;
  const elements: object[] = [];
  let left = MARGIN;
  let top = from + 20;
  for (const [i, { name, values }] of series.entries()) {
    const text = `${name} ${said(values.at(-1) ?? null, unit)}`;
    const width = 52 + widthOf(text, SIZES.legend) + 30;
    if (left > MARGIN && left + width > WIDTH - MARGIN) {
      left = MARGIN;
      top += step;
    }
    const look = SERIES_LOOKS[i] ?? SERIES_LOOKS[0];
    elements.push(
      {
        type: 'line',
        silent: true,
        shape: { x1: left, y1: top + step / 2 - 3, x2: left + 42, y2: top + step / 2 - 3 },
        style: { stroke: look.color, lineWidth: 8, lineDash: dashOf(look.dash) },
      },
      textAt(text, SIZES.legend, look.color, left + 52, top),
    );
    left += width;
  }
  return { elements, height: top + step - from };
}

const dashOf = (dash: string): number[] | undefined => (dash === 'dashed' ? [16, 8] : dash === 'dotted' ? [8, 8] : undefined);

const valueAxis = (unit: Unit) => ({
  type: 'value',
  minInterval: unit === '%' ? 0.1 : 1,
  splitLine: { lineStyle: { color: '#dddddd' } },
  axisLabel: { fontSize: SIZES.axis, color: GREY, formatter: unit === '%' ? '{value}%' : '{value}' },
});

function linesOf({ ticks, series, unit }: Extract<Picture, { kind: 'lines' }>): EChartsCoreOption {
  const isShort = ticks.length <= 16;
  return {
    xAxis: {
      type: 'category',
      data: [...ticks],
      // Figures beside the points keep clear of the axis.
      boundaryGap: isShort,
      axisLine: { onZero: false, lineStyle: { color: GREY, width: 2 } },
      axisLabel: {
        fontSize: SIZES.axis,
        color: GREY,
        hideOverlap: true,
        margin: 16,
        showMaxLabel: true,
        interval: intervalOf(ticks),
      },
    },
    yAxis: valueAxis(unit),
    series: series.map(({ name, values }, i) => {
      const { color, symbol, dash } = SERIES_LOOKS[i] ?? SERIES_LOOKS[0];
      return {
        type: 'line',
        name,
        data: [...values],
        symbol,
        symbolSize: 14,
        showSymbol: isShort || values.filter((v) => v !== null).length < 3,
        lineStyle: { width: 5, type: dash, color },
        itemStyle: { color },
        // A single line has room for each of its figures.
        label: {
          show: series.length === 1 && isShort,
          position: 'top',
          fontSize: SIZES.axis,
          color: BLACK,
          formatter: ({ value }: { readonly value: number }) => said(value, unit),
        },
      };
    }),
  };
}

/** Every n-th week, the last one always among them. */
const intervalOf = (ticks: readonly string[]) => {
  const each = Math.max(1, Math.ceil((ticks.length * 110) / INNER));
  return (index: number): boolean => (ticks.length - 1 - index) % each === 0;
};

function barsOf({ bars, unit }: Extract<Picture, { kind: 'bars' }>): EChartsCoreOption {
  // A little more than it takes: what is measured too narrowly would be cut.
  const name = Math.min(Math.max(...bars.map((b) => widthOf(b.name, SIZES.legend)), 0) + 12, 340);
  return {
    xAxis: { ...valueAxis(unit), axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((b) => b.name),
      axisLine: { lineStyle: { color: GREY, width: 2 } },
      axisTick: { show: false },
      axisLabel: { fontSize: SIZES.legend, color: BLACK, width: name, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'bar',
        // What has no value is told as one, without a bar.
        data: bars.map((b) => b.value ?? 0),
        barWidth: 46,
        itemStyle: { color: SERIES_LOOKS[0].color },
        label: {
          show: true,
          position: 'right',
          fontSize: SIZES.value,
          color: BLACK,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) => said(bars[dataIndex]?.value ?? null, unit),
        },
      },
    ],
  };
}
