// Which word of a question about the job was meant where one character of it is wrong, or two are swapped?
import { soundAlike } from '../text/pinyin.ts';
import { JOB_WORDS, type JobWord } from './job-words.ts';

const SHORTEST = 2;
const LONGEST = 7;
const HOLE = '*';

const holed = (word: string, at: number): string => word.slice(0, at) + HOLE + word.slice(at + 1);

/** Words that ask or say what about, by all but one of their characters. */
const BY_REST: ReadonlyMap<string, readonly string[]> = (() => {
  const byRest = new Map<string, string[]>();
  for (const [word, { groups, about }] of JOB_WORDS) {
    if ((groups === 0 && about.length === 0) || word.length < SHORTEST || word.length > LONGEST) continue;
    for (let at = 0; at < word.length; at++) {
      const key = holed(word, at);
      const known = byRest.get(key);
      if (known === undefined) byRest.set(key, [word]);
      else known.push(word);
    }
  }
  return byRest;
})();

type Slip = { readonly to: number; readonly value: JobWord };

const HAN = /^\p{Script=Han}$/u;

/** A character may be any other in a word of five and more, one that sounds the same in a shorter one. */
const isSlip = (word: string, at: number, typed: string): boolean =>
  HAN.test(typed) && word[at] !== typed && (word.length >= 5 || soundAlike(word[at] as string, typed));

/** Words that may have been meant at `at`. Steps: the longest word's length squared. */
export function slipsAt(text: string, at: number): readonly Slip[] {
  const slips: Slip[] = [];
  for (let length = SHORTEST; length <= LONGEST && at + length <= text.length; length++) {
    const typed = text.slice(at, at + length);
    for (let i = 0; i < length; i++) {
      for (const word of BY_REST.get(holed(typed, i)) ?? [])
        if (isSlip(word, i, typed[i] as string)) slips.push({ to: at + length, value: JOB_WORDS.get(word) as JobWord });
      const swapped = typed.slice(0, i) + (typed[i + 1] ?? '') + (typed[i] as string) + typed.slice(i + 2);
      const value = length >= 3 && i + 1 < length && typed[i] !== typed[i + 1] ? JOB_WORDS.get(swapped) : undefined;
      if (value !== undefined && (value.groups !== 0 || value.about.length > 0)) slips.push({ to: at + length, value });
    }
  }
  return slips;
}
