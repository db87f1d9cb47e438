// What may somebody have meant whose words could be several things or nothing?
import { type CommandName, commands } from '../../conversations/commands.ts';
import type { Role } from '../domain/people.ts';
import { putsOff } from './answer/asked-open.ts';
import { HARMLESS } from './command/commands.ts';
import { WHOLE_COMMANDS } from './command/table.ts';
import { ordersToReport } from './question/orders.ts';
import { guessQuestion } from './question/questions.ts';
import type { CommandReading, QueryReading, ReadingContext } from './reading.ts';
import { buildLexicon, longestWord } from './text/lexicon.ts';
import type { Folded } from './text/text.ts';
import { asksOfAct } from './words/whether.ts';

type Guess = QueryReading | CommandReading;

const MOST = 3;

/** Only what is useful to offer; nobody is offered a 确认 there is nothing to confirm for. */
const OFFERED = buildLexicon(
  [...WHOLE_COMMANDS]
    .filter(([text, { name }]) => text.length >= 2 && commands[name].offered !== undefined)
    .map(([text, { name }]) => [text, name] as const),
);

/** At most three, the likeliest first: the question the known words make, commands whose words occur. None where the words say nothing. */
export function guessesFor(folded: Folded, context: ReadingContext): readonly Guess[] {
  const { role } = context.person;
  const question = /\d/.test(folded.text) && role !== 'taskForce' ? null : guessQuestion(folded, context);
  // 大家抓紧把没报的报上来: those who have not are reminded, if that is theirs to do.
  const reminds = ordersToReport(folded.text) && commands.remind.offered?.some((r) => r === role);
  const named = (reminds ? (['remind'] as const) : commandsIn(folded, role)).map((name): Guess => ({ kind: 'command', name }));
  const all = [...(question ? [question] : []), ...named];
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

/** 先别签发, 不要广播: nobody is offered what they speak against. */
const DENIES = /[不没别勿莫未甭]/;
/** 除了3号都同上周: 同上周 of all is the opposite. */
const EXCEPTS = /除/;
const IF = /^(?:如果|要是|假如|假设|万一|若)/;
const OPENS_ONLY: ReadonlySet<CommandName> = new Set(['report', 'monthly', 'practice', 'rehearse']);

function commandsIn(folded: Folded, role: Role): readonly CommandName[] {
  const { text } = folded;
  if (DENIES.test(text)) return [];
  // Whether an act was done is asked, or it is put off: nobody is offered to do it. What only opens a form may be.
  const isAsked = asksOfAct(text) || putsOff(text) || IF.test(text);
  const isPart = EXCEPTS.test(text);
  const mayOffer = (name: CommandName): boolean =>
    !(isPart && name === 'same') && (!isAsked || HARMLESS.has(name) || OPENS_ONLY.has(name));
  const names = new Set<CommandName>();
  for (let at = 0; at < folded.text.length; ) {
    const found = longestWord(OFFERED, folded, at);
    if (found !== null && commands[found.value].offered?.includes(role) && mayOffer(found.value)) names.add(found.value);
    at = found?.to ?? at + 1;
  }
  return [...names];
}
