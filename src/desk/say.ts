// What can the bot say, before any channel renders it?
import type { Card } from './card.ts';

export type Say =
  /** Complete by itself; a channel splits what is too long for it at line ends. */
  | { readonly kind: 'text'; readonly text: string }
  /** A kept file (its id) under the name the person sees. */
  | { readonly kind: 'file'; readonly file: string; readonly name: string }
  | { readonly kind: 'picture'; readonly file: string }
  /** An extra beside a text that says the same. */
  | { readonly kind: 'card'; readonly card: Card }
  /** A card pressed before is greyed and shows what was chosen; `card`: with these words above it. `response` came with the press: good once, for 72 h, never printed. */
  | { readonly kind: 'cardUsed'; readonly response: string; readonly says: string; readonly card?: Card };

export const text = (...lines: readonly string[]): Extract<Say, { kind: 'text' }> => ({ kind: 'text', text: lines.join('\n') });
