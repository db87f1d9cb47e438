import { readdirSync } from 'node:fs';
import { request } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stage, setStage } from './fake-bot.ts';

let stage: Stage;
let token: string;
const tokenIn = (html: string) => /<meta name="simulator-token" content="([^"]*)"/.exec(html)?.[1] ?? '';
beforeEach(async () => {
  stage = await setStage();
  token = tokenIn(await (await fetch(stage.base)).text());
});
afterEach(() => stage.close());

const WHO = 'zhuanyuan-tz-01';
const post = (path: string, json: unknown, headers: Record<string, string> = {}) =>
  fetch(`${stage.base}/simulator/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Simulator-Token': token, ...headers },
    body: JSON.stringify(json),
  });
const say = (text: string) => post('act', { person: WHO, act: { kind: 'text', text } });

it('serves every file of the page, and no other', async () => {
  const files = readdirSync(new URL('../../src/simulator/page', import.meta.url));
  for (const name of files) {
    const response = await fetch(`${stage.base}/simulator/files/${name}`);
    expect([name, response.status]).toEqual([name, 200]);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  }
  const page = await (await fetch(stage.base)).text();
  expect(page).toContain('<title>用工周调度 · 企业微信模拟器</title>');
  for (const path of ['files/..%2fpage.ts', 'files/none.js', 'media/none', 'raw/none', 'nothing'])
    expect((await fetch(`${stage.base}/simulator/${path}`)).status).toBe(404);
});

it('lets a person act, and tells what went over the wire', async () => {
  const { entry } = (await (await say('上报')).json()) as { entry: string };
  await stage.simulator.settled();
  const state = (await (await fetch(`${stage.base}/simulator/state`)).json()) as { entries: { id: string; raw: string }[] };
  expect(state.entries.map((e) => e.id)).toContain(entry);
  const raw = await (await fetch(`${stage.base}/simulator/raw/${state.entries[0]?.raw}`)).json();
  expect(raw).toMatchObject({
    person: WHO,
    label: '上报',
    inner: expect.stringContaining('上报'),
    reply: expect.stringContaining('收到：上报'),
  });
});

it('refuses acts it does not know', async () => {
  expect((await post('act', { person: WHO, act: { kind: 'text', text: '' } })).status).toBe(400);
  expect((await post('act', { person: WHO, act: { kind: 'dance' } })).status).toBe(400);
  expect((await post('act', { person: 'nobody', act: { kind: 'enter' } })).status).toBe(409);
  expect((await post('act', { person: WHO, act: { kind: 'image', media: 'gone' } })).status).toBe(409);
  expect((await post('switches', { retryOnStatus: 'yes' })).status).toBe(400);
  expect((await post('switches', { constructor: true })).status).toBe(400);
});

it('is deaf to pages of other sites', async () => {
  expect((await post('act', {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await post('act', {}, { 'Content-Type': 'text/plain' })).status).toBe(403);
  expect((await say('帮助')).status).toBe(200);
});

it('does nothing without the token that stands in its page, another one at every start', async () => {
  expect(token).toMatch(/^[\w-]{32}$/);
  const before = stage.simulator.state();
  const asks = ['act', 'media?type=file&name=a.txt', 'clock', 'switches', 'invalidate-tokens', 'check'];
  for (const path of asks) {
    for (const wrong of ['', 'x', `${token}x`])
      expect([path, (await post(path, {}, { 'X-Simulator-Token': wrong })).status]).toEqual([path, 403]);
  }
  const why = async (shown: Record<string, string>) =>
    ((await (await post('act', {}, { 'X-Simulator-Token': '', ...shown })).json()) as { why: string }).why;
  expect(await why({})).toContain('没有带令牌');
  expect(await why({})).not.toContain('重新启动');
  expect(await why({ 'X-Simulator-Token': 'x' })).toContain('令牌不是这次启动的');
  expect((await fetch(`${stage.base}/simulator/act`, { method: 'PUT' })).status).toBe(403);
  expect(stage.simulator.state().entries).toEqual(before.entries);
  const other = await setStage();
  expect(tokenIn(await (await fetch(other.base)).text())).not.toBe(token);
  await other.close();
});

it('answers to the names of this machine alone, so that no other name turned to it reads or does anything', async () => {
  const as = async (host: string, path: string, method: 'GET' | 'POST' = 'GET') => {
    const headers = { host, 'Content-Type': 'application/json', 'X-Simulator-Token': token };
    const answer = await request(`${stage.base}${path}`, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) });
    await answer.body.dump();
    return answer.statusCode;
  };
  for (const host of ['evil.example', 'evil.example:3000', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.7']) {
    for (const path of ['/', '/simulator/state', '/simulator/changes', '/simulator/files/main.js'])
      expect([host, path, await as(host, path)]).toEqual([host, path, 403]);
    expect(await as(host, '/simulator/switches', 'POST')).toBe(403);
  }
  for (const host of ['localhost', 'localhost:8080', '127.0.0.1:3000', '[::1]:3000'])
    expect([host, await as(host, '/simulator/state'), await as(host, '/simulator/switches', 'POST')]).toEqual([host, 200, 204]);
});

it('streams changes as they happen and ends with the simulator', async () => {
  const response = await fetch(`${stage.base}/simulator/changes`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await say('合计');
  await stage.simulator.settled();
  stage.simulator.setSwitches({ deliverTwice: true });
  await stage.simulator.close();
  let all = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) all += part.value;
  const changes = all.split('\n\n').filter((line) => line.startsWith('data: '));
  const kinds = changes.map((line) => JSON.parse(line.slice(6)).kind);
  expect(kinds.filter((kind) => kind === 'entry').length).toBeGreaterThanOrEqual(3);
  expect(kinds.at(-1)).toBe('switches');
});

it('turns the clock forward, and back only when asked to by that name', async () => {
  const turns: string[] = [];
  stage.simulator.clock.onTurn((_, to) => void turns.push(to.toISOString()));
  expect((await post('clock', { at: '2026-11-27T12:01:00+08:00' })).status).toBe(200);
  expect((await post('clock', { at: '2026-11-26T12:01:00+08:00' })).status).toBe(409);
  expect((await post('clock', { at: '2026-11-26T12:01:00+08:00', backward: true })).status).toBe(200);
  expect((await post('clock', { at: 'tomorrow' })).status).toBe(400);
  expect(turns).toEqual(['2026-11-27T04:01:00.000Z', '2026-11-26T04:01:00.000Z']);
});

it('keeps files a person sends, and hands out none but pictures to be shown in place', async () => {
  const upload = (type: string, name: string, body: Uint8Array<ArrayBuffer>) =>
    fetch(`${stage.base}/simulator/media?type=${type}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-Simulator-Token': token },
      body,
    });
  const png = new Uint8Array(Buffer.from('89504e470d0a1a0a0000', 'hex'));
  const picture = (await (await upload('image', '图.png', png)).json()) as { media: string };
  const page = (await (await upload('file', 'a.html', new TextEncoder().encode('<script>1</script>'))).json()) as {
    media: string;
  };
  const headers = async (id: string) => (await fetch(`${stage.base}/simulator/media/${id}`)).headers;
  expect((await headers(picture.media)).get('content-disposition')).toMatch(/^inline/);
  expect((await headers(page.media)).get('content-disposition')).toMatch(/^attachment/);
  expect((await headers(page.media)).get('content-type')).toBe('application/octet-stream');
  expect((await upload('image', 'a.png', new TextEncoder().encode('not a picture'))).status).toBe(422);
  expect((await post('act', { person: WHO, act: { kind: 'image', media: picture.media } })).status).toBe(200);
  await stage.simulator.settled();
  expect(stage.heard[0]).toMatchObject({ type: 'image', from: WHO });
});
