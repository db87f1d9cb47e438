// Which stores do the features and the commands of a running bot work with?
import type { Config } from '../desk/environment/config.ts';
import { openActs } from '../store/acts.ts';
import { openActsDone } from '../store/acts-done.ts';
import { openAssessments } from '../store/assessments.ts';
import type { OpenBureaus } from '../store/bureaus.ts';
import { openDemands } from '../store/demands.ts';
import { openFiles } from '../store/files.ts';
import { openMonthly } from '../store/monthly.ts';
import { openOversight } from '../store/oversight.ts';
import { openPeriodPublications } from '../store/period-publications.ts';
import { openPractices } from '../store/practices.ts';
import type { Database } from '../store/prisma.ts';
import { splitText } from '../wecom/split.ts';
import { type House, type HouseDeps, houseOf } from './house.ts';

type HouseParts = Pick<
  HouseDeps,
  'reports' | 'holding' | 'nudged' | 'inquiries' | 'documents' | 'holders' | 'afterFiling' | 'afterWithdrawal'
> & {
  readonly config: Config;
  readonly bureaus: Pick<OpenBureaus, 'current' | 'expire'>;
  readonly database: Database;
};

export const openHouse = ({ config, bureaus, database, ...ports }: HouseParts): House =>
  houseOf({
    ...ports,
    settings: config.settings,
    cards: config.cards,
    practices: openPractices({ ...database, cut: splitText }),
    demands: openDemands(database),
    monthly: openMonthly(database),
    assessments: openAssessments({ ...database, bureaus }),
    periodPublications: openPeriodPublications({ ...database, bureaus }),
    files: openFiles(database),
    acts: openActs({ ...database, bureaus }),
    actsDone: openActsDone(database),
    oversight: openOversight({ ...database, bureaus }),
  });
