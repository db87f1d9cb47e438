// Which enterprise was meant by a name?

/** An enterprise as it was named: exactly one of the three. Ids, never names; `unknown` and `typed` (told with a doubt or candidates) are the text as typed. */
export type Named =
  /** `doubt`: a character was wrong, missing or too many, so the read-back asks. */
  | { readonly enterprise: string; readonly doubt?: 'name'; readonly typed?: string }
  /** Several fit equally well; roster order. */
  | { readonly candidates: readonly string[]; readonly typed?: string }
  | { readonly unknown: string };
