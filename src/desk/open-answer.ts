// What is answered to 报上了没, 这样可以吗, 确认了会怎样, asked of what is open itself?
import { askedOpenTexts as t } from '../../conversations/forms.ts';
import type { AsksOpen } from '../reading/answer/asked-open.ts';
import { type Feature, resumables } from './feature.ts';
import { WEEKLY } from './floor.ts';
import { topOf } from './situation.ts';
import type { Thread } from './thread.ts';

/** As it stands now, in one line: nothing that waits for 确认 is done. How it waits is said behind it. */
export function openAnswer(features: readonly Feature[], thread: Thread, asks: AsksOpen): string {
  const top = topOf(features, thread)?.name ?? WEEKLY;
  const texts = top === WEEKLY ? t.report : t.act;
  const standing = resumables(features)
    .find(({ name }) => name === top)
    ?.standing(thread);
  return standing?.isReview === false && asks !== 'effect' ? texts.asked : texts[asks];
}
