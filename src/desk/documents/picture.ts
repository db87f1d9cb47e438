// What does a picture in the chat show?

/** Points of one line; null = no value (a rate of 0/0, or nothing reported). */
export type Series = { readonly name: string; readonly values: readonly (number | null)[] };

export type Unit = '人' | '家' | '户次' | '%';

type Caption = {
  /** 普工缺工走势. */
  readonly title: string;
  /** Whose, and which period. */
  readonly subtitle: string;
  readonly unit: Unit;
  /** Under the picture: coverage, the instant it holds for, what was joined or left out. Each fits a line. */
  readonly notes: readonly string[];
};

/** At most seven series are drawn; whoever makes a picture joins or leaves out the rest and says so in the notes. */
export const MOST_SERIES = 7;

export type Picture =
  | (Caption & {
      readonly kind: 'lines';
      /** One a week, oldest first. */
      readonly ticks: readonly string[];
      readonly series: readonly Series[];
    })
  | (Caption & {
      readonly kind: 'bars';
      readonly bars: readonly { readonly name: string; readonly value: number | null }[];
    });
