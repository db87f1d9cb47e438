import { writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import * as echarts from 'echarts';

const font = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const png = (svg: string) => {
  const t = performance.now();
  const r = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: 'Noto Sans SC' } });
  const p = r.render();
  const b = p.asPng();
  console.log('png', performance.now() - t, b.length);
  return p;
};
const t = performance.now();
const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 1080, height: 800 });
chart.setOption({
  animation: false,
  title: { text: '缺工 鄄滕峄垚𬭎' },
  xAxis: { type: 'category', data: ['a', 'b'] },
  yAxis: {},
  series: [{ type: 'line', data: [1, 2] }],
  textStyle: { fontFamily: 'Noto Sans SC' },
});
const svg = chart.renderToSVGString();
console.log('svg', performance.now() - t);
writeFileSync('/tmp/docx/a.svg', svg);
writeFileSync('/tmp/docx/a.png', png(svg).asPng());
png(svg);
for (const c of [
  '鄄',
  '滕',
  '峄',
  '垚',
  '𬭎',
  '\u{2b739}',
  '\uE000',
  '\u{10FFFD}',
  '薛',
  '犇',
  '淼',
  '堃',
  '喆',
  '㛃',
  '䶮',
  '𠮷',
  '𫖮',
  '𬱖',
  '𣲘',
  '翀',
  '燚',
  '珺',
  '晟',
  '瑢',
]) {
  const s = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><text x="5" y="50" font-size="48" font-family="Noto Sans SC">${c}</text></svg>`;
  const p = new Resvg(s, { font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: 'Noto Sans SC' } }).render();
  let ink = 0;
  for (let i = 3; i < p.pixels.length; i += 4) ink += p.pixels[i]! > 0 ? 1 : 0;
  console.log(c, c.codePointAt(0)!.toString(16), ink);
}
