// What can stand at each place of a question: words, names, places, people, periods, ranks, bounds?
import type { Person } from '../../domain/people.ts';
import type { Named } from '../names/named.ts';
import { peopleByName } from '../names/people.ts';
import { placesOf } from '../names/places.ts';
import { type PeriodEdge, type PeriodSpan, periodEdges } from '../periods/period-edges.ts';
import type { ReadingContext } from '../reading.ts';
import { longestWord, wordsAt } from '../text/lexicon.ts';
import type { Folded } from '../text/text.ts';
import { type Bounded, boundAt, type Span, type Streak, streakAt } from './bounds.ts';
import { COST } from './costs.ts';
import { demandAt } from './demands.ts';
import { type ComparisonRead, type Counted, comparisonAt, countedAt, type Rank, rankAt } from './figures.ts';
import { leavingOutAt } from './leaving-out.ts';
import type { QuestionMark } from './mark.ts';
import { weeksInRowAt } from './weeks-in-row.ts';
import { QUESTION_WORDS } from './words.ts';

/** One way to read a stretch of the folded text. */
export type Edge = Span & {
  readonly cost: number;
  readonly means:
    | { readonly kind: 'mark'; readonly mark: QuestionMark }
    | { readonly kind: 'name'; readonly named: Named }
    | { readonly kind: 'place'; readonly districts: readonly string[] }
    | { readonly kind: 'person'; readonly person: Person }
    /** `each`: an answer for each of its weeks. */
    | { readonly kind: 'period'; readonly period: PeriodSpan & { readonly each?: true } }
    /** What the answer is compared with (5月比4月). */
    | { readonly kind: 'against'; readonly period: PeriodSpan }
    | { readonly kind: 'comparison'; readonly comparison: ComparisonRead }
    | { readonly kind: 'rank'; readonly rank: Rank }
    | { readonly kind: 'bound'; readonly bound: Bounded }
    | { readonly kind: 'streak'; readonly streak: Streak }
    | { readonly kind: 'counted'; readonly counted: Counted }
    /** 1号急需, 督办1号: an urgent demand by its number. */
    | { readonly kind: 'demand'; readonly number: number }
    | { readonly kind: 'skipped' };
};

/** Edges by where they begin. */
export type Edges = readonly (readonly Edge[])[];

/** All edges of a text; linear in it but for the regular expressions, which look ahead as far as their words are long. */
export function edgesOf(folded: Folded, context: ReadingContext): Edges {
  const { text } = folded;
  const all: Edge[][] = Array.from({ length: text.length }, () => []);
  const put = (span: Span, cost: number, means: Edge['means']) => {
    if (span.from < span.to) all[span.from]?.push({ from: span.from, to: span.to, cost, means });
  };
  // What is short and misspelt is looked for only where nothing else explains a whole piece.
  for (const { from, to, named, how, cost } of context.names.edges(folded)) {
    if (how === 'full' || how === 'alias') put({ from, to }, COST.name, { kind: 'name', named });
    else if (how === 'misspelt' ? to - from >= 4 : cost <= COST.doubtful)
      put({ from, to }, COST.name + cost * COST.partOfName, { kind: 'name', named });
  }
  for (const period of periodEdges(folded, context.now)) putPeriod(text, period, put);
  const places = placesOf(context.regions);
  const people = peopleByName(context.people);
  for (let at = 0; at < text.length; at++) {
    for (const { to, value } of wordsAt(QUESTION_WORDS, folded, at)) {
      put({ from: at, to }, to === at + 1 ? COST.character : COST.word, { kind: 'mark', mark: value });
    }
    const place = places.at(folded, at);
    if (place !== null) put({ from: at, to: place.to }, COST.place, { kind: 'place', districts: place.districts });
    const person = longestWord(people, folded, at);
    // A name that two people share stays unread.
    if (person?.value) put({ from: at, to: person.to }, COST.person, { kind: 'person', person: person.value });
    for (const { from, to, mark } of leavingOutAt(text, at)) put({ from, to }, COST.word, { kind: 'mark', mark });
    putFigures(text, at, put);
    const weeks = /[\d一二两三四五六七八九十]/.test(text[at] as string) ? weeksInRowAt(text, at, context.now) : null;
    if (weeks !== null) put(weeks, COST.period, { kind: 'period', period: weeks });
    const demand = /[\d#第]/.test(text[at] as string) ? demandAt(text, at) : null;
    if (demand !== null) put(demand, COST.demand, { kind: 'demand', number: demand.number });
    const aside = ASIDES.test(text[at] as string) ? asideEnd(text, at) : at;
    put({ from: at, to: aside }, COST.aside, { kind: 'mark', mark: { is: 'filler' } });
    put({ from: at, to: at + 1 }, COST.skipped, { kind: 'skipped' });
  }
  return all;
}

type Put = (span: Span, cost: number, means: Edge['means']) => void;

function putPeriod(text: string, period: PeriodEdge, put: Put): void {
  // 同上周, 比上周 name none; 关照|上周 may.
  if (period.how === 'compared' && !/[照按依]/.test(text[period.from - 1] ?? '')) return;
  put(period, period.how === 'second' ? COST.secondPeriod : COST.period, { kind: 'period', period });
  // 5月比4月多解决了多少: what stands behind 比 is compared with.
  if (/[比较]/.test(text[period.from - 1] ?? ''))
    put({ from: period.from - 1, to: period.to }, COST.against, { kind: 'against', period });
}

const COMPARES = /[比较跟和与同相对]/;
const RANKS = /[前头t倒最末垫排位第后少低小上报填交提\d一二两三四五六七八九十]/;
const BOUNDS = /[过上逾够满超大多高突破>达不至最≥少低小未<≤百\d一二两三四五六七八九十百千]/;
const STREAKS = /[连接始持不一\d二两三四五六七八九十]/;
const COUNTS = /[\d一二两三四五六七八九十]/;

function putFigures(text: string, at: number, put: Put): void {
  const here = text[at] as string;
  const comparison = COMPARES.test(here) ? comparisonAt(text, at) : null;
  if (comparison !== null) put(comparison, COST.comparison, { kind: 'comparison', comparison });
  const rank = RANKS.test(here) ? rankAt(text, at) : null;
  if (rank !== null) put(rank, COST.rank, { kind: 'rank', rank });
  const bound = BOUNDS.test(here) ? boundAt(text, at) : null;
  if (bound !== null) put(bound, COST.bound, { kind: 'bound', bound });
  const streak = STREAKS.test(here) ? streakAt(text, at) : null;
  if (streak !== null) put(streak, COST.streak, { kind: 'streak', streak });
  const counted = COUNTS.test(here) ? countedAt(text, at) : null;
  if (counted !== null) put(counted, COST.counted, { kind: 'counted', counted });
}

const ASIDES = /[由因受据听企厂公单人老负他领今明后大上下中晚早周星马快就等报发给说念告]/;
const ASIDE =
  /(?:由于|因为|因|受)(?!谁|什么)[\u4e00-\u9fff]{1,8}?(?:原因|影响|增加|减少|增多|缘故|旺季|淡季)|(?:据|听)?(?:企业|厂里|公司|单位|人事|老板|负责人|他们|领导)(?:那边|方面)?(?:说|反馈|反映|讲|告知|回复)(?:的?是)?/y;

/** By when it is needed, which is no period of the answer: 明天开会用, 快截止了, 下午要汇报. */
const NEEDED =
  /(?:(?:今|明|后|大后|明后|今明)(?:天|早|晚|两天)?(?:上午|中午|下午|晚上|一早|早上)?|上午|下午|中午|晚上|待会儿?|等会儿?|等下|一会儿?|马上|(?:下|这|本)?(?:周|星期)[一二三四五六日天末](?:上午|下午)?)(?:要|就要|就|得|需要|还要|急着)?(?:去|上|给领导|向领导|跟领导)?(?:开会|开例会|开调度会|例会|调度会|上会|会上|汇报|交材料|交差|用|迎检|检查|到期|截止|下班|出发)(?:用|了|要用|要|去)*|(?:就|马上|快|快要|马上要|就要|快到)(?:截止|到期|到点|开会|下班|点)了/y;
/** Whom it is told to: 报我一下, 发给领导, 说给我听. */
const TOLD =
  /(?:报|发|给|说|念|告诉|讲|汇报)(?:给|到|一份给|一下给)?(?:我们|我|咱们|咱|领导|局长|主任|科长|处长|市长|书记|群里)(?:听听|听|看看|看|一下|下|一份|一声|吧|呗|哈)?/y;

/** Who says so, why, by when it is needed, and whom it is told to. */
function asideEnd(text: string, at: number): number {
  let end = at;
  for (const pattern of [ASIDE, NEEDED, TOLD]) {
    pattern.lastIndex = at;
    if (pattern.test(text)) end = Math.max(end, pattern.lastIndex);
  }
  return end;
}
