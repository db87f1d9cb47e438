// How is a callback of the platform answered over HTTP? (wecom §1.7)
import type { ServerResponse } from 'node:http';
import type { Context } from 'koa';
import type { Channel, Incoming, OpenedCallback, Receive, Received } from '../desk/incoming.ts';
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { isProblem } from '../desk/problem.ts';
import type { Responses } from '../desk/read-backs/responses.ts';
import { ANSWER_MS } from '../desk/receive.ts';
import { readBody } from './body.ts';

export type CallbackOptions = {
  readonly channel: Channel;
  readonly receive: Receive;
  /** What a person reads when `receive` broke: what they filled in is kept, please send it again. */
  readonly onBug: (incoming: Incoming) => Received;
  /** Told of each response that carries something a person has to have seen, and of all whose sender had left. */
  readonly responses: Pick<Responses, 'writing' | 'written' | 'unseen'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** How a callback ended, for the metrics; `bug`: answered with what `onBug` says. */
export const OUTCOMES = ['reply', 'empty', 'bug', 'unavailable', 'refused', 'tooLarge', 'gone'] as const;
export type CallbackOutcome = (typeof OUTCOMES)[number];

/** The longest documented field is 2 KB; 64 KB is plenty (wecom §8.10). */
const BODY_BYTES = 64 * 1024;
export type CallbackRoutes = {
  /** GET: URL verification. */
  readonly verify: (ctx: Context) => void;
  /** POST: a message or event. Resolves to how it ended. */
  readonly answer: (ctx: Context) => Promise<CallbackOutcome>;
  /** Resolves when no message is being worked on any more, those included whose sender was answered or has left. */
  readonly quiet: () => Promise<void>;
};

export function callbackRoutes({ channel, receive, onBug, responses, clock, log }: CallbackOptions): CallbackRoutes {
  let working = 0;
  const waiting: (() => void)[] = [];
  const quiet = () => new Promise<void>((resolve) => (working === 0 ? resolve() : waiting.push(resolve)));

  const refuse = (ctx: Context, error: unknown): CallbackOutcome => {
    const from = ctx.req.socket.remoteAddress;
    // A genuine refusal and a bug of ours look alike from outside.
    if (isProblem(error, 'callback.refused')) log.event('callback.refused', { why: error.details.why, from });
    else log.event('bug', { error, from });
    ctx.status = 403;
    ctx.body = 'forbidden';
    return 'refused';
  };

  const settled = (opened: OpenedCallback, received: Received, arrivedAt: Date): Answer =>
    received.kind === 'reply'
      ? { outcome: 'reply', body: opened.answer(received.text, arrivedAt), carries: received.carries ?? null }
      : { outcome: received.kind, body: '', carries: null };

  const answerTo = async (opened: OpenedCallback, arrivedAt: Date): Promise<Answer> => {
    const { incoming } = opened;
    working += 1;
    try {
      return settled(opened, await receive(incoming, arrivedAt), arrivedAt);
    } catch (error) {
      const thread = { person: `${incoming.corp}/${incoming.person}`, message: incoming.key };
      if (isProblem(error)) {
        log.event('problem', { ...thread, code: error.code, loud: error.loud });
        return UNAVAILABLE;
      }
      log.event('bug', { ...thread, error });
      const answer = settled(opened, onBug(incoming), arrivedAt);
      return answer.outcome === 'unavailable' ? answer : { ...answer, outcome: 'bug' };
    } finally {
      working -= 1;
      if (working === 0) for (const tell of waiting.splice(0)) tell();
    }
  };

  const verify = (ctx: Context): void => {
    try {
      ctx.body = channel.verify(ctx.querystring);
      ctx.type = 'text/plain';
    } catch (error) {
      refuse(ctx, error);
    }
  };

  const answer = async (ctx: Context): Promise<CallbackOutcome> => {
    // Whether a report is on time is decided here, before a slow sender's body (domain §4.3).
    const arrivedAt = clock.now();
    const body = await readBody(ctx.req, BODY_BYTES);
    if (body === 'gone') {
      ctx.respond = false;
      return body;
    }
    if (body === 'tooLarge') {
      ctx.status = 413;
      return body;
    }
    let opened: OpenedCallback;
    try {
      opened = channel.open(ctx.querystring, body);
    } catch (error) {
      return refuse(ctx, error);
    }
    const { outcome, body: sealed, carries } = await within(ANSWER_MS, answerTo(opened, arrivedAt), UNAVAILABLE);
    if (outcome === 'unavailable') ctx.status = 503;
    else {
      noteEnd(ctx.res, opened.incoming, carries);
      send(ctx, sealed);
    }
    return outcome;
  };

  /** What becomes of a response that is about to be written. */
  function noteEnd(res: ServerResponse, incoming: Incoming, carries: string | null): void {
    const noting = (work: Promise<void>) => void work.catch((error) => log.event('bug', { error, at: 'response' }));
    const gone = () => {
      if (!res.writableFinished) noting(responses.unseen(incoming, carries));
    };
    if (res.destroyed) {
      gone();
      return;
    }
    res.once('close', gone);
    if (carries === null) return;
    responses.writing(carries);
    res.once('finish', () => noting(responses.written(incoming, carries)));
  }

  return { verify, answer, quiet };
}

/** Past Koa's own way of answering, which costs a fifteenth of a callback. */
function send(ctx: Context, body: string): void {
  ctx.respond = false;
  ctx.res.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
  ctx.res.end(body);
}

type Answer = {
  readonly outcome: Extract<CallbackOutcome, 'reply' | 'empty' | 'bug' | 'unavailable'>;
  readonly body: string;
  readonly carries: string | null;
};
const UNAVAILABLE: Answer = { outcome: 'unavailable', body: '', carries: null };

/** `late` where the work, which goes on, takes longer than `ms`. */
function within<T>(ms: number, work: Promise<T>, late: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, late);
    work.then(
      (result) => {
        clearTimeout(timer);
        resolve(result);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
