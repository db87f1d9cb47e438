// What does somebody report who serves one enterprise alone, and so need not name it?
import { COSTS } from '../parse/costs.ts';
import { type ParsedReport, parseReport } from '../parse/parse.ts';
import type { ReadingContext, ReportReading } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { readListAnswers } from './list-answers.ts';

/**
 * Of that enterprise, where all words of the message are figures, their week, or say nothing: with a name, a place or a word in it that
 * nobody knows it may be of somebody else. Null too for what goes by the list's number. `普工4`, `不缺人`, `缺4个普工2个技工，解决了一个`.
 */
export function readSole(f: Folded, context: ReadingContext): ReportReading | null {
  const [sole, another] = context.own;
  if (sole === undefined || another !== undefined) return null;
  if (IS_NO_FIGURE.test(f.text) || namesPlace(f, context)) return null;
  if (context.names.edges(f, context.own).some(({ cost }) => cost <= CERTAIN)) return null;
  if (readListAnswers(f.typed(0, f.text.length), 1).kind === 'list') return null;
  const [best, next] = parseReport(f, context, sole);
  if (best === undefined || best.isFar || (next !== undefined && next.cost - best.cost < COSTS.near)) return null;
  return isOfIt(best, sole) ? (best.reading as ReportReading) : null;
}

/** 没有 by itself answers whatever was asked. */
const IS_NO_FIGURE = /^[暂都还也]*(?:没有?|无|零)[了啊呢吧的]*[。!]*$/;

const namesPlace = ({ text }: Folded, { regions }: ReadingContext): boolean =>
  regions.some(({ name, aliases }) => [name, ...aliases].some((called) => text.includes(called)));

/** Dearer names are hardly meant by what is written. */
const CERTAIN = 3;

function isOfIt({ reading, skipped }: ParsedReport, sole: string): boolean {
  if (reading.kind !== 'report' || skipped.length > 0 || reading.reports.length !== 1) return false;
  const [only] = reading.reports;
  return only !== undefined && 'enterprise' in only && only.enterprise === sole;
}
