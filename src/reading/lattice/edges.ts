// What can a stretch of a message be?
import type { Named } from '../names/named.ts';
import type { Amount } from '../numbers/amounts.ts';
import type { PeriodEdge } from '../periods/period-edges.ts';

type At = { readonly from: number; readonly to: number };

/** One thing a stretch of the folded text can be. Edges of one place overlap those of others; a path of edges from end to end is a reading. `W`: what a word of the list means. */
export type LatticeEdge<W> = At &
  (
    | { readonly kind: 'word'; readonly word: W }
    | { readonly kind: 'amount'; readonly amount: Amount }
    /** `extended`: the name together with unknown text glued to it, looked for as a whole. */
    | { readonly kind: 'name'; readonly named: Named; readonly cost: number; readonly extended?: true }
    | { readonly kind: 'period'; readonly span: PeriodEdge }
    /** Characters no list knows. */
    | { readonly kind: 'text' }
    | { readonly kind: 'sign'; readonly sign: string }
  );
