// Which rooms keep the month's return, its bulletin and the year's assessment?
import type { Documents } from '../desk/documents/port.ts';
import type { Bureaus } from '../desk/ports.ts';
import type { Room } from '../desk/room.ts';
import type { Settings } from '../domain/settings.ts';
import { monthlyRoom } from '../features/monthly/room.ts';
import { openAssessments } from '../store/assessments.ts';
import { openFiles } from '../store/files.ts';
import { openMonthly } from '../store/monthly.ts';
import type { Database } from '../store/prisma.ts';
import { bulletinRooms } from './publications.ts';

export type MonthParts = {
  readonly database: Database;
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly documents: Documents;
  readonly settings: Settings;
};

export function openMonths({ database, bureaus, documents, settings }: MonthParts): readonly Room[] {
  const monthly = openMonthly(database);
  const [assessments, files] = [openAssessments({ ...database, bureaus }), openFiles(database)];
  return [
    monthlyRoom({ monthly, opensOn: settings.monthOpensOn }),
    ...bulletinRooms({ monthly, assessments, documents, files, settings }),
  ];
}
