// What makes a picture readable on a phone: sizes, colours and signs, in pixels of a picture 1080 wide.

/** Shown at a third of its size, so 30 is what a phone writes its messages in. */
export const WIDTH = 1080;
export const MARGIN = 40;
export const SIZES = { title: 46, subtitle: 32, legend: 32, axis: 28, value: 32, note: 28 } as const;
export const FONT_FAMILY = 'Noto Sans SC';

/** Told apart by people who confuse colours too (Okabe and Ito), and on black and white paper by their signs and dashes. */
export const SERIES_LOOKS = [
  { color: '#0072B2', symbol: 'circle', dash: 'solid' },
  { color: '#D55E00', symbol: 'rect', dash: 'solid' },
  { color: '#009E73', symbol: 'triangle', dash: 'solid' },
  { color: '#CC79A7', symbol: 'diamond', dash: 'dashed' },
  { color: '#B07800', symbol: 'roundRect', dash: 'dashed' },
  { color: '#56B4E9', symbol: 'arrow', dash: 'dotted' },
  { color: '#000000', symbol: 'pin', dash: 'dotted' },
] as const;

const LINE_HEIGHT = 1.4;

/** How wide a text is in pixels, a little too much rather than too little: a Chinese character is square, a Latin one about half of it. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.62 * size : size;
  return width;
}

/** The lines a text takes within a width. */
export function wrapped(text: string, size: number, within: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && widthOf(line + character, size) > within) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return line === '' ? lines : [...lines, line];
}

export const lineHeight = (size: number): number => Math.round(size * LINE_HEIGHT);
