import { describe, expect, test } from 'vitest';
import { SILENT } from '../../../src/desk/log.ts';
import { openMinuteClock } from '../../../src/desk/minute-clock.ts';
import { tellTroubles } from '../../../src/desk/outbox/tell-troubles.ts';
import { Problem } from '../../../src/desk/problem.ts';
import type { Calendar } from '../../../src/domain/calendar.ts';
import { afterQuiet } from '../../../src/domain/sending-hours.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { stagesBetween } from '../../../src/domain/stages.ts';
import { isoWithOffset } from '../../../src/domain/time.ts';
import { planNudges } from '../../../src/features/nudges/plan.ts';
import { roster } from '../../domain/bureau.ts';
import { CALENDAR_2026, movedTo } from '../../domain/calendar-2026.ts';
import { REPORTING_2026, RETURNING_2026 } from '../../domain/year-2026.ts';
import { memoryBureaus } from '../../memory/bureaus.ts';
import { filedOnly } from '../../memory/filed-only.ts';
import { memoryLedger } from '../../memory/ledger.ts';
import { memoryMarks } from '../../memory/marks.ts';
import { memoryNudged } from '../../memory/nudged.ts';
import { virtualTime } from '../../memory/time.ts';
import { wordsOf } from '../../memory/words.ts';

const ROSTER = roster(['a north wang 2025-12-29', 'b north wang 2025-12-29', 'c north - 2025-12-29', 'd south zhao 2025-12-29']);
// An ordinary week: Friday is 13 March 2026.
const WEEK = '2026-W11';
const at = (text: string) => new Date(`2026-${text}+08:00`);

function world(calendar: Calendar = CALENDAR_2026) {
  const [reported, returned] = [new Set<string>(), new Set<string>()];
  const ledger = memoryLedger({ reported: () => reported, returned: () => returned });
  const bureaus = memoryBureaus(ROSTER, calendar);
  const planning = {
    bureaus,
    reports: filedOnly(reported, ROSTER),
    returns: { returned: async () => returned },
    nudged: memoryNudged(ledger),
    more: [],
    groups: [],
    beside: async () => [],
    ledger,
    marks: memoryMarks(),
    corp: 'c',
    settings: DEFAULT_SETTINGS,
  };
  return { reported, returned, ledger, bureaus, planning, plan: (now: Date) => planNudges(planning, now) };
}

const shown = (rows: readonly { readonly person: string; readonly stage: string | null; readonly period: string | null }[]) =>
  rows.map((r) => `${r.person} ${r.stage} ${r.period}`).sort();

describe('planning nudges', () => {
  test('a stage begins in its minute, for those who owe, once for all who ask', async () => {
    const { ledger, plan, reported } = world();
    reported.add('d');
    expect(await plan(at('03-12T15:02:59'))).toBe(0);
    expect(await plan(at('03-12T15:03:00'))).toBe(2);
    expect(shown(ledger.rows)).toEqual([`head-n preview ${WEEK}`, `wang preview ${WEEK}`]);
    expect(await plan(at('03-12T15:03:30'))).toBe(0);
    expect(await plan(at('03-12T15:04:00'))).toBe(0);
  });

  test('two workers at one instant plan each row once', async () => {
    const { ledger, plan } = world();
    const planned = await Promise.all([plan(at('03-12T15:03:01')), plan(at('03-12T15:03:02'))]);
    expect(planned.reduce((a, b) => a + b)).toBe(3);
    expect(ledger.rows).toHaveLength(3);
  });

  test('a new installation makes up for nothing, and a clock turned back repeats nothing', async () => {
    const { ledger, plan } = world();
    expect(await plan(at('03-13T11:58:00'))).toBe(0);
    expect(await plan(at('03-13T12:10:00'))).toBeGreaterThan(0);
    const before = ledger.rows.length;
    expect(await plan(at('03-13T12:00:30'))).toBe(0);
    await plan(at('03-13T12:10:30'));
    expect(ledger.rows).toHaveLength(before);
  });

  test('a row has a frozen text that names what is owed, is asked again when sent, and is over when the next stage begins', async () => {
    const { ledger, plan } = world();
    await plan(at('03-13T09:03:05'));
    const [row] = ledger.rows.filter((r) => r.person === 'wang');
    expect(row).toMatchObject({
      key: `nudge/wang/finalDay/${WEEK}`,
      kind: 'nudge',
      owed: { week: WEEK, enterprises: ['a', 'b'] },
      stage: 'finalDay',
      period: WEEK,
    });
    expect(row && wordsOf(row.say)).toContain('示例a有限公司');
    expect(row && wordsOf(row.say)).toContain('周五12:00');
    expect(isoWithOffset(row?.expiresAt ?? new Date(0))).toBe('2026-03-13T11:03:00+08:00');
  });

  test('after an outage only what is still true goes out, and never twice', async () => {
    const { ledger, plan } = world();
    await plan(at('03-12T17:00:00'));
    await plan(at('03-13T11:59:00'));
    expect(new Set(ledger.rows.map((r) => r.stage))).toEqual(new Set(['lastCall']));
    expect(ledger.rows.every((r) => r.expiresAt?.getTime() === at('03-13T12:00:00').getTime())).toBe(true);
    await plan(at('03-15T20:00:00'));
    expect(shown(ledger.rows.filter((r) => r.stage !== 'lastCall'))).toEqual([
      `head-n overdueAgain ${WEEK}`,
      `head-s overdueAgain ${WEEK}`,
      `office summary ${WEEK}`,
      `second-s overdueAgain ${WEEK}`,
      `wang overdueAgain ${WEEK}`,
      `zhao overdueAgain ${WEEK}`,
    ]);
    const before = ledger.rows.length;
    await plan(at('03-16T00:00:00'));
    expect(ledger.rows).toHaveLength(before);
  });

  test('the task force reads at the deadline which districts are behind', async () => {
    const { ledger, plan, reported } = world();
    for (const e of ['a', 'd']) reported.add(e);
    await plan(at('03-13T12:01:00'));
    const summary = ledger.rows.find((r) => r.stage === 'summary');
    expect(summary && wordsOf(summary.say)).toContain('north区已报1/3');
    expect(summary && wordsOf(summary.say)).toContain('已报2/4户');
    expect(summary && wordsOf(summary.say)).not.toContain('south区');
  });

  test('at night nothing is due before half past seven; what is over by then is not planned', async () => {
    const { ledger, plan } = world();
    await plan(at('03-13T12:00:00'));
    await plan(at('03-13T22:00:00'));
    expect(ledger.rows.length).toBeGreaterThan(0);
    expect(new Set(ledger.rows.map((r) => isoWithOffset(r.dueAt)))).toEqual(new Set(['2026-03-14T07:33:00+08:00']));
    const late = world();
    await late.plan(at('03-13T12:00:00'));
    await late.plan(at('03-15T22:00:00'));
    expect(late.ledger.rows).toEqual([]);
    expect(afterQuiet(at('03-13T20:59:59'), DEFAULT_SETTINGS)).toEqual(at('03-13T20:59:59'));
    expect(afterQuiet(at('03-13T05:00:00'), DEFAULT_SETTINGS)).toEqual(at('03-13T07:33:00'));
  });

  test('a deadline that is moved takes what has not begun with it', async () => {
    const { bureaus, ledger, plan } = world();
    await plan(at('03-12T15:03:00'));
    const before = ledger.rows.length;
    bureaus.setCalendar(movedTo(CALENDAR_2026, [WEEK, '2026-03-17T17:00:00+08:00']));
    await plan(at('03-13T11:03:00'));
    expect(ledger.rows).toHaveLength(before);
    await plan(at('03-17T16:03:00'));
    expect(shown(ledger.rows.slice(before).filter((r) => r.period === WEEK && r.person === 'wang'))).toEqual([
      `wang lastCall ${WEEK}`,
    ]);
  });

  test('a year of stages: every nudge once, all weeks of it', async () => {
    const { ledger, plan } = world();
    const instants = stagesBetween(CALENDAR_2026, at('01-01T00:00:00'), at('12-31T23:59:59'), DEFAULT_SETTINGS).map((s) => s.at);
    for (const instant of instants) await plan(instant);
    const told = (person: string, isTold: (period: string) => boolean) =>
      ledger.rows
        .filter((r) => r.person === person && isTold(r.period ?? ''))
        .map((r) => `${isoWithOffset(r.dueAt).slice(0, 16).replace('T', ' ')} ${r.period} ${r.stage}`)
        .sort();
    expect(told('wang', () => true)).toEqual(REPORTING_2026);
    expect(told('head-n', (period) => !period.includes('W'))).toEqual(RETURNING_2026);
    expect(new Set(ledger.rows.map((r) => r.key)).size).toBe(ledger.rows.length);
    expect(ledger.rows.every((r) => r.dueAt < (r.expiresAt ?? r.dueAt))).toBe(true);
  });
});

test('the minute clock works once a minute, sees a turned clock, and one failure stops no other work', async () => {
  const time = virtualTime(at('03-13T11:02:30'));
  const runs: string[] = [];
  let offset = 0;
  const clock = { now: () => new Date(time.clock.now().getTime() + offset) };
  const minute = openMinuteClock(
    [
      { name: 'away', run: () => Promise.reject(new Problem('database.away')) },
      { name: 'plan', run: async (now) => runs.push(isoWithOffset(now).slice(11, 16)) },
    ],
    clock,
    time.timers,
    SILENT,
  );
  await time.pass(2 * 60_000);
  expect(runs).toEqual(['11:02', '11:03', '11:04']);
  offset = 3_600_000;
  await time.pass(2_000);
  expect(runs.at(-1)).toBe('12:04');
  await minute.stop();
  await time.pass(5 * 60_000);
  expect(runs).toHaveLength(4);
});

test('the task force is told once a day of each person a message did not reach, never of itself', async () => {
  const { bureaus, ledger } = world();
  const row = {
    corp: 'c',
    kind: 'nudge',
    say: { kind: 'text', text: 'x' },
    dueAt: at('03-13T09:03:00'),
    expiresAt: null,
    owed: null,
    stage: null,
    period: null,
  } as const;
  await ledger.plan([
    { ...row, key: '1', person: 'wang' },
    { ...row, key: '2', person: 'zhao' },
    { ...row, key: '3', person: 'office' },
    { ...row, key: '4', person: 'stranger' },
  ]);
  const now = at('03-13T09:04:00');
  for (const claimed of await ledger.claim(now, 10, 60_000)) {
    const unknown = claimed.person === 'zhao';
    await ledger.settle(
      claimed,
      unknown ? { kind: 'unknown' } : { kind: 'failed', problem: 'wecom.receiver', unsent: true },
      now,
    );
  }
  const telling = { bureaus, ledger, corp: 'c', settings: DEFAULT_SETTINGS };
  expect(await tellTroubles(telling, at('03-13T22:00:00'))).toBe(2);
  expect(await tellTroubles(telling, at('03-13T22:01:00'))).toBe(0);
  const lines = ledger.rows.slice(4);
  expect(lines.map((r) => `${r.person} ${isoWithOffset(r.dueAt)}`)).toEqual([
    'office 2026-03-14T07:33:00+08:00',
    'office 2026-03-14T07:33:00+08:00',
  ]);
  expect(lines.map((r) => wordsOf(r.say)).join('\n')).toMatch(
    /wang（north区）收不到消息[\s\S]*zhao（south区）的消息不知道是否送达/,
  );
});
