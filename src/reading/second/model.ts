// What has the second reader learnt? (npm run train-reader)
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

/** The columns that add up to a role's score. */
export const COLUMNS_OF: readonly (readonly number[])[] = NUMERAL_ROLES.map((role) => {
  const [kind = '', tier] = role.split('.');
  return [KINDS.indexOf(kind), ...(tier === undefined ? [] : [KINDS.length + TIERS.indexOf(tier)])];
});

/** Weights of each feature by column; `gate`: of a message's features, positive for a report. */
export type Model = { readonly roles: ReadonlyMap<string, Int16Array>; readonly gate: ReadonlyMap<string, number> };

const LETTERS = 'abcdefghijk';

/** Of the form a model is kept in: features parted by U+001E, `feature U+001F a12b-3` with a letter for each column. */
function unpacked(kept: { readonly roles: string; readonly gate: string }): Model {
  const lines = (text: string) => text.split('\u001e').map((line) => line.split('\u001f') as [string, string]);
  const ofRoles = (line: string): Int16Array => {
    const weights = new Int16Array(COLUMNS);
    for (const [, letter, n] of line.matchAll(/([a-k])(-?\d+)/g)) weights[LETTERS.indexOf(letter as string)] = Number(n);
    return weights;
  };
  return {
    roles: new Map(lines(kept.roles).map(([feature, line]) => [feature, ofRoles(line)])),
    gate: new Map(lines(kept.gate).map(([feature, n]) => [feature, Number(n)])),
  };
}

let learnt: Model | undefined;

/** The model of this version of the program, unpacked at the first message. */
export function learntModel(): Model {
  learnt ??= unpacked(weights);
  return learnt;
}
