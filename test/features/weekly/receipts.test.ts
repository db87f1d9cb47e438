// What is said of what was filed, and to somebody who confirms once more what is filed already?
import { expect, it } from 'vitest';
import type { Filing, Reports, StandingReport } from '../../../src/desk/ports.ts';
import { Problem } from '../../../src/desk/problem.ts';
import type { Answered } from '../../../src/desk/receive.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { NEW_THREAD, type Thread } from '../../../src/desk/thread.ts';
import type { Event } from '../../../src/desk/week/form/turn.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { reportTurn } from '../../../src/features/weekly/turn.ts';
import { PEOPLE, roster } from '../../domain/bureau.ts';
import { readableDocuments } from '../../memory/documents.ts';

const WEEK = '2026-W11';
const bureau = {
  roster: roster(['a north wang 2025-12-29', 'b north wang 2025-12-29']),
  calendar: { days: new Map(), years: new Set<number>(), moved: new Map() },
};
const at = (clock: string): Speaker => ({
  asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
  person: PEOPLE[0] as Speaker['person'],
  bureau,
  message: `m${clock}`,
  arrivedAt: new Date(`2026-03-13T${clock}+08:00`),
  thread: 1,
});

/** A database that holds what is filed; `by` is whoever files. */
function world() {
  const filed = new Map<string, NonNullable<StandingReport['report']>>();
  const kept: Filing[] = [];
  const state = { away: false, by: 'wang' };
  const reports = {
    async standings(_: unknown, week: string, ids: readonly string[]) {
      return ids.map((enterprise) => ({
        enterprise,
        report: week === WEEK ? (filed.get(enterprise) ?? null) : null,
        revisions: 0,
        before: [],
        reopenedUntil: null,
        published: false,
      }));
    },
    async file({ entries, arrivedAt, dueAt }: Filing) {
      if (state.away) throw new Problem('database.away');
      return entries.map(({ enterprise, figures }) => {
        const was = filed.get(enterprise);
        const punctuality = was?.punctuality ?? (arrivedAt < dueAt ? ('onTime' as const) : ('late' as const));
        const times = { filedAt: arrivedAt, firstFiledAt: was?.firstFiledAt ?? arrivedAt, filedBy: state.by, punctuality };
        filed.set(enterprise, { enterprise, week: WEEK, district: 'north', revision: 1, figures, doubts: [], ...times });
        return { kind: 'filed' as const, enterprise, revision: 1, punctuality };
      });
    },
  } as unknown as Reports;
  const deps = {
    reports,
    holding: {
      put: async (f: Filing) => void kept.push(f),
      list: async () => kept,
      remove: async () => {},
      setAside: async () => {},
    },
    settings: DEFAULT_SETTINGS,
    documents: readableDocuments,
    files: { keep: async () => 'f' },
  };
  const say = async (clock: string, event: Event, thread: Thread): Promise<Answered> =>
    (await reportTurn(deps, at(clock), thread, event, WEEK)) ?? { thread, lines: [] };
  return { say, state, kept };
}

const says = (item: string, general: number): Event => ({
  kind: 'report',
  entries: [{ kind: 'item', item, typed: null, said: { headcount: 10, shortage: { general } } }],
});
const CONFIRM: Event = { kind: 'confirm' };

it('the same read-back confirmed once more, because nothing was answered, gets the receipt of then and files nothing', async () => {
  const { say } = world();
  const { thread } = await say('11:58:00', says('a', 3), NEW_THREAD);
  const first = await say('11:59:30', CONFIRM, thread);
  expect(first.lines[0]).toBe('已收到：a，3月13日 11:59:30，按时　已报1/2户');
  // The thread of that answer was never kept.
  const again = await say('12:20:00', CONFIRM, thread);
  expect(again.lines).toEqual(first.lines);
  expect(again.thread.report?.answers.drafts).toEqual({});
});

it('a correction likewise, with the punctuality of the first filing', async () => {
  const { say } = world();
  const filed = await say('11:00:00', CONFIRM, (await say('10:59:00', says('a', 3), NEW_THREAD)).thread);
  const { thread } = await say('12:30:00', says('a', 5), filed.thread);
  await say('12:31:00', CONFIRM, thread);
  const again = await say('12:45:00', CONFIRM, thread);
  expect(again.lines[0]).toBe('已收到更正：a，3月13日 12:31:00，首报按时　已报1/2户');
});

it('what another filed meanwhile, or what stood when it was read back, is only said to be unchanged', async () => {
  const { say, state } = world();
  const { thread } = await say('10:00:00', says('a', 3), NEW_THREAD);
  state.by = 'li';
  await say('10:01:00', CONFIRM, thread);
  expect((await say('10:02:00', CONFIRM, thread)).lines[0]).toContain('和已报的一样，没有改动：a');
  const shown = await say('10:03:00', says('a', 3), NEW_THREAD);
  expect((await say('10:04:00', CONFIRM, shown.thread)).lines[0]).toContain('和已报的一样，没有改动：a');
});

it.each([
  ['11:59:59', '按时'],
  ['12:00:00', '迟报'],
])('kept at %s says %s, and never that it is reported', async (clock, punctuality) => {
  const { say, state, kept } = world();
  const { thread } = await say('11:50:00', says('a', 3), NEW_THREAD);
  state.away = true;
  const { lines } = await say(clock, CONFIRM, (await say('11:55:00', says('b', 0), thread)).thread);
  expect(lines).toEqual([`已暂存2户，3月13日 ${clock}，${punctuality}。`, '恢复以后自动上报，时间就按这个时间算，不用再发。']);
  expect(kept).toHaveLength(1);
});

it('a correction that is kept names no punctuality: the first filing has it', async () => {
  const { say, state } = world();
  const filed = await say('11:00:00', CONFIRM, (await say('10:59:00', says('a', 3), NEW_THREAD)).thread);
  const { thread } = await say('12:30:00', says('a', 5), filed.thread);
  state.away = true;
  expect((await say('12:31:00', CONFIRM, thread)).lines.slice(0, 1)).toEqual(['已暂存1户的更正，3月13日 12:31:00。']);
});
