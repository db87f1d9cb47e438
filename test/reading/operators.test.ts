// Is what stands under an operator never stored, and what only looks so read all the same?
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { weekOf } from '../../src/domain/time.ts';
import { readMessage } from '../../src/reading/message.ts';
import { shortForm } from './expected.ts';
import { loadWorld } from './world.ts';

const NOW = '2026-11-26T10:00:00+08:00';
const world = loadWorld('sixth');
const context = world.context('ll-1', NOW);
const ONE = '普惠电机: 缺普5';

type Mark = '-' | '+' | '~';
const lines = readFileSync(new URL('../fixtures/operators.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, mark, rest] = /^([-+~]) (.*)$/.exec(line) ?? [];
    const [text = '', want = mark === '-' ? '' : ONE] = rest?.split(' ⇒ ') ?? [];
    return mark === undefined ? [] : [{ mark: mark as Mark, text: text.replaceAll('⏎', '\n'), want }];
  });

/** The entries a reading would store, in the short form; problems are asked, not stored. */
function stored(text: string, want: string): readonly string[] {
  const reading = readMessage(text, context);
  if (reading.kind !== 'report') return [];
  return shortForm(reading, { world, account: 'll-1', now: NOW, text, want, others: [] }, weekOf(new Date(NOW)))
    .split(' | ')
    .map((entry) => entry.replace(/ ?![a-z]+:\S+/g, ''))
    .filter((entry) => !/: *$/.test(entry));
}

const of = (mark: Mark) => lines.filter((line) => line.mark === mark).map(({ text, want }) => [text, want] as const);

describe('what stands under an operator', () => {
  it('has its sentences', () => {
    expect([of('-').length, of('+').length].map((n) => n >= 90)).toEqual([true, true]);
  });

  it.each(of('-'))('is not stored: %s', (text, want) => {
    const allowed = want.split(' | ');
    expect(stored(text, want).filter((entry) => !allowed.includes(entry))).toEqual([]);
  });

  it.each(of('+'))('is told from the same words: %s', (text, want) => {
    expect(stored(text, want)).toEqual(want.split(' | '));
  });

  it.each(of('~'))('is told from the same words, or asked: %s', (text, want) => {
    expect([[], want.split(' | ')]).toContainEqual(stored(text, want));
  });
});
