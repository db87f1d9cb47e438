// What does a message say of a month's return?
import { type FigureKey, PROGRAMMES, type Programme, programmeFigures } from '../../domain/programmes.ts';
import type { Month } from '../../domain/time.ts';
import { foldText } from '../text/text.ts';
import { onlyProgrammeOf } from '../words/programme-figures.ts';
import { type MonthlyProblem, monthlyFiguresIn, type SpokenToken } from './monthly-figures.ts';
import { type MonthlyToken, monthlyTokens } from './monthly-tokens.ts';
import { afterChange } from './talk.ts';

/** What was said of one programme. A figure nobody mentioned is absent, not zero; what is not exact is a problem and no figure. */
export type ProgrammeSaid = {
  readonly programme: Programme;
  readonly figures: Readonly<Partial<Record<FigureKey, number>>>;
  /** 无, 没有: all its figures are 0. */
  readonly none: boolean;
  /** 同上月, under the figures named beside it. */
  readonly same: boolean;
  readonly problem: MonthlyProblem | null;
};

export type MonthlySaid = {
  readonly entries: readonly ProgrammeSaid[];
  /** 其余同上月, 其余无; 同上月 by itself is `same` too. */
  readonly rest: 'same' | 'none' | null;
  /** The month that was named; null for none. */
  readonly month: Month | null;
};

type MonthlyAsked = {
  /** The programme that is being asked about; null where none is. */
  readonly programme: Programme | null;
  /** Those of its figures that are still missing. */
  readonly missing: readonly FigureKey[];
  readonly now: Date;
};

/**
 * Reads figures of annex 2: `3 12 150` of the programme asked about, `百千万 活动3场 服务12家 成交150人；共享用工 2家 30人`, 同上月 with changes,
 * 无. Null where anything else is said, or nothing of all this: a figure is exact or it is a problem, and never guessed.
 */
export function readMonthly(text: string, asked: MonthlyAsked): MonthlySaid | null {
  const tokens = monthlyTokens(foldText(text), asked.now);
  if (tokens === null) return null;
  const months = new Set(tokens.flatMap((t) => (t.is === 'month' ? [t.month] : [])));
  if (months.size > 1) return null;
  const spoken = new Map<Programme, SpokenToken[]>();
  let rest: MonthlySaid['rest'] = null;
  let current = asked.programme;
  let isRest = false;
  for (const token of tokens) {
    switch (token.is) {
      case 'month':
        break;
      case 'programme':
        current = token.programme;
        isRest = false;
        put(spoken, current);
        break;
      case 'rest':
        isRest = true;
        break;
      case 'same':
        // Of all where no programme was named in front, or where it says so.
        if (isRest || current === null || (token.all && !spoken.has(current))) rest = 'same';
        else put(spoken, current, token);
        break;
      case 'none':
        if (isRest) rest = 'none';
        else if (current === null) return null;
        else put(spoken, current, token);
        break;
      case 'label':
      case 'amount': {
        if (isRest) return null;
        current ??= token.is === 'label' ? onlyProgrammeOf(token.keys) : null;
        if (current === null) return null;
        put(spoken, current, token);
      }
    }
  }
  const entries = PROGRAMMES.flatMap((programme) => {
    const said = spoken.get(programme);
    return said === undefined ? [] : [entryOf(programme, said, asked)];
  });
  const [month = null] = months;
  return entries.length === 0 && rest === null ? null : { entries, rest, month };
}

function put(spoken: Map<Programme, SpokenToken[]>, programme: Programme, token?: Extract<MonthlyToken, SpokenToken>): void {
  const said = spoken.get(programme) ?? [];
  if (token) said.push(token);
  spoken.set(programme, said);
}

function entryOf(programme: Programme, said: readonly SpokenToken[], asked: MonthlyAsked): ProgrammeSaid {
  const same = said.some((s) => s.is === 'same');
  const told = said.filter((s) => s.is !== 'same');
  const only = told.length === 1 ? told[0] : undefined;
  const isZero = only?.is === 'amount' && only.value === 0 && only.unit === null && programmeFigures(programme).length > 1;
  if (only?.is === 'none' || isZero) return { programme, figures: {}, none: true, same, problem: null };
  const missing = programme === asked.programme && asked.missing.length > 0 ? asked.missing : null;
  const { figures, problem } = monthlyFiguresIn(programme, told, missing);
  return { programme, figures, none: false, same, problem };
}

/** What a text states of a month's return, 改 in front of it or not; null where that is nothing: a programme's name alone (百千万 本月) asks. */
export function statedOfMonth(text: string, asked: MonthlyAsked): MonthlySaid | null {
  const said = readMonthly(afterChange(text), asked);
  const states =
    said !== null &&
    (said.rest !== null || said.entries.some((e) => e.none || e.same || e.problem !== null || Object.keys(e.figures).length > 0));
  return states ? said : null;
}
