// The ways back of a month over the real stores: sent back, opened again, corrected by request, supplemented.
import { beforeAll, expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { ActContext } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { monthlyFigures, NO_MONTHLY } from '../../src/domain/programmes.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openMonthly } from '../../src/store/monthly.ts';
import { openOversight } from '../../src/store/oversight.ts';
import { openPeriodPublications } from '../../src/store/period-publications.ts';
import { as, CORP, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { performed } from './performing.ts';

async function open() {
  const { database } = await freshDatabase();
  await saveRoster(database);
  const bureaus = openBureaus({ ...database, log: SILENT });
  return {
    monthly: openMonthly(database),
    oversight: openOversight({ ...database, bureaus }),
    publications: openPeriodPublications({ ...database, bureaus }),
  };
}

const month = '2021-05';
const OF = { district: 'A', month };
const at = (local: string): Date => new Date(`2021-${local}:00+08:00`);
const CLOSES = at('06-01T00:00');
let messages = 0;
const act = (userid: string, when: Date): ActContext => ({ asker: as(userid), message: `w${++messages}`, at: when });
const row = (key: string) => outgoing({ key, corp: CORP, person: 'lia', kind: 'broadcast', say: text(key), dueAt: CLOSES });
const counted = (from: number) => {
  let next = from;
  return monthlyFigures(() => next++);
};

let world: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  world = await open();
});

const file = async (arrivedAt: Date, figures = NO_MONTHLY) => {
  const who = { asker: as('lia'), message: `f${++messages}`, signedBy: '李某', ...OF };
  const when = { arrivedAt, opensAt: at('05-20T00:00'), dueAt: at('05-30T12:00'), closesAt: CLOSES };
  return (await world.monthly.file({ ...who, ...when, figures, doubts: [] })).kind;
};

test('a return is sent back once, by the desks alone, and answered by 属实 or by a new revision', async () => {
  const { sentBack, consequences } = world.oversight;
  expect(await file(at('05-28T09:00'))).toBe('filed');
  const wish = { ...OF, reason: '核实', isClosed: false, opensUntil: CLOSES };
  const send = (who: string, key: string) => performed(sentBack.send, act(who, at('05-28T10:00')), wish, [row(key)]);
  expect(await send('liu', 's0')).toBe('notYours');
  expect(await send('anna', 's0')).toBe('notYours');
  expect(await send('task', 's1')).toBe('done');
  const shown = await sentBack.send.look(act('task', at('05-28T10:01')), wish);
  expect(shown?.done?.by).toBe('task');
  expect(await sentBack.open(as('liu'), at('05-28T10:02'))).toEqual([]);
  const [one] = await sentBack.open(as('lia'), at('05-28T10:02'));
  expect(one).toMatchObject({ ...OF, reason: '核实', by: 'task' });
  const answers = ['lia', 'lia'].map((who) => sentBack.stands(act(who, at('05-28T10:03')), one?.number ?? 0, []));
  expect((await Promise.all(answers)).toSorted()).toEqual(['gone', 'told']);
  expect(await send('task', 's2')).toBe('done');
  expect(await file(at('05-28T11:00'), counted(3))).toBe('filed');
  expect(await sentBack.open(as('lia'), at('05-28T11:01'))).toEqual([]);
  expect((await consequences.untold()).corrected).toMatchObject([{ ...OF, by: 'task' }]);
});

test('a closed month takes a return again until its reopening ends', async () => {
  const until = at('06-05T12:00');
  const reopening = { ...OF, until };
  expect(await file(at('06-05T10:00'))).toBe('closed');
  expect(await performed(world.oversight.sentBack.reopen, act('liu', at('06-05T10:00')), reopening, [])).toBe('notYours');
  expect(await performed(world.oversight.sentBack.reopen, act('task', at('06-05T10:00')), reopening, [])).toBe('done');
  expect(await file(at('06-05T11:59'), counted(5))).toBe('filed');
  expect(await file(until)).toBe('closed');
});

test('a correction is decided by another, once, and what changed since the publication is published again', async () => {
  const { corrections } = world.oversight;
  const { publishMonth } = world.publications;
  const wish = { month, districts: ['A', 'B', 'D'] };
  expect(await performed(publishMonth, act('task', at('06-06T09:00')), wish, [])).toBe('done');
  expect((await publishMonth.look(act('task', at('06-06T09:01')), wish))?.done).not.toBeNull();

  const request = { ...OF, figures: counted(9), doubts: [], reason: '漏算' };
  expect(await corrections.ask(act('liu', at('06-06T10:00')), request)).toBeNull();
  const number = (await corrections.ask(act('lia', at('06-06T10:00')), request)) as number;
  const second = (await corrections.ask(act('lia', at('06-06T10:01')), request)) as number;
  expect(await corrections.asked(as('task'), number, at('06-06T10:02'))).toMatchObject([
    { ...OF, before: counted(5), figures: counted(9), by: 'lia', state: 'asked' },
  ]);
  const decide = (who: string, n: number) =>
    corrections.decide(act(who, at('06-06T10:05')), { number: n, approve: true, since: CLOSES }, []);
  expect(await decide('lia', number)).toBe('own');
  expect(await decide('liu', number)).toBe('notYours');
  const both = await Promise.all(['task', 'task'].map((who) => decide(who, number)));
  expect(both.toSorted()).toEqual(['approved', 'decided']);
  expect(await decide('task', second)).toBe('outdated');
  const { returns } = await world.monthly.returns(as('task'), [month], ['A'], at('06-06T10:06'), at('06-06T10:06'));
  expect(returns).toMatchObject([{ figures: counted(9), filedBy: 'lia', punctuality: 'onTime' }]);

  const later = at('06-06T11:00');
  expect((await publishMonth.look(act('task', later), wish))?.done).toBeNull();
  const again = ['task', 'task'].map((who) => performed(publishMonth, act(who, later), wish, []));
  expect((await Promise.all(again)).toSorted()).toEqual(['changed', 'done']);
  const known = await world.monthly.returns(as('task'), [month], ['A'], later, later);
  expect([known.published.get(month), known.supplements.get(month)]).toEqual([at('06-06T09:00'), [later]]);
});
