// 更正 of a month that is closed or published: how does a 确认 become a request that somebody else decides? (domain §9.5)
import { monthlyTexts as t } from '../../../conversations/monthly.ts';
import { oversightTexts } from '../../../conversations/oversight.ts';
import { decidersOf, decidersSaid } from '../../desk/acts/deciders.ts';
import { tellRows } from '../../desk/acts/tell.ts';
import type { ConfirmOutcome } from '../../desk/desk-form.ts';
import { monthChangesLine } from '../../desk/month-changes.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { activeWith } from '../../desk/publication.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth } from '../../desk/voices.ts';
import { regionName } from '../../domain/regions.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { MonthAnswers, MonthReview } from './answers.ts';
import type { MonthCorrections } from './port.ts';

/** Those who decide are told. Problems: database.away, database.conflict. */
export async function requested(
  { corrections }: { readonly corrections: MonthCorrections },
  speaker: Speaker,
  { month, district }: MonthAnswers,
  { figures, doubts, was, reason }: MonthReview & { readonly reason: string },
): Promise<ConfirmOutcome<MonthAnswers>> {
  const { asker, message, arrivedAt, bureau, person } = speaker;
  const named = { district: regionName(bureau.roster.regions, district), month: sayMonth(month, arrivedAt) };
  const act = { asker, message, at: arrivedAt };
  const number = await corrections.ask(act, { district, month, figures, doubts, reason });
  if (number === null) return { kind: 'done', lines: [fill(t.notYours, { district: named.district })] };
  const keys = decidersOf(bureau, person, district);
  const about = fill(oversightTexts.subjectMonth, named);
  const changes = was === null ? '' : monthChangesLine(was, figures);
  const told = fill(oversightTexts.correctionTold, { number, about, by: person.name, changes, reason });
  const sends = tellRows(speaker, 'correction', keys, [told, fill(oversightTexts.correctionToldHow, { number })]);
  return { kind: 'done', lines: [fill(t.requestAsked, { number, whom: decidersSaid(bureau, keys) })], sends };
}

/** A return that came in or changed after the publication: the office is told that a supplement is due. */
export function supplementDue(
  speaker: Speaker,
  { month, district }: MonthAnswers,
  { was, figures }: MonthReview,
): readonly Outgoing[] {
  const { bureau, arrivedAt } = speaker;
  const said = { district: regionName(bureau.roster.regions, district), month: sayMonth(month, arrivedAt) };
  const line =
    was === null
      ? fill(t.supplementFiled, said)
      : fill(t.supplementChanged, { ...said, changes: monthChangesLine(was, figures) });
  return tellRows(speaker, 'supplement', activeWith(bureau.roster, 'taskForce'), [line, fill(t.supplementHow, said)]);
}
