// Is a text made of the words of one question about the job, and of little else?
import { wordsAt } from '../text/lexicon.ts';
import type { Folded } from '../text/text.ts';
import { JOB_ASKS, JOB_LEXICON, type JobAskRead, type JobWord, WHETHER } from './job-words.ts';
import { slipsAt } from './slips.ts';

type Step = { readonly to: number; readonly word: JobWord; readonly isSlip: boolean };

/** 吗, 不, 没 and 吧 ask at the end of a clause alone. */
const NOTHING_BEHIND = /^[啊呀呢哦哈嘛]*(?:$|[?!。.，,；;、~])/;
const asking = (word: JobWord, isLast: boolean): JobWord =>
  isLast || (word.groups & WHETHER) === 0 ? word : { ...word, groups: word.groups & ~WHETHER };

/** Set where a word of `about` was met; the groups are below it. */
const TOPIC = 1 << 30;

/** `cost`: characters of no known word, and slips of the keyboard; `said`: characters that say what about. */
type Cover = { readonly cost: number; readonly said: number };

const isBetter = (a: Cover, b: Cover | undefined): boolean =>
  b === undefined || a.cost < b.cost || (a.cost === b.cost && a.said > b.said);

export type JobAsked = Cover & { readonly ask: JobAskRead };

/**
 * The ask that leaves least of a text unexplained, at most `most`, and of several the one that says most; null where there is none.
 * Steps: the length times the words that begin at a place, for each ask that may be meant.
 */
export function askedIn(folded: Pick<Folded, 'text' | 'gaps'>, most: number): JobAsked | null {
  const { text } = folded;
  const steps = Array.from({ length: text.length }, (_, at): readonly Step[] => [
    ...wordsAt(JOB_LEXICON, folded, at).map(
      ({ to, value }): Step => ({ to, word: asking(value, NOTHING_BEHIND.test(text.slice(to))), isSlip: false }),
    ),
    ...(most === 0 ? [] : slipsAt(text, at).map(({ to, value }): Step => ({ to, word: value, isSlip: true }))),
  ]);
  const all = steps.flat();
  const met = all.reduce((groups, { word }) => groups | word.groups, 0);
  const named = new Set(all.flatMap(({ word }) => word.about));
  let best: JobAsked | null = null;
  for (const [at, ask] of JOB_ASKS.entries()) {
    if ((ask.hasTopic && !named.has(at)) || !ask.needs.some((bits) => (bits & met) === bits)) continue;
    const cover = coverOf(steps, at, ask, most);
    if (cover !== null && isBetter(cover, best ?? undefined)) best = { ...cover, ask };
  }
  return best;
}

/** What is not wholly known names plainly what it is about: 一厂怎么还没改 asks of something else. */
const isNamed = ({ cost, said }: Cover): boolean => cost === 0 || said >= 2;

function coverOf(
  steps: readonly (readonly Step[])[],
  at: number,
  { hasTopic, groups, needs }: JobAskRead,
  most: number,
): Cover | null {
  /** By place: what was met on the way there. */
  const reached: Map<number, Cover>[] = Array.from({ length: steps.length + 1 }, () => new Map());
  const put = (place: number, state: number, cost: number, said: number) => {
    const cover = { cost, said };
    if (cost <= most && isBetter(cover, reached[place]?.get(state))) reached[place]?.set(state, cover);
  };
  put(0, 0, 0, 0);
  for (const [place, begins] of steps.entries()) {
    for (const [state, { cost, said }] of reached[place] as Map<number, Cover>) {
      put(place + 1, state, cost + 1, said);
      for (const { to, word, isSlip } of begins) {
        const paid = cost + (isSlip ? 1 : 0);
        const isPassed = word.isAround || word.beside.includes(at);
        if (word.about.includes(at)) put(to, state | TOPIC, paid, said + to - place);
        if ((word.groups & groups) !== 0) put(to, state | (word.groups & groups), paid, said);
        if (isPassed && !isSlip) put(to, state, paid, said);
      }
    }
  }
  let best: Cover | undefined;
  for (const [state, cover] of reached[steps.length] as Map<number, Cover>) {
    const isAsked = (!hasTopic || (state & TOPIC) !== 0) && needs.some((bits) => (state & bits) === bits);
    if (isAsked && isNamed(cover) && isBetter(cover, best)) best = cover;
  }
  return best ?? null;
}
