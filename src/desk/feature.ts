// What can a feature answer, and what is it given?
import type { Week } from '../domain/time.ts';
import type { AskedOptions, Expires } from '../forms/form.ts';
import type { Meaning, MeaningOf, Wanted } from '../reading/meaning.ts';
import type { CommandReading, QueryReading, Reading } from '../reading/reading.ts';
import type { FeatureSlot } from './feature-slot.ts';
import type { Incoming } from './incoming.ts';
import type { Reports } from './ports.ts';
import type { Answered } from './receive.ts';
import type { Speaker } from './speaker.ts';
import type { Thread } from './thread.ts';

/** One message of one active person; `reports` as this message has asked them already. */
export type MessageTurn = { readonly speaker: Speaker; readonly thread: Thread; readonly reports: Reports };

/** One text of one active person. */
export type TextTurn = MessageTurn & {
  readonly text: string;
  /** What the text means with no conversation open. */
  readonly reading: Reading;
  /** The week that was chosen for a text that named none; null: none was. */
  readonly chosen: Week | null;
};

/** Null: not this feature's; the next is asked. */
type Offered<V> = (turn: V) => Promise<Answered | null>;

export type CommandTurn = TextTurn & { readonly command: CommandReading };
type QueryTurn = TextTurn & { readonly query: QueryReading };
export type CardTurn = MessageTurn & { readonly pressed: Extract<Incoming, { kind: 'cardPressed' }> };

/** Who speaks, and what is open with them. */
export type Present = Pick<MessageTurn, 'speaker' | 'thread'>;

/** What can be put aside and taken up again: a form, or the week's report. */
export type Resumable = {
  readonly name: string;
  /** In words: 没写完的经验. */
  readonly what: string;
  /** What is typed to go on with it. */
  readonly word: string;
  /** How it stands; null: there is none. */
  readonly standing: (thread: Thread) => { readonly isPaused: boolean; readonly isReview: boolean } | null;
  /** Takes it up: its question or read-back in full, with the facts of now; null where there is none. */
  readonly resume: (turn: MessageTurn) => Promise<Answered | null>;
  /** How what is read back is changed, with an example of it; null: nothing waits for 确认. */
  readonly changeHow: (turn: MessageTurn) => Promise<string | null>;
  /** Its open question, or the doubt of its read-back, where a press can answer it. `of`: what the answer depends on, plain data. */
  readonly options: (turn: MessageTurn) => Promise<(AskedOptions & { readonly of: unknown }) | null>;
};

/** What the desk needs to know of a form, whatever its answers are. */
export type DeskForm = Resumable & {
  readonly expires: Expires;
  /** What 改 and 去掉 call its answers, of each. */
  readonly parts: readonly (readonly string[])[];
  readonly formerly: readonly string[];
  /** A stored slot as this program keeps it; null: it cannot be gone on with. */
  readonly load: (slot: unknown) => object | null;
  /** What kind of answer its open question takes; null: none is open. */
  readonly wanted: (thread: Thread) => Wanted | null;
  /** A text that reaches the form; null: it means something else. */
  readonly answer: (turn: TextTurn) => Promise<Answered | null>;
  /** A text nobody understood while the form has the floor. */
  readonly missed: (turn: TextTurn) => Promise<Answered | null>;
  readonly reminder: (present: Present) => Promise<string | null>;
};

/** Meanings that go to whichever feature takes them; the others have rules of their own (dispatch). */
export type HeardKind = Exclude<
  Meaning['kind'],
  | 'faq'
  | 'several'
  | 'choice'
  | 'week'
  | 'askedOpen'
  | 'inOtherWords'
  | 'answer'
  | 'command'
  | 'query'
  | 'followUp'
  | 'manners'
  | 'repeat'
  | 'unclear'
>;

/** What a feature does with each kind of meaning it understands. */
type Hears = { readonly [Kind in HeardKind]?: (turn: TextTurn, meaning: MeaningOf<Kind>) => Promise<Answered | null> };

/** Features are asked in the order they are listed; the first that does not decline answers. */
export type Feature = {
  /** Names the feature's form in a thread. */
  readonly name: string;
  /** Its forms: what is said while one of them has the floor is answered by the form. */
  readonly forms?: readonly DeskForm[];
  /** The week's report, which stands in the thread itself. */
  readonly kept?: Resumable;
  /** How what it keeps in a thread is read back; a feature without one keeps nothing. */
  readonly slot?: Pick<FeatureSlot<unknown>, 'schema'>;
  /** What kind of answer its open question takes; null: none is open. Left out: assent. */
  readonly wanted?: (thread: Thread) => Wanted | null;
  /** What it keeps asks nothing, and only listens (撤回 of what was just filed). */
  readonly isSilent?: true;
  /** A text that reaches its open form; confirm, back, cancel, pause, progress and help come here too. Null: it means something else. */
  readonly answer?: Offered<TextTurn>;
  readonly hears?: Hears;
  readonly query?: Offered<QueryTurn>;
  readonly pressed?: Offered<CardTurn>;
  /** Offered what nobody understood, before it is given up: what was understood of it. */
  readonly puzzled?: Offered<TextTurn>;
  /** The open question again, in one line; null where nothing is open. */
  readonly reminder?: (turn: Pick<MessageTurn, 'speaker' | 'thread'>) => Promise<string | null>;
  /** What of the thread is over before this message is read, and what is said of that before anything else. */
  readonly settle?: (turn: MessageTurn) => Promise<{ readonly thread: Thread; readonly lines: readonly string[] }>;
  /** The open question again, of a feature whose question may lie beneath no form at all; null where nothing is open. */
  readonly again?: Offered<MessageTurn>;
  /** The open question asked differently, because nothing was understood; null where nothing is open. */
  readonly missed?: Offered<TextTurn>;
};

/** Whoever keeps asides under that name: a form of one of the features, or a feature. */
export type Holder = Pick<Feature, 'name' | 'wanted' | 'answer' | 'reminder' | 'isSilent'> &
  Partial<Pick<DeskForm, 'missed' | 'parts'>>;

/** All that can be put aside and taken up again. */
export const resumables = (features: readonly Feature[]): readonly Resumable[] =>
  features.flatMap(({ forms = [], kept }): readonly Resumable[] => (kept ? [...forms, kept] : forms));

/** The feature that keeps asides under that name, by itself or by one of its forms. */
const featureKeeping = (features: readonly Feature[], name: string | undefined): Feature | undefined =>
  features.find((feature) => feature.name === name || feature.forms?.some((form) => form.name === name));

export function holderOf(features: readonly Feature[], name: string | undefined): Holder | undefined {
  const feature = featureKeeping(features, name);
  return feature?.forms?.find((form) => form.name === name) ?? feature;
}
