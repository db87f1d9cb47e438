// Which filed reports call for an urgent demand, and who hears that it was raised?
import { urgentDone, urgentParts } from '../../../conversations/urgent.ts';
import { NUMBER } from '../../desk/outbox/numbered.ts';
import type { Bureaus, Filing } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import type { Asker } from '../../domain/people.ts';
import type { Roster } from '../../domain/roster.ts';
import { addWeeks, type Week, weekOf } from '../../domain/time.ts';
import { type Growth, raisesItself } from '../../domain/urgent-thresholds.ts';
import { fill } from '../../forms/definition/fill.ts';
import { others, speakingOf } from './audience.ts';
import type { DemandWish } from './port.ts';
import type { Stepping } from './steps.ts';
import { raisedRows, type Telling, urgentRow } from './told.ts';
import { dueSaid, subjectName } from './words.ts';

/** Raises what the growths call for, each once whoever asks and how often; answers the sentence about each that was raised now. */
async function raiseGrown(
  deps: Stepping,
  telling: Telling,
  growths: readonly Growth[],
  teller: string,
): Promise<readonly string[]> {
  const { roster, corp, now, settings } = telling;
  const lines: string[] = [];
  for (const growth of growths.filter((g) => raisesItself(g, settings))) {
    const asker = askerOf(roster, corp, growth.filedBy);
    if (asker === null) continue;
    const wish = wishOf(growth, now);
    const row = {
      step: 'raise',
      state: 'raised',
      by: asker.userid,
      at: now,
      message: growth.message,
      said: wish.reason,
    } as const;
    const rows = [{ ...row, people: null, to: null, person: null }];
    const demand = { ...wish, number: NUMBER, at: growth.district, rows } as const;
    const accept = dueSaid(demand, 'accept', now, settings);
    const said = { name: subjectName(roster, growth), grown: growth.grown, accept: accept };
    const speaking =
      growth.enterprise === null ? [] : speakingOf(roster, { ...demand, number: 0, state: 'raised', holder: null }, now);
    const told = others(speaking, teller).map((person) =>
      urgentRow(telling, `urgent/${NUMBER}/1/${person.userid}`, person, [
        fill(urgentDone.raisedByItself, { ...said, number: NUMBER }),
      ]),
    );
    const act = { asker, message: growth.message, at: now };
    // The call to act comes first: a coordinator who filed it reads that one.
    const raised = await deps.demands.raise(act, wish, [...raisedRows(telling, demand, asker.userid), ...told]);
    if (raised.kind === 'raised' && growth.enterprise !== null) {
      lines.push(fill(urgentDone.raisedByItself, { ...said, number: raised.number }));
    }
  }
  return lines;
}

function askerOf(roster: Roster, corp: string, userid: string): Asker | null {
  const person = roster.people.find((p) => p.userid === userid);
  return person ? { corp, userid, role: person.role, region: person.region } : null;
}

function wishOf({ enterprise, district, figures, week, grown }: Growth, now: Date): DemandWish {
  const reason =
    enterprise === null
      ? fill(urgentParts.grownDistrict, { week: sayWeek(week, now), grown })
      : fill(urgentParts.grown, { grown });
  return {
    cause: enterprise === null ? 'district' : 'enterprise',
    enterprise,
    district,
    figures,
    neededBy: null,
    reason,
    week,
    grown,
  };
}

const leastOf = ({ urgent }: Stepping['settings']): number =>
  Math.min(urgent.enterprisePeople, urgent.shareLeast, urgent.districtPeople);

/** What a person reads under the receipt of what they filed; `filed`: ids of the enterprises it was filed for. Nothing while the database is away, when the minute's look makes up for it. */
export const afterFiling =
  (deps: Stepping) =>
  async (
    { bureau, asker, arrivedAt: now }: Speaker,
    { week, entries }: Filing,
    filed: readonly string[],
  ): Promise<readonly string[]> => {
    const least = leastOf(deps.settings);
    const large = entries.filter((e) => {
      const { shortage, resolved } = e.figures;
      const all = [...Object.values(shortage), ...Object.values(resolved)].reduce((sum, n) => sum + n, 0);
      return filed.includes(e.enterprise) && all >= least;
    });
    // Weeks long past are history: nothing of them is urgent.
    if (large.length === 0 || week < addWeeks(weekOf(now), -1)) return [];
    try {
      const growths = await deps.demands.growth(
        [week],
        large.map((e) => e.enterprise),
        least,
      );
      const telling = { roster: bureau.roster, corp: asker.corp, now, settings: deps.settings };
      return await raiseGrown(deps, telling, growths, asker.userid);
    } catch (error) {
      if (isProblem(error, 'database.away', 'database.conflict')) return [];
      throw error;
    }
  };

type Sweeping = Stepping & { readonly bureaus: Pick<Bureaus, 'current'>; readonly corp: string };

/** Looks through this week's and last week's reports: districts as a whole, and what was filed while nobody could look. Problems: database.away. */
export async function raiseFromReports(deps: Sweeping, now: Date): Promise<void> {
  const { roster } = await deps.bureaus.current();
  const week = weekOf(now);
  const weeks: readonly Week[] = [addWeeks(week, -1), week];
  const growths = await deps.demands.growth(weeks, null, leastOf(deps.settings));
  await raiseGrown(deps, { roster, corp: deps.corp, now, settings: deps.settings }, growths, '');
}
