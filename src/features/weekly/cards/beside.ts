// Which cards go along with a list that was just shown?
import { type CardSetting, hasCards } from '../../../desk/card-holders.ts';
import { cardRow } from '../../../desk/card-row.ts';
import type { TextTurn } from '../../../desk/feature.ts';
import type { Outgoing, Reports } from '../../../desk/ports.ts';
import { isBusy } from '../../../desk/thread.ts';
import { dutyOf } from '../../../desk/week/form/facts.ts';
import { loadWeek } from '../../../desk/week/person-week.ts';
import type { Weekly } from '../file-reports.ts';
import { reportsFor } from '../rehearsal.ts';
import { weekCards } from './week-cards.ts';

export type Cards = Weekly & { readonly setting: CardSetting };

/** A list that was just shown; `reports` as this message has asked them already. */
type ListedBeside = Pick<TextTurn, 'speaker' | 'thread'> & { readonly reports: Reports };

/** The cards of the list that was just shown, for whoever has them. */
export async function besideList(
  { setting }: Pick<Cards, 'setting'>,
  { speaker, thread, reports }: ListedBeside,
): Promise<readonly Outgoing[]> {
  const { report } = thread;
  if (!report || isBusy(thread) || !hasCards(setting, thread)) return [];
  const loaded = await loadWeek(reportsFor(reports, thread), speaker, report.answers.period, thread.remembered);
  // The ledger is of that database, too: the words have to do.
  if (loaded.remember === null) return [];
  const { facts, deadlines } = loaded;
  const owed = dutyOf(facts).filter((i) => !i.filed);
  const cards = weekCards({
    week: report.answers.period,
    due: deadlines.due,
    owed,
    canRepeat: owed.some((i) => i.last),
    cause: speaker.message,
    now: speaker.arrivedAt,
  });
  return cards.map((card) => cardRow(speaker, card));
}
