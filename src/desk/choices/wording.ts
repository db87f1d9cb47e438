// How is a reading said in words that can be read in one way only?

import { isDeepStrictEqual } from 'node:util';
import { answerTexts as a } from '../../../conversations/answers.ts';
import { choiceWords as w } from '../../../conversations/choices.ts';
import { commands } from '../../../conversations/commands.ts';
import { dimensionNames, measureNames } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES } from '../../domain/enterprises.ts';
import { type FigureKey, PROGRAMME_NAMES, type Programme, programmeFigures } from '../../domain/programmes.ts';
import { addWeeks, type Week, weekOf, weeksBetween } from '../../domain/time.ts';
import { wordingsOf, wordsOf } from '../../forms/definition/commands.ts';
import { fill } from '../../forms/definition/fill.ts';
import { readMessage } from '../../reading/message.ts';
import { TOTALS } from '../../reading/question/measures.ts';
import type {
  CommandReading,
  QueryPeriod,
  QueryReading,
  Reading,
  ReadingContext,
  ReportEntry,
  ReportReading,
} from '../../reading/reading.ts';
import { saidBounds } from '../figures/bounds.ts';
import { sayMonth } from '../voices.ts';
import { saidWords } from '../week/form/said-words.ts';

/** The reading as somebody would write it who leaves no doubt; null where these words would be read otherwise. */
export function wordingOf(reading: Reading, context: ReadingContext): string | null {
  const text = worded(reading, context);
  return text !== null && isSame(readMessage(text, context), reading) ? text : null;
}

function worded(reading: Reading, context: ReadingContext): string | null {
  switch (reading.kind) {
    case 'report':
      return reportWorded(reading, context);
    case 'query':
      return queryWorded(reading, context);
    case 'command':
      return commandWorded(reading, context);
    case 'unclear':
      return null;
  }
}

/** But for what was passed over, and a doubt about the spelling. */
const isSame = (a: Reading, b: Reading): boolean => isDeepStrictEqual(plain(a), plain(b));
const plain = ({
  skipped: _,
  doubt: __,
  ...reading
}: Reading & { readonly skipped?: unknown; readonly doubt?: unknown }): object => reading;

// ── Reports ────────────────────────────────────────────────────────────────────────────────────────────────

function reportWorded({ period, reports }: ReportReading, { names, now }: ReadingContext): string | null {
  const entries = reports.map((entry) => entryWorded(entry, (id) => names.nameOf(id) ?? null));
  if (entries.some((entry) => entry === null)) return null;
  const week = period === weekOf(now) ? '' : `${weekWorded(period, now)} `;
  return entries.map((entry) => `${week}${entry}`).join('，');
}

function entryWorded(entry: ReportEntry, nameOf: (id: string) => string | null): string | null {
  const name = 'enterprise' in entry ? nameOf(entry.enterprise) : null;
  if (name === null || entry.problems !== undefined) return null;
  return [name, ...saidWords(entry)].join(' ');
}

/** 上周, 第20周, 2020年第53周. */
function weekWorded(week: Week, now: Date): string {
  const current = weekOf(now);
  if (week === current) return w.thisWeek;
  if (week === addWeeks(current, -1)) return w.lastWeek;
  const [year, number] = [week.slice(0, 4), Number(week.slice(6))];
  return year === current.slice(0, 4) ? fill(w.week, { number }) : fill(w.weekOfYear, { year, number });
}

// ── Questions ──────────────────────────────────────────────────────────────────────────────────────────────

/** As somebody would write it, whether or not it is read back as the same; null where a name of it is not known. */
export function queryWorded(query: QueryReading, { names, regions, people, now }: ReadingContext): string | null {
  const ids = query.enterprise === undefined ? (query.enterprises ?? []) : [query.enterprise];
  const firms = ids.map((id) => names.nameOf(id));
  const places = (query.districts ?? []).map((code) => regions.find((r) => r.code === code)?.name);
  const person = query.specialist === undefined ? [] : [people.find((p) => p.userid === query.specialist)?.name];
  if ([...firms, ...places, ...person].includes(undefined)) return null;
  const isTotals = query.measures.length === TOTALS.length && TOTALS.every((m) => query.measures.includes(m));
  const parts = [
    periodWorded(query.period, now),
    places.join('和'),
    firms.join('和'),
    person.join(''),
    query.surveyed ? w.surveyed : '',
    query.demand === undefined ? '' : fill(w.demand, { number: query.demand }),
    (query.types ?? []).map((type) => ENTERPRISE_TYPE_NAMES[type]).join('、'),
    (query.programmes ?? []).map((programme) => PROGRAMME_NAMES[programme]).join('、'),
    (query.figures ?? []).flatMap((key) => figureNamed(query.programmes ?? [], key)).join('、'),
    (query.tiers ?? []).map((tier) => w.tiers[tier]).join('、'),
    isTotals ? w.totals : query.measures.map((measure) => measureNames[measure]).join('、'),
    [query.by ?? []]
      .flat()
      .map((dimension) => (dimension === 'period' && query.months ? a.byMonth : dimensionNames[dimension]))
      .join(''),
    query.threshold === undefined ? '' : saidBounds(query.threshold),
    query.beside === undefined ? '' : w.beside[query.beside],
    query.order === undefined ? '' : query.order === 'asc' ? w.ascending : w.descending,
    query.top === undefined ? '' : fill(w.top, { count: query.top }),
    query.compare === undefined ? '' : w[query.compare],
    query.form === undefined ? '' : w[query.form],
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Annex 2's own words. */
const figureNamed = (programmes: readonly Programme[], key: FigureKey): readonly string[] => [
  ...new Set(programmes.flatMap((p) => programmeFigures(p).flatMap((f) => (f.key === key ? [f.inYear] : [])))),
];

function periodWorded(period: QueryPeriod, now: Date): string {
  if ('month' in period) return sayMonth(period.month, now);
  if ('year' in period) return fill(w.year, { year: period.year });
  const { from, to } = period;
  if (from === to) return weekWorded(from, now);
  return to === weekOf(now)
    ? fill(w.weeks, { count: weeksBetween(from, to).length })
    : fill(w.twoWeeks, { from: weekWorded(from, now), to: weekWorded(to, now) });
}

// ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────

/** Its first word, and an enterprise where it names one and nothing else. */
function commandWorded({ name, args = {} }: CommandReading, { names }: ReadingContext): string | null {
  const [first] = wordingsOf(commands[name].words).flatMap(({ words }) => wordsOf(words));
  const { enterprise, ...others } = args;
  if (first === undefined || Object.keys(others).length > 0) return null;
  if (enterprise === undefined) return first;
  const called = names.nameOf(enterprise);
  return called === undefined ? null : `${first} ${called}`;
}
