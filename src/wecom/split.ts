// How is a text that is too long for one message cut into several? (wecom §3.3)
import { sendableText, TEXT_BYTES } from './text.ts';

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Pieces of at most `limit` UTF-8 bytes (4 or more), in order: whole lines as far as they fit, a longer line between characters as
 * a reader sees them. Blank pieces are left out, so a blank text gives none. Put together they are the text, but for white space at
 * the cuts.
 */
export function splitText(text: string, limit: number = TEXT_BYTES): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  const close = () => {
    if (piece.trim() !== '') pieces.push(piece.trimEnd());
    piece = '';
    bytes = 0;
  };
  const add = (part: string, size: number) => {
    piece += part;
    bytes += size;
  };

  for (const line of sendableText(text).split('\n')) {
    const size = Buffer.byteLength(line);
    if (piece !== '' && bytes + 1 + size <= limit) {
      add(`\n${line}`, 1 + size);
      continue;
    }
    close();
    if (size <= limit) add(line, size);
    else {
      for (const character of charactersOf(line, limit)) {
        const its = Buffer.byteLength(character);
        if (bytes + its > limit) close();
        add(character, its);
      }
    }
  }
  close();
  return pieces;
}

/** The same with so many bytes of one message to spare. */
export const splitWith = (text: string, spare = 0): readonly string[] => splitText(text, TEXT_BYTES - spare);

function* charactersOf(line: string, limit: number): Iterable<string> {
  for (const { segment } of GRAPHEMES.segment(line)) {
    if (Buffer.byteLength(segment) <= limit) yield segment;
    // A pile of combining marks longer than a message: between code points, then.
    else yield* segment;
  }
}
