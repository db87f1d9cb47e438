// How does what the bot says reach a person's phone through message/send?
import type { Card } from '../desk/card.ts';
import type { Messenger } from '../desk/ports.ts';
import { isProblem, Problem } from '../desk/problem.ts';
import type { WecomApi } from './api.ts';
import { templateCard } from './cards.ts';
import { splitText } from './split.ts';
import { mediaTypeOf, type SaidFile, type Uploads } from './uploads.ts';

type Options = Parameters<Messenger['send']>[2];
type Api = Pick<WecomApi, 'sendText' | 'sendCard' | 'updateCard' | 'sendMedia'>;

/**
 * A text that is too long goes as several messages, one after the other: sent together they would arrive in any order. When a later
 * one fails, sending again repeats the ones before: what must not be doubled is given in texts that fit (`splitText`).
 */
export function createMessenger(api: Api, uploads: Uploads): Messenger {
  return {
    async ready(say, since) {
      if (say.kind === 'file' || say.kind === 'picture') await uploads.mediaOf(say, since);
    },
    async send(person, say, options) {
      switch (say.kind) {
        case 'text':
          return { msgid: await sendPieces(api, person, splitText(say.text), options) };
        case 'card':
          return { msgid: await sendCard(api, person, say.card, options) };
        case 'cardUsed':
          await api.updateCard(person, say.response, say.says, say.card ? templateCard(say.card) : null);
          return { msgid: null };
        case 'file':
        case 'picture':
          return { msgid: await sendFile(api, uploads, person, say, options) };
      }
    },
  };
}

async function sendPieces(api: Api, person: string, pieces: readonly string[], options: Options): Promise<string | null> {
  const [first, ...others] = pieces;
  let msgid = first === undefined ? null : await api.sendText(person, first, options);
  for (const piece of others) msgid = await api.sendText(person, piece, options).catch(afterOthers);
  return msgid;
}

/** The piece was not taken, but the message was, in part. */
function afterOthers(error: unknown): never {
  throw isProblem(error) ? new Problem(error.code, { ...error.details, unsent: false }, error) : error;
}

/** Of two cards with one task WeCom takes only the first (wecom §3.4): ours was shown when this row was tried before. */
const TASK_EXISTS = 42014;

async function sendCard(api: Api, person: string, card: Card, options: Options): Promise<string | null> {
  const rendered = templateCard(card);
  if (rendered === null) throw new Problem('wecom.refused', { why: card.kind });
  try {
    return await api.sendCard(person, rendered, options);
  } catch (error) {
    if (isProblem(error, 'wecom.refused') && error.details.errcode === TASK_EXISTS) return null;
    throw error;
  }
}

/** WeCom does not know the media_id, or forgot it after its three days (wecom §3.7). */
const GONE: ReadonlySet<unknown> = new Set([40007, 40145]);

async function sendFile(api: Api, uploads: Uploads, person: string, say: SaidFile, options: Options): Promise<string | null> {
  const media = await uploads.mediaOf(say, options.since);
  try {
    return await api.sendMedia(person, mediaTypeOf(say), media, options);
  } catch (error) {
    if (!isProblem(error, 'wecom.refused') || !GONE.has(error.details.errcode)) throw error;
    // Uploaded anew when it is tried again; nobody has seen anything.
    await uploads.forget(say, media);
    throw new Problem('wecom.away', { ...error.details, unsent: true }, error);
  }
}
