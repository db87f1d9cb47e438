// The contract of the port Demands.
import { beforeAll, describe, expect, test } from 'vitest';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { ActContext, Outgoing, Reports } from '../../src/desk/ports.ts';
import type { Asker } from '../../src/domain/people.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { raisesItself } from '../../src/domain/urgent-thresholds.ts';
import type { Demands, DemandWish, StepTaken } from '../../src/features/urgent/port.ts';
import type { Tables } from '../../src/store/bound.ts';
import { openDemands } from '../../src/store/demands.ts';
import { as, CORP, figures, reportsOf, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { at, filing } from './reports-world.ts';

type World = {
  /** The tables of another city with the same roster. */
  readonly elsewhere: Tables;
  readonly demands: Demands;
  readonly reports: Pick<Reports, 'file'>;
  /** Keys of the messages planned so far, with their words. */
  readonly planned: () => Promise<readonly string[]>;
};

async function openWorld(): Promise<World> {
  const db = await freshDatabase();
  const elsewhere = { ...db.database, city: 'elsewhere' };
  await saveRoster(db.database);
  await saveRoster(elsewhere);
  return {
    elsewhere,
    demands: openDemands(db.database),
    reports: reportsOf(db.database),
    planned: async () =>
      (await db.asOwner<{ key: string; text: string }>(`SELECT key, say ->> 'text' AS text FROM outgoing ORDER BY id`)).map(
        (r) => `${r.key} ${r.text}`,
      ),
  };
}

let messages = 0;
const NIGHT = at('2021-05-18T02:13:00');
const act = (userid: string, over: Partial<ActContext> = {}): ActContext => ({
  asker: as(userid),
  message: `d${++messages}`,
  at: NIGHT,
  ...over,
});
const wish = (enterprise: string, over: Partial<DemandWish> = {}): DemandWish => ({
  cause: 'person',
  enterprise,
  district: 'A',
  figures: tiers(80),
  neededBy: '2021-05-26',
  reason: '订单激增',
  week: '2021-W20',
  grown: 80,
  ...over,
});
const note = (key: string): Outgoing =>
  outgoing({
    key,
    corp: CORP,
    person: 'lia',
    kind: 'nudge',
    say: { kind: 'text', text: '第{number}号' },
    dueAt: NIGHT,
    urgent: true,
  });
const step = (
  number: number,
  seen: number,
  name: StepTaken['step'],
  state: StepTaken['state'],
  over: Partial<StepTaken> = {},
) => ({
  number,
  seen,
  step: name,
  state,
  said: null,
  people: null,
  to: null,
  person: null,
  ...over,
});

describe('urgent demands', () => {
  let world: World;
  let demands: Demands;
  beforeAll(async () => {
    world = await openWorld();
    ({ demands } = world);
  });
  const raised = async (userid: string, enterprise: string) => {
    const answer = await demands.raise(act(userid), wish(enterprise), []);
    if (answer.kind !== 'raised') throw new Error(answer.kind);
    return answer.number;
  };
  const seenBy = async (asker: Asker) => (await demands.list(asker, 'open', NIGHT)).map((d) => d.number);

  test('a message raises one, with its number in what goes out', async () => {
    const anna = act('anna');
    expect(await demands.raise(anna, wish('e1'), [note('urgent/{number}/1/lia')])).toEqual({ kind: 'raised', number: 1 });
    expect(await demands.raise(anna, wish('e1'), [note('urgent/{number}/1/lia')])).toEqual({ kind: 'raised', number: 1 });
    expect((await world.planned()).filter((key) => key.startsWith('urgent/'))).toEqual(['urgent/1/1/lia 第1号']);
    expect(await demands.find(as('anna'), 1, NIGHT)).toEqual({
      ...wish('e1'),
      number: 1,
      state: 'raised',
      at: 'A',
      holder: null,
      rows: [
        {
          step: 'raise',
          state: 'raised',
          by: 'anna',
          at: NIGHT,
          message: anna.message,
          said: '订单激增',
          people: null,
          to: null,
          person: null,
        },
      ],
    });
  });

  test('of an enterprise one is open at a time, whoever raises it and however at once', async () => {
    expect(await demands.raise(act('lia'), wish('e1'), [])).toEqual({ kind: 'open', number: 1 });
    const answers = await Promise.all(['anna', 'lia', 'anna', 'lia'].map((who) => demands.raise(act(who), wish('e2'), [])));
    expect(answers.map((a) => a.kind).sort()).toEqual(['open', 'open', 'open', 'raised']);
  });

  test('nobody raises one for an enterprise of others, nor for one that does not exist', async () => {
    for (const [who, enterprise] of [
      ['bert', 'e1'],
      ['liu', 'e3'],
      ['task', 'e3'],
      ['root', 'e3'],
      ['anna', 'e9'],
    ] as const)
      expect(await demands.raise(act(who), wish(enterprise), [])).toEqual({ kind: 'notYours' });
  });

  test('is seen by those of the district and the enterprise, and by those it is given to', async () => {
    const number = await raised('cleo', 'e3');
    const sees = async (userid: string) => (await demands.find(as(userid), number, NIGHT)) !== null;
    for (const [who, expected] of [
      ['cleo', true],
      ['lia', true],
      ['task', true],
      ['anna', false],
      ['liu', false],
      ['root', false],
      ['gone', false],
    ] as const)
      expect([who, await sees(who)]).toEqual([who, expected]);
    expect(await demands.step(act('liu'), step(number, 1, 'accept', 'accepted'), [])).toBe('missing');
    expect(await demands.step(act('lia'), step(number, 1, 'transfer', 'transferred', { to: 'B' }), [])).toBe('taken');
    expect(await sees('liu')).toBe(true);
    expect(await seenBy(as('liu'))).toContain(number);
    // Given away again by those it did not come from: no longer theirs, still of the district it was raised in.
    expect(await demands.step(act('liu'), step(number, 2, 'transfer', 'transferred', { to: 'D' }), [])).toBe('taken');
    expect([await sees('liu'), await sees('lia')]).toEqual([false, true]);
    expect(await demands.step(act('lia'), step(number, 3, 'accept', 'accepted'), [])).toBe('missing');
  });

  test('the first 接单 wins; whoever decided on what is past changes nothing', async () => {
    const number = await raised('bert', 'e4');
    const rows = (who: string) => [note(`urgent/4/accept/${who}`)];
    const both = ['liu', 'task', 'liu', 'task'].map((who, i) =>
      demands.step(act(who), step(number, 1, 'accept', 'accepted'), rows(`${who}${i}`)),
    );
    expect((await Promise.all(both)).sort()).toEqual(['crossed', 'crossed', 'crossed', 'taken']);
    expect((await world.planned()).filter((key) => key.startsWith('urgent/4/accept'))).toHaveLength(1);
    expect((await demands.find(as('task'), number, NIGHT))?.rows.map((r) => r.step)).toEqual(['raise', 'accept']);
  });

  test('a step is taken once a message', async () => {
    const number = await raised('bert', 'e5');
    const accept = act('liu');
    expect(await demands.step(accept, step(number, 1, 'accept', 'accepted'), [])).toBe('taken');
    expect(await demands.step(accept, step(number, 1, 'accept', 'accepted'), [])).toBe('taken');
    expect(await demands.step(act('liu'), step(number, 2, 'resolve', 'resolved', { people: 60 }), [])).toBe('taken');
    expect(await demands.step(act('task'), step(number, 3, 'confirm', 'confirmed'), [])).toBe('missing');
    expect(await demands.step(act('bert'), step(number, 3, 'confirm', 'confirmed'), [])).toBe('taken');
    expect(await demands.find(as('bert'), number, NIGHT)).toMatchObject({ state: 'confirmed', holder: 'liu' });
    expect(await seenBy(as('liu'))).not.toContain(number);
    const span = { from: NIGHT, until: at('2021-05-18T02:14:00') };
    expect((await demands.list(as('liu'), span, NIGHT)).map((d) => d.number)).toContain(number);
    expect(await demands.list(as('liu'), { from: span.until, until: at('2021-05-19T00:00:00') }, NIGHT)).toEqual([]);
    expect((await demands.since(NIGHT)).map((d) => d.number)).toContain(number);
    expect((await demands.since(span.until)).map((d) => d.number)).not.toContain(number);
  });

  test('reports say what has grown: against the report before, by enterprise and by district', async () => {
    await world.reports.file(
      filing('W20', { of: { e1: figures(100, tiers(30), tiers(0)), e2: figures(40, tiers(2), tiers(0)) } }),
    );
    await world.reports.file(
      filing('W22', { of: { e1: figures(100, tiers(80, 5), tiers(9)), e2: figures(40, tiers(0), tiers(12)) } }),
    );
    await world.reports.file(
      filing('W22', { asker: as('cleo'), arrivedAt: at('2021-06-01T11:00:00'), of: { e3: figures(60, tiers(12), tiers(0)) } }),
    );
    const grown = async (enterprises: readonly string[] | null, least = 10) =>
      (await demands.growth(['2021-W22'], enterprises, least)).map((g) => [
        g.enterprise,
        g.district,
        g.grown,
        g.headcount,
        g.filedBy,
      ]);
    // Of e2 nothing is missing any more, though twelve were found; e3 has no report before it to compare with.
    expect(await grown(null)).toEqual([
      ['e1', 'A', 64, 100, 'anna'],
      [null, 'A', 74, 200, 'cleo'],
    ]);
    expect(await grown(['e1'])).toEqual([['e1', 'A', 64, 100, 'anna']]);
    expect(await grown(['e3'], 1)).toEqual([]);
    expect(await grown(null, 70)).toEqual([[null, 'A', 74, 200, 'cleo']]);
  });

  test('a report raises one by itself, not while one is open and not for as much', async () => {
    const of = async (enterprise: string | null) =>
      (await demands.growth(['2021-W22'], null, 10)).find((g) => g.enterprise === enterprise && g.district === 'A');
    const first = await of('e1');
    expect(first).toMatchObject({ isOpen: true, raisedFor: null, figures: tiers(80, 5) });
    const week = await of(null);
    expect(week && raisesItself({ ...week, grown: 200 }, DEFAULT_SETTINGS)).toBe(true);
    const own = (grown: number, over: Partial<DemandWish> = {}) =>
      wish('e3', { cause: 'district', enterprise: null, week: '2021-W22', grown, ...over });
    const raisedFor = async (grown: number) =>
      (await demands.raiseFiled([{ act: act('cleo'), wish: own(grown) }], () => [])).map(({ wish: { grown: g } }) => g);
    expect(await raisedFor(74)).toEqual([74]);
    expect(await of(null)).toMatchObject({ isOpen: true, raisedFor: 74 });
    expect(await raisedFor(90)).toEqual([]);
    const open = (await demands.list(as('lia'), 'open', NIGHT)).find((d) => d.enterprise === null);
    expect(open).toMatchObject({ district: 'A', cause: 'district' });
    expect(await demands.step(act('lia'), step(open?.number ?? 0, 1, 'withdraw', 'withdrawn'), [])).toBe('taken');
    expect(await raisedFor(74)).toEqual([]);
    expect(await raisedFor(75)).toEqual([75]);
    // A specialist sees the district's demand no more than the district's reports.
    expect((await demands.list(as('cleo'), 'open', NIGHT)).filter((d) => d.enterprise === null)).toEqual([]);
  });

  test('the store takes no step that is not the asker’s, whatever the program decided', async () => {
    const number = await raised('bert', 'e5');
    for (const [who, name, state] of [
      ['bert', 'accept', 'accepted'],
      ['task', 'withdraw', 'withdrawn'],
      ['root', 'note', 'raised'],
      ['liu', 'resolve', 'resolved'],
    ] as const)
      expect([who, await demands.step(act(who), step(number, 1, name, state, { people: 1 }), [])]).toEqual([who, 'missing']);
    expect(await demands.step(act('liu'), step(number, 1, 'accept', 'resolved', { people: 1 }), [])).toBe('crossed');
    expect((await demands.find(as('bert'), number, NIGHT))?.rows).toHaveLength(1);
  });

  test('each city counts its own, without gaps, and sees no other’s', async () => {
    const other = openDemands(world.elsewhere);
    expect(await other.raise(act('anna'), wish('e1'), [])).toEqual({ kind: 'raised', number: 1 });
    expect(await other.raise(act('bert'), wish('e1'), [])).toEqual({ kind: 'notYours' });
    expect(await other.raise(act('bert'), wish('e4'), [])).toEqual({ kind: 'raised', number: 2 });
    expect((await other.list(as('task'), 'open', NIGHT)).map((d) => [d.number, d.enterprise])).toEqual([
      [1, 'e1'],
      [2, 'e4'],
    ]);
    const numbers = (await demands.since(new Date(0))).map((d) => d.number);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length).toBeGreaterThan(4);
    expect(await other.growth(['2021-W22'], null, 1)).toEqual([]);
  });
});
