// Who is told that a sign-off no longer holds, or that a report sent back was corrected?

import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { coordinatorKeys } from '../../desk/acts/deciders.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Bureaus, Outgoing } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import { sayWeek } from '../../desk/voices.ts';
import { regionName } from '../../domain/regions.ts';
import { fill } from '../../forms/definition/fill.ts';

import type { Consequences } from './port.ts';
import { subjectWords } from './subject-words.ts';

type ConsequenceTelling = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly consequences: Consequences;
  readonly corp: string;
};

/** Plans a line for each, once; answers how many. Problems: database.away. */
export async function tellConsequences({ bureaus, consequences, corp }: ConsequenceTelling, now: Date): Promise<number> {
  const untold = await consequences.untold();
  if (untold.opened.length + untold.corrected.length === 0) return 0;
  const bureau = await bureaus.current();
  const row = (key: string, person: string, line: string): Outgoing =>
    outgoing({ key: `${key}/${person}`, corp, person, kind: 'broadcast', say: text(line), dueAt: now });
  const sends = [
    ...untold.opened.flatMap(({ message, district, week, by }) =>
      [...new Set([by, ...coordinatorKeys(bureau, district, by)])].map((person) =>
        row(
          `opened/${message}`,
          person,
          fill(t.signOpenedTold, { district: regionName(bureau.roster.regions, district), week: sayWeek(week, now) }),
        ),
      ),
    ),
    ...untold.corrected.map(({ number, by, ...of }) =>
      row(`corrected/${number}`, by, fill(t.returnedCorrected, subjectWords({ bureau, arrivedAt: now }, of))),
    ),
  ];
  await consequences.tell(untold, sends);
  return sends.length;
}
