// Which reports may a message be that was not certainly read as one, the likeliest first, by both readers?
import type { NumeralRole } from '../numeral-role.ts';
import type { ParsedReport } from '../parse/parse.ts';
import type { ReadingContext, ReportReading } from '../reading.ts';
import { setAside } from '../report/set-aside.ts';
import type { Folded } from '../text/text.ts';
import { landmarksOf } from './landmarks.ts';
import { ownReading } from './own-reading.ts';
import { saidRoles } from './said-roles.ts';
import { reportMargin, type Tagged, tagNumerals } from './tagger.ts';

/** How much must speak for a report before one is offered, in the second reader's margins: less is a wish, a question, talk. */
const OFFERED = 0;
const MOST = 2;

const isFigure = (role: NumeralRole | null): boolean => role !== null && (role === 'headcount' || role.includes('.'));

/**
 * At most two; none where the message hardly reports. First what the parser reads of all of it (`parsed`) or, where it reads nothing, of all
 * but a clause, the better the second reader agrees; then what the second reader makes of the names and numbers itself.
 */
export function likeliestReports(f: Folded, parsed: readonly ParsedReport[], context: ReadingContext): readonly ReportReading[] {
  if (context.own.size === 0) return [];
  const landmarks = landmarksOf(f, context);
  const { names, amounts } = landmarks;
  if (amounts.length === 0 && names.length === 0) return [];
  if (!context.names.edges(f, context.own).some(({ named }) => !('unknown' in named))) return [];
  if (reportMargin(f, landmarks) < OFFERED) return [];
  const tagged = tagNumerals(f, landmarks);
  const isSaid = (clause: { readonly from: number; readonly to: number }, { from, to }: typeof clause) =>
    clause.from < to && from < clause.to;
  const mayGo = (clause: { readonly from: number; readonly to: number }): boolean =>
    !names.some((name) => isSaid(clause, name)) && !tagged.some((tag) => isFigure(tag.role) && isSaid(clause, tag));
  const found = parsed.length > 0 ? parsed.map((whole) => ({ parsed: whole, left: 0 })) : setAside(f, mayGo, context);
  const readings = found
    .flatMap(({ parsed: { reading, cost }, left }) =>
      reading.kind === 'report' ? [{ reading, cost, left, differs: differences(f, reading, context) }] : [],
    )
    .sort((a, b) => a.differs - b.differs || a.left - b.left || a.cost - b.cost);
  const own = ownReading(f, landmarks, tagged, context);
  const list = readings.map(({ reading }) => reading);
  if (own !== null) list.splice(1, 0, own);
  const keys = list.map((reading) => JSON.stringify(reading));
  return list.filter((_, i) => keys.indexOf(keys[i] as string) === i).slice(0, MOST);
}

/** Of how many numbers the second reader names another role than a reading gives them. */
function differences(f: Folded, reading: ReportReading, context: ReadingContext): number {
  const landmarks = landmarksOf(f, context, reading);
  const tagged = tagNumerals(f, landmarks);
  const said = saidRoles(reading, landmarks, tagged);
  return tagged.filter((tag, i) => !isAlike(said[i] ?? null, tag)).length;
}

function isAlike(said: NumeralRole | null, { role }: Tagged): boolean {
  if (said === 'vague') return role === 'vague' || isFigure(role);
  return isFigure(said) ? role === said : !isFigure(role);
}
