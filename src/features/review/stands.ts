// 属实: how does whoever reports an enterprise answer that the figures sent back are right? (domain §5.10)

import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { tellRows } from '../../desk/acts/tell.ts';
import type { TextTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import { isBusy } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import { personName } from '../../domain/roster.ts';
import { isOfMonth } from '../../domain/subjects.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { CommandArgs } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { speaksOfMonth } from './month-meant.ts';
import { actOf, enterpriseNamed } from './people.ts';
import type { OpenReturn, SentBack } from './port.ts';
import { quotedReason } from './send-back.ts';
import { subjectWords } from './subject-words.ts';

type Standing = { readonly sentBack: SentBack };

/** 属实 [甲公司] 原因, where a report of the person's was sent back; null where none was: then it is said of something else. */
export async function standsBack(deps: Standing, turn: TextTurn, args: CommandArgs): Promise<Answered | null> {
  const { speaker, thread } = turn;
  if (!may(speaker.person, 'report')) return null;
  // Under a read-back it is as good as 确认.
  if (Object.keys(args).length === 0 && isBusy(thread)) return null;
  const open = await deps.sentBack.open(speaker.asker, speaker.arrivedAt);
  return open.length === 0 ? null : answered(deps, turn, args, open);
}

/** The same where nothing else is meant by it. */
export async function stands(deps: Standing, turn: TextTurn, args: CommandArgs): Promise<Answered> {
  const open = await deps.sentBack.open(turn.speaker.asker, turn.speaker.arrivedAt);
  return answered(deps, turn, args, open);
}

/** Of the enterprise that is named, or of the only one that was sent back; never of another than was named. */
async function answered(
  deps: Standing,
  { speaker, thread }: TextTurn,
  args: CommandArgs,
  open: readonly OpenReturn[],
): Promise<Answered> {
  const { bureau } = speaker;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const meant = open.filter((o) => isMeant(o, args));
  const [one, second] = meant;
  if (!one) return said(...notReturned(speaker, args, open));
  const { what, name, short } = subjectWords(speaker, one);
  if (second) return said(fill(t.standsWhich, { short }));
  const reason = quotedReason(args.reason);
  if (reason === '') return said(fill(t.standsWhy, { short }));
  const line = fill(t.standsTold, { what, by: speaker.person.name, reason });
  const outcome = await deps.sentBack.stands(actOf(speaker), one.number, tellRows(speaker, 'stands', [one.by], [line]));
  return said(fill(outcome === 'gone' ? t.standsNotReturned : t.stands, { name, whom: personName(bureau.roster, one.by) }));
}

/** A return of what the words name; they may name nothing. */
function isMeant(of: OpenReturn, args: CommandArgs): boolean {
  const { enterprise, candidates, unknown, period, districts } = args;
  if (unknown !== undefined) return false;
  const isMonth = speaksOfMonth(args);
  if (isOfMonth(of)) {
    const isNamed = enterprise !== undefined || candidates !== undefined;
    return !isNamed && (period === undefined || period === of.month) && (districts?.includes(of.district) ?? true);
  }
  const named = enterprise === undefined ? candidates : [enterprise];
  return !isMonth && (named?.includes(of.enterprise) ?? true);
}

/** Nothing of what is named was sent back; what was, is said beside it. */
function notReturned(
  speaker: TextTurn['speaker'],
  { enterprise, candidates, unknown }: CommandArgs,
  open: readonly OpenReturn[],
): readonly string[] {
  const [first] = enterprise === undefined ? (candidates ?? []) : [enterprise];
  const names = open.map((o) => subjectWords(speaker, o).short).join('、');
  const name = first === undefined ? unknown && quoted(unknown) : enterpriseNamed(speaker.bureau, first).name;
  return [
    name === undefined ? t.standsNone : fill(t.standsNotReturned, { name: fill(t.subjectWeek, { name, week: '' }) }),
    ...(open.length === 0 ? [] : [fill(t.standsOthers, { names })]),
  ];
}
