// Which rule takes a text, and which feature answers it? The meanings come ranked from the reading; nothing is read here. (architecture §7)
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import type { Week } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Manners } from '../reading/answer/manners.ts';
import { interpret } from '../reading/interpret.ts';
import type { Meaning, MeaningOf, Situation } from '../reading/meaning.ts';
import { withPause } from '../reading/text/pause.ts';
import { quoted } from '../reading/text/quoted.ts';
import { weekAskedAgain, withQuestionAgain } from './ask-again.ts';
import { type Handlers, onCommand } from './commands.ts';
import { type Feature, type HeardKind, holderOf, type MessageTurn, type TextTurn } from './feature.ts';
import { WEEKLY } from './floor.ts';
import { withLeftOut } from './left-out.ts';
import { openAnswer } from './open-answer.ts';
import { confirmAside, withPutAside } from './put-aside.ts';
import { answerQuestion } from './questions/ask.ts';
import { contextOf } from './reading-context.ts';
import type { Answered } from './receive.ts';
import { withForms } from './reminder.ts';
import { situationOf } from './situation.ts';
import { type Suggestions, withSuggestion } from './suggestions.ts';
import { isBusy, type Thread, withoutOffer } from './thread.ts';
import { onManners, onNoneOffered, onRepeat, onUnclear } from './unclear.ts';
import { withOwnWords } from './week/own-words.ts';

export type Dispatching = {
  readonly features: readonly Feature[];
  readonly commands: Handlers;
  /** Absent or null: nobody is asked. */
  readonly suggestions?: Suggestions | null;
};

type RuleName = 'anytime' | 'chosen' | 'form' | 'own' | 'report' | 'command' | 'question' | 'unclear';

type DispatchRule = { readonly name: RuleName; readonly takes: readonly Meaning['kind'][]; readonly why: string };

/** In this order; the first whose meaning some feature does not decline answers. Printed by `npm run understand -- --rules`. */
export const DISPATCH_RULES: readonly DispatchRule[] = [
  {
    name: 'anytime',
    takes: ['several', 'faq', 'endRehearsal'],
    why: 'whatever is open: of several questions in one message each is answered; a question about the job is answered and what is open asked again; a rehearsal ends at once',
  },
  {
    name: 'chosen',
    takes: ['choice', 'week'],
    why: 'the last reply offered readings of a text, or asked for its week: what is chosen is heard in its words, or in that week',
  },
  {
    name: 'form',
    takes: ['goOn', 'askedOpen', 'inOtherWords', 'answer'],
    why: 'what is asked about the open form itself is answered, and the form that asked hears its answer first; a report, command or question of its own is none; 继续 takes up one that is put aside',
  },
  {
    name: 'own',
    takes: [
      'undoNumber',
      'programmes',
      'publishPeriod',
      'why',
      'stands',
      'correct',
      'decision',
      'sourceRow',
      'sources',
      'followUp',
    ],
    why: 'words that one feature alone understands, or that go on from the last question',
  },
  {
    name: 'report',
    takes: ['report', 'correctNumber', 'reply', 'lines'],
    why: "the week's figures, by name, by the list's numbers, or as an answer",
  },
  { name: 'command', takes: ['command'], why: 'the handler of the command, if the table gives it to the role' },
  { name: 'question', takes: ['query'], why: 'the first feature that knows the measure' },
  { name: 'unclear', takes: ['manners', 'repeat', 'unclear'], why: 'manners, the open question again, guesses, examples' },
];

export const ruleOf = (kind: Meaning['kind']): DispatchRule =>
  DISPATCH_RULES.find(({ takes }) => takes.includes(kind)) as DispatchRule;

/** What was considered of a text, likeliest first. `isTaken`: this one was answered. */
export type Considered = { readonly rule: RuleName; readonly meaning: Meaning; readonly isTaken: boolean };

/** Whoever explains how a text is answered; a text that was kept until its week was named is heard again. */
export type Watch = {
  /** Before it is answered: with what open, and all it can mean, likeliest first. */
  readonly heard: (message: MessageTurn, text: string, situation: Situation, meanings: readonly Meaning[]) => Promise<void>;
  readonly considered: (considered: Considered) => void;
};

/** What a text means here and now, answered. `chosen`: the week of a text that named none. */
export async function dispatch(
  deps: Dispatching,
  message: MessageTurn,
  typed: string,
  chosen: Week | null = null,
  watch?: Watch,
): Promise<Answered> {
  const text = withPause(typed);
  const { speaker, thread: kept } = message;
  const thread = { ...withoutOffer(kept), asking: null, lost: 0 };
  const situation = situationOf(deps.features, kept, speaker.arrivedAt);
  const { reading, meanings } = interpret(text, contextOf(speaker), situation);
  await watch?.heard(message, text, situation, meanings);
  const turn: TextTurn = { ...message, thread, text, reading, chosen };
  for (const meaning of meanings) {
    if (meaning.kind === 'several') {
      watch?.considered({ rule: 'anytime', meaning, isTaken: true });
      return eachAnswered(deps, message, meaning.texts, watch);
    }
    if (meaning.kind === 'week' && kept.asking !== null) {
      watch?.considered({ rule: 'chosen', meaning, isTaken: true });
      return dispatch(deps, { ...message, thread: { ...kept, asking: null } }, kept.asking, meaning.week, watch);
    }
    if (meaning.kind === 'choice' && meaning.text !== null) {
      watch?.considered({ rule: 'chosen', meaning, isTaken: true });
      return dispatch(deps, { ...message, thread: { ...withoutOffer(kept), lost: 0 } }, meaning.text, chosen, watch);
    }
    const answered = await take(deps, turn, meaning, kept);
    watch?.considered({ rule: ruleOf(meaning.kind).name, meaning, isTaken: answered !== null });
    if (answered === null) continue;
    const words = withOwnWords(speaker, kept, answered.thread, text);
    return withLeftOut(turn, meaning, kept, { ...answered, thread: words });
  }
  return { thread, lines: [] };
}

/** A text as the answer to the open question of that form, whatever else it could mean; null where the form takes it for none. */
export async function answerTo(deps: Dispatching, message: MessageTurn, text: string, form: string): Promise<Answered | null> {
  const { speaker, thread: kept } = message;
  const { reading } = interpret(text, contextOf(speaker), situationOf(deps.features, kept, speaker.arrivedAt));
  const turn: TextTurn = { ...message, thread: { ...kept, lost: 0 }, text, reading, chosen: null };
  return take(deps, turn, form === WEEKLY ? { kind: 'reply', byNumber: false } : { kind: 'answer', form }, kept);
}

/** One after the other; what is said of an open form stands once, at the end. */
async function eachAnswered(
  deps: Dispatching,
  message: MessageTurn,
  texts: readonly string[],
  watch: Watch | undefined,
): Promise<Answered> {
  let thread = message.thread;
  const answers: Answered[] = [];
  for (const text of texts) {
    const answered = await dispatch(deps, { ...message, thread }, text, null, watch);
    answers.push(answered);
    thread = answered.thread;
  }
  const last = answers.at(-1)?.lines.at(-1);
  const lines = answers.flatMap(({ lines: said }, i) =>
    i < answers.length - 1 && said.at(-1) === last ? said.slice(0, -1) : said,
  );
  return { thread, lines, sends: answers.flatMap(({ sends = [] }) => sends) };
}

/** Null: nobody takes the text to mean this. */
async function take(deps: Dispatching, turn: TextTurn, meaning: Meaning, kept: Thread): Promise<Answered | null> {
  switch (meaning.kind) {
    case 'faq':
      return withQuestionAgain(deps, turn, kept, await onCommand(deps.commands, { ...turn, command: meaning.command }));
    case 'several':
    case 'week':
      return null;
    case 'choice':
      return onNoneOffered(turn);
    case 'askedOpen':
      return withForms(
        deps,
        turn,
        { thread: turn.thread, lines: [openAnswer(deps.features, turn.thread, meaning.asks)] },
        () => false,
      );
    case 'inOtherWords': {
      const said = await holderOf(deps.features, meaning.form)?.answer?.({ ...turn, reading: meaning.command });
      return said ? withForms(deps, turn, withPutAside(deps.features, turn, said), (name) => name === meaning.form) : null;
    }
    case 'answer': {
      const answered = await holderOf(deps.features, meaning.form)?.answer?.(turn);
      return answered
        ? withForms(deps, turn, withPutAside(deps.features, turn, answered), (name) => name === meaning.form)
        : null;
    }
    case 'command': {
      const { features, commands } = deps;
      // A text that waited for its week is all there is to cancel.
      if (kept.asking !== null && meaning.command.name === 'cancel' && !isBusy(kept))
        return { thread: turn.thread, lines: [fill(t.cancelledWhich, { typed: quoted(kept.asking) })] };
      const shown = await confirmAside(features, turn, meaning.command);
      if (shown !== null) return shown;
      const { isWhole, ...answered } = await onCommand(commands, { ...turn, command: meaning.command });
      return withForms(deps, turn, withPutAside(features, turn, answered), (name) => isWhole === true && name === WEEKLY);
    }
    case 'followUp':
    case 'query':
      return withForms(deps, turn, withPutAside(deps.features, turn, await answerQuestion(deps, turn, meaning)), () => false);
    case 'manners':
      return mannersBack(deps, turn, meaning.manners, kept);
    case 'repeat':
      return onRepeat(turn);
    case 'unclear':
      return (
        (await weekAskedAgain(turn, kept)) ??
        onUnclear(deps, turn, await withSuggestion(deps.suggestions, turn, meaning), kept.lost)
      );
    default: {
      const answered = await heard(deps, turn, meaning);
      return answered && withForms(deps, turn, answered, () => false);
    }
  }
}

/** 好的 is no answer to “报哪一周”, and thanks leave it open. */
async function mannersBack(deps: Dispatching, turn: TextTurn, manners: Manners, kept: Thread): Promise<Answered | null> {
  const asked = manners === 'noted' ? await weekAskedAgain(turn, kept) : null;
  const said = asked ?? (await onManners(deps, turn, manners));
  return said === null || asked !== null || kept.asking === null ? said : withQuestionAgain(deps, turn, kept, said);
}

/** The first feature that does not decline. */
async function heard({ features }: Dispatching, turn: TextTurn, meaning: MeaningOf<HeardKind>): Promise<Answered | null> {
  for (const { hears } of features) {
    // The table's type ties each kind to its own meaning.
    const hear = hears?.[meaning.kind] as ((turn: TextTurn, meaning: Meaning) => Promise<Answered | null>) | undefined;
    const answered = await hear?.(turn, meaning);
    if (answered) return answered;
  }
  return null;
}
