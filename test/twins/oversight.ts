// Overseeing a week's reports in memory: the same rules over the twin of the reports.
import type { Act, AskedCorrection, Correction, Oversight, SignOff } from '../../src/app/oversight/port.ts';
import type { Outgoing } from '../../src/app/ports.ts';
import type { Asker } from '../../src/domain/people.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { addFigures, NO_FIGURES } from '../../src/domain/tiers.ts';
import { dayOf, mondayOf, type Week } from '../../src/domain/time.ts';
import { covers, type MemoryReports, type Revision, rightsOf } from './reports.ts';

type Signed = SignOff & { readonly message: string; readonly week: Week; readonly state: string; told: boolean };
type Returned = {
  readonly number: number;
  readonly act: Act;
  readonly enterprise: string;
  readonly week: Week;
  readonly reason: string;
  readonly revisions: number;
  outcome: 'stands' | null;
  answer: string | null;
  told: boolean;
};
type Asked = AskedCorrection & { readonly act: Act; readonly correction: Correction; readonly revision: number };
type Published = { readonly at: Date; readonly message: string; readonly standing: ReadonlyMap<string, Revision> };

export type MemoryOversightOptions = {
  readonly reports: MemoryReports;
  readonly roster: () => Roster;
  readonly plan: (rows: readonly Outgoing[]) => Promise<unknown>;
};

export function memoryOversight({ reports, roster, plan }: MemoryOversightOptions): Oversight {
  const signed: Signed[] = [];
  const returned: Returned[] = [];
  const asked: (Asked & { readonly decision: { state: AskedCorrection['state']; by: string | null } })[] = [];
  const published = new Map<Week, Published>();

  const ofWeek = (week: Week) => reports.current().filter((r) => r.week === week);
  const reportOf = (enterprise: string, week: Week) => ofWeek(week).find((r) => r.enterprise === enterprise);
  const heldBy = (asker: Asker, at: Date) => rightsOf(roster(), asker, dayOf(at));
  const stateOf = (district: string, week: Week) =>
    JSON.stringify(
      ofWeek(week)
        .filter((r) => r.district === district)
        .map((r) => [r.enterprise, r.revision])
        .sort(),
    );
  const revisionsOf = (enterprise: string, week: Week) =>
    reports.revisions.filter((r) => r.enterprise === enterprise && r.week === week).length;
  const districtOn = (enterprise: string, day: string) =>
    roster().assignments.find((a) => a.enterprise === enterprise && covers(a, day))?.district;

  /** What the database's `reportable_in` finds out. */
  function reportable(asker: Asker, enterprise: string, week: Week, at: Date): boolean {
    const { held, own, holds } = heldBy(asker, at);
    if (own.has(enterprise)) return true;
    return holds && held.has(districtOn(enterprise, mondayOf(week)) ?? '');
  }
  const overseen = ({ asker, at }: Act, enterprise: string, week: Week): boolean =>
    (asker.role === 'coordinator' || asker.role === 'taskForce') && reportable(asker, enterprise, week, at);
  const outcomeOf = (r: Returned) => r.outcome ?? (revisionsOf(r.enterprise, r.week) > r.revisions ? 'corrected' : null);
  const isOpened = (s: Signed) => stateOf(s.district, s.week) !== s.state;

  return {
    signOffs: {
      async sign({ asker, message, at }, week, district, dueAt) {
        if (!heldBy(asker, at).held.has(district)) return 'notYours';
        if (!signed.some((s) => s.message === message)) {
          const punctuality = at < dueAt ? 'onTime' : 'late';
          const state = stateOf(district, week);
          signed.push({ message, week, district, by: asker.userid, at, punctuality, opened: false, state, told: false });
        }
        return 'signed';
      },
      async of(asker, week, at) {
        const { held } = heldBy(asker, at);
        const latest = new Map(signed.filter((s) => s.week === week && held.has(s.district)).map((s) => [s.district, s]));
        return [...latest.values()]
          .toSorted((a, b) => (a.district < b.district ? -1 : 1))
          .map((s) => ({ district: s.district, by: s.by, at: s.at, punctuality: s.punctuality, opened: isOpened(s) }));
      },
    },

    sentBack: {
      async send(act, { enterprise, week, reason, reopenedUntil }, sends) {
        if (returned.some((r) => r.act.message === act.message)) return 'returned';
        if (!overseen(act, enterprise, week)) return 'notYours';
        if (!reportOf(enterprise, week)) return 'notFiled';
        if (returned.some((r) => r.enterprise === enterprise && r.week === week && outcomeOf(r) === null)) return 'again';
        const open = { outcome: null, answer: null, told: false, revisions: revisionsOf(enterprise, week) };
        returned.push({ number: returned.length + 1, act, enterprise, week, reason, ...open });
        if (reopenedUntil) reports.reopen(enterprise, week, act.at, reopenedUntil);
        await plan(sends);
        return 'returned';
      },
      async open(asker, at) {
        return returned
          .filter((r) => outcomeOf(r) === null && reportable(asker, r.enterprise, r.week, at))
          .map(({ number, enterprise, week, reason, act }) => ({ number, enterprise, week, reason, by: act.asker.userid }));
      },
      async stands(act, number, sends) {
        const one = returned.find((r) => r.number === number);
        if (one && one.answer === act.message) return 'told';
        if (!one || outcomeOf(one) !== null || !reportable(act.asker, one.enterprise, one.week, act.at)) return 'gone';
        Object.assign(one, { outcome: 'stands', answer: act.message, told: true });
        await plan(sends);
        return 'told';
      },
      async reopen(act, { enterprise, week, until }, sends) {
        if (!overseen(act, enterprise, week)) return 'notYours';
        reports.reopen(enterprise, week, act.at, until);
        await plan(sends);
        return 'opened';
      },
    },

    corrections: {
      async ask(act, correction) {
        const { asker, message, at } = act;
        const { enterprise, week } = correction;
        const report = reportOf(enterprise, week);
        const may = (asker.role === 'specialist' || asker.role === 'coordinator') && reportable(asker, enterprise, week, at);
        if (!may || !report) return null;
        const known = asked.find((a) => a.act.message === message);
        if (known) return known.number;
        const { figures, reason } = correction;
        const number = asked.length + 1;
        const base = { act, correction, revision: report.revision, number, enterprise, week, figures, reason };
        const decision: { state: AskedCorrection['state']; by: string | null } = { state: 'asked', by: null };
        asked.push({ ...base, before: report.figures, by: asker.userid, at, state: 'asked', decision });
        return number;
      },
      async asked(asker, number, at) {
        const { held, holds } = heldBy(asker, at);
        const district = (a: Asked) => districtOn(a.enterprise, mondayOf(a.week)) ?? '';
        return asked
          .filter((a) => holds && held.has(district(a)) && (number === null ? a.decision.state === 'asked' : a.number === number))
          .map(({ enterprise, week, figures, reason, before, by, at: askedAt, decision, number: n }) => ({
            number: n,
            enterprise,
            week,
            figures,
            before,
            reason,
            by,
            at: askedAt,
            state: decision.state,
          }));
      },
      async decide(act, number, approve, sends) {
        const one = asked.find((a) => a.number === number);
        if (!one || !overseen(act, one.enterprise, one.week)) return 'notYours';
        if (one.decision.state !== 'asked') return one.decision.by === act.message ? one.decision.state : 'decided';
        const stands = reportOf(one.enterprise, one.week)?.revision === one.revision;
        const state = !approve ? 'refused' : stands ? 'approved' : 'outdated';
        Object.assign(one.decision, { state, by: act.message });
        if (state === 'approved') {
          const { enterprise, figures, doubts } = one.correction;
          reports.reopen(enterprise, one.week, act.at, new Date(act.at.getTime() + 1));
          const filing = { asker: one.act.asker, message: act.message, arrivedAt: act.at, thread: 0, week: one.week };
          await reports.file({ ...filing, dueAt: act.at, closesAt: act.at, entries: [{ enterprise, figures, doubts }] });
        }
        if (state !== 'outdated') await plan(sends);
        return state;
      },
    },

    publications: {
      async publish({ asker, message, at }, week, sends) {
        if (!heldBy(asker, at).holds || asker.role !== 'taskForce') return 'notYours';
        const known = published.get(week);
        if (known) return known.message === message ? 'published' : 'already';
        const standing = new Map(
          ofWeek(week).flatMap((r) => {
            const revision = reports.revisions.find(
              (v) => v.enterprise === r.enterprise && v.week === week && v.revision === r.revision,
            );
            return revision ? [[r.enterprise, revision] as const] : [];
          }),
        );
        published.set(week, { at, message, standing });
        reports.publish(week, at);
        await plan(sends);
        return 'published';
      },
      async totals(asker, week, districts, at) {
        const one = published.get(week);
        const { known, held, own } = heldBy(asker, at);
        if (!one || one.at > at || !known) return null;
        const mine = (enterprise: string, district: string) =>
          districts.includes(district) && (held.has(district) || own.has(enterprise));
        const then = [...one.standing.values()].filter((r) => mine(r.enterprise, r.district));
        const now = new Map(ofWeek(week).flatMap((r) => (mine(r.enterprise, r.district) ? [[r.enterprise, r.revision]] : [])));
        const before = new Map(then.map((r) => [r.enterprise, r.revision]));
        const changed = new Set([...now.keys(), ...before.keys()]);
        return {
          at: one.at,
          enterprises: then.length,
          changed: [...changed].filter((e) => now.get(e) !== before.get(e)).length,
          shortage: then.map((r) => r.figures.shortage).reduce(addFigures, NO_FIGURES),
          resolved: then.map((r) => r.figures.resolved).reduce(addFigures, NO_FIGURES),
        };
      },
      published: async (weeks) =>
        new Map(weeks.flatMap((week) => (published.has(week) ? [[week, published.get(week)?.at as Date]] : []))),
    },

    consequences: {
      async untold() {
        return {
          opened: signed
            .filter((s) => isOpened(s) && !s.told)
            .map(({ message, district, week, by }) => ({ message, district, week, by })),
          corrected: returned
            .filter((r) => outcomeOf(r) === 'corrected' && !r.told)
            .map(({ number, enterprise, week, act }) => ({ number, enterprise, week, by: act.asker.userid })),
        };
      },
      async tell({ opened, corrected }, sends) {
        await plan(sends);
        for (const s of signed) if (opened.some((o) => o.message === s.message)) s.told = true;
        for (const r of returned) if (corrected.some((c) => c.number === r.number)) r.told = true;
      },
    },
  };
}
