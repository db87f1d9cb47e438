// How does a test call WeCom's API, on a server of its own?
import { Agent, type Dispatcher } from 'undici';
import { afterEach, beforeEach } from 'vitest';
import { memoryTokenStore, type TokenStore } from '../../src/desk/token-store.ts';
import { createApi, type WecomApi } from '../../src/wecom/api.ts';
import { APP, type ApiServer, openApiServer } from './api-server.ts';

export const ONCE = { once: true };
export const FREE = { once: false, since: new Date('2026-11-26T02:00:00Z') };

type ApiWorld = {
  server: ApiServer;
  dispatcher: Dispatcher;
  tokens: TokenStore;
  /** Milliseconds since 1970, by the clock of the token store. */
  now: number;
  /** One process's client; those of one test share the token store, as processes share Redis. */
  readonly client: (settings?: Partial<typeof APP>, sleep?: (ms: number) => Promise<void>) => WecomApi;
};

const doze = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms / 25));

/** A server, its connections and an empty token store, new for each test of the file. */
export function apiWorld(): ApiWorld {
  const world = {
    client: (settings: Partial<typeof APP> = {}, sleep = doze) =>
      createApi(
        { ...APP, ...settings, apiBase: world.server.base },
        { dispatcher: world.dispatcher, tokens: world.tokens, sleep },
      ),
  } as ApiWorld;
  beforeEach(async () => {
    world.server = await openApiServer();
    world.dispatcher = new Agent();
    world.now = FREE.since.getTime();
    world.tokens = memoryTokenStore({ now: () => new Date(world.now) });
  });
  afterEach(async () => {
    await world.dispatcher.destroy();
    await world.server.close();
  });
  return world;
}
