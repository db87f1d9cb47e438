import { describe, expect, it } from 'vitest';
import { type Absences, leaveOf, standInFor, stoodInOn } from '../../src/domain/absences.ts';
import { outstandingOf, owedBy } from '../../src/domain/coverage.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { roster } from './bureau.ts';
import { CALENDAR_2026 } from './calendar-2026.ts';
import { nudgesAt } from './nudges-at.ts';

const at = (text: string): Date => new Date(`2026-${text}+08:00`);
// An ordinary week: Friday is 13 March 2026.
const WEEK = '2026-W11';
const BUREAU = roster([
  '甲 north wang 2025-12-29',
  '乙 north li 2025-12-29',
  '丙 north - 2025-12-29',
  '丁 south zhao 2025-12-29',
]);
const away = (absences: Partial<Absences>) => ({ ...BUREAU, absences: { standIns: [], leaves: [], ...absences } });
const FOR_WANG: Absences = { standIns: [{ specialist: 'wang', from: '2026-03-11', until: '2026-03-13' }], leaves: [] };

describe('standing in', () => {
  it('holds from its first day and before its last', () => {
    const on = (day: string) => [...stoodInOn(FOR_WANG, day)];
    expect([on('2026-03-10'), on('2026-03-11'), on('2026-03-12'), on('2026-03-13')]).toEqual([[], ['wang'], ['wang'], []]);
    expect(standInFor(FOR_WANG, 'wang', '2026-03-12')?.until).toBe('2026-03-13');
    expect(standInFor(FOR_WANG, 'li', '2026-03-12')).toBeNull();
  });

  const owed = (bureau: typeof BUREAU, day: string) =>
    owedBy(bureau, outstandingOf(bureau, WEEK, new Set()), day).map(
      (o) => `${o.person.userid} ${o.enterprises.map((e) => e.id).join('')}`,
    );

  it('makes the coordinators answer for the specialist', () => {
    expect(owed(away(FOR_WANG), '2026-03-10')).toEqual(['wang 甲', 'li 乙', 'zhao 丁', 'head-n 丙']);
    expect(owed(away(FOR_WANG), '2026-03-11')).toEqual(['li 乙', 'zhao 丁', 'head-n 甲丙']);
  });

  it('is nobody’s where a district has no coordinator', () => {
    const people = BUREAU.people.filter((p) => p.userid !== 'head-n');
    expect(owed({ ...away(FOR_WANG), people }, '2026-03-11')).toEqual(['wang 甲', 'li 乙', 'zhao 丁']);
  });
});

describe('leave', () => {
  const leaves = [{ person: 'li', from: at('03-12T10:00:00'), until: at('03-13T00:00:00') }];

  it('holds from its instant until its end', () => {
    const isAway = (text: string) => leaveOf({ standIns: [], leaves }, 'li', at(text)) !== null;
    expect(isAway('03-12T09:59:59')).toBe(false);
    expect(isAway('03-12T10:00:00')).toBe(true);
    expect(isAway('03-13T00:00:00')).toBe(false);
  });

  const told = (text: string) =>
    nudgesAt(at(text), {
      roster: away({ leaves }),
      calendar: CALENDAR_2026,
      reported: new Map(),
      returned: new Map(),
      settings: DEFAULT_SETTINGS,
    }).map((n) => n.person.userid);

  it('keeps every nudge from the person, and from nobody else', () => {
    expect(told('03-12T15:03:00')).toEqual(['head-n', 'wang', 'zhao']);
    expect(told('03-13T09:03:00')).toEqual(['head-n', 'li', 'wang', 'zhao']);
  });
});
