// Which known word begins here?
import { type Folded, GAP } from './text.ts';

/** Children by character code: a character of a string would be a new string each time. */
type Node<T> = { readonly next: Map<number, Node<T>>; value?: T };

/** Words and what each means, found in one walk. */
export type Lexicon<T> = Node<T>;

export type Found<T> = { readonly to: number; readonly value: T };

/** Builds a lexicon. Words are given folded (simplified, lower case, no blanks); a word given twice keeps its first meaning. */
export function buildLexicon<T>(words: Iterable<readonly [string, T]>): Lexicon<T> {
  const root: Node<T> = { next: new Map() };
  for (const [word, value] of words) {
    let at = root;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      let next = at.next.get(code);
      if (next === undefined) {
        next = { next: new Map() };
        at.next.set(code, next);
      }
      at = next;
    }
    if (at !== root) at.value ??= value;
  }
  return root;
}

/** The characters that words begin with. */
export const firstCharacters = <T>(lexicon: Lexicon<T>): readonly string[] =>
  [...lexicon.next.keys()].map((code) => String.fromCharCode(code));

/** Whether any word begins with the character. */
export const beginsWord = <T>(lexicon: Lexicon<T>, c: string): boolean => lexicon.next.has(c.charCodeAt(0));

/** The longest word that begins at `at` and ends by `limit`. Blanks inside a word do not matter (普 工), tabs and line ends do. At most as many steps as the longest word has characters. */
export function longestWord<T>(
  lexicon: Lexicon<T>,
  { text, gaps }: Pick<Folded, 'text' | 'gaps'>,
  at: number,
  limit: number = text.length,
): Found<T> | null {
  let node: Node<T> | undefined = lexicon;
  let found: Found<T> | null = null;
  for (let i = at; i < limit; i++) {
    if (i > at && (gaps[i] as number) >= GAP.tab) break;
    node = node.next.get(text.charCodeAt(i));
    if (node === undefined) break;
    if (node.value !== undefined) found = { to: i + 1, value: node.value };
  }
  return found;
}

/** All words that begin at `at`, the longest first; otherwise as `longestWord`. */
export function wordsAt<T>(lexicon: Lexicon<T>, { text, gaps }: Pick<Folded, 'text' | 'gaps'>, at: number): readonly Found<T>[] {
  let node: Node<T> | undefined = lexicon;
  let found: Found<T>[] | null = null;
  for (let i = at; i < text.length; i++) {
    if (i > at && (gaps[i] as number) >= GAP.tab) break;
    node = node.next.get(text.charCodeAt(i));
    if (node === undefined) break;
    if (node.value !== undefined) {
      found ??= [];
      found.unshift({ to: i + 1, value: node.value });
    }
  }
  return found ?? NOTHING;
}

const NOTHING: readonly never[] = [];
