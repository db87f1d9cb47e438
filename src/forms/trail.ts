// What did one answer change, and how is it taken back? A trail holds only what changed, so that it stays small beside large forms.
import { z } from 'zod';

/** Places in the answers as they were before one of them was given; no `was`: there was nothing. */
export type Patch = readonly { readonly path: readonly string[]; readonly was?: unknown }[];

export const patchSchema: z.ZodType<Patch> = z.array(
  z.object({ path: z.array(z.string()).min(1), was: z.unknown().optional() }).transform((place) => place),
);

/** How many answers can be taken back. */
export const TRAIL = 12;

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** What leads from `after` back to `before`; empty where nothing changed. Absent and undefined are the same. */
export function patchOf(before: Json, after: Json, path: readonly string[] = []): Patch {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Patch => {
    const [was, is] = [before[key], after[key]];
    if (same(was, is)) return [];
    if (isRecord(was) && isRecord(is)) return patchOf(was, is, [...path, key]);
    return [was === undefined ? { path: [...path, key] } : { path: [...path, key], was }];
  });
}

/** The answers as they were before that patch's answer. */
export const undone = <A extends object>(answers: A, patch: Patch): A =>
  patch.reduce<Json>((rest, { path, ...place }) => placed(rest, path, place), answers as Json) as A;

function placed(answers: Json, [key, ...deeper]: readonly string[], place: { readonly was?: unknown }): Json {
  if (key === undefined) return answers;
  const { [key]: inside, ...others } = answers;
  if (deeper.length > 0) return { ...answers, [key]: placed(isRecord(inside) ? inside : {}, deeper, place) };
  return place.was === undefined ? others : { ...answers, [key]: place.was };
}
