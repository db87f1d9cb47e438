// The ports Demands and Practices in memory: the same rules over lists, for transcripts and as the stores' twins.

import { withNumber } from '../../src/app/numbered.ts';
import type { Outgoing } from '../../src/app/ports.ts';
import type { Practice, PracticeAct, Practices } from '../../src/app/practice/port.ts';
import type { Act, Demands } from '../../src/app/urgent/port.ts';
import type { Asker } from '../../src/domain/people.ts';
import { districtsWithin } from '../../src/domain/regions.ts';
import type { Report } from '../../src/domain/reports.ts';
import { type Roster, servedOn } from '../../src/domain/roster.ts';
import { addFigures, NO_FIGURES, sumOf } from '../../src/domain/tiers.ts';
import { dayOf, type Week } from '../../src/domain/time.ts';
import { type Demand, isClosed, raising, withRow } from '../../src/domain/urgent.ts';
import type { Growth } from '../../src/domain/urgent-thresholds.ts';
import type { MemoryReports } from './reports.ts';

type Plan = (rows: readonly Outgoing[]) => Promise<unknown>;

export type MemoryUrgentOptions = {
  readonly roster: () => Roster;
  readonly plan: Plan;
  readonly reports: Pick<MemoryReports, 'current' | 'revisions'>;
};

const known = (roster: Roster, { userid, role, region }: Asker): boolean =>
  roster.people.some((p) => p.userid === userid && p.role === role && p.region === region && p.active);

/** Districts held and enterprises owned, as the database's `ask` sets them. */
function rightsOf(roster: Roster, asker: Asker, at: Date) {
  const isKnown = known(roster, asker);
  const holds = isKnown && (asker.role === 'coordinator' || asker.role === 'taskForce');
  const held = new Set(holds ? districtsWithin(roster.regions, asker.region).map((d) => d.code) : []);
  const own = new Set(
    servedOn(roster, dayOf(at))
      .filter((s) => (holds ? held.has(s.district) : isKnown && s.specialist === asker.userid))
      .map((s) => s.enterprise.id),
  );
  return { isKnown, held, own };
}

export type MemoryDemands = Demands & { readonly demands: readonly Demand[] };

export function memoryDemands({ roster, plan, reports }: MemoryUrgentOptions): MemoryDemands {
  const demands: Demand[] = [];
  const sees = (asker: Asker, at: Date) => {
    const { isKnown, held, own } = rightsOf(roster(), asker, at);
    return (d: Demand) => isKnown && (held.has(d.district) || held.has(d.at) || (d.enterprise !== null && own.has(d.enterprise)));
  };
  const isAbout = (enterprise: string | null, district: string) => (d: Demand) =>
    d.enterprise === enterprise && (enterprise !== null || d.district === district);

  return {
    demands,

    async raise({ asker, message, at }: Act, wish, rows) {
      const { isKnown, own } = rightsOf(roster(), asker, at);
      const mayRaise = isKnown && (asker.role === 'specialist' || asker.role === 'coordinator');
      if (wish.cause === 'person' && !(mayRaise && wish.enterprise !== null && own.has(wish.enterprise)))
        return { kind: 'notYours' };
      const stands = servedOn(roster(), dayOf(at)).find((s) => s.enterprise.id === wish.enterprise)?.district;
      const district = wish.cause === 'person' ? (stands ?? '') : wish.district;
      const same = demands.filter(isAbout(wish.enterprise, district));
      const again = same.find((d) => raising(d).message === message);
      if (again) return { kind: 'raised', number: again.number };
      const open = same.find((d) => !isClosed(d));
      if (open) return { kind: 'open', number: open.number };
      if (wish.cause !== 'person' && same.some((d) => d.week === wish.week && d.grown >= wish.grown)) return { kind: 'notGrown' };
      const number = demands.length + 1;
      const row = { step: 'raise', state: 'raised', by: asker.userid, at, message, said: wish.reason } as const;
      demands.push({
        ...wish,
        district,
        number,
        state: 'raised',
        at: district,
        holder: null,
        rows: [{ ...row, people: null, to: null, person: null }],
      });
      await plan(withNumber(rows, number));
      return { kind: 'raised', number };
    },

    async step({ asker, message, at }, { number, seen, ...taken }, rows) {
      const { held } = rightsOf(roster(), asker, at);
      const found = demands.find((d) => d.number === number && sees(asker, at)(d));
      const isBarred = {
        specialist: ['accept', 'transfer', 'resolve'].includes(taken.step),
        coordinator: taken.step === 'accept' && found !== undefined && !held.has(found.at),
        taskForce: ['confirm', 'reopen', 'withdraw'].includes(taken.step),
        admin: true,
        command: true,
      }[asker.role];
      if (!found || isBarred) return 'missing';
      if (found.rows.some((r) => r.message === message)) return 'taken';
      if (found.rows.length !== seen) return 'crossed';
      demands[number - 1] = withRow(found, { ...taken, by: asker.userid, at, message });
      await plan(rows);
      return 'taken';
    },

    find: async (asker, number, at) => demands.find((d) => d.number === number && sees(asker, at)(d)) ?? null,

    async list(asker, span, at) {
      const isMeant = (d: Demand) => (span === 'open' ? !isClosed(d) : span.from <= raising(d).at && raising(d).at < span.until);
      return demands.filter((d) => isMeant(d) && sees(asker, at)(d));
    },

    since: async (instant) => demands.filter((d) => !isClosed(d) || d.rows.some((r) => r.at >= instant)),

    growth: async (weeks, enterprises, least) =>
      growthOf(reports, weeks, enterprises)
        .filter((g) => g.grown >= least && sumOf(g.figures) > 0)
        .map((g) => {
          const same = demands.filter(isAbout(g.enterprise, g.district));
          const raised = same.filter((d) => d.week === g.week).map((d) => d.grown);
          return { ...g, raisedFor: raised.length > 0 ? Math.max(...raised) : null, isOpen: same.some((d) => !isClosed(d)) };
        }),
  };
}

type Grown = Omit<Growth, 'raisedFor' | 'isOpen'>;

function growthOf(
  { current, revisions }: MemoryUrgentOptions['reports'],
  weeks: readonly Week[],
  enterprises: readonly string[] | null,
): readonly Grown[] {
  const all = current();
  const messageOf = ({ enterprise, week, revision }: Report) =>
    revisions.find((r) => r.enterprise === enterprise && r.week === week && r.revision === revision)?.message ?? '';
  const filed = all.filter((r) => weeks.includes(r.week) && (enterprises?.includes(r.enterprise) ?? true));
  const known = filed.map((r): Grown & { readonly filedAt: Date; readonly isFirst: boolean } => {
    const before = all
      .filter((b) => b.enterprise === r.enterprise && b.week < r.week)
      .toSorted((a, b) => (a.week < b.week ? -1 : 1))
      .at(-1);
    const { shortage, resolved, headcount } = r.figures;
    const { week, enterprise, district, filedBy, filedAt } = r;
    const message = messageOf(r);
    const more = before ? sumOf(shortage) + sumOf(resolved) - sumOf(before.figures.shortage) : 0;
    return { week, enterprise, district, grown: more, figures: shortage, headcount, filedBy, message, filedAt, isFirst: !before };
  });
  const places = enterprises === null ? [...new Set(known.map((g) => `${g.week} ${g.district}`))] : [];
  const districts = places.map((place): Grown => {
    const here = known
      .filter((g) => `${g.week} ${g.district}` === place)
      .toSorted((a, b) => b.filedAt.getTime() - a.filedAt.getTime());
    const [last] = here as [(typeof here)[number]];
    return {
      ...last,
      enterprise: null,
      grown: here.reduce((n, g) => n + g.grown, 0),
      figures: here.map((g) => g.figures).reduce(addFigures, NO_FIGURES),
      headcount: here.reduce((n, g) => n + g.headcount, 0),
    };
  });
  const grown = known.filter((g) => !g.isFirst);
  const keyOf = (g: Grown) => `${g.week} ${g.district} ${g.enterprise ?? '\uffff'}`;
  return [...grown, ...districts]
    .map(({ week, enterprise, district, grown, figures, headcount, filedBy, message }) => ({
      week,
      enterprise,
      district,
      grown,
      figures,
      headcount,
      filedBy,
      message,
    }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function memoryPractices({ roster, plan }: Pick<MemoryUrgentOptions, 'roster' | 'plan'>): Practices {
  const practices: Practice[] = [];
  const messages: string[] = [];
  const praise =
    (field: 'adoptedAt' | 'spreadAt', isFree: (p: Practice) => boolean) =>
    async ({ asker, at }: PracticeAct, number: number, rows: readonly Outgoing[]) => {
      const found = practices[number - 1];
      if (!known(roster(), asker) || asker.role !== 'taskForce' || !found || !isFree(found)) return false;
      practices[number - 1] = { ...found, [field]: at };
      await plan(rows);
      return true;
    };
  return {
    async send({ asker, message, at }, { title, body }, rows) {
      if (!known(roster(), asker) || (asker.role !== 'specialist' && asker.role !== 'coordinator')) return null;
      const again = practices[messages.indexOf(message)];
      if (again) return again;
      const number = practices.length + 1;
      const sent: Practice = {
        number,
        district: asker.region,
        by: asker.userid,
        at,
        title,
        body,
        adoptedAt: null,
        spreadAt: null,
      };
      practices.push(sent);
      messages.push(message);
      await plan(withNumber(rows, number));
      return sent;
    },
    async list(asker, which, at) {
      const { isKnown, held } = rightsOf(roster(), asker, at);
      return practices.filter(
        (p) =>
          isKnown &&
          (held.has(p.district) || p.by === asker.userid) &&
          (which === 'waiting' ? p.adoptedAt === null : p.number === which.number),
      );
    },
    adopt: praise('adoptedAt', (p) => p.adoptedAt === null),
    spread: praise('spreadAt', (p) => p.adoptedAt !== null && p.spreadAt === null),
    async spreadCounts(from, until) {
      const counts = new Map<string, number>();
      for (const { spreadAt, district } of practices) {
        if (spreadAt && from <= spreadAt && spreadAt < until) counts.set(district, (counts.get(district) ?? 0) + 1);
      }
      return counts;
    },
  };
}
