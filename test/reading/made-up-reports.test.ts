// Is a report that nobody has seen before read exactly, or honestly not at all?
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import type { FigureProblem, ReportReading } from '../../src/reading/reading.ts';
import { madeUp } from './made-up-reports.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('second');
const NAMES = ['百川', '样本三合木业厂', '招禾商贸', '长岭药业', '满仓'];
const FULL = [
  '样本百川重工有限公司',
  '样本三合木业厂',
  '北川样本招禾商贸有限公司',
  '样本长岭制药股份有限公司',
  '样本满仓粮油有限公司',
];
const context = world.context('bc1', '2026-11-26T10:00:00+08:00');

it('reads made-up reports of one to three enterprises exactly, and never wrongly', () => {
  let exact = 0;
  let honest = 0;
  const missed: string[] = [];
  const several = fc.tuple(
    fc.array(madeUp, { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom('', ' ', '：', '，'),
    fc.constantFrom('\n', '；'),
  );
  fc.assert(
    fc.property(several, ([statements, first, colon, joint]) => {
      const at = (i: number) => (first + i) % NAMES.length;
      const text = statements.map((s, i) => `${NAMES[at(i)]}${colon}${s.text}`).join(joint);
      const read = readMessage(text, context);
      if (read.kind === 'unclear') {
        honest++;
        missed.push(text);
        return;
      }
      exact++;
      const want: ReportReading = {
        kind: 'report',
        period: '2026-W48',
        reports: statements.map((s, i) => ({ enterprise: world.id(FULL[at(i)] as string), ...s.said })),
      };
      expect([text, ordered(read)]).toEqual([text, ordered(want)]);
    }),
    { numRuns: 2_000, seed: 20_261_126 },
  );
  expect(honest / (exact + honest), missed.slice(0, 5).join('\n---\n')).toBeLessThan(0.02);
}, 120_000);

/** Compared whatever the order of fields and problems, and without the words of problems. */
const ordered = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, v) => {
      if (key === 'problems') return (v as FigureProblem[]).map((p) => `${p.why} ${p.field}`).sort();
      return v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v;
    }),
  );
