// What is open between a person and the bot, as far as it decides what a text means?
import type { Situation } from '../reading/meaning.ts';
import { type Feature, holderOf } from './feature.ts';
import { freshAsked } from './figures/asked.ts';
import { floorOf } from './floor.ts';
import { type Aside, isBusy, type Thread } from './thread.ts';

/** The form whose question is open on top; null where none is, or the week's report is asked on. */
export function openForm(features: readonly Feature[], thread: Thread): Aside | null {
  const floor = floorOf(thread);
  return floor !== undefined && wantedBy(features, thread) !== null ? floor : null;
}

function wantedBy(features: readonly Feature[], thread: Thread) {
  const holder = holderOf(features, floorOf(thread)?.room);
  if (holder?.answer === undefined) return null;
  return holder.wanted === undefined ? ({ kind: 'assent' } as const) : holder.wanted(thread);
}

export function situationOf(features: readonly Feature[], thread: Thread, now: Date): Situation {
  const open = openForm(features, thread);
  const wanted = wantedBy(features, thread);
  return {
    asksWeek: thread.asking !== null,
    rehearses: thread.rehearsal !== null,
    open:
      open === null || wanted === null
        ? null
        : { form: open.room, wanted, listSince: thread.spokeAt !== null && thread.spokeAt > open.at },
    reporting: isBusy(thread),
    // Something of a closed week is offered: 沿用 takes it.
    carries: thread.report !== null && Object.keys(thread.report.answers.carried).length > 0,
    asked: freshAsked(thread.asked, now)?.query ?? null,
  };
}
