// Is this a well-formed 统一社会信用代码, and does its check digit agree (GB 32100-2015)?

// The standard leaves out I, O, S, V and Z.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** `letters`: not 18 characters of the standard's alphabet. `digit`: the last character is not the one the first 17 give. */
type CreditCodeFault = 'letters' | 'digit';

/** The 18th character for the first 17, or null where they are not of the standard's alphabet (GB 32100-2015, 5). */
export function creditCodeDigit(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(i));
    if (value < 0) return null;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Checks a code already in upper case without spaces; null when it is sound. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  const digit = code.length === 18 && ALPHABET.includes(code.charAt(17)) ? creditCodeDigit(code.slice(0, 17)) : null;
  if (digit === null) return 'letters';
  return digit === code.charAt(17) ? null : 'digit';
}
