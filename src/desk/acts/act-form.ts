// How is an act bound to what was read back? 确认 does it only while everything that was shown is as it was; what somebody else changed or
// did meanwhile is said instead. One mechanism for all acts: what differs between them is data.
import { z } from 'zod';
import { actTexts as t } from '../../../conversations/acts.ts';
import { showInstant } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Carried, Stored } from '../../forms/form.ts';
import type { OwnTexts } from '../../forms/form-texts.ts';
import { type ConfirmOutcome, deskForm, type Facts, type OpenedForm } from '../desk-form.ts';
import type { Present, TextTurn } from '../feature.ts';
import { orDatabaseAway } from '../or-away.ts';
import type { ActContext, Outgoing } from '../ports.ts';
import type { Answered } from '../receive.ts';
import type { Speaker } from '../speaker.ts';
import {
  type ActStanding,
  changedFacts,
  type DoneBy,
  digestOf,
  digestOfFacts,
  type FactsDigest,
  factsDigest,
  type PerformedAct,
  type ReadBackAct,
  type ShownFacts,
} from './read-back.ts';

const byMessage = ({ asker, message, arrivedAt }: Speaker): ActContext => ({ asker, message, at: arrivedAt });

/** An act with what is asked for, as one speaker may do it. */
export type WishedAct<F extends ShownFacts> = {
  readonly look: () => Promise<ActStanding<F> | null>;
  readonly perform: (seen: FactsDigest, rows: readonly Outgoing[]) => Promise<PerformedAct>;
};

export const wished = <W, F extends ShownFacts>(act: ReadBackAct<W, F>, speaker: Speaker, wish: W): WishedAct<F> => ({
  look: () => act.look(byMessage(speaker), wish),
  perform: (seen, rows) => act.perform(byMessage(speaker), wish, seen, rows),
});

/** F: what the store knows and compares again when it writes · X: what the clock and the roster add, compared by 确认. */
export type ActNow<F extends ShownFacts, X> = {
  readonly speaker: Speaker;
  readonly standing: ActStanding<F>;
  readonly facts: F;
  readonly more: X;
};

/** `beside`: what else is shown and compared, such as the day. `over`: why it cannot be done any more. */
type ActLoaded<X> = { readonly more: X; readonly beside?: ShownFacts } | { readonly over: readonly string[] };

/** What was read back, and how things stood then. */
type ActShown<O> = { readonly of: O; readonly seen: FactsDigest };

/** O: what is asked for, plain JSON. */
export type ActForm<O extends object, F extends ShownFacts, X> = {
  readonly name: string;
  readonly version: number;
  readonly texts: OwnTexts;
  readonly asked: z.ZodType<O>;
  /** The read-back. */
  readonly lines: (of: O, now: ActNow<F, X>) => readonly string[];
  /** The same in one line. */
  readonly reviewLine: (of: O, now: ActNow<F, X>) => string;
  /** What is said of each fact that is not as it was shown, by name; of several with the same words once. */
  readonly changes: (of: O, now: ActNow<F, X>) => Readonly<Record<string, string>> & { readonly [K in keyof F]: string };
  /** Said where somebody has done it already. */
  readonly done: (of: O, now: ActNow<F, X>, who: { readonly by: string; readonly time: string }) => string;
  /** It may be asked for again where it holds already. */
  readonly isRepeatable?: boolean;
  readonly formerly?: readonly string[];
  /** What an older program read back; facts it did not keep are left out. */
  readonly upgrade?: (stored: Stored) => ActShown<O> | null;
};

type ActDeps<O extends object, F extends ShownFacts, X> = {
  readonly act: (speaker: Speaker, of: O) => WishedAct<F>;
  /** Said where nothing can be looked at: not theirs, or not there. */
  readonly gone: (speaker: Speaker, of: O) => readonly string[];
  readonly load: (speaker: Speaker, of: O, standing: ActStanding<F>) => Promise<ActLoaded<X>>;
  /** The messages that go out with it, and what is said when it is done. */
  readonly prepare: (
    of: O,
    now: ActNow<F, X>,
  ) => Promise<{ readonly rows: readonly Outgoing[]; readonly lines: readonly string[] }>;
};

export type OpenedAct<O extends object> = OpenedForm<O, ActShown<O>> & {
  /** Reads it back, or says by whom it was done, or why it cannot be. */
  readonly ask: (turn: Present, of: O, lines?: readonly string[]) => Promise<Answered>;
};

type Now<F extends ShownFacts, X> = ActNow<F, X> & { readonly beside: ShownFacts };

export function openAct<O extends object, F extends ShownFacts, X>(
  definition: ActForm<O, F, X>,
  deps: ActDeps<O, F, X>,
): OpenedAct<O> {
  const { name, version, texts, asked, reviewLine, formerly = [], upgrade } = definition;
  const form = confirm<O, Now<F, X>, ActShown<O>>({
    name,
    version,
    texts,
    answers: asked,
    reviewed: z.object({ of: asked, seen: factsDigest }),
    review: (of, now, before) => ({
      lines: [...changedLines(before, of, now), ...definition.lines(of, now)],
      frozen: { of, seen: seenIn(now) },
    }),
    reviewLine,
    formerly,
    upgrade: (stored) => carriedFrom(upgrade?.(stored) ?? null),
  });

  async function nowOf(speaker: Speaker, of: O): Promise<Facts<Now<F, X>>> {
    const standing = await deps.act(speaker, of).look();
    if (standing === null) return { over: deps.gone(speaker, of) };
    const loaded = await deps.load(speaker, of, standing);
    if ('over' in loaded) return loaded;
    const { more, beside = {} } = loaded;
    const context = { speaker, standing, facts: standing.facts, more, beside };
    // Delivered again after it was done, a message is answered by the store.
    const isDone = standing.done !== null && standing.done.message !== speaker.message;
    return isDone && !definition.isRepeatable ? { over: [doneLine(of, context, standing.done)] } : { context };
  }

  const doneLine = (of: O, now: Now<F, X>, { by, at }: DoneBy): string =>
    definition.done(of, now, { by: doerSaid(now.speaker, by), time: showInstant(at) });

  /** What is not as it was shown, in one line; none where everything is. */
  function changedLines(shown: ActShown<O> | null, of: O, now: Now<F, X>): readonly string[] {
    const changed = shown === null ? [] : changedFacts(shown.seen, seenIn(now));
    if (changed.length === 0) return [];
    const words = definition.changes(of, now);
    const changes = [...new Set(changed.flatMap((fact) => words[fact] ?? []))].join('；');
    return [changes === '' ? t.changedSomehow : fill(t.changedSince, { changes })];
  }

  /** Somebody did or changed something since it was shown; null where everything is as it was. */
  function meanwhile({ of, seen }: ActShown<O>, now: Now<F, X>): ConfirmOutcome<O> | null {
    const changed = changedFacts(seen, seenIn(now));
    const { done } = now.standing;
    if (done !== null && changed.includes('done')) return { kind: 'done', lines: [doneLine(of, now, done)] };
    // Read back anew, it says what changed.
    return changed.length === 0 ? null : { kind: 'again', lines: [] };
  }

  async function confirmed({ speaker }: TextTurn, shown: ActShown<O>, now: Now<F, X>): Promise<ConfirmOutcome<O>> {
    const { of } = shown;
    const isDoneByThis = now.standing.done?.message === speaker.message;
    const since = isDoneByThis ? null : meanwhile(shown, now);
    if (since !== null) return since;
    const { rows, lines } = await deps.prepare(of, now);
    switch (await deps.act(speaker, of).perform(digestOf(now.standing), rows)) {
      case 'done':
        return { kind: 'done', lines };
      case 'notYours':
        return { kind: 'done', lines: deps.gone(speaker, of) };
      case 'changed': {
        // Somebody was faster.
        const next = await nowOf(speaker, of);
        if ('over' in next) return { kind: 'done', lines: next.over };
        return meanwhile(shown, next.context) ?? { kind: 'again', lines: [t.changedSomehow] };
      }
    }
  }

  const opened = deskForm(form, { context: ({ speaker }, of) => nowOf(speaker, of), confirm: confirmed });
  return {
    ...opened,
    ask(turn, of, lines = []) {
      const asking = async (): Promise<Answered> => {
        const { speaker, thread } = turn;
        const now = await nowOf(speaker, of);
        return 'over' in now ? { thread, lines: now.over } : opened.begin(turn, of, lines);
      };
      return orDatabaseAway(turn, asking());
    },
  };
}

const seenIn = <F extends ShownFacts>({ standing, beside }: Now<F, unknown>): FactsDigest => ({
  ...digestOfFacts(beside),
  ...digestOf(standing),
});

const carriedFrom = <O extends object>(shown: ActShown<O> | null): Carried<O, ActShown<O>> | null =>
  shown && { answers: shown.of, review: shown };

function doerSaid({ bureau: { roster }, person }: Speaker, userid: string): string {
  if (userid === person.userid) return t.you;
  return roster.people.find((p) => p.userid === userid)?.name ?? t.somebody;
}
