// Does a figure say again what was said before, or correct it?
import { COSTS } from './costs.ts';
import type { Figure } from './figure.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Whether two figures say the same thing of one tier, which nobody says twice. */
export function isTwice(other: Figure, figure: Figure, all: readonly Figure[]): boolean {
  // 普工缺20解决5，解决6: both of the tier, or of all?
  if (other.isLed === true && figure.tier === 'total' && other.field === figure.field && other.time === figure.time)
    return other.nth === figure.nth && typeof figure.value === 'number';
  if (other.tier !== figure.tier || other.time !== figure.time || other.nth !== figure.nth) return false;
  const field = figure.field ?? 'shortage';
  if ((other.field ?? 'shortage') !== field || other.value === 'relative' || figure.value === 'relative') return false;
  if (other.value === 'tier' || figure.value === 'tier') return false;
  if (other.value === figure.value && figure.value === 0) return false;
  if (figure.word !== other.word && figure.tier !== 'general' && figure.tier !== 'total') return false;
  // 缺10，解决4，还缺6: what is left.
  return !(field === 'shortage' && all.some((x) => x.field === 'resolved'));
}

/** 普工6，不对，普工8: replaces an earlier one of its kind; 普工9，不对，是技工9 the one before, of which only the tier was wrong. Else nothing is understood. */
export function replaceEarlier(h: Hypothesis, last: Figure) {
  const field = (d: Figure) => d.field ?? 'shortage';
  const kind = h.figures.findIndex((d) => d !== last && d.tier === last.tier && field(d) === field(last));
  const before = h.figures.length - 2;
  const isTierAlone =
    before >= 0 && h.figures[before]?.value === last.value && field(h.figures[before] as Figure) === field(last);
  const at = kind < 0 && isTierAlone ? before : kind;
  if (at >= 0) {
    h.figures = h.figures.filter((_, i) => i !== at);
    h.openFrom = Math.min(h.openFrom, h.figures.length - 1);
  } else if (h.none !== null && last.field === 'shortage') h.none = null;
  else {
    h.cost += COSTS.saidTwice;
    h.isGuess = true;
  }
  h.correcting = 'no';
}
