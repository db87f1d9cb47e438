// How is the WeCom side started, driven and watched?
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Act, ActRefused } from './acts.ts';
import { createApiServer } from './api.ts';
import type { TurnableClock } from './clock.ts';
import type { Member } from './corp.ts';
import { checkUrl, perform, type Started } from './deliver.ts';
import { addMedia } from './media.ts';
import type { Exchange, Raw, RecordEntry } from './records.ts';
import type { Switches } from './switches.ts';
import { setSwitches } from './switching.ts';
import { invalidateTokens } from './tokens.ts';
import {
  byUserid,
  createWorld,
  headOf,
  type Media,
  type MediaKind,
  type MemberChange,
  type MenuButton,
  type RawHead,
  type WorldOptions,
} from './world.ts';

type SimulatorOptions = Omit<WorldOptions, 'clock'> & {
  /** Shared with the bot, so that both live at the same instant. */
  readonly clock: TurnableClock;
};

/** All a page needs to draw itself; later changes come one by one. */
type SimulatorSnapshot = {
  readonly now: string;
  readonly members: readonly Member[];
  readonly entries: readonly RecordEntry[];
  readonly raws: readonly RawHead[];
  readonly menu: readonly MenuButton[];
  readonly switches: Switches;
};

/** The WeCom side of one corp with one app. */
export type Simulator = {
  readonly clock: TurnableClock;
  /** Opens the server API on a free loopback port (or this one) and answers its base URL, for WECOM_API_BASE. */
  listen(port?: number): Promise<string>;
  /** Ends the server and every stream to a page; deliveries under way are given up. To be called before the bot's port closes, which would wait for the pages. Again changes nothing. */
  close(): Promise<void>;
  /** Asks the callback URL to prove itself (GET, within 1 s). */
  check(): Promise<{ readonly ok: boolean; readonly why: string; readonly raw: string }>;
  /** A person does something on the phone; the entry is there at once, `done` settles when its callback is over. Throws ActRefused. */
  act(account: string, act: Act): Started;
  /** Keeps a file a person picked; the code of WeCom's error where it would not be taken. */
  addMedia(type: MediaKind, name: string, bytes: Buffer): Media | number;
  media(id: string): Media | undefined;
  /** What a person's phone holds, oldest first, dropped and hidden messages included with their marks. */
  conversation(account: string): readonly RecordEntry[];
  raw(id: string): Raw | undefined;
  state(): SimulatorSnapshot;
  setSwitches(some: Partial<Switches>): void;
  setMembers(members: readonly Member[]): void;
  /** Every access token ends now. */
  invalidateTokens(): void;
  /** Calls `listener` with every change until the answer is called. */
  watch(listener: (change: MemberChange) => void): () => void;
  /** Waits until no callback is under way. */
  settled(): Promise<void>;
};

/** Plays the WeCom platform towards one bot. Nothing listens before `listen`. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const world = createWorld(options);
  const server: Server = createApiServer(world);
  const underWay = new Set<Promise<Exchange>>();
  const settled = async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  const stopListening = options.clock.onTurn(() => world.tell({ kind: 'clock', now: world.clock.now().toISOString() }));
  return {
    clock: options.clock,
    async listen(port = 0) {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    async close() {
      stopListening();
      world.ending.abort();
      await settled();
      world.tell({ kind: 'closed' });
      world.listeners.clear();
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
    },
    check: () => checkUrl(world),
    act(account, act) {
      const member = world.members.get(account.toLowerCase());
      if (!member) throw new ActRefused('没有这个成员');
      const started = perform(world, member, act);
      underWay.add(started.done);
      started.done.finally(() => underWay.delete(started.done)).catch(() => undefined);
      return started;
    },
    addMedia: (type, name, bytes) => addMedia(world, type, name, bytes),
    media: (id) => world.media.get(id),
    conversation: (account) => [...world.entries.values()].filter((e) => e.person.toLowerCase() === account.toLowerCase()),
    raw: (id) => world.raws.get(id),
    state: () => ({
      now: world.clock.now().toISOString(),
      members: [...world.members.values()],
      entries: [...world.entries.values()],
      raws: [...world.raws.values()].map(headOf),
      menu: world.menu ?? [],
      switches: world.switches,
    }),
    setSwitches: (some) => setSwitches(world, some),
    setMembers(members) {
      world.members = byUserid(members);
      world.tell({ kind: 'members', members });
    },
    invalidateTokens: () => invalidateTokens(world),
    watch(listener) {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
    settled,
  };
}
