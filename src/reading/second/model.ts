// What has the second reader learnt? (npm run train-reader)
import { finished } from '../names/steps.ts';
import type { NumeralRole } from '../numeral-role.ts';
import weights from './weights.json' with { type: 'json' };

export const NUMERAL_ROLES: readonly NumeralRole[] = [
  'shortage.general',
  'shortage.skilled',
  'shortage.senior',
  'shortage.total',
  'resolved.general',
  'resolved.skilled',
  'resolved.senior',
  'resolved.total',
  'headcount',
  'period',
  'listNumber',
  'other',
  'vague',
];

const KINDS = ['shortage', 'resolved', 'headcount', 'period', 'listNumber', 'other', 'vague'];
const TIERS = ['general', 'skilled', 'senior', 'total'];

/** How many weights a feature has: what a number is, and of which tier, are learnt apart, so that each tier helps the others. */
export const COLUMNS = KINDS.length + TIERS.length;

/** The columns that add up to a role's score: of its kind and, where it has one, of its tier. */
export const COLUMNS_OF: readonly (readonly number[])[] = NUMERAL_ROLES.map((role) => {
  const [kind = '', tier] = role.split('.');
  return tier === undefined ? [KINDS.indexOf(kind)] : [KINDS.indexOf(kind), KINDS.length + TIERS.indexOf(tier)];
});

/** Weights of each feature by column; `gate`: of a message's features, positive for a report. */
export type Model = { readonly roles: ReadonlyMap<string, Int16Array>; readonly gate: ReadonlyMap<string, number> };

/** Features between two steps. */
const STEP = 1_000;
const FIRST_LETTER = 'a'.charCodeAt(0);
const MINUS = '-'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/** Of the form a model is kept in: features parted by U+001E, `feature U+001F a12b-3` with a letter for each column. A step takes a few milliseconds. */
function* unpacking(kept: { readonly roles: string; readonly gate: string }): Generator<void, Model> {
  const roles = new Map<string, Int16Array>();
  const gate = new Map<string, number>();
  for (const [i, line] of kept.roles.split('\u001e').entries()) {
    const at = line.indexOf('\u001f');
    roles.set(line.slice(0, at), weightsIn(line, at + 1));
    if (i % STEP === STEP - 1) yield;
  }
  for (const [i, line] of kept.gate.split('\u001e').entries()) {
    const at = line.indexOf('\u001f');
    gate.set(line.slice(0, at), Number(line.slice(at + 1)));
    if (i % STEP === STEP - 1) yield;
  }
  return { roles, gate };
}

function weightsIn(line: string, from: number): Int16Array {
  const weights = new Int16Array(COLUMNS);
  for (let i = from; i < line.length; ) {
    const column = line.charCodeAt(i++) - FIRST_LETTER;
    const isNegative = line.charCodeAt(i) === MINUS;
    if (isNegative) i++;
    let value = 0;
    for (; i < line.length && line.charCodeAt(i) < FIRST_LETTER; i++) value = value * 10 + line.charCodeAt(i) - ZERO;
    weights[column] = isNegative ? -value : value;
  }
  return weights;
}

let learnt: Model | undefined;

/** Unpacks the model before the first message asks for it. */
export function* preparingModel(): Generator<void, void> {
  learnt ??= yield* unpacking(weights);
}

/** The model of this version of the program, unpacked at the first message if not before. */
export function learntModel(): Model {
  learnt ??= finished(unpacking(weights));
  return learnt;
}
