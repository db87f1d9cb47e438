// What can the bot say, before any channel renders it?

export type Say =
  /** Complete by itself; a channel splits what is too long for it at line ends. */
  { readonly kind: 'text'; readonly text: string };

export const text = (...lines: readonly string[]): Say => ({ kind: 'text', text: lines.join('\n') });
