// What was made for a question?
import type { QueryReading } from '../../reading/reading.ts';
import type { Workbook } from './port.ts';

/** One line of words, and what follows it into the chat. */
export type DocumentAnswer = {
  readonly lines: readonly string[];
  readonly workbooks?: readonly Workbook[];
  readonly picture?: Uint8Array;
  /** The question, where short questions and 出处 may go on from it. */
  readonly asked?: QueryReading;
  /** Said instead where a workbook is too large to be sent. */
  readonly tooLarge?: string;
};
