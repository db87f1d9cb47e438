// How is a bureau played: one process, one clock that is turned by hand, what is owed reaching the phones at once?
import type { Card } from '../desk/card.ts';
import { cardHolders } from '../desk/card-holders.ts';
import type { Watch } from '../desk/dispatch.ts';
import type { Documents } from '../desk/documents/port.ts';
import type { Feature } from '../desk/feature.ts';
import { frontDesk } from '../desk/front-desk.ts';
import type { IncomingContent, Received } from '../desk/incoming.ts';
import type { Holding, Outgoing, Threads } from '../desk/ports.ts';
import { openResponses } from '../desk/read-backs/responses.ts';
import { receiver } from '../desk/receive.ts';
import { slotSchemas } from '../desk/slot-schemas.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { planCalendarNotices } from '../features/nudges/calendar-notices.ts';
import { planNudges } from '../features/nudges/plan.ts';
import { planThanks } from '../features/nudges/thanks.ts';
import { rewriter } from '../features/nudges/words.ts';
import { tellExpiredRequests } from '../features/review/expired-requests.ts';
import { signOffSummary } from '../features/review/summary-line.ts';
import { tellConsequences } from '../features/review/tell.ts';
import { afterFiling, afterWithdrawal, raiseFromReports } from '../features/urgent/by-itself.ts';
import { remindUrgent } from '../features/urgent/remind.ts';
import { urgentSummary } from '../features/urgent/summary-line.ts';
import { openingCards } from '../features/weekly/cards/opening.ts';
import { splitWith } from '../wecom/split.ts';
import { fitsOneMessage } from '../wecom/text.ts';
import { houseOf } from './house.ts';
import type { PlayedStores } from './played-stores.ts';

export const PLAYED_CORP = 'ww0000000000000000';

/** Half a minute goes by between two messages. */
const BETWEEN_MS = 30_000;

export type PlayedParts = {
  readonly stores: PlayedStores;
  readonly threads: Threads;
  readonly holding: Holding;
  readonly documents: Documents;
  readonly startsAt: Date;
  /** Groups that are pushed to, by region. */
  readonly groups: readonly string[];
  /** How many messages were played before, on the same stores. */
  readonly before?: number;
  /** Parts of a thread that could not be read back; left out: that is a bug. */
  readonly onUnread?: (parts: readonly string[]) => void;
  readonly watch?: Watch;
};

export type Played = {
  readonly features: readonly Feature[];
  now(): Date;
  turnTo(at: Date): void;
  /** One more specialist on the roster. */
  join(account: string, name: string, region: string): Promise<void>;
  /** The cards on a person's phone, oldest first. */
  cardsOf(account: string): readonly Card[];
  /** What the clock brings: the nudges of this minute are planned, and all that is due goes out. */
  look(): Promise<readonly Outgoing[]>;
  /** One message, and what went out because of it; then the clock goes on. `key`: of the message, where it is another's delivered again. Throws the bug where there was one. */
  send(
    account: string,
    act: IncomingContent & { readonly key?: string },
  ): Promise<{ readonly received: Received; readonly out: readonly Outgoing[] }>;
};

/** With the default rules. */
export function playBureau(parts: PlayedParts): Played {
  const { stores, threads, holding, documents } = parts;
  const { bureaus, ledger, demands, oversight } = stores;
  const settings = DEFAULT_SETTINGS;
  let now = parts.startsAt;
  let messages = parts.before ?? 0;
  const bugs: unknown[] = [];
  const cards = new Map<string, Card[]>();
  const clock = { now: () => now };
  const holders = cardHolders(threads, PLAYED_CORP, 'auto');
  const urgent = { demands, settings, holders };
  const weekly = {
    ...stores,
    holding,
    settings,
    holders,
    afterFiling: afterFiling(urgent),
    afterWithdrawal: afterWithdrawal(urgent),
  };
  const house = houseOf({ ...weekly, cards: 'auto', documents });
  const planning = {
    ...stores,
    returns: stores.monthly,
    corp: PLAYED_CORP,
    settings,
    more: [signOffSummary(oversight.signOffs), urgentSummary({ demands, settings })],
    groups: parts.groups,
    holders,
    beside: openingCards(holders),
  };
  const rewrite = rewriter({ bureaus, clock });
  const unread = parts.onUnread ?? ((names) => bugs.push(new Error(`stored and not read back: ${names}`)));
  const log = {
    event(name: string, fields?: Readonly<Record<string, unknown>>) {
      if (name === 'bug') bugs.push(fields?.error);
      if (name === 'thread.unread') unread(fields?.parts as readonly string[]);
    },
  };
  const tick = () => performance.now();
  const responses = openResponses({ threads, log, tick });
  const receive = receiver({
    threads,
    responses,
    slots: slotSchemas(house.features),
    ledger,
    kick: () => {},
    answer: frontDesk({ ...weekly, ...house, ...(parts.watch ? { watch: parts.watch } : {}) }),
    fits: fitsOneMessage,
    cut: splitWith,
    clock,
    tick,
    sleep: async () => {},
    log,
  });

  async function goOut(): Promise<readonly Outgoing[]> {
    const out: Outgoing[] = [];
    for (let due = await ledger.claim(now, 100, 60_000); due.length > 0; due = await ledger.claim(now, 100, 60_000)) {
      for (const row of due) {
        const say = (row.stale ? await rewrite(row) : null) ?? row.say;
        out.push({ ...row, say });
        if (say.kind === 'card') cards.set(row.person, [...(cards.get(row.person) ?? []), say.card]);
        await ledger.settle(row, { kind: 'sent', msgid: null }, now);
      }
    }
    return out;
  }

  return {
    features: house.features,
    now: clock.now,
    turnTo(at) {
      now = at;
    },
    async join(account, name, region) {
      const { version, ...roster } = (await bureaus.current()).roster;
      const person = { userid: account.toLowerCase(), account, name, role: 'specialist', region, active: true } as const;
      await bureaus.save({ ...roster, people: [...roster.people, person] }, 'transcript', now, version);
    },
    cardsOf: (account) => cards.get(account.toLowerCase()) ?? [],
    async look() {
      await raiseFromReports(planning, now);
      await remindUrgent(planning, now);
      await planNudges(planning, now);
      await planThanks(planning, now);
      await planCalendarNotices(planning, now);
      await tellExpiredRequests({ ...planning, corrections: oversight.corrections }, now);
      await tellConsequences({ bureaus, consequences: oversight.consequences, corp: PLAYED_CORP }, now);
      return goOut();
    },
    async send(account, act) {
      messages += 1;
      const envelope = { corp: PLAYED_CORP, userid: account, person: account.toLowerCase(), createdAt: now };
      const incoming = { key: `m${messages}`, ...envelope, ...act };
      const received = await receive(incoming, now);
      // A bug is answered politely, and must not pass for a dialogue.
      if (bugs.length > 0) throw bugs[0];
      if (received.kind === 'reply' && received.carries !== undefined) await responses.written(incoming, received.carries);
      now = new Date(now.getTime() + BETWEEN_MS);
      return { received, out: await goOut() };
    },
  };
}
