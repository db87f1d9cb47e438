// Does a text hold one of an enterprise's own names, to the letter?

/** Anywhere in the text. */
export const namesOne = (names: readonly string[], text: string): boolean => names.some((name) => text.includes(name));

/** A part of two characters that none of the others' names has: 铎华 of 示例铎华机械. */
export const namesPart = (names: readonly string[], others: readonly string[], text: string): boolean =>
  names.some((name) =>
    Array.from(name.slice(1), (_, i) => name.slice(i, i + 2)).some(
      (part) => text.includes(part) && !others.some((other) => other.includes(part)),
    ),
  );
