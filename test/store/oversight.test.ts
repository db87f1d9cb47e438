// The contract of the port Oversight.
import { beforeAll, describe, expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { ActContext, Ledger, Reports } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import type { Oversight } from '../../src/features/review/port.ts';
import { transact } from '../../src/store/bound.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openOversight } from '../../src/store/oversight.ts';
import type { Database } from '../../src/store/prisma.ts';
import { as, CORP, figures, reportsOf, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { performed } from './performing.ts';

type World = {
  readonly oversight: Oversight;
  readonly reports: Reports;
  readonly ledger: Ledger;
  readonly database: Database;
};

async function open(): Promise<World> {
  const { database } = await freshDatabase();
  await saveRoster(database);
  const bureaus = openBureaus({ ...database, log: SILENT });
  return {
    oversight: openOversight({ ...database, bureaus }),
    reports: reportsOf(database),
    ledger: openLedger(database),
    database,
  };
}

const week = '2021-W20';
const due = new Date('2021-05-21T04:00:00Z');
const closes = new Date('2021-05-23T16:00:00Z');
const start = new Date('2021-05-20T02:00:00Z');
const past = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
let messages = 0;
const act = (userid: string, at: Date): ActContext => ({ asker: as(userid), message: `o${++messages}`, at });
const row = (key: string) => outgoing({ key, corp: CORP, person: 'anna', kind: 'broadcast', say: text(key), dueAt: start });

describe('oversight', () => {
  let world: World;
  const file = (userid: string, enterprise: string, general: number, arrivedAt: Date) =>
    world.reports.file({
      asker: as(userid),
      message: `f${++messages}`,
      arrivedAt,
      thread: messages,
      week,
      dueAt: due,
      closesAt: closes,
      entries: [{ enterprise, figures: figures(100, tiers(general), tiers(0)), doubts: [] }],
    });
  const isPlanned = (key: string) => world.ledger.unsent(key);

  beforeAll(async () => {
    world = await open();
    for (const [userid, enterprise, general] of [
      ['anna', 'e1', 8],
      ['anna', 'e2', 5],
      ['bert', 'e4', 3],
    ] as const)
      await file(userid, enterprise, general, start);
  });

  test('a district is signed off by its coordinator or the task force; a later change opens it, and that is told once', async () => {
    const { signOffs, consequences } = world.oversight;
    const sign = (by: ActContext, district: string) => performed(signOffs.sign, by, { week, district, dueAt: due });
    expect(await sign(act('liu', past(1)), 'A')).toBe('notYours');
    expect(await sign(act('anna', past(1)), 'A')).toBe('notYours');
    const signing = act('lia', past(2));
    for (let i = 0; i < 2; i++) expect(await sign(signing, 'A')).toBe('done');
    await sign(act('task', new Date(due)), 'B');
    const at = (userid: string) => signOffs.of(as(userid), week, past(9_999));
    const a = { district: 'A', by: 'lia', at: past(2), punctuality: 'onTime', opened: false };
    const b = { district: 'B', by: 'task', at: due, punctuality: 'late', opened: false };
    expect(await at('task')).toEqual([a, b]);
    expect(await at('lia')).toEqual([a]);
    expect(await at('anna')).toEqual([]);
    expect((await consequences.untold()).opened).toEqual([]);

    await file('anna', 'e1', 9, past(3));
    expect(await at('lia')).toEqual([{ ...a, opened: true }]);
    const untold = await consequences.untold();
    expect(untold.opened).toEqual([{ message: signing.message, district: 'A', week, by: 'lia' }]);
    await consequences.tell(untold, [row('opened')]);
    expect(await isPlanned('opened')).toBe(true);
    expect((await consequences.untold()).opened).toEqual([]);

    await sign(act('lia', past(4)), 'A');
    expect(await at('lia')).toEqual([{ ...a, at: past(4) }]);
  });

  test('a report is sent back once, and answered by a correction or by 属实', async () => {
    const { sentBack, consequences } = world.oversight;
    const of = (enterprise: string) => ({ enterprise, week, reason: '核实', isClosed: false, opensUntil: due });
    const send = (by: ActContext, enterprise: string, key: string) => performed(sentBack.send, by, of(enterprise), [row(key)]);
    expect(await send(act('liu', past(10)), 'e1', 'r0')).toBe('notYours');
    expect(await send(act('anna', past(10)), 'e1', 'r0')).toBe('notYours');
    expect((await sentBack.send.look(act('lia', past(10)), of('e3')))?.facts).toMatchObject({ revision: 0 });
    expect(await isPlanned('r0')).toBe(false);
    const sending = act('lia', past(10));
    for (let i = 0; i < 2; i++) expect(await send(sending, 'e1', 'r1')).toBe('done');
    expect(await isPlanned('r1')).toBe(true);
    const before = await sentBack.send.look(act('task', past(11)), of('e1'));
    expect(before?.done).toEqual({ by: 'lia', at: past(10), message: sending.message });
    await send(act('task', past(11)), 'e2', 'r3');

    const open = await sentBack.open(as('anna'), past(12));
    expect(open).toMatchObject([
      { enterprise: 'e1', week, reason: '核实', by: 'lia' },
      { enterprise: 'e2', week, reason: '核实', by: 'task' },
    ]);
    expect(await sentBack.open(as('bert'), past(12))).toEqual([]);
    const [first, second] = open.map((o) => o.number);
    const answering = act('anna', past(13));
    expect(await sentBack.stands(act('bert', past(13)), second as number, [row('s0')])).toBe('gone');
    for (let i = 0; i < 2; i++) expect(await sentBack.stands(answering, second as number, [row('s1')])).toBe('told');
    expect(await sentBack.stands(act('anna', past(14)), second as number, [row('s2')])).toBe('gone');
    expect([await isPlanned('s0'), await isPlanned('s1'), await isPlanned('s2')]).toEqual([false, true, false]);

    await file('anna', 'e1', 7, past(15));
    expect(await sentBack.open(as('anna'), past(16))).toEqual([]);
    const untold = await consequences.untold();
    expect(untold.corrected).toEqual([{ number: first, enterprise: 'e1', week, by: 'lia' }]);
    await consequences.tell(untold, []);
    expect((await consequences.untold()).corrected).toEqual([]);
  });

  test('a closed week is opened for one enterprise and so long', async () => {
    const { sentBack } = world.oversight;
    const at = new Date(closes.getTime() + 3_600_000);
    const until = new Date(at.getTime() + 7_200_000);
    const kinds = async (enterprise: string, when: Date) => (await file('cleo', enterprise, 1, when)).map((f) => f.kind);
    expect(await kinds('e3', at)).toEqual(['closed']);
    expect(await performed(sentBack.reopen, act('liu', at), { enterprise: 'e3', week, until }, [row('o0')])).toBe('notYours');
    expect(await performed(sentBack.reopen, act('cleo', at), { enterprise: 'e3', week, until }, [row('o0')])).toBe('notYours');
    expect(await isPlanned('o0')).toBe(false);
    expect(await performed(sentBack.reopen, act('lia', at), { enterprise: 'e3', week, until }, [row('o1')])).toBe('done');
    expect(await isPlanned('o1')).toBe(true);
    expect(await kinds('e3', new Date(until.getTime() - 1))).toEqual(['filed']);
    expect(await kinds('e3', until)).toEqual(['closed']);
  });

  test('published, the figures of then are kept; corrections are asked for and decided by another', async () => {
    const { publications, corrections } = world.oversight;
    const publish = (by: ActContext, key: string) =>
      performed(publications.publish, by, { week, districts: ['A', 'B', 'D'] }, [row(key)]);
    const at = new Date(closes.getTime() + 86_400_000);
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    expect(await publish(act('lia', at), 'p0')).toBe('notYours');
    const publishing = act('task', at);
    for (let i = 0; i < 2; i++) expect(await publish(publishing, 'p1')).toBe('done');
    const known = await publications.publish.look(act('task', later(1)), { week, districts: ['A'] });
    expect(known?.done).toEqual({ by: 'task', at, message: publishing.message });
    expect([await isPlanned('p0'), await isPlanned('p1')]).toEqual([false, true]);
    expect(await publications.published(['2021-W19', week])).toEqual(new Map([[week, { at, by: expect.any(String) }]]));

    const then = { at, enterprises: 4, changed: 0, shortage: tiers(16), resolved: tiers(0) };
    const totals = (userid: string, districts: readonly string[]) => publications.totals(as(userid), week, districts, later(30));
    expect(await totals('task', ['A', 'B', 'D'])).toEqual(then);
    expect(await totals('liu', ['A', 'B'])).toEqual({ ...then, enterprises: 1, shortage: tiers(3) });
    expect(await publications.totals(as('task'), '2021-W19', ['A'], later(30))).toBeNull();

    const wish = { enterprise: 'e1', week, figures: figures(100, tiers(6), tiers(1)), doubts: [], reason: '漏算' };
    expect(await corrections.ask(act('bert', later(2)), wish)).toBeNull();
    const asking = act('anna', later(2));
    const number = (await corrections.ask(asking, wish)) as number;
    expect(await corrections.ask(asking, wish)).toBe(number);
    const second = (await corrections.ask(act('anna', later(3)), wish)) as number;
    const third = (await corrections.ask(act('anna', later(3)), { ...wish, enterprise: 'e2' })) as number;
    expect(new Set([number, second, third]).size).toBe(3);
    expect(await corrections.asked(as('liu'), number, later(4))).toEqual([]);
    expect(await corrections.asked(as('anna'), number, later(4))).toEqual([]);
    expect((await corrections.asked(as('lia'), null, later(4))).map((a) => a.number)).toEqual([number, second, third]);
    expect(await corrections.asked(as('task'), number, later(4))).toMatchObject([
      {
        enterprise: 'e1',
        before: figures(100, tiers(7), tiers(0)),
        figures: wish.figures,
        by: 'anna',
        at: later(2),
        state: 'asked',
      },
    ]);

    const WEEK_AGO = later(-7 * 24 * 60);
    const decide = (by: ActContext, n: number, approve: boolean, key: string, since = WEEK_AGO) =>
      corrections.decide(by, { number: n, approve, since }, [row(key)]);
    expect(await decide(act('liu', later(5)), number, true, 'd0')).toBe('notYours');
    expect(await decide(act('anna', later(5)), number, true, 'd0')).toBe('notYours');
    expect(await decide(act('lia', later(5)), number, true, 'd0', later(2))).toBe('expired');
    const deciding = act('lia', later(5));
    for (let i = 0; i < 2; i++) expect(await decide(deciding, number, true, 'd1')).toBe('approved');
    expect(await decide(act('task', later(6)), number, false, 'd2')).toBe('decided');
    expect(await decide(act('task', later(6)), second, true, 'd3')).toBe('outdated');
    expect(await decide(act('task', later(6)), third, false, 'd4')).toBe('refused');
    expect(await Promise.all(['d0', 'd1', 'd2', 'd3', 'd4'].map(isPlanned))).toEqual([false, true, false, false, true]);
    expect(await corrections.asked(as('lia'), null, later(7))).toEqual([]);

    const [e1] = (await world.reports.ofWeek(as('task'), week, ['A'], later(8))).filter((r) => r.enterprise === 'e1');
    expect(e1).toMatchObject({ figures: wish.figures, filedBy: 'anna', punctuality: 'onTime', filedAt: later(5) });
    expect(await totals('task', ['A', 'B', 'D'])).toEqual({ ...then, changed: 1 });
  });

  test('nobody decides what they asked for themselves, and the database holds it too', async () => {
    const { corrections } = world.oversight;
    const at = new Date(closes.getTime() + 2 * 86_400_000);
    const since = new Date(at.getTime() - 86_400_000);
    const wish = { enterprise: 'e2', week, figures: figures(100, tiers(4), tiers(0)), doubts: [], reason: '多算了' };
    const number = (await corrections.ask(act('lia', at), wish)) as number;
    for (const approve of [true, false])
      expect(await corrections.decide(act('lia', at), { number, approve, since }, [row('own')])).toBe('own');
    expect(await isPlanned('own')).toBe(false);
    const itself = transact(world.database, 'nobody', ({ rows }) =>
      rows.correctionRequest.updateMany({ where: { number }, data: { state: 'approved', decidedBy: 'lia' } }),
    );
    await expect(itself).rejects.toThrow(/decided_by_another/);
    const both = ['lia', 'task'].map((who) => corrections.decide(act(who, at), { number, approve: true, since }, [row(who)]));
    expect((await Promise.all(both)).toSorted()).toEqual(['approved', 'own']);
    expect(await Promise.all(['lia', 'task'].map(isPlanned))).toEqual([false, true]);
  });
});
