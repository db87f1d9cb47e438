// Whose week is measured: one specialist and so many enterprises, each with a week before.
import type { ImportedRoster } from '../../src/desk/ports.ts';
import type { ReportFigures } from '../../src/domain/reports.ts';
import { byTier, SKILL_TIERS } from '../../src/domain/tiers.ts';

export const WHO = 'zhuanyuan';
const DISTRICT = '990001';

/** By number, over and over. */
const HEADCOUNTS = [120, 310, 205, 98, 76, 265];
const LAST: readonly (readonly number[])[] = [
  [8, 3, 0],
  [12, 0, 0],
  [0, 0, 0],
  [6, 2, 1],
  [0, 0, 0],
  [20, 5, 0],
];

export const numbersTo = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i + 1);

const [FIRST, SECOND] = [[...'云松海铎岩锦榆柏鹭泰'], [...'岬岚澜华霁川光舟汀穗峰禾']];

/** As the person types it; a different one for each number up to 120. */
export const shortOf = (number: number): string =>
  `${FIRST[(number - 1) % FIRST.length]}${SECOND[Math.floor((number - 1) / FIRST.length)]}厂`;

/** What the week before lacked, as a line of the list. */
export const lineOf = (number: number): string => `${number} ${LAST[(number - 1) % LAST.length]?.join(' ')}`;

const tiers = (figures: readonly number[]) => byTier((tier) => figures[SKILL_TIERS.indexOf(tier)] ?? 0);

/** As last week, where no shortage is given. */
export const figuresOf = (
  number: number,
  shortage: readonly number[] = LAST[(number - 1) % LAST.length] ?? [],
  resolved: readonly number[] = [],
): ReportFigures => ({
  headcount: HEADCOUNTS[(number - 1) % HEADCOUNTS.length] ?? 0,
  shortage: tiers(shortage),
  resolved: tiers(resolved),
});

export const rosterOf = (size: number): ImportedRoster => ({
  regions: [
    { code: '990000', name: '示例市', aliases: [], parent: null, level: 'city' },
    { code: DISTRICT, name: '东城区', aliases: ['东城'], parent: '990000', level: 'district' },
  ],
  people: [{ userid: WHO, account: WHO, name: '东城专员', role: 'specialist', region: DISTRICT, active: true }],
  enterprises: numbersTo(size).map((n) => ({
    id: `e${n}`,
    name: `示例${shortOf(n)}`,
    aliases: [shortOf(n)],
    creditCode: null,
    type: 'other',
    surveyed: false,
    headcount: figuresOf(n).headcount,
  })),
  assignments: numbersTo(size).map((n) => ({
    enterprise: `e${n}`,
    district: DISTRICT,
    specialist: WHO,
    from: '2026-01-05',
    until: null,
  })),
});
