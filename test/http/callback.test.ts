import { request } from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import { encrypt, event, PAIR, post, queryOf, readAnswer, textMessage } from '../wecom/platform.ts';
import { type Edge, NOW, openEdge, raw, send } from './edge.ts';

let edge: Edge;
afterEach(() => edge.stop(100));

const CANARY = '甲公司缺普工777人';

const rawPost = (path: string, body: string | Buffer, headers = '') =>
  Buffer.concat([
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}Connection: close\r\n\r\n`,
    ),
    Buffer.from(body),
  ]);

describe('a genuine callback', () => {
  test('is answered with a sealed reply; the arrival is the edge’s clock', async () => {
    edge = await openEdge();
    const { status, text } = await send(edge, post(textMessage(CANARY)));
    expect(status).toBe(200);
    expect(readAnswer(text).content).toBe('收到text');
    expect(edge.seen).toHaveLength(1);
    expect(edge.seen[0]).toMatchObject({ incoming: { text: CANARY, person: 'zhangsan' }, arrivedAt: NOW });
  });

  test('is stamped before its body is there', async () => {
    edge = await openEdge();
    const { query, body } = post(textMessage('1'));
    const [head, tail] = [body.subarray(0, 100), body.subarray(100)];
    const start = `POST /wecom/callback?${query} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    expect(await raw(edge.port, [start, head, tail], { gapMs: 50 })).toContain('200 OK');
    expect(edge.seen[0]?.arrivedAt).toBe(NOW);
  });

  test.each([
    ['an unknown message', textMessage('1').replace('<![CDATA[text]]>', '<![CDATA[hologram]]>')],
    ['an unknown event', event('moon_landing')],
  ])('%s is acknowledged', async (_, inner) => {
    edge = await openEdge(async () => ({ kind: 'empty' }));
    expect(await send(edge, post(inner))).toEqual({ status: 200, text: '' });
  });

  test('whatever its content type and encoding are said to be', async () => {
    edge = await openEdge();
    const { query, body } = post(textMessage('1'));
    const answer = await raw(edge.port, [
      rawPost(`/wecom/callback?${query}`, body, 'Content-Type: image/png\r\nContent-Encoding: gzip\r\n'),
    ]);
    expect(answer).toContain('200 OK');
  });

  test('whoever has left before the answer was out is told of', async () => {
    let left = () => {};
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    edge = await openEdge(async () => {
      await gone;
      return { kind: 'reply', text: '收到' };
    });
    const { query, body } = post(textMessage('1'));
    expect(await raw(edge.port, [rawPost(`/wecom/callback?${query}`, body)], { ms: 100 })).toBe('');
    // The server is told that the sender left by an event of its own.
    await new Promise((told) => setTimeout(told, 50));
    left();
    await vi.waitFor(() => expect(edge.unseen).toEqual([edge.seen[0]?.incoming.key]));
    await send(edge, post(textMessage('2')));
    expect(edge.unseen).toHaveLength(1);
  });

  test('a reply that carries a read-back is told of as it is handed over and when it was written, whichever delivery brings it', async () => {
    edge = await openEdge(async () => ({ kind: 'reply', text: '请核对', carries: 'm7' }));
    expect((await send(edge, post(textMessage('1')))).status).toBe(200);
    await vi.waitFor(() => expect(edge.carried).toEqual(['writing m7', 'written m7']));
    expect(edge.unseen).toEqual([]);
  });

  test('503 when nothing could be stored, and nothing is said', async () => {
    edge = await openEdge(async () => ({ kind: 'unavailable' }));
    expect((await send(edge, post(textMessage('1')))).status).toBe(503);
  });

  test('an expected failure that got through is 503 too, with its code in the log', async () => {
    edge = await openEdge(async () => {
      throw new Problem('threads.away');
    });
    expect((await send(edge, post(textMessage('1')))).status).toBe(503);
    expect(edge.lines).toMatchObject([{ event: 'problem', code: 'threads.away', person: expect.stringMatching(/\/zhangsan$/) }]);
  });

  test('a bug is told to the person in one sentence and to the log with its stack, without the message', async () => {
    edge = await openEdge(async () => {
      throw new TypeError('undefined is not a function');
    });
    const { status, text } = await send(edge, post(textMessage(CANARY)));
    expect([status, readAnswer(text).content]).toEqual([200, '填的都在，请再发一次']);
    expect(edge.lines).toMatchObject([
      { event: 'bug', error: expect.any(TypeError), message: expect.stringContaining('7300000000000000001') },
    ]);
    expect(JSON.stringify(edge.lines)).not.toContain('777');
  });

  test('a reply that would be cut is a bug, not a cut reply', async () => {
    edge = await openEdge(async () => ({ kind: 'reply', text: '数'.repeat(700) }));
    expect(readAnswer((await send(edge, post(textMessage('1')))).text).content).toBe('填的都在，请再发一次');
  });
});

describe('URL verification', () => {
  test('answers exactly the echo', async () => {
    edge = await openEdge();
    const sealed = encrypt('1616140317555161061');
    const answer = await request(`${edge.url}/wecom/callback?${queryOf(sealed, PAIR, { echostr: sealed })}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(await answer.body.text()).toBe('1616140317555161061');
  });
});

describe('what is not genuine', () => {
  test('gets one and the same answer, byte for byte, and one log line each', async () => {
    edge = await openEdge();
    const { query, body } = post(textMessage(CANARY));
    const sealed = encrypt('1616140317555161061');
    const get = (q: string) => `GET /wecom/callback?${q} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    const requests = [
      get(''),
      get('msg_signature=1&msg_signature=2'),
      get(queryOf(sealed, PAIR, { echostr: `${sealed}A` })),
      get(`${queryOf(sealed, PAIR, { echostr: sealed })}&nonce=1`),
      rawPost('/wecom/callback', body),
      rawPost(`/wecom/callback?${query}`, ''),
      rawPost(`/wecom/callback?${query}`, '{"encrypt":"x"}'),
      rawPost(`/wecom/callback?${query}`, body.subarray(0, 300)),
      rawPost(`/wecom/callback?${query}&timestamp=1700000000`, body),
      rawPost(`/wecom/callback?${query}&msg_signature=1`, body),
      rawPost(`/wecom/callback?${query.replace('msg_signature=', 'msg_signature=0')}`, body),
      rawPost(`/wecom/callback?${query.replace('timestamp=1', 'timestamp=01')}`, body),
      rawPost(`/wecom/callback?${query}`, 'x'.repeat(64 * 1024)),
      ...['<a>', '<a/>', '&amp;', '<![CDATA[]]>', '<!DOCTYPE x>'].map((piece) =>
        rawPost(`/wecom/callback?${query}`, `<xml><T>${piece.repeat(5_000)}</T></xml>`),
      ),
    ];
    const answers = await Promise.all(requests.map((bytes) => raw(edge.port, [bytes])));
    const different = new Set(answers.map((answer) => answer.replace(/Date: .*\r\n/, '')));
    expect([...different]).toEqual([expect.stringContaining('HTTP/1.1 403 Forbidden')]);
    expect(edge.lines).toHaveLength(requests.length);
    expect(edge.lines.every((line) => line.event === 'callback.refused' && line.from === '127.0.0.1')).toBe(true);
    expect(edge.seen).toEqual([]);
  });

  test('413 over 64 KB, declared or not, and the sender gets to read it', async () => {
    edge = await openEdge();
    const big = Buffer.alloc(10 * 1024 * 1024, 'x');
    expect((await send(edge, { query: 'a=b', body: big.subarray(0, 64 * 1024 + 1) })).status).toBe(413);
    expect((await send(edge, { query: 'a=b', body: big })).status).toBe(413);
    const chunk = Buffer.concat([Buffer.from('8000\r\n'), big.subarray(0, 0x8000), Buffer.from('\r\n')]);
    const head = 'POST /wecom/callback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await raw(edge.port, [head, chunk, chunk, chunk, '0\r\n\r\n'], { ms: 500 })).toContain('413 Payload Too Large');
    expect(edge.seen).toEqual([]);
  });

  test('a request of two lengths is refused by the parser', async () => {
    edge = await openEdge();
    const { query, body } = post(textMessage('1'));
    const bytes = rawPost(`/wecom/callback?${query}`, body, 'Transfer-Encoding: chunked\r\n');
    expect(await raw(edge.port, [bytes])).toContain('400 Bad Request');
    expect(edge.seen).toEqual([]);
  });

  test('a sender that leaves in the middle leaves no trace', async () => {
    edge = await openEdge();
    const { query, body } = post(textMessage('1'));
    await raw(
      edge.port,
      [`POST /wecom/callback?${query} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`, body.subarray(0, 50)],
      { ms: 100 },
    );
    await new Promise((next) => setTimeout(next, 50));
    expect([edge.seen, edge.lines]).toEqual([[], []]);
  });
});
