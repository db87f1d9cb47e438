import { describe, expect, it } from 'vitest';
import { type Nudge, type NudgeState, nudgesBetween } from '../../src/domain/nudges.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { isoWithOffset } from '../../src/domain/time.ts';
import { PEOPLE, roster } from './bureau.ts';
import { CALENDAR_2026, movedTo } from './calendar-2026.ts';
import { nudgesAt } from './nudges-at.ts';
import { MOVES_2026, REPORTING_2026, REPORTING_MOVED, RETURNING_2026, RETURNING_MOVED, WEEKLY_2026 } from './year-2026.ts';

const BUREAU = roster([
  '甲 north wang 2020-01-01',
  '乙 north li 2020-01-01',
  '丙 north wang 2020-01-01',
  '丁 south zhao 2020-01-01',
  '戊 south gone 2020-01-01', // the coordinators' to report
]);

const NOTHING_FILED: NudgeState = {
  roster: BUREAU,
  calendar: CALENDAR_2026,
  reported: new Map(),
  returned: new Map(),
  settings: DEFAULT_SETTINGS,
};
const filed = (week: string, ...ids: readonly string[]): NudgeState => ({
  ...NOTHING_FILED,
  reported: new Map([[week, new Set(ids)]]),
});

const at = (local: string) => new Date(`${local}+08:00`);
const between = (from: string, to: string, state: NudgeState = NOTHING_FILED) => nudgesBetween(at(from), at(to), state);
const clock = (n: Nudge): string => isoWithOffset(n.at).slice(0, 16).replace('T', ' ');
const said = (n: Nudge): string => `${n.person.account} ${n.stage}: ${n.owed.join(' ').replaceAll(/示例|有限公司/g, '')}`;

describe('the whole of 2026, with nothing ever filed', () => {
  const year = between('2026-01-01T00:00', '2026-12-31T23:59');
  const told = (userid: string) =>
    year
      .filter((n) => n.person.userid === userid)
      .map((n) => `${clock(n)} ${n.period} ${n.stage}`)
      .sort();
  const in2026 = (lines: readonly string[]) => lines.filter((l) => l.startsWith('2026-'));
  const ending = (...stages: readonly string[]) => in2026(WEEKLY_2026).filter((l) => stages.some((s) => l.endsWith(` ${s}`)));
  const [reporting, months] = [REPORTING_2026, RETURNING_2026];
  const missing = ending('lastCall', 'overdue', 'overdueAgain');

  it.each([
    ['wang', reporting],
    ['zhao', reporting],
    ['head-n', [...missing, ...months].sort()],
    ['head-s', [...reporting, ...months].sort()],
    ['second-s', [...reporting, ...months].sort()],
    ['office', ending('summary')],
    ['gone', []],
    ['root', []],
  ])('%s is told exactly what the table says', (userid, lines) => expect(told(userid)).toEqual(lines));

  it('is told to each person once for each stage and period', () => {
    const keys = year.map((n) => `${n.person.userid} ${n.stage} ${n.period}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('comes by instant, then account', () => {
    const order = year.map((n) => `${clock(n)} ${n.person.account}`);
    expect(order).toEqual([...order].sort());
  });

  it('is the same minute by minute', () => {
    const instants = [...new Set(year.map((n) => n.at.getTime()))].slice(0, 60);
    const minutes = instants.flatMap((t) => nudgesAt(new Date(t + 59_999), NOTHING_FILED));
    expect(minutes).toEqual(year.filter((n) => n.at.getTime() <= (instants.at(-1) ?? 0)));
    expect(nudgesAt(at('2026-05-22T11:04:00'), NOTHING_FILED)).toEqual([]);
  });
});

describe('the whole of 2026 with deadlines moved, nothing ever filed', () => {
  const moved = { ...NOTHING_FILED, calendar: movedTo(CALENDAR_2026, ...MOVES_2026) };
  const year = between('2026-01-01T00:00', '2026-12-31T23:59', moved);
  const told = (userid: string, kind: Nudge['kind']) =>
    year
      .filter((n) => n.person.userid === userid && n.kind === kind)
      .map((n) => `${clock(n)} ${n.period} ${n.stage}`)
      .sort();

  it('a reporter is told exactly what the table says', () => expect(told('wang', 'weekly')).toEqual(REPORTING_MOVED));
  it('and a coordinator of the months', () => expect(told('head-n', 'monthly')).toEqual(RETURNING_MOVED));
  it('the task force gets its summary a minute after each', () => {
    const summaries = told('office', 'weekly').filter((l) => /W(08|25|40) /.test(l));
    expect(summaries).toEqual([
      '2026-02-24 17:01 2026-W08 summary',
      '2026-06-24 17:01 2026-W25 summary',
      '2026-09-30 16:01 2026-W40 summary',
    ]);
  });
});

describe('who is told what', () => {
  it.each([
    [
      '05-18T09:03',
      'opening',
      ['head-s opening: 戊', 'li opening: 乙', 'second-s opening: 戊', 'wang opening: 甲 丙', 'zhao opening: 丁'],
    ],
    [
      '05-22T11:03',
      'lastCall',
      [
        'head-n lastCall: 甲 乙 丙',
        'head-s lastCall: 丁 戊',
        'li lastCall: 乙',
        'second-s lastCall: 丁 戊',
        'wang lastCall: 甲 丙',
        'zhao lastCall: 丁',
      ],
    ],
    ['05-22T12:01', 'summary', ['office summary: north区 south区']],
  ])('%s (%s), nothing filed', (when, _, lines) =>
    expect(nudgesAt(at(`2026-${when}:00`), NOTHING_FILED).map(said)).toEqual(lines),
  );

  it('leaves out what is filed, and whoever owes nothing', () => {
    const state = filed('2026-W21', '甲', '乙', '戊');
    expect(nudgesAt(at('2026-05-18T09:03:00'), state).map(said)).toEqual(['wang opening: 丙', 'zhao opening: 丁']);
    expect(nudgesAt(at('2026-05-22T12:10:00'), state).map(said)).toEqual([
      'head-n overdue: 丙',
      'head-s overdue: 丁',
      'second-s overdue: 丁',
      'wang overdue: 丙',
      'zhao overdue: 丁',
    ]);
  });

  it('tells the task force the districts below 100 %, and of a complete city too', () => {
    const summary = (...ids: readonly string[]) => nudgesAt(at('2026-05-22T12:01:00'), filed('2026-W21', ...ids));
    expect(summary('甲', '乙', '丙').map(said)).toEqual(['office summary: south区']);
    expect(summary(...'甲乙丙丁戊').map((n) => n.owed)).toEqual([[]]);
  });

  it('carries the ids that decide whether it is still true', () => {
    const [nudge] = nudgesAt(at('2026-05-22T11:03:00'), filed('2026-W21', '乙')).filter((n) => n.person.userid === 'head-n');
    expect(nudge?.enterprises).toEqual(['甲', '丙']);
    expect(nudge?.owed).toEqual(['示例甲有限公司', '示例丙有限公司']);
  });

  it('says nothing of a week that asks nothing of anybody', () => {
    const later = { ...NOTHING_FILED, roster: roster(['甲 north wang 2026-05-25']) };
    expect(between('2026-05-18T00:00', '2026-05-24T23:59', later)).toEqual([]);
    expect(between('2026-05-29T12:01', '2026-05-29T12:01', later).map(said)).toEqual(['office summary: north区']);
  });

  it('follows an enterprise to whom it is handed over in the week', () => {
    const handed = { ...NOTHING_FILED, roster: roster(['甲 north wang 2020-01-01 2026-05-20', '甲 north li 2026-05-20']) };
    expect(between('2026-05-18T09:03', '2026-05-18T09:03', handed).map(said)).toEqual(['wang opening: 甲']);
    expect(between('2026-05-21T15:03', '2026-05-21T15:03', handed).map(said)).toEqual(['li preview: 甲']);
  });

  it('tells both coordinators, of the district an enterprise stood in on Monday and of the one it moved to without a specialist', () => {
    const moved = { ...NOTHING_FILED, roster: roster(['甲 north wang 2020-01-01 2026-05-20', '甲 south - 2026-05-20']) };
    expect(between('2026-05-22T11:03', '2026-05-22T11:03', moved).map(said)).toEqual([
      'head-n lastCall: 甲',
      'head-s lastCall: 甲',
      'second-s lastCall: 甲',
    ]);
  });
});

describe('stages that meet', () => {
  it('after a holiday: whoever owes last week is told of that, the others of the new one', () => {
    const state = filed('2026-W25', '甲', '丙');
    expect(nudgesAt(at('2026-06-22T09:03:00'), state).map((n) => `${n.period} ${said(n)}`)).toEqual([
      '2026-W25 head-n overdue: 乙',
      '2026-W25 head-s overdue: 丁 戊',
      '2026-W25 li overdue: 乙',
      '2026-W25 second-s overdue: 丁 戊',
      '2026-W26 wang opening: 甲 丙',
      '2026-W25 zhao overdue: 丁',
    ]);
  });

  it('of one week: only the last call, where the moved deadline brings it to the last day’s instant', () => {
    const state = { ...NOTHING_FILED, calendar: movedTo(CALENDAR_2026, ['2026-W22', '2026-05-28T10:00:00+08:00']) };
    const weekly = nudgesAt(at('2026-05-28T09:03:00'), state).filter((n) => n.kind === 'weekly');
    expect(weekly.map((n) => n.stage)).toEqual(Array(6).fill('lastCall'));
  });

  it('a week and a month are two things', () => {
    const both = nudgesAt(at('2026-10-30T11:03:00'), NOTHING_FILED).filter((n) => n.person.userid === 'head-s');
    expect(both.map((n) => `${n.kind} ${n.period} ${n.stage}`)).toEqual(['weekly 2026-W44 lastCall', 'monthly 2026-10 lastCall']);
  });
});

describe('the month’s return', () => {
  const first = (state: NudgeState) => nudgesAt(at('2026-05-28T09:03:00'), state).filter((n) => n.kind === 'monthly');

  it('names its seven programmes to every coordinator of a district without one', () => {
    expect(first(NOTHING_FILED).map((n) => n.person.account)).toEqual(['head-n', 'head-s', 'second-s']);
    expect(first(NOTHING_FILED)[0]?.owed).toEqual([
      '“百千万”招聘计划',
      '百家机构助千企计划',
      '技工院校顶岗实习计划',
      '跨省劳务协作计划',
      '职业技能提升接力计划',
      '共享用工促进计划',
      '设立用工服务专员情况',
    ]);
    const south = { ...NOTHING_FILED, returned: new Map([['2026-05', new Set(['south'])]]) };
    expect(first(south).map((n) => n.person.account)).toEqual(['head-n']);
  });

  it('is not asked of coordinators who are not active', () => {
    const people = PEOPLE.map((p) => (p.role === 'coordinator' ? { ...p, active: false } : p));
    expect(first({ ...NOTHING_FILED, roster: { ...BUREAU, people } })).toEqual([]);
  });
});
