// Which rooms answer beside the weekly report, in which order are they asked, and who does what a command says?
import type { CardSetting } from '../desk/card-holders.ts';
import type { Handlers } from '../desk/commands.ts';
import type { Feature } from '../desk/feature.ts';
import type { Settings } from '../domain/settings.ts';
import { broadcastRoom } from '../features/broadcast/broadcast.ts';
import { deadlinesRoom } from '../features/deadlines/deadline.ts';
import { documentsRoom } from '../features/documents/room.ts';
import { monthlyRoom } from '../features/monthly/room.ts';
import { practiceRoom } from '../features/practice/room.ts';
import { questionsRoom } from '../features/questions/room.ts';
import type { Oversight } from '../features/review/port.ts';
import { publishedLines } from '../features/review/publish.ts';
import { oversightRoom } from '../features/review/room.ts';
import { staffingRoom } from '../features/staffing/room.ts';
import { urgentRoom } from '../features/urgent/room.ts';
import { weeklyFeature } from '../features/weekly/feature.ts';
import { type CommandDeps, commandHandlers } from './commands.ts';
import { bulletinRooms } from './publications.ts';

export type House = { readonly features: readonly Feature[]; readonly commands: Handlers };

/** What follows from `settings` is not given twice. */
type Derived = 'absences' | 'opensOn' | 'setting' | 'cumulativeSince' | 'published' | keyof Oversight;

export type HouseDeps = Omit<CommandDeps, Derived> &
  Omit<Parameters<typeof documentsRoom>[0], Derived> &
  Omit<Parameters<typeof bulletinRooms>[0], Derived> & {
    readonly acts: CommandDeps['acts'] & CommandDeps['absences'];
    readonly oversight: Oversight;
    readonly settings: Settings;
    readonly cards: CardSetting;
  };

/** The rooms in the order they are asked, and the handlers. */
export function houseOf(deps: HouseDeps): House {
  const { settings, oversight, cards } = deps;
  const given: CommandDeps & HouseDeps = {
    ...deps,
    ...oversight,
    absences: deps.acts,
    opensOn: settings.monthOpensOn,
    setting: cards,
    cumulativeSince: settings.cumulativeSince,
    published: (speaker, week, districts) => publishedLines(oversight, speaker, week, districts),
  };
  const features = [
    practiceRoom(given),
    urgentRoom(given),
    monthlyRoom(given),
    ...bulletinRooms(given),
    deadlinesRoom(given),
    broadcastRoom(given),
    staffingRoom(given),
    oversightRoom(given),
    documentsRoom(given),
    // Answers every question that no other does.
    questionsRoom(given),
    weeklyFeature(given),
  ];
  return { features, commands: commandHandlers(given) };
}
