// Which parts has a question that asks for several things at once? Each is answered, or said not to be. (domain §7.15)
import { fridayOf } from '../../domain/time.ts';
import { ACTS_ASKED, type Measure, type QueryReading } from '../../reading/reading.ts';

/** Answers of their own, beside any figures. */
const ALONE: readonly Measure[] = [
  'filedAt',
  'signOff',
  'publication',
  'changed',
  ...ACTS_ASKED,
  'deadline',
  'contacts',
  'urgentDemands',
  'practices',
];
/** Of months and years, whatever else of filing is said beside them. */
const LONGER: readonly Measure[] = ['monthly', 'assessment'];
const FILING: readonly Measure[] = ['coverage', 'outstanding', 'late'];
/** 月报什么时候截止: the month, not the week. */
const OF_PERIODS: readonly Measure[] = ['publication', 'deadline'];

/** In the order in which they were asked for; one that is the question itself, where it asks for one thing. */
export function partsOf(query: QueryReading): readonly QueryReading[] {
  const groups = groupsOf(query);
  if (groups.length < 2) return [ofMonth(query)];
  const { form, ...rest } = query;
  return groups.map((measures) => {
    const isPlain = measures.some((m) => ALONE.includes(m));
    return ofMonth({ ...rest, measures, ...(form !== undefined && !isPlain && { form }) });
  });
}

/** 上周缺工多少，招聘会办了几场: what is filed by months is told of the month those weeks end in. */
function ofMonth(query: QueryReading): QueryReading {
  const { measures, period } = query;
  return measures.includes('monthly') && 'to' in period
    ? { ...query, period: { month: fridayOf(period.to).slice(0, 7) } }
    : query;
}

function groupsOf({ measures, by, weeks, threshold, period }: QueryReading): readonly (readonly Measure[])[] {
  const longer = measures.filter((m) => LONGER.includes(m));
  const isOfState = longer.length > 0 && measures.some((m) => OF_PERIODS.includes(m));
  const left = measures.filter((m) => !LONGER.includes(m));
  const alone = left.filter((m) => ALONE.includes(m));
  const others = left.filter((m) => !ALONE.includes(m));
  const ofLonger = longer.length === 0 ? [] : others.filter((m) => FILING.includes(m));
  const figures = others.filter((m) => !ofLonger.includes(m));
  // 谁没报 lists names, beside figures as well.
  const isOneWeek = 'from' in period && period.from === period.to;
  const isList = by === undefined && weeks === undefined && threshold === undefined && isOneWeek;
  const missing: readonly Measure[] =
    isList && figures.includes('outstanding') ? figures.filter((m) => m === 'outstanding' || m === 'coverage') : [];
  const sums = figures.filter((m) => !missing.includes(m));
  return [
    ...(sums.length > 0 ? [sums] : []),
    ...(missing.length > 0 ? [missing] : []),
    ...(longer.length > 0 && (!isOfState || ofLonger.length > 0) ? [[...longer, ...ofLonger]] : []),
    ...alone.map((m) => (OF_PERIODS.includes(m) ? [m, ...longer] : [m])),
  ];
}
