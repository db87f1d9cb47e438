// 谁签发了, 上周发布了吗: how far is a week with its sign-offs and its publication? (domain §8.3)
import { answerTexts as a } from '../../../conversations/answers.ts';
import { fileForSpeaker } from '../../desk/documents/send-files.ts';
import type { TextTurn } from '../../desk/feature.ts';
import { afterAsked } from '../../desk/figures/asked.ts';
import { type DistrictsAsked, districtsAsked } from '../../desk/figures/districts-asked.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayWeek } from '../../desk/voices.ts';
import { weekDeadlines } from '../../domain/deadlines.ts';
import { weeksOf } from '../../domain/figure-spans.ts';
import type { Region } from '../../domain/regions.ts';
import { may } from '../../domain/rights.ts';
import { personName } from '../../domain/roster.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Measure, QueryReading } from '../../reading/reading.ts';
import type { Oversight, SignOff } from './port.ts';
import { type ListFiles, signOffsOf } from './sign-off-table.ts';

type States = Pick<Oversight, 'signOffs' | 'publications'>;

const OF_PUBLICATION: readonly Measure[] = ['publication', 'monthly', 'assessment'];
/** More weeks than these are read in the workbooks. */
const MOST_WEEKS = 6;
const MOST_TABLED = 53;

/** Null where something else is asked for. Problems: database.away. */
export async function stateAnswer(deps: States & ListFiles, turn: TextTurn, query: QueryReading): Promise<Answered | null> {
  const { measures, form } = query;
  if (form === 'chart') return null;
  const { speaker, thread } = turn;
  if (measures.includes('publication') && measures.every((m) => OF_PUBLICATION.includes(m)))
    return { thread: afterAsked(thread, query, speaker.arrivedAt), lines: await publicationLines(deps, speaker, query) };
  if (measures.some((m) => m !== 'signOff')) return null;
  if (!may(speaker.person, 'signOff')) return { thread, lines: [a.signOffNotSeen] };
  const { arrivedAt } = speaker;
  const weeks = begunOf(speaker, query, form === 'workbook' ? MOST_TABLED : MOST_WEEKS);
  if (weeks.length === 0) return { thread, lines: [a.stateNotYet] };
  const place = districtsAsked(speaker, query.districts);
  if (place === null) return { thread, lines: [a.signOffNotSeen] };
  const lines: string[] = place.bounded === null ? [] : [place.bounded];
  if (form === 'workbook') {
    const table = await signOffsOf(deps.signOffs, speaker, weeks, query.districts);
    if (table === null) return { thread, lines: [a.signOffNotSeen] };
    const file = await fileForSpeaker(deps.files, speaker, deps.documents.table(table));
    return { thread: afterAsked(thread, query, arrivedAt), ...file, lines: [...lines, ...file.lines] };
  }
  for (const week of weeks) {
    const signed = await deps.signOffs.of(speaker.asker, week, arrivedAt);
    lines.push(...signOffLines(speaker, week, place, signed, weeks.length === 1));
  }
  return { thread: afterAsked(thread, query, arrivedAt), lines: [...lines, fill(a.stateAt, { at: showInstant(arrivedAt) })] };
}

/** `isFull`: with who signed, and when. */
function signOffLines(
  { bureau: { roster }, arrivedAt: now }: Speaker,
  week: Week,
  { whose, districts }: DistrictsAsked,
  signed: readonly SignOff[],
  isFull: boolean,
): readonly string[] {
  const of = (district: Region) => signed.find((s) => s.district === district.code);
  const holding = districts.flatMap((d) => {
    const one = of(d);
    return one === undefined || one.opened ? [] : [{ ...one, name: d.name }];
  });
  const opened = districts.filter((d) => of(d)?.opened === true).map((d) => d.name);
  const left = districts.filter((d) => of(d) === undefined).map((d) => d.name);
  const rows = holding.map(({ name, by, at, punctuality }) =>
    fill(a.signOffRow, {
      district: name,
      who: personName(roster, by),
      at: showInstant(at),
      when: punctuality === 'onTime' ? a.signOffOnTime : a.signOffLate,
    }),
  );
  return [
    fill(a.signOffTitle, { whose, week: sayWeek(week, now), signed: holding.length, count: districts.length }),
    ...(isFull ? rows : []),
    ...(opened.length > 0 ? [fill(a.signOffOpened, { names: opened.join('、') })] : []),
    ...(left.length > 0 ? [fill(a.signOffLeft, { names: left.join('、') })] : []),
  ];
}

function begunOf(
  { bureau: { calendar }, arrivedAt }: Speaker,
  { period }: QueryReading,
  most: number = MOST_WEEKS,
): readonly Week[] {
  return weeksOf(period, calendar)
    .filter((week) => weekDeadlines(calendar, week).opens <= arrivedAt)
    .slice(-most);
}

/** Each week, the month or the year: published by whom and when, or not. */
async function publicationLines(deps: States, speaker: Speaker, query: QueryReading): Promise<readonly string[]> {
  const { bureau, arrivedAt: now } = speaker;
  const { period, measures } = query;
  const periods: readonly { readonly key: string; readonly said: string; readonly isDue: boolean }[] =
    measures.includes('monthly') && 'month' in period
      ? [{ key: period.month, said: fill(a.publicationMonth, { month: sayMonth(period.month, now) }), isDue: true }]
      : measures.includes('assessment') && 'year' in period
        ? [{ key: String(period.year), said: fill(a.publicationYear, { year: period.year }), isDue: true }]
        : begunOf(speaker, query).map((week) => ({
            key: week,
            said: fill(a.publicationWeek, { week: sayWeek(week, now) }),
            isDue: weekDeadlines(bureau.calendar, week).due <= now,
          }));
  if (periods.length === 0) return [a.stateNotYet];
  const known = await deps.publications.published(periods.map(({ key }) => key));
  return periods.map(({ key, said, isDue }) => {
    const one = known.get(key);
    if (one !== undefined)
      return fill(a.publicationDone, { said, at: showInstant(one.at), who: personName(bureau.roster, one.by) });
    return fill(isDue ? a.publicationOpen : a.publicationNotDue, { said });
  });
}
