// Which of those that fit a name does an answer choose, and what becomes of what was said of it?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { readChoice, readChoiceOf } from '../../../reading/answer/choice.ts';
import { type WeekSession, type WhichItem, withDraft } from './answers.ts';
import { itemOf, type WeekFacts, type WeekItem } from './facts.ts';
import { openOf } from './open.ts';
import { addSaid, applySaid, draftOf, withoutLater } from './said.ts';
import { saidWords } from './said-words.ts';
import { changeLines } from './words.ts';

type WhichAnswer =
  | { readonly kind: 'taken'; readonly session: WeekSession; readonly lines: readonly string[] }
  | { readonly kind: 'missed' | 'notMine' };

/** 2, 第二个, a word that fits only one; 里耀是玻璃 of whichever line bears that name, the first open one first. */
export function answerWhich(session: WeekSession, facts: WeekFacts, text: string): WhichAnswer {
  const [first] = session.which;
  if (!first) return { kind: 'notMine' };
  const named = readChoiceOf(text);
  const meant = named === null ? undefined : session.which.find(({ typed }) => typed === named.of);
  const which = meant ?? first;
  const offered = which.candidates.flatMap((id) => itemOf(facts, id) ?? []);
  const choice = readChoice(
    meant && named ? named.said : text,
    offered.map(({ number, name, short }) => ({ number, words: [name, short] })),
  );
  const item = choice.kind === 'one' ? offered[choice.index] : undefined;
  if (item) return chosen(session, which, item, facts);
  return { kind: choice.kind === 'other' && !meant ? 'notMine' : 'missed' };
}

function chosen(session: WeekSession, which: WhichItem, item: WeekItem, facts: WeekFacts): WhichAnswer {
  const { entry, since = [] } = which;
  const begun = session.drafts[item.id];
  const next = { ...session, which: session.which.filter((one) => one !== which) };
  if (!begun) return heard(withDraft(next, item.id, applySaid(draftOf(item), item, entry)), item, [], facts);
  const later = since.flatMap((one) => (one.item === item.id ? [one.said] : []));
  const draft = addSaid(begun, item, withoutLater(entry, later));
  // What was said of it by name meanwhile is newer, and stands.
  const lines =
    later.length === 0
      ? changeLines(item, begun.answers, { ...begun.answers, ...draft.answers }, ({ was }) => typeof was === 'number')
      : [fill(t.whichLater, { name: item.short, said: later.flatMap(saidWords).join('、') })];
  return heard(withDraft(next, item.id, draft), item, lines, facts);
}

/** Where something else is asked next, it is said that this was taken. */
function heard(session: WeekSession, item: WeekItem, lines: readonly string[], facts: WeekFacts): WhichAnswer {
  const open = openOf(session, facts);
  const isOther = (open.kind === 'step' || open.kind === 'gap') && open.item.id !== item.id;
  return { kind: 'taken', session, lines: [...lines, ...(isOther ? [fill(t.noted, { names: item.short })] : [])] };
}
