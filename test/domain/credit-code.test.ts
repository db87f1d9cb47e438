import { expect, test } from 'vitest';
import { creditCodeDigit, creditCodeFault } from '../../src/domain/credit-code.ts';

test('codes whose check digit was worked out elsewhere are sound', () => {
  // The first is the specimen printed with the standard; the others are specimens of every kind of check character.
  for (const code of [
    '91350100M000100Y43',
    '91370402A000100176',
    '91370402A00010033U',
    '91370403A0001013XG',
    '91370402A00010092Y',
    '91370404A0001021XJ',
  ]) {
    expect(creditCodeFault(code), code).toBeNull();
  }
});

test('every single wrong character is found', () => {
  const good = '91370402A000100176';
  for (let at = 0; at < 18; at++) {
    for (const c of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      if (c === good[at]) continue;
      expect(creditCodeFault(good.slice(0, at) + c + good.slice(at + 1))).not.toBeNull();
    }
  }
});

test('two neighbours changed about are found', () => {
  const good = '91350100M000100Y43';
  for (let at = 0; at < 17; at++) {
    const swapped = good.slice(0, at) + good[at + 1] + good[at] + good.slice(at + 2);
    if (swapped !== good) expect(creditCodeFault(swapped), swapped).toBe('digit');
  }
});

test('letters outside the alphabet, wrong lengths and lower case are no codes', () => {
  for (const code of [
    '',
    '9137',
    '91370402I000100176',
    '91370402A00010017S',
    '91370402a000100176',
    '91370402A0001001760',
    '91370402A00010017',
  ]) {
    expect(creditCodeFault(code), code).toBe('letters');
  }
  expect(creditCodeDigit('91370402O00010017')).toBeNull();
});
