// Is every kind of sentence that is easily read wrong read right, or asked?
import { describe, expect, it } from 'vitest';
import { weekOf } from '../../src/domain/time.ts';
import { readMessage } from '../../src/reading/message.ts';
import { readSentences, shortForm } from './expected.ts';

const sentences = readSentences('report-kinds.txt');

describe('kinds of reports', () => {
  it.each(sentences.map((s) => [s.text, s] as const))('%s', (text, sentence) => {
    const reading = readMessage(text, sentence.world.context(sentence.account, sentence.now));
    const week = weekOf(new Date(sentence.now));
    const right = [sentence.want, ...sentence.others];
    // The names in the short form are as short as what is wanted.
    expect(right).toContain(
      right.map((want) => shortForm(reading, { ...sentence, want }, week)).find((form) => right.includes(form)) ??
        shortForm(reading, sentence, week),
    );
  });
});
