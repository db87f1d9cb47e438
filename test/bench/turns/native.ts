// What does a callback cost with Koa and node:crypto and no check beyond the signature? The floor that the benchmarks compare with.
import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import Koa from 'koa';
import { CORP, PAIR } from '../../wecom/platform.ts';

const sign = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');

/** What stands between two marks; both have to be there. */
export const between = (text: string, from: string, to: string): string => {
  const at = text.indexOf(from) + from.length;
  return text.slice(at, text.indexOf(to, at));
};

/** A server of encrypted callbacks by hand. `answer` is given the sender and the decrypted XML, and gives the text of the reply. */
export function native(answer: (person: string, inner: string) => string | Promise<string>): RequestListener {
  const key = Buffer.from(`${PAIR.aesKey}=`, 'base64');
  const secret = createSecretKey(key);
  const iv = key.subarray(0, 16);
  const app = new Koa();
  app.use(async (ctx) => {
    const chunks: Buffer[] = [];
    for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
    const sealed = between(Buffer.concat(chunks).toString(), '<Encrypt><![CDATA[', ']]>');
    const { timestamp, nonce, msg_signature } = ctx.query as Record<string, string>;
    if (sign(PAIR.token, timestamp ?? '', nonce ?? '', sealed) !== msg_signature) return ctx.throw(403);
    const decipher = createDecipheriv('aes-256-cbc', secret, iv).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]);
    const inner = plain.toString('utf8', 20, 20 + plain.readUInt32BE(16));
    const person = between(inner, '<FromUserName><![CDATA[', ']]>');
    const text = await answer(person, inner);
    const reply = Buffer.from(
      `<xml><ToUserName><![CDATA[${person}]]></ToUserName><FromUserName><![CDATA[${CORP}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content></xml>`,
    );
    const size = 20 + reply.length + CORP.length;
    const padded = Buffer.alloc(size + 32 - (size % 32), 32 - (size % 32));
    randomBytes(16).copy(padded);
    padded.writeUInt32BE(reply.length, 16);
    reply.copy(padded, 20);
    padded.write(CORP, 20 + reply.length);
    const cipher = createCipheriv('aes-256-cbc', secret, iv).setAutoPadding(false);
    const encrypted = cipher.update(padded, undefined, 'base64') + cipher.final('base64');
    ctx.type = 'text/xml';
    ctx.body = `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${sign(PAIR.token, '1700000000', nonce ?? '', encrypted)}]]></MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
  });
  return app.callback();
}
