// How is a threshold said: 缺工14人以上, 缺工率超过5%? (domain §7.14)
import { answerTexts as a } from '../../../conversations/answers.ts';
import { measureNames } from '../../../conversations/questions.ts';
import { isShare } from '../../domain/figure-values.ts';
import { FIGURE_MEASURES, type FigureMeasure } from '../../domain/figures.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { unitOf } from './numbers.ts';

type Threshold = NonNullable<QueryReading['threshold']>;

/** 以上 and 以下 include the number that is said. Of each enterprise it is counted how often it was late. */
export const saidBounds = (threshold: Threshold, isOfEnterprises = false): string => {
  const measure = FIGURE_MEASURES.find((m) => m === threshold.measure) ?? 'shortage';
  const said = isShare(measure) ? shareBounds(threshold) : peopleBounds(threshold, measure, isOfEnterprises);
  return `${measureNames[threshold.measure]}${said}`;
};

function shareBounds({ measure, over, under, atLeast, atMost }: Threshold): string {
  if (measure === 'coverage' && atMost === 0) return a.neverFiled;
  return [
    ...(atLeast === undefined ? [] : [fill(a.atLeastShare, { n: atLeast })]),
    ...(over === undefined ? [] : [fill(a.overShare, { n: over })]),
    ...(atMost === undefined ? [] : [fill(a.atMostShare, { n: atMost })]),
    ...(under === undefined ? [] : [fill(a.underShare, { n: under })]),
  ].join('、');
}

/** Whole numbers: more than 13 is 14以上. */
function peopleBounds({ over, under, atLeast, atMost }: Threshold, measure: FigureMeasure, isOfEnterprises: boolean): string {
  const isTimes = isOfEnterprises && (measure === 'late' || measure === 'outstanding');
  const unit = isTimes ? a.timesUnit : unitOf(measure, 1);
  const lows = [...(over === undefined ? [] : [Math.floor(over) + 1]), ...(atLeast === undefined ? [] : [Math.ceil(atLeast)])];
  const highs = [...(under === undefined ? [] : [Math.ceil(under) - 1]), ...(atMost === undefined ? [] : [Math.floor(atMost)])];
  const [from, to] = [lows.length === 0 ? null : Math.max(...lows), highs.length === 0 ? null : Math.min(...highs)];
  if (to === 0 && (from === null || from === 0)) return a.isNone;
  if (from !== null && to !== null) return from === to ? fill(a.exactly, { n: from, unit }) : fill(a.between, { from, to, unit });
  if (to === null)
    return isRound(over) && over + 1 === from
      ? fill(a.overPeople, { n: over, unit })
      : fill(a.atLeastPeople, { n: from ?? 0, unit });
  return isRound(under) && under - 1 === to ? fill(a.underPeople, { n: under, unit }) : fill(a.atMostPeople, { n: to, unit });
}

/** Such a number is said as it is, any other with the one beside it: both are true. */
const isRound = (n: number | undefined): n is number => n !== undefined && n > 0 && n % 10 === 0;
