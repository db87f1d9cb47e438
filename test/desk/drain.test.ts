import { expect, test } from 'vitest';
import { drainer, openDrain } from '../../src/desk/drain.ts';
import { SILENT } from '../../src/desk/log.ts';
import type { DamagedFiling, Filing } from '../../src/desk/ports.ts';
import { Problem } from '../../src/desk/problem.ts';
import type { FiledReport } from '../../src/domain/filing.ts';
import { NO_FIGURES } from '../../src/domain/tiers.ts';
import { roster } from '../domain/bureau.ts';
import { memoryBureaus } from '../memory/bureaus.ts';
import { memoryLedger } from '../memory/ledger.ts';
import { virtualTime } from '../memory/time.ts';
import { wordsOf } from '../memory/words.ts';

const START = new Date('2026-03-13T03:59:00Z');

function filing(message: string, seconds: number, ...enterprises: readonly string[]): Filing {
  return {
    asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
    message,
    arrivedAt: new Date(START.getTime() + seconds * 1_000),
    thread: seconds,
    week: '2026-W11',
    dueAt: new Date('2026-03-13T04:00:00Z'),
    closesAt: new Date('2026-03-15T16:00:00Z'),
    entries: enterprises.map((enterprise) => ({
      enterprise,
      figures: { headcount: 1, shortage: NO_FIGURES, resolved: NO_FIGURES },
      doubts: [],
    })),
  };
}

function world(...held: readonly Filing[]) {
  const waiting = [...held];
  const filed: Filing[] = [];
  const damaged: DamagedFiling[] = [];
  const events: unknown[] = [];
  const ledger = memoryLedger();
  const state = { away: false, dies: '', bug: '', met: {} as Readonly<Record<string, string>> };
  const drain = drainer({
    holding: {
      list: async (limit, onDamaged) => {
        for (const one of damaged) onDamaged?.(one);
        return waiting.slice(0, limit);
      },
      setAside: async (message) => {
        damaged.splice(
          damaged.findIndex((one) => one.message === message),
          1,
        );
      },
      remove: async (message) => {
        if (state.dies === message) throw new Problem('threads.away');
        waiting.splice(
          waiting.findIndex((f) => f.message === message),
          1,
        );
      },
    },
    reports: {
      file: async (f) => {
        if (state.away) throw new Problem('database.away');
        if (state.bug === f.message) throw new TypeError('bug');
        if (!filed.some((x) => x.message === f.message)) filed.push(f);
        return f.entries.map(({ enterprise }): FiledReport => {
          const by = state.met[enterprise];
          if (by !== undefined) return { kind: 'overtaken', enterprise, revision: 2, by, at: START };
          return enterprise === 'b'
            ? { kind: 'closed', enterprise }
            : { kind: 'filed', enterprise, revision: 1, punctuality: 'onTime' };
        });
      },
    },
    ledger,
    bureaus: memoryBureaus(roster(['a', 'b', 'c', 'd'].map((id) => `${id} north wang 2025-12-29`))),
    log: { event: (name, fields) => events.push([name, fields]) },
  });
  return { damaged, events, waiting, filed, ledger, state, drain };
}

test('held filings are filed oldest first with their own arrival, and are gone', async () => {
  const { waiting, filed, ledger, drain } = world(filing('1', 0, 'a'), filing('2', 30, 'a'));
  expect(await drain()).toBe(2);
  expect(filed.map((f) => [f.message, f.arrivedAt.getTime() - START.getTime()])).toEqual([
    ['1', 0],
    ['2', 30_000],
  ]);
  expect(waiting).toEqual([]);
  expect(ledger.rows).toEqual([]);
});

test('what was refused is told to the person, once, whatever is repeated', async () => {
  const { waiting, filed, ledger, state, drain } = world(filing('1', 0, 'a', 'b'));
  state.dies = '1';
  await expect(drain()).rejects.toThrow('threads.away');
  state.dies = '';
  expect(await drain()).toBe(1);
  expect(waiting).toEqual([]);
  expect(filed).toHaveLength(1);
  expect(ledger.rows.map((r) => [r.person, r.kind, wordsOf(r.say)])).toEqual([
    ['wang', 'reply', '您3月13日 11:59:00报的示例b有限公司没有记入：那一周已锁定。需要补报请联系区市联络员。'],
  ]);
});

test('who reported later is told that the later figures hold; who met another’s, whose they are and how to have theirs', async () => {
  const { ledger, state, drain } = world(filing('1', 60, 'a', 'b', 'c', 'd'));
  state.met = { a: 'wang', b: 'li', c: 'li', d: 'wang' };
  expect(await drain()).toBe(1);
  expect(ledger.rows.map((r) => [r.person, r.kind, wordsOf(r.say)])).toEqual([
    ['wang', 'reply', '您3月13日 12:00:00报的示例a有限公司、示例d有限公司已存档，没有采用：您之后又报过，以后报的为准。'],
    [
      'wang',
      'reply',
      '您3月13日 12:00:00报的示例b有限公司、示例c有限公司已存档，没有采用：li已于3月13日 11:59:00报过。要以您的数为准，请回“更正 示例b有限公司”。',
    ],
  ]);
});

test('while the database is away everything stays; when it answers it is filed within 5 s', async () => {
  const { waiting, filed, state, drain } = world(filing('1', 0, 'a'));
  const time = virtualTime(START);
  state.away = true;
  const open = openDrain(drain, time.timers, SILENT);
  await time.pass(60_000);
  expect(waiting).toHaveLength(1);
  state.away = false;
  await time.pass(5_000);
  expect(filed).toHaveLength(1);
  await open.stop();
});

test('a filing that breaks the program is set aside and stops no other', async () => {
  const { waiting, filed, state, drain } = world(filing('1', 0, 'a'), filing('2', 1, 'a'));
  state.bug = '1';
  for (let i = 0; i < 5; i++) await drain();
  expect(filed.map((f) => f.message)).toEqual(['2']);
  expect(waiting.map((f) => f.message)).toEqual(['1']);
});

test('a record that cannot be read is set aside and told, and stops no other', async () => {
  const { damaged, events, filed, ledger, drain } = world(filing('2', 1, 'a'));
  damaged.push(
    { message: '1', arrivedAt: START, by: { corp: 'c', userid: 'wang' } },
    { message: '0', arrivedAt: START, by: null },
  );
  expect(await drain()).toBe(3);
  expect(damaged).toEqual([]);
  expect(filed.map((f) => f.message)).toEqual(['2']);
  expect(ledger.rows.map((r) => [r.person, wordsOf(r.say)])).toEqual([
    ['wang', '您3月13日 11:59:00暂存的填报读不出来，没有记入。请重新报一次；已过截止的，请联系区市联络员。'],
  ]);
  expect(events).toContainEqual(['problem', { code: 'held.damaged', loud: true, message: '1', told: true }]);
});
