// Is a reading, said in words of ours, read again as just that?
import { expect, it } from 'vitest';
import { wordingOf } from '../../src/desk/choices/wording.ts';
import { ENTERPRISE_TYPES } from '../../src/domain/enterprises.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { readMessage } from '../../src/reading/message.ts';
import type { QueryReading, Reading, ReportEntry, ReportReading } from '../../src/reading/reading.ts';
import { loadWorld } from '../reading/world.ts';

const NOW = '2021-05-21T10:00:00+08:00';
const world = loadWorld('first');
const office = world.context('zhuanban-01', NOW);
const specialist = world.context('zhuanyuan-tz-01', NOW);
const [FIRST = '', SECOND = ''] = specialist.own;
const WEEK = '2021-W20';

const report = (...reports: ReportEntry[]): ReportReading => ({ kind: 'report', period: WEEK, reports });
const query = (asked: Partial<QueryReading>): QueryReading => ({
  kind: 'query',
  measures: ['shortage'],
  period: { from: WEEK, to: WEEK },
  ...asked,
});

const REPORTS: readonly ReportReading[] = [
  report({ enterprise: FIRST, shortage: { general: 42 } }),
  report({ enterprise: FIRST, resolved: { general: 42 } }),
  report({ enterprise: FIRST, headcount: 120, shortage: { general: 8, skilled: 3, senior: 0 }, resolved: { total: 5 } }),
  report({ enterprise: FIRST, shortage: { total: 12 } }),
  report({ enterprise: FIRST, none: true }, { enterprise: SECOND, same: true }),
  report({ enterprise: FIRST, none: true, resolved: { skilled: 2, senior: 1 } }),
  { ...report({ enterprise: FIRST, shortage: { senior: 2 } }), period: '2021-W19' },
  { ...report({ enterprise: FIRST, shortage: { senior: 2 } }), period: '2021-W18' },
];

const QUERIES: readonly QueryReading[] = [
  ...(['shortage', 'resolved', 'resolvedToDate', 'shortageRate', 'outstanding', 'late', 'coverage', 'newDemand'] as const).map(
    (measure) => query({ measures: [measure] }),
  ),
  query({ measures: ['enterprises', 'shortage', 'resolved', 'resolvedToDate'] }),
  ...office.regions.filter((r) => r.level === 'district').map(({ code }) => query({ districts: [code] })),
  ...ENTERPRISE_TYPES.map((type) => query({ types: [type] })),
  ...SKILL_TIERS.map((tier) => query({ tiers: [tier] })),
  query({ period: { from: '2021-W19', to: '2021-W19' }, districts: ['370481'], tiers: ['general'] }),
  query({ period: { from: '2021-W13', to: WEEK } }),
  query({ period: { month: '2021-04' } }),
  query({ period: { year: 2021 } }),
  query({ by: 'district', order: 'desc' }),
  query({ by: 'enterprise', compare: 'previous' }),
  query({ enterprise: FIRST }),
];

it.each([...REPORTS, ...QUERIES].map((reading) => [JSON.stringify(reading), reading] as const))('%s', (_, reading: Reading) => {
  const context = reading.kind === 'report' ? specialist : office;
  const text = wordingOf(reading, context);
  expect(text).not.toBeNull();
  expect(readMessage(text ?? '', context)).toEqual(reading);
});

it('is not given to what cannot be said plainly', () => {
  expect(wordingOf(report({ unknown: '无名' }), specialist)).toBeNull();
  expect(wordingOf(report({ enterprise: FIRST, problems: [{ text: '十几', why: 'vague' }] }), specialist)).toBeNull();
  expect(wordingOf({ kind: 'command', name: 'return', args: { enterprise: FIRST, reason: '数不对' } }, office)).toBeNull();
});

it('is given to a command by its first word', () => {
  expect(wordingOf({ kind: 'command', name: 'help' }, specialist)).toBe('帮助');
});
