// The contract of the port Practices.
import { beforeAll, describe, expect, test } from 'vitest';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { Outgoing } from '../../src/desk/ports.ts';
import type { PracticeAct, Practices } from '../../src/features/practice/port.ts';
import { openPractices } from '../../src/store/practices.ts';
import { as, CORP, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { at } from './reports-world.ts';

type World = { readonly practices: Practices; readonly planned: () => Promise<readonly string[]> };

async function openWorld(): Promise<World> {
  const db = await freshDatabase();
  await saveRoster(db.database);
  return {
    practices: openPractices({ ...db.database, cut: (text) => [text] }),
    planned: async () => (await db.asOwner<{ key: string }>('SELECT key FROM outgoing ORDER BY id')).map((r) => r.key),
  };
}

const NOON = at('2021-05-18T12:00:00');
let messages = 0;
const act = (userid: string): PracticeAct => ({ asker: as(userid), message: `p${++messages}`, at: NOON });
const row = (key: string): Outgoing =>
  outgoing({ key, corp: CORP, person: 'lia', kind: 'broadcast', say: { kind: 'text', text: '经验{number}' }, dueAt: NOON });
const SAID = { title: '夜班专车', body: '每晚两班' };

describe('good practices', () => {
  let world: World;
  let practices: Practices;
  beforeAll(async () => {
    world = await openWorld();
    ({ practices } = world);
  });
  const numbers = async (userid: string, which: Parameters<Practices['list']>[1]) =>
    (await practices.list(as(userid), which, NOON)).map((p) => p.number);

  test('a message sends one, by those who may', async () => {
    const anna = act('anna');
    const sent = { ...SAID, number: 1, district: 'A', by: 'anna', at: NOON, adoptedAt: null, spreadAt: null };
    expect(await practices.send(anna, SAID, [row('practice/{number}/sent/lia')])).toEqual(sent);
    expect(await practices.send(anna, SAID, [row('practice/{number}/sent/lia')])).toEqual(sent);
    expect(await world.planned()).toEqual(['practice/1/sent/lia']);
    expect(await practices.send(act('liu'), SAID, [])).toMatchObject({ number: 2, district: 'B' });
    for (const who of ['task', 'root', 'gone']) expect(await practices.send(act(who), SAID, [])).toBeNull();
  });

  test('is seen by its sender, the district and the task force', async () => {
    const seen = async (which: Parameters<Practices['list']>[1]) =>
      Promise.all(['anna', 'cleo', 'lia', 'liu', 'task', 'root'].map((who) => numbers(who, which)));
    expect(await seen('waiting')).toEqual([[1], [], [1], [2], [1, 2], []]);
    expect(await seen({ number: 2 })).toEqual([[], [], [], [2], [2], []]);
  });

  test('is adopted and spread by the task force alone, in that order and once each, however at once', async () => {
    for (const who of ['anna', 'lia', 'root']) expect(await practices.adopt(act(who), 1, [])).toBe(false);
    expect(await practices.spread(act('task'), 1, [row('early')])).toBe(false);
    const adopting = act('task');
    expect(await practices.adopt(adopting, 1, [])).toBe(true);
    expect(await practices.adopt(adopting, 1, [row('replayed')])).toBe(true);
    expect(await practices.adopt(act('task'), 1, [row('again')])).toBe(false);
    expect(await practices.adopt(act('task'), 9, [])).toBe(false);
    expect(await numbers('task', 'waiting')).toEqual([2]);
    const answers = await Promise.all([1, 2, 3].map((n) => practices.spread(act('task'), 1, [row(`practice/1/spread/${n}`)])));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect((await world.planned()).filter((key) => !key.includes('sent'))).toHaveLength(1);
    expect((await practices.list(as('anna'), { number: 1 }, NOON))[0]).toMatchObject({ adoptedAt: NOON, spreadAt: NOON });
  });

  test('counts for its district when it went out', async () => {
    expect([...(await practices.spreadCounts(NOON, at('2021-05-19T00:00:00')))]).toEqual([['A', 1]]);
    expect([...(await practices.spreadCounts(at('2021-05-17T00:00:00'), NOON))]).toEqual([]);
  });
});
