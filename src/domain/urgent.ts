// Which states does an urgent demand go through, and what does each step lead to in each of them? (domain §11.1)
import type { Figures } from './tiers.ts';
import type { Day, Week } from './time.ts';

export const DEMAND_STATES = ['raised', 'accepted', 'transferred', 'resolved', 'confirmed', 'withdrawn'] as const;
/** `transferred`: with a district (or the task force) where nobody has accepted it yet. */
export type DemandState = (typeof DEMAND_STATES)[number];

export const DEMAND_STEPS = ['accept', 'transfer', 'note', 'resolve', 'confirm', 'reopen', 'withdraw'] as const;
/** What can happen to a demand once it is raised: 接单 转办 进展 办结 企业已确认 未解决 撤销. */
export type DemandStep = (typeof DEMAND_STEPS)[number];

export const FOLLOWING_STEPS = ['restate', 'lapse'] as const;
/** What filed reports do to a demand that raised itself: it is for other figures now, or is withdrawn with its report. */
export type FollowingStep = (typeof FOLLOWING_STEPS)[number];

/** One row of a demand's history. */
export type DemandRow = {
  readonly step: DemandStep | 'raise' | FollowingStep;
  /** The state it led to. */
  readonly state: DemandState;
  /** Key of the person who took it; of what reports did by themselves, who filed or took back the report. */
  readonly by: string;
  readonly at: Date;
  /** The message that caused it. */
  readonly message: string;
  readonly said: string | null;
  /** People found, with `resolve`; needed from now on, with `restate`: null where there is no report any more. */
  readonly people: number | null;
  /** Code of the region it was given to, with `transfer`. */
  readonly to: string | null;
  /** Whom of that region it was given to by name. */
  readonly person: string | null;
};

/** `person`: somebody raised it; else a filed report did, of one enterprise or of a district's week. */
type DemandCause = 'person' | 'enterprise' | 'district';

export type Demand = {
  readonly number: number;
  readonly cause: DemandCause;
  /** Null for a district's. */
  readonly enterprise: string | null;
  /** The district it was raised for. */
  readonly district: string;
  readonly figures: Figures;
  /** The last day by which people are needed; null = as soon as can be. */
  readonly neededBy: Day | null;
  readonly reason: string;
  /** The week it was raised in, or whose report raised it, and for how many: people asked for, or the week's new demand; 0 where its report was taken back or corrected to nothing. */
  readonly week: Week;
  readonly grown: number;
  readonly state: DemandState;
  /** Code of the region that deals with it: a district, or the task force's. */
  readonly at: string;
  /** Key of who has accepted it; null while nobody has. */
  readonly holder: string | null;
  /** In order; the first is `raise`. */
  readonly rows: readonly DemandRow[];
};

/** Why a step is not taken. */
export type StepRefusal =
  /** The role or the region has no part in it. */
  | 'notYours'
  /** It is with another region. */
  | 'elsewhere'
  | 'isHeld'
  | 'isMine'
  | 'notHeld'
  | 'notHolder'
  | 'isThere'
  | 'notResolved'
  | 'isResolved'
  | 'isConfirmed'
  | 'isWithdrawn';

type Ruling = { readonly kind: 'taken'; readonly state: DemandState } | { readonly kind: 'refused'; readonly why: StepRefusal };

const to = (state: DemandState): Ruling => ({ kind: 'taken', state });
const no = (why: StepRefusal): Ruling => ({ kind: 'refused', why });

const ended = (why: StepRefusal): Readonly<Record<DemandStep, Ruling>> => ({
  accept: no(why),
  transfer: no(why),
  note: no(why),
  resolve: no(why),
  confirm: no(why),
  reopen: no(why),
  withdraw: no(why),
});

/** Whoever comes second, whatever the first did meanwhile, finds here what becomes of it. */
export const STEPS: Readonly<Record<DemandState, Readonly<Record<DemandStep, Ruling>>>> = {
  raised: {
    accept: to('accepted'),
    transfer: to('transferred'),
    note: to('raised'),
    // A wrong number typed behind 办结 is caught here: nobody resolves what nobody has accepted.
    resolve: no('notHeld'),
    confirm: no('notResolved'),
    reopen: no('notResolved'),
    withdraw: to('withdrawn'),
  },
  accepted: {
    accept: no('isHeld'),
    transfer: to('transferred'),
    note: to('accepted'),
    resolve: to('resolved'),
    confirm: no('notResolved'),
    reopen: no('notResolved'),
    withdraw: to('withdrawn'),
  },
  transferred: {
    accept: to('accepted'),
    transfer: to('transferred'),
    note: to('transferred'),
    resolve: no('notHeld'),
    confirm: no('notResolved'),
    reopen: no('notResolved'),
    withdraw: to('withdrawn'),
  },
  resolved: {
    accept: no('isResolved'),
    transfer: no('isResolved'),
    note: to('resolved'),
    resolve: no('isResolved'),
    confirm: to('confirmed'),
    reopen: to('accepted'),
    withdraw: no('isResolved'),
  },
  confirmed: ended('isConfirmed'),
  withdrawn: ended('isWithdrawn'),
};

/** How somebody stands to a demand (rights, by role and region). */
export type DemandActor = {
  readonly userid: string;
  /** May deal with demands of the region it is with. */
  readonly answers: boolean;
  /** Deals with demands, but of other regions. */
  readonly answersElsewhere: boolean;
  /** Over the districts: may act for whoever holds it. */
  readonly oversees: boolean;
  /** Might have raised it: speaks for the enterprise, or for the district. */
  readonly speaks: boolean;
};

/** What becomes of a step of this person. `region`: where a transfer goes. */
export function ruleStep(demand: Demand, step: DemandStep, actor: DemandActor, region: string | null = null): Ruling {
  const ruling = STEPS[demand.state][step];
  const part = partIn(step, actor);
  if (part !== null) return no(part);
  if (ruling.kind === 'refused') {
    return ruling.why === 'isHeld' && demand.holder === actor.userid ? no('isMine') : ruling;
  }
  const isHeldByOther = demand.state === 'accepted' && demand.holder !== actor.userid;
  if ((step === 'transfer' || step === 'resolve') && isHeldByOther && !actor.oversees) return no('notHolder');
  // Who holds it may give it back to the colleagues of the district.
  if (step === 'transfer' && region === demand.at && demand.state !== 'accepted') return no('isThere');
  return ruling;
}

function partIn(step: DemandStep, actor: DemandActor): StepRefusal | null {
  switch (step) {
    case 'accept':
    case 'transfer':
    case 'resolve':
      return actor.answers ? null : actor.answersElsewhere ? 'elsewhere' : 'notYours';
    case 'confirm':
    case 'reopen':
    case 'withdraw':
      return actor.speaks ? null : 'notYours';
    case 'note':
      return null;
  }
}

/** The demand after a step that was taken; rows are its history, so each state follows from them. */
export function withRow(demand: Demand, row: DemandRow): Demand {
  return {
    ...demand,
    state: row.state,
    at: row.to ?? demand.at,
    holder: row.step === 'accept' ? row.by : row.step === 'transfer' ? null : demand.holder,
    rows: [...demand.rows, row],
  };
}

export const isAccepted = ({ rows }: Pick<Demand, 'rows'>): boolean => rows.some((r) => r.step === 'accept');

/** Its report was a mistake: it counts for nothing while nobody has found people for it. */
export const isVoid = ({ grown, state }: Pick<Demand, 'grown' | 'state'>): boolean =>
  grown === 0 && state !== 'resolved' && state !== 'confirmed';

/** Nobody has to do anything about it any more. */
export const isClosed = ({ state }: Pick<Demand, 'state'>): boolean => state === 'confirmed' || state === 'withdrawn';

/** The row that raised it. */
export function raising({ rows, number }: Demand): DemandRow {
  const [first] = rows;
  if (!first) throw new RangeError(`demand ${number} without a history`);
  return first;
}

/** People found as last said; null while it is not resolved. */
export const peopleFound = ({ state, rows }: Demand): number | null =>
  state === 'resolved' || state === 'confirmed' ? (rows.findLast((r) => r.step === 'resolve')?.people ?? null) : null;
