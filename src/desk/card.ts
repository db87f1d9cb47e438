// Which cards can a person be shown beside the text that says the same?

/** Letters, digits, `-`, `_` and `@`, at most 128 of them, never used twice by the app (wecom §3.4). */
export type CardTask = string;

/** A button, or a box to tick. `id` comes back when it is pressed; unique on its card, at most 128 bytes. */
export type CardOption = { readonly id: string; readonly text: string };

/** `main`: ids of the buttons that stand out; left out: all alike. */
type Buttons = { readonly kind: 'buttons'; readonly buttons: readonly CardOption[]; readonly main?: readonly string[] };

/** Any number of the options may be ticked, none too. */
type Boxes = { readonly kind: 'checkbox'; readonly options: readonly CardOption[]; readonly submit: CardOption };

/** Every card is an extra: whoever cannot see it reads the text and answers in words. */
export type Card = { readonly task: CardTask; readonly title: string; readonly text: string } & (Buttons | Boxes);

/** What WeCom takes (wecom §3.4): buttons and boxes on one card, characters of a task and of a box. */
export const CARD_LIMITS = { buttons: 6, boxes: 20, task: 128, box: 17 } as const;

/** Characters WeCom advises; a client cuts what is longer, and not where we would. */
export const CARD_ADVISED = { title: 36, voteTitle: 16, text: 160, button: 10 } as const;
