// Which enterprises fit which stretch of the letters, and how well?
import { NAME_COSTS, type NameGrade } from './costs.ts';
import type { PostingPlaces } from './registered.ts';

/** A stretch of letters and the enterprises that fit it equally well. */
export type Hit = {
  readonly from: number;
  readonly to: number;
  readonly grade: NameGrade;
  readonly alias: boolean;
  /** Of the enterprises that fit, the cheapest's. */
  readonly cost: number;
  readonly doubt: boolean;
  readonly places: PostingPlaces;
};

export type Put = (
  from: number,
  to: number,
  place: number,
  how: Pick<Hit, 'grade'> & Partial<Pick<Hit, 'alias' | 'doubt'>> & { readonly more?: number },
) => void;

type Draft = { grade: NameGrade; alias: boolean; cost: number; doubt: boolean; readonly places: number[] };

/** Of one stretch only the best rank is kept, with all that reach it. */
export function hitsOf(): {
  readonly put: Put;
  readonly all: () => readonly Hit[];
  readonly at: (from: number, to: number) => boolean;
} {
  const drafts = new Map<number, Draft>();
  const keyOf = (from: number, to: number): number => from * 65_536 + to;
  return {
    put: (from, to, place, { grade, alias = false, doubt = false, more = 0 }) => {
      const key = keyOf(from, to);
      const { rank, cost } = NAME_COSTS[grade];
      const known = drafts.get(key);
      const best = known && NAME_COSTS[known.grade].rank;
      if (known === undefined || best === undefined || rank < best) {
        drafts.set(key, { grade, alias, cost: cost + more, doubt, places: [place] });
      } else if (rank === best) {
        if (!known.places.includes(place)) known.places.push(place);
        known.alias ||= alias;
        known.doubt &&= doubt;
        if (cost + more < known.cost) [known.cost, known.grade] = [cost + more, grade];
      }
    },
    at: (from, to) => drafts.has(keyOf(from, to)),
    all: () =>
      [...drafts]
        .sort(([a], [b]) => a - b)
        .map(([key, draft]) => ({
          from: Math.floor(key / 65_536),
          to: key % 65_536,
          ...draft,
          places: draft.places.sort((a, b) => a - b),
        })),
  };
}
