// Which figures of the programmes it names does a question ask for: 百千万办了几场, 基地几个?
import { type FigureKey, type Programme, programmeFigures } from '../../domain/programmes.ts';
import { longestWord } from '../text/lexicon.ts';
import type { Folded } from '../text/text.ts';
import { FIGURE_LEXICON, isOfAnything } from '../words/programme-figures.ts';
import type { Marked } from './marks.ts';

/** Asked by a unit: 几场, 多少人, 几家. */
const UNIT = /(?:多少|几|哪几)个?(?<unit>场次|场|次|人次|人|名|家|户|所)|(?<events>场次|场数)|(?<people>人数)/g;
const UNITS: Readonly<Record<string, string>> = {
  场: '场',
  次: '场',
  场次: '场',
  人: '人',
  名: '人',
  人次: '人',
  家: '家',
  户: '家',
  所: '家',
};
const ASKS_BEHIND = /^[的了有是共]*(?:多少|几)/;
const ASKS_BEFORE = /(?:多少|几)(?:家|户|个|场|人|名)?$/;

/** In annex 2's order; undefined where none is named, or all of them. */
export function figuresAsked(
  folded: Folded,
  { marks }: Marked,
  programmes: readonly Programme[] | undefined,
): readonly FigureKey[] | undefined {
  if (programmes === undefined) return undefined;
  const { text } = folded;
  const names = marks.filter(({ mark }) => mark.is === 'programme' && !mark.weak);
  const asked = new Set<FigureKey>();
  for (let at = 0; at < text.length; ) {
    const name = names.find((n) => n.from <= at && at < n.to);
    const label = name === undefined ? longestWord(FIGURE_LEXICON, folded, at) : null;
    if (label !== null && isAsked(text, at, label.to))
      for (const programme of programmes) {
        const key = label.value[programme];
        if (key !== undefined) asked.add(key);
      }
    at = name?.to ?? label?.to ?? at + 1;
  }
  for (const { groups } of text.matchAll(UNIT)) {
    const unit = groups?.events ? '场' : groups?.people ? '人' : UNITS[groups?.unit ?? ''];
    for (const programme of programmes) {
      const [only, another] = programmeFigures(programme).filter((f) => f.unit === unit);
      if (only !== undefined && another === undefined) asked.add(only.key);
    }
  }
  const all = new Set(programmes.flatMap((programme) => programmeFigures(programme).map(({ key }) => key)));
  const figures = [...all].filter((key) => asked.has(key));
  return figures.length === 0 || figures.length === all.size ? undefined : figures;
}

/** 服务 and 企业 are talk unless they stand beside what asks: 服务了多少家, 几家企业. */
const isAsked = (text: string, from: number, to: number): boolean =>
  !isOfAnything(text.slice(from, to)) ||
  ASKS_BEHIND.test(text.slice(to, to + 5)) ||
  ASKS_BEFORE.test(text.slice(Math.max(0, from - 3), from));
