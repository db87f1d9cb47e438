// What does one message wish to correct: which figures, and for which reason?

import { EMPTY_DRAFT } from '../../desk/week/form/answers.ts';
import type { WeekItem } from '../../desk/week/form/facts.ts';
import { addSaid } from '../../desk/week/form/said.ts';
import type { ReportFigures } from '../../domain/reports.ts';
import { afterBecause } from '../../reading/answer/lead-ins.ts';
import { figuresFirst } from '../../reading/report/figures-first.ts';
import { quoted } from '../../reading/text/quoted.ts';

/** The longest beginning of a text that says figures, and what follows as the reason. */
export function readCorrectionWish(
  text: string,
  before: ReportFigures,
): { readonly figures: ReportFigures | null; readonly reason: string | null } {
  for (const { figures: read, rest } of figuresFirst(text)) {
    if (read.said.problems || read.said.none || read.said.same) continue;
    const draft = addSaid({ ...EMPTY_DRAFT, answers: before }, NOBODYS, read.said);
    if (draft.gaps.length > 0) continue;
    return { figures: { ...before, ...draft.answers }, reason: asReason(rest) };
  }
  return { figures: null, reason: asReason(text) };
}

/** A correction starts from what is filed, so nothing else about the item is needed. */
const NOBODYS: WeekItem = {
  id: '',
  number: 0,
  duty: false,
  name: '',
  short: '',
  called: [],
  last: null,
  known: {},
  filed: null,
};

const asReason = (text: string): string | null => {
  const reason = quoted(afterBecause(text), 120);
  return reason === '' ? null : reason;
};
