import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Messenger } from '../../src/desk/ports.ts';
import { isProblem } from '../../src/desk/problem.ts';
import { text } from '../../src/desk/say.ts';
import { apiConnections } from '../../src/wecom/exchange.ts';
import { withGroups } from '../../src/wecom/group-robot.ts';

const calls: { readonly url: string; readonly body: unknown }[] = [];
let answer: Readonly<Record<string, unknown>> | 'cut' = {};
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  calls.push({ url: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString()) });
  if (answer === 'cut') return void request.socket.destroy();
  response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...answer }));
});
const dispatcher = apiConnections();
const others: string[] = [];
let messenger: Messenger;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=k`;
  const api: Messenger = { ready: async () => undefined, send: async (person) => ({ msgid: others.push(person).toString() }) };
  messenger = withGroups(api, new Map([['370402', address]]), dispatcher);
});
afterAll(async () => {
  await dispatcher.close();
  server.close();
});
beforeEach(() => {
  calls.length = 0;
  answer = {};
});

const send = (person: string, words = '还有3户没报\n<@lisi>') =>
  messenger.send(person, text(words), { once: true, since: new Date(0) });
const codeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'sent',
    (e: unknown) => (isProblem(e) ? e.code : e),
  );

describe('a group', () => {
  test('is told by its robot, with mentions; people are not', async () => {
    expect(await send('group/370402')).toEqual({ msgid: null });
    expect(calls).toEqual([{ url: '/send?key=k', body: { msgtype: 'text', text: { content: '还有3户没报\n<@lisi>' } } }]);
    expect(await send('lisi')).toEqual({ msgid: '1' });
    expect(others).toEqual(['lisi']);
  });

  test.each([
    [{ errcode: 45009 }, 'wecom.throttled'],
    [{ errcode: 93000 }, 'wecom.configuration'],
    [{ errcode: 93004 }, 'wecom.configuration'],
    [{ errcode: 40058 }, 'wecom.refused'],
    ['cut', 'wecom.away'],
  ] as const)('%j is %s', async (given, code) => {
    answer = given;
    expect(await codeOf(send('group/370402'))).toBe(code);
  });

  test('that has a setting wrong says nothing of the app', async () => {
    answer = { errcode: 48002 };
    const problem = await send('group/370402').catch((e: unknown) => e);
    expect(problem).toMatchObject({ code: 'wecom.configuration', details: { errcode: 48002 } });
    expect(problem).not.toHaveProperty('details.everything');
  });

  test('that is not set, or words that do not fit, are refused without asking', async () => {
    expect(await codeOf(send('group/370499'))).toBe('wecom.configuration');
    expect(await codeOf(send('group/370402', '长'.repeat(700)))).toBe('wecom.refused');
    expect(calls).toEqual([]);
  });
});
