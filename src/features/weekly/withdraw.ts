// How is the last filing taken back?

import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { exampleEnterprise } from '../../desk/examples.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Thread } from '../../desk/thread.ts';
import { WITHDRAW_MINUTES } from '../../domain/filing.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Weekly } from './file-reports.ts';

const WITHDRAW_MS = WITHDRAW_MINUTES * 60_000;

/** 撤回: all that the last filing message filed. Problems: database.away. */
export async function withdrawLast(
  deps: Pick<Weekly, 'reports' | 'afterWithdrawal'>,
  speaker: Speaker,
  thread: Thread,
): Promise<Answered> {
  const { asker, arrivedAt, message, bureau } = speaker;
  const taken = await deps.reports.withdraw(asker, message, arrivedAt, new Date(arrivedAt.getTime() - WITHDRAW_MS));
  if (!taken) return { thread, lines: [fill(t.withdrawNothing, { name: exampleEnterprise(speaker) })] };
  // In the order of every list.
  const names = (restored: boolean) =>
    bureau.roster.enterprises
      .filter(({ id }) => taken.entries.some((e) => e.enterprise === id && e.restored === restored))
      .map(({ aliases, name }) => aliases[0] ?? name)
      .join('、');
  const [gone, back] = [names(false), names(true)];
  return {
    thread,
    lines: [
      ...(gone === '' ? [] : [fill(t.withdrawn, { names: gone })]),
      ...(back === '' ? [] : [fill(t.withdrawnRestored, { names: back })]),
      ...((await deps.afterWithdrawal?.(speaker, taken)) ?? []),
    ],
  };
}
