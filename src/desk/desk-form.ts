// How does a form meet a person's messages: begun, answered, kept in the thread, done when it is confirmed? (architecture §8)
import { openLine, openOptions } from '../forms/asking.ts';
import type { Form, Open } from '../forms/form.ts';
import { type FormState, loadState, newState, remember } from '../forms/state.ts';
import { type FormEvent, formTurn } from '../forms/turn.ts';
import { readPartChange } from '../reading/answer/part-change.ts';
import { repairIn } from '../reading/answer/repairs.ts';
import type { Wanted } from '../reading/meaning.ts';
import { asksOfJob } from '../reading/question/talk.ts';
import type { DeskForm, Present, TextTurn } from './feature.ts';
import { formOf, withForm, withoutForm } from './form-slot.ts';
import type { Outgoing } from './ports.ts';
import { isProblem } from './problem.ts';
import type { Answered } from './receive.ts';
import { asConfirmed } from './speaker.ts';
import type { Thread } from './thread.ts';

/** What becomes of a confirmed form. `thread`: as the act leaves it, without the form; left out: as it was. */
export type ConfirmOutcome<A> =
  | { readonly kind: 'done'; readonly lines: readonly string[]; readonly sends?: readonly Outgoing[]; readonly thread?: Thread }
  /** Not done: what was read back is true no more; it is read back again. */
  | { readonly kind: 'again'; readonly lines: readonly string[]; readonly answers?: A }
  /** Not done, and still waiting as it was read back: 确认 may be said again. */
  | { readonly kind: 'kept'; readonly lines: readonly string[]; readonly answers?: A };

/** The facts of the moment, or why nothing can be said to the form any more: it is closed with these lines. */
export type Facts<C> = { readonly context: C } | { readonly over: readonly string[] };

type FormDeps<A, C, R> = {
  readonly context: (present: Present, answers: A) => Promise<Facts<C>>;
  /** Does exactly what was read back. The thread given is without the form. */
  readonly confirm: (turn: TextTurn, reviewed: R, context: C, answers: A) => Promise<ConfirmOutcome<A>>;
  /** What kind of answer its open question takes; left out: assent. */
  readonly wanted?: (answers: A) => Wanted;
};

/** A form as its feature uses it. */
export type OpenedForm<A, R> = DeskForm & {
  /** Begins it with these answers. One that is kept is replaced and said to be: 返回 brings it back, but for an act. */
  readonly begin: (turn: Present, answers: A, lines?: readonly string[]) => Promise<Answered>;
  /** What is said of the one that is kept where `begin` replaces it. */
  readonly replaces: (thread: Thread) => readonly string[];
  /** Takes up the one that is kept; `lines` in place of the form's own. Null where there is none. */
  readonly resume: (turn: Present, lines?: readonly string[]) => Promise<Answered | null>;
  /** Something happens in the one that is kept; null where there is none, or the text is none of its. */
  readonly tell: (turn: TextTurn, event: FormEvent<A>) => Promise<Answered | null>;
  readonly stateOf: (thread: Thread) => FormState<A, R> | null;
};

const INSIDE = ['confirm', 'back', 'cancel', 'pause', 'progress', 'help'] as const;
type Inside = (typeof INSIDE)[number];
const isInside = (name: string): name is Inside => (INSIDE as readonly string[]).includes(name);

/** A command or a question in the middle of free words is short; anything longer is the answer. */
const LONGEST_COMMAND = 12;

export function deskForm<A extends object, C, R>(form: Form<A, C, R>, deps: FormDeps<A, C, R>): OpenedForm<A, R> {
  const stateOf = (thread: Thread): FormState<A, R> | null => formOf(thread, form);
  const parts = (form.parts ?? []).map(({ names }) => names);

  /** One event in that state; null where a `say` was none of the form's. */
  async function happened(turn: TextTurn | Present, state: FormState<A, R>, event: FormEvent<A>): Promise<Answered | null> {
    const facts = await deps.context(turn, state.answers);
    return 'over' in facts ? over(turn, facts.over) : turned(turn, state, event, facts.context);
  }

  const over = ({ thread }: Present, lines: readonly string[]): Answered => ({ thread: withoutForm(thread, form.name), lines });

  async function turned(
    turn: TextTurn | Present,
    state: FormState<A, R>,
    event: FormEvent<A>,
    context: C,
  ): Promise<Answered | null> {
    const { speaker, thread } = turn;
    const next = formTurn(form, state, event, context);
    if (!next.mine) return null;
    if (next.state === null) return over(turn, next.lines);
    if (next.confirmed === null || !('text' in turn))
      return { thread: withForm(thread, next.state, speaker.arrivedAt), lines: next.lines };
    return confirmed(turn, next.state, next.confirmed, context);
  }

  async function confirmed(turn: TextTurn, state: FormState<A, R>, reviewed: R, context: C): Promise<Answered> {
    const { speaker, thread } = turn;
    const without = withoutForm(thread, form.name);
    const confirming = { ...turn, speaker: asConfirmed(speaker, state.shown), thread: without };
    const outcome = await deps.confirm(confirming, reviewed, context, state.answers);
    switch (outcome.kind) {
      case 'done': {
        const { lines, sends } = outcome;
        return { thread: outcome.thread ?? without, lines, ...(sends ? { sends } : {}) };
      }
      case 'again': {
        const { answers = state.answers, lines } = outcome;
        const again = await happened({ speaker, thread }, { ...state, answers }, { kind: 'open', lines });
        return again ?? { thread, lines };
      }
      case 'kept': {
        const { answers = state.answers, lines } = outcome;
        return { thread: withForm(thread, { ...state, answers }, speaker.arrivedAt), lines };
      }
    }
  }

  async function guarded<T>(work: () => Promise<T>, away: () => T): Promise<T> {
    try {
      return await work();
    } catch (e) {
      if (isProblem(e, 'database.away', 'database.conflict')) return away();
      throw e;
    }
  }

  /** Without the database nothing of this message is taken in, and the person is told so. */
  const safely = (turn: Present, work: () => Promise<Answered | null>): Promise<Answered | null> =>
    guarded(work, () => ({ thread: turn.thread, lines: [form.texts.away] }));

  async function answer(turn: TextTurn): Promise<Answered | null> {
    const state = stateOf(turn.thread);
    if (state === null || state.paused) return null;
    const facts = await deps.context(turn, state.answers);
    if ('over' in facts) {
      const { reading } = turn;
      const wantsHelp = reading.kind === 'command' && reading.name === 'help';
      return over(turn, wantsHelp ? [...facts.over, form.texts.helpOver] : facts.over);
    }
    const { context } = facts;
    const wanted = deps.wanted?.(state.answers).kind;
    const isAsked = wanted === 'words' && state.misses === 0 && turn.reading.kind === 'unclear' && asksOfJob(turn.text);
    const event: FormEvent<A> | null = isAsked
      ? { kind: 'asked', text: turn.text }
      : eventOf(turn, form.open(state.answers, context), wanted === 'place');
    return event && turned(turn, state, event, context);
  }

  /** What the text is to the form; null: it means something else. `isChoice`: a command's word may name what is chosen. */
  function eventOf(turn: TextTurn, open: Open<A, C>, isChoice: boolean): FormEvent<A> | null {
    const { reading, text } = turn;
    const said: FormEvent<A> = { kind: 'say', text };
    const question = open.kind === 'question' ? open.question : null;
    // 重新开始 may be read as a command, and is about the open question; so may 改 企业 ….
    if (question?.claims?.(text) || repairIn(text) || readPartChange(text, parts) !== null) return said;
    if (reading.kind === 'command' && isInside(reading.name)) return { kind: reading.name };
    const isLong = question?.isFree === true && [...text.trim()].length > LONGEST_COMMAND;
    if (isLong && (reading.kind === 'command' || reading.kind === 'query')) return said;
    // A report or a question of its own never reaches the form.
    if (reading.kind !== 'command' || isChoice) return said;
    // 同 and 改 are answers.
    const isAnswer = reading.name === 'same' || (reading.name === 'correct' && reading.args?.enterprise === undefined);
    return isAnswer ? said : null;
  }

  /** Something was said in it. */
  const hasContent = ({ trail, review }: FormState<A, R>): boolean => trail.length > 0 || review !== null;

  function replaces(thread: Thread): readonly string[] {
    const before = stateOf(thread);
    if (before === null || !hasContent(before)) return [];
    return [form.expires === 'act' ? form.texts.replaced : form.texts.replacedForm];
  }

  async function begin(turn: Present, answers: A, lines: readonly string[] = []): Promise<Answered> {
    const before = stateOf(turn.thread);
    const isSame = before !== null && JSON.stringify(before.answers) === JSON.stringify(answers);
    const anew = newState<A, R>(form, answers);
    // 返回 finds what was there.
    const { trail } = before === null || isSame || form.expires === 'act' ? anew : remember(before, answers, form.untracked);
    const said = isSame ? lines : [...replaces(turn.thread), ...lines];
    return (await happened(turn, { ...anew, trail }, { kind: 'open', lines: said })) as Answered;
  }

  return {
    name: form.name,
    expires: form.expires,
    what: form.texts.what,
    word: form.texts.word,
    parts,
    formerly: form.formerly ?? [],
    stateOf,
    standing(thread) {
      const state = stateOf(thread);
      return state && { isPaused: state.paused, isReview: state.review !== null };
    },
    replaces,
    begin,
    load(slot) {
      const loaded = loadState(form, slot);
      return loaded.kind === 'lost' ? null : loaded.state;
    },
    wanted(thread) {
      const state = stateOf(thread);
      return state === null || state.paused ? null : (deps.wanted?.(state.answers) ?? { kind: 'assent' });
    },
    answer: (turn) => safely(turn, () => answer(turn)),
    missed: (turn) =>
      safely(turn, async () => {
        const state = stateOf(turn.thread);
        return state === null || state.paused ? null : happened(turn, state, { kind: 'missed' });
      }),
    async reminder(present) {
      const state = stateOf(present.thread);
      if (state === null || state.paused) return null;
      return guarded(
        async () => {
          const facts = await deps.context(present, state.answers);
          return 'over' in facts ? null : openLine(form, state, facts.context);
        },
        () => null,
      );
    },
    async changeHow({ thread }) {
      if (stateOf(thread)?.review == null) return null;
      return form.expires === 'act' ? form.texts.notChanged : form.texts.changeHow;
    },
    async options(present) {
      const state = stateOf(present.thread);
      if (state === null || state.paused) return null;
      return guarded(
        async () => {
          const facts = await deps.context(present, state.answers);
          const asked = 'over' in facts ? null : openOptions(form, state, facts.context);
          return asked && { ...asked, of: state.answers };
        },
        () => null,
      );
    },
    async resume({ speaker, thread }: Present, lines?: readonly string[]) {
      const state = stateOf(thread);
      const event = { kind: 'resume', ...(lines ? { lines } : {}) } as const;
      // Whatever text brings it back is none of its answers.
      return state && happened({ speaker, thread }, state, event);
    },
    async tell(turn, event) {
      const state = stateOf(turn.thread);
      return state && happened(turn, state, event);
    },
  };
}
