// A file or picture in the chat: uploaded once, sent by its media_id, uploaded again before WeCom forgets it.
import { Agent, type Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Files } from '../../src/desk/documents/files-port.ts';
import type { Messenger } from '../../src/desk/ports.ts';
import type { Say } from '../../src/desk/say.ts';
import { memoryTokenStore } from '../../src/desk/token-store.ts';
import { createApi } from '../../src/wecom/api.ts';
import { createMessenger } from '../../src/wecom/messenger.ts';
import { createUploads } from '../../src/wecom/uploads.ts';
import { memoryFiles } from '../memory/files.ts';
import { APP, type ApiServer, openApiServer } from './api-server.ts';

const HOUR_MS = 3_600_000;
const ASKER = { corp: APP.corpId, userid: 'zhuanban', role: 'taskForce', region: '990000' } as const;
const ONCE = { once: true };

let server: ApiServer;
let dispatcher: Dispatcher;
let files: Files;
let messenger: Messenger;
let now: Date;
let uploads = 0;
beforeEach(async () => {
  server = await openApiServer();
  server.force = ({ path }) => (path === 'media/upload' ? { media_id: `MEDIA${++uploads}` } : undefined);
  uploads = 0;
  dispatcher = new Agent();
  files = memoryFiles();
  now = new Date('2026-11-26T02:00:00Z');
  const clock = { now: () => now };
  const api = createApi({ ...APP, apiBase: server.base }, { dispatcher, tokens: memoryTokenStore(clock), sleep: async () => {} });
  messenger = createMessenger(api, createUploads({ api, files, corp: APP.corpId, clock }));
});
afterEach(async () => {
  await dispatcher.destroy();
  await server.close();
});

const workbook = async (text = '工作簿的字节'): Promise<Say> => ({
  kind: 'file',
  file: await files.keep(ASKER, Buffer.from(text), now),
  name: '周调度2026年第48周全市.xlsx',
});
const send = (say: Say, since = now, person = 'zhuanban') => messenger.send(person, say, { ...ONCE, since });
const bodies = () => server.calls.filter((call) => call.path === 'message/send').map((call) => call.body.toString());

describe('a file', () => {
  test('goes up beforehand under its name, then as message/send of the kind file', async () => {
    const say = await workbook();
    await messenger.ready(say, now);
    expect([server.count('media/upload'), server.count('message/send')]).toEqual([1, 0]);
    expect(server.calls.at(-1)?.body.toString()).toContain('filename="周调度2026年第48周全市.xlsx"');
    expect((await send(say)).msgid).toMatch(/^msg-/);
    expect(bodies()).toEqual([
      '{"touser":"zhuanban","msgtype":"file","agentid":1000002,"file":{"media_id":"MEDIA1"},"enable_duplicate_check":1,"duplicate_check_interval":14400}',
    ]);
    expect(uploads).toBe(1);
  });

  test('is uploaded once for everybody, and the same request is made again to the byte', async () => {
    const say = await workbook();
    await send(say);
    await send(say, now, 'dong-lianluo');
    now = new Date(now.getTime() + 3.4 * HOUR_MS);
    await send(say, new Date(now.getTime() - 3.4 * HOUR_MS));
    expect(uploads).toBe(1);
    expect(bodies()[2]).toBe(bodies()[0]);
  });

  test('goes up again near the end of its three days, and never while a message is tried again', async () => {
    const say = await workbook();
    await send(say);
    const first = now;
    const claimed = new Date(first.getTime() + 68 * HOUR_MS);
    now = claimed;
    await send(say, claimed);
    now = new Date(claimed.getTime() + 3.5 * HOUR_MS);
    await send(say, claimed);
    expect(uploads).toBe(1);
    await send(say, new Date(claimed.getTime() + 1));
    expect(uploads).toBe(2);
    expect(bodies().at(-1)).toContain('MEDIA2');
  });

  test.each([40007, 40145])('that WeCom forgot (%i) goes up anew when it is tried again', async (errcode) => {
    const say = await workbook();
    await send(say);
    const { force } = server;
    server.force = (call) => (call.path === 'message/send' ? { errcode } : force(call));
    await expect(send(say)).rejects.toMatchObject({ code: 'wecom.away', details: { unsent: true } });
    server.force = force;
    await send(say);
    expect(uploads).toBe(2);
  });

  test('that could not go up was certainly not sent', async () => {
    const say = await workbook();
    server.force = ({ path }) => (path === 'media/upload' ? 'cut' : undefined);
    await expect(messenger.ready(say, now)).rejects.toMatchObject({ code: 'wecom.away', details: { unsent: true } });
  });

  test('that is not there, or too large, is refused for good', async () => {
    const lost: Say = { kind: 'file', file: '0'.repeat(64), name: 'x.xlsx' };
    await expect(messenger.ready(lost, now)).rejects.toMatchObject({ code: 'wecom.refused' });
    const large: Say = { kind: 'file', file: await files.keep(ASKER, new Uint8Array(21 * 1024 * 1024), now), name: 'x.xlsx' };
    await expect(messenger.ready(large, now)).rejects.toMatchObject({ code: 'wecom.refused' });
    expect(server.calls).toEqual([]);
  });
});

test('a picture goes up as an image and is sent as one', async () => {
  await send({ kind: 'picture', file: await files.keep(ASKER, Buffer.from('\x89PNG……'), now) });
  const up = server.calls.find((call) => call.path === 'media/upload');
  expect([up?.query.get('type'), up?.body.toString().includes('filename="picture.png"')]).toEqual(['image', true]);
  expect(server.sent()).toMatchObject([{ msgtype: 'image', image: { media_id: 'MEDIA1' } }]);
});

test('words need nothing beforehand', async () => {
  await messenger.ready({ kind: 'text', text: '好' }, now);
  expect(server.calls).toEqual([]);
});
