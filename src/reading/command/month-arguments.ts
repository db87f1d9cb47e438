// Which district's return of which month stands in front of the rest: 高新区 11月月报, 11月高新区的月报, 月报?

import { placesOf } from '../names/places.ts';
import { findPeriods } from '../periods/periods.ts';
import type { CommandArgs } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { GAP } from '../text/text.ts';
import { type ArgumentPart, type Rest, restOf, wordList } from './args.ts';

const RETURN = wordList('月报 月通报 月度通报 月报表 通报 月度报表');
const BETWEEN = wordList('的 份 , ， 、 把 将');

type Found = { month?: string; district?: string; isReturn?: true };

/** In any order at the front, each once; a month and a place of one district. Null where no return of a month is spoken of. */
export function takeMonthReturn({ folded, context }: Rest): ArgumentPart<CommandArgs> | null {
  const periods = findPeriods(folded, context.now);
  const places = placesOf(context.regions);
  const found: Found = {};
  let at = 0;
  for (let next = 0; next < folded.text.length; ) {
    const period = found.month === undefined ? periods.find((p) => p.from === next) : undefined;
    const place = found.district === undefined ? places.at(folded, next) : null;
    const word = longestWord(RETURN, folded, next);
    const between = longestWord(BETWEEN, folded, next);
    if (period?.period && 'month' in period.period && period.days === undefined) {
      found.month = period.period.month;
      at = next = period.to;
    } else if (place?.districts.length === 1) {
      found.district = place.districts[0] as string;
      at = next = place.to;
    } else if (word && found.isReturn === undefined) {
      found.isReturn = true;
      at = next = word.to;
    } else if (between) next = between.to;
    else break;
  }
  const { month, district, isReturn } = found;
  const isMonth = isReturn === true || (month !== undefined && district !== undefined);
  // 11月东城电子: a name goes on behind what begins like a place.
  const isApart =
    isReturn === true ||
    at === folded.text.length ||
    folded.gaps[at] !== GAP.none ||
    /[,，。:：、]/.test(folded.text[at] as string);
  if (!isMonth || !isApart) return null;
  const rest = restOf(folded.typed(at, folded.text.length), context);
  const whose = district === undefined ? {} : { districts: [district] };
  return { value: { ...whose, ...(month === undefined ? { monthly: true } : { period: month }) }, rest };
}
