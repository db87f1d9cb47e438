// What does the sheet of an answer's rows hold, before it is laid out?

/** Numbers are figures, text is text; `share` is a fraction of 1. */
export type TableCell = string | number | null | { readonly share: number | null };

/** One sheet. */
export type TableSheet = {
  /** What the sheet is called; left out: 明细. */
  readonly sheet?: string;
  readonly title: string;
  /** Until when, and of how many. */
  readonly under: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
};

export type AnswerTable = TableSheet & {
  /** For the file's name. */
  readonly name: string;
  /** Sheets behind the first. */
  readonly further?: readonly TableSheet[];
};
