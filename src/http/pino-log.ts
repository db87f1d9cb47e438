// How does one event become one line of JSON that is short and gives nothing away? (operations §9)
import { pino } from 'pino';
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { PROBLEM_CODES, PROBLEMS } from '../desk/problem.ts';

type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export type PinoLogOptions = {
  readonly level: LogLevel;
  readonly clock: Clock;
  /** Values that must never be printed: keys, tokens, passwords. Those shorter than 6 characters are passed over. */
  readonly secrets: readonly string[];
  /** Takes one line with its line end. */
  readonly write: (line: string) => void;
};

/** Bytes of a line; what is longer is told more shortly, with `cut`. */
const LINE_BYTES = 2_048;
const TEXT_LENGTHS = [1_000, 200, 40] as const;
const FRAMES = 8;
const HIDDEN = '[…]';
// What an address may carry, and a mobile number; the secrets of the settings are known by value.
const SHAPES = /(?<=(?:access_token|corpsecret|token|secret|password|key)=)[^&"\s]+|(?<!\d)1[3-9]\d{9}(?!\d)/gi;

/** What is no failure of ours but wants an operator's eye. */
const WARNINGS: ReadonlySet<string> = new Set(['callback.refused', 'policies.drifted', 'server.awaited', 'thread.unread']);
/** Who was on time is decided by this clock. */
const ERRORS: ReadonlySet<string> = new Set(['bug', 'clock.skewed']);

/** `bug` and a clock that is off are errors; `problem` a warning, or an error where it is `loud`; a few others are warnings; the rest information. */
export function createPinoLog({ level, clock, secrets, write }: PinoLogOptions): Log {
  const known = secrets.filter((secret) => secret.length >= 6).flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const hide = (line: string): string =>
    known.reduce((text, secret) => text.replaceAll(secret, HIDDEN), line).replace(SHAPES, HIDDEN);

  let fits = true;
  const destination = {
    write: (line: string) => {
      const hidden = hide(line);
      fits = Buffer.byteLength(hidden) <= LINE_BYTES;
      if (fits) write(hidden);
    },
  };
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );

  const event = (name: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    const tell = logger[levelOf(name, fields)].bind(logger);
    fits = true;
    for (const [again, length] of TEXT_LENGTHS.entries()) {
      tell({ event: name, ...shortened(fields, length), ...(again > 0 && { cut: true }) });
      if (fits) return;
    }
    tell({ event: name, cut: true });
  };
  return { event };
}

function levelOf(name: string, fields: Readonly<Record<string, unknown>>): 'error' | 'warn' | 'info' {
  if (ERRORS.has(name)) return 'error';
  if (name === 'problem') return isLoud(fields) ? 'error' : 'warn';
  return WARNINGS.has(name) ? 'warn' : 'info';
}

/** Its code says so, or whoever logs it. */
function isLoud({ code, loud }: Readonly<Record<string, unknown>>): boolean {
  const problem = PROBLEM_CODES.find((known) => known === code);
  return loud === true || (problem !== undefined && PROBLEMS[problem].loud);
}

function shortened(fields: Readonly<Record<string, unknown>>, length: number): Record<string, unknown> {
  const short = (value: unknown): unknown => {
    if (value instanceof Error) return told(value, length);
    return typeof value === 'string' && value.length > length ? `${value.slice(0, length)}…` : value;
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, short(value)]));
}

/** The first line of the message and the nearest frames: libraries write whole statements with their values into the lines between. */
function told(error: Error, length: number): string {
  const [first = ''] = error.message.trim().split('\n');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? ` ← ${error.cause.name}` : '';
  return [`${error.name}: ${first.slice(0, length / 4)}${cause}`, ...frames.slice(0, FRAMES).map((line) => line.trim())]
    .join('\n')
    .slice(0, length);
}
