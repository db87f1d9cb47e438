// How is what follows a command's word read, by the kinds of arguments the command declares?
import type { ArgumentKind } from '../../forms/definition/commands.ts';
import { findPeriods } from '../periods/periods.ts';
import { isCompanyName } from '../question/company.ts';
import type { CommandArgs } from '../reading.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { GAP } from '../text/text.ts';
import {
  type ArgumentPart,
  enterpriseArgs,
  isEmpty,
  isOnly,
  type Rest,
  restOf,
  skip,
  takeDistricts,
  takeEnterprise,
  takeNumber,
  takePeriod,
  trimmed,
  typedArgument,
} from './args.ts';
import { deadline } from './deadline-argument.ts';
import { takeMonthReturn } from './month-arguments.ts';
import { BECAUSE, LIKE_A_QUESTION, PARTICLES } from './particles.ts';
import { handOverArguments, standIn, standInEnd, until } from './staffing-arguments.ts';
import type { CommandOpened } from './table.ts';
import { needArgument, outcome, receiverArgument } from './urgent-arguments.ts';

/** Null where the text does not belong to this command. */
type Argument = (rest: Rest, passes: Lexicon<true>) => ArgumentPart<CommandArgs> | null;

/** What the text behind a command's word says, or null where it does not belong to the command. */
export function readArguments(
  { takes, passes, args: said = {} }: Pick<CommandOpened, 'takes' | 'args' | 'passes'>,
  rest: Rest,
): CommandArgs | null {
  let left = rest;
  let args: CommandArgs = said;
  for (const kind of takes) {
    const part = ARGUMENTS[kind](left, passes ?? PARTICLES);
    if (part === null) return null;
    left = part.rest;
    args = { ...args, ...part.value };
  }
  return isOnly(left, passes ?? PARTICLES) ? args : null;
}

const part = (value: CommandArgs, rest: Rest): ArgumentPart<CommandArgs> => ({ value, rest });

/** An argument that is all there is. */
const whole =
  (read: (rest: Rest) => CommandArgs | null): Argument =>
  (rest) => {
    const args = read(rest);
    return args && part(args, restOf('', rest.context));
  };

const number: Argument = (rest) => {
  const found = takeNumber(rest);
  return found && part({ number: found.value }, found.rest);
};

/** Anything that is said, whole; a reason without 因为. */
const text =
  (field: 'text' | 'reason', isNeeded: boolean): Argument =>
  (rest) => {
    const said = trimmed(typedArgument(isNeeded ? rest : skip(rest, BECAUSE)));
    if (said === '') return isNeeded ? null : part({}, rest);
    return part({ [field]: said }, restOf('', rest.context));
  };

/** An enterprise before a text of its own. */
const enterprise: Argument = (rest) => {
  const named = takeEnterprise(skip(rest, PARTICLES));
  if (named === null) return null;
  if ('unknown' in named.value && (LIKE_A_QUESTION.test(rest.folded.text) || named.value.unknown.length > LONGEST_UNKNOWN))
    return null;
  return part(enterpriseArgs(named.value), named.rest);
};
const LONGEST_UNKNOWN = 14;

/** One enterprise and nothing else, or none. */
const enterpriseAlone: Argument = (rest, passes) => {
  const left = skip(rest, passes);
  if (isEmpty(left)) return part({}, left);
  const named = takeEnterprise(left);
  if (named === null) return null;
  const { text: said } = left.folded;
  const isSure = !('unknown' in named.value) || (said.length <= LONGEST_UNKNOWN && !/\d/.test(said));
  return isSure && !LIKE_A_QUESTION.test(said) ? part(enterpriseArgs(named.value), named.rest) : null;
};

const known: Argument = (rest, passes) => {
  const found = enterpriseAlone(rest, passes);
  return found === null || 'unknown' in found.value ? null : found;
};

const one: Argument = (rest, passes) => {
  if (isOnly(rest, passes)) return part({}, rest);
  const named = takeEnterprise(skip(rest, passes));
  return named && 'enterprise' in named.value ? part(enterpriseArgs(named.value), named.rest) : null;
};

/** In front of a text of its own, for certain; one that is called like a company and is not known is no reason either. */
const named: Argument = (rest) => {
  const left = skip(rest, PARTICLES);
  const found = takeEnterprise(left);
  if (found === null) return null;
  const isKnown = !('unknown' in found.value) || isCompanyName(found.value.unknown);
  return isKnown ? part(enterpriseArgs(found.value), found.rest) : null;
};

/** Anywhere in the text. */
const period =
  (isWeek: boolean | null, isNeeded: boolean): Argument =>
  (rest) => {
    const found = takePeriod(rest);
    if (found === null) return isNeeded ? null : part({}, rest);
    return isWeek === null || found.value.includes('W') === isWeek ? part({ period: found.value }, found.rest) : null;
  };

/** At the front only: 退回 上周 甲公司, 退回 甲公司 上周 数不对; in 缺工数和上周对不上 and 上周对不上 a week is compared with. */
const periodAhead: Argument = (rest) => {
  const { folded, context } = rest;
  const isNamed = (at: Rest): boolean => {
    const named = takeEnterprise(skip(at, PARTICLES));
    return named !== null && !('unknown' in named.value);
  };
  const [span] = findPeriods(folded, context.now);
  const found = span?.from === 0 && !isNamed(rest) ? takePeriod(rest) : null;
  if (span === undefined || found === null) return part({}, rest);
  const period = { period: found.value };
  const next = folded.text[span.to];
  if (next === undefined || (folded.gaps[span.to] ?? 0) >= GAP.blank || BREAK.test(next) || isNamed(found.rest))
    return part(period, found.rest);
  // 上周的数不对 says the week, and is the reason too.
  return next === '的' ? part(period, rest) : part({}, rest);
};
const BREAK = /[,，。;；:：、]/;

const places =
  (isNeeded: boolean): Argument =>
  (rest) => {
    const found = takeDistricts(rest);
    if (found.value.length === 0) return isNeeded ? null : part({}, found.rest);
    return part({ districts: found.value }, found.rest);
  };

const ENTERPRISE_AND_TEXT = { takes: ['enterprise', 'text?'], passes: null } as const;
const ENTERPRISE_ALONE = { takes: ['period?', 'enterprise?'], passes: null } as const;

const ARGUMENTS: Readonly<Record<ArgumentKind, Argument>> = {
  number,
  text: text('text', true),
  'text?': text('text', false),
  reason: text('reason', true),
  'reason?': text('reason', false),
  named,
  monthReturn: takeMonthReturn,
  enterprise,
  'enterprise?': enterpriseAlone,
  'known?': known,
  'one?': one,
  'period?': period(null, false),
  'periodAhead?': periodAhead,
  'week?': period(true, false),
  month: period(false, true),
  places: places(true),
  'places?': places(false),
  outcome: whole(outcome),
  receiver: whole(receiverArgument),
  need: whole((rest) => needArgument(rest, readArguments(ENTERPRISE_AND_TEXT, rest))),
  deadline: whole(deadline),
  until: whole(until),
  standIn: whole(standIn),
  standInEnd: whole(standInEnd),
  handOver: whole((rest) => handOverArguments(rest, () => readArguments(ENTERPRISE_ALONE, rest))),
};
