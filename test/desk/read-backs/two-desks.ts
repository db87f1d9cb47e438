// Two web processes and one worker over the same stores: replies may be lost on their way, and sending may fail.
import { houseOf } from '../../../src/compose/house.ts';
import { PLAYED_CORP } from '../../../src/compose/played.ts';
import { cardHolders } from '../../../src/desk/card-holders.ts';
import { frontDesk } from '../../../src/desk/front-desk.ts';
import type { Incoming, IncomingContent, Received } from '../../../src/desk/incoming.ts';
import { SILENT } from '../../../src/desk/log.ts';
import { ALLOWANCE_LIMITS, memoryAllowance } from '../../../src/desk/outbox/allowance.ts';
import { openOutbox } from '../../../src/desk/outbox/outbox.ts';
import { inPieces } from '../../../src/desk/outbox/pieces.ts';
import type { ImportedRoster } from '../../../src/desk/ports.ts';
import { replyKey } from '../../../src/desk/read-backs/reply.ts';
import { openResponses } from '../../../src/desk/read-backs/responses.ts';
import { receiver } from '../../../src/desk/receive.ts';
import { slotSchemas } from '../../../src/desk/slot-schemas.ts';
import { TRANSCRIPT_ROSTER } from '../../../src/desk/transcript/bureau.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { splitText, splitWith } from '../../../src/wecom/split.ts';
import { fitsOneMessage } from '../../../src/wecom/text.ts';
import { readableDocuments } from '../../memory/documents.ts';
import { memoryMessenger } from '../../memory/messenger.ts';
import { memoryHolding, memoryThreads, newMemory } from '../../memory/threads.ts';
import { virtualTime } from '../../memory/time.ts';
import { newCity } from '../../worlds/city.ts';
import { failing } from '../outbox/outbox-world.ts';

export const THURSDAY = new Date('2026-11-26T10:00:00+08:00');

/** A reply on its way: it is written, or the connection is gone, when the test says so. */
type OnItsWay = { readonly received: Received; readonly text: string; write(): Promise<void>; lose(): Promise<void> };

export async function twoDesks(roster: ImportedRoster = TRANSCRIPT_ROSTER, start: Date = THURSDAY) {
  const city = await newCity(roster);
  const time = virtualTime(start);
  const memory = newMemory();
  const messenger = memoryMessenger(time.clock);
  const database = { away: false };
  const unlessAway =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> =>
      database.away ? failing('database.away') : work(...args);
  const { plan, arrived } = city.ledger;
  const ledger = inPieces({ ...city.ledger, plan: unlessAway(plan), arrived: unlessAway(arrived) }, splitText);
  const files: typeof city.files = { ...city.files, keep: unlessAway(city.files.keep) };
  const holders = cardHolders(memoryThreads(memory), PLAYED_CORP, 'auto');
  const deps = { ...city, files, ledger, holding: memoryHolding(), settings: DEFAULT_SETTINGS, holders };
  const bugs: unknown[] = [];
  const log = { event: (name: string, fields?: Readonly<Record<string, unknown>>) => void (name === 'bug' && bugs.push(fields)) };
  const desks = [0, 1].map(() => {
    const house = houseOf({ ...deps, cards: 'auto', documents: readableDocuments });
    const tick = () => performance.now();
    const own = memoryThreads(memory);
    const responses = openResponses({ threads: own, log, tick });
    const receive = receiver({
      threads: own,
      responses,
      slots: slotSchemas(house.features),
      ledger,
      kick: () => {},
      answer: frontDesk({ ...deps, ...house }),
      fits: fitsOneMessage,
      cut: splitWith,
      clock: time.clock,
      tick,
      sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
      log,
    });
    return { receive, responses };
  });
  let messages = 0;

  /** One message to that process (0 or 1). `key`: of one that is delivered again. */
  async function deliver(account: string, act: IncomingContent, process = 0, key = `m${++messages}`): Promise<OnItsWay> {
    const desk = desks[process];
    if (desk === undefined) throw new Error(`no process ${process}`);
    const envelope = { corp: PLAYED_CORP, userid: account, person: account, createdAt: time.clock.now() };
    const incoming: Incoming = { key, ...envelope, ...act };
    const received = await desk.receive(incoming, time.clock.now());
    if (bugs.length > 0) throw new Error(JSON.stringify(bugs[0]), { cause: bugs[0] });
    const carries = received.kind === 'reply' ? (received.carries ?? null) : null;
    return {
      received,
      text: received.kind === 'reply' ? received.text : '',
      async write() {
        if (carries === null) return;
        desk.responses.writing(carries);
        await desk.responses.written(incoming, carries);
      },
      lose: () => desk.responses.unseen(incoming, carries),
    };
  }
  /** Sends what is due, for so long. */
  async function push(ms: number): Promise<void> {
    const outbox = openOutbox({
      ledger,
      messenger,
      allowance: memoryAllowance(ALLOWANCE_LIMITS),
      activity: { lastInReport: async () => null },
      rewrite: async () => null,
      settings: DEFAULT_SETTINGS,
      clock: time.clock,
      timers: time.timers,
      random: () => 0.5,
      log: SILENT,
    });
    outbox.kick();
    for (let passed = 0; passed < ms; passed += 1_000) {
      await new Promise((done) => setTimeout(done, 15));
      await time.pass(1_000);
    }
    await outbox.stop();
  }
  const textOf = (text: string): IncomingContent => ({ kind: 'text', text });

  return {
    ...city,
    time,
    messenger,
    /** What is owed can be neither written nor read while it is away. */
    database,
    deliver,
    /** The key of the message delivered last. */
    lastKey: () => `m${messages}`,
    /** A text whose reply reaches the person. */
    async say(account: string, text: string, process = 0): Promise<string> {
      const reply = await deliver(account, textOf(text), process);
      await reply.write();
      await time.pass(1_000);
      return reply.text;
    },
    send: (account: string, text: string, process = 0) => deliver(account, textOf(text), process),
    push,
    /** Sends the reply to that person's last message to its end, however slow the machine is. */
    async pushReply(account: string): Promise<void> {
      const key = replyKey({ corp: PLAYED_CORP, person: account }, `m${messages}`);
      for (let tries = 0; tries < 60 && (await city.ledger.unsent(key)); tries++) await push(3_000);
    },
  };
}
