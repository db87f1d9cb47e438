// What does the second reader say of each number of a message, and whether it is a report at all? (architecture §7)
import type { NumeralRole } from '../numeral-role.ts';
import type { FigureField } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { messageFeatures, numberFeatures } from './features.ts';
import { COLUMNS, COLUMNS_OF, learntModel, type Model, NUMERAL_ROLES } from './model.ts';
import { type Landmarks, signsOf } from './signs.ts';

/** `margin` ≥ 0: how far the role is ahead of the next; of no unit, comparable between numbers. `figure`: the likeliest figure it would be. */
export type Tagged = {
  readonly from: number;
  readonly to: number;
  readonly role: NumeralRole;
  readonly margin: number;
  readonly figure: FigureField;
};

const IS_FIELD = NUMERAL_ROLES.map((role) => role === 'headcount' || role.includes('.'));

/** The role of each amount, in their order, from left to right. Some 60 look-ups an amount. */
export function tagNumerals(f: Folded, landmarks: Landmarks, model: Model = learntModel()): readonly Tagged[] {
  const signs = signsOf(f, landmarks);
  const tagged: Tagged[] = [];
  for (const [i, { from, to }] of landmarks.amounts.entries()) {
    const columns = new Int32Array(COLUMNS);
    const features = numberFeatures(f, landmarks, signs, i, tagged.at(-1)?.role ?? '^', tagged.at(-2)?.role ?? '^');
    for (const feature of features) {
      const weights = model.roles.get(feature);
      if (weights !== undefined) for (let c = 0; c < COLUMNS; c++) (columns[c] as number) += weights[c] as number;
    }
    const scores = COLUMNS_OF.map(
      ([kind = 0, tier]) => (columns[kind] as number) + (tier === undefined ? 0 : (columns[tier] as number)),
    );
    let best = 0;
    let figure = 0;
    let second = -1;
    for (let r = 1; r < scores.length; r++) {
      if (IS_FIELD[r] && (scores[r] as number) > (scores[figure] as number)) figure = r;
      if ((scores[r] as number) > (scores[best] as number)) [best, second] = [r, best];
      else if (second < 0 || (scores[r] as number) > (scores[second] as number)) second = r;
    }
    tagged.push({
      from,
      to,
      role: NUMERAL_ROLES[best] as NumeralRole,
      margin: (scores[best] as number) - (scores[second] as number),
      figure: NUMERAL_ROLES[figure] as FigureField,
    });
  }
  return tagged;
}

/** How much speaks for a report (positive) or for a question, a wish, talk (negative). */
export function reportMargin(f: Folded, landmarks: Landmarks, model: Model = learntModel()): number {
  let sum = model.gate.get('') ?? 0;
  for (const feature of messageFeatures(signsOf(f, landmarks))) sum += model.gate.get(feature) ?? 0;
  return sum;
}
