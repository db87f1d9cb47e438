// Is every number from 0 to 99,999, in each of its spellings, read exactly or not stored?
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { amountAt, readAmount } from '../../src/reading/numbers/amounts.ts';
import { foldText } from '../../src/reading/text/text.ts';
import { randomOf } from './sentences/random.ts';
import { loadWorld } from './world.ts';
import { WAYS } from './written-numbers.ts';

/** `EVERY_NUMBER=1` reads all of them, as `.ci/run` does; otherwise a sample. */
const isAll = process.env.EVERY_NUMBER === '1';
const UP_TO = 100_000;
const TIMEOUT = 600_000;

const random = randomOf(20_210_513);
const sample = (size: number): readonly number[] =>
  Array.from({ length: size }, () => random.int(random.pick([1_000, 10_000, UP_TO])));
const SMALL = Array.from({ length: 130 }, (_, i) => i);

const world = loadWorld('second');
const context = world.context('bc1', '2026-11-26T10:00:00+08:00');

describe('every number', () => {
  it('has at least 40 spellings', () => {
    expect(new Set(WAYS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
    for (const { name, write } of WAYS)
      expect([name, [...SMALL, 1200, 13_000, 22_000].some((n) => write(n) !== null)]).toEqual([name, true]);
  });

  it(
    'is read exactly, or not at all',
    () => {
      const numbers = isAll ? Array.from({ length: UP_TO }, (_, i) => i) : [...SMALL, ...sample(1_000)];
      const wrong: string[] = [];
      for (const n of numbers) {
        for (const { name, read, write } of WAYS) {
          const text = write(n);
          if (text === null) continue;
          const amount = readAmount(text);
          const value = amount?.kind === 'whole' ? amount.value : null;
          if (value !== n && (value !== null || read === 'exact')) wrong.push(`${name}: ${text} is ${n}, read ${value}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    'is stored exactly, or not at all',
    () => {
      const wrong: string[] = [];
      for (const n of isAll ? sample(300) : [...SMALL.slice(0, 20), ...sample(25)]) {
        for (const { name, write } of WAYS) {
          const text = write(n);
          if (text === null) continue;
          for (const said of [`百川缺普工${text}`, `百川缺普工${text}，技工7`]) {
            const reading = readMessage(said, context);
            const figures = reading.kind === 'report' ? reading.reports : [];
            for (const { shortage = {}, resolved = {}, headcount } of figures) {
              const stored = [shortage.general, shortage.senior, shortage.total, ...Object.values(resolved), headcount];
              if (stored.some((x) => x !== undefined && x !== n)) wrong.push(`${name}: ${said} stores ${stored.join(' ')}`);
            }
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    TIMEOUT,
  );

  it('is one amount: nothing of it is left over for a second one where it is exact', () => {
    for (const n of [...SMALL, ...sample(200)]) {
      for (const { name, read, write } of WAYS) {
        const text = write(n);
        if (text === null || read !== 'exact') continue;
        const f = foldText(text);
        expect([name, text, amountAt(f, 0)?.to]).toEqual([name, text, f.text.length]);
      }
    }
  });
});
