// 属实: how does whoever reports an enterprise answer that the figures sent back are right? (domain §5.10)
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { TextTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import { isBusy } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import { fill } from '../../forms/definition/fill.ts';
import { actOf, afterEnterprise, enterpriseNamed, personNamed, tell, weekSaid } from './people.ts';
import type { OpenReturn, SentBack } from './port.ts';
import { quotedReason } from './send-back.ts';

/** 属实 [甲公司] 原因, where a report of the person's was sent back; null where none was. */
export async function standsBack(
  deps: { readonly sentBack: SentBack },
  { speaker, thread }: TextTurn,
  rest: string,
): Promise<Answered | null> {
  if (!may(speaker.person, 'report')) return null;
  // Under a read-back it is as good as 确认.
  if (rest.trim() === '' && isBusy(thread)) return null;
  const open = await deps.sentBack.open(speaker.asker, speaker.arrivedAt);
  if (open.length === 0) return null;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { bureau } = speaker;
  const behindName = (o: OpenReturn) => afterEnterprise(bureau, o.enterprise, rest);
  const named = open.filter((o) => behindName(o) !== null);
  const [one, second] = named.length > 0 ? named : open;
  if (!one || second) return said(fill(t.standsWhich, { short: enterpriseNamed(bureau, open[0]?.enterprise ?? '').short }));
  const { name, short } = enterpriseNamed(bureau, one.enterprise);
  const reason = quotedReason(behindName(one) ?? rest);
  if (reason === '') return said(fill(t.standsWhy, { short }));
  const line = fill(t.standsTold, { name, week: weekSaid(speaker, one.week), by: speaker.person.name, reason });
  const outcome = await deps.sentBack.stands(actOf(speaker), one.number, tell(speaker, 'stands', [one.by], [line]));
  return outcome === 'gone' ? null : said(fill(t.stands, { name, whom: personNamed(bureau, one.by) }));
}
