// How does what the bot says reach a person's phone through message/send?
import type { Messenger } from '../app/ports.ts';
import type { Say } from '../app/say.ts';
import type { WecomApi } from './api.ts';
import { splitText } from './split.ts';

/**
 * A text that is too long goes as several messages, one after the other: sent together they would arrive in any order. When a later
 * one fails, what was sent before cannot be called back; what must not be doubled is given in pieces that fit.
 */
export function createMessenger(api: Pick<WecomApi, 'sendText'>): Messenger {
  return {
    async send(person, say, options) {
      let msgid: string | null = null;
      for (const piece of piecesOf(say)) msgid = await api.sendText(person, piece, options);
      return { msgid };
    },
  };
}

function piecesOf(say: Say): readonly string[] {
  switch (say.kind) {
    case 'text':
      return splitText(say.text);
  }
}
