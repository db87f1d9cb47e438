// 导出急需用工: which table do the urgent demands of a period make, with those that are still open?
import { listTableTexts as tables } from '../../../conversations/exports.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import { fileForSpeaker } from '../../desk/documents/send-files.ts';
import type { AnswerTable, TableCell } from '../../desk/documents/table.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { showInstant } from '../../domain/time.ts';
import { type Demand, peopleFound } from '../../domain/urgent.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { demandPeriod, demandScope, demandSpan } from './lists.ts';
import type { Stepping } from './steps.ts';
import { isUnreported, overdueSaid, personSaid, placeName, raisedAt, stateSaid, subjectName } from './words.ts';

export type DemandTables = Stepping & { readonly documents: Pick<Documents, 'table'>; readonly files: Pick<Files, 'keep'> };

/** 导出急需用工: that table as a file. Problems: those of Demands. */
export const demandsFile = async (
  { documents, files, ...deps }: DemandTables,
  speaker: Speaker,
  query: QueryReading,
): Promise<Pick<Answered, 'lines' | 'sends'>> =>
  fileForSpeaker(files, speaker, documents.table(await demandTable(deps, speaker, query)));

/** Those raised in the period, and where it is not over those that are open from before. Problems: those of Demands. */
export async function demandTable(
  { demands, settings }: Pick<Stepping, 'demands' | 'settings'>,
  speaker: Speaker,
  query: QueryReading,
): Promise<AnswerTable> {
  const { asker, arrivedAt: now, bureau } = speaker;
  const { whose, codes } = demandScope(speaker, query.districts);
  const span = demandSpan(query.period);
  const ids = query.enterprises ?? (query.enterprise === undefined ? null : [query.enterprise]);
  const isMeant = (d: Demand) =>
    (codes.has(d.district) || codes.has(d.at)) && (ids === null || (d.enterprise !== null && ids.includes(d.enterprise)));
  const raised = await demands.list(asker, span, now);
  const open = span.until > now ? await demands.list(asker, 'open', now) : [];
  const all = [...new Map([...open, ...raised].map((d) => [d.number, d])).values()].filter(isMeant);
  const rows = all.toSorted((a, b) => a.number - b.number);
  const { roster } = bureau;
  const stepAt = (demand: Demand, step: Demand['rows'][number]['step']) => demand.rows.findLast((r) => r.step === step);
  const rowOf = (demand: Demand): readonly TableCell[] => {
    const [accepted, resolved] = [stepAt(demand, 'accept'), stepAt(demand, 'resolve')];
    return [
      demand.number,
      placeName(roster, demand.district),
      subjectName(roster, demand),
      ...SKILL_TIERS.map((tier) => (isUnreported(demand) ? null : demand.figures[tier])),
      demand.neededBy ?? tables.soon,
      demand.reason,
      showInstant(raisedAt(demand)),
      accepted === undefined ? '' : personSaid(roster, accepted.by),
      accepted === undefined ? '' : showInstant(accepted.at),
      resolved === undefined ? '' : showInstant(resolved.at),
      peopleFound(demand) ?? '',
      stateSaid(roster, demand),
      overdueSaid(demand, now, settings) === '' ? '' : tables.overdue,
    ];
  };
  return {
    sheet: tables.demandsSheet,
    name: fill(tables.demandsFile, { whose }),
    title: fill(tables.demandsTitle, { whose, period: demandPeriod(query.period, now), count: rows.length }),
    under: fill(span.until > now ? tables.demandsUnder : tables.demandsUnderPast, { at: showInstant(now) }),
    headings: tables.demandsHeadings,
    rows: rows.map(rowOf),
  };
}
