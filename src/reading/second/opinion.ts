// Does the second reader read a report as the first one did, and if not, how else? (architecture §7)
import type { ReadingContext, ReportEntry, ReportReading, SpokenFigures } from '../reading.ts';
import { type Folded, GAP } from '../text/text.ts';
import { landmarksOf } from './landmarks.ts';
import { saidRoles } from './said-roles.ts';
import { type Landmarks, signsOf } from './signs.ts';
import { reportMargin, type Tagged, tagNumerals } from './tagger.ts';
import { HEARD, type Verdict, verdictOf } from './verdict.ts';

type Opinion = {
  readonly verdict: Verdict;
  /** The readings to ask about where it contradicts: the first reader's, and its own where it reads another report; none where nothing reports. */
  readonly readings: readonly ReportReading[];
};

/** Numbers in the order of what was named before: what belongs to which the first reader counts out. */
const IN_ORDER = /分别|依次/;

const AGREED: Opinion = { verdict: 'agreed', readings: [] };

/** Nothing but names, weeks of ours, tiers, verbs, numbers and polite talk: no second voice knows better what a plain sentence means. */
const PLAIN = /^(?:q[^#N]{0,4}q[：:]?)?[NWgshSRHl#、，。；;：:| \n]*$/;

/** Rows of three numbers or more behind a name are taught: they need no second voice, nor what stands in a table. */
const ROW = /^(?:#[.、．)）]?[ _]*)?N[：: _gshp、]*#(?:[ 、，,/p]?#){2,}(?:[ ，,]?(?:R[ ：:]?)?#(?:[ 、，,/]?#){2})?[。_]*$/;

/** The second reader's view of a report that was read from `f`. Agreed where no number is stored. */
export function secondOpinion(f: Folded, report: ReportReading, context: ReadingContext): Opinion {
  if (!report.reports.some(hasNumbers) || f.gaps.includes(GAP.tab) || IN_ORDER.test(f.text)) return AGREED;
  const landmarks = landmarksOf(f, context, report);
  const signs = signsOf(f, landmarks);
  if (PLAIN.test(signs.words.join(''))) return AGREED;
  const lines = signs.words.join('').split('\n');
  if (lines.every((line) => !line.includes('#') || ROW.test(line))) return AGREED;
  const all = tagNumerals(f, landmarks);
  const said = saidRoles(report, landmarks, all);
  // 上周缺7，…: of another week, which the report leaves out.
  const isOver = (i: number): boolean => said[i] === null && isOfOtherWeek(f, landmarks, i, report);
  const tagged = all.map((tag, i): Tagged => (isOver(i) ? { ...tag, role: 'other' } : tag));
  // 缺4哦不对是2: which number was taken back the first reader knows better.
  const heard = signs.words.includes('x') ? { ...HEARD, none: 3 * HEARD.none, more: Number.POSITIVE_INFINITY } : HEARD;
  const gate = reportMargin(f, landmarks);
  const verdict = verdictOf(said, tagged, gate, heard);
  if (verdict !== 'contradicted') return { verdict, readings: [] };
  const other = otherReading(report, landmarks, tagged);
  if (other !== null) return { verdict, readings: [report, other] };
  return { verdict, readings: gate < 0 ? [] : [report] };
}

/** Whether a week that is not the report's stands in front of a number in its clause, or it is where a change began. */
function isOfOtherWeek(f: Folded, { periods, amounts }: Landmarks, i: number, { period }: ReportReading): boolean {
  const from = amounts[i]?.from ?? 0;
  // 由14降至9: where a change began.
  if (/[从由]$/.test(f.text.slice(0, from))) return true;
  const last = periods.findLast((p) => p.to <= from);
  return last?.week !== undefined && last.week !== period && !/[，,。；;!！]/.test(f.text.slice(last.to, from));
}

const hasNumbers = ({ headcount, shortage, resolved }: ReportEntry): boolean =>
  headcount !== undefined || Object.keys({ ...shortage, ...resolved }).length > 0;

/** The same enterprises with the figures the second reader sees. */
function otherReading(report: ReportReading, { names, amounts }: Landmarks, tagged: readonly Tagged[]): ReportReading | null {
  if (names.length !== report.reports.length) return null;
  const figures = report.reports.map(() => new Map<string, Map<string, number>>());
  for (const [i, { role }] of tagged.entries()) {
    const [kind = '', tier = ''] = role.split('.');
    const owner = names.filter((n) => n.to <= (tagged[i] as Tagged).from).length - 1;
    const value = amounts[i]?.value;
    const of = figures[Math.max(0, owner)] as Map<string, Map<string, number>>;
    if (!/^(?:shortage|resolved|headcount)$/.test(kind)) continue;
    if (value === undefined || amounts[i]?.kind !== 'whole') return null;
    const said = of.get(kind) ?? new Map<string, number>();
    said.set(tier, value + (said.get(tier) ?? 0));
    of.set(kind, said);
  }
  const reports = report.reports.map(({ headcount: _h, shortage: _s, resolved: _r, ...entry }, i): ReportEntry => {
    const of = figures[i] as Map<string, Map<string, number>>;
    const spoken = (kind: string) => Object.fromEntries(of.get(kind) ?? []) as SpokenFigures;
    const headcount = of.get('headcount')?.get('');
    return {
      ...entry,
      ...(headcount !== undefined && { headcount }),
      ...(of.has('shortage') && { shortage: spoken('shortage') }),
      ...(of.has('resolved') && { resolved: spoken('resolved') }),
    };
  });
  const other: ReportReading = { ...report, reports };
  return reports.every((entry) => !hasNumbers(entry)) || JSON.stringify(other) === JSON.stringify(report) ? null : other;
}
