// What are the things made of that stand stored of a person?
import { newAnswers, type WeekState } from '../../src/desk/week/form/answers.ts';
import { openWeek } from '../../src/desk/week/form/turn.ts';
import { monthlyFigures } from '../../src/domain/programmes.ts';

/** When the conversations go on. */
export const AT = new Date('2026-11-26T10:00:00+08:00');
export const figures = { general: 8, skilled: 3, senior: 0 };
export const answers = { headcount: 120, shortage: figures, resolved: figures };
export const EAST = ['示例一厂', '示例榆光电子有限公司', '示例云岬纺织有限公司'] as const;
export const [ONE, TWO] = EAST;

export const report: WeekState = {
  ...openWeek('2026-W48'),
  answers: {
    ...newAnswers('2026-W48', { [TWO]: { headcount: 310 } }),
    drafts: {
      [ONE]: {
        answers: { headcount: 120 },
        gaps: [
          { kind: 'vague', step: 'shortage', tier: 'skilled', said: '十几', why: 'vague' },
          { kind: 'split', step: 'resolved', total: 9, sum: null },
          { kind: 'last', step: 'shortage' },
        ],
        each: false,
        typed: '一场',
      },
    },
    queue: [TWO],
    which: [
      {
        typed: '云岬',
        candidates: ['示例云岬纺织有限公司', '示例云岬印染有限公司'],
        entry: { shortage: { general: 3 }, problems: [{ text: '十几', field: 'resolved.total', why: 'vague' }] },
      },
    ],
    touched: { item: ONE, step: 'shortage', tier: 'general' },
    correcting: TWO,
  },
  review: {
    [ONE]: {
      answers,
      doubts: [
        { kind: 'aboveHeadcount', shortage: 11, headcount: 10 },
        { kind: 'tenfold', field: 'shortage', tier: 'general', was: 80, is: 8 },
        { kind: 'unchanged', weeks: 3 },
        { kind: 'negativeBalance', fell: 9, resolved: 5, unexplained: 4 },
      ],
    },
  },
  trail: [[{ path: ['drafts', ONE] }, { path: ['queue'], was: [...EAST] }, { path: ['which'], was: [] }]],
};
export const month = monthlyFigures(() => 3);
export const form = {
  month: '2026-11',
  district: '990001',
  answers: month,
  past: [{}, { recruitmentDrive: { events: 3 } }],
  focus: { programme: 'agencyAid', problem: { why: 'vague', text: '十几', key: 'resolved' } },
  review: {
    figures: month,
    doubts: [
      { kind: 'tenfold', programme: 'agencyAid', figure: 'resolved', was: 30, is: 3 },
      { kind: 'aboveRoster', programme: 'agencyAid', enterprises: 9, roster: 5 },
      { kind: 'hiredWithoutEvents', programme: 'recruitmentDrive', hired: 3 },
    ],
    was: month,
    published: false,
  },
  tried: { message: 'm1', at: AT.toISOString() },
  paused: false,
} as const;
export const returned = { month: '2026-11', district: '990001', figures: month };
export const asked = { ...form.focus, of: { recruitmentDrive: { events: 3 } } };
export const query = {
  kind: 'query',
  measures: ['shortage', 'resolved'],
  period: { from: '2026-W47', to: '2026-W48' },
  districts: ['990001'],
  tiers: ['general'],
  by: ['district', 'type'],
  top: 3,
  threshold: { measure: 'shortage', over: 5, under: 50 },
  weeks: 2,
  order: 'both',
  rankBy: 'change',
  rank: true,
  average: 'enterprise',
  share: true,
  excluded: ['示例一厂'],
  filedOn: { from: '2026-11-25', to: '2026-11-26' },
  skipped: ['预测'],
} as const;

export const request = { enterprise: ONE, week: '2026-W47', district: '990001', before: answers } as const;
export const shown = { week: '2026-W48', seen: '[]', shown: ['示例'] } as const;
