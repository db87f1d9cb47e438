// Does somebody ask why a district stands where it does in the assessment: 为什么 滕州 第3?

import { placesOf } from './names/places.ts';
import { smallNumber } from './periods/names.ts';
import { findPeriods } from './periods/periods.ts';
import type { ReadingContext } from './reading.ts';
import { foldText } from './text/text.ts';

export type Why = {
  /** Region code. */
  readonly district: string;
  /** The rank that was named; null for none. */
  readonly rank: number | null;
  /** Ranks or the assessment were spoken of. */
  readonly named: boolean;
  readonly year: number | null;
};

const ASKS = /为什么|为啥|为何|凭什么|怎么会|怎么是|怎么排|怎么算/;
const RANK = /第([\d一二三四五六七八九十]{1,3})(?:名|位)?/;
const ABOUT = /考核|排名|名次|排第|排在/;

/** Null where nothing is asked why, or not exactly one district named. */
export function readWhy(text: string, context: ReadingContext): Why | null {
  const folded = foldText(text);
  if (folded.text.length > 30 || !ASKS.test(folded.text)) return null;
  const places = placesOf(context.regions);
  const found = new Set<string>();
  for (let at = 0; at < folded.text.length; ) {
    const place = places.at(folded, at);
    if (place?.districts.length === 1) found.add(place.districts[0] as string);
    at = place?.to ?? at + 1;
  }
  const [district, another] = found;
  if (district === undefined || another !== undefined) return null;
  const rank = RANK.exec(folded.text)?.[1];
  const year = findPeriods(folded, context.now).flatMap(({ period }) => (period && 'year' in period ? [period.year] : []))[0];
  return {
    district,
    rank: rank === undefined ? null : smallNumber(rank),
    named: rank !== undefined || ABOUT.test(folded.text),
    year: year ?? null,
  };
}
