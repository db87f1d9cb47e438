// Which rooms answer beside the weekly report, in which order are they asked, and what is each given?

import type { Acts } from '../app/acts/port.ts';
import { actsRoom } from '../app/acts/room.ts';
import { cardsRoom } from '../app/cards/room.ts';
import type { Config } from '../app/config.ts';
import type { Monthly, Publications } from '../app/monthly/port.ts';
import { monthlyRoom } from '../app/monthly/room.ts';
import { snoozeRoom } from '../app/nudges/snooze-room.ts';
import type { Holding, Reports } from '../app/ports.ts';
import type { Inquiries } from '../app/questions/port.ts';
import { questionsRoom } from '../app/questions/room.ts';
import type { Room } from '../app/room.ts';

export type RoomParts = {
  readonly config: Config;
  readonly reports: Reports;
  readonly holding: Holding;
  readonly monthly: Monthly & Publications;
  readonly inquiries: Inquiries;
  readonly acts: Acts;
};

export const openRooms = ({ config, reports, holding, monthly, inquiries, acts }: RoomParts): readonly Room[] => [
  monthlyRoom({ monthly, opensOn: config.settings.monthOpensOn }),
  actsRoom({ acts, reports, settings: config.settings }),
  cardsRoom({ reports, holding, setting: config.cards }),
  snoozeRoom({ reports, settings: config.settings }),
  // Answers what no other room does.
  questionsRoom({ inquiries, cumulativeSince: config.settings.cumulativeSince }),
];
