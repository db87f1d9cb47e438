// How is a good practice written: a title, a text in as many messages as it takes, read back, sent?
import { z } from 'zod';
import { practiceForm as t } from '../../../conversations/practice.ts';
import { defineForm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Field } from '../../forms/fields.ts';
import type { Read } from '../../forms/form.ts';
import { assentIn } from '../../reading/answer/assent.ts';
import { beforeEnd, isFinished } from '../../reading/answer/finished.ts';
import { asTyped } from '../../reading/text/quoted.ts';

export type PracticeAnswers = {
  readonly title?: string;
  /** One of each message. */
  readonly parts?: readonly string[];
  /** 完了. */
  readonly isDone?: boolean;
};

/** What is read back and sent. */
export type Written = { readonly title: string; readonly body: string };

const TITLE_LENGTH = 40;
/** Goes to everybody's phone: some four messages at most. */
const BODY_LENGTH = 2_400;

const bodyOf = ({ parts = [] }: PracticeAnswers): string => parts.join('\n');
const countsOf = (answers: PracticeAnswers) => ({ count: answers.parts?.length ?? 0, length: [...bodyOf(answers)].length });

/** The title first, then the text; 完了 may stand at the end of either. */
function write(text: string, answers: PracticeAnswers): Read<PracticeAnswers> {
  const said = asTyped(text);
  // 好的 and 不 are no sentence of it.
  if (assentIn(said) !== null) return { kind: 'missed' };
  if (answers.title === undefined) {
    const [title = '', ...rest] = said.split('\n');
    if (title === '' || isFinished(title)) return { kind: 'missed' };
    if ([...title].length > TITLE_LENGTH) return { kind: 'missed', lines: [fill(t.titleLong, { most: TITLE_LENGTH })] };
    const titled = { ...answers, title };
    const body = rest.join('\n').trim();
    return body === '' ? { kind: 'taken', answers: titled } : write(body, titled);
  }
  const { parts = [] } = answers;
  if (isFinished(said)) {
    return parts.length === 0
      ? { kind: 'missed', lines: [t.bodyEmpty], answers }
      : { kind: 'taken', answers: { ...answers, isDone: true } };
  }
  const last = beforeEnd(said);
  const next: PracticeAnswers = {
    title: answers.title,
    parts: [...parts, last ?? said],
    ...(last === null ? {} : { isDone: true }),
  };
  const { length } = countsOf(next);
  if (length <= BODY_LENGTH) return { kind: 'taken', answers: next };
  return { kind: 'missed', lines: [fill(t.tooLong, { length: countsOf(answers).length, most: BODY_LENGTH })] };
}

const body: Field<PracticeAnswers, null> = {
  key: 'parts',
  isFree: true,
  relevant: () => true,
  isAnswered: ({ isDone }) => isDone === true,
  claims: isFinished,
  ask: (answers) =>
    answers.parts?.length ? [fill(t.more, countsOf(answers))] : fill(t.askBody, { title: answers.title ?? '' }).split('\n'),
  line: ({ title = '' }) => fill(t.resumeBody, { title }),
  again: () => t.again,
  read: write,
  names: t.bodyNames,
  clear: ({ parts: _, isDone: __, ...answers }) => answers,
  // Said as a whole: nothing more follows where nothing more was to follow.
  replace: (text, answers) => write(`${text}\n完了`, answers),
};

const PARTS = z.array(z.string());

export const practiceDefinition = defineForm<PracticeAnswers, null, Written>({
  name: 'practice',
  version: 1,
  expires: 'form',
  texts: t,
  answers: z.object({ title: z.string().exactOptional(), parts: PARTS.exactOptional(), isDone: z.boolean().exactOptional() }),
  reviewed: z.object({ title: z.string(), body: z.string() }),
  fields: (ask) => [ask.text('title', { texts: t.title, most: TITLE_LENGTH, read: write }), body],
  // Read back and not confirmed: whatever is not about the read-back is more of the text.
  read: (text, { answers }) =>
    answers.isDone && !isFinished(text) && assentIn(text) === null ? write(text, answers) : { kind: 'notMine' },
  review: (answers) => {
    const written = { title: answers.title ?? '', body: bodyOf(answers) };
    return { lines: [t.preview, written.title, written.body, t.previewHow], frozen: written };
  },
  reviewLine: ({ title = '' }) => fill(t.resumeReview, { title }),
  resumed: ({ title }) => (title === undefined ? [] : [fill(t.goOn, { title })]),
  trailOf: ({ title, parts = [], isDone }) => [
    ...(title === undefined ? [] : [[{ path: ['title'] }]]),
    ...parts.map((_, i) => [i === 0 ? { path: ['parts'] } : { path: ['parts'], was: parts.slice(0, i) }]),
    ...(isDone ? [[{ path: ['isDone'] }]] : []),
  ],
  // Before forms had versions: `{ title, parts, isDone, paused }`.
  upgrade: ({ slot }) => {
    const old = OLD.safeParse(slot);
    if (!old.success) return null;
    const { title, parts, isDone, paused } = old.data;
    const answers: PracticeAnswers = { ...(title === null ? {} : { title }), parts, ...(isDone ? { isDone } : {}) };
    return { answers, paused, review: isDone && title !== null ? { title, body: parts.join('\n') } : null };
  },
});

const OLD = z.object({
  title: z.string().nullable(),
  parts: PARTS.default([]),
  isDone: z.boolean().default(false),
  paused: z.boolean().default(false),
});
