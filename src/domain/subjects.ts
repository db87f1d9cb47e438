// What can be sent back, opened again or corrected by request: an enterprise's report of a week, or a district's return of a month?
import type { Month, Week } from './time.ts';

/** `district`: a region's code. */
export type MonthSubject = { readonly district: string; readonly month: Month };
export type Subject = { readonly enterprise: string; readonly week: Week } | MonthSubject;

export const isOfMonth = (of: Subject): of is MonthSubject => 'month' in of;
