// Which is the cheapest way to read a question from end to end?
import type { Edge, Edges } from './edges.ts';

type Step = { readonly cost: number; readonly edge: Edge; readonly rest: Step | null };

/** The edges of the cheapest way; of equal ones that of longer words further left. One step an edge. */
export function cheapestPath(edges: Edges): readonly Edge[] {
  const best: (Step | null)[] = new Array<Step | null>(edges.length + 1).fill(null);
  for (let at = edges.length - 1; at >= 0; at--) {
    let step: Step | null = null;
    for (const edge of edges[at] as readonly Edge[]) {
      const rest = best[edge.to] ?? null;
      const cost = edge.cost + (rest?.cost ?? 0);
      const less = step === null ? 1 : step.cost - cost;
      if (less > SAME || (less > -SAME && step !== null && edge.to > step.edge.to)) step = { cost, edge, rest };
    }
    best[at] = step;
  }
  const way: Edge[] = [];
  for (let step = best[0] ?? null; step !== null; step = step.rest) way.push(step.edge);
  return way;
}

/** Sums of a few decimals that differ by less are equal. */
const SAME = 1e-6;
