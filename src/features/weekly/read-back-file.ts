// Which workbook goes beside a read-back that is too long for a phone?
import { annexTexts, readBackTexts as t, tableTexts } from '../../../conversations/documents.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import { fileRows } from '../../desk/documents/send-files.ts';
import type { AnswerTable, TableCell } from '../../desk/documents/table.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Thread } from '../../desk/thread.ts';
import type { Reviewed, WeekReview } from '../../desk/week/form/answers.ts';
import { isAsLast, isShownWhole } from '../../desk/week/form/as-last.ts';
import { itemOf, type WeekFacts, type WeekItem } from '../../desk/week/form/facts.ts';
import { within } from '../../desk/within.ts';
import { addFigures, NO_FIGURES, SKILL_TIERS, sumOf, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

export type ReadBackFiles = { readonly documents: Pick<Documents, 'table'>; readonly files: Pick<Files, 'keep'> };

/** Up to this many enterprises are read on the phone alone. */
const ON_PHONE = 10;

/** The answer with the workbook of the read-back that was just shown whole. It is an extra: where it cannot be made in time, the words are all. */
export async function withReadBackFile(
  deps: ReadBackFiles,
  speaker: Speaker,
  before: Thread,
  answered: Answered,
  facts: WeekFacts,
): Promise<Answered> {
  const { report } = answered.thread;
  const [was, review] = [before.report?.review ?? null, report?.review ?? null];
  const isLong = before.rehearsal === null && review !== null && review !== was && Object.keys(review).length > ON_PHONE;
  if (report === null || !isLong || !isShownWhole(was, review)) return answered;
  const rows = await rowsOf(deps, speaker, tableOf(speaker, report.answers.period, review, facts));
  if (rows.length === 0) return answered;
  const [last = '', ...others] = answered.lines.toReversed();
  const lines = [...others.toReversed(), fill(t.beside, { count: Object.keys(review).length }), last];
  return { ...answered, lines, sends: [...(answered.sends ?? []), ...rows] };
}

async function rowsOf(
  { documents, files }: ReadBackFiles,
  { asker, message, arrivedAt }: Speaker,
  table: AnswerTable,
): Promise<readonly Outgoing[]> {
  try {
    const making = documents.table(table);
    return (await within(fileRows(files, making, asker, `read-back/${message}`, [asker.userid], arrivedAt))) ?? [];
  } catch (e) {
    if (isProblem(e, 'database.away', 'database.conflict')) return [];
    throw e;
  }
}

function tableOf({ person, arrivedAt }: Speaker, week: Week, review: WeekReview, facts: WeekFacts): AnswerTable {
  const shown = Object.entries(review).flatMap(([id, reviewed]) => {
    const item = itemOf(facts, id);
    return item ? [{ item, reviewed }] : [];
  });
  const number = fill(annexTexts.week, { year: Number(week.slice(0, 4)), number: Number(week.slice(6)) });
  const sums = (step: 'shortage' | 'resolved') =>
    shown.reduce((all, { reviewed }) => addFigures(all, reviewed.answers[step]), NO_FIGURES);
  const headcount = shown.reduce((all, { reviewed }) => all + reviewed.answers.headcount, 0);
  const ofTiers = (what: string) => [
    ...SKILL_TIERS.map((tier) => fill(tableTexts.ofTier, { what, tier: TIER_NAMES[tier] })),
    fill(tableTexts.ofTier, { what, tier: tableTexts.all }),
  ];
  return {
    name: fill(t.file, { week: number, whose: person.name }),
    title: fill(t.title, { week: facts.periodName }),
    under: fill(t.under, { at: showInstant(arrivedAt), count: shown.length }),
    headings: [
      annexTexts.enterprise,
      annexTexts.number,
      annexTexts.headcount,
      ...ofTiers(t.shortage),
      ...ofTiers(t.resolved),
      t.note,
    ],
    rows: [
      ...shown.map(({ item, reviewed }) => rowOf(item, reviewed)),
      [tableTexts.all, '', ...cellsOf({ headcount, shortage: sums('shortage'), resolved: sums('resolved') }), ''],
    ],
  };
}

const rowOf = (item: WeekItem, reviewed: Reviewed): readonly TableCell[] => [
  item.name,
  item.number,
  ...cellsOf(reviewed.answers),
  [noteOf(item, reviewed), ...(reviewed.doubts.length > 0 ? [t.doubted] : [])].join('，'),
];

const cellsOf = ({ headcount, shortage, resolved }: Reviewed['answers']): readonly TableCell[] => [
  headcount,
  ...[shortage, resolved].flatMap((figures) => [...SKILL_TIERS.map((tier) => figures[tier]), sumOf(figures)]),
];

function noteOf(item: WeekItem, { answers }: Reviewed): string {
  if (item.filed !== null) return t.corrected;
  if (item.last === null) return t.fresh;
  return isAsLast(item, answers) ? t.asLast : t.changed;
}
