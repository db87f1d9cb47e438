// What does a question leave out: 除了滕州, 不含重大项目企业, 薛城除外?
import type { Edge } from './edges.ts';

type Said = Edge['means'];

/** The edges that are left out, and those of words for leaving out that found nothing to leave out. */
type Exceptions = { readonly out: ReadonlySet<Edge>; readonly idle: ReadonlySet<Edge> };

const isMark = (means: Said, ...kinds: readonly string[]): boolean => means.kind === 'mark' && kinds.includes(means.mark.is);

/** What can be left out: a place, a type, a tier, an enterprise, a person's. */
const canBeOut = (means: Said): boolean =>
  ['place', 'name', 'person'].includes(means.kind) || isMark(means, 'type', 'tier', 'ownDistrict', 'surveyed');

const JOINT = /^[和与跟及、]$|^以及$/;

/** Behind 除了, 不含 as far as names are joined (滕州和薛城), or in front where nothing stands behind (滕州不算，…; 滕州除外). */
export function exceptionsIn(edges: readonly Edge[], text: string): Exceptions {
  const out = new Set<Edge>();
  const idle = new Set<Edge>();
  let open = false;
  for (const [i, edge] of edges.entries()) {
    const isOpening = isMark(edge.means, 'except');
    const isEnd = isMark(edge.means, 'exceptEnd');
    if (!isOpening && !isEnd) continue;
    const behind = isOpening ? joined(edges, i + 1, 1, text) : [];
    const before = behind.length > 0 || (isEnd && open) ? [] : joined(edges, i - 1, -1, text).filter((e) => !out.has(e));
    for (const e of [...behind, ...before]) out.add(e);
    if (behind.length + before.length === 0 && !(isEnd && open)) idle.add(edge);
    open = behind.length > 0;
  }
  return { out, idle };
}

/** The names and filters from `start` on, one way or the other, with 和 between them; a filler may stand in front. */
function joined(edges: readonly Edge[], start: number, step: 1 | -1, text: string): readonly Edge[] {
  const found: Edge[] = [];
  let isJoined = true;
  for (let i = start; i >= 0 && i < edges.length; i += step) {
    const edge = edges[i] as Edge;
    if (canBeOut(edge.means)) {
      if (!isJoined) break;
      found.push(edge);
      isJoined = false;
    } else if (JOINT.test(text.slice(edge.from, edge.to))) isJoined = true;
    else if (!isMark(edge.means, 'filler')) break;
  }
  return found;
}
