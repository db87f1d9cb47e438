// Which calls do we make to WeCom's server API, and what do they answer? (wecom §3)
import { createHash } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { isProblem, Problem } from '../desk/problem.ts';
import type { TokenStore } from '../desk/token-store.ts';
import { accessToken, type FreshToken } from './access-token.ts';
import type { TemplateCard } from './cards.ts';
import { type ApiAnswer, problemOf, TOKEN_CODES } from './errcode.ts';
import { exchange } from './exchange.ts';
import type { Menu } from './menu.ts';
import { multipart, type Upload } from './multipart.ts';
import { sendableText, TEXT_BYTES } from './text.ts';

export type ApiSettings = {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  /** Without a slash at its end. */
  readonly apiBase: string;
};

type ApiOutside = {
  readonly dispatcher: Dispatcher;
  readonly tokens: TokenStore;
  readonly sleep: (ms: number) => Promise<void>;
};

export type MediaType = 'image' | 'file';

/**
 * Problems of every call: wecom.*, and threads.away from the token's store. `details.unsent` of wecom.away tells that the call
 * certainly did not arrive. A refused token is renewed once and the call made again; nothing else is repeated here.
 */
export type WecomApi = {
  /** One text of at most 2,048 bytes to one person. `once`: an equal request is not shown again for 4 h. Answers the msgid, if there is one (wecom §3.3). */
  sendText(userid: string, text: string, options: { readonly once: boolean }): Promise<string | null>;
  /** One card to one person; its task was never used before (wecom §3.4). */
  sendCard(userid: string, card: TemplateCard, options: { readonly once: boolean }): Promise<string | null>;
  /** What was uploaded as `type`, to one person. wecom.refused with errcode 40007 or 40145 where WeCom no longer holds it. */
  sendMedia(userid: string, type: MediaType, media: string, options: { readonly once: boolean }): Promise<string | null>;
  /** Greys the buttons of one person's card and puts `says` on them; `card`: as it stands from now on, null: as it was. `response` is good for one call, 72 h (wecom §3.5). */
  updateCard(userid: string, response: string, says: string, card: TemplateCard | null): Promise<void>;
  /** Answers the media_id, good for 3 days. wecom.refused without asking where the size is not allowed: files 20 MB, images 10 MB, more than 5 bytes (wecom §3.7). */
  upload(type: MediaType, file: Upload): Promise<string>;
  createMenu(menu: Menu): Promise<void>;
};

const GETTOKEN_MS = 4_000;
// Two calls and a token in between stay below what a worker's claim leaves for sending (20 s).
const CALL_MS = 6_000;
const UPLOAD_MS = 60_000;
const DUPLICATE_CHECK_SECONDS = 14_400;
const MEGABYTE = 1024 * 1024;
const MEDIA_BYTES: Readonly<Record<MediaType, number>> = { image: 10 * MEGABYTE, file: 20 * MEGABYTE };

export function createApi(
  { corpId, agentId, secret, apiBase }: ApiSettings,
  { dispatcher, tokens, sleep }: ApiOutside,
): WecomApi {
  const addressOf = (path: string, query: Readonly<Record<string, string>>) =>
    `${apiBase}/cgi-bin/${path}?${new URLSearchParams(query)}`;

  const askToken = async (): Promise<FreshToken> => {
    const url = addressOf('gettoken', { corpid: corpId, corpsecret: secret });
    const answer = await exchange(dispatcher, { method: 'GET', url, ms: GETTOKEN_MS }).catch(asUnsent);
    if (answer.errcode) throw problemOf('gettoken', answer);
    const { access_token: token, expires_in: seconds } = answer;
    if (token === undefined || seconds === undefined) throw new Problem('wecom.away', { unsent: true });
    return { token, lifeMs: seconds * 1000 };
  };
  // With the secret in it, a new secret does not wait for the old one's token or its penalty.
  const name = `${corpId}/${agentId}/${createHash('sha256').update(secret).digest('base64url').slice(0, 12)}`;
  const access = accessToken({ store: tokens, name, ask: askToken, sleep });

  type Call = {
    readonly body: string | Buffer;
    readonly contentType: string;
    readonly query?: Record<string, string>;
    readonly ms: number;
  };
  const call = async (path: string, { body, contentType, query, ms }: Call): Promise<ApiAnswer> => {
    const once = (token: string) =>
      exchange(dispatcher, { method: 'POST', url: addressOf(path, { access_token: token, ...query }), body, contentType, ms });
    const token = await access.get();
    let answer = await once(token);
    if (TOKEN_CODES.has(answer.errcode ?? 0)) answer = await once(await access.renew(token));
    if (answer.errcode) throw problemOf(path, answer);
    return answer;
  };
  const callJson = (path: string, body: unknown, query?: Record<string, string>): Promise<ApiAnswer> =>
    call(path, { body: JSON.stringify(body), contentType: 'application/json', ms: CALL_MS, ...(query && { query }) });

  /** `content` holds the object named as its `type`. */
  const send = async (
    userid: string,
    type: string,
    content: Readonly<Record<string, unknown>>,
    { once }: { readonly once: boolean },
  ): Promise<string | null> => {
    // The order of the keys stays: WeCom compares the whole request when it looks for duplicates.
    const answer = await callJson('message/send', {
      touser: receiver(userid),
      msgtype: type,
      agentid: agentId,
      ...content,
      ...(once && { enable_duplicate_check: 1, duplicate_check_interval: DUPLICATE_CHECK_SECONDS }),
    });
    const unreached = [answer.invaliduser, answer.unlicenseduser].some((list) => namesOf(list).includes(userid.toLowerCase()));
    if (unreached) throw new Problem('wecom.receiver', { call: 'message/send', errcode: 0 });
    return answer.msgid ?? null;
  };

  return {
    async sendText(userid, text, options) {
      const content = sendableText(text);
      if (content === '' || Buffer.byteLength(content) > TEXT_BYTES) throw new RangeError('one message holds 1–2,048 bytes');
      return send(userid, 'text', { text: { content } }, options);
    },

    sendCard: (userid, card, options) => send(userid, 'template_card', { template_card: card }, options),

    sendMedia: (userid, type, media, options) => send(userid, type, { [type]: { media_id: media } }, options),

    async updateCard(userid, response, says, card) {
      const name = sendableText(says);
      const { task_id: _, ...shown } = card ?? {};
      await callJson('message/update_template_card', {
        userids: [receiver(userid)],
        agentid: agentId,
        response_code: response,
        ...(card ? { template_card: { ...shown, replace_text: name } } : { button: { replace_name: name } }),
      });
    },

    async upload(type, file) {
      const size = file.bytes.length;
      if (size <= 5 || size > MEDIA_BYTES[type]) throw new Problem('wecom.refused', { call: 'media/upload', size });
      const answer = await call('media/upload', { ...multipart(file), query: { type }, ms: UPLOAD_MS });
      if (answer.media_id === undefined) throw new Problem('wecom.away', { unsent: false });
      return answer.media_id;
    },

    async createMenu(menu) {
      await callJson('menu/create', menu, { agentid: String(agentId) });
    },
  };
}

/** Whatever became of the asking for a token, the call it was for was not made. */
function asUnsent(error: unknown): never {
  throw isProblem(error) ? new Problem(error.code, { ...error.details, unsent: true }, error.cause) : error;
}

/** One person and nobody else: `|` would name several, `@all` everybody. */
function receiver(userid: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/.test(userid)) throw new Problem('wecom.receiver', { why: 'form' });
  return userid;
}

/** `lisi|wangwu` in message/send, lower-cased (wecom §3.2). */
const namesOf = (list = ''): readonly string[] => list.toLowerCase().split('|');
