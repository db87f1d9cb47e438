// Which of a person's words gave each enterprise its figures? (domain §7.9)
import { enterpriseName, numbering } from '../../domain/roster.ts';
import { ownPart } from '../../reading/report/own-part.ts';
import type { Speaker } from '../speaker.ts';
import type { Thread } from '../thread.ts';

/** More characters than these of one enterprise are the older ones left out. */
const MOST = 600;

/**
 * The thread after a text, with the words of each enterprise whose figures it changed and that are not filed yet; what was written of one
 * before stays in front. Words of practice are kept nowhere.
 */
export function withOwnWords({ bureau: { roster }, person }: Speaker, kept: Thread, after: Thread, text: string): Thread {
  const { words: _, ...rest } = after;
  const { report } = after;
  if (report === null || after.rehearsal !== null || kept.rehearsal !== null) return rest;
  const { drafts, period } = report.answers;
  const before = kept.report?.answers.period === period ? kept.report.answers.drafts : {};
  const changed = Object.keys(drafts).filter((id) => JSON.stringify(drafts[id]) !== JSON.stringify(before[id]));
  const numbers = changed.length > 1 ? numbering(roster, person, period) : new Map<string, number>();
  const called = changed.map((id) => {
    const aliases = roster.enterprises.find((e) => e.id === id)?.aliases ?? [];
    return { id, names: [enterpriseName(roster, id), ...aliases], number: numbers.get(id) ?? null };
  });
  const said = ownPart(text, called);
  const words = Object.keys(drafts).flatMap((id) => {
    const older = before[id] === undefined ? undefined : kept.words?.[id];
    const all = [older, changed.includes(id) ? said.get(id) : undefined]
      .filter((one) => one !== undefined && one !== '')
      .join('\n');
    return all === '' ? [] : [[id, [...all].slice(-MOST).join('')] as const];
  });
  return words.length === 0 ? rest : { ...rest, words: Object.fromEntries(words) };
}
