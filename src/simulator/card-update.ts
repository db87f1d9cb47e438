// How does a card on people's phones change after it was sent?
import { failure, ok, type SimulatedAnswer } from './answers.ts';
import { type CardShape, readCard } from './card-shape.ts';
import { cardFault, hasButtons } from './cards.ts';
import { DAY_MS } from './limits.ts';
import { type CardCode, changeEntry, type SimulatorState } from './world.ts';

const CODE_LIFE_MS = 3 * DAY_MS;

type Update = { readonly greyed: string | null; readonly card: CardShape | null };

/** Greys the card of one entry with these words (null: it can be pressed), or puts another in its place under the same task. */
export function replaceCard(world: SimulatorState, entry: string, greyed: string | null, card: CardShape | null): void {
  changeEntry(world, entry, (before) => {
    if (before.content.kind !== 'card') return before;
    const { task_id } = before.content.card;
    const after = card ? { ...card, ...(task_id === undefined ? {} : { task_id }) } : before.content.card;
    return { ...before, content: { kind: 'card', card: after, greyed } };
  });
}

/** message/update_template_card (wecom §3.5): each code once, within 72 h. */
export function updateCard(world: SimulatorState, json: Readonly<Record<string, unknown>>): SimulatedAnswer {
  const { agentid, response_code, userids = [], partyids = [], tagids = [], atall } = json;
  if (agentid === undefined) return failure(41011);
  if (agentid !== world.corp.agentId) return failure(typeof agentid === 'number' ? 42015 : 40056);
  if (![userids, partyids, tagids].every(Array.isArray)) return failure(40035);
  const named = (userids as unknown[]).map((userid) => String(userid).toLowerCase());
  if (named.length > 1000) return failure(40032);
  if (named.length === 0 && (partyids as unknown[]).length === 0 && (tagids as unknown[]).length === 0 && atall !== 1)
    return failure(82101);
  const code = typeof response_code === 'string' ? world.codes.get(response_code) : undefined;
  if (!code || world.clock.now().getTime() - code.issuedAt.getTime() > CODE_LIFE_MS) return failure(60140);
  const update = readUpdate(world, json, code);
  if (typeof update === 'number') return failure(update);
  const reached = world.cards.get(code.taskId) ?? new Map<string, string>();
  const wanted = atall === 1 ? [...reached.keys()] : named;
  // What a pressed card's code reaches beyond the presser is not documented (wecom §10.9): nobody else.
  const able = wanted.filter((userid) => reached.has(userid) && (code.presser === null || code.presser === userid));
  if (able.length === 0) return failure(82102);
  world.codes.delete(response_code as string);
  for (const userid of able) replaceCard(world, reached.get(userid) ?? '', update.greyed, update.card);
  return ok({ invaliduser: wanted.filter((userid) => !able.includes(userid)) });
}

/** The update a request asks for, or the code of its fault. */
function readUpdate(world: SimulatorState, json: Readonly<Record<string, unknown>>, code: CardCode): Update | number {
  const { button, template_card } = json;
  if (template_card !== undefined) {
    const card = readCard(template_card);
    if (!card) return 40035;
    const fault = cardFault(card, 'update');
    return fault === 0 ? { greyed: card.replace_text ?? null, card } : fault;
  }
  const name = typeof button === 'object' && button !== null && 'replace_name' in button ? button.replace_name : undefined;
  if (typeof name !== 'string' || name === '') return 42020;
  const [entry] = world.cards.get(code.taskId)?.values() ?? [];
  const content = entry === undefined ? undefined : world.entries.get(entry)?.content;
  return content?.kind === 'card' && !hasButtons(content.card) ? 40058 : { greyed: name, card: null };
}
