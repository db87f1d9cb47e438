// What becomes of 接单, 转办, 进展, 办结, 企业已确认, 未解决 and 撤销急需? (domain §15.2)
import { urgentDone as done, urgentRefused as refused } from '../../../conversations/urgent.ts';
import type { CardHolders } from '../../desk/card-holders.ts';
import { Problem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Settings } from '../../domain/settings.ts';
import {
  type Demand,
  type DemandRow,
  type DemandStep,
  raising,
  ruleStep,
  type StepRefusal,
  withRow,
} from '../../domain/urgent.ts';
import { fill } from '../../forms/definition/fill.ts';
import { actorOf, answeringOf } from './audience.ts';
import type { Demands } from './port.ts';
import { stepRows } from './told.ts';
import { age, dueSaid, foundSaid, moment, neededLast, personSaid, placeName, raisedAt, short } from './words.ts';

export type Stepping = {
  readonly demands: Demands;
  readonly settings: Pick<Settings, 'urgent'>;
  readonly holders: Pick<CardHolders, 'among'>;
};

/** What a step carries beside its name. */
type StepSaid = Partial<Pick<DemandRow, 'said' | 'people' | 'to' | 'person'>>;

/** As often as others may come first before it counts as a conflict of the database. */
const MOST_CROSSINGS = 5;

/** Takes the step if it is legal by then, and answers in words either way. Problems: database.away, database.conflict. */
export async function takeStep(
  deps: Stepping,
  speaker: Speaker,
  number: number,
  step: DemandStep,
  said: StepSaid = {},
): Promise<readonly string[]> {
  const { asker, message, arrivedAt: at } = speaker;
  for (let crossings = 0; crossings < MOST_CROSSINGS; crossings++) {
    const demand = await deps.demands.find(asker, number, at);
    if (demand === null) return [fill(refused.missing, { number })];
    // Delivered again after it was taken: the same words again.
    const taken = demand.rows.findIndex((r) => r.message === message && r.step === step);
    if (taken > 0) return doneLines(deps, speaker, { ...demand, rows: demand.rows.slice(0, taken + 1) }, step);
    const ruling = ruleStep(demand, step, actorOf(speaker, demand), said.to ?? null);
    if (ruling.kind === 'refused') return [refusalLine(deps, speaker, demand, ruling.why)];
    const row: DemandRow = {
      step,
      state: ruling.state,
      by: asker.userid,
      at,
      message,
      said: said.said ?? null,
      people: said.people ?? null,
      to: said.to ?? null,
      person: said.person ?? null,
    };
    const after = withRow(demand, row);
    const { roster } = speaker.bureau;
    const called = ruling.state === 'transferred' ? answeringOf(roster, after) : [];
    const holders = await deps.holders.among(called.map(({ userid }) => userid));
    const telling = { roster, corp: asker.corp, now: at, settings: deps.settings, holders };
    const { state, people, to, person } = row;
    const wanted = { number, seen: demand.rows.length, step, state, said: row.said, people, to, person };
    const outcome = await deps.demands.step({ asker, message, at }, wanted, stepRows(telling, demand, after));
    if (outcome === 'taken') return doneLines(deps, speaker, after, step);
    if (outcome === 'missing') return [fill(refused.notYours, { number })];
  }
  throw new Problem('database.conflict', { number });
}

function doneLines(deps: Stepping, speaker: Speaker, demand: Demand, step: DemandStep): readonly string[] {
  const { roster } = speaker.bureau;
  const now = speaker.arrivedAt;
  const common = { short: short(roster, demand), number: demand.number };
  switch (step) {
    case 'accept':
      return [
        fill(done.accepted, common),
        fill(done.acceptedHow, { ...common, need: neededLast(demand), resolve: dueSaid(demand, 'resolve', now, deps.settings) }),
      ];
    case 'transfer':
      return [fill(done.transferred, { ...common, place: placeName(roster, demand.rows.at(-1)?.to ?? demand.at) })];
    case 'note':
      return [fill(done.noted, common)];
    case 'resolve':
      return [fill(done.resolved, { ...common, people: demand.rows.at(-1)?.people ?? 0 })];
    case 'confirm':
      return [fill(done.confirmed, { ...common, people: foundSaid(demand), age: age(raisedAt(demand), now) })];
    case 'reopen':
      return [fill(done.reopened, { ...common, holder: personSaid(roster, demand.holder) })];
    case 'withdraw':
      return [fill(done.withdrawn, common)];
  }
}

function refusalLine(deps: Stepping, { bureau: { roster }, arrivedAt: now }: Speaker, demand: Demand, why: StepRefusal): string {
  const common = {
    short: short(roster, demand),
    number: demand.number,
    holder: personSaid(roster, demand.holder),
    place: placeName(roster, demand.at),
  };
  const last = (step: DemandStep): string => moment(demand.rows.findLast((r) => r.step === step)?.at ?? raising(demand).at, now);
  switch (why) {
    case 'notYours':
      return fill(refused.notYours, common);
    case 'elsewhere':
      return fill(refused.elsewhere, common);
    case 'isHeld':
      return fill(refused.isHeld, { ...common, time: last('accept') });
    case 'isMine':
      return fill(refused.isMine, { ...common, resolve: dueSaid(demand, 'resolve', now, deps.settings) });
    case 'notHeld':
      return fill(refused.notHeld, common);
    case 'notHolder':
      return fill(refused.notHolder, common);
    case 'isThere':
      return fill(refused.isThere, common);
    case 'notResolved':
      return fill(refused.notResolved, common);
    case 'isResolved':
      return fill(refused.isResolved, { ...common, time: last('resolve'), people: foundSaid(demand) });
    case 'isConfirmed':
      return fill(refused.isConfirmed, common);
    case 'isWithdrawn':
      return fill(refused.isWithdrawn, { ...common, time: moment(demand.rows.at(-1)?.at ?? raising(demand).at, now) });
  }
}

/** More found than were asked for: worth a second look. */
export const isMoreThanNeeded = (demand: Demand, people: number): boolean => people > neededLast(demand);
