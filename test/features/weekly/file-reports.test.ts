// What is handed to the database, or kept beside the threads while it is away?
import { expect, test } from 'vitest';
import type { Filing, Reports, StandingReport } from '../../../src/desk/ports.ts';
import { Problem } from '../../../src/desk/problem.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { loadWeek } from '../../../src/desk/week/person-week.ts';
import type { FiledReport } from '../../../src/domain/filing.ts';
import { NO_FIGURES } from '../../../src/domain/tiers.ts';
import { fileAll } from '../../../src/features/weekly/file-reports.ts';
import { PEOPLE, roster } from '../../domain/bureau.ts';

const WEEK = '2026-W11';
const arrivedAt = new Date('2026-03-12T02:00:00Z');
const FIGURES = { headcount: 10, shortage: NO_FIGURES, resolved: NO_FIGURES };
const bureau = {
  roster: roster(['a north wang 2025-12-29', 'b north wang 2025-12-29']),
  calendar: { days: new Map(), years: new Set<number>(), moved: new Map() },
};
const person = PEOPLE[0] as Speaker['person'];
const speaker: Speaker = {
  asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
  person,
  bureau,
  message: 'm1',
  arrivedAt,
  thread: 41,
};
const report = (enterprise: string, revision: number): StandingReport['report'] => ({
  enterprise,
  week: WEEK,
  district: 'north',
  revision,
  figures: FIGURES,
  doubts: [],
  filedAt: arrivedAt,
  filedBy: 'li',
  firstFiledAt: arrivedAt,
  punctuality: 'onTime',
});
const standing = (enterprise: string, revision: number): StandingReport => ({
  enterprise,
  report: revision === 0 ? null : report(enterprise, revision),
  revisions: revision,
  before: [],
  reopenedUntil: null,
  published: false,
});

function world(answer: readonly FiledReport[] | null) {
  const kept: Filing[] = [];
  const filed: Filing[] = [];
  const state = { away: false };
  const reports = {
    async standings() {
      if (state.away) throw new Problem('database.away');
      return [standing('a', 3), standing('b', 0)];
    },
    async file(filing: Filing) {
      filed.push(filing);
      if (answer === null) throw new Problem('database.away');
      return answer;
    },
  } as unknown as Reports;
  const holding = {
    put: async (filing: Filing) => void kept.push(filing),
    list: async () => kept,
    remove: async () => undefined,
    setAside: async () => undefined,
  };
  const file = async (remembered: Parameters<typeof loadWeek>[3]) => {
    const week = await loadWeek(reports, speaker, WEEK, remembered);
    const items = ['a', 'b'].map((item) => ({ item, answers: FIGURES, doubts: [] }));
    return {
      week,
      outcome: await fileAll({ reports, holding }, speaker, week, items as unknown as Parameters<typeof fileAll>[3]),
    };
  };
  return { kept, filed, state, file };
}

test('a filing carries the revision of the thread it was answered under', async () => {
  const { filed, kept, file } = world([{ kind: 'filed', enterprise: 'a', revision: 4, punctuality: 'onTime' }]);
  await file(null);
  expect(filed.map((f) => [f.thread, f.kept])).toEqual([[41, undefined]]);
  expect(kept).toEqual([]);
});

test('one that is kept carries which revisions its author knew of, also from memory; what was never read is left out', async () => {
  const { kept, state, file } = world(null);
  const { week } = await file(null);
  expect(kept.map((f) => [f.thread, f.kept])).toEqual([[41, { seen: { a: 3, b: 0 } }]]);
  state.away = true;
  await file(week.remember);
  expect(kept[1]?.kept).toEqual({ seen: { a: 3, b: 0 } });
  await file(null);
  expect(kept[2]?.kept).toEqual({ seen: {} });
});

test('a filing that turns out to be history is said to be, with how to have it hold', async () => {
  const at = new Date('2026-03-12T01:30:00Z');
  const { file } = world([{ kind: 'overtaken', enterprise: 'a', revision: 4, by: 'li', at }]);
  const { outcome } = await file(null);
  expect(outcome.event.lines).toEqual(['“a”这次的数已存档，没有采用：3月12日 09:30:00已另有上报。要以这次为准，回“更正 a”。']);
});
