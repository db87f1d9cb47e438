// How does what the bot says reach a group? Through the group's own robot: one address, whose key is the whole secret (wecom §5).
import type { Dispatcher } from 'undici';
import { isGroup, regionOfGroup } from '../desk/groups/receiver.ts';
import type { Messenger } from '../desk/ports.ts';
import { Problem } from '../desk/problem.ts';
import { problemOf } from './errcode.ts';
import { exchange } from './exchange.ts';
import { sendableText, TEXT_BYTES } from './text.ts';

const CALL_MS = 6_000;
/** The robot was removed or stopped, or the group does not allow it: the setting is to be looked at. */
const GONE: ReadonlySet<number> = new Set([93000, 93001, 93004, 93008]);

/** Whatever a robot answers says nothing of the app. */
const ofOneGroup = ({ code, details: { everything: _, ...details } }: Problem): Problem => new Problem(code, details);

/** Sends what is for a group to its robot, and everything else to `others`. Unlike message/send a robot hides no repetition. */
export const withGroups = (others: Messenger, addresses: ReadonlyMap<string, string>, dispatcher: Dispatcher): Messenger => ({
  ready: (say, since) => others.ready(say, since),
  async send(person, say, options) {
    if (!isGroup(person)) return others.send(person, say, options);
    const url = addresses.get(regionOfGroup(person));
    if (url === undefined) throw new Problem('wecom.configuration', { call: 'webhook/send', why: 'no group' });
    const content = say.kind === 'text' ? sendableText(say.text) : '';
    if (content === '' || Buffer.byteLength(content) > TEXT_BYTES) throw new Problem('wecom.refused', { call: 'webhook/send' });
    const body = JSON.stringify({ msgtype: 'text', text: { content } });
    const answer = await exchange(dispatcher, { method: 'POST', url, body, contentType: 'application/json', ms: CALL_MS });
    if (answer.errcode && GONE.has(answer.errcode))
      throw new Problem('wecom.configuration', { call: 'webhook/send', errcode: answer.errcode });
    if (answer.errcode) throw ofOneGroup(problemOf('webhook/send', answer));
    return { msgid: null };
  },
});
