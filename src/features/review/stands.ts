// 属实: how does whoever reports an enterprise answer that the figures sent back are right? (domain §5.10)
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { TextTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import { isBusy } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { CommandArgs } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { actOf, enterpriseNamed, personNamed, tell, weekSaid } from './people.ts';
import type { OpenReturn, SentBack } from './port.ts';
import { quotedReason } from './send-back.ts';

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
  const { enterprise, candidates, unknown } = args;
  const named = enterprise === undefined ? candidates : [enterprise];
  const meant = unknown === undefined ? open.filter((o) => named?.includes(o.enterprise) ?? true) : [];
  const [one, second] = meant;
  if (!one) return said(...notReturned(speaker, args, open));
  if (second) return said(fill(t.standsWhich, { short: enterpriseNamed(bureau, one.enterprise).short }));
  const { name, short } = enterpriseNamed(bureau, one.enterprise);
  const reason = quotedReason(args.reason);
  if (reason === '') return said(fill(t.standsWhy, { short }));
  const line = fill(t.standsTold, { name, week: weekSaid(speaker, one.week), by: speaker.person.name, reason });
  const outcome = await deps.sentBack.stands(actOf(speaker), one.number, tell(speaker, 'stands', [one.by], [line]));
  return said(fill(outcome === 'gone' ? t.standsNotReturned : t.stands, { name, whom: personNamed(bureau, one.by) }));
}

/** Nothing of what is named was sent back; what was, is said beside it. */
function notReturned(
  { bureau }: TextTurn['speaker'],
  { enterprise, candidates, unknown }: CommandArgs,
  open: readonly OpenReturn[],
): readonly string[] {
  const [first] = enterprise === undefined ? (candidates ?? []) : [enterprise];
  const names = open.map((o) => enterpriseNamed(bureau, o.enterprise).short).join('、');
  const name = first === undefined ? unknown && quoted(unknown) : enterpriseNamed(bureau, first).name;
  return [
    name === undefined ? t.standsNone : fill(t.standsNotReturned, { name }),
    ...(open.length === 0 ? [] : [fill(t.standsOthers, { names })]),
  ];
}
