// What becomes of filings that were kept while the database was away, and which of a person's or of two persons' filings holds?
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reports } from '../../src/desk/ports.ts';
import { transact } from '../../src/store/bound.ts';
import { as, figures, tiers } from './bureau-fixture.ts';
import { currentOf, filing, later, openWorld, type ReportsWorld } from './reports-world.ts';

let world: ReportsWorld;
let reports: Reports;
const current = (...asked: Parameters<ReturnType<typeof currentOf>>) => currentOf(reports)(...asked);
const unseen = { kept: { seen: {} } };
const said = (general: number) => ({ e1: figures(100, tiers(general), tiers(0)) });
const START = filing('W18').arrivedAt;

beforeAll(async () => {
  world = await openWorld();
  reports = world.reports;
});
afterEach(async () => expect(await world.sums()).toEqual([]));

describe('a filing that was kept', () => {
  test('takes its place by its thread: after an earlier message it holds', async () => {
    await reports.file(filing('W10', { of: said(10), thread: 4 }));
    expect(await reports.file(filing('W10', { of: said(20), thread: 5, ...unseen }))).toMatchObject([
      { kind: 'filed', revision: 2 },
    ]);
    expect(await current('e1', 'W10')).toMatchObject({ figures: { shortage: tiers(20) } });
  });

  test('before a later message of the same person it is history, though the first by the clock', async () => {
    const { dueAt } = filing('W11');
    const live = filing('W11', { of: said(20), thread: 7, arrivedAt: later(dueAt, 5) });
    const kept = filing('W11', { of: said(10), thread: 5, arrivedAt: later(dueAt, -5), ...unseen });
    await reports.file(live);
    const answer = await reports.file(kept);
    expect(answer).toEqual([{ kind: 'overtaken', enterprise: 'e1', revision: 2, by: 'anna', at: live.arrivedAt }]);
    expect(await reports.file(kept)).toEqual(answer);
    expect(await current('e1', 'W11')).toMatchObject({
      revision: 1,
      figures: { shortage: tiers(20) },
      firstFiledAt: kept.arrivedAt,
      punctuality: 'onTime',
    });
  });

  test('two of one person that come in the wrong order end up in that of the thread', async () => {
    // The clock was stepped back between them.
    const earlier = filing('W12', { of: said(10), thread: 5, arrivedAt: later(filing('W12').arrivedAt, 60), ...unseen });
    const afterwards = filing('W12', { of: said(20), thread: 6, ...unseen });
    expect(await reports.file(afterwards)).toMatchObject([{ kind: 'filed' }]);
    expect(await reports.file(earlier)).toMatchObject([{ kind: 'overtaken', by: 'anna' }]);
    expect(await current('e1', 'W12')).toMatchObject({ figures: { shortage: tiers(20) } });
  });

  test('gives way to another person’s that its author had not seen, and to none that was seen', async () => {
    const theirs = filing('W13', { asker: as('lia'), of: said(30), thread: 90 });
    await reports.file(theirs);
    expect(await reports.file(filing('W13', { of: said(10), thread: 5, ...unseen }))).toEqual([
      { kind: 'overtaken', enterprise: 'e1', revision: 2, by: 'lia', at: theirs.arrivedAt },
    ]);
    expect(await current('e1', 'W13')).toMatchObject({ figures: { shortage: tiers(30) }, filedBy: 'lia' });
    const seen = filing('W13', { of: said(10), thread: 6, kept: { seen: { e1: 1 } } });
    expect(await reports.file(seen)).toMatchObject([{ kind: 'filed', revision: 3 }]);
    expect(await current('e1', 'W13')).toMatchObject({ figures: { shortage: tiers(10) }, filedBy: 'anna' });
  });

  test('opens no sign-off and answers no return while it is history', async () => {
    await reports.file(filing('W14', { of: said(20), thread: 7 }));
    const { database } = world.db;
    const of = { city: database.city, district: 'A', corp: 'c' };
    const [by, ofPeriod] = [
      { ...of, week: '2021-W14' },
      { ...of, period: '2021-W14' },
    ];
    const state = () =>
      transact(database, 'nobody', async ({ rows }) => {
        const [signed, returned] = [
          await rows.signOff.findMany({ where: by }),
          await rows.returnedReport.findMany({ where: ofPeriod }),
        ];
        return [...signed.map((s) => s.opened), ...returned.map((r) => r.outcome)];
      });
    await transact(database, 'nobody', async ({ rows }) => {
      const signed = { signedBy: 'lia', signedAt: START, punctuality: 'onTime' };
      await rows.signOff.create({ data: { ...by, message: 's14', ...signed } });
      const returned = { enterprise: 'e1', reason: '核对', returnedBy: 'lia', returnedAt: START };
      await rows.returnedReport.create({ data: { ...ofPeriod, number: 14, message: 'r14', ...returned } });
    });
    await reports.file(filing('W14', { of: said(10), thread: 5, ...unseen }));
    expect(await state()).toEqual([false, null]);
    await reports.file(filing('W14', { of: said(40), thread: 8 }));
    expect(await state()).toEqual([true, 'corrected']);
  });
});

describe('taking back', () => {
  const undo = (message: string, minutes: number) =>
    reports.withdraw(as('anna'), message, later(START, minutes), later(START, minutes - 10));

  test('the later message restores what it had overtaken', async () => {
    await reports.file(filing('W18', { of: said(20), thread: 7, arrivedAt: later(START, 2) }));
    await reports.file(filing('W18', { of: said(10), thread: 5, ...unseen }));
    expect(await undo('u1', 3)).toEqual({ week: '2021-W18', entries: [{ enterprise: 'e1', restored: true }] });
    expect(await current('e1', 'W18')).toMatchObject({ revision: 2, figures: { shortage: tiers(10) } });
    expect(await undo('u2', 4)).toEqual({ week: '2021-W18', entries: [{ enterprise: 'e1', restored: false }] });
    expect(await current('e1', 'W18')).toBeUndefined();
  });

  test('the last message is meant, though the clock was stepped back since', async () => {
    await reports.file(filing('W18', { of: said(10), thread: 20, arrivedAt: later(START, 30) }));
    await reports.file(filing('W18', { of: said(20), thread: 21, arrivedAt: later(START, 26) }));
    await undo('u3', 27);
    expect(await current('e1', 'W18')).toMatchObject({ figures: { shortage: tiers(10) } });
  });
});
