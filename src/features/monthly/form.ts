// How does what is said of a month's return fill the form, and what is still missing?
import type { MonthlyDoubt } from '../../domain/monthly.ts';
import {
  type FigureKey,
  figuresOf,
  type MonthlyFigures,
  monthlyFigures,
  monthlyValue,
  PROGRAMMES,
  type Programme,
} from '../../domain/programmes.ts';
import type { Month } from '../../domain/time.ts';
import type { MonthlySaid, ProgrammeSaid } from '../../reading/report/monthly.ts';
import type { MonthlyProblem } from '../../reading/report/monthly-figures.ts';

/** The last programme's figures are known already (roster and weeks): offered in the read-back and not asked. */
export const ASKED: readonly Programme[] = PROGRAMMES.filter((p) => p !== 'specialists');

export type Answers = Readonly<Partial<Record<Programme, Readonly<Partial<Record<FigureKey, number>>>>>>;

/** A return being filled in; plain JSON. The answers are kept, never a position: what is asked is the first thing that is missing. */
export type Form = {
  readonly month: Month;
  readonly district: string;
  readonly answers: Answers;
  /** The answers before each that was given, newest last, for 返回. */
  readonly past: readonly Answers[];
  /** The programme that was spoken of last and is not complete, with why it has to be asked again. */
  readonly focus: { readonly programme: Programme; readonly problem: MonthlyProblem | null } | null;
  /** What was read back: 确认 files exactly this. */
  readonly review: Review | null;
  /** A 确认 that could not be filed, to be filed as of its own arrival. */
  readonly tried: { readonly message: string; readonly at: string } | null;
  readonly paused: boolean;
};

export type Review = {
  readonly figures: MonthlyFigures;
  readonly doubts: readonly MonthlyDoubt[];
  /** What was filed when this was read back; null for a first return. */
  readonly was: MonthlyFigures | null;
  /** The month was published before: a first return is told beside it. */
  readonly published: boolean;
};

/** How many answers 返回 can undo. */
const STEPS_KEPT = 12;

export const newForm = (month: Month, district: string, answers: Answers = {}): Form => ({
  month,
  district,
  answers,
  past: [],
  focus: null,
  review: null,
  tried: null,
  paused: false,
});

const missingIn = (answers: Answers, programme: Programme): readonly FigureKey[] =>
  figuresOf(programme).flatMap(({ key }) => (answers[programme]?.[key] === undefined ? [key] : []));

/** The figures of a programme nobody has given yet. */
export const missingOf = (form: Form, programme: Programme): readonly FigureKey[] => missingIn(form.answers, programme);

/** The programmes that are not complete, in annex 2's order. */
export const openProgrammes = (form: Form): readonly Programme[] => ASKED.filter((p) => missingOf(form, p).length > 0);

/** The programme to ask about: the one spoken of last while it is not complete; null where nothing is missing. */
export const askedProgramme = (form: Form): Programme | null => form.focus?.programme ?? openProgrammes(form)[0] ?? null;

/** Which of its figures the open question is for. */
export function askedFigures(form: Form, programme: Programme): readonly FigureKey[] {
  const problem = form.focus?.problem;
  if (problem?.why === 'vague' && problem.key !== null) return [problem.key];
  const missing = missingOf(form, programme);
  return missing.length > 0 ? missing : figuresOf(programme).map((f) => f.key);
}

export type Applied = {
  readonly form: Form;
  /** What was taken in, for the echo. */
  readonly noted: readonly Programme[];
  /** 同上月 was said where there is no last month. */
  readonly noLast: boolean;
};

/** Takes in what was said. A programme with a problem keeps what it had, but for figures that are certain. */
export function applySaid(form: Form, said: MonthlySaid, last: MonthlyFigures | null): Applied {
  let answers = form.answers;
  let focus: Form['focus'] = null;
  let noLast = false;
  for (const entry of said.entries) {
    if (entry.same && last?.[entry.programme] === undefined) {
      noLast = true;
      continue;
    }
    const given = figuresGiven(entry, last);
    // 同上月，百千万 成交160: what was not said of it is last month's too.
    const base = said.rest === 'same' && !entry.problem ? (last?.[entry.programme] ?? {}) : {};
    answers = { ...answers, [entry.programme]: { ...base, ...answers[entry.programme], ...given } };
    const isIncomplete = entry.programme !== 'specialists' && missingIn(answers, entry.programme).length > 0;
    if (entry.problem || isIncomplete) focus ??= { programme: entry.programme, problem: entry.problem };
  }
  const untouched = ASKED.filter((p) => answers[p] === undefined);
  if (said.rest === 'same' && last === null) noLast = true;
  else if (said.rest !== null) {
    const of = (p: Programme) => (said.rest === 'same' ? last?.[p] : zeros(p));
    // What last month did not know of is asked.
    const rest = untouched.flatMap((p) => (of(p) === undefined ? [] : [[p, of(p)] as const]));
    answers = { ...answers, ...Object.fromEntries(rest) };
  }
  const noted = PROGRAMMES.filter((p) => isChanged(form.answers[p], answers[p]));
  const past = noted.length > 0 ? [...form.past, form.answers].slice(-STEPS_KEPT) : form.past;
  return { form: { ...form, answers, past, focus, review: null, tried: null, paused: false }, noted, noLast };
}

const isChanged = (before: Answers[Programme] = {}, after: Answers[Programme] = {}): boolean =>
  Object.entries(after).some(([key, value]) => before[key as FigureKey] !== value);

function figuresGiven(
  { programme, figures, none, same }: ProgrammeSaid,
  last: MonthlyFigures | null,
): NonNullable<Answers[Programme]> {
  if (none) return zeros(programme);
  return same && last !== null ? { ...last[programme], ...figures } : figures;
}

const zeros = (programme: Programme): NonNullable<Answers[Programme]> =>
  Object.fromEntries(figuresOf(programme).map(({ key }) => [key, 0]));

/** The form before the last answer; null where there is none. */
export function stepBack(form: Form): Form | null {
  const before = form.past.at(-1);
  return before === undefined
    ? null
    : { ...form, answers: before, past: form.past.slice(0, -1), focus: null, review: null, tried: null };
}

/** All figures, the last three from `prefill` where nobody said otherwise; null while something is missing. */
export function completed(form: Form, prefill: MonthlyFigures['specialists']): MonthlyFigures | null {
  if (openProgrammes(form).length > 0) return null;
  return monthlyFigures((programme, key) => {
    const given = form.answers[programme]?.[key];
    return given ?? (programme === 'specialists' ? ((prefill as Partial<Record<FigureKey, number>>)[key] ?? 0) : 0);
  });
}

export type MonthlyChange = {
  readonly programme: Programme;
  readonly name: string;
  /** Null: the month had no such figure. */
  readonly was: number | null;
  readonly is: number | null;
};

/** Each figure that differs, in annex 2's order. */
export const changesBetween = (before: MonthlyFigures, after: MonthlyFigures): readonly MonthlyChange[] =>
  PROGRAMMES.flatMap((programme) =>
    figuresOf(programme).flatMap(({ key, name }) => {
      const [was, is] = [monthlyValue(before, programme, key), monthlyValue(after, programme, key)];
      return was === is ? [] : [{ programme, name, was, is }];
    }),
  );
