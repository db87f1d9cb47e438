// What does the sheet of an answer's rows hold, before it is laid out?

/** Numbers are figures, text is text; `share` is a fraction of 1. */
export type TableCell = string | number | null | { readonly share: number | null };

export type AnswerTable = {
  /** For the file's name. */
  readonly name: string;
  readonly title: string;
  /** Until when, and of how many. */
  readonly under: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
};
