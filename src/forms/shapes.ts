// What do figures, weeks and instants look like in a stored state, and how does a schema stay equal to its type?
import { z } from 'zod';
import type { ReportFigures } from '../domain/reports.ts';
import { type Figures, SKILL_TIERS, type SkillTier } from '../domain/tiers.ts';
import { type Day, type Month, type Week, weekExists } from '../domain/time.ts';

/** Without `readonly` and `?`, and without what a loose object lets pass, so that a field only one side has is a difference. */
type Plain<T> = unknown extends T
  ? unknown
  : T extends readonly unknown[]
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T extends object
      ? { -readonly [K in keyof T as unknown extends T[K] ? (string extends K ? never : K) : K]-?: Plain<T[K]> }
      : T;
type Same<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? unknown : never) : never;

/** The schema of a `T`: compiles only while what it reads is a `T` to the last optional field, so that neither changes alone. */
export const exact =
  <T>() =>
  <S extends z.ZodType>(schema: S & Same<z.output<S>, T>): z.ZodType<T> =>
    schema as unknown as z.ZodType<T>;

/** Loose: what a newer program keeps beside is kept on. */
export const object = z.looseObject;

export const byId = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

/** People, enterprises, events, numbers of demands: no more than a column of the database holds. */
export const count = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
export const tier: z.ZodType<SkillTier> = z.enum(SKILL_TIERS);
export const figures = exact<Figures>()(z.object({ general: count, skilled: count, senior: count }));
export const reportFigures = exact<ReportFigures>()(object({ headcount: count, shortage: figures, resolved: figures }));

export const instant = z.iso.datetime();
export const day: z.ZodType<Day> = z.iso.date();
export const week: z.ZodType<Week> = z.string().refine(weekExists);
const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/;
export const month: z.ZodType<Month> = z.string().regex(MONTH);
