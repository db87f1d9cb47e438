// How does what the bot says reach a person's phone through message/send?
import type { Messenger } from '../app/ports.ts';
import { isProblem, Problem } from '../app/problem.ts';
import type { Say } from '../app/say.ts';
import type { WecomApi } from './api.ts';
import { splitText } from './split.ts';

/**
 * A text that is too long goes as several messages, one after the other: sent together they would arrive in any order. When a later
 * one fails, sending again repeats the ones before: what must not be doubled is given in texts that fit (`splitText`).
 */
export function createMessenger(api: Pick<WecomApi, 'sendText'>): Messenger {
  return {
    async send(person, say, options) {
      const [first, ...others] = piecesOf(say);
      let msgid = first === undefined ? null : await api.sendText(person, first, options);
      for (const piece of others) msgid = await api.sendText(person, piece, options).catch(afterOthers);
      return { msgid };
    },
  };
}

/** The piece may not have arrived, but the message has, in part. */
function afterOthers(error: unknown): never {
  throw isProblem(error, 'wecom.away') ? new Problem(error.code, { ...error.details, unsent: false }, error) : error;
}

function piecesOf(say: Say): readonly string[] {
  switch (say.kind) {
    case 'text':
      return splitText(say.text);
    case 'file':
    case 'picture':
    case 'card':
      throw new Problem('wecom.refused', { why: say.kind });
  }
}
