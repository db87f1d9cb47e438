// Which question is open that a press can answer, and what is each press the same as? (domain §17.9)
import { cardTexts as t } from '../../../conversations/cards.ts';
import { choiceTexts } from '../../../conversations/forms.ts';
import { weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { AnswerOption } from '../../forms/form.ts';
import { answerTo, type Dispatching, dispatch } from '../dispatch.ts';
import { type MessageTurn, resumables } from '../feature.ts';
import { hashOf } from '../hash-of.ts';
import type { Answered } from '../receive.ts';
import { offeredOf, topOf } from '../situation.ts';
import { withoutOffer } from '../thread.ts';
import { nameWeek } from '../voices.ts';
import { weeksAsked, whichWeekAgain } from '../week/which-week.ts';

export type PressableQuestion = {
  /** `form`: asked by the form on top, beside 确认 where it is a read-back. */
  readonly asker: 'readings' | 'week' | 'form';
  readonly line: string;
  readonly options: readonly AnswerOption[];
  /** Names it with all that its answer depends on: a card is of this question and no other. */
  readonly hash: string;
  /** As the option's words typed under this very question; null where they are no answer any more. */
  readonly answer: (option: AnswerOption) => Promise<Answered | null>;
};

/** Null: nothing is asked, or only words can answer it. */
export async function openQuestion(deps: Dispatching, turn: MessageTurn): Promise<PressableQuestion | null> {
  return readingsOffered(deps, turn) ?? (turn.thread.asking === null ? ofForm(deps, turn) : ofWeek(deps, turn));
}

/** Readings of a text, offered by the reply before or by this one. */
function readingsOffered(deps: Dispatching, turn: MessageTurn): PressableQuestion | null {
  const { speaker, thread } = turn;
  const texts = thread.offered?.message === speaker.message ? thread.offered.texts : offeredOf(thread);
  const [only, another] = texts;
  if (only === undefined) return null;
  const isOne = another === undefined;
  const none = isOne ? choiceTexts.no : t.noneOfThem;
  return {
    asker: 'readings',
    line: isOne ? fill(t.askReading, { reading: only }) : t.askReadings,
    options: [
      ...texts.map((text, i) => (isOne ? { text, names: [choiceTexts.yes] } : { text, number: i + 1, names: [text] })),
      { text: none, names: [none] },
    ],
    hash: hashOf(['readings', texts]),
    answer: ({ text }) => dispatch(deps, text === none ? turn : { ...turn, thread: { ...withoutOffer(thread), lost: 0 } }, text),
  };
}

/** 报哪一周. */
async function ofWeek(deps: Dispatching, turn: MessageTurn): Promise<PressableQuestion | null> {
  const { speaker, thread, reports } = turn;
  const { asking } = thread;
  const weeks = asking === null ? null : await weeksAsked(reports, speaker);
  if (asking === null || weeks === null) return null;
  const nameOf = (week: (typeof weeks)[number]): string => nameWeek(week, speaker.arrivedAt);
  return {
    asker: 'week',
    line: (await whichWeekAgain(reports, speaker)) ?? '',
    options: weeks.map((week) => ({ text: week, names: [nameOf(week)] })),
    hash: hashOf(['week', asking, weeks]),
    answer: ({ text }) =>
      dispatch(
        deps,
        { ...turn, thread: { ...thread, asking: null } },
        asking,
        weeks.find((week) => week === text) ?? weekOf(speaker.arrivedAt),
      ),
  };
}

async function ofForm(deps: Dispatching, turn: MessageTurn): Promise<PressableQuestion | null> {
  const name = topOf(deps.features, turn.thread)?.name;
  const asked = await resumables(deps.features)
    .find((one) => one.name === name)
    ?.options(turn);
  if (name === undefined || !asked) return null;
  const { line, options, of } = asked;
  return {
    asker: 'form',
    line,
    options,
    hash: hashOf([name, options.map((option) => option.text), of]),
    answer: ({ text }) => answerTo(deps, turn, text, name),
  };
}
