// What does a text say where the enterprise is known already, as in an answer?

import { buildLattice } from '../lattice/lattice.ts';
import { operatorEdges } from '../operators/find.ts';
import type { FiguresSaid } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import type { Folded } from '../text/text.ts';
import { REPORT_WORDS, type ReportField, type Word } from '../words/report-words.ts';
import { COSTS } from './costs.ts';
import { listOf } from './hypothesis.ts';
import { type Statement, saidOf, wordsOfFigure } from './said.ts';
import { search } from './search.ts';
import type { Situated, Stretch } from './situated.ts';
import { closedGroups } from './take-name.ts';
import { judged } from './take-operator.ts';

/** Words that are hardly a piece of a name. */
export const tells = (word: Word): boolean => ['tier', 'field', 'none', 'same', 'nothing'].includes(word.kind);

/** Nobody is named inside a conversation, so no text is taken for a name. */
const NOBODY = { find: (typed: string) => ({ unknown: typed }), isEmpty: () => false };

/** `skipped`: pieces no list knows, and talk, in order. */
type AnswerStatement = Statement & { readonly skipped: readonly Stretch[] };

/**
 * Reads an answer to a question for `asked`, or with none open; null where it is not understood, or could as well be read another way.
 * Numbers alone go by annex 1's order: three, or as few as `leastRow`. Empty where only 同上周 was said of the headcount.
 */
export function parseAnswer(f: Folded, asked: ReportField | null, leastRow: 2 | 3 = 3): AnswerStatement | null {
  const lattice = buildLattice(f, {
    words: REPORT_WORDS,
    names: [],
    periods: [],
    composed: operatorEdges(f),
    isOneWord: (word) => word.kind === 'tier',
    tells,
    find: NOBODY.find,
  });
  const situated: Situated = {
    f,
    asked,
    isReport: false,
    leastRow,
    week: '',
    today: '',
    finder: NOBODY,
    facts: new Map(),
    typedNames: new Map(),
  };
  let best: { readonly cost: number; readonly statement: AnswerStatement; readonly key: string } | null = null;
  for (const h of search(lattice, situated)) {
    if (h.cost > COSTS.most) continue;
    const link = closedGroups(h.copy(), situated);
    const [left] = link === null ? [] : (judged([link.value], listOf(h.operators), f)?.groups ?? []);
    if (left === undefined) continue;
    const { figures, none, same } = left;
    const statement = { figures, none, same, skipped: listOf(h.skipped) };
    const key = JSON.stringify([figures.map((d) => [d.field, d.tier, d.value]), none !== null, same !== null]);
    if (best === null) best = { cost: h.cost, statement, key };
    else if (key !== best.key) return h.cost - best.cost < COSTS.near ? null : best.statement;
  }
  return best === null || namesAhead(best.statement, f) ? null : best.statement;
}

/** 三厂, 2分厂: a name, and neither a number of factories nor of a list. */
const NUMBERED_FIRM = /^第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})分?厂(?![里区家房])/;

/** Figures behind words no list knows may be somebody else's: 微禾饮料普工6 is no answer about another enterprise. Words that are a clause of their own name nobody. */
function namesAhead({ figures, skipped }: AnswerStatement, f: Folded): boolean {
  if (NUMBERED_FIRM.test(f.text)) return true;
  const last = Math.max(-1, ...figures.map(({ from }) => from));
  return skipped.some(({ from, to }) => to - from >= LEAST_NAME && to <= last && !CLAUSE_ENDS.test(f.text[to] ?? ''));
}

/** One character names nobody. */
const LEAST_NAME = 2;
const CLAUSE_ENDS = /[,，;。!.、|()[\]?]/;

/** Which figure a text names first, whatever else it says; a tier alone is shortage. Null where it names none. */
export function figureNamed(f: Folded): ReportField | null {
  for (let at = 0; at < f.text.length; ) {
    const found = longestWord(REPORT_WORDS, f, at);
    if (found?.value.kind === 'field') return found.value.field;
    if (found?.value.kind === 'tier') return 'shortage';
    at = found?.to ?? at + 1;
  }
  return null;
}

/** What the statement comes to; null where it contradicts itself. */
export const saidInAnswer = (statement: Statement, f: Folded): FiguresSaid | null =>
  saidOf(statement, (figure) => wordsOfFigure(figure, f));
