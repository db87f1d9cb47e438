// Which rooms answer beside the weekly report, in which order are they asked, and what is each given?
import type { Config } from '../app/config.ts';
import { deskRoom } from '../app/desk.ts';
import { snoozeRoom } from '../app/nudges/snooze-room.ts';
import type { Reports } from '../app/ports.ts';
import type { Room } from '../app/room.ts';

export type RoomParts = {
  readonly config: Config;
  readonly reports: Reports;
};

export const openRooms = ({ config, reports }: RoomParts): readonly Room[] => [
  deskRoom({ reports, cumulativeSince: config.settings.cumulativeSince }),
  snoozeRoom({ reports, settings: config.settings }),
];
