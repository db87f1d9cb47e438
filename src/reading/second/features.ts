// By which marks does the second reader tell what a number is, and whether a message reports?
import type { Folded } from '../text/text.ts';
import { type Landmarks, type Signs, TURNS } from './signs.ts';

const TIERS = 'gsh';
const VERBS = 'SRH';
/** What ends a clause, as far as a tier reaches. */
const CLAUSE = new Set(['，', '。', ';', '；', '\n', ',', '!', '！']);
/** Nothing farther away, in words, bears on a number. */
const FARTHEST = 40;

const at = (list: readonly string[], i: number): string => list[i] ?? (i < 0 ? '^' : '$');

/** Marks of the `i`th number of a message; `before` and `beforeThat` are the roles of the two numbers in front of it. */
export function numberFeatures(
  f: Folded,
  { amounts }: Landmarks,
  signs: Signs,
  i: number,
  before: string,
  beforeThat: string,
): readonly string[] {
  const { letters, words } = signs;
  const l = signs.numbersInLetters[i] as number;
  const w = signs.numbersInWords[i] as number;
  const amount = amounts[i] as Landmarks['amounts'][number];
  const [l1, l2, l3, r1, r2, r3] = [-1, -2, -3, 1, 2, 3].map((d) => at(letters, l + d)) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [a1, a2, a3, b1, b2, b3] = [-1, -2, -3, 1, 2, 3].map((d) => at(words, w + d)) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const clause = clauseAround(words, w);
  const [tierL, tierR] = [nearest(words, w, -1, clause.from, TIERS), nearest(words, w, 1, clause.to, TIERS)];
  const [verbL, verbR] = [nearest(words, w, -1, clause.from, VERBS), nearest(words, w, 1, clause.to, VERBS)];
  const verbBefore = verbL === '-' ? beforeClause(words, clause.from, VERBS) : verbL;
  const last = f.text[amount.to - 1] as string;
  const isCounted = /[人个名位]/.test(last);
  const length = (isCounted ? amount.to - 1 : amount.to) - amount.from;
  const isDigits = /^\d/.test(f.text[amount.from] as string);
  const kind = `${amount.kind[0]}${isCounted ? 'c' : ''}${isDigits ? Math.min(length, 6) : 'k'}`;
  const made = [
    `1${l1}`,
    `2${l2}${l1}`,
    `3${l3}${l2}${l1}`,
    `4${r1}`,
    `5${r1}${r2}`,
    `6${r1}${r2}${r3}`,
    `7${l1}#${r1}`,
    `a${a1}`,
    `b${a2}${a1}`,
    `c${a3}${a2}${a1}`,
    `d${b1}`,
    `e${b1}${b2}`,
    `f${b1}${b2}${b3}`,
    `g${a1}#${b1}`,
    `h${a2}${a1}#${b1}`,
    `i${a1}#${b1}${b2}`,
    `j${a2}${a1}#${b1}${b2}`,
    `k${tierL}${tierR}`,
    `l${verbL}${verbR}`,
    `m${verbBefore}${tierL}${tierR}`,
    `n${verbBefore}${verbR}${tierL}`,
    `o${verbBefore}`,
    `p${kind}`,
    `q${kind}${a1}${b1}`,
    `r${before}`,
    `s${before}${beforeThat}`,
    `t${before}${a1}${a2}`,
    `u${before}${verbL}${tierL}${tierR}`,
    `v${run(words, w)}`,
    `w${run(words, w)}${before}`,
  ];
  const tierInFront = tierL === '-' ? beforeClause(words, clause.from, TIERS) : (tierL[0] as string);
  const isSlip = words.slice(Math.max(0, w - 6), w).includes('x');
  made.push(
    `F${isCounted ? 'c' : '-'}${a1}${b1}`,
    `G${isCounted ? 'c' : '-'}${b1}`,
    `H${tierInFront}${tierR === '-' ? '-' : tierR}${isSlip ? 'x' : ''}`,
    `I${verbBefore.slice(0, 2)}${tierInFront}${tierR[0]}${isSlip ? 'x' : ''}`,
    `J${verbBefore.slice(0, 2)}${b1}`,
    `K${tierL}${a1}`,
    `L${isSlip ? 'x' : ''}${before}`,
  );
  const turns = new Set<string>();
  for (let j = clause.from; j < clause.to; j++) if (TURNS.has(words[j] as string)) turns.add(words[j] as string);
  for (const turn of turns) made.push(`x${turn}`, `y${turn}${verbBefore}`);
  for (const turn of signs.turns) if (!turns.has(turn)) made.push(`z${turn}`);
  return made;
}

function clauseAround(words: readonly string[], w: number): { readonly from: number; readonly to: number } {
  let from = w;
  while (from > 0 && w - from < FARTHEST && !CLAUSE.has(words[from - 1] as string)) from--;
  let to = w + 1;
  while (to < words.length && to - w < FARTHEST && !CLAUSE.has(words[to] as string)) to++;
  return { from, to };
}

/** The nearest word of a class on one side, with how far it is: directly, near, behind another number; `-` for none. */
function nearest(words: readonly string[], w: number, step: 1 | -1, end: number, classes: string): string {
  let numbers = 0;
  for (let j = w + step; step < 0 ? j >= end : j < end; j += step) {
    const word = words[j] as string;
    if (word === '#') numbers++;
    if (classes.includes(word)) return `${word}${numbers > 0 ? Math.min(numbers, 2) + 3 : Math.min(Math.abs(j - w), 3)}`;
  }
  return '-';
}

/** The last word of some classes in the clauses in front, back to the last name. */
function beforeClause(words: readonly string[], from: number, classes: string): string {
  for (let j = from - 1; j >= Math.max(0, from - FARTHEST); j--) {
    const word = words[j] as string;
    if (word === 'N') return `N${classes.includes(words[j - 1] ?? '') ? words[j - 1] : ''}`;
    if (classes.includes(word)) return `<${word}`;
  }
  return '^';
}

/** Where a number stands in a row of numbers parted by blanks, tabs or 、, and how many there are: 2/3. */
function run(words: readonly string[], w: number): string {
  const joins = (i: number) => words[i] === '#' && /^[ \t、，_]$/.test(words[i - 1] ?? '') && words[i - 2] === '#';
  let before = 0;
  while (before < 7 && joins(w - 2 * before)) before++;
  let behind = 0;
  while (behind < 7 && joins(w + 2 * (behind + 1))) behind++;
  return `${before}/${before + behind}${words[w - 2 * before - 2] === 'N' || words[w - 2 * before - 1] === 'N' ? 'N' : ''}`;
}

/** Marks of a whole message. */
export function messageFeatures({ letters, words, turns }: Signs): readonly string[] {
  const made = new Set<string>();
  for (let i = 0; i <= letters.length; i++) made.add(`A${at(letters, i - 1)}${at(letters, i)}`);
  for (let i = 0; i <= words.length; i++) {
    made.add(`B${at(words, i - 1)}${at(words, i)}`);
    made.add(`C${at(words, i - 2)}${at(words, i - 1)}${at(words, i)}`);
  }
  for (const word of words) made.add(`D${word}`);
  for (const word of turns) for (const verb of VERBS) if (words.includes(verb)) made.add(`E${word}${verb}`);
  return [...made];
}
