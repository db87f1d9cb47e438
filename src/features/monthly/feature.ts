// How does a coordinator fill in the month's return in conversation?
import { monthlyForm, monthlyTexts as t } from '../../../conversations/monthly.ts';
import { type ConfirmOutcome, deskForm, type Facts, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, Feature, Present, TextTurn } from '../../desk/feature.ts';
import { withForm } from '../../desk/form-slot.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Answered } from '../../desk/receive.ts';
import { withoutAside } from '../../desk/thread.ts';
import { sayMonth } from '../../desk/voices.ts';
import { lastClosedMonthAt, openMonthsAt, phaseAt } from '../../domain/deadlines.ts';
import { regionName } from '../../domain/regions.ts';
import { may } from '../../domain/rights.ts';
import type { Month } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { newState } from '../../forms/state.ts';
import type { MonthlySaid } from '../../reading/report/monthly.ts';
import { type MonthAnswers, type MonthReview, triedBefore } from './answers.ts';
import { type MonthFacts, monthForm, monthSaidOf, takeMonth } from './form.ts';
import { isByRequest, loadKnown, type MonthKnown } from './known.ts';
import type { MonthCorrections, Monthly } from './port.ts';
import { requested, supplementDue } from './request.ts';
import { sign, withdrawMonth } from './sign.ts';
import { filedSlot } from './stored.ts';
import { whichMonth } from './which-month.ts';
import { type MonthAsked, monthAskedForm } from './which-month-form.ts';

export type MonthlyDeps = {
  readonly monthly: Monthly;
  readonly corrections: MonthCorrections;
  /** Setting: the day of the month a return opens on. */
  readonly opensOn: number;
};

type Return = { readonly deps: MonthlyDeps; readonly form: OpenedForm<MonthAnswers, MonthReview> };
type Filling = Return & { readonly which: OpenedForm<MonthAsked, MonthAsked> };

function openFilling(deps: MonthlyDeps): Filling {
  const form = deskForm(monthForm, {
    context: (present, answers) => factsOf(deps, present, answers),
    confirm: (turn, review, _, answers) => signed(deps, turn, review, answers),
    wanted: () => ({ kind: 'programmes' }),
  });
  const which = deskForm(monthAskedForm, {
    wanted: () => ({ kind: 'month' }),
    context: async ({ speaker }, { months }) => ({ context: { months, now: speaker.arrivedAt } }),
    async confirm(turn, { text, chosen }) {
      if (chosen === undefined) throw new RangeError('no month was chosen');
      const said = monthSaidOf(text, null, turn.speaker.arrivedAt);
      const { thread, ...answered } = await guarded(turn, () => inMonth({ deps, form }, turn, chosen, said));
      return { kind: 'done', thread, ...answered };
    },
  });
  return { deps, form, which };
}

/** The month's return: started, filled in, read back, signed, corrected. */
export function monthlyFeature(deps: MonthlyDeps): Feature {
  const filling = openFilling(deps);
  return {
    name: filedSlot.room,
    forms: [filling.form, filling.which],
    slot: filedSlot,
    isSilent: true,
    wanted: (thread) => (filedSlot.of(thread) === null ? null : { kind: 'assent' }),
    answer: (turn) => guarded(turn, () => takeBack(deps, turn)),
    hears: { programmes: (turn, { said }) => guarded(turn, () => heard(filling, turn, said)) },
  };
}

/** Without the database nothing of this message is taken in, and the person is told so. */
async function guarded<T>(turn: TextTurn, work: () => Promise<T>): Promise<T | Answered> {
  try {
    return await work();
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return { thread: turn.thread, lines: [monthlyForm.away] };
    throw e;
  }
}

/** 月报. */
export const beginReturn = (deps: MonthlyDeps, turn: CommandTurn): Promise<Answered | null> =>
  guarded(turn, () => begin(openFilling(deps), turn));

async function begin(filling: Filling, turn: CommandTurn): Promise<Answered> {
  const named = turn.command.args?.period ?? null;
  return inMonthMeant(filling, turn, named, null);
}

/** Asks which month, or says why that one takes none. */
async function inMonthMeant(filling: Filling, turn: TextTurn, named: Month | null, said: MonthlySaid | null): Promise<Answered> {
  const { deps, form } = filling;
  const { speaker, thread } = turn;
  const kept = form.stateOf(thread)?.answers.month ?? null;
  const which = whichMonth(speaker, named, deps.opensOn);
  // What is kept of a month that takes returns is gone on with; one that is over is left, and said to be.
  const isOpen = kept !== null && openMonthsAt(speaker.bureau.calendar, speaker.arrivedAt, deps.opensOn).includes(kept);
  if (kept !== null && (named === kept || (named === null && (isOpen || which.kind === 'refused')))) {
    const known = await loadKnown(deps.monthly, speaker, kept, deps.opensOn);
    if (known !== null && takesMore(speaker, known)) return inMonth(filling, turn, kept, said);
  }
  switch (which.kind) {
    case 'month': {
      const left =
        kept !== null && kept !== which.month && !isOpen ? [fill(t.oldDraft, { month: sayMonth(kept, speaker.arrivedAt) })] : [];
      const answered = await inMonth(filling, turn, which.month, said);
      return { ...answered, lines: [...left, ...answered.lines] };
    }
    case 'refused': {
      // A month that is over takes corrections, and all while it is reopened.
      const month = named ?? lastClosedMonthAt(speaker.bureau.calendar, speaker.arrivedAt, deps.opensOn);
      const known = await loadKnown(deps.monthly, speaker, month, deps.opensOn);
      const isMeant =
        known !== null &&
        (known.reopenedUntil !== null || ((named !== null || said !== null) && isByRequest(known, speaker.arrivedAt)));
      return isMeant ? inMonth(filling, turn, month, said) : { thread, lines: [which.line] };
    }
    case 'ask':
      return filling.which.begin(turn, { text: turn.text, months: which.months });
  }
}

/** The month's return where it stands, the kept one or a new one; with what was said of it. */
async function inMonth({ deps, form }: Return, turn: TextTurn, month: Month, said: MonthlySaid | null): Promise<Answered> {
  const kept = form.stateOf(turn.thread)?.answers ?? null;
  if (kept?.month === month && said === null) return (await form.resume(turn)) ?? { thread: turn.thread, lines: [] };
  const known = await loadKnown(deps.monthly, turn.speaker, month, deps.opensOn);
  if (known === null) return { thread: turn.thread, lines: [t.onlyCoordinators] };
  const thread = withoutAside(turn.thread, filedSlot.room);
  const fresh: MonthAnswers = { month, district: known.district.code, ...(known.now ? { figures: known.now.figures } : {}) };
  const begun = kept?.month === month ? { thread, lines: [] } : await form.begin({ ...turn, thread }, fresh);
  const answers = form.stateOf(begun.thread)?.answers;
  if (said === null || answers === undefined) return begun;
  const { answers: next = answers, lines = [] } = takeMonth(said, answers, {
    known,
    speaker: turn.speaker,
    opensOn: deps.opensOn,
  });
  return (await form.tell({ ...turn, thread: begun.thread }, { kind: 'put', answers: next, lines })) ?? begun;
}

async function factsOf(deps: MonthlyDeps, { speaker }: Present, answers: MonthAnswers): Promise<Facts<MonthFacts>> {
  const known = await loadKnown(deps.monthly, speaker, answers.month, deps.opensOn);
  if (known === null)
    return { over: [fill(t.notYours, { district: regionName(speaker.bureau.roster.regions, answers.district) })] };
  // What was confirmed in time is filed as of then.
  const refused = triedBefore(answers) === null ? refusedNow(speaker, known) : null;
  return refused === null ? { context: { known, speaker, opensOn: deps.opensOn } } : { over: [refused] };
}

/** It takes a return, a correction, or a request for one. */
const takesMore = ({ arrivedAt }: TextTurn['speaker'], known: MonthKnown): boolean =>
  known.now !== null || known.reopenedUntil !== null || phaseAt(known.deadlines, arrivedAt) !== 'closed';

/** Of a month that closed meanwhile without a return: whom to ask. */
const refusedNow = (speaker: TextTurn['speaker'], known: MonthKnown): string | null =>
  takesMore(speaker, known)
    ? null
    : fill(t.closedMeanwhile, { month: sayMonth(known.month, speaker.arrivedAt), whom: whomToAsk(speaker) });

async function signed(
  deps: MonthlyDeps,
  turn: TextTurn,
  review: MonthReview,
  answers: MonthAnswers,
): Promise<ConfirmOutcome<MonthAnswers>> {
  const { speaker, thread } = turn;
  if (review.reason !== undefined) return requested(deps, speaker, answers, { ...review, reason: review.reason });
  const done = await sign(deps.monthly, speaker, answers, review, deps.opensOn);
  switch (done.kind) {
    case 'held':
      return { kind: 'kept', lines: done.lines, answers: done.answers };
    case 'closed':
      return { kind: 'done', lines: done.lines };
    case 'filed': {
      // Below whatever else is open.
      const slot = { room: filedSlot.room, slot: { kind: 'filed', answers }, at: speaker.arrivedAt.toISOString() };
      const sends = review.published ? supplementDue(speaker, answers, review) : [];
      return { kind: 'done', lines: done.lines, sends, thread: { ...thread, asides: [slot, ...thread.asides] } };
    }
  }
}

/** 撤回 of what was just filed: the answers stay. */
async function takeBack(deps: MonthlyDeps, { speaker, thread, reading }: TextTurn): Promise<Answered | null> {
  const filed = filedSlot.of(thread);
  if (filed === null || reading.kind !== 'command' || reading.name !== 'undo') return null;
  const lines = await withdrawMonth(deps.monthly, speaker);
  if (lines === null) return null;
  const { tried: _, ...answers } = filed.answers;
  const state = { ...newState<MonthAnswers, MonthReview>(monthForm, answers), paused: true };
  return { thread: withForm(withoutAside(thread, filedSlot.room), state, speaker.arrivedAt), lines };
}

/** `百千万 3 12 150；共享用工 2 30` of a coordinator, with no form open or a paused one. */
async function heard(filling: Filling, turn: TextTurn, said: MonthlySaid): Promise<Answered | null> {
  if (!may(turn.speaker.person, 'fileMonthly')) return null;
  return inMonthMeant(filling, turn, said.month, said);
}
