// Is no act of the command table ever done by a question about it?
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, type CommandName, commands } from '../../conversations/commands.ts';
import { type Command, wordingsOf, wordsOf } from '../../src/forms/definition/commands.ts';
import { HARMLESS } from '../../src/reading/command/commands.ts';
import { readMessage } from '../../src/reading/message.ts';
import { loadWorld } from './world.ts';

/** What changes nothing may be asked for in any words. */
const CHANGE_NOTHING: ReadonlySet<CommandName> = new Set<CommandName>([...HARMLESS, 'faq']);
const ACTS = COMMAND_NAMES.filter((name) => !CHANGE_NOTHING.has(name));

const FORMS: readonly ((word: string) => string)[] = [
  (w) => `${w}了吗`,
  (w) => `${w}了没`,
  (w) => `${w}没有`,
  (w) => `${w}过没有`,
  (w) => `${w}吗`,
  (w) => `${w}没`,
  (w) => `${w}好了没`,
  (w) => `是不是${w}了`,
  (w) => `什么时候${w}的`,
  (w) => `什么时候${w}`,
  (w) => `谁${w}的`,
  (w) => `${w}的是谁`,
  (w) => `有没有${w}过`,
  (w) => `上周${w}了没有`,
  (w) => `${w} 3 了没`,
  (w) => `${w}百草堰了吗`,
  (w) => `百草堰${w}了没`,
  (w) => `${w}澜东了吗`,
  (w) => `为什么${w}`,
];
/** How it stands. 填月报情况 opens the form of it, which does nothing yet. */
const STANDS: readonly ((word: string) => string)[] = [(w) => `${w}情况`, (w) => `${w}记录`];

const wordsOfCommand = ({ words, opens, behind }: Command): readonly string[] => [
  ...new Set([
    ...wordingsOf(words).flatMap((wording) => wordsOf(wording.words)),
    ...(opens ?? []).flatMap((opening) => wordsOf(opening.words)),
    ...wordsOf(behind ?? ''),
  ]),
];

const world = loadWorld('fifth');
const speakers = ['zb', 'ld-ll', 'ld-1'].map((account) => world.context(account, '2021-06-10T10:00:00+08:00'));

/** Four words of a list, the first always, and one speaker: others each time another form meets them. */
const sample = (all: readonly string[], step: number): readonly string[] => [
  ...new Set([0, 1, 2, 3].map((i) => all[i === 0 ? 0 : (step * 3 + i * 7) % all.length] as string)),
];
const speakerOf = (step: number, word: string) => speakers[(step + word.length) % speakers.length] as (typeof speakers)[number];

describe.each(ACTS)('%s', (name) => {
  const words = wordsOfCommand(commands[name]);

  it('is asked about, not done', () => {
    const done = [...FORMS, ...STANDS].flatMap((form, step) =>
      sample(words, step).flatMap((word) => {
        const reading = readMessage(form(word), speakerOf(step, word));
        const isDone = reading.kind === 'command' && !CHANGE_NOTHING.has(reading.name);
        const opens = reading.kind === 'command' && reading.name === 'report' && STANDS.includes(form);
        return isDone && !opens && !words.includes(form(word)) ? [`${form(word)}: ${reading.name}`] : [];
      }),
    );
    expect(done).toEqual([]);
  });
});
