// How are cards switched on and off?
import { cardTexts as t } from '../../../../conversations/cards.ts';
import type { CommandTurn } from '../../../desk/feature.ts';
import { isReporter } from '../../../desk/greeting.ts';
import type { Answered } from '../../../desk/receive.ts';
import { besideList, type Cards } from './beside.ts';

/** 卡片, 文字. */
export async function switched(deps: Cards, { speaker, thread, command, reports }: CommandTurn): Promise<Answered> {
  const wanted = command.args?.on ?? true;
  if (wanted && deps.setting === 'off') return { thread, lines: [t.notHere] };
  const after = { ...thread, cards: { ...thread.cards, wanted } };
  const sends = await besideList(deps, { speaker, thread: after, reports });
  const on = isReporter(speaker.person) ? t.on : t.onDesk;
  return { thread: after, lines: [wanted ? on : t.off], sends };
}
