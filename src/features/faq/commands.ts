// What is answered to a question about the job, and to who asks what can be asked?
import { type faqCommands, faqTexts } from '../../../conversations/front-desk.ts';
import { type JobQuestionId, jobAnswers, jobQuestions } from '../../../conversations/job-questions.ts';
import type { HandlersOf } from '../../desk/commands.ts';
import type { MessageTurn } from '../../desk/feature.ts';
import type { Person } from '../../domain/people.ts';
import { may } from '../../domain/rights.ts';
import { fillChosen, placeholdersOf } from '../../forms/definition/fill.ts';
import { type FaqSettings, factOf, isFaqFact } from './facts.ts';

export const faqHandlers = ({ settings }: { readonly settings: FaqSettings }): HandlersOf<typeof faqCommands> => ({
  async faq({ command, ...turn }) {
    const id = command.args?.id;
    return {
      thread: turn.thread,
      lines: id === undefined ? listFor(turn.speaker.person) : await answerLines(id, turn, settings),
    };
  },
});

const listFor = (person: Person): readonly string[] => (may(person, 'report') ? faqTexts.list : faqTexts.listOther);

/** The answer to this person, with the facts of the moment. */
async function answerLines(id: JobQuestionId, turn: MessageTurn, settings: FaqSettings): Promise<readonly string[]> {
  const answer = jobAnswers[id];
  const { role } = turn.speaker.person;
  const { roles } = jobQuestions[id];
  const lines = 'others' in answer ? (answer[role] ?? answer.others) : answer;
  const filled = await Promise.all(lines.map((line) => filledLine(line, turn, settings)));
  const theirs = roles === undefined || roles.includes(role) ? [] : [faqTexts.theirs];
  return [...theirs, ...filled.filter((line) => line !== '')];
}

const SENTENCES = new Intl.Segmenter('zh', { granularity: 'sentence' });
const sentencesOf = (line: string): readonly string[] => [...SENTENCES.segment(line)].map(({ segment }) => segment);

/** Sentences that need a fact which does not hold here are left out. */
async function filledLine(line: string, turn: MessageTurn, settings: FaqSettings): Promise<string> {
  const sentences = await Promise.all(
    sentencesOf(line).map(async (sentence) => {
      const facts: Record<string, string> = {};
      for (const name of placeholdersOf(sentence)) if (isFaqFact(name)) facts[name] = await factOf(name, turn, settings);
      return Object.values(facts).includes('') ? '' : fillChosen(sentence, facts);
    }),
  );
  return sentences.join('');
}
