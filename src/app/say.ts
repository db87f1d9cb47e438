// What can the bot say, before any channel renders it?
import type { Card } from './card.ts';

export type Say =
  /** Complete by itself; a channel splits what is too long for it at line ends. */
  | { readonly kind: 'text'; readonly text: string }
  /** A kept file (its id) under the name the person sees. */
  | { readonly kind: 'file'; readonly file: string; readonly name: string }
  | { readonly kind: 'picture'; readonly file: string }
  /** An extra beside a text that says the same. */
  | { readonly kind: 'card'; readonly card: Card };

export const text = (...lines: readonly string[]): Extract<Say, { kind: 'text' }> => ({ kind: 'text', text: lines.join('\n') });
