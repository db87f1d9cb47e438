// Which command has its object in front: 把锐柏退回, 锐柏要更正, 12号接单, 明天到周五请假?

import type { CommandName } from '../../../conversations/commands.ts';
import type { CommandArgs, CommandReading } from '../reading.ts';
import { foldText } from '../text/text.ts';
import { enterpriseArgs, isEmpty, type Rest, restOf, skip, takeEnterprise, trimmed, typedOf } from './args.ts';
import { readVerbInFront } from './front.ts';
import { BECAUSE } from './steps.ts';
import { readWish, saysFigures } from './urgent-wish.ts';
import { deadline, handOver, leave, publish, signOff, standIn } from './verbs.ts';

const LONGEST = 60;

const NAMES: Readonly<Record<string, CommandName>> = {
  退回: 'return',
  打回: 'return',
  驳回: 'return',
  更正: 'correct',
  订正: 'correct',
  报错: 'correct',
  填错: 'correct',
  写错: 'correct',
  有误: 'correct',
  开放补报: 'reopen',
  开通补报: 'reopen',
  打开补报: 'reopen',
  补报: 'reopen',
  急需用工: 'urgent',
};
const OBJECT_AND_VERB = new RegExp(
  `^(?:把|给|为|将)?(?<object>[^,，。?]{1,30}?)(?:的数据|的|要|需要|得|想)?(?<verb>${Object.keys(NAMES).join('|')})(?:重报|一下|掉|去|了|吧)?(?:[,，]?(?:要|想|需要|得)?(?:更正|改|改一下|修改|订正|重报))?(?<reason>[,，。:：].*)?$`,
);
/** 甲公司急需普工80人，下周三前: the need itself stands behind. */
const URGENT_NEED =
  /^(?<object>[^,，。?]{2,30}?)(?:现在|目前|这边|这里|企业)?(?:急需用工|急需招工|急需招人|紧急需要|急需|急招|急用)(?<need>.+)$/;
const NUMBER_FIRST =
  /^#?(?<number>\d{1,6})号?单?我?(?<verb>接单|接了|转办|转给|进展|办结|企业已确认|未解决|没解决|采纳|推广)(?<rest>.*)$/;
const HAND_OVER = /^把?(?<object>.{1,30}?)(?:交接|移交|转交)给(?<person>.{1,20})$/;
const STAND_IN = /^(?:给|替|帮)(?<person>.{1,20}?)(?:代班|替班|顶班)(?<until>.{0,20})$/;
const LEAVE = /^我?(?<until>.{1,30}?)(?:请假|休假)$/;
const PERIOD_AND_VERB = /^(?<period>.{1,20}?)的?(?<verb>签发|发布|公布)(?:一下|吧)?$/;
const DEADLINE = /^[把将]?(?<period>.{1,14}?)的?截止(?:时间|日期)?(?<to>.{1,30})$/;

/** The command, or null. Steps: the text's length times some thirty. */
export function readVerbBehind({ folded, context }: Rest): CommandReading | null {
  const { text } = folded;
  if (text.length === 0 || text.length > LONGEST * 4) return null;
  const short = text.length <= LONGEST;
  const numbered = NUMBER_FIRST.exec(text)?.groups;
  if (numbered) return readVerbInFront(foldText(`${numbered.verb} ${numbered.number} ${numbered.rest}`), context);
  return (
    urgentNeed({ folded, context }) ??
    objectFirst({ folded, context }) ??
    (short
      ? (read('handOver', HAND_OVER, (g) => handOver(restOf(`${g.object} 给 ${g.person}`, context))) ??
        read('standIn', STAND_IN, (g) => standIn(restOf(`${g.person} ${g.until}`, context))) ??
        read('leave', LEAVE, (g) => leave(restOf(g.until as string, context))) ??
        read('signOff', PERIOD_AND_VERB, (g) => (g.verb === '签发' ? signOff(restOf(g.period as string, context)) : null)) ??
        read('publish', PERIOD_AND_VERB, (g) => (g.verb === '签发' ? null : publish(restOf(g.period as string, context)))) ??
        read('deadline', DEADLINE, (g) => withInstant(deadline(restOf(`${g.period} ${g.to}`, context)))))
      : null)
  );

  function read(
    name: CommandName,
    pattern: RegExp,
    argsOf: (groups: Readonly<Record<string, string | undefined>>) => CommandArgs | null,
  ) {
    const groups = pattern.exec(text)?.groups;
    const args = groups ? argsOf(groups) : null;
    return args && command(name, args);
  }
}

const command = (name: CommandName, args: CommandArgs): CommandReading => ({ kind: 'command', name, args });
const withInstant = (args: CommandArgs | null): CommandArgs | null => (args?.at === undefined ? null : args);

function urgentNeed({ folded, context }: Rest): CommandReading | null {
  const groups = context.own.size > 0 ? URGENT_NEED.exec(folded.text)?.groups : undefined;
  if (groups === undefined) return null;
  const { object = '', need = '' } = groups;
  const text = trimmed(folded.typed(folded.text.length - need.length, folded.text.length));
  const named = takeEnterprise(restOf(folded.typed(0, object.length), context));
  if (named === null || !isEmpty(named.rest) || !saysFigures(readWish(text, context.now))) return null;
  return command('urgent', { ...enterpriseArgs(named.value), text });
}

function objectFirst({ folded, context }: Rest): CommandReading | null {
  const groups = OBJECT_AND_VERB.exec(folded.text)?.groups;
  if (groups === undefined) return null;
  const { object = '', verb = '', reason = '' } = groups;
  const name = NAMES[verb] as CommandName;
  const from = /^[把给为将]/.test(folded.text) && !folded.text.startsWith(object) ? 1 : 0;
  const named = takeEnterprise(restOf(folded.typed(from, from + object.length), context));
  if (named === null || 'unknown' in named.value || !isEmpty(named.rest)) return null;
  const said = restOf(folded.typed(folded.text.length - reason.length, folded.text.length), context);
  const text = trimmed(typedOf(skip(said, BECAUSE)));
  if (name !== 'return' && name !== 'urgent' && text !== '') return null;
  return command(name, { ...enterpriseArgs(named.value), ...(text !== '' && { [name === 'return' ? 'reason' : 'text']: text }) });
}
