// Which enterprise, district, person, number or instant does the text behind a command name?
import type { Person } from '../../domain/people.ts';
import type { Day } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import { peopleByName } from '../names/people.ts';
import { placesOf } from '../names/places.ts';
import { isNumeralCharacter, numeralEnd, numeralValue } from '../numbers/numerals.ts';
import { smallNumber } from '../periods/names.ts';
import type { PeriodSpan } from '../periods/period-edges.ts';
import { findPeriods, singleWeek } from '../periods/periods.ts';
import type { CommandArgs, QueryPeriod, ReadingContext } from '../reading.ts';
import { buildLexicon, longestWord } from '../text/lexicon.ts';
import { type Folded, foldText, GAP } from '../text/text.ts';

/** What stands behind a command's word, folded again by itself. */
export type Rest = { readonly folded: Folded; readonly context: ReadingContext };

/** A part that was understood, and the rest without it. */
export type ArgumentPart<T> = { readonly value: T; readonly rest: Rest };

const TRIM = /^[\s,，.。、;；:：!！~～"'()（）-]+|[\s,，.。、;；:：!！~～"'()（）-]+$/g;

/** Typed text without punctuation around it. */
export const trimmed = (text: string): string => text.replace(TRIM, '');

export const restOf = (text: string, context: ReadingContext): Rest => ({ folded: foldText(trimmed(text)), context });

export const isEmpty = ({ folded }: Rest): boolean => folded.text.length === 0;

export const typedArgument = ({ folded }: Rest): string => folded.typed(0, folded.text.length);

const without = ({ folded, context }: Rest, from: number, to: number): Rest =>
  restOf(`${folded.typed(0, from)} ${folded.typed(to, folded.text.length)}`, context);

/** Takes words off the front as long as they are in the list (的, 改到, 给). */
export function skip(rest: Rest, words: ReturnType<typeof wordList>): Rest {
  let at = 0;
  for (let found = longestWord(words, rest.folded, at); found !== null; found = longestWord(words, rest.folded, at))
    at = found.to;
  return at === 0 ? rest : without(rest, 0, at);
}

export const wordList = (list: string) =>
  buildLexicon(
    list
      .trim()
      .split(/\s+/)
      .map((word) => [word, true as const]),
  );

/** Whether nothing but these words is left. */
export const isOnly = (rest: Rest, words: ReturnType<typeof wordList>): boolean => isEmpty(skip(rest, words));

/** A number at the front (12, 12号, #12, 12单); behind a blank another number begins (办结 12 60). */
export function takeNumber(rest: Rest): ArgumentPart<number> | null {
  const { text, gaps } = rest.folded;
  const from = /^(?:#|第|编号|no\.?)?/.exec(text)?.[0].length ?? 0;
  let to = from;
  while (/\d/.test(text[to] ?? '') && (to === from || gaps[to] === GAP.none)) to++;
  if (to === from || to > from + 6 || (text[to] === '.' && /\d/.test(text[to + 1] ?? ''))) return null;
  const unit = /^(?:号单?|号需求|单)?/.exec(text.slice(to))?.[0].length ?? 0;
  return { value: Number(text.slice(from, to)), rest: without(rest, 0, to + unit) };
}

const LONGEST_NAME = 60;

/** The enterprise at the front: the longest exact name, else the first word up to a blank or comma, else all. `unknown` where none is meant for sure. */
export function takeEnterprise(rest: Rest): ArgumentPart<Named> | null {
  const { context } = rest;
  if (isEmpty(rest)) return null;
  // A name is short; what follows it may be long.
  const folded = rest.folded.text.length > LONGEST_NAME ? foldText(rest.folded.typed(0, LONGEST_NAME)) : rest.folded;
  // The task force has no enterprises of its own; it means any.
  const within = context.own.size > 0 ? context.own : undefined;
  const end = firstWordEnd(folded);
  const word = context.names.find(folded.typed(0, end), within);
  if (end < folded.text.length && !('unknown' in word)) return { value: word, rest: without(rest, 0, end) };
  const span = context.names.spans(folded, within).find((s) => s.from === 0);
  const whole: Named = folded === rest.folded ? context.names.find(typedArgument(rest), within) : { unknown: '' };
  if (!('unknown' in whole) && (span === undefined || span.to === folded.text.length || !('enterprise' in span.named))) {
    return { value: whole, rest: without(rest, 0, folded.text.length) };
  }
  if (span !== undefined) return { value: span.named, rest: without(rest, 0, span.to) };
  return { value: word, rest: without(rest, 0, end) };
}

function firstWordEnd({ text, gaps }: Folded): number {
  for (let i = 1; i < text.length; i++)
    if ((gaps[i] as number) >= GAP.blank || /[,，。;；:：、]/.test(text[i] as string)) return i;
  return text.length;
}

/** A period anywhere in the rest: a single week or a month, as a command's `period`. */
export function takePeriod(rest: Rest, lean: 'begun' | 'nearest' = 'begun'): ArgumentPart<string> | null {
  const span = findPeriods(rest.folded, rest.context.now, lean).find((s) => s.days === undefined || lean === 'begun');
  const value = span?.period ? periodName(span.period) : null;
  return span && value !== null ? { value, rest: without(rest, span.from, span.to) } : null;
}

const periodName = (period: QueryPeriod): string | null => ('month' in period ? period.month : singleWeek(period));

/** Districts anywhere in the rest, in roster order; empty where none is named. */
export function takeDistricts(rest: Rest): ArgumentPart<readonly string[]> {
  const { folded, context } = rest;
  const places = placesOf(context.regions);
  const codes: string[] = [];
  let left = '';
  for (let at = 0; at < folded.text.length; ) {
    const place = places.at(folded, at);
    codes.push(...(place?.districts ?? []));
    left += place === null ? folded.text[at] : ' ';
    at = place?.to ?? at + 1;
  }
  const alike = codes.length === 0 && left.length >= 2 ? places.misspelt(left) : null;
  if (alike !== null) return { value: [alike], rest: restOf('', context) };
  return { value: places.inOrder(codes), rest: codes.length === 0 ? rest : restOf(left, context) };
}

/** A person in office by full name or account, at the front; null for a name that two share. */
export function takePerson(rest: Rest): ArgumentPart<Person> | null {
  const found = longestWord(peopleByName(rest.context.people), rest.folded, 0);
  return found?.value ? { value: found.value, rest: without(rest, 0, found.to) } : null;
}

const CLOCK =
  /(?<half>上午|早上|早晨|中午|下午|午后|傍晚|晚上|晚|早)?(?<hour>\d{1,2}|[一二两三四五六七八九]|十[一二]?)(?::(?<minute>[0-5]\d)|[点时](?:(?<spoken>[0-5]?\d|[一二三四五]?十[一二三四五六七八九]?)分?|(?<half2>半)|整)?)/;

/** A clock time anywhere in the rest, `HH:mm`; 下午3点 is 15:00. */
export function takeClock(rest: Rest): ArgumentPart<string> | null {
  const match = CLOCK.exec(rest.folded.text);
  if (match?.groups === undefined) return null;
  const { half, hour, minute, spoken, half2 } = match.groups;
  const said = smallNumber(hour);
  const isLate = /下午|午后|傍晚|晚/.test(half ?? '') || (half === '中午' && said < 11);
  const hours = isLate && said < 12 ? said + 12 : said;
  const minutes = half2 ? 30 : minute !== undefined ? Number(minute) : spoken !== undefined ? smallNumber(spoken) : 0;
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return null;
  const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return { value: clock, rest: without(rest, match.index, match.index + match[0].length) };
}

/** The last day that is named anywhere in the rest, nearest to today. */
export function takeDay(rest: Rest): ArgumentPart<Day> | null {
  const span: PeriodSpan | undefined = findPeriods(rest.folded, rest.context.now, 'nearest').find((s) => s.days !== undefined);
  return span?.days ? { value: span.days.to, rest: without(rest, span.from, span.to) } : null;
}

/** A length of time at the front, in minutes: 半小时, 一个半小时, 30分钟, 两天. */
export function takeMinutes(rest: Rest): ArgumentPart<number> | null {
  const { text } = rest.folded;
  if (/^半个?(?:小时|钟头)/.test(text))
    return { value: 30, rest: without(rest, 0, text.indexOf(text.includes('小时') ? '小时' : '钟头') + 2) };
  if (!isNumeralCharacter(text[0])) return null;
  const end = numeralEnd(text, 0, text.length);
  const value = numeralValue(text.slice(0, end));
  const unit =
    /^(?:个?(?<half>半)?(?<hours>小时|钟头)|(?<minutes>分钟|分)|(?<quarters>刻钟)|(?<days>天)|个?(?<weeks>周|星期|礼拜))/.exec(
      text.slice(end),
    );
  if (value === null || unit?.groups === undefined) return null;
  const { half, hours, minutes, quarters, days } = unit.groups;
  const each = hours ? 60 : minutes ? 1 : quarters ? 15 : days ? 24 * 60 : 7 * 24 * 60;
  return { value: value * each + (half ? 30 : 0), rest: without(rest, 0, end + unit[0].length) };
}

/** An enterprise as a command's arguments. */
export const enterpriseArgs = (named: Named): CommandArgs => {
  if ('enterprise' in named) return { enterprise: named.enterprise, ...(named.doubt && { doubt: named.doubt }) };
  return 'candidates' in named ? { candidates: named.candidates } : { unknown: named.unknown };
};
