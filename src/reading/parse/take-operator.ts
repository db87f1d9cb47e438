// What do operators do to the statements of a report?
import { fateUnder } from '../operators/judge.ts';
import type { Folded } from '../text/text.ts';
import type { Operator, OperatorSaid } from '../words/operator.ts';
import { enter, stepTo } from './enter.ts';
import type { Figure, Group } from './figure.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';

/** Keeps the operator for when all is read. 停产 and 没报数 say all there is to say of an enterprise. */
export function takeOperator(h: Hypothesis, operator: Operator, place: Stretch, situated: Situated, emit: Emit) {
  if (isTopic(h, place, situated)) {
    const n = h.copy();
    n.at = place.to;
    return emit(n);
  }
  const n = enter(h, place.from, 'operator', situated);
  if (n === null) return;
  const isHead = n.spread === 'head';
  n.operators = { value: { ...operator, from: place.from, to: place.to, group: isHead ? -1 : n.doneCount }, rest: n.operators };
  if (operator.reach === 'enterprise' && !isHead) n.isTouched = true;
  emit(stepTo(n, place.to, h.last === 'start' || (h.last === 'name' && operator.name === 'passed') ? h.last : 'thing'));
}

/** 技工的话暂时不缺: behind a name or a tier it only says of what is spoken. */
const isTopic = (h: Hypothesis, { from, to }: Stretch, { f }: Situated): boolean =>
  (h.last === 'name' || (h.last === 'tier' && h.zeroing < 0)) && h.lastTo === from && f.text.slice(from, to) === '的话';

type Judged = {
  readonly groups: readonly Group[];
  /** What stood under operators, and is left out. */
  readonly dropped: readonly OperatorSaid[];
};

const isAllAsked = ({ figures, none, same }: Group): boolean =>
  none === null && same === null && figures.every(({ value }) => typeof value === 'string');

/** The statements without what stands under operators; null where nothing of the message may be stored for that. */
export function judged(groups: readonly Group[], operators: readonly OperatorSaid[], f: Folded): Judged | null {
  if (operators.length === 0) return { groups, dropped: [] };
  let isHeld = false;
  let isAsked = false;
  const fate = (from: number, group: number, isFound: boolean) => {
    const its = fateUnder({ from, group, isFound }, operators, f);
    isHeld ||= its === 'held';
    isAsked ||= its === 'asked';
    return its;
  };
  const left = groups.map((group, i): Group => {
    const figures = group.figures.flatMap((figure): readonly Figure[] => {
      const its = fate(figure.from, i, figure.field === 'resolved');
      if (its === 'kept') return [figure];
      return its === 'asked' ? [{ ...figure, value: 'vague', isDoubted: true }] : [];
    });
    return {
      ...group,
      figures,
      none: group.none !== null && fate(group.noneAt, i, false) === 'kept' ? group.none : null,
      same: group.same !== null && fate(group.sameAt, i, false) === 'kept' ? group.same : null,
    };
  });
  // 来了5个又走了3个: there is nothing else in it to report.
  if (isHeld || (isAsked && left.every(isAllAsked))) return null;
  const isLeftOut = ({ reach, group }: OperatorSaid) =>
    reach === 'enterprise' || left[group]?.figures.length !== groups[group]?.figures.length;
  return { groups: left, dropped: operators.filter((operator) => operator.effect === 'dropped' && isLeftOut(operator)) };
}
