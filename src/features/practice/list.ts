// 经验有哪些, 导出经验: which good practices were sent, and what became of them?
import { listTableTexts as tables } from '../../../conversations/exports.ts';
import { practiceListTexts as t } from '../../../conversations/practice.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import { fileForSpeaker } from '../../desk/documents/send-files.ts';
import type { AnswerTable } from '../../desk/documents/table.ts';
import type { TextTurn } from '../../desk/feature.ts';
import { afterAsked } from '../../desk/figures/asked.ts';
import { districtsAsked } from '../../desk/figures/districts-asked.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { regionName } from '../../domain/regions.ts';
import { personName } from '../../domain/roster.ts';
import { dayOf, showDay, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import type { Practice, Practices } from './port.ts';

export type PracticeLists = {
  readonly practices: Practices;
  readonly documents: Pick<Documents, 'table'>;
  readonly files: Pick<Files, 'keep'>;
};

/** Rows of one answer. */
const PAGE = 20;
const TITLE = 40;

/** Those the speaker may see, of the districts asked about, newest first; as a workbook with their whole text. Problems: those of Practices. */
export async function practicesAnswer(
  { practices, documents, files }: PracticeLists,
  { speaker, thread }: TextTurn,
  query: QueryReading,
): Promise<Answered> {
  const place = districtsAsked(speaker, query.districts);
  const meant = await meantOf(practices, speaker, query);
  const after = afterAsked(thread, query, speaker.arrivedAt);
  const bounded = place?.bounded == null || query.districts === undefined ? [] : [place.bounded];
  if (query.form === 'workbook') {
    const file = await fileForSpeaker(files, speaker, documents.table(tableOfPractices(speaker, meant)));
    return { thread: after, ...file, lines: [...bounded, ...file.lines] };
  }
  return { thread: after, lines: [...bounded, ...linesOf(speaker, meant, query.page ?? 1)] };
}

/** Newest first. */
async function meantOf(practices: Practices, speaker: Speaker, { districts }: QueryReading): Promise<readonly Practice[]> {
  const place = districts === undefined ? null : districtsAsked(speaker, districts);
  const codes = place === null ? null : new Set(place.districts.map((d) => d.code));
  const all = await practices.list(speaker.asker, 'all', speaker.arrivedAt);
  return all.filter((p) => codes?.has(p.district) ?? true).toReversed();
}

/** All the speaker may see, as a table. Problems: those of Practices. */
export const practiceTable = async (practices: Practices, speaker: Speaker, query: QueryReading): Promise<AnswerTable> =>
  tableOfPractices(speaker, await meantOf(practices, speaker, query));

function linesOf(speaker: Speaker, meant: readonly Practice[], page: number): readonly string[] {
  const from = (page - 1) * PAGE;
  const spread = meant.filter((p) => p.spreadAt !== null).length;
  if (meant.length === 0) return [t.none];
  if (from >= meant.length) return [fill(t.end, { count: meant.length })];
  const left = meant.length - from - PAGE;
  const { roster } = speaker.bureau;
  const today = dayOf(speaker.arrivedAt);
  return [
    fill(t.title, { count: meant.length, spread, at: showInstant(speaker.arrivedAt) }),
    ...meant.slice(from, from + PAGE).map((p) =>
      fill(t.line, {
        number: p.number,
        title: quoted(p.title, TITLE),
        district: regionName(roster.regions, p.district),
        who: personName(roster, p.by),
        day: showDay(dayOf(p.at), today),
        state: p.spreadAt !== null ? t.spread : p.adoptedAt !== null ? t.adopted : t.waiting,
      }),
    ),
    ...(left > 0 ? [fill(t.more, { count: left })] : []),
  ];
}

function tableOfPractices({ bureau: { roster }, arrivedAt }: Speaker, meant: readonly Practice[]): AnswerTable {
  const instant = (at: Date | null) => (at === null ? '' : showInstant(at));
  return {
    sheet: tables.practicesFile,
    name: tables.practicesFile,
    title: fill(tables.practicesTitle, { count: meant.length }),
    under: fill(t.at, { at: showInstant(arrivedAt) }),
    headings: tables.practicesHeadings,
    rows: meant.map((p) => [
      p.number,
      regionName(roster.regions, p.district),
      personName(roster, p.by),
      showInstant(p.at),
      p.title,
      p.body,
      instant(p.adoptedAt),
      instant(p.spreadAt),
    ]),
  };
}
