// Which figures does a question ask for?

import { MEASURES, type Measure } from '../reading.ts';
import type { Filters } from './filters.ts';
import type { Marked } from './marks.ts';
import { measuresNamed } from './named-measures.ts';

/** 合计. */
export const TOTALS: readonly Measure[] = ['enterprises', 'shortage', 'resolved', 'resolvedToDate'];

/** Measures that answer alone: what else is said describes them (急单办结情况, 月报成交人数). */
const ALONE: readonly Measure[] = ['assessment', 'urgentDemands'];
/** Of weeks or of months: who has filed, and what stands in the calendar. */
const OF_BOTH: readonly Measure[] = ['coverage', 'outstanding', 'late', 'publication', 'deadline'];
/** 报没报, 交了吗: whether it was filed, not what. */
const WHETHER = /没|吗|齐|完|全/;
const WHAT = /什么|啥/;
const SERVES = /^(?:我?负责|我?管|服务)(?:的|了)?$/;

/** The measures in their order, or null where nothing is asked for. A guess takes the shortage where only a district, tier or enterprise is named. */
export function measuresOf(marked: Marked, filters: Filters, isGuess: boolean): readonly Measure[] | null {
  const named = measuresNamed(marked);
  const isMonthly = named.has('monthly') || filters.programmes !== undefined;
  const [alone] = ALONE.filter((m) => named.has(m));
  if (alone !== undefined) return MEASURES.filter((m) => m === alone || (m === 'publication' && named.has(m)));
  if (isMonthly) return ofMonths(named, filters);
  // 锐松上周报了多少: what was reported, not how many have.
  const isOfOne = filters.enterprise !== undefined || filters.candidates !== undefined || saysOwnFigures(marked);
  const isWhether = marked.marks.some(
    ({ mark, text }) => mark.is === 'measure' && mark.measure === 'coverage' && WHETHER.test(text),
  );
  const isNever = marked.marks.some(({ mark }) => mark.is === 'never');
  // 我上周报了什么: the figures, not whether.
  const isWhat = marked.marks.some(({ mark, text }) => mark.is === 'measure' && mark.measure === 'coverage' && WHAT.test(text));
  if (isWhat && named.size === 1) return TOTALS;
  if (isOfOne && named.has('coverage') && !isWhether && !isNever)
    return named.size === 1 ? TOTALS : MEASURES.filter((m) => named.has(m) && m !== 'coverage');
  // 薛城的专员都管哪些厂: whom they serve, not how many there are.
  const isOfServed = named.size === 1 && named.has('specialists') && asksWhichFirms(marked);
  if (isOfServed) return ['contacts'];
  // 谁负责的企业缺工最多 asks by person.
  if (named.size > 1) named.delete('contacts');
  if (named.size > 0)
    return rankedFirst(
      marked,
      MEASURES.filter((m) => named.has(m)),
    );
  return impliedMeasures(marked, filters, isGuess);
}

const SPEAKER = /^(?:我|我们|咱|咱们)$/;
const FIGURES_TOLD = /^(?:报|上报|填|填报|交)[的了](?:是?多少|是?什么)$/;

/** 我上周报的多少, 我填的是什么数: what the speaker reported; 我们报了多少家 is how many have. */
const saysOwnFigures = ({ marks }: Marked): boolean =>
  marks.some(({ text, mark }, i) => mark.is === 'measure' && FIGURES_TOLD.test(text) && SPEAKER.test(marks[i - 1]?.text ?? ''));

/** Figures of weeks that no programme has. */
const OF_WEEKS: readonly Measure[] = ['shortEnterprises', 'shortage', 'shortageRate', 'resolvedRate', 'newDemand'];
/** Some programmes have such a figure as well: theirs where one is named. */
const OF_EITHER: readonly Measure[] = ['resolved', 'resolvedToDate', 'headcount'];

/** 缺工和招聘会 asks for both: figures of the weeks first, then those of the months with what is said of their filing. */
function ofMonths(named: ReadonlySet<Measure>, { programmes }: Filters): readonly Measure[] {
  const weekly = MEASURES.filter(
    (m) => named.has(m) && (OF_WEEKS.includes(m) || (programmes === undefined && OF_EITHER.includes(m))),
  );
  return [...weekly, 'monthly', ...MEASURES.filter((m) => OF_BOTH.includes(m) && named.has(m))];
}

/** 规模最大的企业缺多少: by what it is ranked comes first. */
function rankedFirst({ marks, ranks }: Marked, measures: readonly Measure[]): readonly Measure[] {
  const [rank] = ranks;
  const before = rank && marks.findLast(({ mark, to }) => to <= rank.from && mark.is !== 'filler');
  const by = before?.mark.is === 'measure' && before.mark.strength !== 'weak' ? before.mark.measure : null;
  return by === null || !measures.includes(by) ? measures : [by, ...measures.filter((m) => m !== by)];
}

/** Whether a word names a measure, rather than the rest of the question leaving no doubt. */
export const namesMeasure = ({ marks, ranks, bounds, asks, demands }: Marked): boolean =>
  demands.length > 0 ||
  ranks.some((r) => r.of !== undefined) ||
  marks.some(
    ({ mark }) =>
      mark.is === 'toDate' ||
      mark.is === 'noneOf' ||
      mark.is === 'form' ||
      mark.is === 'rankOf' ||
      (mark.is === 'programme' && (!mark.weak || asks)) ||
      (mark.is === 'totals' && !mark.soft) ||
      (mark.is === 'measure' && (mark.strength === 'strong' || (mark.strength === 'bare' && (asks || bounds.length > 0)))),
  );

const asksWhichFirms = ({ marks, ranks, bounds }: Marked): boolean =>
  ranks.length + bounds.length === 0 &&
  marks.some(({ mark, text }) => mark.is === 'by' && mark.by === 'enterprise' && !mark.weak && /哪|各|每/.test(text));

/** 每个专员负责哪些企业, 有哪些专员: who serves whom, where no figure is asked for. */
function asksWhoServes(marks: Marked['marks']): boolean {
  const bys = marks.flatMap(({ mark }) => (mark.is === 'by' && !mark.weak && mark.who === undefined ? [mark] : []));
  const ofPeople = bys.filter((b) => b.by === 'specialist');
  // 我负责哪些企业
  const ofFirms = bys.filter((b) => b.by === 'enterprise');
  const isServed = marks.some(({ mark, text }) => mark.is === 'filler' && SERVES.test(text));
  if (isServed && ofFirms.some((b) => b.which === 'some')) return true;
  return ofPeople.length > 0 && (ofFirms.length > 0 || ofPeople.some((b) => b.which === 'some'));
}

/** Where no measure is named, the rest of the question may still leave no doubt. */
function impliedMeasures(
  { marks, periods, places, people, bounds, ranks, streaks, comparisons, asks }: Marked,
  filters: Filters,
  isGuess: boolean,
): readonly Measure[] | null {
  const says = (is: string): boolean => marks.some(({ mark }) => mark.is === is);
  // 专员某某管哪几家: whose they are.
  const isOfTheirs = people.some(({ person }) => person.role === 'specialist') && says('by') && !says('tier');
  if (
    isOfTheirs &&
    marks.some(({ mark, text }) => mark.is === 'by' && mark.by === 'enterprise' && /哪|名单|清单/.test(text)) &&
    ranks.length + bounds.length === 0
  )
    return ['contacts'];
  if (ranks.length + bounds.length === 0 && asksWhoServes(marks)) return ['contacts'];
  const totals = marks.flatMap(({ mark }) => (mark.is === 'totals' ? [mark] : []));
  if (totals.some((t) => !t.soft)) return TOTALS;
  const isAbout =
    periods.length > 0 || places.length > 0 || people.length > 0 || says('everywhere') || says('ownDistrict') || says('by');
  const isOfSome = filters.enterprise !== undefined || filters.enterprises !== undefined || filters.candidates !== undefined;
  if (says('rankOf') || (says('average') && says('asking'))) return ['shortage'];
  if (says('share') && (isAbout || filters.tiers !== undefined || says('type'))) return ['shortage'];
  // 降得最快的区, 14人以上的有几家, 超过5%的企业
  const [bound] = bounds;
  const isOfFirms = marks.some(({ mark }) => mark.is === 'filler' && mark.firms === true);
  if (bound !== undefined && (isAbout || isOfFirms || says('asking') || says('count')))
    return [bound.isPercent ? 'shortageRate' : 'shortage'];
  if (says('change') && ranks.length + streaks.length > 0) return ['shortage'];
  // 山亭降了还是涨了, 上上周和上周比
  const ways = new Set(marks.flatMap(({ mark }) => (mark.is === 'change' ? [mark.way] : [])));
  const isWhether = marks.some(({ mark, text }) => mark.is === 'change' && /[没吗]/.test(text));
  const isEither = isWhether || ways.size > 1 || (ways.size > 0 && (asks || says('asking')));
  if (isEither && (isAbout || isOfSome)) return ['shortage'];
  if (comparisons.length > 0 && periods.length > 0) return totals.length > 0 ? TOTALS : ['shortage'];
  // 最高的区和最低的区; 甲区和乙区比
  if (ranks.length > 0 && says('by')) return ['shortage'];
  if (places.length > 1 && (says('respectively') || says('together'))) return totals.length > 0 ? TOTALS : ['shortage'];
  if (marks.some(({ mark }) => mark.is === 'form' && mark.form === 'chart')) return totals.length > 0 ? TOTALS : ['shortage'];
  if (filters.tiers !== undefined || (says('tier') && isAbout))
    return isAbout || isOfSome || says('asking') || says('form') || isGuess ? ['shortage'] : null;
  if (says('form')) return TOTALS;
  const isKnown = isAbout || isOfSome || says('type') || says('surveyed');
  if (totals.length > 0 && (isKnown || isGuess)) return TOTALS;
  if (periods.length > 0 && (isOfSome || places.length > 0 || says('type') || says('everywhere'))) return TOTALS;
  if (!isGuess || !isKnown) return null;
  return isOfSome || places.length > 0 || says('type') ? ['shortage'] : TOTALS;
}
