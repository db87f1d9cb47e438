// Is a clerk's own table, pasted from a spreadsheet, read cell by cell, and a missing figure named?
import { describe, expect, it } from 'vitest';
import { weekOf } from '../../src/domain/time.ts';
import { readMessage } from '../../src/reading/message.ts';
import { readSentences, shortForm } from './expected.ts';

const pastes = readSentences('pasted-tables.txt');

describe('a pasted table', () => {
  it.each(pastes.map((p) => [p.text, p] as const))('%s', (text, paste) => {
    const reading = readMessage(text, paste.world.context(paste.account, paste.now));
    const week = weekOf(new Date(paste.now));
    const right = [paste.want, ...paste.others];
    // The names in the short form are as short as what is wanted.
    expect(right).toContain(
      right.map((want) => shortForm(reading, { ...paste, want }, week)).find((form) => right.includes(form)) ??
        shortForm(reading, paste, week),
    );
  });
});
