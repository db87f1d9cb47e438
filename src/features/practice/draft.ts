// What has been written of a good practice so far, and what does the next message add?
import { z } from 'zod';
import { practiceTexts as t } from '../../../conversations/practice.ts';
import { roomSlot } from '../../desk/room-slot.ts';
import { fill } from '../../forms/definition/fill.ts';
import { exact, object } from '../../forms/shapes.ts';
import { asTyped } from '../../reading/text/quoted.ts';

/** Plain JSON, kept in the thread. */
export type Draft = {
  readonly title: string | null;
  /** One of each message. */
  readonly parts: readonly string[];
  /** 完了: read back, waits for 确认. */
  readonly isDone: boolean;
  readonly paused: boolean;
};

const draft = exact<Draft>()(
  object({ title: z.string().nullable(), parts: z.array(z.string()), isDone: z.boolean(), paused: z.boolean() }),
);
export const practiceSlot = roomSlot('practice', draft);

export const EMPTY: Draft = { title: null, parts: [], isDone: false, paused: false };

export const TITLE_LENGTH = 40;
/** Goes to everybody's phone: some four messages at most. */
export const BODY_LENGTH = 2_400;

const FINISHED = /^\s*(?:完了|完毕|写完了|发完了|没有了|结束)[。.!！]?\s*$/;

export const isFinished = (text: string): boolean => FINISHED.test(text);

export const bodyOf = ({ parts }: Draft): string => parts.join('\n');

const lengthOf = (draft: Draft): number => [...bodyOf(draft)].length;

/** Title first, then the text; what was not taken is said. */
export function write(draft: Draft, text: string): { readonly draft: Draft; readonly lines: readonly string[] } {
  const said = asTyped(text);
  if (draft.title === null) {
    const [title = '', ...rest] = said.split('\n');
    if ([...title].length > TITLE_LENGTH) return { draft, lines: [fill(t.titleLong, { most: TITLE_LENGTH })] };
    const titled: Draft = { ...draft, title };
    const body = rest.join('\n').trim();
    return body === '' ? { draft: titled, lines: [fill(t.askBody, { title })] } : write(titled, body);
  }
  // 完了 at the end of the last part.
  const [, body = said, end] = /^([\s\S]*?)(?:\n\s*(完了)[。.]?)?$/.exec(said) ?? [];
  const next: Draft = { ...draft, parts: [...draft.parts, body], isDone: end !== undefined };
  const length = lengthOf(next);
  if (length > BODY_LENGTH) return { draft, lines: [fill(t.tooLong, { length: lengthOf(draft), most: BODY_LENGTH })] };
  return next.isDone
    ? { draft: next, lines: previewLines(next) }
    : { draft: next, lines: [fill(t.more, { count: next.parts.length, length })] };
}

export const previewLines = (draft: Draft): readonly string[] => [t.preview, draft.title ?? '', bodyOf(draft), t.previewHow];

/** The last message taken back; null where there is none. */
export function withoutLast(draft: Draft): Draft | null {
  if (draft.parts.length > 0) return { ...draft, parts: draft.parts.slice(0, -1), isDone: false };
  return draft.title === null ? null : { ...draft, title: null };
}

/** What is open, in one line. */
export function openLine(draft: Draft): string {
  const { title, isDone } = draft;
  if (title === null) return t.resumeTitle;
  return fill(isDone ? t.resumeReview : t.resumeBody, { title });
}
