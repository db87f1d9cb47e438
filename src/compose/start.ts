// How are the parts put together to one running bot?
import { Registry } from 'prom-client';
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import { cardHolders } from '../desk/card-holders.ts';
import type { Config } from '../desk/environment/config.ts';
import { frontDesk } from '../desk/front-desk.ts';
import { openMinuteClock } from '../desk/minute-clock.ts';
import { inPieces } from '../desk/outbox/pieces.ts';
import { openResponses } from '../desk/read-backs/responses.ts';
import { prepareReading } from '../desk/reading-context.ts';
import { receiver } from '../desk/receive.ts';
import { slotSchemas } from '../desk/slot-schemas.ts';
import { TIMERS } from '../desk/timers.ts';
import { openPress } from '../documents/press.ts';
import { missingYears } from '../domain/calendar.ts';
import { dayOf } from '../domain/time.ts';
import { afterFiling, afterWithdrawal } from '../features/urgent/by-itself.ts';
import { createHttp } from '../http/http.ts';
import { listen, portFaults } from '../http/listen.ts';
import { openModel } from '../llm/model.ts';
import { openBureaus } from '../store/bureaus.ts';
import { watchClock } from '../store/clock-skew.ts';

import { openDemands } from '../store/demands.ts';

import { seedCalendar } from '../store/holidays.ts';
import { openInquiries } from '../store/inquiries.ts';
import { openLedger } from '../store/ledger.ts';
import { listenToDatabase } from '../store/listen.ts';
import { openNudged } from '../store/nudged.ts';
import { openStores } from '../store/open.ts';
import { openReports } from '../store/reports.ts';
import { openUndelivered } from '../store/undelivered.ts';
import { createChannel } from '../wecom/callback.ts';
import { splitText, splitWith } from '../wecom/split.ts';
import { fitsOneMessage } from '../wecom/text.ts';
import { openMetricsSocket } from './metrics-socket.ts';
import { openHouse } from './open-features.ts';
import type { Outside } from './outside.ts';
import { openSender, type Sender } from './sender.ts';
import type { Simulation } from './simulation.ts';

type Running = {
  /** Where the process can be reached, for a person at a terminal. */
  readonly addresses: readonly { readonly name: string; readonly url: string }[];
  /** Finishes what is under way within `limitMs` and closes everything in the reverse order. */
  stop(limitMs: number): Promise<void>;
};

const NOBODY: Sender = { kick: () => {}, look: () => {}, stop: async () => {} };

/**
 * Opens everything the settings ask for, with a simulation where they name no app; what was opened is closed again when a later step
 * fails or `outside.stopping` is aborted. Problems: those of the stores, port.refused.
 */
export async function start(config: Config, outside: Outside, simulation: Simulation | null): Promise<Running> {
  const { clock, log, random, stopping } = outside;
  // Known for certain when the web listens; PORT=0 takes any free one.
  let port = config.port;
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse())
      await step().catch((error) => log.event('close.failed', { error: String(error) }));
  };
  try {
    const stores = await openStores(config, { ...outside, alsoLookAt: () => portFaults(config.host, config.port) });
    closing.push(stores.close);
    stopping?.throwIfAborted();
    const { pool, ping } = stores.database;
    await seedCalendar(stores.database);
    const bureaus = openBureaus({ ...stores.database, random, log, prepare: prepareReading });
    closing.push(async () => bureaus.close());
    const warnDays = Math.max(...config.settings.notices.missingYear);
    const missing = missingYears((await bureaus.current()).calendar, dayOf(clock.now()), warnDays);
    if (missing.length > 0) log.event('calendar.missing', { years: missing });
    const reports = openReports({ ...stores.database, bureaus, cumulativeSince: config.settings.cumulativeSince });
    const inquiries = openInquiries({ ...stores.database, bureaus, cumulativeSince: config.settings.cumulativeSince });
    const documents = openPress();
    closing.push(documents.close);
    const ledger = inPieces(openLedger(stores.database), splitText);

    const simulated = simulation ? await simulation.open(config.host, () => port, outside, bureaus) : null;
    if (simulated) closing.push(simulated.close);
    const wecom = config.wecom ?? simulated?.wecom;
    if (!wecom) throw new Error('neither an app nor a simulated one');

    const sender = config.parts.has('worker') ? openSender({ config, wecom, outside, stores, bureaus, reports, ledger }) : NOBODY;
    closing.push(sender.stop);
    simulated?.onTurn(() => sender.look());
    const notices = listenToDatabase({
      url: stores.urls.url,
      role: stores.urls.role,
      onNotice: (channel) => {
        if (channel === 'outgoing') return sender.kick();
        void bureaus.expire().then(() => simulated?.refresh());
      },
      log,
    });
    closing.push(notices.close);
    // A clock set by hand, at the start or on the simulator's page, proves nothing.
    const watch = config.wecom !== null && !config.clockIsSet ? watchClock(pool, clock, log) : null;
    if (watch) closing.push(openMinuteClock([{ name: 'clock', run: watch.look }], clock, TIMERS, log).stop);

    const holders = cardHolders(stores.threads, wecom.corpId, config.cards);
    const urgent = { demands: openDemands(stores.database), settings: config.settings, holders };
    const weekly = {
      reports,
      holding: stores.holding,
      nudged: openNudged(stores.database),
      settings: config.settings,
      holders,
      afterFiling: afterFiling(urgent),
      afterWithdrawal: afterWithdrawal(urgent),
    };
    const house = openHouse({ ...weekly, config, inquiries, documents, bureaus, database: stores.database });
    const suggestions = config.llm ? openModel(config.llm, { clock, log }) : null;
    if (suggestions) closing.push(suggestions.close);
    const tick = () => performance.now();
    const responses = openResponses({ threads: stores.threads, log, tick });
    const receive = receiver({
      threads: stores.threads,
      responses,
      slots: slotSchemas(house.features),
      ledger,
      kick: sender.kick,
      answer: frontDesk({
        ...weekly,
        ...house,
        bureaus,
        suggestions,
      }),
      fits: fitsOneMessage,
      cut: splitWith,
      clock,
      tick,
      sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
      log,
    });
    const undelivered = openUndelivered(stores.database);
    const registry = new Registry();
    const http = createHttp({
      callback: config.parts.has('web')
        ? {
            channel: createChannel({ corp: wecom.corpId, pairs: wecom.pairs }),
            receive,
            responses,
            onBug: () => ({ kind: 'reply', text: frontDeskTexts.snag }),
            clock,
            log,
          }
        : null,
      checks: { database: ping, store: () => stores.threads.ping() },
      skewMs: () => watch?.skewMs() ?? null,
      refusal: () => undelivered.refusal(clock.now()),
      registry,
      metricsAccess: { token: config.metricsToken, loopback: !config.production },
      ...(simulated ? { otherwise: simulated.page } : {}),
      log,
    });
    stopping?.throwIfAborted();
    const web = await listen(http, config.host, config.port);
    port = web.port;
    if (config.production) closing.push(await openMetricsSocket(config.dataDir, port, registry, log));
    await simulated?.introduce();
    const base = `http://${config.host}:${web.port}`;
    log.event('process.started', { host: config.host, port: web.port, parts: [...config.parts], simulated: simulated !== null });
    return {
      addresses: simulated
        ? [{ name: '模拟企业微信：', url: `${base}/` }]
        : [{ name: '回调地址：', url: `${base}/wecom/callback` }],
      async stop(limitMs) {
        // An open page would hold the web open.
        await simulated?.close();
        await web.stop(limitMs);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
