// Which cards can a person be shown beside the text that says the same?

/** Letters, digits, `-`, `_` and `@`, at most 128 characters, never used twice by the app (protocol §3.4). */
export type CardTask = string;

export type CardOption = { readonly id: string; readonly text: string };

/** Every card is an extra: whoever cannot see it reads the text and answers in words. */
export type Card = { readonly task: CardTask; readonly title: string; readonly text: string } & (
  | { readonly kind: 'buttons'; readonly buttons: readonly CardOption[] }
  /** Any number of the options may be ticked. */
  | {
      readonly kind: 'checkbox';
      readonly question: string;
      readonly options: readonly CardOption[];
      readonly submit: CardOption;
    }
);
