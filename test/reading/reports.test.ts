// Are other people's reports read exactly, or honestly not at all?
import { describe, expect, it } from 'vitest';
import { weekOf } from '../../src/domain/time.ts';
import { readMessage } from '../../src/reading/message.ts';
import { readSentences, shortForm } from './expected.ts';

const sentences = readSentences('reports.txt');

describe('reports', () => {
  it('come from two rosters and many situations', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(250);
  });

  it.each(sentences.map((s) => [s.text, s] as const))('%s', (text, sentence) => {
    const reading = readMessage(text, sentence.world.context(sentence.account, sentence.now));
    expect(shortForm(reading, sentence, weekOf(new Date(sentence.now)))).toBe(sentence.want);
  });
});
