// One server of the callback benchmark, chosen by its first argument; tells its parent the port, and its CPU time when asked.
import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { Registry } from 'prom-client';
import { SILENT } from '../../src/app/log.ts';
import { createHttp } from '../../src/http/http.ts';
import { createChannel } from '../../src/wecom/callback.ts';
import { CORP, PAIR } from '../wecom/platform.ts';

const ANSWER = `已收到，${'示例一厂　在岗120人　缺工：普工8。'.repeat(4)}`;

/** The floor: what a callback costs with Koa and node:crypto and no check beyond the signature. */
function native(): RequestListener {
  const key = Buffer.from(`${PAIR.aesKey}=`, 'base64');
  const secret = createSecretKey(key);
  const iv = key.subarray(0, 16);
  const sign = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');
  const between = (text: string, from: string, to: string) => {
    const at = text.indexOf(from) + from.length;
    return text.slice(at, text.indexOf(to, at));
  };
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
    const user = between(inner, '<FromUserName><![CDATA[', ']]>');
    const reply = Buffer.from(
      `<xml><ToUserName><![CDATA[${user}]]></ToUserName><FromUserName><![CDATA[${CORP}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${ANSWER}]]></Content></xml>`,
    );
    const size = 20 + reply.length + CORP.length;
    const padded = Buffer.alloc(size + 32 - (size % 32), 32 - (size % 32));
    randomBytes(16).copy(padded);
    padded.writeUInt32BE(reply.length, 16);
    reply.copy(padded, 20);
    padded.write(CORP, 20 + reply.length);
    const cipher = createCipheriv('aes-256-cbc', secret, iv).setAutoPadding(false);
    const answer = cipher.update(padded, undefined, 'base64') + cipher.final('base64');
    ctx.type = 'text/xml';
    ctx.body = `<xml><Encrypt><![CDATA[${answer}]]></Encrypt><MsgSignature><![CDATA[${sign(PAIR.token, '1700000000', nonce ?? '', answer)}]]></MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
  });
  return app.callback();
}

function ours(): RequestListener {
  const at = new Date(1_700_000_000_000);
  const callback = {
    channel: createChannel({ corp: CORP, pairs: [PAIR] }),
    receive: async () => ({ kind: 'reply', text: ANSWER }) as const,
    onUnseen: async () => {},
    onBug: () => ({ kind: 'empty' }) as const,
    clock: { now: () => at },
    log: SILENT,
  };
  return createHttp({ callback, checks: {}, registry: new Registry(), metricsToken: null, log: SILENT }).app.callback();
}

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => response.end(Buffer.concat(chunks)));
};

const VARIANTS: Readonly<Record<string, () => RequestListener>> = { echo: () => echo, native, ours };

const variant = VARIANTS[process.argv[2] ?? ''];
if (!variant) throw new Error(`one of ${Object.keys(VARIANTS)}`);
const server = createServer(variant());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit());
