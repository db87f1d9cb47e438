// When is talk passed over, and at what cost?
import { isRowDone } from './clause.ts';
import { COSTS } from './costs.ts';
import { partOfGap } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated } from './situated.ts';
import { takesBack } from './takes-back.ts';
import { PARTING, type Talks, TONES } from './talks.ts';

/** What may stand right before talk that is glued to it. */
const BEFORE = new Set<Hypothesis['last']>(['start', 'name', 'skip', 'when', 'now']);

/** Passes over talk to the next parting. It costs little where it is a clause of its own. */
export function takeTalk(h: Hypothesis, talks: Talks, situated: Situated, emit: Emit) {
  const { f } = situated;
  const from = h.at;
  if (h.pending !== null || h.trade >= 0 || h.not >= 0 || h.isExceptNext || h.like === 'awaited') return;
  if (h.row !== 0 && !isRowDone(h, situated)) return;
  if ((h.last === 'none' && h.zeroing >= 0) || h.last === 'otherObject') return;
  const gap = partOfGap(f.gaps[from] as number);
  const isOwn = gap > PARTS.glued || (from > 0 && PARTING.test(f.text[from - 1] as string));
  const isCounted = h.last === 'amount' && /[人个名位]/.test(f.text[from - 1] ?? '');
  if (!isOwn && !BEFORE.has(h.last) && !isCounted) return;
  const talk = talks.from(from);
  if (talk === null) return;
  // 照这个发：… hands on what somebody else is to say; 是百川解决的 tells of whom the figures before are.
  if (talk.to - from < 2 || f.text[talk.to] === ':') return;
  if (talk.tone === TONES.near && (!isOwn || h.figures.some(({ isOpen }) => isOpen))) return;
  const n = h.copy();
  n.part = Math.max(n.part, gap);
  n.cost += (isOwn ? 0 : COSTS.talkGlued) + ([COSTS.talk, COSTS.talkNear, COSTS.talkDenying][talk.tone] as number);
  // Behind figures it may take them back; in front of them it cannot.
  if (talk.tone === TONES.denying && (h.figures.length > 0 || h.none !== null || h.same !== null)) {
    n.cost += COSTS.talkTakesBack;
    n.isGuess = true;
  }
  if (takesBack(h, { from, to: talk.to }, f)) n.isGuess = true;
  n.skipped = { value: { from, to: talk.to }, rest: n.skipped };
  n.at = talk.to;
  n.last = h.last === 'start' || h.last === 'name' ? h.last : 'skip';
  n.lastTo = talk.to;
  emit(n);
}
