import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Incoming, Received } from '../../src/desk/incoming.ts';
import { createHttp } from '../../src/http/http.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import type { Act } from '../../src/simulator/acts.ts';
import { turnableClock } from '../../src/simulator/clock.ts';
import { simulatorPage } from '../../src/simulator/page.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createChannel } from '../../src/wecom/callback.ts';
import { corp, MEMBERS } from './fake-bot.ts';

// The bot's own edge against the simulator's platform: two hands wrote them from one protocol.
let simulator: Simulator;
let bot: Listening;
let heard: Incoming[] = [];
const complaints: unknown[] = [];

beforeEach(async () => {
  heard = [];
  complaints.length = 0;
  const clock = turnableClock({ now: () => new Date() }, new Date('2026-11-26T15:03:00+08:00'));
  simulator = createSimulator({
    corp,
    botUrl: () => `http://127.0.0.1:${bot.port}/wecom/callback`,
    members: MEMBERS,
    random: Math.random,
    pace: { retryGapMs: 20 },
    clock,
  });
  const log = { event: (name: string, fields?: object) => void complaints.push({ name, ...fields }) };
  const receive = async (incoming: Incoming): Promise<Received> => {
    heard.push(incoming);
    return incoming.kind === 'cardPressed' ? { kind: 'empty' } : { kind: 'reply', text: `收到 ${incoming.kind} ]]> 😀` };
  };
  const http = createHttp({
    callback: {
      channel: createChannel({ corp: corp.corpId, pairs: [corp] }),
      receive,
      responses: { writing: () => {}, written: async () => {}, unseen: async () => {} },
      onBug: () => ({ kind: 'empty' }),
      clock,
      log,
    },
    checks: {},
    registry: new Registry(),
    metricsAccess: { token: null, loopback: true },
    otherwise: simulatorPage(simulator),
    log,
  });
  bot = await listen(http, '127.0.0.1', 0);
});
afterEach(async () => {
  await simulator.close();
  await bot.stop(200);
  expect(complaints).toEqual([]);
});

it('proves its URL', async () => {
  for (let i = 0; i < 20; i++) expect(await simulator.check()).toMatchObject({ ok: true });
});

it('understands whatever a phone sends, and every reply is shown', async () => {
  const media = simulator.addMedia('voice', 'voice.amr', Buffer.from('#!AMR\n123'));
  if (typeof media === 'number') throw new Error('refused');
  const acts: readonly Act[] = [
    { kind: 'text', text: ' 甲公司 缺普工8 ]]> <b> 👨‍👩‍👧\n第二行 ' },
    { kind: 'voice', media: media.id },
    { kind: 'location', latitude: 34.8, longitude: 117.3, label: '示例路1号' },
    { kind: 'link', title: '题', description: '', url: 'https://example.com' },
    { kind: 'enter' },
    { kind: 'click', key: 'REPORT', name: '上报' },
    { kind: 'other', msgType: 'sticker' },
  ];
  for (const act of acts) expect((await simulator.act('ZhuanYuan-XC-01', act).done).verdict).toBe('被动回复已展示');
  expect(heard.map((h) => h.kind)).toEqual(['text', 'voice', 'location', 'link', 'enterAgent', 'click', 'unknown']);
  expect(heard[0]).toMatchObject({ text: ' 甲公司 缺普工8 ]]> <b> 👨‍👩‍👧\n第二行 ', person: 'zhuanyuan-xc-01' });
  expect(new Set(heard.map((h) => h.key)).size).toBe(acts.length);
  const shown = simulator.conversation('zhuanyuan-xc-01').filter((e) => e.side === 'app');
  expect(shown[0]?.content).toEqual({ kind: 'text', text: '收到 text ]]> 😀' });
});

it('knows one message by its key however it is delivered', async () => {
  simulator.setSwitches({ deliverTwice: true, useridCase: 'upper' });
  await simulator.act('lianluo-tz', { kind: 'text', text: '未报' }).done;
  await simulator.act('lianluo-tz', { kind: 'enter' }).done;
  expect(heard.map((h) => h.person)).toEqual(['lianluo-tz', 'lianluo-tz', 'lianluo-tz', 'lianluo-tz']);
  expect(new Set(heard.map((h) => h.key)).size).toBe(2);
});

it('leaves the page to the simulator, beside its own routes', async () => {
  const base = `http://127.0.0.1:${bot.port}`;
  expect(await (await fetch(base)).text()).toContain('企业微信模拟器');
  expect((await fetch(`${base}/simulator/state`)).status).toBe(200);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  expect((await fetch(`${base}/nothing`)).status).toBe(404);
});
