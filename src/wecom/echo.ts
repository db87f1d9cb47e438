// How does WeCom ask a callback URL to prove itself? For who checks the bot on its own machine. (protocol, URL verification)
import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import type { WecomConfig } from '../desk/environment/config.ts';

/** The query of such a request, signed with the present pair, and what a genuine bot answers. */
export function signedEcho({ corpId, pairs }: Pick<WecomConfig, 'corpId' | 'pairs'>): {
  readonly query: string;
  readonly plain: string;
} {
  const [pair] = pairs;
  if (pair === undefined) throw new Error('an app has a pair of keys');
  const plain = randomBytes(8).readBigUInt64BE().toString();
  const [timestamp, nonce] = ['1700000000', randomBytes(6).toString('hex')];
  const sealed = encrypt(pair.aesKey, plain, corpId, randomBytes(16));
  const signature = getSignature(pair.token, timestamp, nonce, sealed);
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, echostr: sealed });
  return { query: query.toString(), plain };
}
