// How is the year's assessment told: ranked, and why a district stands where it does?
import { assessmentTexts as t } from '../../../conversations/bulletin.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { AssessedDistrict, AssessedEnterprise, LeftOut, RateSums, Share, Unranked } from '../../domain/assessment.ts';
import { regionName } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';
import { showInstant, showWeekDays, type Week } from '../../domain/time.ts';
import { shortageRate } from '../../domain/totals.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { AssessedYear } from './assess-year.ts';

/** Beyond so many enterprises of one reason only the count is told. */
const NAMED = 3;

const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(2)}%`);
const points = (fall: number | null): string => (fall === null ? '—' : (Math.abs(fall) * 100).toFixed(2));
const rateOf = (sums: RateSums | null): number | null => sums && shortageRate(sums.headcount, sums.shortage);
const sayWeek = (week: Week): string => `第${Number(week.slice(6))}周`;
const weekWithDays = (week: Week): string => `${sayWeek(week)}（${showWeekDays(week)}）`;
const ruleOf = ({ assessment }: Settings): string => (assessment.rankBy === 'points' ? t.byPoints : t.byShare);

function endOf(end: readonly Week[], say: (week: Week) => string): string {
  const [from, to] = [end[0], end.at(-1)];
  if (from === undefined || to === undefined) return '—';
  return from === to ? fill(t.end, { week: say(to) }) : fill(t.endMean, { from: sayWeek(from), to: sayWeek(to) });
}

export function whyUnranked(why: Unranked): string {
  switch (why) {
    case 'nobody':
      return t.nobody;
    case 'zeroBaseline':
      return t.zeroBaseline;
    case 'oneWeek':
      return t.oneWeek;
  }
}

export function whyLeftOut(why: LeftOut): string {
  switch (why) {
    case 'noBaseline':
      return t.noBaseline;
    case 'joined':
      return t.joined;
    case 'noEnd':
      return t.noEnd;
    case 'left':
      return t.left;
    case 'moved':
      return t.moved;
    case 'neither':
      return t.neither;
  }
}

function titleOf({ year, rows }: AssessedYear, whose: string): string {
  const at = showInstant(rows.publishedAt ?? rows.asOf);
  return fill(rows.publishedAt === null ? t.title : t.titleFinal, { whose, year, at });
}

/** One line a district; a coordinator's has no rank, for the others are not theirs to see. */
export function rankingLines(year: AssessedYear, speaker: Speaker, settings: Settings, whose: string): readonly string[] {
  const { rows, assessment, districts } = year;
  if (rows.baseline === null || rows.counted === null) return [fill(t.none, { year: year.year })];
  const isRanked = speaker.person.role === 'taskForce';
  const [first] = assessment.districts;
  const district = first ? regionName(districts, first.district) : '';
  return [
    titleOf(year, whose),
    fill(t.weeks, { baseline: sayWeek(rows.baseline), end: endOf(rows.end, sayWeek), rule: ruleOf(settings) }),
    ...assessment.districts.map((d) => rankLine(d, regionName(districts, d.district), isRanked)),
    isRanked ? fill(t.how, { district }) : fill(t.howMine, { district }),
  ];
}

function rankLine(d: AssessedDistrict, district: string, isRanked: boolean): string {
  if (d.unranked !== null) return fill(t.rowUnranked, { district, why: whyUnranked(d.unranked) });
  const said = {
    district,
    points: points(d.fallPoints),
    before: percent(rateOf(d.baseline)),
    after: percent(rateOf(d.end)),
    share: percent(d.fallShare),
    compared: d.compared,
  };
  const isRise = (d.fallPoints ?? 0) < 0;
  if (!isRanked) return fill(isRise ? t.rowUnplacedRise : t.rowUnplaced, said);
  return fill(isRise ? t.rowRise : t.row, { ...said, rank: d.rank ?? '—' });
}

const shareWords = ({ part, whole }: Share): string =>
  whole === 0 ? t.shareNone : fill(t.shareRate, { part, whole, rate: percent(part / whole) });

/** One message: both ends with their figures, whom it compares and whom not, the formula, the neighbours and all other measures. `said`: the rank the person named. */
export function whyLines(
  year: AssessedYear,
  code: string,
  said: number | null,
  speaker: Speaker,
  settings: Settings,
): readonly string[] {
  const { rows, assessment, districts } = year;
  const d = assessment.districts.find((one) => one.district === code);
  if (!d || rows.baseline === null || rows.counted === null) return [fill(t.none, { year: year.year })];
  const state = fill(rows.publishedAt === null ? t.running : t.final, { at: showInstant(rows.publishedAt ?? rows.asOf) });
  const district = regionName(districts, code);
  const isRanked = speaker.person.role === 'taskForce';
  const title =
    d.unranked !== null
      ? fill(t.whyUnranked, { district, year: year.year, why: whyUnranked(d.unranked), state })
      : isRanked
        ? fill(t.whyRank, { district, year: year.year, rank: d.rank ?? '—', state })
        : fill(t.whyPlain, { district, year: year.year, state });
  const counted = fill(t.weeksCounted, { from: sayWeek(rows.counted.from), to: sayWeek(rows.counted.to) });
  return [
    title,
    ...(isRanked && said !== null && d.rank !== null && said !== d.rank ? [fill(t.notThatRank, { rank: d.rank, said })] : []),
    ...(d.baseline && d.end ? ratesOf(d, weekWithDays(rows.baseline), endOf(rows.end, weekWithDays)) : []),
    comparedLine(
      d,
      assessment.enterprises.filter((e) => e.district === code),
      speaker,
    ),
    ...(isRanked ? [`${fill(t.rule, { rule: ruleOf(settings) })}。${neighboursOf(year, d)}`] : []),
    fill(t.others, {
      reports: shareWords(d.reportsOnTime),
      signoffs: shareWords(d.signOffsOnTime),
      months: shareWords(d.monthsOnTime),
      weeks: counted,
      resolved: d.resolved,
      urgent: shareWords(d.urgentInTime),
      praised: d.praised,
    }),
  ];
}

function ratesOf(d: AssessedDistrict, baselineWeek: string, endWeek: string): readonly string[] {
  const [before, after] = [percent(rateOf(d.baseline)), percent(rateOf(d.end))];
  const [then, now] = [d.baseline as RateSums, d.end as RateSums];
  const fractions = {
    was: then.shortage,
    all_then: then.headcount + then.shortage,
    is: now.shortage,
    all_now: now.headcount + now.shortage,
  };
  return [
    fill(t.whyBaseline, { week: baselineWeek, ...then, rate: before }),
    fill(t.whyEnd, { week: endWeek, ...now, rate: after }),
    ...(d.fallPoints === null
      ? []
      : [fill(t.formula, { ...fractions, points: (d.fallPoints * 100).toFixed(2), share: percent(d.fallShare) })]),
  ];
}

/** Which enterprises are left out and why, by name where they are few. */
function comparedLine(d: AssessedDistrict, all: readonly AssessedEnterprise[], { bureau }: Speaker): string {
  const reasons = Object.entries(d.leftOut).map(([key, count]) => {
    const why = key as LeftOut;
    const ids = new Set(all.filter((e) => e.leftOut === why).map((e) => e.enterprise));
    // In roster order, whatever the database's is.
    const theirs = bureau.roster.enterprises.filter((e) => ids.has(e.id)).map((e) => e.aliases[0] ?? e.name);
    const shown = theirs.length > NAMED ? `${theirs.slice(0, NAMED).join('、')}等` : theirs.join('、');
    return fill(t.reason, { why: whyLeftOut(why), count: count ?? 0, names: shown });
  });
  const left = all.filter((e) => e.leftOut !== null).length;
  return fill(t.compared, {
    compared: d.compared,
    left,
    reasons: reasons.length === 0 ? '' : fill(t.reasons, { list: reasons.join('，') }),
  });
}

function neighboursOf({ assessment, districts }: AssessedYear, d: AssessedDistrict): string {
  const at = assessment.districts.indexOf(d);
  const near = assessment.districts.slice(Math.max(0, at - 1), at + 2).filter((o) => o.rank !== null);
  const list = near.map((o) =>
    fill(t.neighbour, {
      rank: o.rank ?? '—',
      district: regionName(districts, o.district),
      points: o.fallPoints === null ? '—' : (o.fallPoints * 100).toFixed(2),
    }),
  );
  return fill(t.neighbours, { list: list.join('，') });
}
