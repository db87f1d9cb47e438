// How does an SVG become the bytes of a PNG, with every character there?
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type RenderedImage, Resvg } from '@resvg/resvg-js';
import { isCompiled, programFile } from '../desk/environment/program-files.ts';
import { FONT_FAMILY } from './chart-look.ts';

/**
 * A full font: a subset, or none, drops characters without an error. The machine's own fonts are not asked. A compiled program has
 * the one file of the package beside it.
 */
const FONT_FILE = isCompiled
  ? fileURLToPath(programFile('documents/font.ttf'))
  : createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');

export const pngOf = (svg: string): Uint8Array => render(svg).asPng();

/** The picture's pixels, four bytes each. */
export function render(svg: string): RenderedImage {
  const font = { loadSystemFonts: false, fontFiles: [FONT_FILE], defaultFontFamily: FONT_FAMILY };
  return new Resvg(svg, { font }).render();
}
