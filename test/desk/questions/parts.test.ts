// Is every part of a question kept, once, and in a question of its own where its answer is one?
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOf } from '../../../src/desk/questions/parts.ts';
import { MEASURES, type Measure, type QueryReading } from '../../../src/reading/reading.ts';

const query = (measures: readonly Measure[], more: Partial<QueryReading> = {}): QueryReading => ({
  kind: 'query',
  measures,
  period: { from: '2026-W48', to: '2026-W48' },
  ...more,
});
const split = (measures: readonly Measure[], more: Partial<QueryReading> = {}) =>
  partsOf(query(measures, more)).map((part) => part.measures);

it('asks for figures together, for names and states by themselves', () => {
  expect(split(['shortage', 'resolved'])).toEqual([['shortage', 'resolved']]);
  expect(split(['shortage', 'outstanding'])).toEqual([['shortage'], ['outstanding']]);
  expect(split(['coverage', 'outstanding'])).toEqual([['coverage', 'outstanding']]);
  expect(split(['enterprises', 'specialists'])).toEqual([['enterprises', 'specialists']]);
  expect(split(['signOff', 'deadline'])).toEqual([['signOff'], ['deadline']]);
  expect(split(['shortage', 'urgentDemands'])).toEqual([['shortage'], ['urgentDemands']]);
});

it('keeps who is missing beside figures that are told by something', () => {
  expect(split(['shortage', 'outstanding'], { by: 'district' })).toEqual([['shortage', 'outstanding']]);
});

it('asks for the month where a month is named beside it', () => {
  expect(split(['deadline', 'monthly'])).toEqual([['deadline', 'monthly']]);
  expect(split(['outstanding', 'monthly'])).toEqual([['outstanding', 'monthly']]);
  expect(split(['shortage', 'monthly'])).toEqual([['shortage'], ['monthly']]);
  expect(split(['outstanding', 'deadline', 'monthly'])).toEqual([
    ['monthly', 'outstanding'],
    ['deadline', 'monthly'],
  ]);
});

it('draws and writes out figures only', () => {
  const parts = partsOf(query(['shortage', 'deadline'], { form: 'chart' }));
  expect(parts.map((part) => part.form)).toEqual(['chart', undefined]);
});

it('loses nothing, whatever is asked', () => {
  fc.assert(
    fc.property(fc.subarray([...MEASURES], { minLength: 1 }), fc.constantFrom(undefined, 'district' as const), (measures, by) => {
      const parts = split(measures, by === undefined ? {} : { by });
      const states = measures.includes('deadline') || measures.includes('publication');
      // 月报什么时候截止 asks for the deadline alone.
      const isNamed = (m: Measure) => states && (m === 'monthly' || m === 'assessment');
      for (const m of measures) expect(parts.flat().filter((one) => one === m).length >= 1, m).toBe(true);
      for (const m of measures.filter((one) => !isNamed(one))) expect(parts.flat().filter((one) => one === m)).toEqual([m]);
    }),
  );
});
