// Which access tokens are good, and who gets one?
import { failure, ok, type SimulatedAnswer } from './answers.ts';
import { randomText, type SimulatorState } from './world.ts';

const LIFE_SECONDS = 7200;
// How many wrong secrets WeCom bears before it shuts an address out for an hour is not documented.
const WRONG_SECRETS_AN_HOUR = 20;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** gettoken: the same token until it expires (or by switch another at each call). */
export function getToken(world: SimulatorState, query: URLSearchParams): SimulatedAnswer {
  const { corp, clock, tallies } = world;
  const [corpId, secret] = [query.get('corpid'), query.get('corpsecret')];
  const now = clock.now();
  if (tallies.wrongSecrets.count('', now) >= WRONG_SECRETS_AN_HOUR) return failure(45009);
  if (!corpId) return failure(41002);
  if (!secret) return failure(41004);
  if (corpId !== corp.corpId) return failure(40013);
  if (secret !== corp.secret) {
    tallies.wrongSecrets.add('', now);
    return failure(40001);
  }
  const token = world.switches.newTokenEachCall ? freshToken(world) : goodToken(world);
  const expires_in = Math.ceil((token.expiresAt.getTime() - now.getTime()) / 1000);
  return ok({ access_token: token.value, expires_in });
}

function goodToken(world: SimulatorState) {
  return world.token && world.token.expiresAt > world.clock.now() ? world.token : freshToken(world);
}

function freshToken(world: SimulatorState) {
  const expiresAt = new Date(world.clock.now().getTime() + LIFE_SECONDS * 1000);
  world.token = { value: randomText(world, 214, LETTERS), expiresAt };
  world.tokens.set(world.token.value, world.token);
  return world.token;
}

/** The fault of a call's token: 0, 41001 missing, 40014 unknown or withdrawn, 42001 expired. Also when the instant it expires at was moved by a turned clock. */
export function tokenFault(world: SimulatorState, query: URLSearchParams): number {
  const value = query.get('access_token');
  if (!value) return 41001;
  const token = world.tokens.get(value);
  if (!token) return 40014;
  return token.expiresAt > world.clock.now() ? 0 : 42001;
}

/** Ends every token now; the next call with one meets 40014. */
export function invalidateTokens(world: SimulatorState): void {
  world.tokens.clear();
  world.token = null;
}
