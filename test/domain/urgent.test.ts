import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import {
  DEMAND_STATES,
  DEMAND_STEPS,
  type Demand,
  type DemandActor,
  type DemandRow,
  ruleStep,
  withRow,
} from '../../src/domain/urgent.ts';
import { isOverdue, marksBetween, spansOf } from '../../src/domain/urgent-clock.ts';
import { countByDistrict, countDemands } from '../../src/domain/urgent-counts.ts';
import { raisesItself } from '../../src/domain/urgent-thresholds.ts';

const at = (clock: string) => new Date(`2026-11-26T${clock}+08:00`);
const row = (step: DemandRow['step'], state: Demand['state'], clock: string, more: Partial<DemandRow> = {}): DemandRow => ({
  step,
  state,
  by: 'lia',
  at: at(clock),
  message: `${step} ${clock}`,
  said: null,
  people: null,
  to: null,
  person: null,
  ...more,
});

const RAISED: Demand = {
  number: 12,
  cause: 'person',
  enterprise: 'e1',
  district: 'A',
  figures: { general: 80, skilled: 0, senior: 0 },
  neededBy: null,
  reason: '订单激增',
  week: '2026-W48',
  grown: 80,
  state: 'raised',
  at: 'A',
  holder: null,
  rows: [row('raise', 'raised', '02:00')],
};
const history = (...rows: readonly DemandRow[]): Demand => rows.reduce(withRow, RAISED);
const accepted = row('accept', 'accepted', '02:10');
const given = row('transfer', 'transferred', '02:20', { to: 'B' });
const resolved = row('resolve', 'resolved', '09:00', { people: 60 });
const WORLD: Readonly<Record<Demand['state'], Demand>> = {
  raised: RAISED,
  accepted: history(accepted),
  transferred: history(given),
  resolved: history(accepted, resolved),
  confirmed: history(accepted, resolved, row('confirm', 'confirmed', '10:00')),
  withdrawn: history(row('withdraw', 'withdrawn', '03:00')),
};

/** May do everything, and is who accepted it. */
const HOLDER: DemandActor = { userid: 'lia', answers: true, answersElsewhere: true, oversees: false, speaks: true };

// What becomes of each step in each state: of whoever comes second, too.
const TABLE = `
            accept      transfer    note        resolve     confirm     reopen      withdraw
raised      accepted    transferred raised      notHeld     notResolved notResolved withdrawn
accepted    isMine      transferred accepted    resolved    notResolved notResolved withdrawn
transferred accepted    transferred transferred notHeld     notResolved notResolved withdrawn
resolved    isResolved  isResolved  resolved    isResolved  confirmed   accepted    isResolved
confirmed   isConfirmed isConfirmed isConfirmed isConfirmed isConfirmed isConfirmed isConfirmed
withdrawn   isWithdrawn isWithdrawn isWithdrawn isWithdrawn isWithdrawn isWithdrawn isWithdrawn`;
const [steps = [], ...states] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/));

describe('the steps of an urgent demand', () => {
  it('has an outcome for every step in every state', () => {
    expect(steps).toEqual([...DEMAND_STEPS]);
    expect(states.map(([state]) => state)).toEqual([...DEMAND_STATES]);
  });

  it.each(states)('%s: %s %s %s %s %s %s %s', (state = '', ...outcomes) => {
    const demand = WORLD[state as Demand['state']];
    const rulings = DEMAND_STEPS.map((step) => ruleStep(demand, step, HOLDER, 'C'));
    expect(rulings.map((r) => (r.kind === 'taken' ? r.state : r.why))).toEqual(outcomes);
  });

  it.each([
    ['a second who accepts finds it held', 'accepted', 'accept', { userid: 'liu' }, 'isHeld'],
    ['a colleague does not give away what another holds', 'accepted', 'transfer', { userid: 'liu' }, 'notHolder'],
    ['nor resolve it', 'accepted', 'resolve', { userid: 'liu' }, 'notHolder'],
    ['the task force may', 'accepted', 'resolve', { userid: 'task', oversees: true }, 'resolved'],
    ['another district finds it elsewhere', 'raised', 'accept', { answers: false }, 'elsewhere'],
    ['a specialist deals with none', 'raised', 'accept', { answers: false, answersElsewhere: false }, 'notYours'],
    ['the task force confirms for no enterprise', 'resolved', 'confirm', { speaks: false }, 'notYours'],
    ['nor says it is not resolved', 'resolved', 'reopen', { speaks: false }, 'notYours'],
    ['nor takes it back', 'raised', 'withdraw', { speaks: false }, 'notYours'],
    ['everybody who sees it may say how it goes', 'accepted', 'note', { answers: false, speaks: false }, 'accepted'],
  ] as const)('%s', (_what, state, step, who, outcome) => {
    const ruling = ruleStep(WORLD[state], step, { ...HOLDER, ...who }, 'C');
    expect(ruling.kind === 'taken' ? ruling.state : ruling.why).toBe(outcome);
  });

  it('goes nowhere where it already is; who holds it may give it back to the colleagues', () => {
    expect(ruleStep(RAISED, 'transfer', HOLDER, 'A')).toEqual({ kind: 'refused', why: 'isThere' });
    expect(ruleStep(WORLD.accepted, 'transfer', HOLDER, 'A')).toEqual({ kind: 'taken', state: 'transferred' });
  });

  it('is held by who accepted it, by nobody once it is given away, and again by them when it is reopened', () => {
    expect(history(accepted)).toMatchObject({ at: 'A', holder: 'lia' });
    expect(history(accepted, given)).toMatchObject({ at: 'B', holder: null });
    expect(history(accepted, resolved, row('reopen', 'accepted', '11:00', { by: 'anna' }))).toMatchObject({ holder: 'lia' });
  });
});

describe('the clock', () => {
  const marks = (demand: Demand, from: string, to: string) =>
    marksBetween(demand, at(from), at(to), DEFAULT_SETTINGS).map(({ span, mark }) => `${span.kind}${span.row} ${mark}`);

  it('reminds at half and at the end of the hour, and not of what is over', () => {
    expect(marks(RAISED, '02:00', '02:29')).toEqual([]);
    expect(marks(RAISED, '02:29', '02:30')).toEqual(['accept1 half']);
    expect(marks(RAISED, '02:31', '02:59')).toEqual([]);
    expect(marks(RAISED, '02:59', '03:00')).toEqual(['accept1 end']);
    expect(marks(RAISED, '02:00', '09:00')).toEqual(['accept1 end']);
    expect(marks(history(accepted), '02:29', '03:30')).toEqual([]);
  });

  it('tells what was done late before anybody looked', () => {
    const late = history(row('accept', 'accepted', '03:00:01'));
    expect(marks(late, '02:59', '03:01')).toEqual(['accept1 end']);
    const punctual = history(row('accept', 'accepted', '02:59:59'));
    expect(marks(punctual, '02:59', '03:01')).toEqual([]);
  });

  it('at the due instant itself it is late', () => {
    const [span] = spansOf(history(row('accept', 'accepted', '03:00')), DEFAULT_SETTINGS);
    expect(span && isOverdue(span, at('02:00'))).toBe(true);
  });

  it('begins anew to be accepted where it is given away, and to be resolved when it is reopened; the day does not pause', () => {
    expect(spansOf(history(accepted, given), DEFAULT_SETTINGS).map((s) => [s.kind, s.row, s.due])).toEqual([
      ['accept', 1, at('03:00')],
      ['resolve', 1, new Date('2026-11-27T02:00+08:00')],
      ['accept', 3, at('03:20')],
    ]);
    const reopened = history(accepted, resolved, row('reopen', 'accepted', '11:00'));
    expect(spansOf(reopened, DEFAULT_SETTINGS).map((s) => [s.kind, s.row, s.end?.step])).toEqual([
      ['accept', 1, 'accept'],
      ['resolve', 1, 'resolve'],
      ['resolve', 4, undefined],
    ]);
  });
});

describe('raised by itself', () => {
  const growth = {
    week: '2026-W48',
    enterprise: 'e1',
    district: 'A',
    grown: 0,
    figures: RAISED.figures,
    headcount: 1_000,
    raisedFor: null,
    isOpen: false,
    filedBy: 'anna',
    message: 'm1',
  };
  it.each([
    [{ grown: 49 }, false],
    [{ grown: 50 }, true],
    [{ grown: 10, headcount: 50 }, true],
    [{ grown: 10, headcount: 51 }, false],
    [{ grown: 9, headcount: 10 }, false],
    [{ grown: 80, isOpen: true }, false],
    [{ grown: 80, raisedFor: 80 }, false],
    [{ grown: 81, raisedFor: 80 }, true],
    [{ enterprise: null, grown: 199, headcount: 200 }, false],
    [{ enterprise: null, grown: 200 }, true],
  ])('%o: %s', (over, expected) => expect(raisesItself({ ...growth, ...over }, DEFAULT_SETTINGS)).toBe(expected));

  it('by the settings', () => {
    const urgent = { ...DEFAULT_SETTINGS.urgent, enterprisePeople: 30 };
    expect(raisesItself({ ...growth, grown: 30 }, { urgent })).toBe(true);
  });
});

describe('counts', () => {
  const night = { ...RAISED, number: 13, district: 'B' };
  const all = [
    WORLD.confirmed,
    // Given away within the hour, resolved after the day, found 5.
    [row('accept', 'accepted', '03:00'), { ...resolved, at: new Date('2026-11-27T02:00+08:00'), people: 5 }].reduce(
      withRow,
      night,
    ),
    // Withdrawn before anybody accepted it: no demand to be judged by.
    WORLD.withdrawn,
    // Resolved once, but reopened.
    history(accepted, resolved, row('reopen', 'accepted', '11:00')),
  ];
  it('counts by when they were raised, and judges by the first 接单 and the 办结 that holds', () => {
    expect(countDemands(all, at('00:00'), at('23:59'), DEFAULT_SETTINGS)).toEqual({
      raised: 3,
      acceptedInTime: 2,
      resolvedInTime: 1,
      open: 2,
      people: 65,
    });
    expect(countDemands(all, at('02:01'), at('23:59'), DEFAULT_SETTINGS).raised).toBe(0);
    expect(countDemands(all, at('01:00'), at('02:00'), DEFAULT_SETTINGS).raised).toBe(0);
  });
  it('by the district they were raised in', () => {
    const byDistrict = countByDistrict(all, ['A', 'B', 'D'], at('00:00'), at('23:59'), DEFAULT_SETTINGS);
    expect([...byDistrict].map(([code, c]) => [code, c.raised, c.people])).toEqual([
      ['A', 2, 60],
      ['B', 1, 5],
      ['D', 0, 0],
    ]);
  });
});
