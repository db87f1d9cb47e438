// How does a worker send what is owed: the ledger's rows, the nudges of each minute, and filings held while the database was away?

import { cardHolders } from '../desk/card-holders.ts';
import { drainer, openDrain } from '../desk/drain.ts';
import type { Config, WecomConfig } from '../desk/environment/config.ts';
import { openMinuteClock } from '../desk/minute-clock.ts';
import { threadActivity } from '../desk/outbox/activity.ts';
import { ALLOWANCE_LIMITS, allowanceWithFallback } from '../desk/outbox/allowance.ts';
import { openOutbox } from '../desk/outbox/outbox.ts';
import { tellTroubles } from '../desk/outbox/tell-troubles.ts';
import type { Bureaus, Ledger, Reports } from '../desk/ports.ts';
import { TIMERS } from '../desk/timers.ts';
import { planCalendarNotices } from '../features/nudges/calendar-notices.ts';
import { planNudges } from '../features/nudges/plan.ts';
import { planThanks } from '../features/nudges/thanks.ts';
import { rewriter } from '../features/nudges/words.ts';
import { tellExpiredRequests } from '../features/review/expired-requests.ts';
import { signOffSummary } from '../features/review/summary-line.ts';
import { tellConsequences } from '../features/review/tell.ts';
import { raiseFromReports } from '../features/urgent/by-itself.ts';
import { remindUrgent } from '../features/urgent/remind.ts';
import { urgentSummary } from '../features/urgent/summary-line.ts';
import { openingCards } from '../features/weekly/cards/opening.ts';
import { openAudit } from '../store/audit.ts';
import { openDemands } from '../store/demands.ts';
import { openFiles } from '../store/files.ts';
import { openMarks } from '../store/marks.ts';
import { openMonthly } from '../store/monthly.ts';
import { openNudged } from '../store/nudged.ts';
import type { Stores } from '../store/open.ts';
import { openOversight } from '../store/oversight.ts';
import { createApi } from '../wecom/api.ts';
import { apiConnections } from '../wecom/exchange.ts';
import { withGroups } from '../wecom/group-robot.ts';
import { createMessenger } from '../wecom/messenger.ts';
import { createUploads } from '../wecom/uploads.ts';
import type { Outside } from './outside.ts';

export type Sender = {
  /** Something may be due: looks at once. */
  kick(): void;
  /** The clock was turned: looks at what its new minute owes. */
  look(): void;
  stop(): Promise<void>;
};

type SenderParts = {
  readonly config: Config;
  readonly wecom: WecomConfig;
  readonly outside: Outside;
  readonly stores: Stores;
  readonly bureaus: Bureaus;
  readonly reports: Reports;
  readonly ledger: Ledger;
};

/** How many workers an installation may run at once, at worst; each keeps to its share while the shared count cannot be asked. */
const WORKERS_AT_MOST = 3;
const sleep = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** Starts sending. */
export function openSender({ config, wecom, outside, stores, bureaus, reports, ledger }: SenderParts): Sender {
  const { clock, log, random } = outside;
  const dispatcher = apiConnections();
  const api = createApi(wecom, { dispatcher, tokens: stores.tokens, sleep });
  const files = openFiles(stores.database);
  const uploads = createUploads({ api, files, corp: wecom.corpId, clock });
  const messenger = withGroups(createMessenger(api, uploads), config.groups, dispatcher);
  const allowance = allowanceWithFallback(stores.allowance(wecom.corpId, ALLOWANCE_LIMITS), ALLOWANCE_LIMITS, WORKERS_AT_MOST);
  const outbox = openOutbox({
    ledger,
    messenger,
    allowance,
    activity: threadActivity(stores.threads, wecom.corpId, clock),
    rewrite: rewriter({ bureaus, clock }),
    settings: config.settings,
    clock,
    timers: TIMERS,
    random,
    log,
  });
  const { consequences, corrections, signOffs } = openOversight({ ...stores.database, bureaus });
  const demands = openDemands(stores.database);
  const holders = cardHolders(stores.threads, wecom.corpId, config.cards);
  const planning = {
    bureaus,
    reports,
    returns: openMonthly(stores.database),
    nudged: openNudged(stores.database),
    ledger,
    more: [signOffSummary(signOffs), urgentSummary({ demands, settings: config.settings })],
    groups: [...config.groups.keys()],
    holders,
    beside: openingCards(holders),
    marks: openMarks(stores.database),
    corp: wecom.corpId,
    settings: config.settings,
  };
  const audit = openAudit(stores.database);
  const urgent = { ...planning, demands };
  const minutes = openMinuteClock(
    [
      { name: 'seals', run: () => audit.seal() },
      { name: 'urgent reports', run: (now) => raiseFromReports(urgent, now) },
      { name: 'urgent clock', run: (now) => remindUrgent(urgent, now) },
      { name: 'nudges', run: (now) => planNudges(planning, now) },
      { name: 'thanks', run: (now) => planThanks(planning, now) },
      { name: 'calendar', run: (now) => planCalendarNotices(planning, now) },
      { name: 'oversight', run: (now) => tellConsequences({ bureaus, consequences, corp: wecom.corpId }, now) },
      { name: 'requests', run: (now) => tellExpiredRequests({ ...planning, corrections }, now) },
      { name: 'troubles', run: (now) => tellTroubles(planning, now) },
    ],
    clock,
    TIMERS,
    log,
  );
  const drain = openDrain(drainer({ holding: stores.holding, reports, ledger, bureaus, log }), TIMERS, log);
  return {
    kick: outbox.kick,
    look() {
      minutes.look();
      outbox.kick();
    },
    async stop() {
      await Promise.all([minutes.stop(), drain.stop()]);
      await outbox.stop();
      await dispatcher.close();
    },
  };
}
