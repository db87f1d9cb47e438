// Which of the readings that were just offered does a text choose?
import type { Reading } from '../reading.ts';
import { readYesNo } from './assent.ts';
import { readChoice } from './choice.ts';

const NONE = /^(?:都|全|全都|两个都|三个都)?(?:不是|不对|没有|不要)(?:这个|这些|这几个)?[的了啊呀。.！!]*$/;

/** Its words; null: none of them; undefined: something else. 是 chooses where only one was offered. What reads as something of its own chooses nothing. */
export function readOffered(text: string, reading: Reading, offered: readonly string[]): string | null | undefined {
  const [only, second] = offered;
  if (only === undefined) return undefined;
  if (readYesNo(text) === true && second === undefined) return only;
  if (NONE.test(text.trim()) || readYesNo(text) === false) return null;
  if (reading.kind !== 'unclear') return undefined;
  const choice = readChoice(
    text,
    offered.map((words, i) => ({ number: i + 1, words: [words] })),
  );
  return choice.kind === 'one' ? offered[choice.index] : undefined;
}
