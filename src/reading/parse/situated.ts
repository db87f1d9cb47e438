// What does every step of the parse know of the message and who sent it?
import type { Named } from '../names/named.ts';
import type { Folded } from '../text/text.ts';
import type { ReportField } from '../words/report-words.ts';
import type { Hypothesis } from './hypothesis.ts';

/** All that steps ask of the message and who sent it. */
export type Situated = {
  readonly f: Folded;
  /** The figure a question asked for, in force until another verb; null in a report. */
  readonly asked: ReportField | null;
  /** The one enterprise all of it is about, though it names none. */
  readonly sole?: Named;
  /** Whether enterprises are named in it: a report, not an answer about one. */
  readonly isReport: boolean;
  /** How many numbers make a row of annex 1 at least. */
  readonly leastRow: 2 | 3;
  /** The week of speaking. */
  readonly week: string;
  /** The day of speaking. */
  readonly today: string;
  readonly finder: Finder;
  /** What was looked up of unknown pieces, by where they stand. */
  readonly facts: Map<number, TextFacts>;
  /** Names that were found, with the words typed for them. */
  readonly typedNames: Map<Named, Named>;
};

/** Finds names of one's own, and remembers. */
type Finder = { readonly find: (typed: string) => Named; readonly isEmpty: (text: string) => boolean };

/** Takes a hypothesis that goes on. */
export type Emit = (h: Hypothesis) => void;

/** A piece of the folded text. */
export type Stretch = { readonly from: number; readonly to: number };

/** What is known of a piece by itself, looked up once a message. */
export type TextFacts = {
  /** It ends like a company's name. */
  readonly isCompany: boolean;
  /** It ends like a place inside an enterprise. */
  readonly isRoom: boolean;
  /** It ends like a worker's trade. */
  readonly isTrade: boolean;
  /** A negation or an end that no list knows may be in it. */
  readonly mayTurn: boolean;
  /** It stands before a number that is nearly reached: 快三十. */
  readonly isNearly: boolean;
  /** Nothing but places and legal forms. */
  readonly isPlace: boolean;
  /** Whom it names; null where it names nobody. */
  readonly named: () => Named | null;
};
