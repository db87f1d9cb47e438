import { describe, expect, test } from 'vitest';
import { contextOf } from '../../../src/desk/reading-context.ts';
import type { Calendar } from '../../../src/domain/calendar.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { addDays, instantAt, isoWithOffset } from '../../../src/domain/time.ts';
import { planCalendarNotices } from '../../../src/features/nudges/calendar-notices.ts';
import { planThanks } from '../../../src/features/nudges/thanks.ts';
import { readMessage } from '../../../src/reading/message.ts';
import { roster } from '../../domain/bureau.ts';
import { CALENDAR_2026, movedTo } from '../../domain/calendar-2026.ts';
import { memoryBureaus } from '../../memory/bureaus.ts';
import { filedOnly } from '../../memory/filed-only.ts';
import { memoryLedger } from '../../memory/ledger.ts';
import { memoryNudged } from '../../memory/nudged.ts';
import { wordsOf } from '../../memory/words.ts';

const ROSTER = roster(['a north wang 2025-12-29', 'b north - 2025-12-29', 'd south zhao 2025-12-29']);
const at = (text: string) => new Date(`${text}+08:00`);

function world(calendar: Calendar = CALENDAR_2026) {
  const reported = new Set<string>();
  const ledger = memoryLedger({ reported: () => reported });
  const bureaus = memoryBureaus(ROSTER, calendar);
  const works = {
    bureaus,
    reports: filedOnly(reported, ROSTER),
    nudged: memoryNudged(ledger),
    ledger,
    corp: 'c',
    settings: DEFAULT_SETTINGS,
  };
  return { reported, ledger, works };
}

/** Asked every hour of every day from one to another. */
async function everyHour(works: ReturnType<typeof world>['works'], from: string, to: string): Promise<void> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (let hour = 0; hour < 24; hour++) await planCalendarNotices(works, instantAt(day, `${String(hour).padStart(2, '0')}:20`));
  }
}

describe('the calendar', () => {
  test('is asked for at 60, 30 and 7 days before a year it lacks and once in it: four messages, on workdays', async () => {
    const { works, ledger } = world();
    await everyHour(works, '2026-10-01', '2027-03-31');
    expect(ledger.rows.map((r) => `${r.person} ${isoWithOffset(r.dueAt).slice(0, 16)}`)).toEqual([
      'office 2026-11-02T09:20',
      'office 2026-12-02T09:20',
      'office 2026-12-25T09:20',
      'office 2027-01-04T09:20',
    ]);
    expect(wordsOf(ledger.rows[0]?.say ?? { kind: 'text', text: '' })).toMatch(/^2027年的放假和调休安排还没有导入/);
  });

  test('a week without a workday is asked about 14 days before, once, with the line that moves its deadline', async () => {
    const { works, ledger } = world();
    await everyHour(works, '2026-01-26', '2026-02-25');
    const words = ledger.rows.map((r) => wordsOf(r.say));
    expect(ledger.rows.map((r) => isoWithOffset(r.dueAt).slice(0, 10))).toEqual(['2026-02-02']);
    expect(words).toEqual([
      '第8周（2月16日—22日）全是假期，没有工作日：截止仍是2月20日12:00，节前不提醒，只在2月24日09:03提醒一次未报的。\n要改截止时间，直接回：截止 2026-W08 2月24日 17:00',
    ]);
    const office = ROSTER.people.find((p) => p.role === 'taskForce');
    if (!office) throw new Error('no task force');
    const line = words[0]?.split('直接回：')[1] ?? '';
    const now = at('2026-02-02T10:30:00');
    expect(
      readMessage(line, contextOf({ bureau: { roster: ROSTER, calendar: CALENDAR_2026 }, person: office, arrivedAt: now })),
    ).toMatchObject({
      kind: 'command',
      name: 'deadline',
      args: { period: '2026-W08' },
    });
  });

  test('nothing is asked of a week whose deadline is moved already', async () => {
    const { works, ledger } = world(movedTo(CALENDAR_2026, ['2026-W08', '2026-02-24T17:00:00+08:00']));
    await everyHour(works, '2026-01-26', '2026-02-25');
    expect(ledger.rows).toEqual([]);
  });
});

describe('thanks', () => {
  test('go to the coordinators of a complete district, once a week, and not at night', async () => {
    const { works, ledger, reported } = world();
    const plan = (time: string) => planThanks(works, at(`2026-03-12T${time}`));
    reported.add('a');
    expect(await plan('10:00:00')).toBe(0);
    reported.add('b');
    expect(await plan('22:00:00')).toBe(1);
    reported.delete('b');
    await plan('22:01:00');
    reported.add('b');
    expect(await plan('22:02:00')).toBe(0);
    expect(ledger.rows.map((r) => `${r.person} ${isoWithOffset(r.dueAt).slice(5, 16)} ${wordsOf(r.say)}`)).toEqual([
      'head-n 03-13T07:33 north区本周（3月9日—15日）2户已全部上报，其中按时2户。辛苦了！',
    ]);
    expect(await planThanks(works, at('2026-03-17T10:00:00'))).toBe(1);
  });
});
