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
import type { Situated } from './situated.ts';
import { closedGroups } from './take-name.ts';
import { judged } from './take-operator.ts';

/** Words that are hardly a piece of a name. */
export const tells = (word: Word): boolean => ['tier', 'field', 'none', 'same', 'nothing'].includes(word.kind);

/** Nobody is named inside a conversation, so no text is taken for a name. */
const NOBODY = { find: (typed: string) => ({ unknown: typed }), isEmpty: () => false };

/**
 * Reads an answer to a question for `asked`, or with none open; null where it is not understood, or could as well be read another way.
 * Numbers alone go by annex 1's order: three, or as few as `leastRow`. Empty where only 同上周 was said of the headcount.
 */
export function parseAnswer(f: Folded, asked: ReportField | null, leastRow: 2 | 3 = 3): Statement | null {
  const lattice = buildLattice(f, {
    words: REPORT_WORDS,
    names: [],
    periods: [],
    composed: operatorEdges(f),
    isOneWord: (word) => word.kind === 'tier',
    tells,
    find: NOBODY.find,
  });
  const situated: Situated = { f, asked, isReport: false, leastRow, week: '', today: '', finder: NOBODY, facts: new Map() };
  let best: { readonly cost: number; readonly statement: Statement; readonly key: string } | null = null;
  for (const h of search(lattice, situated)) {
    if (h.cost > COSTS.most) continue;
    const link = closedGroups(h.copy(), situated);
    if (link === null || judged([link.value], listOf(h.operators), f) === null) continue;
    const { figures, none, same } = link.value;
    const statement = { figures, none, same };
    const key = JSON.stringify([figures.map((d) => [d.field, d.tier, d.value]), none !== null, same !== null]);
    if (best === null) best = { cost: h.cost, statement, key };
    else if (key !== best.key) return h.cost - best.cost < COSTS.near ? null : best.statement;
  }
  return best?.statement ?? null;
}

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
