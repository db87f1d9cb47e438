// Documents to look at: annexes with hostile names, made-up figures and every kind of gap.
import type { AnnualAssessment } from '../../src/desk/documents/assessment.ts';
import type { MonthlyBulletin } from '../../src/desk/documents/bulletin.ts';
import type { AnnexRow, AnnexSheet, WeeklyAnnex } from '../../src/desk/documents/weekly-annex.ts';
import { monthlyFigures } from '../../src/domain/programmes.ts';
import type { Figures } from '../../src/domain/tiers.ts';

/** What a program may take for a formula, a link, a code or an escape. */
export const HOSTILE_NAMES = [
  '=HYPERLINK("http://example.com","点我")',
  '+86厂',
  '-2+3厂',
  '@SUM(A1:A9)',
  "=cmd|'/c calc'!A0",
  '_x0041_厂',
  '007号厂\u0000\ud83d',
  '示例鄄城滕峄𬭎机械有限公司枣庄高新技术产业开发区分公司',
] as const;

export const tiers = (general: number, skilled = 0, senior = 0): Figures => ({ general, skilled, senior });

export const ROWS: readonly AnnexRow[] = HOSTILE_NAMES.map((name, i) => ({
  name,
  type: i === 0 ? 'majorProject' : i < 3 ? 'unemploymentMonitored' : 'other',
  headcount: 100 + i,
  shortage: tiers(8 + i, 3, 1),
  resolved: tiers(5, 0, i),
  resolvedToDate: tiers(50 + i, 2, i),
}));

const sheetOf = (name: string, level: AnnexSheet['region']['level'], rows: readonly AnnexRow[]): AnnexSheet => ({
  region: { name, level },
  rows,
  others: { outstanding: null, left: null },
  coverage: { due: rows.length + 1, filed: rows.length, extra: 0 },
});

export const ANNEX: WeeklyAnnex = {
  week: '2026-W48',
  whose: '全市',
  only: null,
  asOf: new Date('2026-11-27T02:00:00Z'),
  date: '2026-11-27',
  isOpen: true,
  coverage: { due: 11, filed: 8, extra: 2 },
  sheets: [
    sheetOf('示例市', 'city', ROWS),
    sheetOf('东城区', 'district', ROWS.slice(0, 5)),
    sheetOf('西城区', 'district', ROWS.slice(5)),
    sheetOf('[空]区', 'district', []),
  ],
  missing: [
    { district: '东城区', enterprise: '=1+1', specialist: null, lastContact: null },
    { district: '西城区', enterprise: '示例一厂', specialist: '王某', lastContact: new Date('2026-11-20T03:00:00Z') },
    { district: '西城区', enterprise: '示例二厂', specialist: '李某', lastContact: null },
  ],
};

export const BULLETIN: MonthlyBulletin = {
  month: '2021-05',
  whose: '全市',
  asOf: new Date('2021-05-31T02:00:00Z'),
  date: '2021-05-31',
  publishedAt: null,
  supplement: '',
  city: { name: '示例市', level: 'city' },
  districts: ['东城区', '西城区', '南城区'].map((name, i) => ({
    region: { name, level: 'district' },
    figures: i === 2 ? null : monthlyFigures((p, k) => p.length + k.length + 10 * i),
    last: i === 1 ? null : monthlyFigures(() => 12 * i),
    supplement: '',
    signed: i === 2 ? null : { by: '联络员甲', at: new Date('2021-05-30T03:00:00Z') },
  })),
};

export const ASSESSMENT: AnnualAssessment = {
  year: 2021,
  whose: '全市',
  asOf: new Date('2021-12-31T02:00:00Z'),
  isFinal: false,
  baseline: '2021-W20',
  end: ['2021-W49', '2021-W50', '2021-W51', '2021-W52'],
  rankedBy: 'points',
  districts: ['东城区', '西城区'].map((name, i) => ({
    region: { name },
    rank: i === 0 ? 1 : null,
    unranked: i === 0 ? null : '起点缺工率为0',
    baseline: { headcount: 1000, shortage: i === 0 ? 100 : 0 },
    end: { headcount: 900, shortage: 50 },
    compared: 8,
    leftOut: 1,
    fallPoints: i === 0 ? 0.0383 : null,
    fallShare: i === 0 ? 0.421 : null,
    reportsOnTime: { part: 100, whole: 120 },
    signOffsOnTime: { part: 3, whole: 20 },
    monthsOnTime: { part: 0, whole: 0 },
    resolved: 1234,
    urgentInTime: { part: 1, whole: 2 },
    praised: i,
  })),
  enterprises: ROWS.map(({ name }, i) => ({
    district: '东城区',
    name,
    baseline: { headcount: 120, shortage: 11 },
    end: i === 0 ? null : { headcount: 118, shortage: 4 },
    leftOut: i === 0 ? '期末没有上报' : null,
  })),
};
