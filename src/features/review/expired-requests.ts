// Which requests for a correction did nobody decide in time, and who is told so?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Marks } from '../../desk/marks.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Bureaus, Ledger } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import type { Settings } from '../../domain/settings.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { AskedCorrection, Corrections } from './port.ts';
import { subjectWords } from './subject-words.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Looked back for, should the teller have been away; who waited longer than that asks anew anyway. */
const LOOK_BACK_DAYS = 14;
const MARK = 'expired requests';

/** What was asked then or before has ended. */
export const openSince = (now: Date, { requestDays }: Pick<Settings, 'requestDays'>): Date =>
  new Date(now.getTime() - requestDays * DAY_MS);

/** Nobody decided it while it could be decided. */
export const isExpired = (
  { state, at }: Pick<AskedCorrection, 'state' | 'at'>,
  now: Date,
  settings: Pick<Settings, 'requestDays'>,
): boolean => state === 'asked' && at <= openSince(now, settings);

type ExpiredRequestsDeps = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly corrections: Pick<Corrections, 'asked'>;
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly marks: Marks;
  readonly corp: string;
  readonly settings: Pick<Settings, 'requestDays'>;
};

/** Tells the askers of requests that have ended, each once, looking every hour; answers how many are new. Problems: database.away. */
export async function tellExpiredRequests(deps: ExpiredRequestsDeps, now: Date): Promise<number> {
  const { bureaus, corrections, ledger, marks, corp, settings } = deps;
  const last = await marks.read(MARK);
  if (last !== null && last <= now && now.getTime() - last.getTime() < HOUR_MS) return 0;
  const bureau = await bureaus.current();
  // Read with the eyes of the office, which sees every district's.
  const office = bureau.roster.people.find((p) => p.active && p.role === 'taskForce');
  if (!office) return 0;
  const asker = { corp, userid: office.userid, role: office.role, region: office.region };
  const settled = new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS);
  const rows = (await corrections.asked(asker, null, now))
    .filter((asked) => isExpired(asked, now, settings) && !isExpired(asked, settled, settings))
    .map((asked) => {
      const { number, by } = asked;
      const { about } = subjectWords({ bureau, arrivedAt: now }, asked);
      const said = { number, days: settings.requestDays, about };
      const key = `request-expired/${corp}/${number}`;
      return outgoing({ key, corp, person: by, kind: 'broadcast', say: text(fill(t.correctionExpiredTold, said)), dueAt: now });
    });
  const planned = rows.length === 0 ? 0 : await ledger.plan(rows);
  await marks.set(MARK, now);
  return planned;
}
