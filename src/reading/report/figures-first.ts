// Which beginning of a text corrects figures, so that what follows is the reason?
import { type CorrectionRead, readAsCorrection } from './corrections.ts';
import { tellsFigures } from './talk.ts';

type FiguresFirst = { readonly figures: Extract<CorrectionRead, { readonly kind: 'figures' }>; readonly rest: string };

/** Every beginning that may be meant, the longest first. `普工9，技工3，原因：…` */
export function* figuresFirst(text: string): Generator<FiguresFirst> {
  const parts = text.split(/(?<=[，,。；;\n])/);
  for (let n = parts.length; n > 0; n--) {
    if (!tellsFigures(parts[n - 1] ?? '')) continue;
    const ahead = parts.slice(0, n).join('');
    const figures = readAsCorrection(ahead.replace(/[，,。；;\s]+$/, ''));
    if (figures.kind === 'figures') yield { figures, rest: parts.slice(n).join('') };
  }
}
