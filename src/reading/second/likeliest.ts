// Which reports may a message be that the parser does not certainly read as one, by both readers?
import type { NumeralRole } from '../numeral-role.ts';
import { operatorEdges } from '../operators/find.ts';
import type { ParsedReport } from '../parse/parse.ts';
import type { ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import { type Clause, setAside } from '../report/set-aside.ts';
import type { Folded } from '../text/text.ts';
import { landmarksOf } from './landmarks.ts';
import { ownReading } from './own-reading.ts';
import { saidRoles } from './said-roles.ts';
import { reportMargin, type Tagged, tagNumerals } from './tagger.ts';
import { classesIn } from './word-classes.ts';

/** How much must speak for a report, in the second reader's margins, before one is offered: less is a wish, a question, talk. */
const OFFERED = 0;
/** And before a reading that the parser is not sure of is taken because both readers see the same in it. */
const TAKEN = 1000;
/** How sure of each number the second reader must be where a clause was set aside. */
const LEAST_MARGIN = 300;
/** Words of these classes say something of a report, or turn what is said: a clause with one is not talk. */
const SPEAKS = [...'gshSRHTZ=?wfcoqpvkd~x'];
const MOST = 2;

type Likeliest = {
  /** The one reading of the whole message in which both readers see the same numbers, where the second is sure that it reports. */
  readonly taken: ParsedReport | null;
  /** At most two, the likeliest first. */
  readonly offered: readonly ReportReading[];
};

const NOTHING: Likeliest = { taken: null, offered: [] };

const isFigure = (role: NumeralRole | null): boolean => role !== null && (role === 'headcount' || role.includes('.'));
const hasNumbers = ({ headcount, shortage, resolved }: ReportEntry): boolean => (headcount ?? shortage ?? resolved) !== undefined;

/**
 * First what the parser reads of all of the message (`parsed`: far from the words, or nearly a tie) or, where it reads nothing, of all but a
 * clause, the better the second reader agrees; then what the second reader makes of the names and numbers itself.
 */
export function likeliestReports(f: Folded, parsed: readonly ParsedReport[], context: ReadingContext): Likeliest {
  const { names: index, own } = context;
  if (own.size === 0 || !index.edges(f, own).some(({ named }) => !('unknown' in named))) return NOTHING;
  const landmarks = landmarksOf(f, context);
  const gate = reportMargin(f, landmarks);
  if (gate < OFFERED) return NOTHING;
  const tagged = tagNumerals(f, landmarks);
  const stays = [...landmarks.names, ...landmarks.periods, ...tagged.filter(({ role }) => isFigure(role))];
  const mayGo = (clause: Clause) => !stays.some(({ from, to }) => clause.from < to && from < clause.to);
  const open = parsed[0]?.isHeld === true ? [] : parsed.filter(({ isHeld }) => !isHeld);
  const found = parsed.length > 0 ? open.map((whole) => ({ parsed: whole, left: [] })) : setAside(f, mayGo, context);
  const weighed = found
    .flatMap(({ parsed: of, left }) => {
      const { reading } = of;
      return reading.kind === 'report' ? [{ of, reading, left, ...compared(f, reading, context) }] : [];
    })
    .sort((a, b) => a.differs - b.differs || lengthOf(a.left) - lengthOf(b.left) || a.of.cost - b.of.cost);
  const readings = weighed.map(({ reading }) => reading);
  const alone = operatorEdges(f).some(isTurning) ? null : ownReading(f, landmarks, tagged, context);
  if (alone !== null) readings.splice(1, 0, alone);
  const keys = readings.map((reading) => JSON.stringify(reading));
  const offered = readings.filter((_, i) => keys.indexOf(keys[i] as string) === i).slice(0, MOST);
  const [best] = weighed;
  const agreed = new Set(weighed.filter(({ differs }) => differs === 0).map(({ reading }) => JSON.stringify(reading)));
  const isOne = best !== undefined && agreed.size === 1 && best.reading.reports.every(hasNumbers);
  if (!isOne || gate < TAKEN) return { taken: null, offered };
  const isTaken =
    parsed.length > 0 ? best.of.isFar : best.margin >= LEAST_MARGIN && best.left.every((clause) => isTalk(f, clause));
  const skipped = [...best.of.skipped, ...best.left.map(({ from, to }) => f.typed(from, to))];
  return { taken: isTaken && !best.of.isAsked ? { ...best.of, skipped } : null, offered };
}

/** 麻烦协调解决：…, 不对，别记: the second reader alone does not know how far that reaches. */
const isTurning = ({ word }: ReturnType<typeof operatorEdges>[number]): boolean =>
  word.kind === 'operator' &&
  (word.operator.effect === 'held' || (word.operator.effect === 'dropped' && word.operator.reach !== 'none'));

const lengthOf = (clauses: readonly Clause[]): number => clauses.reduce((sum, { from, to }) => sum + to - from, 0);

function isTalk(f: Folded, { from, to }: Clause): boolean {
  const classes = classesIn(f, from, to);
  return !SPEAKS.some((value) => classes.has(value));
}

/** Of how many numbers the second reader names another role than a reading gives them, and how sure it is of the least sure. */
function compared(f: Folded, reading: ReportReading, context: ReadingContext) {
  const landmarks = landmarksOf(f, context, reading);
  const tagged = tagNumerals(f, landmarks);
  const said = saidRoles(reading, landmarks, tagged);
  return {
    differs: tagged.filter((tag, i) => !isAlike(said[i] ?? null, tag)).length,
    margin: Math.min(...tagged.map(({ margin }) => margin)),
  };
}

function isAlike(said: NumeralRole | null, { role }: Tagged): boolean {
  if (said === 'vague') return role === 'vague' || isFigure(role);
  return isFigure(said) ? role === said : !isFigure(role);
}
