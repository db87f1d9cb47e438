// Of what is a figure said as a share: 滕州缺工占全市多少?
import { addsUp } from '../../domain/figure-values.ts';
import type { FigureFilter } from '../../domain/figures.ts';
import { SKILL_TIERS, type SkillTier } from '../../domain/tiers.ts';
import type { Speaker } from '../speaker.ts';
import type { ResolvedQuery } from './answer.ts';
import { scopeOf } from './scope.ts';

type AskedBase = { readonly filter: FigureFilter; readonly tiers: readonly SkillTier[]; readonly whose: string };

/**
 * Where a place, an enterprise or a person is named, the same of all there are; else where types are named, of all types; else of all
 * tiers. Null where no share is asked for, the figures are none that add up, or the speaker sees no more than what is asked about.
 */
export function baseOf(speaker: Speaker, { query, tiers, measures, scope, by }: ResolvedQuery): AskedBase | null {
  if (query.share === undefined || !measures.some(addsUp)) return null;
  const { districts, enterprise, enterprises, specialist, types, surveyed, excluded, filedOn, ...rest } = query;
  const isPlaced = [districts, enterprise, enterprises, specialist].some((f) => f !== undefined);
  const isOfSome = [types, surveyed, excluded, filedOn].some((f) => f !== undefined);
  const kinds = {
    ...(types && { types }),
    ...(surveyed && { surveyed }),
    ...(excluded && { excluded }),
    ...(filedOn && { filedOn }),
  };
  const scoped = scopeOf(speaker, isPlaced ? { ...rest, ...kinds } : rest);
  if (scoped.kind !== 'scope') return null;
  const { filter, whose } = scoped.scope;
  const of = isPlaced || isOfSome ? tiers : SKILL_TIERS;
  const isSame = JSON.stringify(filter) === JSON.stringify(scope.filter) && of.length === tiers.length;
  return isSame && by.length === 0 ? null : { filter, tiers: of, whose };
}
