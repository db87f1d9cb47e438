// A text typed again because its reply was not seen is not the next answer.
import { expect, test } from 'vitest';
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import type { Incoming } from '../../src/desk/incoming.ts';
import { openResponses } from '../../src/desk/read-backs/responses.ts';
import { ANSWER_MS, receiver } from '../../src/desk/receive.ts';
import { splitWith } from '../../src/wecom/split.ts';
import { memoryLedger } from '../memory/ledger.ts';
import { memoryThreads } from '../memory/threads.ts';

const start = new Date('2026-11-26T02:00:00Z');
const LONG = '长'.repeat(800);

/** A person who is answered with how many messages were taken so far. `slowMs` is what answering takes; `long` makes replies too long. */
function conversation() {
  let now = start;
  let taken = 0;
  const threads = memoryThreads();
  const ledger = memoryLedger();
  const how = { slowMs: 0, long: false };
  const log = { event: () => {} };
  const tick = () => now.getTime();
  const responses = openResponses({ threads, log, tick });
  const receive = receiver({
    threads,
    responses,
    slots: new Map(),
    ledger,
    kick: () => {},
    answer: async (_, thread) => {
      taken += 1;
      now = new Date(now.getTime() + how.slowMs);
      return { thread, lines: [`第${taken}条${how.long ? LONG : ''}`] };
    },
    fits: (text) => Buffer.byteLength(text) <= 2048,
    cut: splitWith,
    tick,
    clock: { now: () => now },
    sleep: async () => {},
    log,
  });
  const message = (key: string, text: string): Incoming => ({
    key,
    corp: 'c',
    userid: 'anna',
    person: 'anna',
    createdAt: now,
    kind: 'text',
    text,
  });
  return {
    how,
    ledger,
    taken: () => taken,
    say: (key: string, text: string) => receive(message(key, text), now),
    leave: (key: string, text: string) => responses.unseen(message(key, text), null),
    after: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    sendAll: async () => {
      for (const row of await ledger.claim(now, 9, 60_000)) await ledger.settle(row, { kind: 'sent', msgid: null }, now);
    },
  };
}

test('the same words twice are two answers where the first reply was there to see', async () => {
  const c = conversation();
  expect(await c.say('m1', '无')).toEqual({ kind: 'reply', text: '第1条' });
  c.after(2_000);
  expect(await c.say('m2', '无')).toEqual({ kind: 'reply', text: '第2条' });
});

test('answered too late: typed again within a minute it gets the same reply and changes nothing', async () => {
  const c = conversation();
  c.how.slowMs = ANSWER_MS + 1;
  await c.say('m1', '无');
  c.how.slowMs = 0;
  c.after(50_000);
  expect(await c.say('m2', '无')).toEqual({ kind: 'reply', text: '第1条' });
  // The reply was seen by now.
  expect(await c.say('m3', '无')).toEqual({ kind: 'reply', text: '第2条' });
});

test('after a minute, or in other words, it is a new answer', async () => {
  const c = conversation();
  c.how.slowMs = ANSWER_MS + 1;
  await c.say('m1', '无');
  expect(await c.say('m2', '不缺')).toEqual({ kind: 'reply', text: '第2条' });
  c.after(60_001);
  expect(await c.say('m3', '不缺')).toEqual({ kind: 'reply', text: '第3条' });
});

test('the connection was gone: typed again it gets the same reply, unless the repetition by WeCom brought it', async () => {
  const c = conversation();
  await c.say('m1', '无');
  await c.leave('m1', '无');
  expect(await c.say('m2', '无')).toEqual({ kind: 'reply', text: '第1条' });
  await c.say('m3', '好');
  await c.leave('m3', '好');
  expect(await c.say('m3', '好')).toEqual({ kind: 'reply', text: '第2条' });
  expect(await c.say('m4', '好')).toEqual({ kind: 'reply', text: '第3条' });
});

test('a reply that still waits in the ledger is on its way: nothing is said or done twice', async () => {
  const c = conversation();
  c.how.long = true;
  expect(await c.say('m1', '上报')).toEqual({ kind: 'empty' });
  for (const again of ['m2', 'm3']) expect(await c.say(again, '上报')).toEqual({ kind: 'empty' });
  expect(c.taken()).toBe(1);
  expect(c.ledger.rows).toHaveLength(1);
  await c.sendAll();
  await c.say('m4', '上报');
  expect(c.taken()).toBe(2);
});

test('words in answer to a pressed card go by the ledger, those about a failure too', async () => {
  const threads = memoryThreads();
  const ledger = memoryLedger();
  let fails = false;
  const receive = receiver({
    threads,
    responses: { of: () => undefined },
    slots: new Map(),
    ledger,
    kick: () => {},
    answer: async (_, thread) => {
      if (fails) throw new Error('a bug');
      return { thread, lines: ['好的'] };
    },
    fits: () => true,
    cut: (words) => [words],
    tick: () => 0,
    clock: { now: () => start },
    sleep: async () => {},
    log: { event: () => {} },
  });
  const press = (key: string) => {
    const pressed = { kind: 'cardPressed', task: 't', button: 'b', choices: [], response: 'r' } as const;
    return receive({ key, corp: 'c', userid: 'anna', person: 'anna', createdAt: start, ...pressed }, start);
  };
  expect(await press('p1')).toEqual({ kind: 'empty' });
  expect(await press('p1')).toEqual({ kind: 'empty' });
  fails = true;
  expect(await press('p2')).toEqual({ kind: 'empty' });
  expect(ledger.rows.map(({ say }) => (say.kind === 'text' ? say.text : say.kind))).toEqual(['好的', frontDeskTexts.snagPressed]);
});
