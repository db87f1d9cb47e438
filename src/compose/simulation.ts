// What does the composition know of whoever plays WeCom where no app is set?
import type { Middleware } from 'koa';
import type { WecomConfig } from '../desk/environment/config.ts';
import type { Bureaus, Clock } from '../desk/ports.ts';
import type { Outside } from './outside.ts';

export type Simulation = {
  /** The whole process's, turned on the simulator's page. */
  readonly clock: Clock;
  /** Opens the simulator's server API; its callbacks go to this process on `host` and the port that is asked for when they do. */
  open(host: string, port: () => number, outside: Outside, bureaus: Bureaus): Promise<Simulated>;
};

export type Simulated = {
  /** The app it plays. */
  readonly wecom: WecomConfig;
  /** Serves the page, and passes on what is not the page's. */
  readonly page: Middleware;
  /** Proves the callback URL and makes the app's menu, as an administrator would; once the web listens. */
  introduce(): Promise<void>;
  /** The roster may have changed: so may who is in the corp. */
  refresh(): void;
  /** Calls `listener` after each turn of the clock. */
  onTurn(listener: () => void): void;
  /** Ends it and every open page. Again changes nothing. */
  close(): Promise<void>;
};
