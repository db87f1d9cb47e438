// Which stretches of a text name which enterprises? All ways together, one stretch at a time. (domain §17.1)
import type { Folded } from '../text/text.ts';
import type { NameScope } from './among.ts';
import { NAME_COSTS } from './costs.ts';
import type { NameEdge } from './edge.ts';
import { exactHits, putAround } from './exact.ts';
import { type Hit, hitsOf } from './hits.ts';
import { type Letters, lettersOf } from './letters.ts';
import type { Named } from './named.ts';
import { partHits } from './parts.ts';
import type { Registered } from './registered.ts';
import { slipHits } from './slips.ts';
import { soundHits } from './sounds.ts';

/** More are no choice anybody can read. */
const MAX_CANDIDATES = 20;
/** Others' names of fewer letters cover nothing: they may be part of other words. */
const OTHERS_COVER = 4;

const isExact = ({ grade }: Hit): boolean => NAME_COSTS[grade].rank <= NAME_COSTS.core.rank;
const isSlip = ({ grade }: Hit): boolean => NAME_COSTS[grade].rank >= NAME_COSTS.abbreviated.rank;

/** `all`: the whole roster, for what others' names hold; `scope`: those meant. */
export function nameEdges(f: Folded, registered: Registered, scope: NameScope, all: NameScope): readonly NameEdge[] {
  const letters = lettersOf(f);
  const places = registered.stripper.placesBefore(letters.text);
  const [own, others] = [hitsOf(), hitsOf()];
  const put = putAround(letters, registered.stripper, places, own.put);
  exactHits(letters, registered, scope, put, putAround(letters, registered.stripper, places, others.put));
  const exact = own.all();
  const ends = new Set(exact.map(({ to }) => to));
  const isKnownStart = (at: number): boolean => letters.ends[at] === 1 || ends.has(at) || (places[at] as number) < at;
  partHits(letters, registered, scope, put, isKnownStart);
  soundHits(letters, scope, put);
  slipHits(letters, registered, scope, put, isKnownStart);
  const theirs = others.all();
  const mine = own.all();
  const heard = mine.filter(({ grade }) => grade === 'homophone');
  const parts = mine.filter((hit) => !isSlip(hit) && NAME_COSTS[hit.grade].rank <= NAME_COSTS.part.rank);
  const edges = mine.flatMap((hit) => asEdges(hit, { letters, exact, heard, theirs, registered, scope, all }));
  return [...edges, ...theirs.flatMap((hit) => asOthers(hit, exact, parts, letters, f))].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
}

type Around = {
  readonly letters: Letters;
  readonly exact: readonly Hit[];
  /** Whole names with a character that sounds alike. */
  readonly heard: readonly Hit[];
  readonly theirs: readonly Hit[];
  readonly registered: Registered;
  readonly scope: NameScope;
  readonly all: NameScope;
};

/** Nothing where a longer or better name covers the stretch. */
function asEdges(hit: Hit, { letters, exact, heard, theirs, registered, scope, all }: Around): readonly NameEdge[] {
  const covers = (other: Hit): boolean =>
    other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from;
  if (exact.some((other) => covers(other) && (!isExact(hit) || !hit.places.every((place) => other.places.includes(place)))))
    return [];
  // 汇珑鞋|才 begins two names, 汇珑鞋材 by ear is one of them.
  if (hit.places.length > 1 && heard.some((other) => covers(other) && other.places.every((place) => hit.places.includes(place))))
    return [];
  if (theirs.some((other) => covers(other) && other.to - other.from >= OTHERS_COVER)) return [];
  const written = letters.text.slice(hit.from, hit.to);
  const isTheirs =
    !isExact(hit) && [...registered.named(written), ...registered.cored(written)].some((place) => !scope.has(place));
  if (isSlip(hit) && (isTheirs || (scope !== all && all.containing(written).length > 0))) return [];
  const [from, to] = letters.placeOf(hit.from, hit.to);
  const ids = hit.places.slice(0, MAX_CANDIDATES).map(registered.idAt);
  const doubt = hit.doubt || isTheirs;
  const named: Named =
    ids.length > 1 ? { candidates: ids } : { enterprise: ids[0] as string, ...(doubt && { doubt: 'name' as const }) };
  return [{ from, to, named, cost: hit.cost, how: howOf(hit) }];
}

/** Others' names are unknown; where one's own is called so, or longer, they are not meant. Nor is a short one that is a part of one's own. */
function asOthers(hit: Hit, exact: readonly Hit[], parts: readonly Hit[], letters: Letters, f: Folded): readonly NameEdge[] {
  const covers = (own: Hit): boolean => own.from <= hit.from && hit.to <= own.to;
  if (exact.some(covers) || (hit.to - hit.from < OTHERS_COVER && parts.some(covers))) return [];
  const [from, to] = letters.placeOf(hit.from, hit.to);
  return [{ from, to, named: { unknown: f.typed(from, to) }, cost: hit.cost, how: howOf(hit) }];
}

function howOf({ grade, alias }: Hit): NameEdge['how'] {
  switch (grade) {
    case 'named':
    case 'core':
      return alias ? 'alias' : 'full';
    case 'beginning':
    case 'part':
    case 'shortBeginning':
    case 'shortPart':
      return 'part';
    case 'spelled':
    case 'spelledBeginning':
      return 'pinyin';
    case 'abbreviated':
    case 'homophone':
    case 'homophoneBeginning':
    case 'misspelt':
    case 'misspeltBeginning':
      return 'misspelt';
  }
}
