// Which filed reports call for an urgent demand, and what becomes of it when they change? (domain §11.4)
import type { Bureaus, FiledNow, Withdrawn } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Asker } from '../../domain/people.ts';
import type { Roster } from '../../domain/roster.ts';
import { sumOf } from '../../domain/tiers.ts';
import { addWeeks, type Week, weekOf } from '../../domain/time.ts';
import { type Growth, raisesItself } from '../../domain/urgent-thresholds.ts';
import { calledTo, others } from './audience.ts';
import { followReports } from './following.ts';
import type { DemandWish, FiledWish } from './port.ts';
import type { Stepping } from './steps.ts';
import type { Telling } from './telling.ts';
import { raisedByReportsRows, raisedDemand, raisedItselfLine } from './told-batch.ts';
import { grownReason } from './words.ts';

/** Raises what the growths call for, each once whoever asks and how often; answers the sentence about each that was raised now. */
async function raiseGrown(
  deps: Stepping,
  plain: Telling,
  growths: readonly Growth[],
  teller: string,
): Promise<readonly string[]> {
  const { roster, corp, now, settings } = plain;
  const wishes = growths
    .filter((growth) => raisesItself(growth, settings))
    .flatMap((growth): readonly FiledWish[] => {
      const asker = askerOf(roster, corp, growth.filedBy);
      return asker === null ? [] : [{ act: { asker, message: growth.message, at: now }, wish: wishOf(growth, now) }];
    });
  if (wishes.length === 0) return [];
  const called = others(
    wishes.flatMap(({ wish }) => calledTo(roster, { ...wish, at: wish.district }, teller)),
    teller,
  );
  const telling = { ...plain, holders: await deps.holders.among(called.map(({ userid }) => userid)) };
  const raised = await deps.demands.raiseFiled(wishes, (some) => raisedByReportsRows(telling, some, teller));
  return raised.filter(({ wish }) => wish.enterprise !== null).map((one) => raisedItselfLine(telling, raisedDemand(one)));
}

function askerOf(roster: Roster, corp: string, userid: string): Asker | null {
  const person = roster.people.find((p) => p.userid === userid);
  return person ? { corp, userid, role: person.role, region: person.region } : null;
}

const wishOf = ({ enterprise, district, figures, week, grown }: Growth, now: Date): DemandWish => ({
  cause: enterprise === null ? 'district' : 'enterprise',
  enterprise,
  district,
  figures,
  neededBy: null,
  reason: grownReason({ enterprise, week, grown }, now),
  week,
  grown,
});

const NOBODY: Telling['holders'] = new Set();

const leastOf = ({ urgent }: Stepping['settings']): number =>
  Math.min(urgent.enterprisePeople, urgent.shareLeast, urgent.districtPeople);

type Consequence<Done> = (speaker: Speaker, done: Done) => Promise<readonly string[]>;

const tellingOf = (deps: Stepping, { bureau, asker, arrivedAt: now }: Speaker): Telling => ({
  roster: bureau.roster,
  corp: asker.corp,
  now,
  settings: deps.settings,
  holders: NOBODY,
});

/** Nothing while the database is away, when the minute's look makes up for it. */
async function orLater(lines: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await lines();
  } catch (error) {
    if (isProblem(error, 'database.away', 'database.conflict')) return [];
    throw error;
  }
}

/** What a person reads under the receipt of what they filed. */
export const afterFiling =
  (deps: Stepping): Consequence<FiledNow> =>
  async (speaker, { filing: { week, entries }, filed, corrected }) => {
    const { asker, message, arrivedAt: now } = speaker;
    // Weeks long past are history: nothing of them is urgent.
    if (week < addWeeks(weekOf(now), -1)) return [];
    const least = leastOf(deps.settings);
    const ours = entries.filter((e) => filed.includes(e.enterprise));
    const large = ours.filter(({ figures: { shortage, resolved } }) => sumOf(shortage) + sumOf(resolved) >= least);
    // A first report that says anything but 无缺工 changes no demand that is there.
    const following = ours.filter((e) => corrected.includes(e.enterprise) || sumOf(e.figures.shortage) === 0);
    if (large.length + following.length === 0) return [];
    const telling = tellingOf(deps, speaker);
    const idsOf = (some: typeof ours) => some.map((e) => e.enterprise);
    return orLater(async () => {
      const followed = following.length > 0 ? await followReports(deps, telling, idsOf(following), { asker, message }) : [];
      const growths = large.length > 0 ? await deps.demands.growth([week], idsOf(large), least) : [];
      return [...followed, ...(await raiseGrown(deps, telling, growths, asker.userid))];
    });
  };

/** What a person reads under the answer to 撤回. */
export const afterWithdrawal =
  (deps: Stepping): Consequence<Withdrawn> =>
  async (speaker, { entries }) => {
    const { asker, message } = speaker;
    const ids = entries.map((e) => e.enterprise);
    return orLater(() => followReports(deps, tellingOf(deps, speaker), ids, { asker, message }));
  };

type Sweeping = Stepping & { readonly bureaus: Pick<Bureaus, 'current'>; readonly corp: string };

/** Looks at all open demands, and through this week's and last week's reports: districts as a whole, and what changed while nobody could look. Problems: database.away. */
export async function raiseFromReports(deps: Sweeping, now: Date): Promise<void> {
  const { roster } = await deps.bureaus.current();
  const week = weekOf(now);
  const weeks: readonly Week[] = [addWeeks(week, -1), week];
  const telling: Telling = { roster, corp: deps.corp, now, settings: deps.settings, holders: NOBODY };
  await followReports(deps, telling, null, null);
  const growths = await deps.demands.growth(weeks, null, leastOf(deps.settings));
  await raiseGrown(deps, telling, growths, '');
}
