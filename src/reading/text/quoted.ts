// How is what a person typed shown back, as nothing but words?
import { withoutRude } from './rude.ts';

/** What a person typed, shown back as plain words: no insult, no markup, no link, one line, cut after so many characters. */
export function quoted(text: string, most: number = 24): string {
  const plain = [
    ...text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  ];
  const short = plain.length > most ? [...plain.slice(0, most), '…'] : plain;
  return withoutMarkup(withoutRude(short.join('')));
}

/** What a person typed for others to read, line by line and whole: no markup, no link, nothing invisible. */
export const asTyped = (text: string): string =>
  withoutMarkup(
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  );

const withoutMarkup = (text: string): string => text.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('://', '：//');
