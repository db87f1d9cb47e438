// How does a worker send what is owed: the ledger's rows, the nudges of each minute, and filings held while the database was away?
import { threadActivity } from '../app/activity.ts';
import { allowanceWithFallback } from '../app/allowance.ts';
import { cardHolders } from '../app/cards/holders.ts';
import { openingCards } from '../app/cards/opening.ts';
import type { Config, WecomConfig } from '../app/config.ts';
import { drainer, openDrain } from '../app/drain.ts';
import { openMinuteClock } from '../app/minute-clock.ts';
import { rewriter } from '../app/nudge-words.ts';
import { planCalendarNotices } from '../app/nudges/calendar-notices.ts';
import { signOffLines } from '../app/nudges/summary-sign-offs.ts';
import { planThanks } from '../app/nudges/thanks.ts';
import { openOutbox } from '../app/outbox.ts';
import { tellExpiredRequests } from '../app/oversight/expired-requests.ts';
import { tellConsequences } from '../app/oversight/tell.ts';
import { planNudges } from '../app/plan-nudges.ts';
import type { Bureaus, Ledger, Reports } from '../app/ports.ts';
import { ALLOWANCE_LIMITS, TIMERS } from '../app/sending.ts';
import { tellTroubles } from '../app/tell-troubles.ts';
import { raiseFromReports } from '../app/urgent/by-itself.ts';
import { remindUrgent } from '../app/urgent/remind.ts';
import { urgentSummary } from '../app/urgent/week-line.ts';
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

export type SenderParts = {
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
  const planning = {
    bureaus,
    reports,
    returns: openMonthly(stores.database),
    nudged: openNudged(stores.database),
    ledger,
    more: [signOffLines(signOffs), urgentSummary({ demands, settings: config.settings })],
    groups: [...config.groups.keys()],
    beside: openingCards(cardHolders(stores.threads, wecom.corpId, config.cards)),
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
