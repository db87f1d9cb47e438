import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outstandingOf, owedBy } from '../../src/domain/coverage.ts';
import * as rosters from '../../src/domain/roster.ts';
import { addDays, mondayOf } from '../../src/domain/time.ts';
import { PEOPLE, roster, who } from './bureau.ts';

const ids = (served: readonly rosters.Served[]): string => served.map((s) => s.enterprise.id).join('');

// 2026-W21 is 18 to 24 May.
const BUREAU = roster([
  '甲 north wang 2020-01-01',
  '乙 north wang 2020-01-01 2026-05-20',
  '乙 north li 2026-05-20', // handed over on Wednesday
  '丙 north - 2020-01-01',
  '丁 south gone 2020-01-01', // the specialist has left
  '戊 south zhao 2020-01-01 2026-05-21', // left the roster on Thursday
  '己 south zhao 2020-01-01 2026-05-18',
  '己 north wang 2026-05-18', // moved on Monday
  '庚 north wang 2026-05-25', // comes next week
]);

describe('whose an enterprise is on a day', () => {
  it.each([
    ['wang', '2026-05-17', '甲乙'],
    ['wang', '2026-05-18', '甲乙己'],
    ['wang', '2026-05-20', '甲己'],
    ['wang', '2026-05-25', '甲己庚'],
    ['li', '2026-05-19', ''],
    ['li', '2026-05-20', '乙'],
    ['zhao', '2026-05-17', '戊己'],
    ['zhao', '2026-05-21', ''],
    ['gone', '2026-05-18', ''],
    ['head-n', '2026-05-17', '甲乙丙'],
    ['head-n', '2026-05-18', '甲乙丙己'],
    ['head-s', '2026-05-17', '丁戊己'],
    ['office', '2026-05-18', ''],
    ['root', '2026-05-18', ''],
  ])('%s on %s has “%s”', (userid, day, own) => expect(ids(rosters.ownOn(BUREAU, who(BUREAU, userid), day))).toBe(own));

  it('gives a coordinator to report what has no active specialist, or whose specialist is stood in for', () => {
    const away = (specialist: string) => ({ standIns: [{ specialist, from: '2026-05-18', until: '2026-05-20' }], leaves: [] });
    const duties = (userid: string, stoodIn: readonly string[] = [], day = '2026-05-18') => {
      const [specialist] = stoodIn;
      const bureau = specialist === undefined ? BUREAU : { ...BUREAU, absences: away(specialist) };
      return ids(rosters.dutiesOn(bureau, who(BUREAU, userid), day));
    };
    expect(duties('head-n')).toBe('丙');
    expect(duties('head-n', ['wang'])).toBe('甲乙丙己');
    expect(duties('head-s')).toBe('丁');
    expect(duties('wang', ['wang'])).toBe('甲乙己');
    expect(duties('head-n', ['wang'], '2026-05-17')).toBe('丙');
    expect(duties('head-n', ['wang'], '2026-05-19')).toBe('甲乙丙己');
    expect(duties('head-n', ['wang'], '2026-05-20')).toBe('丙');
  });

  it('gives nothing to who is not active, whatever their role', () => {
    const people = PEOPLE.map((p) => ({ ...p, active: false }));
    const closed = { ...BUREAU, people };
    for (const p of people) expect(rosters.ownOn(closed, p, '2026-05-18')).toEqual([]);
  });
});

describe('what a week owes', () => {
  it.each([
    ['2026-W20', '甲乙丙丁戊己'],
    ['2026-W21', '甲乙丙丁戊己'],
    ['2026-W22', '甲乙丙丁己庚'],
  ])('%s: %s, as the roster stood on its Monday', (week, due) => expect(ids(rosters.dueOf(BUREAU, week))).toBe(due));

  const owed = (day: string, ...filed: string[]) =>
    owedBy(BUREAU, outstandingOf(BUREAU, '2026-W21', new Set(filed)), day).map(
      (o) => `${o.person.userid} ${o.enterprises.map((e) => e.id).join('')}`,
    );

  it.each([
    ['on Monday', '2026-05-18', [], ['wang 甲乙己', 'zhao 戊', 'head-n 丙', 'head-s 丁', 'second-s 丁']],
    ['after the handing over', '2026-05-20', [], ['wang 甲己', 'li 乙', 'zhao 戊', 'head-n 丙', 'head-s 丁', 'second-s 丁']],
    ['after 戊 has left', '2026-05-22', [], ['wang 甲己', 'li 乙', 'head-n 丙', 'head-s 丁戊', 'second-s 丁戊']],
    ['with some filed', '2026-05-22', ['甲', '己', '丁'], ['li 乙', 'head-n 丙', 'head-s 戊', 'second-s 戊']],
    ['with all filed', '2026-05-22', [...'甲乙丙丁戊己'], []],
  ])('%s', (_, day, filed, lines) => expect(owed(day, ...filed)).toEqual(lines));
});

describe('numbers', () => {
  const numbers = (userid: string, known?: ReadonlyMap<string, number>) =>
    [...rosters.numbering(BUREAU, who(BUREAU, userid), '2026-W21', known)].map(([id, n]) => `${n}${id}`).join(' ');

  it('start with Monday’s enterprises in roster order; later ones follow, those who leave keep theirs', () => {
    expect(numbers('wang')).toBe('1甲 2乙 3己 4庚');
    expect(numbers('li')).toBe('1乙');
    expect(numbers('head-n')).toBe('1甲 2乙 3丙 4己 5庚');
  });

  it('hold what was seen before an import turned the order round', () => {
    const seen = rosters.numbering(BUREAU, who(BUREAU, 'wang'), '2026-W21');
    const turned = { ...BUREAU, enterprises: [...BUREAU.enterprises].reverse() };
    const after = rosters.numbering(turned, who(turned, 'wang'), '2026-W21', seen);
    expect([...after]).toEqual([...seen]);
  });

  it('never shift, whatever is handed over later', () => {
    const day = fc.integer({ min: 0, max: 20 }).map((n) => addDays(mondayOf('2026-W20'), n));
    const handOver = fc.tuple(fc.constantFrom(...'甲乙丙丁戊'), fc.constantFrom('wang', 'li', '-'), day);
    fc.assert(
      fc.property(fc.array(handOver, { maxLength: 8 }), handOver, (before, next) => {
        const history = [...before].sort((a, b) => (a[2] < b[2] ? -1 : 1)).filter((h) => h[2] < next[2]);
        const lines = (steps: readonly (readonly [string, string, string])[]) =>
          [...'甲乙丙丁戊'].flatMap((id) => {
            const own = [[id, 'wang', '2020-01-01'] as const, ...steps.filter((s) => s[0] === id)];
            return own.map(([, to, from], n) => `${id} north ${to} ${from} ${own[n + 1]?.[2] ?? ''}`.trimEnd());
          });
        const [then, now] = [roster(lines(history)), roster(lines([...history, next]))];
        for (const userid of ['wang', 'li', 'head-n']) {
          const old = rosters.numbering(then, who(then, userid), '2026-W21');
          const fresh = rosters.numbering(now, who(now, userid), '2026-W21');
          if (next[2] <= mondayOf('2026-W21')) continue; // an import that rewrites Monday is what `known` is for
          for (const [id, n] of old) expect(fresh.get(id)).toBe(n);
          expect(new Set(fresh.values()).size).toBe(fresh.size);
        }
      }),
    );
  });
});

describe('remembered days', () => {
  it('answer as a plain search does, for any day and long after', () => {
    const fresh = (day: string) => ids(rosters.servedOn({ ...BUREAU }, day));
    for (let n = 0; n < 60; n++) {
      const day = addDays('2026-05-01', n % 40);
      expect(ids(rosters.servedOn(BUREAU, day))).toBe(fresh(day));
    }
  });
});
