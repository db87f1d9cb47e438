// What does WeCom's callback say, and what do we write back into the same response?
import type { Channel, Incoming, OpenedCallback } from '../desk/incoming.ts';
import { createCrypt, type KeyPair, type Sealed, type SignedCallback } from './crypto.ts';
import { readIncoming } from './incoming.ts';
import { readQuery } from './query.ts';
import { refused } from './refused.ts';
import { sendableText, TEXT_BYTES } from './text.ts';
import { cdata, readXml, textOf, withoutControls } from './xml.ts';

type ChannelSettings = {
  readonly corp: string;
  /** The present pair first, then the next while keys are changed. */
  readonly pairs: readonly KeyPair[];
};

/** The WeCom side of the webhook (wecom §1). `random` gives 16 fresh bytes a call. Problems at once: settings.faults. */
export function createChannel({ corp, pairs }: ChannelSettings, random?: () => Buffer): Channel {
  const crypt = createCrypt(corp, pairs, random);

  const verify = (query: string): string => {
    const parameter = readQuery(query);
    return crypt.unseal(signedOf(parameter), parameter('echostr')).message;
  };

  const open = (query: string, body: Buffer): OpenedCallback => {
    const signed = signedOf(readQuery(query));
    // Only Encrypt is inside the signature, so nothing else of the envelope is believed, or even decoded.
    const sealed = textOf(readXml(body.toString('latin1')), 'Encrypt');
    if (sealed === null) throw refused('envelope: no Encrypt');
    const { message, seal } = crypt.unseal(signed, sealed);
    const incoming = readIncoming(readXml(withoutControls(message)), corp);
    return { incoming, answer: (text, at) => envelopeOf(seal(textReply(incoming, text, at))) };
  };

  return { verify, open };
}

const signedOf = (parameter: ReturnType<typeof readQuery>): SignedCallback => ({
  signature: parameter('msg_signature'),
  timestamp: parameter('timestamp'),
  nonce: parameter('nonce'),
});

function textReply({ corp, userid }: Incoming, text: string, at: Date): string {
  const content = sendableText(text);
  if (Buffer.byteLength(content) > TEXT_BYTES) throw new RangeError('a passive reply over 2,048 bytes would be cut');
  const second = Math.floor(at.getTime() / 1000);
  return `<xml><ToUserName>${cdata(userid)}</ToUserName><FromUserName>${cdata(corp)}</FromUserName><CreateTime>${second}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>${cdata(content)}</Content></xml>`;
}

const envelopeOf = ({ sealed, signature, timestamp, nonce }: Sealed): string =>
  `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`;
