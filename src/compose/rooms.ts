// Which rooms answer beside the weekly report, in which order are they asked, and what is each given?
import { cardsRoom } from '../app/cards/room.ts';
import type { Config } from '../app/config.ts';
import { deskRoom } from '../app/desk.ts';
import type { Monthly, Publications } from '../app/monthly/port.ts';
import { monthlyRoom } from '../app/monthly/room.ts';
import { snoozeRoom } from '../app/nudges/snooze-room.ts';
import type { Holding, Reports } from '../app/ports.ts';
import type { Room } from '../app/room.ts';

export type RoomParts = {
  readonly config: Config;
  readonly reports: Reports;
  readonly holding: Holding;
  readonly monthly: Monthly & Publications;
};

export const openRooms = ({ config, reports, holding, monthly }: RoomParts): readonly Room[] => [
  monthlyRoom({ monthly, opensOn: config.settings.monthOpensOn }),
  deskRoom({ reports, cumulativeSince: config.settings.cumulativeSince }),
  cardsRoom({ reports, holding, setting: config.cards }),
  snoozeRoom({ reports, settings: config.settings }),
];
