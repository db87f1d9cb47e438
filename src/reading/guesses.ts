// What may somebody have meant whose words could be several things or nothing?
import { type CommandName, commands } from '../../conversations/commands.ts';
import type { Role } from '../domain/people.ts';
import { weekOf } from '../domain/time.ts';
import { WHOLE_COMMANDS } from './command/table.ts';
import { TOTALS } from './question/measures.ts';
import { guessQuestion } from './question/questions.ts';
import type { CommandReading, QueryReading, ReadingContext } from './reading.ts';
import { buildLexicon, longestWord } from './text/lexicon.ts';
import type { Folded } from './text/text.ts';

type Guess = QueryReading | CommandReading;

const MOST = 3;

/** Only what is useful to offer; nobody is offered a 确认 there is nothing to confirm for. */
const OFFERED = buildLexicon(
  [...WHOLE_COMMANDS]
    .filter(([text, { name }]) => text.length >= 2 && commands[name].offered !== undefined)
    .map(([text, { name }]) => [text, name] as const),
);

/** At most three guesses, the likeliest first: the question the known words make, commands whose words occur, then what this role asks for most. */
export function guessesFor(folded: Folded, context: ReadingContext): readonly Guess[] {
  const { role } = context.person;
  const question = /\d/.test(folded.text) && role !== 'taskForce' ? null : guessQuestion(folded, context);
  const named = commandsIn(folded, role).map((name): Guess => ({ kind: 'command', name }));
  const all = [...(question ? [question] : []), ...named, ...usualFor(context)];
  const keys = new Set<string>();
  return all
    .filter((guess) => {
      const key = JSON.stringify(guess);
      const isNew = !keys.has(key);
      keys.add(key);
      return isNew;
    })
    .slice(0, MOST);
}

function commandsIn(folded: Folded, role: Role): readonly CommandName[] {
  const names = new Set<CommandName>();
  for (let at = 0; at < folded.text.length; ) {
    const found = longestWord(OFFERED, folded, at);
    if (found !== null && commands[found.value].offered?.includes(role)) names.add(found.value);
    at = found?.to ?? at + 1;
  }
  return [...names];
}

function usualFor({ person, now }: ReadingContext): readonly Guess[] {
  const period = { from: weekOf(now), to: weekOf(now) };
  const help: Guess = { kind: 'command', name: 'help' };
  const outstanding: Guess = { kind: 'query', measures: ['outstanding'], period };
  switch (person.role) {
    case 'specialist':
      return [{ kind: 'command', name: 'report' }, outstanding, help];
    case 'coordinator':
      return [outstanding, { kind: 'command', name: 'report' }, help];
    case 'taskForce':
      return [{ kind: 'query', measures: TOTALS, period }, outstanding, help];
    case 'admin':
      return [help];
  }
}
