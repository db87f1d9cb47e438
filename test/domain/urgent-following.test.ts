// Does a demand that raised itself follow the reports behind it, and only where they say something else?
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import type { Demand, DemandRow } from '../../src/domain/urgent.ts';
import { spansOf } from '../../src/domain/urgent-clock.ts';
import { countDemands } from '../../src/domain/urgent-counts.ts';
import { type ReportBehind, ruleFollowing } from '../../src/domain/urgent-following.ts';

const tiers = (general: number, skilled = 0, senior = 0) => ({ general, skilled, senior });
const at = (clock: string) => new Date(`2026-11-26T${clock}+08:00`);
const row = (step: DemandRow['step'], state: Demand['state'], more: Partial<DemandRow> = {}): DemandRow => ({
  step,
  state,
  by: 'anna',
  at: at('10:00'),
  message: step === 'raise' ? 'filed' : step,
  said: null,
  people: null,
  to: null,
  person: null,
  ...more,
});
const demand = (over: Partial<Demand> = {}, ...rows: readonly DemandRow[]): Demand => ({
  number: 1,
  cause: 'enterprise',
  enterprise: 'e1',
  district: 'A',
  figures: tiers(60),
  neededBy: null,
  reason: '',
  week: '2026-W48',
  grown: 60,
  at: 'A',
  holder: null,
  state: rows.at(-1)?.state ?? 'raised',
  rows: [row('raise', 'raised'), ...rows],
  ...over,
});
const ACCEPT = row('accept', 'accepted');
const RESOLVE = row('resolve', 'resolved', { people: 60 });
const report = (over: Partial<ReportBehind> = {}): ReportBehind => ({
  week: '2026-W48',
  grown: 60,
  figures: tiers(60),
  headcount: 120,
  filedBy: 'anna',
  message: 'corrected',
  ...over,
});
const none = (over: Partial<ReportBehind> = {}) =>
  report({ week: '2026-W49', grown: -60, figures: tiers(0), message: 'none', ...over });

const follows = (of: Demand, own: ReportBehind | null, later: ReportBehind | null = null) => {
  const following = ruleFollowing(of, { own, later }, DEFAULT_SETTINGS);
  return following && [following.step, following.why, following.figures.general, following.grown];
};

describe('a demand nobody has accepted', () => {
  it.each([
    ['its report stands', report(), null, null],
    ['people were found meanwhile', report({ figures: tiers(40) }), null, null],
    ['corrected below the threshold', report({ grown: 5, figures: tiers(5) }), null, ['lapse', 'corrected', 5, 5]],
    ['corrected to 无缺工', report({ grown: 0, figures: tiers(0) }), null, ['lapse', 'corrected', 0, 0]],
    ['corrected by its headcount', report({ grown: 60, headcount: 10_000 }), null, null],
    ['taken back', null, null, ['lapse', 'gone', 0, 0]],
    ['without a report to compare with any more', report({ grown: null }), null, ['lapse', 'corrected', 60, 0]],
    ['corrected to more', report({ grown: 90, figures: tiers(90) }), null, ['restate', 'corrected', 90, 90]],
    ['corrected to other tiers', report({ figures: tiers(0, 60) }), null, ['restate', 'corrected', 0, 60]],
    ['a later report says 无缺工', report(), none(), ['lapse', 'none', 0, 60]],
    ['a later report says less', report(), none({ grown: -30, figures: tiers(30) }), null],
  ] as const)('%s', (_, own, later, expected) => {
    expect(follows(demand(), own, later)).toEqual(expected);
  });

  it('of a share of the headcount follows that, too, and not a threshold set anew', () => {
    const small = demand({ grown: 15, figures: tiers(15) });
    const own = { grown: 15, figures: tiers(15) };
    expect(follows(small, report({ ...own, headcount: 60 }))).toBeNull();
    expect(follows(small, report({ ...own, headcount: 600 }))).toEqual(['lapse', 'corrected', 15, 15]);
    expect(follows(small, report({ ...own, headcount: 600, message: 'filed' }))).toBeNull();
  });

  it('given to others is still accepted by nobody', () => {
    const given = demand({}, row('transfer', 'transferred', { to: 'B' }));
    expect(follows(given, null)).toEqual(['lapse', 'gone', 0, 0]);
  });
});

describe('a demand that was accepted', () => {
  it.each([
    ['its report stands', report(), null, null],
    ['corrected below the threshold', report({ grown: 5, figures: tiers(5) }), null, ['restate', 'corrected', 5, 5]],
    ['taken back', null, null, ['restate', 'gone', 0, 0]],
    ['a later report says 无缺工', report(), none(), ['restate', 'none', 0, 60]],
  ] as const)('%s', (_, own, later, expected) => {
    expect(follows(demand({}, ACCEPT), own, later)).toEqual(expected);
  });

  it('and given on is restated as well', () => {
    expect(follows(demand({}, ACCEPT, row('transfer', 'transferred', { to: 'B' })), null)).toEqual(['restate', 'gone', 0, 0]);
  });

  const restated = (figures: number, grown: number, people: number | null) =>
    demand({ figures: tiers(figures), grown }, ACCEPT, row('restate', 'accepted', { people, message: 'corrected' }));
  it('is restated once', () => {
    expect(follows(restated(5, 5, 5), report({ grown: 5, figures: tiers(5) }))).toBeNull();
    expect(follows(restated(5, 5, 5), report({ grown: 5, figures: tiers(3) }))).toBeNull();
    expect(follows(restated(0, 0, null), null)).toBeNull();
    expect(follows(restated(0, 60, 0), report(), none())).toBeNull();
  });

  it('is called for again where the reports call again', () => {
    expect(follows(restated(0, 0, null), report())).toEqual(['restate', 'again', 60, 60]);
    expect(follows(restated(0, 60, 0), report(), none({ grown: 80, figures: tiers(80) }))).toEqual(['restate', 'again', 80, 80]);
    expect(follows(restated(0, 60, 0), report(), none({ grown: 8, figures: tiers(8) }))).toBeNull();
    // The later report was taken back.
    expect(follows(restated(0, 60, 0), report())).toEqual(['restate', 'again', 60, 60]);
  });

  it('and resolved follows what was wrong, not that nothing is missing any more', () => {
    const resolved = demand({}, ACCEPT, RESOLVE);
    expect(follows(resolved, report(), none())).toBeNull();
    expect(follows(resolved, report({ figures: tiers(0) }))).toBeNull();
    expect(follows(resolved, report({ grown: 5, figures: tiers(5) }))).toEqual(['restate', 'corrected', 5, 5]);
  });

  it('and ended follows nothing', () => {
    expect(follows(demand({}, ACCEPT, RESOLVE, row('confirm', 'confirmed')), null)).toBeNull();
    expect(follows(demand({}, row('withdraw', 'withdrawn')), null)).toBeNull();
  });
});

describe('a demand of a district', () => {
  const whole = (grown: number, ...rows: readonly DemandRow[]) =>
    demand({ cause: 'district', enterprise: null, grown, figures: tiers(grown) }, ...rows);
  const sums = (grown: number) => report({ grown, figures: tiers(grown) });
  it('follows only as the week comes below the threshold, or back over it', () => {
    expect(follows(whole(205), sums(230))).toBeNull();
    expect(follows(whole(205), sums(180))).toEqual(['lapse', 'corrected', 180, 180]);
    expect(follows(whole(205, ACCEPT), sums(180))).toEqual(['restate', 'corrected', 180, 180]);
    expect(follows(whole(180, ACCEPT), sums(150))).toBeNull();
    expect(follows(whole(180, ACCEPT), sums(210))).toEqual(['restate', 'again', 210, 210]);
    expect(follows(whole(205), null)).toEqual(['lapse', 'gone', 0, 0]);
  });
});

test('what a person raised follows no report', () => {
  expect(follows(demand({ cause: 'person' }), null, none())).toBeNull();
});

test('the clock of what nobody needs any more stops, and begins again with the need', () => {
  const accept = row('accept', 'accepted', { at: at('10:10') });
  const done = row('restate', 'accepted', { at: at('11:00'), people: null });
  const again = row('restate', 'accepted', { at: at('12:00'), people: 60 });
  const spans = (...rows: readonly DemandRow[]) =>
    spansOf(demand({}, ...rows), DEFAULT_SETTINGS).map(({ kind, row: of, end }) => [kind, of, end?.step ?? null]);
  expect(spans(accept, done)).toEqual([
    ['accept', 1, 'accept'],
    ['resolve', 1, 'restate'],
  ]);
  expect(spans(accept, done, again)).toEqual([
    ['accept', 1, 'accept'],
    ['resolve', 1, 'restate'],
    ['resolve', 4, null],
  ]);
  // For other figures it goes on.
  expect(spans(accept, again)).toEqual([
    ['accept', 1, 'accept'],
    ['resolve', 1, null],
  ]);
  expect(spans(row('lapse', 'withdrawn'))).toEqual([
    ['accept', 1, 'lapse'],
    ['resolve', 1, 'lapse'],
  ]);
});

test('what was raised by mistake is not counted, what came to an end by itself is', () => {
  const day = (of: Demand) => countDemands([of], at('00:00'), at('23:00'), DEFAULT_SETTINGS).raised;
  expect(day(demand({}, row('lapse', 'withdrawn')))).toBe(0);
  expect(day(demand({ grown: 0, figures: tiers(0) }, ACCEPT, row('restate', 'accepted')))).toBe(0);
  expect(day(demand({ grown: 0, figures: tiers(0) }, ACCEPT, row('restate', 'accepted'), row('withdraw', 'withdrawn')))).toBe(0);
  expect(day(demand({ figures: tiers(0) }, ACCEPT, row('restate', 'accepted', { people: 0 })))).toBe(1);
  expect(day(demand({ grown: 0, figures: tiers(0) }, ACCEPT, RESOLVE, row('restate', 'resolved')))).toBe(1);
});
