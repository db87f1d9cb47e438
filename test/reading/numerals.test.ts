// Is a number read exactly in every spelling, and everything else refused?
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/reading/numbers/amounts.ts';
import { numeralValue } from '../../src/reading/numbers/numerals.ts';
import { spellings } from './spellings.ts';

const table = readFileSync(new URL('../fixtures/numerals.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const at = line.lastIndexOf(' ');
    return [line.slice(0, at).trim(), line.slice(at + 1)] as const;
  });

const shown = (text: string): string => {
  const amount = readAmount(text);
  if (amount === null) return '-';
  return amount.kind === 'whole' ? String(amount.value) : '?';
};

describe('numerals', () => {
  it('are tabled at length', () => {
    expect(table.length).toBeGreaterThanOrEqual(300);
  });

  it.each(table)('%s', (text, means) => {
    expect(shown(text)).toBe(means);
  });

  const meanings = new Map<string, number>();
  const check = (n: number) => {
    for (const spelling of spellings(n)) {
      expect([spelling, numeralValue(spelling)]).toEqual([spelling, n]);
      expect([spelling, readAmount(`${spelling}人`)]).toEqual([spelling, { kind: 'whole', value: n }]);
      expect(meanings.get(spelling) ?? n).toBe(n);
      meanings.set(spelling, n);
    }
  };

  it('reads every number up to 3,000 as itself in every spelling, and no spelling as two numbers', () => {
    for (let n = 0; n <= 3_000; n++) check(n);
  });

  it('reads any number up to 999,999 as itself in every spelling', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), check), { numRuns: 2_000 });
    for (const n of [10_000, 10_001, 10_010, 10_100, 11_000, 12_000, 100_000, 100_001, 110_000, 120_300, 200_050, 999_999])
      check(n);
  });
});
