// The contract of the port Reports: who may report and see what, and what it adds up to.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Filing, Reports } from '../../src/desk/ports.ts';
import { as, figures, tiers } from './bureau-fixture.ts';
import { at, currentOf, filing, NONE, openWorld } from './reports-world.ts';

describe('rights and totals', () => {
  let reports: Reports;
  const current = (...asked: Parameters<ReturnType<typeof currentOf>>) => currentOf(reports)(...asked);
  beforeAll(async () => {
    ({ reports } = await openWorld());
    await reports.file(filing('W18'));
    await reports.file(filing('W19', { of: { e1: figures(120, tiers(8, 3), tiers(5)), e2: NONE } }));
    await reports.file(filing('W20', { of: { e1: figures(101, tiers(9), tiers(1)), e2: figures(50, tiers(2), tiers(0)) } }));
    await reports.file(filing('W20', { asker: as('cleo'), of: { e3: figures(2, tiers(0), tiers(0)) } }));
  });

  describe('who may report', () => {
    const outcome = async (asker: string, enterprise: string, over: Partial<Filing> = {}) =>
      (await reports.file(filing('W19', { asker: as(asker), of: { [enterprise]: NONE }, ...over })))[0]?.kind;

    test('a specialist their own, a coordinator all of the district, nobody else', async () => {
      expect(await outcome('cleo', 'e3')).toBe('filed');
      expect(await outcome('cleo', 'e1')).toBe('notYours');
      expect(await outcome('lia', 'e3')).toBe('filed');
      expect(await outcome('liu', 'e3')).toBe('notYours');
      expect(await outcome('liu', 'e4')).toBe('filed');
      for (const other of ['task', 'root', 'gone', 'stranger']) expect(await outcome(other, 'e3')).toBe('notYours');
    });

    test('nobody with a role or region the roster does not give them', async () => {
      expect(await outcome('anna', 'e3', { asker: { ...as('anna'), role: 'coordinator' } })).toBe('notYours');
      expect(await outcome('lia', 'e4', { asker: { ...as('lia'), region: 'B' } })).toBe('notYours');
    });

    test('an enterprise that moved is its new specialist’s from that day on, its reports stay in their districts', async () => {
      const monday = at('2021-05-17T00:00:00');
      const before = new Date(monday.getTime() - 1);
      expect(await outcome('anna', 'e5', { arrivedAt: before })).toBe('filed');
      expect(await outcome('anna', 'e5', { arrivedAt: monday })).toBe('notYours');
      const ofW20 = filing('W20', { asker: as('bert'), of: { e5: figures(70, tiers(7), tiers(2)) } });
      expect(await reports.file(ofW20)).toMatchObject([{ kind: 'filed' }]);
      expect(await current('e5', 'W19')).toMatchObject({ district: 'A' });
      expect(await current('e5', 'W20')).toMatchObject({ district: 'B' });
      expect(await current('e5', 'W20', as('lia'))).toBeUndefined();
      expect(await current('e5', 'W19', as('liu'))).toBeUndefined();
      const [standing] = await reports.standings(as('liu'), '2021-W20', ['e5'], ofW20.arrivedAt);
      expect(standing).toMatchObject({ report: { week: '2021-W20' }, before: [{ week: '2021-W19' }] });
    });

    test('standings come in the order asked for and leave out what is not the asker’s', async () => {
      const when = at('2021-05-18T09:00:00');
      const asked = ['e3', 'e2', 'nobody', 'e4', 'e1'];
      expect((await reports.standings(as('anna'), '2021-W20', asked, when)).map((s) => s.enterprise)).toEqual(['e2', 'e1']);
      expect((await reports.standings(as('lia'), '2021-W20', asked, when)).map((s) => s.enterprise)).toEqual(['e3', 'e2', 'e1']);
      expect(await reports.standings(as('gone'), '2021-W20', asked, when)).toEqual([]);
      const [e1] = await reports.standings(as('anna'), '2021-W20', ['e1'], when);
      expect(e1?.before.map((r) => r.week)).toEqual(['2021-W19', '2021-W18']);
    });
  });

  test('totals add up what is reported, for whoever may see it', async () => {
    const week = '2021-W20';
    const ask = (asker: string, districts: readonly string[], enterprises: readonly string[] | null = null) =>
      reports.totals(as(asker), { week, districts, enterprises }, at('2021-05-20T09:00:00'));
    const all = ['A', 'B', 'D'];
    const city = await ask('task', all);
    expect(city).toEqual({
      enterprises: 4,
      byType: { majorProject: 1, unemploymentMonitored: 1, employmentMonitored: 0, other: 2 },
      headcount: 101 + 50 + 2 + 70,
      shortage: tiers(9 + 2 + 7),
      resolved: tiers(1 + 2),
      // e1 resolved 5 in W19.
      resolvedToDate: tiers(1 + 2 + 5),
      coverage: { due: 5, filed: 4, extra: 0 },
    });
    expect((await ask('lia', all)).coverage).toEqual({ due: 3, filed: 3, extra: 0 });
    expect((await ask('liu', all)).coverage).toEqual({ due: 2, filed: 1, extra: 0 });
    expect((await ask('anna', all)).coverage).toEqual({ due: 2, filed: 2, extra: 0 });
    expect((await ask('anna', ['B'])).enterprises).toBe(0);
    expect((await ask('task', all, ['e1', 'e4'])).coverage).toEqual({ due: 2, filed: 1, extra: 0 });
    for (const nobody of ['root', 'gone', 'stranger']) {
      expect(await ask(nobody, all)).toMatchObject({ enterprises: 0, headcount: null, coverage: { due: 0, filed: 0, extra: 0 } });
    }
  });

  test('an enterprise that was not on the roster when the week opened counts as one more, not as filed', async () => {
    const early = filing('W20', {
      asker: as('lia'),
      of: { e6: NONE },
      arrivedAt: at('2021-05-24T08:00:00'),
      closesAt: at('2021-05-25T00:00:00'),
    });
    expect(await reports.file(early)).toMatchObject([{ kind: 'filed' }]);
    const { coverage } = await reports.totals(
      as('lia'),
      { week: '2021-W20', districts: ['A'], enterprises: null },
      early.arrivedAt,
    );
    expect(coverage).toEqual({ due: 3, filed: 3, extra: 1 });
  });
});
