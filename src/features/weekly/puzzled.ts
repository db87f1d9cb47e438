// What is said to a text of which only the enterprise is plain?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import type { TextTurn } from '../../desk/feature.ts';
import { isReporter } from '../../desk/greeting.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import { enterpriseName } from '../../domain/roster.ts';
import { fill } from '../../forms/definition/fill.ts';
import { foldText } from '../../reading/text/text.ts';

/** How figures of the one enterprise of one's own that is named would be said; null where none is, or several are. */
export async function onlyNamed({ speaker, thread, text }: TextTurn): Promise<Answered | null> {
  if (!isReporter(speaker.person)) return null;
  const { names, own } = contextOf(speaker);
  const named = names.spans(foldText(text), own).flatMap((span) => ('enterprise' in span.named ? [span.named.enterprise] : []));
  const [only, another] = [...new Set(named)].filter((id) => own.has(id));
  if (only === undefined || another !== undefined) return null;
  const { roster } = speaker.bureau;
  const name = roster.enterprises.find((e) => e.id === only)?.aliases[0] ?? enterpriseName(roster, only);
  return { thread, lines: [fill(t.onlyNamed, { name })] };
}
