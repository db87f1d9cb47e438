// Which command has what it is about in front: 把锐柏退回, 锐柏要更正, 12号接单, 明天到周五请假?
import type { ArgumentKind } from '../../forms/definition/commands.ts';
import type { CommandArgs, CommandReading } from '../reading.ts';
import { foldText } from '../text/text.ts';
import { enterpriseArgs, isEmpty, type Rest, restOf, skip, takeEnterprise, trimmed, typedArgument } from './args.ts';
import { readArguments } from './arguments.ts';
import { command, readOpening } from './front.ts';
import { BECAUSE } from './particles.ts';
import { BEHIND, type CommandOpened } from './table.ts';
import { readDemand, saysFigures } from './urgent-wish.ts';

const LONGEST = 60;

/** The words behind something of one of these kinds, for a pattern. */
const behind = (...kinds: readonly ArgumentKind[]): string =>
  [...BEHIND].flatMap(([word, { takes }]) => (takes.some((kind) => kinds.includes(kind)) ? [word] : [])).join('|');
/** 本周发布: the period alone. */
const PERIOD_ALONE = [...BEHIND].flatMap(([word, { takes }]) => (takes.join() === 'period?' ? [word] : [])).join('|');

const OBJECT_AND_VERB = new RegExp(
  `^(?:把|给|为|将)?(?<object>[^,，。?]{1,30}?)(?:的数据|的|要|需要|得|想)?(?<verb>${behind('enterprise', 'enterprise?', 'need')})(?:重报|一下|掉|去|了|吧)?(?:[,，]?(?:要|想|需要|得)?(?:更正|改|改一下|修改|订正|重报))?(?<reason>[,，。:：].*)?$`,
);
/** 甲公司急需普工80人，下周三前: the need itself stands behind. */
const URGENT_NEED =
  /^(?<object>[^,，。?]{2,30}?)(?:现在|目前|这边|这里|企业)?(?:急需用工|急需招工|急需招人|紧急需要|急需|急招|急用)(?<need>.+)$/;
const NUMBER_FIRST = new RegExp(`^#?(?<number>\\d{1,6})号?单?我?(?<verb>${behind('number')})(?<rest>.*)$`);

/** 把高新区11月月报退回，数不对 */
const MONTH_FIRST = new RegExp(
  `^[把将给]?(?<object>.{0,20}?(?:月报|月通报))(?:要|需要)?(?<verb>${behind('enterprise', 'enterprise?')})(?:一下|掉|去|了|吧)?(?<reason>[,，。:：].*)?$`,
);

type Groups = Readonly<Record<string, string | undefined>>;

/** Short messages of one shape each; what was found is read as if it stood behind the word. */
const SHAPES: readonly {
  readonly pattern: RegExp;
  readonly said: (groups: Groups) => string;
  readonly needs?: keyof CommandArgs;
}[] = [
  {
    pattern: new RegExp(`^把?(?<object>.{1,30}?)(?<verb>${behind('handOver')})给(?<person>.{1,20})$`),
    said: ({ object, person }) => `${object} 给 ${person}`,
  },
  {
    pattern: new RegExp(`^(?:给|替|帮)(?<person>.{1,20}?)(?<verb>${behind('standIn')})(?<until>.{0,20})$`),
    said: ({ person, until }) => `${person} ${until}`,
  },
  // 给甲公司开上周的补报
  {
    pattern: new RegExp(
      `^(?:给|为|替|帮)?(?<object>.{2,30}?)(?:开通|开放|打开|放开|开)(?:一下|个)?(?<period>.{0,14}?)的?(?<verb>${behind('period?')})$`,
    ),
    said: ({ object, period }) => `${object} ${period}`,
    needs: 'enterprise',
  },
  { pattern: new RegExp(`^我?(?<until>.{1,30}?)(?<verb>${behind('until')})$`), said: ({ until }) => `${until}` },
  { pattern: new RegExp(`^(?<period>.{1,20}?)的?(?<verb>${behind('places?')})(?:一下|吧)?$`), said: ({ period }) => `${period}` },
  {
    pattern: new RegExp(`^(?<period>.{1,20}?)的?(?<verb>${PERIOD_ALONE})(?:一下|吧)?$`),
    said: ({ period }) => `${period}`,
    needs: 'period',
  },
  {
    pattern: new RegExp(`^[把将]?(?<period>.{1,14}?)的?(?<verb>${behind('deadline')})(?:时间|日期)?(?<to>.{1,30})$`),
    said: ({ period, to }) => `${period} ${to}`,
    needs: 'at',
  },
];

/** The command, or null. Steps: the text's length times some thirty. */
export function readVerbBehind({ folded, context }: Rest): CommandReading | null {
  const { text } = folded;
  if (text.length === 0 || text.length > LONGEST * 4) return null;
  const numbered = NUMBER_FIRST.exec(text)?.groups;
  if (numbered) return readOpening(foldText(`${numbered.verb} ${numbered.number} ${numbered.rest}`), context);
  const ofMonth = MONTH_FIRST.exec(text)?.groups;
  if (ofMonth) {
    const read = readOpening(foldText(`${ofMonth.verb} ${ofMonth.object} ${ofMonth.reason ?? ''}`), context);
    if (read !== null && (read.args?.monthly || read.args?.districts)) return read;
  }
  return (
    urgentNeed({ folded, context }) ??
    objectFirst({ folded, context }) ??
    (text.length <= LONGEST ? shaped({ folded, context }) : null)
  );
}

function shaped({ folded, context }: Rest): CommandReading | null {
  for (const { pattern, said, needs } of SHAPES) {
    const groups = pattern.exec(folded.text)?.groups;
    const opening = groups && BEHIND.get(groups.verb ?? '');
    const args = opening ? readArguments(opening, restOf(said(groups), context)) : null;
    if (opening && args && (needs === undefined || args[needs] !== undefined)) return command(opening.name, args);
  }
  return null;
}

function urgentNeed({ folded, context }: Rest): CommandReading | null {
  const groups = context.own.size > 0 ? URGENT_NEED.exec(folded.text)?.groups : undefined;
  if (groups === undefined) return null;
  const { object = '', need = '' } = groups;
  const text = trimmed(folded.typed(folded.text.length - need.length, folded.text.length));
  const named = takeEnterprise(restOf(folded.typed(0, object.length), context));
  if (named === null || !isEmpty(named.rest) || !saysFigures(readDemand(text, context.now))) return null;
  return command('urgent', { ...enterpriseArgs(named.value), text });
}

function objectFirst({ folded, context }: Rest): CommandReading | null {
  const groups = OBJECT_AND_VERB.exec(folded.text)?.groups;
  if (groups === undefined) return null;
  const { object = '', verb = '', reason = '' } = groups;
  const opening = BEHIND.get(verb) as CommandOpened;
  const from = /^[把给为将]/.test(folded.text) && !folded.text.startsWith(object) ? 1 : 0;
  const named = takeEnterprise(restOf(folded.typed(from, from + object.length), context));
  if (named === null || 'unknown' in named.value || !isEmpty(named.rest)) return null;
  const said = restOf(folded.typed(folded.text.length - reason.length, folded.text.length), context);
  const text = trimmed(typedArgument(skip(said, BECAUSE)));
  const field = opening.takes.includes('reason?') ? 'reason' : opening.takes.includes('need') ? 'text' : null;
  if (field === null && text !== '') return null;
  return command(opening.name, { ...enterpriseArgs(named.value), ...(field !== null && text !== '' && { [field]: text }) });
}
