// What does a report that was read say of each enterprise, as the week's form takes it?
import type { ItemEntry } from '../../desk/week/form/report.ts';
import type { FiguresSaid, ReportReading } from '../../reading/reading.ts';

export const saidOfEach = (reports: ReportReading['reports']): readonly ItemEntry[] =>
  reports.map((report): ItemEntry => {
    const { headcount, shortage, resolved, none, same, problems } = report;
    const said: FiguresSaid = {
      ...(headcount === undefined ? {} : { headcount }),
      ...(shortage === undefined ? {} : { shortage }),
      ...(resolved === undefined ? {} : { resolved }),
      ...(none === undefined ? {} : { none }),
      ...(same === undefined ? {} : { same }),
      ...(problems === undefined ? {} : { problems }),
    };
    if ('enterprise' in report) return { kind: 'item', item: report.enterprise, typed: report.typed ?? null, said };
    if ('candidates' in report) return { kind: 'several', candidates: report.candidates, typed: report.typed ?? '', said };
    return { kind: 'unknown', typed: report.unknown, said };
  });
