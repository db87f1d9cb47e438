// Could a text be a name with one character wrong, missing or too many?
import { soundAlike, soundAlikeAll } from '../text/pinyin.ts';

/** How far a text is from a form: 0 an abbreviation of it; one character that sounds the same: 1, in its beginning only: 2; one edit of any kind: 3, in its beginning only: 4; null too far. */
type Distance = 0 | 1 | 2 | 3 | 4 | null;

/** 骏驰汽配 for 骏驰汽车配件: the first two characters, then some of the others in their order. */
function abbreviates(text: string, form: string): boolean {
  if (text.length < 3 || text.length >= form.length || !form.startsWith(text.slice(0, 2))) return false;
  let at = 2;
  for (let i = 2; i < form.length && at < text.length; i++) if (form[i] === text[at]) at++;
  return at === text.length;
}

/** Compares with one form of the same length or one more or less; `open`: the form goes on, so the last characters have to agree. */
function oneEdit(text: string, form: string, open: boolean): Distance {
  if (open && text.at(-1) !== form.at(-1)) return null;
  let head = 0;
  while (head < text.length && text[head] === form[head]) head++;
  let tail = 0;
  while (tail < text.length - head && tail < form.length - head && text[text.length - 1 - tail] === form[form.length - 1 - tail])
    tail++;
  const [left, right] = [text.length - head - tail, form.length - head - tail];
  if (left === 1 && right === 1 && soundAlike(text[head] as string, form[head] as string)) return open ? 2 : 1;
  return left + right === 1 || (left === 1 && right === 1) ? (open ? 4 : 3) : null;
}

/** The distance of a text (two characters or more, no exact match) from a form or its beginning. Of two characters only a homophone counts, or the missing middle of three. */
export function nameDistance(text: string, form: string): Distance {
  if (abbreviates(text, form)) return 0;
  if (text.length === 2) {
    if (form.length >= 2 && soundAlikeAll(text, form.slice(0, 2))) return form.length === 2 ? 1 : 2;
    return form.length === 3 && form[0] === text[0] && form[2] === text[1] ? 3 : null;
  }
  let best: Distance = null;
  for (const length of [text.length - 1, text.length, text.length + 1]) {
    if (length < 3 || length > form.length) continue;
    const distance = oneEdit(text, form.slice(0, length), length < form.length);
    if (distance !== null && (best === null || distance < best)) best = distance;
  }
  return best;
}
