// Which hypotheses are worth going on with at each place of a message?
import type { Named } from '../names/named.ts';
import { COSTS } from './costs.ts';
import type { Figure, Group } from './figure.ts';
import type { Hypothesis, Link } from './hypothesis.ts';

/** How many hypotheses are kept at one place, and how much dearer than the best they may be. */
const WIDTH = 12;
const DEARER = 8;
/** What can be read in so many ways is hardly a report: on from here the beam is narrower. Messages of 2,048 bytes put together from made-up sentences have 2,800 at most. */
const MANY = 3_000;
const NARROW = 4;
/** Nobody states more figures of one enterprise. */
const MOST_FIGURES = 64;
/** How many statements to come a hypothesis may count on that cost more than those it has may. */
const AHEAD = 4;

type Waiting = { readonly all: Hypothesis[]; least: number };

/** The hypotheses that wait at places still to be read. */
export class Beam {
  readonly waiting: (Waiting | undefined)[] = [];
  readonly statements = new Statements();
  made = 0;

  /** What costs too much to end well, or much more than another one there, is let go. */
  readonly put = (h: Hypothesis): void => {
    const { at, cost } = h;
    this.made++;
    if (isHopeless(h)) return;
    const there = this.waiting[at];
    if (there === undefined) this.waiting[at] = { all: [h], least: cost };
    else if (cost <= there.least + DEARER) {
      there.all.push(h);
      if (cost < there.least) there.least = cost;
    }
  };

  /** The cheapest of those at one place, each state once; they wait no longer. */
  take(at: number): readonly Hypothesis[] {
    const all = this.waiting[at]?.all ?? [];
    this.waiting[at] = undefined;
    if (all.length < 2) return all;
    all.sort((a, b) => a.cost - b.cost);
    const out: Hypothesis[] = [];
    const most = (all[0] as Hypothesis).cost + DEARER;
    const width = this.made > MANY ? NARROW : WIDTH;
    for (const h of all) {
      if (h.cost > most || out.length === width) break;
      if (!out.some((other) => this.isAlike(other, h))) out.push(h);
    }
    return out;
  }

  /** Whether two hypotheses will go on alike and say the same so far. */
  isAlike(a: Hypothesis, b: Hypothesis): boolean {
    return (
      goOnAlike(a, b) &&
      sameNames(a.names, b.names) &&
      sameFigures(a.figures, b.figures) &&
      this.statements.keyOf(a.done) === this.statements.keyOf(b.done)
    );
  }
}

/** Whether nothing that follows makes a reading of it. */
const isHopeless = ({ cost, doneCount, figures }: Hypothesis): boolean =>
  figures.length > MOST_FIGURES || cost > (COSTS.most + COSTS.mostMore * (doneCount + AHEAD)) * COSTS.far;

function goOnAlike(a: Hypothesis, b: Hypothesis): boolean {
  return (
    a.last === b.last &&
    a.figures.length === b.figures.length &&
    a.verb === b.verb &&
    a.aside === b.aside &&
    a.part === b.part &&
    a.doneCount === b.doneCount &&
    a.names.length === b.names.length &&
    a.waiting.length === b.waiting.length &&
    a.lead.length === b.lead.length &&
    (a.pending === null) === (b.pending === null) &&
    a.row === b.row &&
    a.not === b.not &&
    a.zeroing === b.zeroing &&
    a.operators === b.operators &&
    a.spread === b.spread &&
    a.isVerbUsed === b.isVerbUsed &&
    a.isVerbOwn === b.isVerbOwn &&
    a.isHeading === b.isHeading &&
    a.isRelative === b.isRelative &&
    a.isPer === b.isPer &&
    a.isDenied === b.isDenied &&
    a.tierDenied === b.tierDenied &&
    (a.hedge === null) === (b.hedge === null) &&
    a.endsClause === b.endsClause &&
    a.correcting === b.correcting &&
    a.isEach === b.isEach &&
    a.isInOrder === b.isInOrder &&
    a.isSum === b.isSum &&
    a.faded === b.faded &&
    a.trade === b.trade &&
    a.isLike === b.isLike &&
    (a.like === null) === (b.like === null) &&
    a.isExceptNext === b.isExceptNext &&
    a.isExcept === b.isExcept &&
    a.isSharing === b.isSharing &&
    a.restOfTiers === b.restOfTiers &&
    a.isTouched === b.isTouched &&
    a.time.kind === b.time.kind &&
    a.colon === b.colon &&
    (a.none === null) === (b.none === null) &&
    (a.same === null) === (b.same === null) &&
    a.shared === b.shared &&
    (a.exceptTiers === null) === (b.exceptTiers === null) &&
    a.openFrom === b.openFrom &&
    a.isGuess === b.isGuess
  );
}

// What differs was mostly said last.
function sameNames(a: readonly Named[], b: readonly Named[]): boolean {
  if (a === b) return true;
  for (let i = a.length - 1; i >= 0; i--) {
    const [x, y] = [a[i], b[i]];
    if (x === y || x === undefined || y === undefined) continue;
    if ('enterprise' in x) {
      if (!('enterprise' in y) || x.enterprise !== y.enterprise) return false;
    } else if (!('unknown' in x && 'unknown' in y) || x.unknown !== y.unknown) return false;
  }
  return true;
}

function sameFigures(a: readonly Figure[], b: readonly Figure[]): boolean {
  if (a === b) return true;
  for (let i = a.length - 1; i >= 0; i--) {
    const [x, y] = [a[i], b[i]];
    if (x === y || x === undefined || y === undefined) continue;
    if (x.field !== y.field || x.tier !== y.tier || x.value !== y.value || x.isOpen !== y.isOpen) return false;
    if (x.time !== y.time || x.from !== y.from) return false;
  }
  return true;
}

/** Numbers rows of statements, the same number for the same: a long row is told from another at once. */
class Statements {
  readonly keys = new WeakMap<NonNullable<Link<Group>>, number>();
  readonly known = new Map<string, number>();
  readonly numbers = new WeakMap<object, number>();
  last = 0;

  /** 0 for none. */
  keyOf(link: Link<Group>): number {
    if (link === null) return 0;
    const key = this.keys.get(link);
    if (key !== undefined) return key;
    const { figures, names, none, same } = link.value;
    const parts = [this.keyOf(link.rest), ...[figures, names, none, same].map((part) => this.numberOf(part))].join();
    const found = this.known.get(parts) ?? this.known.size + 1;
    this.known.set(parts, found);
    this.keys.set(link, found);
    return found;
  }

  numberOf(part: object | null): number {
    if (part === null) return 0;
    const found = this.numbers.get(part) ?? ++this.last;
    this.numbers.set(part, found);
    return found;
  }
}
