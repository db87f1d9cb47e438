// How is what was sent back, opened again or asked to be corrected kept in its rows, and whose is it?
import { reportableBy } from '../domain/reportable.ts';
import { districtsFor, type Permission } from '../domain/rights.ts';
import { coordinatorsOf } from '../domain/roster.ts';
import { isOfMonth, type Subject } from '../domain/subjects.ts';
import { dayOf, type Month, type Week } from '../domain/time.ts';
import { oversees, reportersOn } from '../features/review/outcomes.ts';
import type { Within } from './read-back-acts.ts';

export const subjectColumns = (of: Subject): { readonly enterprise: string | null; readonly period: Week | Month } =>
  isOfMonth(of) ? { enterprise: null, period: of.month } : { enterprise: of.enterprise, period: of.week };

type SubjectRow = { readonly enterprise: string | null; readonly period: string; readonly district: string };

export const subjectFrom = ({ enterprise, period, district }: SubjectRow): Subject =>
  enterprise === null ? { district, month: period } : { enterprise, week: period };

/** The district it counts in, where the asker may do that with it; null: not theirs, or not there. */
export function districtOverseen({ act, roster, by }: Within, right: Permission, of: Subject): string | null {
  if (isOfMonth(of)) return districtsFor(roster, by, right).has(of.district) ? of.district : null;
  const place = reportableBy(roster, act.asker, dayOf(act.at)).place(of.enterprise, of.week);
  return oversees(by, right, place !== null) ? (place?.district ?? null) : null;
}

/** Keys of whoever reports it, without whoever acts. */
export const reportersIn = ({ act, roster }: Within, of: Subject): readonly string[] =>
  isOfMonth(of)
    ? coordinatorsOf(roster, of.district).flatMap((p) => (p.userid === act.asker.userid ? [] : [p.userid]))
    : reportersOn(roster, of.enterprise, dayOf(act.at), act.asker.userid);
