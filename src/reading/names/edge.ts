// What is a name as an edge over a text?
import type { Named } from './named.ts';

/**
 * One way a stretch of the folded text names an enterprise. `unknown`: the full or short name of somebody else's. `cost`: 0 certain, by the
 * table in costs.ts. `how`: `full` also without legal form and place, `misspelt` also abbreviated.
 */
export type NameEdge = {
  readonly from: number;
  readonly to: number;
  readonly named: Named;
  readonly cost: number;
  readonly how: 'full' | 'alias' | 'part' | 'pinyin' | 'misspelt';
};
