import { describe, expect, it } from 'vitest';
import { ROLES } from '../../src/domain/people.ts';
import { districtsFor, enterprisesFor, may, type Permission, RIGHTS, reachOf } from '../../src/domain/rights.ts';
import { ownOn, type Served } from '../../src/domain/roster.ts';
import { PEOPLE, person, roster, who } from './bureau.ts';

const DAY = '2026-05-20';
const BUREAU = roster([
  '甲 north wang 2020-01-01',
  '乙 north li 2020-01-01',
  '丙 north - 2020-01-01',
  '丁 south zhao 2020-01-01',
  '戊 south gone 2020-01-01',
]);
const ACTS = Object.keys(RIGHTS) as Permission[];
const ids = (served: readonly Served[]): string => served.map((s) => s.enterprise.id).join('');

// A letter for each role in the order specialist, coordinator, task force, administrator: own, region or nothing.
const TABLE = `
report            o r - -
seeFigures        o r r -
seeMissing        o r r -
remind            - r r -
returnReport      - r r -
signOff           - r r -
reopen            - r r -
approveCorrection - r r -
handOver          - r r -
standIn           - r r -
fileMonthly       - r - -
seeMonthly        - r r -
raiseUrgent       o r - -
answerUrgent      - r r -
confirmUrgent     o r - -
seeUrgent         o r r -
sendPractice      o r - -
spreadPractice    - - r -
moveDeadline      - - r -
publish           - - r -
broadcast         - - r -`;

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split(/ +/));
const REACH = { o: 'own', r: 'region', '-': 'none' } as const;

describe('the table of rights', () => {
  it('has a line for every act and no other', () => expect(rows.map(([act]) => act)).toEqual(ACTS));

  it.each(rows)('%s: %s %s %s %s', (act, ...letters) => {
    const reach = ROLES.map((role) => reachOf(person('x', role, 'city'), act as Permission));
    expect(reach).toEqual(letters.map((l) => REACH[l as keyof typeof REACH]));
  });
});

describe('for whom', () => {
  it.each([
    ['wang', 'seeFigures', '甲', ''],
    ['gone', 'seeFigures', '', ''],
    ['head-n', 'report', '甲乙丙', 'north'],
    ['head-s', 'handOver', '丁戊', 'south'],
    ['office', 'seeFigures', '甲乙丙丁戊', 'north south'],
    ['office', 'report', '', ''],
    ['wang', 'remind', '', ''],
    ['root', 'report', '', ''],
    ['root', 'seeFigures', '', ''],
  ] as const)('%s may %s for “%s” and the districts “%s”', (userid, act, enterprises, districts) => {
    const somebody = who(BUREAU, userid);
    expect(ids(enterprisesFor(BUREAU, somebody, act, DAY))).toBe(enterprises);
    expect([...districtsFor(BUREAU, somebody, act)].join(' ')).toBe(districts);
    expect(may(somebody, act)).toBe(enterprises !== '');
  });

  it('reporting reaches exactly a person’s own enterprises', () => {
    for (const p of PEOPLE) expect(enterprisesFor(BUREAU, p, 'report', DAY)).toEqual(ownOn(BUREAU, p, DAY));
  });

  it('nobody crosses a district line, whatever the act', () => {
    for (const p of PEOPLE.filter((one) => one.region !== 'city')) {
      for (const act of ACTS) {
        expect(enterprisesFor(BUREAU, p, act, DAY).every((s) => s.district === p.region)).toBe(true);
        expect([...districtsFor(BUREAU, p, act)].every((code) => code === p.region)).toBe(true);
      }
    }
  });

  it('who is not active may do nothing', () => {
    for (const role of ROLES) {
      const left = person('x', role, 'city', false);
      for (const act of ACTS) {
        expect(may(left, act)).toBe(false);
        expect(enterprisesFor(BUREAU, left, act, DAY)).toEqual([]);
      }
    }
  });
});
