// Which features answer beside the weekly report, in which order are they asked, and who does what a command says?
import type { CardSetting } from '../desk/card-holders.ts';
import type { Handlers } from '../desk/commands.ts';
import type { Feature } from '../desk/feature.ts';
import type { MonthReturns } from '../desk/month-returns.ts';
import { goOnFeature } from '../desk/put-aside.ts';
import type { Settings } from '../domain/settings.ts';
import { broadcastFeature } from '../features/broadcast/broadcast.ts';
import { deadlinesFeature } from '../features/deadlines/deadline.ts';
import { documentsFeature } from '../features/documents/feature.ts';
import { monthlyFeature } from '../features/monthly/feature.ts';
import { practiceFeature } from '../features/practice/feature.ts';
import { questionsFeature } from '../features/questions/feature.ts';
import { reviewFeature } from '../features/review/feature.ts';
import type { Oversight } from '../features/review/port.ts';
import { publishedLines } from '../features/review/publish.ts';
import { signOffSummary } from '../features/review/summary-line.ts';
import { staffingFeature } from '../features/staffing/feature.ts';
import { urgentFeature } from '../features/urgent/feature.ts';
import { urgentSummary } from '../features/urgent/summary-line.ts';
import { weeklyFeature } from '../features/weekly/feature.ts';
import { type CommandDeps, commandHandlers } from './commands.ts';
import { otherSheets } from './other-sheets.ts';
import { bulletinFeatures } from './publications.ts';

export type House = { readonly features: readonly Feature[]; readonly commands: Handlers; readonly cards: CardSetting };

/** What follows from `settings` is not given twice. */
type Derived = 'absences' | 'opensOn' | 'setting' | 'cumulativeSince' | 'published' | 'more' | 'monthReturns' | keyof Oversight;

export type HouseDeps = Omit<CommandDeps, Derived> &
  Omit<Parameters<typeof documentsFeature>[0], Derived | 'otherSheets'> &
  Omit<Parameters<typeof bulletinFeatures>[0], Derived> & {
    readonly acts: CommandDeps['acts'] & CommandDeps['absences'];
    readonly oversight: Oversight;
    readonly monthly: CommandDeps['monthly'] & MonthReturns;
    readonly settings: Settings;
    readonly cards: CardSetting;
  };

/** The features in the order they are asked, and the handlers. */
export function houseOf(deps: HouseDeps): House {
  const { settings, oversight, cards } = deps;
  const given: CommandDeps & HouseDeps = {
    ...deps,
    ...oversight,
    absences: deps.acts,
    opensOn: settings.monthOpensOn,
    monthReturns: deps.monthly,
    setting: cards,
    cumulativeSince: settings.cumulativeSince,
    more: [signOffSummary(oversight.signOffs), urgentSummary({ demands: deps.demands, settings })],
    published: (speaker, week, districts) => publishedLines(oversight, speaker, week, districts),
  };
  const features: readonly Feature[] = [
    goOnFeature(() => features),
    practiceFeature(given),
    urgentFeature(given),
    monthlyFeature(given),
    ...bulletinFeatures(given),
    deadlinesFeature(given),
    broadcastFeature(given),
    staffingFeature(given),
    reviewFeature(given),
    documentsFeature({ ...given, otherSheets: otherSheets(given) }),
    // Answers every question that no other does.
    questionsFeature(given),
    weeklyFeature(given),
  ];
  return { features, commands: commandHandlers(given), cards };
}
