// What follows for demands that raised themselves once the reports say something else, and who hears of it? (domain §11.6)
import { urgentFollowed as t } from '../../../conversations/urgent-followed.ts';
import { sayWeek } from '../../desk/voices.ts';
import { type Asker, commandAsker } from '../../domain/people.ts';
import { sumOf } from '../../domain/tiers.ts';
import { showWeekDays } from '../../domain/time.ts';
import { type Demand, raising } from '../../domain/urgent.ts';
import { type Following, ruleFollowing } from '../../domain/urgent-following.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Followed, Standing } from './port.ts';
import type { Stepping } from './steps.ts';
import type { Telling } from './telling.ts';
import { followedRows } from './told-batch.ts';
import { figuresSaid, grownReason, isUnreported, short } from './words.ts';

/** As often as others may come first; the minute's look makes up for what is left. */
const MOST_CROSSINGS = 5;

/** Whoever has just filed or taken back a report: reads the answer, and is not told. */
type Filer = { readonly asker: Asker; readonly message: string };

/** Lets the demands of these enterprises, or with null all, follow their reports; the sentence about each that did. Problems: database.away, database.conflict. */
export async function followReports(
  deps: Stepping,
  telling: Telling,
  enterprises: readonly string[] | null,
  filer: Filer | null,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const sentence = (one: Followed): string => followedSaid(telling, one);
  for (let tries = 0; tries < MOST_CROSSINGS; tries++) {
    const standing = await deps.demands.standing(enterprises);
    const followed = standing.flatMap((one) => followedOf(deps, telling, one, filer) ?? []);
    if (followed.length === 0) break;
    const taken = await deps.demands.follow(followed, (some) => followedRows(telling, some, sentence, filer?.asker.userid ?? ''));
    lines.push(...taken.map(sentence));
    if (taken.length === followed.length) break;
  }
  return lines;
}

function followedOf(deps: Stepping, telling: Telling, { demand, behind }: Standing, filer: Filer | null): Followed | null {
  const following = ruleFollowing(demand, behind, deps.settings);
  if (following === null) return null;
  const { report, figures, grown, week } = following;
  const asker = filer?.asker ?? askerOf(telling, report?.filedBy ?? raising(demand).by);
  const message = filer?.message ?? report?.message ?? '';
  // A message has one row in a history; what comes of others' reports, or of the same again, has a key of its own.
  const isNew = message !== '' && demand.rows.every((row) => row.message !== message);
  const act = { asker, at: telling.now, message: isNew ? message : `report/${demand.number}/${demand.rows.length + 1}` };
  const isRestated = following.step === 'restate';
  return {
    demand,
    behind,
    following,
    act,
    reason:
      following.why === 'none' || following.why === 'gone'
        ? demand.reason
        : grownReason({ enterprise: demand.enterprise, week, grown }, telling.now),
    said: rowSaid(demand, following),
    people: isRestated && report !== null ? sumOf(figures) : null,
  };
}

/** In whose name: whoever filed it, also when they have left the roster since. */
function askerOf({ roster, corp }: Telling, userid: string): Asker {
  const person = roster.people.find((p) => p.userid === userid);
  return person ? { corp, userid, role: person.role, region: person.region } : { ...commandAsker(corp, ''), userid };
}

/** What is missing now, and what was before. */
const change = ({ demand, following: { figures } }: Pick<Followed, 'demand' | 'following'>) => ({
  before: isUnreported(demand) ? '—' : figuresSaid(demand.figures),
  after: figuresSaid(figures),
});

function rowSaid(demand: Demand, following: Following): string {
  // Read in weeks to come, too: no 本周.
  const said = { ...change({ demand, following }), days: showWeekDays(following.report?.week ?? following.week) };
  switch (following.why) {
    case 'none':
      return fill(t.rowNone, said);
    case 'gone':
      return t.rowGone;
    case 'corrected':
      return fill(t.rowCorrected, said);
    case 'again':
      return fill(t.rowAgain, said);
  }
}

function followedSaid({ roster, now }: Telling, { demand, following }: Followed): string {
  const { step, why, report, grown } = following;
  const week = sayWeek(report?.week ?? following.week, now);
  const said = { ...change({ demand, following }), short: short(roster, demand), number: demand.number, week, grown };
  switch (why) {
    case 'none':
      return fill(step === 'lapse' ? t.lapsedNone : t.restatedNone, said);
    case 'gone':
      return fill(step === 'lapse' ? t.lapsedGone : t.restatedGone, said);
    case 'corrected':
      return fill(step === 'lapse' ? t.lapsedCorrected : t.restatedCorrected, said);
    case 'again':
      return fill(t.restatedAgain, said);
  }
}
