// How does what is said of a month's return become answers, and what is still missing?
import type { MonthlyDoubt, MonthlyReturn } from '../../domain/monthly.ts';
import {
  type FigureKey,
  type MonthlyFigures,
  monthlyFigures,
  PROGRAMMES,
  type Programme,
  programmeFigures,
} from '../../domain/programmes.ts';
import type { Month } from '../../domain/time.ts';
import type { MonthlySaid, ProgrammeSaid } from '../../reading/report/monthly.ts';
import type { MonthlyProblem } from '../../reading/report/monthly-figures.ts';

/** The last programme's figures are known already (roster and weeks): offered in the read-back and not asked. */
export const ASKED: readonly Programme[] = PROGRAMMES.filter((p) => p !== 'specialists');

/** Figures as they were given; one nobody gave is absent. */
export type Given = Readonly<Partial<Record<Programme, Readonly<Partial<Record<FigureKey, number>>>>>>;

/** A return being filled in. What is asked is the first programme that is not complete. */
export type MonthAnswers = {
  readonly month: Month;
  readonly district: string;
  readonly figures?: Given;
  /** Why a month that is closed or published is to be corrected. */
  readonly reason?: string;
  /** The programme that was spoken of last and has to be asked again; it holds while the figures are those it was said with. */
  readonly asked?: { readonly programme: Programme; readonly problem: MonthlyProblem | null; readonly of: Given };
  /** A 确认 that could not be filed, to be filed as of its own arrival; it holds while the figures are those that were confirmed. */
  readonly tried?: { readonly message: string; readonly at: string; readonly of: Given };
};

/** No answer of the person's: 返回 does not take it back. */
export const UNTRACKED: readonly (keyof MonthAnswers)[] = ['tried'];

/** What was read back. */
export type MonthReview = {
  readonly figures: MonthlyFigures;
  readonly doubts: readonly MonthlyDoubt[];
  /** What was filed when this was read back; null for a first return. */
  readonly was: MonthlyFigures | null;
  /** The month was published before: a first return is told beside it. */
  readonly published: boolean;
  /** Of the known figures those nobody changed. */
  readonly prefilled?: NonNullable<MonthlyReturn['prefilled']>;
  /** ISO: it was reopened until then. */
  readonly reopened?: string;
  /** Of a request: the month takes no correction without another's consent. */
  readonly reason?: string;
};

const givenIn = ({ figures = {} }: MonthAnswers): Given => figures;

const isChanged = (before: Given[Programme] = {}, after: Given[Programme] = {}): boolean =>
  Object.entries(after).some(([key, value]) => before[key as FigureKey] !== value);

const changedIn = (before: Given, after: Given): readonly Programme[] =>
  PROGRAMMES.filter((p) => isChanged(before[p], after[p]) || isChanged(after[p], before[p]));

const isStill = ({ of }: { readonly of: Given }, answers: MonthAnswers): boolean => changedIn(of, givenIn(answers)).length === 0;

const missingIn = (given: Given, programme: Programme): readonly FigureKey[] =>
  programmeFigures(programme).flatMap(({ key }) => (given[programme]?.[key] === undefined ? [key] : []));

/** The figures of a programme nobody has given yet. */
export const missingOf = (answers: MonthAnswers, programme: Programme): readonly FigureKey[] =>
  missingIn(givenIn(answers), programme);

/** The programmes that are not complete, in annex 2's order. */
export const openProgrammes = (answers: MonthAnswers): readonly Programme[] =>
  ASKED.filter((p) => missingOf(answers, p).length > 0);

/** What has to be asked again; null where nothing has. */
export const askedAgain = (answers: MonthAnswers): NonNullable<MonthAnswers['asked']> | null =>
  answers.asked && isStill(answers.asked, answers) ? answers.asked : null;

/** The programme to ask about: the one spoken of last while it is not complete; null where nothing is missing. */
export const askedProgramme = (answers: MonthAnswers): Programme | null =>
  askedAgain(answers)?.programme ?? openProgrammes(answers)[0] ?? null;

/** Which of its figures the open question is for. */
export function askedFigures(answers: MonthAnswers, programme: Programme): readonly FigureKey[] {
  const problem = askedAgain(answers)?.problem;
  if (problem?.why === 'vague' && problem.key !== null) return [problem.key];
  const missing = missingOf(answers, programme);
  return missing.length > 0 ? missing : programmeFigures(programme).map((f) => f.key);
}

/** The 确认 of exactly these figures that could not be filed. */
export const triedBefore = (answers: MonthAnswers): NonNullable<MonthAnswers['tried']> | null =>
  answers.tried && isStill(answers.tried, answers) ? answers.tried : null;

export const withTried = (answers: MonthAnswers, message: string, at: Date): MonthAnswers => ({
  ...answers,
  tried: triedBefore(answers) ?? { message, at: at.toISOString(), of: givenIn(answers) },
});

type Applied = {
  readonly answers: MonthAnswers;
  /** What was taken in, for the echo. */
  readonly noted: readonly Programme[];
  /** 同上月 was said where there is no last month. */
  readonly noLast: boolean;
};

/** Takes in what was said. A programme with a problem keeps what it had, but for figures that are certain. */
export function applyFigures(before: MonthAnswers, said: MonthlySaid, last: MonthlyFigures | null): Applied {
  let given = givenIn(before);
  let again: { readonly programme: Programme; readonly problem: MonthlyProblem | null } | null = null;
  let noLast = false;
  for (const entry of said.entries) {
    if (entry.same && last?.[entry.programme] === undefined) {
      noLast = true;
      continue;
    }
    // 同上月，百千万 成交160: what was not said of it is last month's too.
    const base = said.rest === 'same' && !entry.problem ? (last?.[entry.programme] ?? {}) : {};
    given = { ...given, [entry.programme]: { ...base, ...given[entry.programme], ...figuresGiven(entry, last) } };
    const isIncomplete = entry.programme !== 'specialists' && missingIn(given, entry.programme).length > 0;
    if (entry.problem || isIncomplete) again ??= { programme: entry.programme, problem: entry.problem };
  }
  const untouched = ASKED.filter((p) => given[p] === undefined);
  if (said.rest === 'same' && last === null) noLast = true;
  else if (said.rest !== null) {
    const of = (p: Programme) => (said.rest === 'same' ? last?.[p] : zeros(p));
    // What last month did not know of is asked.
    const rest = untouched.flatMap((p) => (of(p) === undefined ? [] : [[p, of(p)] as const]));
    given = { ...given, ...Object.fromEntries(rest) };
  }
  const { asked: _, ...others } = before;
  const answers = { ...others, figures: given, ...(again === null ? {} : { asked: { ...again, of: given } }) };
  return { answers, noted: changedIn(givenIn(before), given), noLast };
}

function figuresGiven(
  { programme, figures, none, same }: ProgrammeSaid,
  last: MonthlyFigures | null,
): NonNullable<Given[Programme]> {
  if (none) return zeros(programme);
  return same && last !== null ? { ...last[programme], ...figures } : figures;
}

const zeros = (programme: Programme): NonNullable<Given[Programme]> =>
  Object.fromEntries(programmeFigures(programme).map(({ key }) => [key, 0]));

/** All figures, the last three from `prefill` where nobody said otherwise; null while something is missing. */
export function completedMonth(answers: MonthAnswers, prefill: MonthlyFigures['specialists']): MonthlyFigures | null {
  if (askedProgramme(answers) !== null) return null;
  return monthlyFigures((programme, key) => {
    const given = givenIn(answers)[programme]?.[key];
    return given ?? (programme === 'specialists' ? ((prefill as Partial<Record<FigureKey, number>>)[key] ?? 0) : 0);
  });
}
