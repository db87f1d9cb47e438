// What nobody finished or decided ends: open forms by the settings, requests for a correction after their days.
import { describe, expect, it } from 'vitest';
import { deskForm } from '../../src/desk/desk-form.ts';
import { withoutExpired } from '../../src/desk/open-forms.ts';
import type { Outgoing } from '../../src/desk/ports.ts';
import { NEW_THREAD, withAside } from '../../src/desk/thread.ts';
import { NO_FIGURES } from '../../src/domain/tiers.ts';
import { decideCorrection, openRefusal } from '../../src/features/review/correction-decision.ts';
import { tellExpiredRequests } from '../../src/features/review/expired-requests.ts';
import type { AskedCorrection, Corrections } from '../../src/features/review/port.ts';
import { raiseForm } from '../../src/features/urgent/raise-form.ts';
import { readDecision } from '../../src/reading/answer/decisions.ts';
import { UNCLEAR } from '../../src/reading/reading.ts';
import { PEOPLE, roster } from '../domain/bureau.ts';

const at = (local: string): Date => new Date(`${local}+08:00`);
const BUREAU = {
  roster: roster(['甲 north wang 2021-01-04']),
  calendar: { days: new Map(), years: new Set<number>(), moved: new Map() },
};

describe('an open form', () => {
  const raising = deskForm(raiseForm, {
    context: async () => ({ over: [] }),
    confirm: async () => ({ kind: 'done', lines: [] }),
  });
  const publishing = { ...raising, name: 'publish', expires: 'act', what: '等您确认的发布' } as const;
  const rooms = [{ name: 'urgent', forms: [raising] }, { name: 'publication', forms: [publishing] }, { name: 'monthly' }];
  const left = ['raise', 'publish', 'monthly'].reduce(
    (thread, room) => withAside(thread, room, {}, at('2021-05-17T10:00:00')),
    NEW_THREAD,
  );
  const leftAt = (local: string, settings = { actMinutes: 60, formHours: 24 }) => {
    const { thread, lines } = withoutExpired(rooms, left, at(local), settings);
    return [thread.asides.map((a) => a.room).join(' '), lines.length, lines.join('')] as const;
  };

  it.each([
    ['2021-05-17T10:59:59', 'raise publish monthly', 0],
    ['2021-05-17T11:00:00', 'raise monthly', 1],
    ['2021-05-18T09:59:59', 'raise monthly', 1],
    ['2021-05-18T10:00:00', 'monthly', 2],
    ['2021-06-17T10:00:00', 'monthly', 2],
  ])('of those left at ten there are at %s: %s', (local, rest, told) => expect(leftAt(local).slice(0, 2)).toEqual([rest, told]));

  it('says how long it was left, as the settings have it', () => {
    expect(leftAt('2021-05-17T12:00:00')[2]).toContain('等您确认的发布过了1小时');
    expect(leftAt('2021-05-17T12:00:00', { actMinutes: 90, formHours: 24 })[2]).toContain('过了90分钟');
    expect(leftAt('2021-05-17T13:00:00', { actMinutes: 180, formHours: 2 })[2]).toContain('没提完的急需用工过了2小时');
  });
});

const ASKED: AskedCorrection = {
  number: 3,
  enterprise: '甲',
  week: '2021-W18',
  district: 'N',
  figures: { headcount: 100, shortage: NO_FIGURES, resolved: NO_FIGURES },
  before: { headcount: 90, shortage: NO_FIGURES, resolved: NO_FIGURES },
  reason: '示例原因',
  by: 'wang',
  at: at('2021-05-10T09:00:00'),
  state: 'asked',
};

describe('a request for a correction', () => {
  function world(asked: readonly AskedCorrection[], requestDays = 7) {
    const planned: Outgoing[] = [];
    const decided: number[] = [];
    const marks = new Map<string, Date>();
    const corrections: Corrections = {
      ask: async () => null,
      asked: async (_, number) => asked.filter((a) => (number === null ? a.state === 'asked' : a.number === number)),
      async decide(_, { number }) {
        decided.push(number);
        return 'approved';
      },
    };
    const works = {
      bureaus: { current: async () => BUREAU },
      corrections,
      ledger: {
        async plan(rows: readonly Outgoing[]) {
          const fresh = rows.filter((r) => planned.every((p) => p.key !== r.key));
          planned.push(...fresh);
          return fresh.length;
        },
      },
      marks: {
        read: async (name: string) => marks.get(name) ?? null,
        set: async (name: string, when: Date) => void marks.set(name, when),
      },
      corp: 'c',
      settings: { requestDays },
    };
    const decide = async (text: string, local: string) => {
      const person = PEOPLE.find((p) => p.userid === 'head-n');
      if (!person) throw new Error('no coordinator');
      const asker = { corp: 'c', userid: person.userid, role: person.role, region: person.region };
      const speaker = { asker, person, bureau: BUREAU, message: 'm', arrivedAt: at(local), thread: 1 };
      const deps = { ...works, publications: {} as never, reports: {} as never };
      const decision = readDecision(text);
      if (decision === null) throw new Error(`no decision: ${text}`);
      const turn = { speaker, thread: NEW_THREAD, text, reading: UNCLEAR, reports: deps.reports, chosen: null };
      const answered = await decideCorrection(deps, openRefusal(deps), turn, decision);
      return answered?.lines ?? [];
    };
    return { works, planned, decided, decide };
  }

  it('is decided within its days, and no more afterwards', async () => {
    const { decide, decided } = world([ASKED]);
    expect(await decide('同意更正 3', '2021-05-17T08:59:59')).toEqual([expect.stringContaining('已同意第3号')]);
    expect(await decide('同意更正 3', '2021-05-17T09:00:00')).toEqual([
      '第3号更正申请过了7天没人处理，已作废，需要时请重新申请。',
    ]);
    expect(decided).toEqual([3]);
    expect((await decide('更正申请', '2021-05-17T08:59:59'))[0]).toContain('第3号更正申请');
    expect(await decide('更正申请', '2021-05-17T09:00:00')).toEqual(['没有待审的更正申请。']);
  });

  it('that was decided is not called expired', async () => {
    const { decide } = world([{ ...ASKED, state: 'refused' }]);
    expect((await decide('同意更正 3', '2021-06-17T09:00:00')).join()).not.toContain('作废');
  });

  it('that ended is told to its asker once, and looked for every hour', async () => {
    const { works, planned } = world([ASKED, { ...ASKED, number: 4, at: at('2021-04-01T09:00:00') }], 7);
    expect(await tellExpiredRequests(works, at('2021-05-17T08:59:00'))).toBe(0);
    expect(await tellExpiredRequests(works, at('2021-05-17T09:30:00'))).toBe(0);
    expect(await tellExpiredRequests(works, at('2021-05-17T10:00:00'))).toBe(1);
    expect(await tellExpiredRequests(works, at('2021-05-17T11:00:00'))).toBe(0);
    expect(planned.map((row) => row.person)).toEqual(['wang']);
    expect(JSON.stringify(planned[0]?.say)).toContain('您的第3号更正申请过了7天没人处理，已作废：示例甲有限公司');
  });

  it('lasts as long as the setting says', async () => {
    const { decide } = world([ASKED], 30);
    expect(await decide('同意更正 3', '2021-06-08T09:00:00')).toEqual([expect.stringContaining('已同意第3号')]);
  });
});
