// What is open between a person and the bot, as far as it decides what a text means?
import { addWeeks, weekOf } from '../domain/time.ts';
import type { Situation } from '../reading/meaning.ts';
import { type Feature, type Holder, holderOf, type Resumable, resumables } from './feature.ts';
import { freshAsked } from './figures/asked.ts';
import { WEEKLY } from './floor.ts';
import { type Aside, isBusy, type Thread } from './thread.ts';

/** Whose question is open on top. */
export type Top = {
  readonly name: string;
  /** Null: the week's report, of which nothing else is kept. */
  readonly aside: Aside | null;
};

/** Null: nothing is asked. Those that are put aside, and those whose question is over, have no floor. */
export function topOf(features: readonly Feature[], thread: Thread): Top | null {
  const aside = thread.asides.findLast(({ room }) => {
    if (room === WEEKLY) return isBusy(thread);
    const holder = holderOf(features, room);
    return !holder?.isSilent && wantedOf(holder, thread) !== null;
  });
  if (aside) return { name: aside.room, aside };
  return isBusy(thread) ? { name: WEEKLY, aside: null } : null;
}

/** Who hears a text first: the form whose question is open on top, else who only listens. Null: nobody, or the week's report is asked on. */
function openForm(features: readonly Feature[], thread: Thread): Aside | null {
  const top = topOf(features, thread);
  if (top !== null) return top.name === WEEKLY ? null : top.aside;
  return thread.asides.findLast(({ room }) => wantedOf(holderOf(features, room), thread) !== null) ?? null;
}

function wantedOf(holder: Holder | undefined, thread: Thread) {
  if (holder?.answer === undefined) return null;
  return holder.wanted === undefined ? ({ kind: 'assent' } as const) : holder.wanted(thread);
}

/** What is kept and not asked on, newest first: beneath what is on top, or put aside. */
export function putAside(features: readonly Feature[], thread: Thread): readonly Resumable[] {
  const top = topOf(features, thread);
  const place = ({ name }: Resumable): number => thread.asides.findIndex(({ room }) => room === name);
  return resumables(features)
    .filter((kept) => {
      const standing = kept.standing(thread);
      return standing !== null && (standing.isPaused || kept.name !== top?.name);
    })
    .toSorted((a, b) => place(b) - place(a));
}

/** Only the message right behind the offer chooses. */
export const offeredOf = ({ offered, seen }: Thread): readonly string[] =>
  offered !== undefined && seen.at(-1)?.key === offered.message ? offered.texts : [];

export function situationOf(features: readonly Feature[], thread: Thread, now: Date): Situation {
  const open = openForm(features, thread);
  const holder = open === null ? undefined : holderOf(features, open.room);
  const wanted = wantedOf(holder, thread);
  return {
    offered: offeredOf(thread),
    asksWeek: thread.asking === null ? [] : (thread.askedWeeks ?? [addWeeks(weekOf(now), -1), weekOf(now)]),
    rehearses: thread.rehearsal !== null,
    open:
      open === null || wanted === null
        ? null
        : {
            form: open.room,
            wanted,
            parts: holder?.parts ?? [],
            listSince: thread.spokeAt !== null && thread.spokeAt > open.at,
          },
    reporting: isBusy(thread),
    // Something of a closed week is offered: 沿用 takes it.
    carries: thread.report !== null && Object.keys(thread.report.answers.carried).length > 0,
    goesOn: [topOf(features, thread), ...putAside(features, thread)].some((one) => one !== null && one.name !== WEEKLY),
    asked: freshAsked(thread.asked, now)?.query ?? null,
    unfolds: (freshAsked(thread.asked, now)?.sources.length ?? 0) > 0,
  };
}
