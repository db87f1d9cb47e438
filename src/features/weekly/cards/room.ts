// How are cards shown beside the list, switched on and off, and what does pressing one do?
import { cardTexts as t } from '../../../../conversations/cards.ts';
import type { Card } from '../../../desk/card.ts';
import { type CardSetting, hasCards } from '../../../desk/card-holders.ts';
import { isReporter } from '../../../desk/greeting.ts';
import { outgoing } from '../../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../../desk/ports.ts';
import type { Answered } from '../../../desk/receive.ts';
import type { CommandVisit, ListedVisit, Room } from '../../../desk/room.ts';
import type { Speaker } from '../../../desk/speaker.ts';
import { isBusy } from '../../../desk/thread.ts';
import { loadWeek } from '../../../desk/week/person-week.ts';
import { dutyOf } from '../../../engine/world.ts';
import type { Weekly } from '../file-reports.ts';
import { forOneMessage } from '../one-message.ts';
import { reportsFor } from '../rehearsal.ts';
import { onPressed } from './pressed.ts';
import { weekCards } from './week-cards.ts';

export type Cards = Weekly & { readonly setting: CardSetting };

/** Buttons for those who want them; everything they do is what the words do. */
export const cardsRoom = (deps: Cards): Room => ({
  name: 'cards',
  commands: { cards: (visit) => switched(deps, visit) },
  beside: (listed) => besideList(deps, listed),
  pressed: (visit) => onPressed(deps, visit, (listed) => besideList(deps, listed)),
});

/** An extra that comes late is in the way. */
const CARD_MS = 10 * 60_000;

/** The cards of the list that was just shown, for whoever has them. */
async function besideList({ setting }: Cards, { speaker, thread, reports }: ListedVisit): Promise<readonly Outgoing[]> {
  const { report } = thread;
  if (!report || isBusy(thread) || !hasCards(setting, thread)) return [];
  const loaded = await loadWeek(reportsFor(reports, thread), speaker, report.period, thread.remembered);
  // The ledger is of that database, too: the words have to do.
  if (loaded.remember === null) return [];
  const { world, deadlines } = loaded;
  const owed = dutyOf(world).filter((i) => !i.filed);
  const cards = weekCards({
    week: report.period,
    due: deadlines.due,
    owed,
    canRepeat: owed.some((i) => i.last),
    cause: speaker.message,
    now: speaker.arrivedAt,
  });
  return cards.map((card) => rowOf(speaker, card));
}

const rowOf = ({ asker, arrivedAt }: Speaker, card: Card): Outgoing =>
  outgoing({
    key: `card/${asker.corp}/${card.task}`,
    corp: asker.corp,
    person: asker.userid,
    kind: 'reply',
    say: { kind: 'card', card },
    dueAt: arrivedAt,
    expiresAt: new Date(arrivedAt.getTime() + CARD_MS),
  });

/** 卡片, 文字. */
async function switched(deps: Cards, { speaker, thread, command }: CommandVisit): Promise<Answered> {
  if (!isReporter(speaker.person)) return { thread, lines: [t.notForYou] };
  const wanted = command.args?.on ?? true;
  if (wanted && deps.setting === 'off') return { thread, lines: [t.notHere] };
  const after = { ...thread, cards: { ...thread.cards, wanted } };
  const sends = await besideList(deps, { speaker, thread: after, reports: forOneMessage(deps.reports) });
  return { thread: after, lines: [wanted ? t.on : t.off], sends };
}
