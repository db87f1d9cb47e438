import { describe, expect, test } from 'vitest';
import { demandActor } from '../../src/domain/urgent-actor.ts';
import { type EarlierDemand, type FiledGrowth, growthsOf, ruleRaise } from '../../src/domain/urgent-raising.ts';

const earlier = (over: Partial<EarlierDemand> = {}): EarlierDemand => ({
  number: 3,
  week: '2021-W20',
  grown: 60,
  state: 'withdrawn',
  message: 'old',
  lapsed: false,
  ...over,
});
const own = { cause: 'enterprise', week: '2021-W20', grown: 60 } as const;

describe('whether a demand is raised', () => {
  test.each([
    ['nothing before', [], own, { kind: 'new' }],
    ['one is open, whoever asks', [earlier({ state: 'resolved' })], { ...own, cause: 'person' }, { kind: 'open', number: 3 }],
    ['the same message again, also after it ended', [earlier({ message: 'now' })], own, { kind: 'raised', number: 3 }],
    ['a report for as many again', [earlier()], own, { kind: 'notGrown' }],
    ['a report for as many as one that was withdrawn with its report', [earlier({ lapsed: true })], own, { kind: 'new' }],
    ['the very report of such a one, filed again by 撤回', [earlier({ lapsed: true, message: 'now' })], own, { kind: 'new' }],
    ['a report for more', [earlier()], { ...own, grown: 61 }, { kind: 'new' }],
    ['a report of another week', [earlier()], { ...own, week: '2021-W21' }, { kind: 'new' }],
    ['a person for as many again', [earlier()], { ...own, cause: 'person' }, { kind: 'new' }],
  ] as const)('%s', (_name, before, wish, expected) => {
    expect(ruleRaise(before, wish, 'now')).toEqual(expected);
  });
});

test('what has grown stands beside what was raised for it, of the enterprise and of the district apart', () => {
  const filed = (enterprise: string | null, grown: number, missing = 5): FiledGrowth => ({
    week: '2021-W20',
    enterprise,
    district: 'A',
    grown,
    figures: { general: missing, skilled: 0, senior: 0 },
    headcount: 100,
    filedBy: 'anna',
    message: 'm',
  });
  const demand = (enterprise: string | null, over = {}) =>
    ({ enterprise, district: 'A', week: '2021-W20', grown: 40, state: 'withdrawn', lapsed: false, ...over }) as const;
  const demands = [
    demand('e1'),
    demand('e1', { grown: 50, state: 'confirmed' }),
    demand('e1', { grown: 500, lapsed: true }),
    // Raised in the week before and still open; in another district since.
    demand('e2', { week: '2021-W19', state: 'accepted', district: 'B' }),
    demand(null, { district: 'B' }),
  ];
  const growths = growthsOf(
    [filed('e1', 70), filed('e2', 30), filed('e3', 9), filed('e4', 30, 0), filed(null, 200)],
    demands,
    10,
  );
  expect(growths.map((g) => [g.enterprise, g.raisedFor, g.isOpen])).toEqual([
    ['e1', 50, false],
    ['e2', null, true],
    [null, null, false],
  ]);
});

describe('how somebody stands to a demand', () => {
  const held = (...codes: readonly string[]) => new Set(codes);
  const party = { userid: 'x', districts: held('A'), enterprises: held('e1') } as const;
  const demand = { enterprise: 'e1', district: 'A', at: 'A' };
  const actor = (role: Parameters<typeof demandActor>[0]['role'], over = {}, about = demand) =>
    demandActor({ ...party, role, ...over }, about);

  test.each([
    ['specialist', { answers: false, answersElsewhere: false, oversees: false, speaks: true }],
    ['coordinator', { answers: true, answersElsewhere: true, oversees: false, speaks: true }],
    ['taskForce', { answers: true, answersElsewhere: true, oversees: true, speaks: false }],
    ['admin', { answers: false, answersElsewhere: false, oversees: false, speaks: false }],
    ['command', { answers: false, answersElsewhere: false, oversees: false, speaks: false }],
  ] as const)('%s of the district', (role, expected) => {
    expect(actor(role)).toEqual({ userid: 'x', ...expected });
  });

  test('where it was given to, and of a district as a whole', () => {
    expect(actor('coordinator', {}, { ...demand, at: 'B' })).toMatchObject({
      answers: false,
      answersElsewhere: true,
      speaks: true,
    });
    expect(actor('coordinator', { districts: held('B'), enterprises: held() }, { ...demand, at: 'B' })).toMatchObject({
      answers: true,
      speaks: false,
    });
    // With the task force itself: its region is no district.
    expect(actor('taskForce', {}, { ...demand, at: 'C' })).toMatchObject({ answers: true, oversees: true });
    const whole = { enterprise: null, district: 'A', at: 'A' };
    expect(demandActor({ ...party, role: 'coordinator' }, whole).speaks).toBe(true);
    expect(demandActor({ ...party, role: 'specialist' }, whole).speaks).toBe(false);
  });
});
