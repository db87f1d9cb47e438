// How do several people read the same lines because of one act?
import { outgoing } from '../outbox/outgoing.ts';
import type { Outgoing } from '../ports.ts';
import { text } from '../say.ts';
import type { Speaker } from '../speaker.ts';

/** One line or more to each of these people; unique by the message that caused it. */
export const tellRows = (
  { asker, message, arrivedAt }: Speaker,
  why: string,
  keys: readonly string[],
  lines: readonly string[],
) =>
  keys.map(
    (person): Outgoing =>
      outgoing({
        key: `${why}/${message}/${person}`,
        corp: asker.corp,
        person,
        kind: 'broadcast',
        say: text(...lines),
        dueAt: arrivedAt,
      }),
  );
