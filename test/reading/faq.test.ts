// Are questions about the job read as they are asked, and is nothing else taken for one?
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type JobQuestionId, jobQuestions } from '../../conversations/job-questions.ts';
import { readFaq, readNearFaq } from '../../src/reading/faq/faq.ts';
import { interpret } from '../../src/reading/interpret.ts';
import type { Situation } from '../../src/reading/meaning.ts';
import { readMessage } from '../../src/reading/message.ts';
import { foldText } from '../../src/reading/text/text.ts';
import { NOTHING_OPEN } from './nothing-open.ts';
import { sentences } from './sentences/sentences.ts';
import { loadWorld } from './world.ts';

const now = '2021-06-03T10:00:00+08:00';
const context = loadWorld('first').context('zhuanyuan-tz-01', now);

type Row = { readonly text: string; readonly want: JobQuestionId | null };
const rows = readFileSync(new URL('../fixtures/job-questions.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Row);
const asked = rows.filter(({ want }) => want !== null);
const others = rows.filter(({ want }) => want === null);

/** The question a text is read as; another command's name where that answers; null for anything else. */
function faqIn(text: string): string | null {
  const reading = readMessage(text, context);
  if (reading.kind !== 'command') return null;
  return reading.name === 'faq' ? (reading.args?.id ?? 'list') : reading.name;
}

describe('a question about the job', () => {
  it.each(asked.map(({ text, want }) => [text, want]))('%s', (text, want) => expect(faqIn(text)).toBe(want));

  const said = ['老师，', '请问一下', '那个', '您好！'];
  const behind = ['啊', '呢？', '，谢谢老师', ' 麻烦了'];
  it('is read with politeness around it', () => {
    const lost = asked.flatMap(({ text, want }) =>
      [...said.map((word) => word + text), ...behind.map((word) => text + word)].filter((around) => faqIn(around) !== want),
    );
    expect(lost.length / asked.length / 8).toBeLessThan(0.03);
  });

  it.each([
    ['截止几典', 'due'],
    ['累积怎么算', 'cumulative'],
    ['学徒工算十么', 'status'],
    ['怎么撤会', 'withdraw'],
    ['嘿技工怎么分嘞', 'tiers'],
    ['我刚接手这块，企业里好多学徒，学徒工算什么', 'status'],
  ])('is read with a slip or something strange: %s', (text, want) => expect(faqIn(text)).toBe(want));

  const open: Situation = {
    ...NOTHING_OPEN,
    reporting: true,
    open: { form: 'urgent', wanted: { kind: 'figures' }, listSince: false },
  };
  it.each(['截止几点', '学徒工算什么', '怎么改', '累计怎么算'])('comes before what is open: %s', (text) =>
    expect(interpret(text, context, open).meanings[0]).toMatchObject({ kind: 'faq', command: { name: 'faq' } }),
  );
});

describe('what is no question about the job', () => {
  it.each(others.map(({ text }) => text))('%s', (text) =>
    expect(readMessage(text, context)).not.toMatchObject({ kind: 'command', name: 'faq' }),
  );

  it('is a report or a question of the desk, made up by hundreds', () => {
    const made = [...sentences('proof', 7, 400), ...sentences('training', 7, 400)].filter(({ never }) => !never);
    const taken = made.filter(({ text, context: by }) => {
      const reading = readMessage(text, by);
      return reading.kind === 'command' && reading.name === 'faq';
    });
    expect(made.length).toBeGreaterThan(400);
    expect(taken.map(({ text }) => text)).toEqual([]);
  });

  it('is what the fixtures hold as reports and questions', () => {
    const taken = ['understanding', 'questions', 'desk-questions', 'second-reader'].flatMap((name) =>
      readFileSync(new URL(`../fixtures/${name}.jsonl`, import.meta.url), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.includes('"faq"') && !line.includes('"unclear"'))
        .map((line) => (JSON.parse(line) as { readonly text: string }).text)
        .filter((text) => readFaq(foldText(text)) !== null),
    );
    expect(taken).toEqual([]);
  });

  it('is a figure with a question beside it', () => {
    for (const { text } of asked) expect(readNearFaq(foldText(`普工8，${text}`)), text).toBeNull();
  });
});

describe('every question', () => {
  it.each(Object.keys(jobQuestions))('is asked by some sentence of the fixture: %s', (id) =>
    expect(rows.some(({ want }) => want === id)).toBe(true),
  );
});
