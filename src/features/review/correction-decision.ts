// How is a request for a correction decided, by somebody else than who asked? (domain §5.7)
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { TextTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { may } from '../../domain/rights.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Decision } from '../../reading/answer/decisions.ts';
import { quoted } from '../../reading/text/quoted.ts';
import type { Correcting } from './correction.ts';
import { isExpired } from './expired-requests.ts';
import { actOf, enterpriseNamed, tell, weekSaid } from './people.ts';
import type { Corrections } from './port.ts';
import { changesOf } from './say.ts';

/** 同意更正 3, 不同意更正 3 原因, 更正申请; null where the text is none of these, or not this person's. */
export async function decideCorrection(
  deps: Pick<Correcting, 'corrections' | 'settings'>,
  turn: TextTurn,
  decision: Decision,
): Promise<Answered | null> {
  const { speaker, thread } = turn;
  const { asker, arrivedAt, bureau, person } = speaker;
  if (!may(person, 'approveCorrection')) return null;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  if (decision.kind === 'list') {
    const all = (await deps.corrections.asked(asker, null, arrivedAt)).filter((a) => !isExpired(a, arrivedAt, deps.settings));
    const [first] = all;
    if (!first) return said(t.correctionNone);
    return said(...all.slice(0, 8).map((a) => toldOf(speaker, a)), fill(t.correctionToldHow, { number: first.number }));
  }
  const { number, approve } = decision;
  const [asked] = await deps.corrections.asked(asker, number, arrivedAt);
  if (!asked) return said(fill(t.correctionUnknown, { number }));
  if (isExpired(asked, arrivedAt, deps.settings))
    return said(fill(t.correctionExpired, { number, days: deps.settings.requestDays }));
  const { name } = enterpriseNamed(bureau, asked.enterprise);
  const week = weekSaid(speaker, asked.week);
  const changes = changesOf(asked.before, asked.figures);
  const reason = quoted(decision.reason, 120);
  const line = approve
    ? fill(t.correctionApprovedTold, { number, name, week, changes })
    : fill(t.correctionRefusedTold, { number, name, week, reason });
  const sends = tell(speaker, 'decided', [asked.by], [line]);
  const whom = bureau.roster.people.find((p) => p.userid === asked.by)?.name ?? '';
  switch (await deps.corrections.decide(actOf(speaker), number, approve, sends)) {
    case 'approved':
      return said(fill(t.correctionApproved, { number, name, changes, whom }));
    case 'refused':
      return said(fill(t.correctionRefused, { number, whom }));
    case 'outdated': {
      const gone = fill(t.correctionOutdated, { number, name });
      return { thread, lines: [gone], sends: tell(speaker, 'decided', [asked.by], [gone]) };
    }
    case 'decided':
      return said(fill(t.correctionDecided, { number }));
    case 'notYours':
      return said(fill(t.correctionUnknown, { number }));
  }
}

function toldOf(speaker: Speaker, asked: Awaited<ReturnType<Corrections['asked']>>[number]): string {
  const { number, week, before, figures, reason } = asked;
  const { name } = enterpriseNamed(speaker.bureau, asked.enterprise);
  const by = speaker.bureau.roster.people.find((p) => p.userid === asked.by)?.name ?? '';
  return fill(t.correctionTold, { number, name, week: weekSaid(speaker, week), by, changes: changesOf(before, figures), reason });
}
