// Do the same words name the same enterprises, whatever is open?
import { expect, it } from 'vitest';
import { interpret } from '../../src/reading/interpret.ts';
import type { Situation, Wanted } from '../../src/reading/meaning.ts';
import type { ReportReading } from '../../src/reading/reading.ts';
import { NOTHING_OPEN } from './nothing-open.ts';
import { sentences } from './sentences/sentences.ts';

const WANTED: readonly Wanted[] = [
  { kind: 'assent' },
  { kind: 'words' },
  { kind: 'day' },
  { kind: 'month' },
  { kind: 'figures' },
  { kind: 'programmes' },
];
const SITUATIONS: readonly Partial<Situation>[] = [
  { reporting: true },
  { reporting: true, carries: true, rehearses: true },
  { offered: ['上周 缺工', '本周 缺工'] },
  ...WANTED.flatMap((wanted) => [true, false].map((listSince) => ({ open: { form: 'practice', wanted, listSince } }))),
];

const enterprisesOf = ({ reports }: ReportReading) => reports.map((r) => ('enterprise' in r ? r.enterprise : r));

it('the same words name the same enterprises with anything open as with nothing open', () => {
  const said = sentences('proof', 20_211, 150);
  let compared = 0;
  for (const { text, context } of said) {
    const { reading } = interpret(text, context, NOTHING_OPEN);
    if (reading.kind !== 'report') continue;
    for (const situation of SITUATIONS) {
      const { meanings } = interpret(text, context, { ...NOTHING_OPEN, ...situation });
      const report = meanings.find((m) => m.kind === 'report');
      expect(report && enterprisesOf(report.report), `${text} ${JSON.stringify(situation)}`).toEqual(enterprisesOf(reading));
      if (reading.reports.some((r) => 'enterprise' in r)) expect(meanings[0]?.kind, text).toBe('report');
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(500);
});
