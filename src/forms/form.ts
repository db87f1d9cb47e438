// How is a form defined?
/**
 * A form is what a person is asked, how an answer is taken, and what is read back before it is done. The engine
 * (`turn.ts`) gives every form the same: several answers at once, 返回, 改, 跳过, 再说一遍, 重来, 取消, 稍后, 进度, 帮助, 确认.
 *
 * A form; its sentences are in `conversations/`. Its three types: the answers (each optional), the facts of the moment, what is read
 * back and done.
 *
 *     export const wish = defineForm<WishAnswers, WishFacts, Wish>({
 *       name: 'wish', version: 1, expires: 'form', texts: wishTexts.form,
 *       answers: z.object({ enterprise: z.string().exactOptional(), people: z.int().exactOptional(), reason: z.string().exactOptional() }),
 *       reviewed: z.object({ enterprise: z.string(), people: z.int(), reason: z.string() }),
 *       fields: (ask) => [
 *         ask.choice('enterprise', { texts: wishTexts.enterprise, options: (_, facts) => facts.own }),
 *         ask.whole('people', { texts: wishTexts.people, relevant: ({ enterprise }) => enterprise !== undefined }),
 *         ask.text('reason', { texts: wishTexts.reason, most: 120, skip: '' }),
 *       ],
 *       review: ({ enterprise = '', people = 0, reason = '' }, facts) => {
 *         const frozen = { enterprise, people, reason };
 *         return { lines: readBack(frozen, facts), frozen };
 *       },
 *       reviewLine: ({ people = 0 }) => fill(wishTexts.waits, { people }),   // the read-back in one line
 *     });
 *
 * `read: (text, { answers }, facts) => …` may take several answers at once, and 改 ….
 *
 * An act without questions (截止, 广播): `fields: () => []`, `expires: 'act'`; the command begins it with all its answers.
 * The desk opens a form with `deskForm(form, { context, confirm })` (`desk/desk-form.ts`): `context` gives the facts of the moment,
 * `confirm` does exactly what was read back. The feature lists it under `forms`, and its command calls `begin` or `resume`.
 *
 * State is `{ form, version, answers, trail, review, misses, paused }` (`state.ts`): answers, never a position. What is asked is the first
 * field that is relevant and has no answer. When the answers change their shape, `version` grows and `upgrade` carries older ones.
 */
import type { z } from 'zod';
import type { FormTexts } from './form-texts.ts';
import type { Patch } from './trail.ts';

/** When a form that is left in the middle ends: an act after `openForms.actMinutes`, a form after `openForms.formHours`. */
export type Expires = 'act' | 'form' | 'never';

/** What one text does to the answers. */
export type Read<A> =
  /** `lines` stand before the next question; `isAlone`: they say all, and nothing is asked under them. */
  | { readonly kind: 'taken'; readonly answers: A; readonly lines?: readonly string[]; readonly isAlone?: boolean }
  /** Answered, and nothing changes; `thenAsks`: what is open follows in one line. */
  | { readonly kind: 'said'; readonly lines: readonly string[]; readonly thenAsks?: boolean }
  /** As good as that command. */
  | { readonly kind: 'means'; readonly event: 'back' | 'cancel' | 'confirm' }
  /**
   * Meant as an answer, but none that can be taken; `lines` say why, in place of the question's own `again`. What `answers` change here,
   * 返回 does not undo. `isFirst`: it opens another question, whose misses count from this one.
   */
  | {
      readonly kind: 'missed';
      readonly lines?: readonly string[];
      /** In place of `lines` the second time in a row. */
      readonly later?: readonly string[];
      readonly answers?: A;
      readonly isFirst?: boolean;
    }
  /** It may mean something else. */
  | { readonly kind: 'notMine' };

/** An answer that can be pressed on a card. */
export type AnswerOption = {
  /** The words it is the same as. */
  readonly text: string;
  /** As the list shows it; left out: it is none of a numbered list. */
  readonly number?: number;
  /** What it is called, the fullest first: a button may hold only a shorter one. */
  readonly names: readonly string[];
};

/** A question with its answers to be pressed. */
export type AskedOptions = { readonly line: string; readonly options: readonly AnswerOption[] };

export type Question<A, C> = {
  readonly key: string;
  /** In full, as it is asked first and when the form is resumed. */
  readonly ask: (answers: A, context: C) => readonly string[];
  /** The same in full when it is taken up again, repeated or explained; left out: as it is asked. */
  readonly anew?: (answers: A, context: C) => readonly string[];
  /** In one line, behind something else that was answered. */
  readonly line: (answers: A, context: C) => string;
  /** Said after the first and after the second answer that could not be taken. */
  readonly again: (answers: A, context: C) => readonly [string, string];
  readonly read: (text: string, answers: A, context: C) => Read<A>;
  /** The answers without this one, where it may be left out; `lines` in place of the common sentence. */
  readonly skip?: (answers: A, context: C) => { readonly answers: A; readonly lines?: readonly string[] };
  /** After 都不是 to a question that offers choices; null: the form is cancelled. */
  readonly neither?: (answers: A, context: C) => A | null;
  /** Words that are its answer though they are a command elsewhere (结束 ends a text). */
  readonly claims?: (text: string) => boolean;
  /** All the answers there are, where they can be listed. */
  readonly options?: (answers: A, context: C) => readonly AnswerOption[];
  /** Any words may be its answer: a long text is never taken for a command or a question. */
  readonly isFree?: boolean;
};

/** One of a form's answers as a gesture names it: 改 标题 …, 改 2, 去掉 情况. */
export type Part<A, C> = {
  /** What it is called. */
  readonly names: readonly string[];
  readonly isAnswered: (answers: A, context: C) => boolean;
  /** The answers without this one: it is asked again. */
  readonly clear: (answers: A) => A;
  /** What is said in its place. */
  readonly replace: (text: string, answers: A, context: C) => Read<A>;
  readonly skip?: Question<A, C>['skip'];
};

export type Open<A, C> =
  | { readonly kind: 'question'; readonly question: Question<A, C> }
  | { readonly kind: 'review' }
  /** All is known and nothing waits for 确认: it is gone on with at once. */
  | { readonly kind: 'complete' }
  /** Nothing is asked. */
  | { readonly kind: 'nothing' };

export type Review<R> = {
  readonly lines: readonly string[];
  /** Plain JSON: exactly this is done by 确认. */
  readonly frozen: R;
};

/** A form's answers as a program before this one stored them. */
export type Stored = {
  /** Null: kept by a program whose forms had no version. */
  readonly version: number | null;
  readonly slot: unknown;
};

/** What of them can be gone on with. `review`: exactly what that program read back. */
export type Carried<A, R> = {
  readonly answers: A;
  readonly review?: R | null;
  readonly paused?: boolean;
  readonly trail?: readonly Patch[];
};

/** What is read of `answers` by the engine: at least this much of a form's state. */
type Standing<A, R> = { readonly answers: A; readonly review: R | null };

/** A: the answers, plain JSON · C: facts of the moment, given anew at each turn · R: what is read back and done. */
export type Form<A extends object, C, R> = {
  readonly name: string;
  readonly version: number;
  readonly expires: Expires;
  readonly answers: z.ZodType<A>;
  readonly reviewed: z.ZodType<R>;
  readonly texts: FormTexts;
  readonly open: (answers: A, context: C) => Open<A, C>;
  /** `before`: what was read back last; `how`: for the first time or after a change, or once more in full. */
  readonly review: (answers: A, context: C, before: R | null, how: 'ask' | 'anew') => Review<R>;
  readonly reviewLine: (answers: A, context: C) => string;
  /** The one question a read-back asks beside 确认, with its answers; null, or no such function: none that can be pressed. */
  readonly reviewOptions?: (answers: A, context: C) => AskedOptions | null;
  /** Heard before the open question: several answers at once, a correction, an item dropped, moved or swapped. */
  readonly read?: (text: string, standing: Standing<A, R>, context: C) => Read<A>;
  /** What 改 and 去掉 can name, counted from 1; left out: nothing, or `read` hears it. */
  readonly parts?: readonly Part<A, C>[];
  /** 跳过 under a read-back, where one item of several may wait; null, or no such function: nothing can be skipped there. */
  readonly skip?: (answers: A, context: C) => { readonly answers: A; readonly lines: readonly string[] } | null;
  /** It only leads to another form: 稍后 leaves it. */
  readonly isPassing?: true;
  /** Said before what is open when the form is taken up again. */
  readonly resumed?: (answers: A, context: C) => readonly string[];
  /** How 返回 goes back through answers that were stored without a trail; oldest first. */
  readonly trailOf?: (answers: A) => readonly Patch[];
  /** What is left of the answers when all is begun anew (重来). */
  readonly fresh: (answers: A) => A;
  /** 取消 of one item of several; null, or no such function: the whole form. What it drops is not brought back by 返回 unless it says so. */
  readonly cancel?: (
    answers: A,
    context: C,
  ) => { readonly answers: A; readonly lines: readonly string[]; readonly isUndoable?: boolean } | null;
  /** Lines for 进度 before the open question. */
  readonly progress?: (answers: A, context: C) => readonly string[];
  /** Lines for 帮助 in place of `texts.help`. */
  readonly help?: (answers: A, context: C) => readonly string[];
  /** Lines for 确认 while something is open, in place of `texts.stillOpen`. */
  readonly stillOpen?: (answers: A, context: C) => readonly string[];
  /** Lines for 返回 before what is open then, in place of `texts.back`. */
  readonly back?: (answers: A, context: C) => readonly string[];
  /** Said of the whole form that is cancelled, in place of `texts.cancelled`. */
  readonly cancelled?: (answers: A, context: C) => string;
  /** Under a read-back, after the first, second and third text nobody understood; in place of `texts.reviewMissed`. */
  readonly reviewMissed?: (answers: A, context: C) => readonly string[];
  /** What stands where nothing is asked, after 重来. */
  readonly overview?: (answers: A, context: C) => readonly string[];
  /** Top-level answers 返回 leaves as they are: what only tells how others are meant. */
  readonly untracked?: readonly string[];
  /** What an older program kept under this form's name, or under one of `formerly`; null: it cannot be carried. */
  readonly upgrade?: (stored: Stored) => Carried<A, R> | null;
  /** Names of slots in which older programs kept it. */
  readonly formerly?: readonly string[];
};
