// How are cards switched on and off, and who answers a press?
import { cardTexts as t } from '../../../../conversations/cards.ts';
import type { Commanded } from '../../../desk/commands.ts';
import type { Answered } from '../../../desk/receive.ts';
import type { Room } from '../../../desk/room.ts';
import { besideList, type Cards } from './beside.ts';
import { onPressed } from './pressed.ts';

/** Buttons for those who want them; everything they do is what the words do. */
export const cardsRoom = (deps: Cards): Room => ({
  name: 'cards',
  pressed: (visit) => onPressed(deps, visit),
});

/** 卡片, 文字. */
export async function switched(deps: Cards, { speaker, thread, command, reports }: Commanded): Promise<Answered> {
  const wanted = command.args?.on ?? true;
  if (wanted && deps.setting === 'off') return { thread, lines: [t.notHere] };
  const after = { ...thread, cards: { ...thread.cards, wanted } };
  const sends = await besideList(deps, { speaker, thread: after, reports });
  return { thread: after, lines: [wanted ? t.on : t.off], sends };
}
