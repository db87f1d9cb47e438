// How does a coordinator fill in the month's return in conversation?
import { monthlyTexts as t } from '../../../conversations/monthly.ts';
import type { CommandVisit, Feature, Visit } from '../../desk/feature.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Answered } from '../../desk/receive.ts';
import { type Thread, withoutAside } from '../../desk/thread.ts';
import { sayMonth } from '../../desk/voices.ts';
import { phaseAt } from '../../domain/deadlines.ts';
import type { MonthlyFigures } from '../../domain/programmes.ts';
import { may } from '../../domain/rights.ts';
import type { Month } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { asksProgress, startsWithDigit } from '../../reading/question/talk.ts';
import { type MonthlySaid, statedOfMonth } from '../../reading/report/monthly.ts';
import { back, goOn, help, missed, notYet, pause, progress, type Turned, take } from './fill.ts';
import { askedFigures, askedProgramme, type Form, newForm } from './form.ts';
import { type Known, loadKnown } from './known.ts';
import type { Monthly } from './port.ts';
import { sign, withdrawMonth } from './sign.ts';
import { type MonthlySlot, monthlySlot } from './slot.ts';
import { filedLines, heading, reminderLine } from './speak.ts';
import { monthAnswered, whichMonth } from './which-month.ts';

export type MonthlyRoom = {
  readonly monthly: Monthly;
  /** Setting: the day of the month a return opens on. */
  readonly opensOn: number;
};

const { room: ROOM } = monthlySlot;

const INSIDE = ['confirm', 'back', 'cancel', 'pause', 'progress', 'help'] as const;
type Inside = (typeof INSIDE)[number];
const isInside = (name: string): name is Inside => (INSIDE as readonly string[]).includes(name);

const keep = ({ speaker, thread }: Pick<Visit, 'speaker' | 'thread'>, slot: MonthlySlot): Thread =>
  monthlySlot.put(thread, slot, speaker.arrivedAt);
/** Kept without the floor: whatever else is open comes first. */
const keepBelow = ({ speaker, thread }: Pick<Visit, 'speaker' | 'thread'>, slot: MonthlySlot): Thread => ({
  ...thread,
  asides: [{ room: ROOM, slot, at: speaker.arrivedAt.toISOString() }, ...thread.asides.filter((a) => a.room !== ROOM)],
});
const close = ({ thread }: Pick<Visit, 'thread'>): Thread => withoutAside(thread, ROOM);
const withForm = (visit: Visit, { form, lines }: Turned): Answered => ({
  thread: (form.paused ? keepBelow : keep)(visit, { kind: 'form', form }),
  lines,
});

/** The month's return: started, filled in, read back, signed, corrected. */
export const monthlyRoom = (deps: MonthlyRoom): Feature => ({
  name: ROOM,
  slot: monthlySlot,
  answer: (visit) => guarded(visit, () => answer(deps, visit)),
  wanted(thread) {
    const slot = monthlySlot.of(thread);
    if (slot === null || (slot.kind === 'form' && slot.form.paused)) return null;
    return { kind: slot.kind === 'which' ? 'month' : slot.kind === 'form' ? 'programmes' : 'assent' };
  },
  hears: { programmes: (visit, { said }) => guarded(visit, () => heard(deps, visit, said)) },
  async reminder({ speaker, thread }) {
    const slot = monthlySlot.of(thread);
    return slot?.kind === 'form' && !slot.form.paused ? reminderLine(slot.form, speaker.arrivedAt) : null;
  },
});

/** Without the database nothing of this message is taken in, and the person is told so. */
async function guarded(visit: Visit, work: () => Promise<Answered | null>): Promise<Answered | null> {
  try {
    return await work();
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return { thread: visit.thread, lines: [t.away] };
    throw e;
  }
}

/** 月报. */
export const beginReturn = (deps: MonthlyRoom, visit: CommandVisit): Promise<Answered | null> =>
  guarded(visit, () => begin(deps, visit));

async function begin(deps: MonthlyRoom, visit: CommandVisit): Promise<Answered> {
  const { thread, command } = visit;
  const named = command.args?.period ?? null;
  const slot = monthlySlot.of(thread);
  const kept = slot?.kind === 'form' && (named === null || named === slot.form.month) ? slot.form : null;
  if (kept) return opened(deps, visit, kept.month, kept);
  return inMonth(deps, visit, named, (month) => opened(deps, visit, month, null));
}

/** Asks which month, or says why that one takes none. */
async function inMonth(
  deps: MonthlyRoom,
  visit: Visit,
  named: Month | null,
  work: (month: Month) => Promise<Answered>,
): Promise<Answered> {
  const which = whichMonth(visit.speaker, named, deps.opensOn);
  switch (which.kind) {
    case 'month':
      return work(which.month);
    case 'refused':
      return { thread: visit.thread, lines: [which.line] };
    case 'ask':
      return { thread: keep(visit, { kind: 'which', text: visit.text, months: which.months }), lines: [which.line] };
  }
}

/** Shows where the return stands: what is asked, what waits for 确认, or what is filed. */
async function opened(deps: MonthlyRoom, visit: Visit, month: Month, kept: Form | null): Promise<Answered> {
  const { speaker, thread } = visit;
  const now = speaker.arrivedAt;
  const known = await loadKnown(deps.monthly, speaker, month, deps.opensOn);
  if (known === null) return { thread, lines: [t.onlyCoordinators] };
  const refused = refusedNow(visit, known);
  if (refused) return refused;
  const form = { ...(kept ?? newForm(month, known.district.code, known.now?.figures)), paused: false };
  const isUntouched = form.past.length === 0 && form.focus === null;
  if (known.now && isUntouched) return withForm(visit, { form, lines: filedLines(known, now) });
  const next = goOn(known, form, now, { first: isUntouched });
  const head = next.form.review ? [] : [heading(known, form, now, t.title)];
  return withForm(visit, { form: next.form, lines: [...head, ...next.lines] });
}

/** A month that closed meanwhile, or is published and filed: the form is dropped and the person told whom to ask. */
function refusedNow(visit: Visit, known: Known): Answered | null {
  const { speaker } = visit;
  const said = { month: sayMonth(known.month, speaker.arrivedAt), whom: whomToAsk(speaker) };
  if (phaseAt(known.deadlines, speaker.arrivedAt) === 'closed')
    return { thread: close(visit), lines: [fill(t.closedMeanwhile, said)] };
  return known.publishedAt && known.now ? { thread: close(visit), lines: [fill(t.published, said)] } : null;
}

async function answer(deps: MonthlyRoom, visit: Visit): Promise<Answered | null> {
  const { speaker, thread, text, reading } = visit;
  const slot = monthlySlot.of(thread);
  switch (slot?.kind) {
    case undefined:
      return null;
    case 'filed': {
      if (reading.kind !== 'command' || reading.name !== 'undo') return null;
      const lines = await withdrawMonth(deps.monthly, speaker);
      if (lines === null) return null;
      const form = { ...slot.form, review: null, tried: null, paused: true };
      return { thread: keepBelow(visit, { kind: 'form', form }), lines };
    }
    case 'which': {
      const month = monthAnswered(text, slot.months, speaker.arrivedAt);
      if (month === null) return null;
      const asked: Visit = { ...visit, text: slot.text };
      const said = substance(asked, null);
      return said ? filled(deps, asked, month, said) : opened(deps, asked, month, null);
    }
    case 'form':
      return slot.form.paused ? null : inForm(deps, visit, slot.form);
  }
}

async function inForm(deps: MonthlyRoom, visit: Visit, form: Form): Promise<Answered | null> {
  const { speaker, thread, text, reading } = visit;
  const now = speaker.arrivedAt;
  if (reading.kind === 'command' && reading.name === 'confirm' && form.review) {
    const signed = await sign(deps.monthly, speaker, form, form.review, deps.opensOn);
    if (signed.form) return { thread: keep(visit, { kind: 'form', form: signed.form }), lines: signed.lines };
    return { thread: signed.filed ? keepBelow(visit, { kind: 'filed', form }) : close(visit), lines: signed.lines };
  }
  const inside = insideOf(visit);
  const said = inside === null ? substance(visit, form) : null;
  const isMissed = reading.kind === 'unclear' || startsWithDigit(text);
  if (inside === null && said === null && !(isMissed && reading.kind !== 'report')) return null;
  const known = await loadKnown(deps.monthly, speaker, form.month, deps.opensOn);
  if (known === null) return { thread: close(visit), lines: [fill(t.notYours, { district: '' })] };
  const refused = refusedNow(visit, known);
  if (refused) return refused;
  if (said?.month && said.month !== form.month) {
    const which = whichMonth(speaker, said.month, deps.opensOn);
    if (which.kind === 'refused') return { thread, lines: [which.line] };
    const months = { month: sayMonth(form.month, now), other: sayMonth(said.month, now) };
    return { thread, lines: [fill(t.otherMonth, months)] };
  }
  if (inside === 'cancel') return { thread: close(visit), lines: [known.now ? t.cancelledCorrection : t.cancelled] };
  return withForm(visit, turned(known, form, inside, said, text, now));
}

/** A coordinator's 进度 asks for the district's week, but not in the middle of a month's return. */
function insideOf({ reading, text }: Visit): Inside | null {
  if (reading.kind === 'command') return isInside(reading.name) ? reading.name : null;
  return asksProgress(text) ? 'progress' : null;
}

function turned(
  known: Known,
  form: Form,
  inside: Exclude<Inside, 'cancel'> | null,
  said: MonthlySaid | null,
  text: string,
  now: Date,
): Turned {
  switch (inside) {
    case 'confirm':
      return notYet(known, form, now);
    case 'back':
      return back(known, form, now);
    case 'pause':
      return pause(form);
    case 'progress':
      return progress(known, form, now);
    case 'help':
      return help(known, form, now);
    case null:
      return said ? take(known, form, said, now) : missed(known, form, text, now);
  }
}

/** What the text says of a return, for the programme that is asked about; null where that is nothing. */
function substance({ speaker, text }: Visit, form: Form | null): MonthlySaid | null {
  const programme = form === null || form.review ? null : askedProgramme(form);
  const missing = form !== null && programme !== null ? askedFigures(form, programme) : [];
  return statedOfMonth(text, { programme, missing, now: speaker.arrivedAt });
}

/** `百千万 3 12 150；共享用工 2 30` of a coordinator, with no form open or a paused one. */
async function heard(deps: MonthlyRoom, visit: Visit, said: MonthlySaid): Promise<Answered | null> {
  if (!may(visit.speaker.person, 'fileMonthly')) return null;
  const slot = monthlySlot.of(visit.thread);
  const kept = slot?.kind === 'form' ? slot.form.month : null;
  return inMonth(deps, visit, said.month ?? kept, (month) => filled(deps, visit, month, said));
}

/** Takes what was said into the month's form, a kept one or a new one. */
async function filled(deps: MonthlyRoom, visit: Visit, month: Month, said: MonthlySaid): Promise<Answered> {
  const { speaker, thread } = visit;
  const known = await loadKnown(deps.monthly, speaker, month, deps.opensOn);
  if (known === null) return { thread, lines: [t.onlyCoordinators] };
  const refused = refusedNow(visit, known);
  if (refused) return refused;
  const slot = monthlySlot.of(thread);
  const kept = slot?.kind === 'form' && slot.form.month === month ? slot.form : null;
  const form = kept ?? newForm(month, known.district.code, known.now?.figures as MonthlyFigures | undefined);
  return withForm(visit, take(known, form, said, speaker.arrivedAt));
}
