// What of a text that is no question we can answer was understood all the same?
import { ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { placesOf } from '../names/places.ts';
import { type Dimension, MEASURES, type Measure, type QueryPeriod, type ReadingContext } from '../reading.ts';
import { foldText } from '../text/text.ts';
import type { QuestionMark } from './mark.ts';
import { markQuestion } from './marks.ts';

/** The pieces by themselves; nobody may answer them as if they were one question. */
type QuestionParts = {
  readonly districts: readonly string[];
  readonly periods: readonly QueryPeriod[];
  readonly types: readonly (typeof ENTERPRISE_TYPES)[number][];
  readonly tiers: readonly (typeof SKILL_TIERS)[number][];
  readonly measures: readonly Measure[];
  readonly by: readonly Dimension[];
};

const LONGEST = 160;

/** Null where there is nothing among the pieces but perhaps a period: then it was hardly a question. */
export function readParts(text: string, context: ReadingContext): QuestionParts | null {
  const folded = foldText(text);
  if (folded.text.length === 0 || folded.text.length > LONGEST) return null;
  const { marks, places, periods, ranks } = markQuestion(folded, context);
  const said = <K extends QuestionMark['is']>(is: K) =>
    marks.flatMap(({ mark }) => (mark.is === is ? [mark as Extract<QuestionMark, { is: K }>] : []));
  const measures = new Set(said('measure').flatMap((m) => (m.strength === 'weak' ? [] : [m.measure])));
  for (const { of } of ranks) if (of !== undefined) measures.add(of);
  const districts = placesOf(context.regions).inOrder(places.flatMap((p) => p.districts));
  const types = said('type').map((m) => m.type);
  const tiers = said('tier').map((m) => m.tier);
  const by = new Set(said('by').flatMap((m) => (m.weak ? [] : [m.by])));
  const known = periods.flatMap(({ period }) => period ?? []);
  if (measures.size + districts.length + types.length + tiers.length + by.size === 0) return null;
  return {
    districts,
    periods: known,
    types: ENTERPRISE_TYPES.filter((type) => types.includes(type)),
    tiers: SKILL_TIERS.filter((tier) => tiers.includes(tier)),
    measures: MEASURES.filter((m) => measures.has(m)),
    by: [...by],
  };
}
