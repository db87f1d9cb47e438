// Which rooms answer beside the weekly report, in which order are they asked, and what is each given?

import { actsRoom } from '../desk/acts/room.ts';
import type { Documents } from '../desk/documents/port.ts';
import type { Config } from '../desk/environment/config.ts';
import type { Inquiries } from '../desk/figures/port.ts';
import type { Holding, Reports } from '../desk/ports.ts';
import type { Room } from '../desk/room.ts';
import { documentsRoom } from '../features/documents/room.ts';
import { snoozeRoom } from '../features/nudges/snooze-room.ts';
import { practiceRoom } from '../features/practice/room.ts';
import { questionsRoom } from '../features/questions/room.ts';
import { publishedLines } from '../features/review/publish.ts';
import { oversightRoom } from '../features/review/room.ts';
import { urgentRoom } from '../features/urgent/room.ts';
import { cardsRoom } from '../features/weekly/cards/room.ts';
import { openActs } from '../store/acts.ts';
import type { OpenBureaus } from '../store/bureaus.ts';
import { openDemands } from '../store/demands.ts';
import { openFiles } from '../store/files.ts';
import { openOversight } from '../store/oversight.ts';
import { openPractices } from '../store/practices.ts';
import type { Database } from '../store/prisma.ts';
import { splitText } from '../wecom/split.ts';
import { openMonths } from './months.ts';

export type RoomParts = {
  readonly config: Config;
  readonly reports: Reports;
  readonly holding: Holding;
  readonly inquiries: Inquiries;
  readonly documents: Documents;
  readonly bureaus: Pick<OpenBureaus, 'current' | 'expire'>;
  readonly database: Database;
};

export function openRooms({ config, reports, holding, inquiries, documents, bureaus, database }: RoomParts): readonly Room[] {
  const { settings } = config;
  const oversight = openOversight({ ...database, bureaus });
  const acts = openActs({ ...database, bureaus });
  return [
    practiceRoom({ practices: openPractices({ ...database, cut: splitText }) }),
    urgentRoom({ demands: openDemands(database), settings }),
    ...openMonths({ database, bureaus, documents, settings }),
    actsRoom({ acts, absences: acts, reports, settings }),
    oversightRoom({ ...oversight, reports, settings }),
    cardsRoom({ reports, holding, settings, setting: config.cards }),
    snoozeRoom({ reports, settings }),
    documentsRoom({ inquiries, documents, files: openFiles(database) }),
    // Answers what no other room does.
    questionsRoom({
      inquiries,
      cumulativeSince: settings.cumulativeSince,
      published: (speaker, week, districts) => publishedLines(oversight, speaker, week, districts),
    }),
  ];
}
