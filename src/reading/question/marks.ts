// What do the words of a question say, one by one, and which of them are not understood?
import type { Person } from '../../domain/people.ts';
import type { Named } from '../names/named.ts';
import type { PeriodSpan } from '../periods/period-edges.ts';
import type { ReadingContext } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import type { Bounded, Span, Streak } from './bounds.ts';
import { type Edge, edgesOf } from './edges.ts';
import { exceptionsIn } from './exceptions.ts';
import type { ComparisonRead, Counted, Rank } from './figures.ts';
import type { QuestionMark } from './mark.ts';
import { cheapestPath } from './paths.ts';
import { readPieces } from './pieces.ts';

type Placed<T> = Span & T;

/** What is left out of the answer. */
type LeftOut = {
  readonly districts: readonly string[];
  readonly marks: readonly QuestionMark[];
  readonly names: readonly Named[];
};

/** Everything a question's text was found to say. Spans are places in the folded text and never overlap. */
export type Marked = {
  /** `text`: the word, folded. */
  readonly marks: readonly Placed<{ readonly mark: QuestionMark; readonly text: string }>[];
  readonly periods: readonly (PeriodSpan & { readonly each?: true })[];
  readonly comparisons: readonly ComparisonRead[];
  /** Periods the answer is to be compared with. */
  readonly against: readonly PeriodSpan[];
  readonly ranks: readonly Rank[];
  readonly bounds: readonly Bounded[];
  readonly streaks: readonly Streak[];
  readonly counted: readonly Counted[];
  /** Urgent demands by number. */
  readonly demands: readonly number[];
  readonly places: readonly Placed<{ readonly districts: readonly string[] }>[];
  readonly people: readonly Placed<{ readonly person: Person }>[];
  /** Enterprises named, in the order of the text; none of them `unknown`. */
  readonly names: readonly Placed<{ readonly named: Named }>[];
  readonly leftOut: LeftOut;
  /** What is left: pieces that mean nothing we know. */
  readonly unread: readonly Placed<{ readonly text: string }>[];
  /** Whether any word asks: 多少, 哪, 吗. */
  readonly asks: boolean;
};

const ASKING = /多少|几|哪|谁|吗|\?/;
const OTHERS = /^其[他它余]$/;

/** The cheapest way to read a question word by word. Linear in the text but for the look-up of unread pieces as names. */
export function markQuestion(folded: Folded, context: ReadingContext): Marked {
  return marked(folded, context, cheapestPath(edgesOf(folded, context)));
}

function marked(folded: Folded, context: ReadingContext, edges: readonly Edge[]): Marked {
  const { text } = folded;
  const { out, idle } = exceptionsIn(edges, text);
  const kept = edges.filter((e) => !out.has(e) && !idle.has(e));
  const of = <K extends Edge['means']['kind']>(kind: K, among = kept) =>
    among.flatMap(({ from, to, means }) =>
      means.kind === kind ? [{ ...(means as Extract<Edge['means'], { kind: K }>), from, to }] : [],
    );
  const marks = of('mark')
    .map((m) => ({ ...m, text: text.slice(m.from, m.to) }))
    // 除了滕州其他都缺多少: who is left is no type of enterprise.
    .filter(({ text: word }) => out.size === 0 || !OTHERS.test(word));
  const taken = new Uint8Array(text.length);
  for (const e of edges) if (e.means.kind !== 'skipped' && !idle.has(e)) taken.fill(1, e.from, e.to);
  const rest = readPieces(folded, taken, context, of('name'), marks);
  // 天梭钟表: what turned out to belong to a name or to nothing says nothing by itself.
  const isOwn = ({ from, to }: Span) => ![...rest.names, ...rest.unread].some((n) => n.from <= from && to <= n.to);
  const left = [...out];
  return {
    marks: marks.filter(isOwn),
    periods: of('period').map((p) => p.period),
    against: of('against').map((p) => p.period),
    comparisons: of('comparison').map((c) => c.comparison),
    ranks: of('rank').map((r) => r.rank),
    bounds: of('bound').map((b) => b.bound),
    streaks: of('streak').map((s) => s.streak),
    counted: of('counted').map((c) => c.counted),
    demands: of('demand').map((d) => d.number),
    people: of('person'),
    ...rest,
    places: [...of('place'), ...rest.places],
    leftOut: {
      districts: of('place', left).flatMap((p) => p.districts),
      marks: of('mark', left).map((m) => m.mark),
      names: of('name', left).map((n) => n.named),
    },
    asks: ASKING.test(text) || marks.some(({ mark }) => mark.is === 'asking'),
  };
}
